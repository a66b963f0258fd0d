import MissionModel
import Units

/// Targets are looked at within their hours; all of a list are, unless the plan says why not, or in no more sorties than
/// the best of it may take.
enum TargetList: Rule {
  static let names = ["target.hours", "target.missing", "target.sorties"]
  /// Reasons of a refusal that may leave a target out.
  private static let reasons = ["reach", "zone", "energy", "ceiling", "terrain", "weather", "camera", "size"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for beat in evidence.mission.beats {
      guard case .targets(let targets, let choose) = beat.shape else { continue }
      let routes = evidence.plan.routes.filter { $0.beat == beat.id }
      switch choose {
      case .all:
        let seen = Set(routes.flatMap { $0.waypoints.compactMap(\.target) })
        let missing = targets.map(\.id).filter { !seen.contains($0) }
        let isTold = evidence.plan.refusals.contains { $0.beat == beat.id && reasons.contains($0.reason) }
        if !missing.isEmpty, !isTold {
          report.violation(
            names[1], beat.id,
            en: "no route looks at \(missing.joined(separator: ", ")) and no refusal says why",
            zh: "沒有航線觀察 \(missing.joined(separator: "、"))，亦無拒絕原因")
        }
      case .best(let sorties):
        if routes.count > sorties {
          report.violation(
            names[2], beat.id, en: "\(Wording.count(routes.count, "route")), at most \(sorties) asked",
            zh: "有 \(routes.count) 條航線，上限 \(sorties) 條")
        }
      }
    }
    for flight in evidence.soundFlights { hours(flight, into: &report) }
  }

  private static func hours(_ flight: Flight, into report: inout Report) {
    guard let beat = flight.beat, case .targets(let targets, _) = beat.shape,
      let waypoints = flight.routeCase?.route.waypoints,
      waypoints.count == flight.sortie.waypointTimesS.count
    else { return }
    let takeoff = Double(flight.sortie.takeoff.secondsSince1970)
    for (waypoint, time) in zip(waypoints, flight.sortie.waypointTimesS) {
      guard waypoint.action == .dwell, let target = targets.first(where: { $0.id == waypoint.target }),
        let hours = target.view.hours
      else { continue }
      let from = takeoff + time
      let to = from + waypoint.holdS
      guard from < Double(hours.from.secondsSince1970) || to > Double(hours.to.secondsSince1970) else {
        continue
      }
      let at = Wording.clock(flight.sortie.takeoff + Int(time))
      report.violation(
        names[0], flight.id, en: "looks at target '\(target.id)' at \(at), asked \(Wording.range(hours))",
        zh: "在 \(at) 觀察目標「\(target.id)」，要求時段 \(Wording.range(hours))")
    }
  }
}
