import Geodesy
import MissionModel
import Units

/// The four heights of a waypoint are one height.
enum HeightFrames: Rule {
  static let names = ["height.consistent"]
  /// Metres; files round each to a centimetre or so.
  static let toleranceM = 0.05

  static func judge(_ evidence: Evidence, into report: inout Report) throws(GeodesyError) {
    let seaLevel = evidence.mission.heights.meanSeaLevelAboveHKPD
    for item in evidence.routes {
      guard let track = item.track, let site = item.site else { continue }
      let geoid = try evidence.mission.heights.geoidUndulation(at: track.places)
      var worst: (index: Int, key: String, stated: Double, own: Double)?
      var count = 0
      for (index, waypoint) in item.route.waypoints.enumerated() {
        let sea = waypoint.hkpdM - seaLevel
        let rows = [
          ("egm96_m", waypoint.egm96M, sea), ("ellipsoid_m", waypoint.ellipsoidM, sea + geoid[index]),
          ("above_takeoff_m", waypoint.aboveTakeoffM, waypoint.hkpdM - site.padHKPD.metres),
        ]
        for (key, stated, own) in rows where !(abs(stated - own) <= toleranceM) {
          count += 1
          let off = abs(stated - own)
          if worst.map({ abs($0.stated - $0.own) < off }) ?? true { worst = (index, key, stated, own) }
        }
      }
      guard let worst else { continue }
      report.violation(
        names[0], item.route.id,
        en:
          "\(worst.key) of waypoint \(worst.index + 1) is "
          + "\(Wording.metres(worst.stated, 2)), its hkpd_m gives "
          + "\(Wording.metres(worst.own, 2)) (\(toleranceM) m allowed); \(Wording.count(count, "such height"))",
        zh: "第 \(worst.index + 1) 個航點的 \(worst.key) 為 \(Wording.Zh.metres(worst.stated, 2))，按 hkpd_m 應為 "
          + "\(Wording.Zh.metres(worst.own, 2))（容許 \(toleranceM) 米）；共 \(count) 項")
    }
  }
}
