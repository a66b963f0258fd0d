import MissionModel
import Units

/// Stated heights above the ground are those above the ground that the mission knows.
enum HeightAboveGround: Rule {
  static let names = ["height.above-ground"]
  /// Metres: a height rounded to a decimetre, and a centimetre of rounded place on a steep slope.
  static let toleranceM = 0.15

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for item in evidence.routes {
      guard let track = item.track else { continue }
      var wrong: [(index: Int, stated: BilingualText, own: BilingualText)] = []
      for (index, waypoint) in item.route.waypoints.enumerated() {
        let ground = track.groundAtWaypoints[index]
        let low = ground.map { waypoint.hkpdM - $0.high }
        let high = ground.map { waypoint.hkpdM - $0.low }
        if agrees(waypoint.aboveGroundLowM, low), agrees(waypoint.aboveGroundHighM, high) { continue }
        wrong.append(
          (index, text(waypoint.aboveGroundLowM, waypoint.aboveGroundHighM), text(low, high)))
      }
      guard let first = wrong.first else { continue }
      report.violation(
        names[0], item.route.id,
        en: "waypoint \(first.index + 1) states \(first.stated.en) above ground, the mission's ground gives "
          + "\(first.own.en) (\(toleranceM) m allowed); \(Wording.count(wrong.count, "such waypoint"))",
        zh: "第 \(first.index + 1) 個航點所列離地高度 \(first.stated.zh)，按任務地形應為 \(first.own.zh)"
          + "（容許 \(toleranceM) 米）；共 \(wrong.count) 個")
    }
  }

  private static func agrees(_ stated: Double?, _ own: Double?) -> Bool {
    guard let stated, let own else { return (stated == nil) == (own == nil) }
    return abs(stated - own) <= toleranceM
  }

  private static func text(_ low: Double?, _ high: Double?) -> BilingualText {
    let ends = [low, high].map { $0.map { Wording.number($0, 2) } ?? "?" }
    return BilingualText(en: "\(ends[0])…\(ends[1]) m", zh: "\(ends[0])…\(ends[1]) 米")
  }
}
