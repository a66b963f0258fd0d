import AirspaceModel
import MissionModel
import Units

/// What a gap says about itself, with its numbers.
enum GapTexts {
  static let noSite = BilingualText(
    en: "No site may fly this beat.", zh: "沒有起降點可執行此咇。")

  static func outsideReach(site: Site, distanceM: Double) -> BilingualText {
    let distance = fixed(distanceM / 1000, 2)
    let reach = fixed(site.reach.metres / 1000, 2)
    return BilingualText(
      en: "The nearest allowed site, \(site.name.en), is \(distance) km away at the closest point; "
        + "its reach is \(reach) km.",
      zh: "最近的可用起降點為\(site.name.zh)，最近處相距 \(distance) 公里，超出其 \(reach) 公里的可達範圍。")
  }

  static func restricted(zone: Zone, marginM: Double) -> BilingualText {
    let margin = fixed(marginM, 0)
    return BilingualText(
      en: "Inside zone \(zone.id) (\(zone.name.en)) or within \(margin) m of it; it is in force during the "
        + "beat's windows and no permission opens it.",
      zh: "位於空域「\(zone.name.zh)」（\(zone.id)）之內，或距其 \(margin) 米以內；該空域在巡邏時段內生效，亦沒有許可開放。")
  }

  static func privacy(_ zone: PrivacyZone) -> BilingualText {
    BilingualText(
      en: "Inside the privacy zone \(zone.name.en), which the camera must not look at.",
      zh: "位於私隱區「\(zone.name.zh)」之內，鏡頭不得拍攝。")
  }

  static let averted = BilingualText(
    en:
      "The camera is turned up on the stretch from which it would see this, since a privacy zone would be in view.",
    zh: "在可看到此處的航段，鏡頭為避開私隱區而轉向天空。")

  static let unknownGround = BilingualText(
    en:
      "No height of the ground is known here, or it may be as high as the flights: nobody can say what is seen.",
    zh: "此處沒有地面高度資料，或地面可能與航線一樣高，無法判斷是否可見。")

  static let hidden = BilingualText(
    en: "Ground or a building stands between the camera and this place whenever it is near enough.",
    zh: "鏡頭距離足夠近時，視線均被地形或建築物遮擋。")

  static let hiddenByRelief = BilingualText(
    en:
      "Ground of the illustrative relief, which was not surveyed, or a building stands between the camera and this place "
      + "whenever it is near enough.",
    zh: "鏡頭距離足夠近時，視線均被示意地形（未經測量）或建築物遮擋。")

  static func tooOblique(leastDeg: Double) -> BilingualText {
    let least = fixed(leastDeg, 0)
    return BilingualText(
      en: "In view and near enough, but the line of sight meets the surface at less than \(least) degrees.",
      zh: "鏡頭看到此處而距離足夠近，但視線與地面的夾角少於 \(least) 度。")
  }

  /// Refusals that leave ground without a route, and those that leave a route without a flight.
  private static let routeReasons: Set<String> = [
    "reach", "zone", "camera", "energy", "terrain", "ceiling", "size",
  ]
  private static let timetableReasons: Set<String> = ["weather", "no-slot"]

  /// Without any route every refusal tells why; with one, only those of the timetable do.
  static func notScheduled(routes: [String], refusals: [Refusal]) -> BilingualText {
    if routes.isEmpty {
      return BilingualText(en: "No route was planned.", zh: "未能規劃航線。")
        .adding(refusals, of: routeReasons.union(timetableReasons))
    }
    let namesZh = routes.joined(separator: "、")
    let names = routes.joined(separator: ", ")
    return BilingualText(
      en: "Route \(names) looks at it, but no flight of it does so within the beat's windows.",
      zh: "航線 \(namesZh) 可看到此處，但時段內沒有編排相應的架次。"
    ).adding(refusals, of: timetableReasons)
  }

  static func tooCoarse(finestM: Double, limitM: Double) -> BilingualText {
    let finest = fixed(finestM * 100, 1)
    let limit = fixed(limitM * 100, 1)
    return BilingualText(
      en: "In view with pixels of \(finest) cm at best; the task needs \(limit) cm or finer.",
      zh: "鏡頭看到此處，但像素最細只有 \(finest) 厘米；任務要求 \(limit) 厘米或更細。")
  }

  static func tooBrief(longestS: Double, wantedS: Double) -> BilingualText {
    // 2.96 of 3.0 s must not read as 3.0 of 3.0.
    let places = fixed(longestS, 1) == fixed(wantedS, 1) ? 2 : 1
    let longest = fixed(longestS, places)
    let wanted = fixed(wantedS, places)
    return BilingualText(
      en: "In view for \(longest) s at most in one flight; the task needs \(wanted) s.",
      zh: "每次飛行最多看到此處 \(longest) 秒；任務要求 \(wanted) 秒。")
  }

  static func notOnRoute(routes: Int, refusals: [Refusal]) -> BilingualText {
    BilingualText(
      en: "No camera view of the beat's routes (\(routes)) is sure to touch it.",
      zh: "此咇的 \(routes) 條航線均不能確保鏡頭看到此處。"
    ).adding(refusals, of: routeReasons)
  }

  /// A number with so many decimals, as in `12.30`.
  static func fixed(_ value: Double, _ places: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    let rounded = value.rounded(places: places)
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let digits = String(Int((abs(rounded) * scale).rounded()))
    let sign = rounded < 0 ? "-" : ""
    if places == 0 { return sign + digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }
}

extension BilingualText {
  /// The sentence with the messages of the refusals for one of these reasons, each once, as one sentence more.
  fileprivate func adding(_ refusals: [Refusal], of reasons: Set<String>) -> BilingualText {
    var parts = [self]
    for refusal in refusals where reasons.contains(refusal.reason) && !parts.contains(refusal.message) {
      parts.append(refusal.message)
    }
    func joined(_ texts: [String], _ separator: String, _ stop: Character) -> String {
      texts.map { $0.last == stop ? String($0.dropLast()) : $0 }.joined(separator: separator) + String(stop)
    }
    return BilingualText(en: joined(parts.map(\.en), "; ", "."), zh: joined(parts.map(\.zh), "；", "。"))
  }
}
