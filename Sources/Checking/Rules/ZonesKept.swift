import AirspaceModel
import MissionModel
import Units

/// Shut zones are kept away from, and open ones are flown as their permission says.
enum ZonesKept: Rule {
  static let names = [
    "zone.entered", "zone.margin", "permission.expired", "permission.unlisted", "permission.ceiling",
  ]
  /// Metres: the frames differ by less than a decimetre, files round to centimetres.
  static let toleranceM = 0.5

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for item in evidence.routes {
      for (zone, approach) in zip(evidence.mission.zones, item.approaches) {
        guard let approach else { continue }
        let asked = evidence.mission.rules.zoneMargin.metres
        guard approach.entered || approach.distanceM < asked - toleranceM else { continue }
        let flights = evidence.flights(of: item.route)
        for flight in flights where !zone.active(in: flight.inAir).isEmpty {
          judge(item, zone, approach, flight.inAir, flight.id, .violation, evidence, into: &report)
        }
        if flights.isEmpty, let beat = item.beat {
          if let window = beat.windows.first(where: { !zone.active(in: $0.during).isEmpty }) {
            judge(item, zone, approach, window.during, item.route.id, .warning, evidence, into: &report)
          }
        }
      }
    }
  }

  private static func judge(
    _ item: RouteCase, _ zone: Zone, _ approach: Approach, _ span: MomentRange, _ subject: String,
    _ severity: Finding.Severity, _ evidence: Evidence, into report: inout Report
  ) {
    let place = item.placeText(approach.nearest.leg, approach.nearest.place)
    let name = BilingualText(en: "'\(zone.name.en)' (\(zone.id))", zh: "「\(zone.name.zh)」（\(zone.id)）")
    let naming = evidence.mission.permissions.filter {
      zone.restriction == .authorisation && $0.zones.contains(zone.id)
    }
    let opening = naming.filter { Permissions.isOpen(zone, by: $0, during: span) }
    let listed = opening.filter { Permissions.isListed($0, item.route) }
    if let best = listed.max(by: { $0.ceilingAboveGround < $1.ceilingAboveGround }) {
      ceiling(best, approach, name, place, subject, severity, into: &report)
      return
    }
    if !opening.isEmpty {
      let numbers = opening.map(\.number).joined(separator: ", ")
      report.add(
        severity, "permission.unlisted", subject,
        en:
          "zone \(name.en) at \(place.en) is open under permission \(numbers), which the route does not list",
        zh: "\(place.zh)的空域\(name.zh)憑許可 \(opening.map(\.number).joined(separator: "、")) 開放，但航線未列出該許可")
      return
    }
    for permission in naming {
      report.add(
        severity, "permission.expired", subject,
        en: "permission \(permission.number) for zone \(name.en) does not hold throughout "
          + "\(Wording.range(span)); it is valid \(permission.validFrom)–\(permission.validTo) in its hours",
        zh: "空域\(name.zh)的許可 \(permission.number) 並非在 \(Wording.range(span)) 全程有效；"
          + "有效期 \(permission.validFrom)–\(permission.validTo)（只限所列時段）")
    }
    if approach.entered {
      report.add(
        severity, "zone.entered", subject,
        en: "enters zone \(name.en) at \(place.en) during \(Wording.range(span)); 0 m allowed inside",
        zh: "於 \(Wording.range(span)) 在\(place.zh)進入空域\(name.zh)；該空域不得進入")
    } else {
      let asked = evidence.mission.rules.zoneMargin.metres
      report.add(
        severity, "zone.margin", subject,
        en: "\(Wording.metres(approach.distanceM)) from zone \(name.en) at \(place.en) during "
          + "\(Wording.range(span)), \(Wording.metres(asked)) asked",
        zh: "於 \(Wording.range(span)) 在\(place.zh)距空域\(name.zh)僅 \(Wording.Zh.metres(approach.distanceM))，"
          + "要求 \(Wording.Zh.metres(asked))")
    }
  }

  private static func ceiling(
    _ permission: Permission, _ approach: Approach, _ name: BilingualText, _ place: (en: String, zh: String),
    _ subject: String, _ severity: Finding.Severity, into report: inout Report
  ) {
    let limit = permission.ceilingAboveGround.metres
    if let above = approach.highestAboveHighM, above > limit + Ceiling.toleranceM {
      report.add(
        severity, "permission.ceiling", subject,
        en:
          "\(Wording.metres(above)) above the ground in zone \(name.en), permission "
          + "\(permission.number) allows "
          + Wording.metres(limit),
        zh:
          "在空域\(name.zh)內離地 \(Wording.Zh.metres(above))，許可 \(permission.number) 上限 \(Wording.Zh.metres(limit))"
      )
    } else if let above = approach.highestAboveLowM, above > limit + Ceiling.toleranceM {
      report.add(
        .warning, "permission.ceiling", subject,
        en:
          "cannot be shown to keep the ceiling of permission \(permission.number) in zone \(name.en): up to "
          + "\(Wording.metres(above)) above the lowest ground possible, \(Wording.metres(limit)) allowed",
        zh: "無法證明在空域\(name.zh)內符合許可 \(permission.number) 的高度上限："
          + "距可能最低地面達 \(Wording.Zh.metres(above))，上限 \(Wording.Zh.metres(limit))")
    }
  }
}
