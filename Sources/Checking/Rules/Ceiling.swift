import AirspaceModel
import MissionModel
import Units

/// Nowhere higher above the ground than the rules or a permission in use allow.
enum Ceiling: Rule {
  static let names = ["height.ceiling"]
  static let toleranceM = 0.1

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for item in evidence.routes {
      guard let track = item.track else { continue }
      var certain: (sample: Track.Sample, above: Double)?
      var possible: (sample: Track.Sample, above: Double)?
      for sample in track.samples {
        guard let ground = sample.ground else { continue }
        let most = sample.hkpdM - ground.low
        let least = ground.exact ? most : sample.hkpdM - ground.high
        if certain.map({ least > $0.above }) ?? true { certain = (sample, least) }
        if possible.map({ most > $0.above }) ?? true { possible = (sample, most) }
      }
      guard let certain, let possible else { continue }
      let flights = evidence.flights(of: item.route)
      let spans = flights.isEmpty ? [evidence.mission.day] : flights.map(\.inAir)
      let subjects = flights.isEmpty ? [item.route.id] : flights.map(\.id)
      for (span, subject) in zip(spans, subjects) {
        let limit = limit(item.route, span, evidence, wholeSpan: !flights.isEmpty)
        if certain.above > limit + toleranceM {
          let place = item.placeText(certain.sample.leg, certain.sample.place)
          report.violation(
            names[0], subject,
            en: "\(Wording.metres(certain.above)) above the ground at \(place.en), ceiling "
              + "\(Wording.metres(limit))",
            zh: "\(place.zh)離地 \(Wording.Zh.metres(certain.above))，高度上限 \(Wording.Zh.metres(limit))")
        } else if possible.above > limit + toleranceM {
          let place = item.placeText(possible.sample.leg, possible.sample.place)
          report.add(
            .warning, names[0], subject,
            en:
              "cannot be shown to keep the ceiling: up to \(Wording.metres(possible.above)) above the lowest "
              + "ground possible at \(place.en), ceiling \(Wording.metres(limit)); only a band "
              + "of the ground is known",
            zh: "無法證明沒有超過高度上限：\(place.zh)與可能最低地面相距達 \(Wording.Zh.metres(possible.above))，"
              + "上限 \(Wording.Zh.metres(limit))；該處只知地面高度範圍")
        }
      }
    }
  }

  /// Greatest height above ground, metres, that the rules or a listed permission without zones allow.
  static func limit(
    _ route: Route, _ span: MomentRange, _ evidence: Evidence, wholeSpan: Bool
  ) -> Double {
    var limit = evidence.mission.rules.ceilingAboveGround.metres
    for permission in evidence.mission.permissions
    where permission.zones.isEmpty && Permissions.isListed(permission, route) {
      let active = permission.active(in: span)
      if wholeSpan ? active.contains(where: { $0.covers(span) }) : !active.isEmpty {
        limit = max(limit, permission.ceilingAboveGround.metres)
      }
    }
    return limit
  }
}
