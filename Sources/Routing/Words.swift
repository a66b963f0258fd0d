import AirspaceModel
import MissionModel
import Units

/// The sentences of refusals and notices, in both languages, with value, limit and unit.
enum Words {
  static func nothingToLookAt(sorties: Int) -> BilingualText {
    BilingualText(
      en:
        "\(sorties) \(sorties == 1 ? "sortie" : "sorties") would have nothing left to look at beside the privacy zones",
      zh: "有 \(sorties) 個架次避開私隱區後已沒有可看的地面")
  }

  static func cannotAvert(
    sorties: Int, camera: String, neededDeg: Double, greatestDeg: Double
  ) -> BilingualText {
    let flights = "\(sorties) \(sorties == 1 ? "sortie" : "sorties")"
    return BilingualText(
      en: "\(flights) would have a privacy zone in view: the camera '\(camera)' would have to look "
        + "\(number(neededDeg)) degrees up and can \(number(greatestDeg)) (greatest_pitch_deg)",
      zh: "有 \(sorties) 個架次會看到私隱區：鏡頭「\(camera)」須上仰 \(number(neededDeg)) 度，但最多只能 "
        + "\(number(greatestDeg)) 度（greatest_pitch_deg）")
  }

  static func privateTargets(_ targets: [String]) -> BilingualText {
    BilingualText(
      en: "not looked at, since a privacy zone would be in view: \(targets.joined(separator: ", "))",
      zh: "因會看到私隱區而不觀察：\(targets.joined(separator: "、"))")
  }

  static func averted(workM: Double) -> BilingualText {
    BilingualText(
      en:
        "the camera is turned up from privacy zones on \(number(workM)) m of work; while it turns, the picture passes "
        + "over what lies ahead",
      zh: "巡邏航段中有 \(number(workM)) 米將鏡頭轉向天空以避開私隱區；轉動時畫面會掠過前方")
  }

  static func number(_ value: Double, _ places: Int = 0) -> String {
    let rounded = value.rounded(places: places)
    return places == 0 ? "\(Int(rounded))" : "\(rounded)"
  }

  private static func pieces(_ count: Int) -> String { "\(count) \(count == 1 ? "piece" : "pieces")" }

  static func padInZone(site: BilingualText, zone: BilingualText, margin: Double) -> BilingualText {
    BilingualText(
      en:
        "\(site.en) lies in the zone '\(zone.en)' or within its margin of \(number(margin)) m; no permission"
        + " in the mission opens it for all hours of this beat",
      zh: "\(site.zh)位於「\(zone.zh)」範圍或其 \(number(margin)) 米的界線距離內；任務檔案內沒有許可涵蓋此咇的全部時段")
  }

  static func padNearLine(site: BilingualText, distance: Double, kept: Double) -> BilingualText {
    BilingualText(
      en:
        "\(site.en) lies \(number(distance)) m from the beat's line; nothing of it may be flown within \(number(kept)) m",
      zh: "\(site.zh)距此咇的線只有 \(number(distance)) 米；線的 \(number(kept)) 米內不得飛行")
  }

  static func padBeyondLine(site: BilingualText) -> BilingualText {
    BilingualText(
      en: "\(site.en) lies on the other side of the beat's line, which is never crossed",
      zh: "\(site.zh)位於此咇的線的另一側；航線不得越過該線")
  }

  static func notSeen(_ objection: BeatView.Objection, beat: Beat, view: BeatView) -> BilingualText {
    let height = number(beat.aboveGround.metres)
    switch objection {
    case .tooCoarse:
      let best = number(view.bestPixelM * 100, 1)
      let limit = number(beat.task.largestGroundPixel.metres * 100, 1)
      return BilingualText(
        en:
          "from \(height) m the camera's best ground pixel is \(best) cm; the task needs \(limit) cm or finer",
        zh: "在離地 \(height) 米，鏡頭最精細地面像素為 \(best) 厘米；任務要求 \(limit) 厘米或更精細")
    case .nothingInView:
      let pitch = number(beat.gimbalPitch.degrees)
      return BilingualText(
        en: "at \(pitch) degrees from \(height) m no ground is in view at pixels that serve the task",
        zh: "雲台 \(pitch) 度、離地 \(height) 米時，畫面內沒有像素符合任務的地面")
    case .dwellTooLong:
      let dwell = number(beat.task.dwell.seconds, 1)
      return BilingualText(
        en:
          "the view is \(number(view.depth)) m deep: to keep a place in it for \(dwell) s the aircraft would have to"
          + " fly slower than \(number(BeatView.slowestMps, 1)) m/s",
        zh: "畫面縱深 \(number(view.depth)) 米：要令每處停留 \(dwell) 秒，航速須低於 \(number(BeatView.slowestMps, 1)) 米/秒")
    }
  }

  static func nothingToFly(areaM2: Double) -> BilingualText {
    BilingualText(
      en: "\(number(areaM2, 1)) m² of ground are too little, or too thin, for any piece of work",
      zh: "地面僅 \(number(areaM2, 1)) 平方米，面積過小或過窄，未能編排任何工作")
  }

  static func tooMany(pieces: Int, limit: Int) -> BilingualText {
    BilingualText(
      en:
        "the beat falls into \(Words.pieces(pieces)) of work; at most \(limit) are ordered in one beat: split it",
      zh: "此咇分為 \(pieces) 份工作；每條咇最多 \(limit) 份：請拆分")
  }

  static func outOfReach(parts: [Unreachable], distance: Double, sites: [Site]) -> BilingualText {
    let reach = number((sites.map(\.reach.metres).max() ?? 0) / 1000, 2)
    let (what, whatZh) = amount(targets: parts.compactMap(\.target), area: parts.reduce(0) { $0 + $1.area })
    return BilingualText(
      en: "\(what) lie at least \(number(distance / 1000, 2)) km from every site that may fly the beat; the"
        + " greatest reach is \(reach) km",
      zh: "\(whatZh)距所有可用起降點至少 \(number(distance / 1000, 2)) 公里；最遠可達 \(reach) 公里")
  }

  static func leftOut(_ reason: Unreachable.Reason, targets: [String], area: Double) -> BilingualText {
    let (what, whatZh) = amount(targets: targets, area: area)
    return switch reason {
    case .blocked:
      BilingualText(
        en:
          "\(what) can only be seen from shut zones, their margin, out of reach, or places whose straight way"
          + " home crosses a prohibited zone or a line that is kept",
        zh: "\(whatZh)只能從關閉空域及其界線距離、可達範圍以外，或直線返航會穿越禁飛區或不得越過的線的位置看到")
    case .outOfView:
      BilingualText(
        en: "\(what): stand-off, camera angle and asked depth do not fit together",
        zh: "\(whatZh)：間距、鏡頭角度與要求的深度不相容")
    case .sliver:
      BilingualText(
        en: "\(what) at the edges are not worth a strip of their own",
        zh: "邊緣的\(whatZh)不值得另飛一條航線")
    }
  }

  private static func amount(targets all: [String], area: Double) -> (en: String, zh: String) {
    var targets: [String] = []
    for target in all where !targets.contains(target) { targets.append(target) }
    let names = targets.prefix(8).joined(separator: ", ") + (targets.count > 8 ? ", …" : "")
    let what = [
      targets.isEmpty ? nil : "\(targets.count) \(targets.count == 1 ? "target" : "targets") (\(names))",
      area > 0 ? "\(number(area / 10_000, 2)) ha" : nil,
    ].compactMap { $0 }.joined(separator: " and ")
    let whatZh = [
      targets.isEmpty ? nil : "\(targets.count) 個目標（\(names)）",
      area > 0 ? "\(number(area / 10_000, 2)) 公頃" : nil,
    ].compactMap { $0 }.joined(separator: "及")
    return (what, whatZh)
  }

  /// - Parameter reason: a refusal's, or `height` for looks that the heights on the way spoil.
  static func noLook(_ reason: String, targets: [String]) -> BilingualText {
    let (what, whatZh) = amount(targets: targets, area: 0)
    return switch reason {
    case "zone":
      BilingualText(
        en: "\(what): all places from which they would be seen as their views ask may not be flown",
        zh: "\(whatZh)：所有符合視角要求的位置均不得飛行")
    case "terrain":
      BilingualText(
        en: "\(what): the ground's height is not known there", zh: "\(whatZh)：該處地面高度不詳")
    case "height":
      BilingualText(
        en: "\(what): the aircraft cannot come down to the height that their views ask between other work",
        zh: "\(whatZh)：在其他工作之間，無人機未能下降至視角要求的高度")
    default:
      BilingualText(
        en: "\(what): height, stand-off, camera angle, extent and task do not fit together",
        zh: "\(whatZh)：高度、距離、鏡頭角度、範圍與任務要求不相容")
    }
  }

  static func choice(seen: Int, worth: Int, all: Int, allWorth: Int, sorties: Int, left: [String])
    -> BilingualText
  {
    let (what, whatZh) = amount(targets: left, area: 0)
    let rest = left.isEmpty ? "" : "; left out: \(what)"
    let restZh = left.isEmpty ? "" : "；未選：\(whatZh)"
    return BilingualText(
      en:
        "\(seen) of \(all) targets chosen for \(sorties) \(sorties == 1 ? "sortie" : "sorties"), priorities \(worth) of"
        + " \(allWorth)\(rest)",
      zh: "為 \(sorties) 個架次選取 \(all) 個目標中的 \(seen) 個，優先度 \(worth)／\(allWorth)\(restZh)")
  }

  static func bound(_ bound: WorkBound) -> BilingualText {
    let flown = number(bound.flownM / 1000, 2)
    let least = number(bound.leastM / 1000, 2)
    let excess = number(bound.excess * 100, 1)
    let area = number(bound.areaM2 / 10_000, 1)
    let width = number(bound.widthM)
    let times = bound.times < 2 ? "" : bound.isCrossed ? ", on two courses" : ", both ways"
    let timesZh = bound.times < 2 ? "" : bound.isCrossed ? "，兩個航向各一次" : "，往返各一次"
    return BilingualText(
      en:
        "\(flown) km with the camera at work, \(excess) % above the theoretical minimum of \(least) km (\(area) ha"
        + " seen \(width) m wide\(times))",
      zh: "鏡頭工作航程 \(flown) 公里，高於理論下限 \(least) 公里 \(excess)%（\(area) 公頃，視寬 \(width) 米\(timesZh)）")
  }

  static func slowed(wanted: Double, flown: Double, dwell: TimeSpan) -> BilingualText {
    BilingualText(
      en:
        "flown at \(number(flown, 1)) m/s instead of \(number(wanted, 1)) m/s so that every place stays in view"
        + " for \(number(dwell.seconds, 1)) s",
      zh: "為使每處在畫面停留 \(number(dwell.seconds, 1)) 秒，航速由 \(number(wanted, 1)) 減至 \(number(flown, 1)) 米/秒")
  }

  static func outOfReach(pieces: Int, of all: Int) -> BilingualText {
    BilingualText(
      en:
        "\(pieces) of \(all) pieces of the beat can be flown whole from no single site: reach and zones cut them",
      zh: "此咇 \(all) 段之中有 \(pieces) 段受可及範圍及空域所限，不能由單一起降點整段飛行")
  }

  static func enclosed(pieces: Int) -> BilingualText {
    BilingualText(
      en: "\(Words.pieces(pieces)) of the beat cannot be reached without crossing a shut zone",
      zh: "有 \(pieces) 份工作必須穿越關閉空域才能到達")
  }

  static func groundUnknown(at place: GeoPoint) -> BilingualText {
    let lat = number(place.latitude, 5)
    let lon = number(place.longitude, 5)
    return BilingualText(
      en:
        "the ground's height is not known at lat \(lat), lon \(lon): add a height grid or a ground band there",
      zh: "緯度 \(lat)、經度 \(lon) 的地面高度不明：請加入高程網格或申報地面高度範圍")
  }

  static func noWay(to place: GeoPoint) -> BilingualText {
    let lat = number(place.latitude, 5)
    let lon = number(place.longitude, 5)
    return BilingualText(
      en: "no way to lat \(lat), lon \(lon) outside the shut zones",
      zh: "沒有航線可繞過關閉空域到達緯度 \(lat)、經度 \(lon)")
  }

  static func unflyable(pieces: Int) -> BilingualText {
    BilingualText(
      en:
        "\(Words.pieces(pieces)) of the beat cannot be flown in any hour: the wind is faster than the aircraft",
      zh: "有 \(pieces) 份工作在任何時段都不能飛：風速高於無人機的空速")
  }

  static func tooHigh(sorties: Int, above: Double, mission: Mission) -> BilingualText {
    let limit = number(mission.rules.ceilingAboveGround.metres)
    return BilingualText(
      en:
        "\(sorties) \(sorties == 1 ? "sortie" : "sorties") would fly up to \(number(above)) m above the ground; the limit is \(limit) m and no"
        + " permission in the mission allows more for all hours of this beat",
      zh: "有 \(sorties) 個架次會高達離地 \(number(above)) 米；上限為 \(limit) 米，任務檔案內沒有許可在此咇全部時段准許更高")
  }

  static func tooMuch(
    pieces: Int, energyWh: Double, allowedWh: Double, minutes: Double, longest: TimeSpan?
  ) -> BilingualText {
    let wish = longest.map { " and \(number($0.minutes)) min" } ?? ""
    let wishZh = longest.map { "及 \(number($0.minutes)) 分鐘" } ?? ""
    return BilingualText(
      en:
        "\(Words.pieces(pieces)) of the beat would need more than one sortie can give: up to \(number(energyWh)) Wh and"
        + " \(number(minutes)) min, allowed \(number(allowedWh)) Wh\(wish)",
      zh: "有 \(pieces) 份工作超出單一架次所能應付：需要最多 \(number(energyWh)) 瓦時及 \(number(minutes)) 分鐘，"
        + "容許 \(number(allowedWh)) 瓦時\(wishZh)")
  }

  static func permissionTooLow(_ permission: Permission, _ zone: Zone, _ beat: Beat) -> Finding {
    let limit = number(permission.ceilingAboveGround.metres)
    return Finding(
      severity: .note, rule: "permission.ceiling", subject: beat.id,
      message: BilingualText(
        en: "permission \(permission.number) allows \(limit) m above the ground in zone "
          + "'\(zone.name.en)' (\(zone.id)); flights would be higher, so the zone is kept out of",
        zh: "許可 \(permission.number) 在空域「\(zone.name.zh)」（\(zone.id)）只准離地 \(limit) 米；航線會更高，故避開該空域"))
  }
}
