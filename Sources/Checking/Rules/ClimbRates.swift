import AircraftModel
import MissionModel
import Units

/// The stated times leave the aircraft enough time to climb and to come down.
enum ClimbRates: Rule {
  static let names = ["climb.rate"]
  /// Seconds, for times rounded in files and the landing rounded to a second.
  static let toleranceS = 1.0

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for flight in evidence.soundFlights {
      guard let item = flight.routeCase, let site = flight.site, item.track != nil else { continue }
      let waypoints = item.route.waypoints
      let times = flight.sortie.waypointTimesS
      guard times.count == waypoints.count else { continue }
      let pad = site.padHKPD.metres
      var leftS = 0.0
      for leg in 0...waypoints.count {
        let from = leg == 0 ? pad : waypoints[leg - 1].hkpdM
        let to = leg == waypoints.count ? pad : waypoints[leg].hkpdM
        let arrivesS =
          leg == waypoints.count ? Double(flight.sortie.landing - flight.sortie.takeoff) : times[leg]
        let seconds = arrivesS - leftS
        leftS = arrivesS + (leg < waypoints.count ? waypoints[leg].holdS : 0)
        let isClimb = to > from
        let most = isClimb ? site.airframe.climbRate : site.airframe.descentRate
        // 1 % on the rate, as for all times.
        let possible = most.metresPerSecond * 1.01 * max(0, seconds + toleranceS)
        if abs(to - from) > possible + 0.05 {
          let name = Wording.leg(leg, of: waypoints.count)
          let rise = Wording.metres(abs(to - from))
          let riseZh = Wording.Zh.metres(abs(to - from))
          report.violation(
            names[0], flight.id,
            en: "\(name.en): \(isClimb ? "climbs" : "descends") \(rise) in \(Wording.number(seconds)) s, "
              + "the aircraft makes \(Wording.number(most.metresPerSecond)) m/s",
            zh: "\(name.zh)：於 \(Wording.number(seconds)) 秒內\(isClimb ? "爬升" : "下降") \(riseZh)，"
              + "無人機上限 \(Wording.number(most.metresPerSecond)) 米/秒")
        }
      }
    }
  }
}
