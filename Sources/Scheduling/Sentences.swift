import MissionModel
import Units

/// The sentences of the timetable's refusals, in both languages, with value, limit and unit.
enum Sentences {
  private static func one(_ value: Double) -> String { "\(value.rounded(places: 1))" }

  static func warning(_ code: String) -> BilingualText {
    BilingualText(
      en: "held by the Observatory's warning \(code), as the unit's rules say",
      zh: "按單位守則，天文台 \(code) 警告生效期間停飛")
  }

  static func noForecast(_ station: String) -> BilingualText {
    BilingualText(
      en: "no forecast of the station '\(station)' for this time",
      zh: "測站「\(station)」沒有此時段的預報")
  }

  static func gust(_ gust: Speed, height: Length, limit: Speed) -> BilingualText {
    let value = one(gust.metresPerSecond)
    let most = one(limit.metresPerSecond)
    let at = Int(height.metres.rounded())
    return BilingualText(
      en: "gust \(value) m/s at \(at) m, the aircraft's limit is \(most) m/s",
      zh: "\(at) 米高處陣風 \(value) 米/秒，無人機上限 \(most) 米/秒")
  }

  static func padGust(_ gust: Speed, limit: Speed) -> BilingualText {
    let value = one(gust.metresPerSecond)
    let most = one(limit.metresPerSecond)
    return BilingualText(
      en: "gust \(value) m/s at the pad, the limit for take-off and landing is \(most) m/s",
      zh: "起降點陣風 \(value) 米/秒，起降上限 \(most) 米/秒")
  }

  static func rain(_ rain: Double, limit: Double) -> BilingualText {
    BilingualText(
      en: "rain \(one(rain)) mm/h, the limit is \(one(limit)) mm/h",
      zh: "雨量每小時 \(one(rain)) 毫米，上限 \(one(limit)) 毫米")
  }

  static func temperature(_ value: Double, allowed: ClosedRange<Double>) -> BilingualText {
    BilingualText(
      en: "air \(one(value)) °C, allowed \(one(allowed.lowerBound)) to \(one(allowed.upperBound)) °C",
      zh: "氣溫 \(one(value)) °C，容許範圍 \(one(allowed.lowerBound)) 至 \(one(allowed.upperBound)) °C")
  }

  static func noSlot(flights: Int, visits: [Int], why: BilingualText) -> BilingualText {
    let list = visits.map(String.init).joined(separator: ", ")
    let listZh = visits.map(String.init).joined(separator: "、")
    return BilingualText(
      en:
        "\(flights) \(flights == 1 ? "flight" : "flights") of \(visits.count == 1 ? "visit" : "visits") \(list) found no"
        + " start: \(why.en)",
      zh: "第 \(listZh) 次巡邏有 \(flights) 個架次在時段內找不到起飛時間：\(why.zh)")
  }

  static func unseen(minutes: Int, revisit: TimeSpan?, why: BilingualText) -> BilingualText {
    guard let revisit else {
      return BilingualText(en: "not visited: \(why.en)", zh: "沒有巡邏：\(why.zh)")
    }
    let asked = one(revisit.minutes)
    return BilingualText(
      en: "unseen for \(minutes) min longer than the \(asked) min that are wished: \(why.en)",
      zh: "較要求的 \(asked) 分鐘多 \(minutes) 分鐘沒有巡邏：\(why.zh)")
  }

  static func partsMissing(visits: [Int]) -> BilingualText {
    let list = visits.map(String.init)
    return BilingualText(
      en:
        "\(visits.count == 1 ? "visit" : "visits") \(list.joined(separator: ", ")) without all parts: no start found",
      zh: "第 \(list.joined(separator: "、")) 次巡邏欠部分航段：找不到起飛時間")
  }

  static func reserveShort(_ name: BilingualText, missing: Int, nobodyNear: Bool) -> BilingualText {
    nobodyNear
      ? BilingualText(
        en: "reserve '\(name.en)': none of its sites is near enough", zh: "後備「\(name.zh)」：沒有起降點在範圍內")
      : BilingualText(
        en: "reserve '\(name.en)': \(missing) aircraft short", zh: "後備「\(name.zh)」：欠 \(missing) 架無人機")
  }

  /// - Parameter beats: for `traffic`, the beats of the flights that are too close.
  static func obstacle(_ obstacle: StartFinder.Obstacle, beats: [BilingualText] = []) -> BilingualText {
    switch obstacle {
    case .weather: weatherHolds
    case .unflyable: unflyable
    case .energy: energy
    case .duty: offDuty
    case .busy: siteBusy
    case .tooLong: tooLong
    case .pilots: pilotsOut
    case .cap: capReached
    case .traffic: tooClose(beats)
    }
  }

  static func tooClose(_ beats: [BilingualText]) -> BilingualText {
    if beats.isEmpty {
      return BilingualText(
        en: "it would come closer to another flight than the separation asked", zh: "與其他架次之間會小於規定的飛行間隔")
    }
    let en = beats.map { "'\($0.en)'" }.joined(separator: ", ")
    let zh = beats.map { "「\($0.zh)」" }.joined(separator: "、")
    return BilingualText(
      en: "it would come closer to a flight of \(en) than the separation asked",
      zh: "與\(zh)的架次之間會小於規定的飛行間隔")
  }

  static let weatherHolds = BilingualText(
    en: "weather holds until the hours are over", zh: "因天氣停飛至時段結束")
  static let siteBusy = BilingualText(
    en: "the aircraft is in the air, getting ready or charging", zh: "無人機正在飛行、準備或充電")
  static let offDuty = BilingualText(en: "outside the site's duty hours", zh: "不在起降點的當值時段")
  static let pilotsOut = BilingualText(en: "all pilots have aircraft out", zh: "所有操作員均已有無人機在外")
  static let capReached = BilingualText(
    en: "the most flights over some of its ground are reached", zh: "所經地方的飛越架次已達上限")
  static let energy = BilingualText(
    en: "in this wind the flight, or turning home from it, would take more than the battery may give",
    zh: "在此風況下，飛行或中途折返所需電量會超出電池可用電量")
  static let unflyable = BilingualText(
    en: "the wind is faster than the aircraft", zh: "風速高於無人機的空速")
  static let tooLong = BilingualText(
    en: "the flight is longer than what is left of the hours", zh: "飛行時間長於時段所餘時間")
}
