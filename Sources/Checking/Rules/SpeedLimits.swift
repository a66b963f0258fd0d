import AircraftModel
import MissionModel
import Units

/// Wanted speeds are within the aircraft's and the beat's, and the wind lets every leg be flown.
enum SpeedLimits: Rule {
  static let names = ["speed.limit", "speed.wind"]
  /// Metres per second, for rounding in files.
  static let toleranceMps = 0.05

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for item in evidence.routes {
      for (index, waypoint) in item.route.waypoints.enumerated() where index > 0 {
        func tell(_ limit: String, _ limitZh: String) {
          report.violation(
            names[0], item.route.id,
            en: "speed to waypoint \(index + 1) is \(Wording.number(waypoint.speedMps, 2)) m/s, \(limit)",
            zh: "飛往第 \(index + 1) 個航點的速度為 \(Wording.number(waypoint.speedMps, 2)) 米/秒，\(limitZh)")
        }
        if !(waypoint.speedMps > 0) {
          tell("it must be above 0 m/s", "須大於 0 米/秒")
          continue
        }
        if let site = item.site {
          let most = site.airframe.greatestAirspeed.metresPerSecond
          if waypoint.speedMps > most + toleranceMps {
            let name = site.airframe.name
            tell(
              "limit of the \(name.en) is \(Wording.number(most, 2)) m/s",
              "\(name.zh)上限 \(Wording.number(most, 2)) 米/秒")
          }
        }
        if let beat = item.beat, waypoint.action == .work || waypoint.action == .dwell {
          let most = beat.speed.metresPerSecond
          if waypoint.action == .work, waypoint.speedMps > most + toleranceMps {
            tell(
              "beat '\(beat.id)' is worked at \(Wording.number(most, 2)) m/s at most",
              "「\(beat.id)」巡邏速度上限 \(Wording.number(most, 2)) 米/秒")
          }
        }
      }
    }
    for flight in evidence.soundFlights {
      guard let item = flight.routeCase, let leg = flight.account?.blockedLeg, leg > 0,
        leg < item.route.waypoints.count, item.route.waypoints[leg].speedMps > 0
      else { continue }
      let wind = flight.statedWind.map(\.meanMps) ?? flight.sortie.windMps
      let name = Wording.leg(leg, of: item.route.waypoints.count)
      report.violation(
        names[1], flight.id,
        en:
          "\(name.en) cannot be flown in a wind of \(Wording.number(wind)) m/s: less than "
          + "0.5 m/s is left over ground",
        zh: "\(name.zh)在風速 \(Wording.number(wind)) 米/秒下無法飛行：地速不足 0.5 米/秒")
    }
  }
}
