import AircraftModel
import MissionModel
import Units

/// Whether a plan fits its mission well enough to be analysed.
enum PlanCheck {
  /// - Throws: `CoverageError` with every mistake.
  static func check(_ plan: Plan, _ mission: Mission) throws {
    var issues: [String] = []
    for beat in mission.beats {
      let pixel = beat.task.largestGroundPixel.metres
      if !(pixel > 0 && pixel.isFinite) {
        issues.append("beat \(beat.id): the coarsest ground pixel is \(pixel) m; it must be above 0 m")
      }
      let dwell = beat.task.dwell.seconds
      if !(dwell >= 0 && dwell.isFinite) {
        issues.append("beat \(beat.id): the task's dwell is \(dwell) s; it must be 0 s or more")
      }
    }
    var routes: [String: Route] = [:]
    for route in plan.routes {
      if routes.updateValue(route, forKey: route.id) != nil {
        issues.append("route \(route.id): there are two routes of this id")
      }
      if mission.beat(route.beat) == nil {
        issues.append("route \(route.id): the mission has no beat '\(route.beat)'")
      }
      if let site = mission.site(route.site) {
        if camera(of: route, mission) == nil {
          issues.append("route \(route.id): site \(site.id) has no camera '\(route.camera)'")
        }
      } else {
        issues.append("route \(route.id): the mission has no site '\(route.site)'")
      }
      for (number, waypoint) in route.waypoints.enumerated() {
        let numbers = [
          waypoint.longitudeDeg, waypoint.latitudeDeg, waypoint.hkpdM, waypoint.holdS,
          waypoint.gimbalPitchDeg ?? 0, waypoint.headingDeg ?? 0,
        ]
        if !numbers.allSatisfy(\.isFinite) || waypoint.holdS < 0 {
          issues.append(
            "route \(route.id), waypoint \(number + 1): a number is not finite, or the hold is below 0 s")
        }
      }
    }
    for sortie in plan.sorties {
      guard let route = routes[sortie.route] else {
        issues.append("sortie \(sortie.id): the plan has no route '\(sortie.route)'")
        continue
      }
      let times = sortie.waypointTimesS
      if times.count != route.waypoints.count {
        issues.append(
          "sortie \(sortie.id): \(times.count) waypoint times for \(route.waypoints.count) waypoints")
      }
      if !times.allSatisfy({ $0.isFinite && $0 >= 0 }) || zip(times, times.dropFirst()).contains(where: >) {
        issues.append("sortie \(sortie.id): waypoint times must be finite, from 0 s on, and not fall")
      }
    }
    if !issues.isEmpty { throw CoverageError(issues) }
  }

  static func camera(of route: Route, _ mission: Mission) -> Camera? {
    mission.site(route.site)?.cameras.first { $0.id == route.camera }
  }
}
