import AircraftModel
import Geodesy
import MissionModel
import Planar
import Units

/// What of the day's pilots, quiet hours and caps bounds the flights of one route.
struct LimitsOfRoute {
  /// Indices into the mission's groups of operators.
  let operators: [Int]
  /// When the site works and its pilots are there.
  let duty: [MomentRange]
  /// Hours in which it must not be in the air.
  let quiet: [MomentRange]
  /// Indices of the caps whose ground it flies over.
  let caps: [Int]

  /// - Throws: `GeodesyError` when a waypoint or an area lies outside the mission's frame.
  init(route: Route, site: Site, mission: Mission) throws {
    operators = mission.operators.indices.filter { mission.operators[$0].sites.contains(site.id) }
    var duty = MomentRange.merged(site.duty)
    for index in operators {
      let own = MomentRange.merged(mission.operators[index].duty)
      duty = duty.flatMap { part in own.compactMap { $0.intersection(part) } }
    }
    self.duty = duty
    let line = try mission.frame.toMap(
      route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
    func isOver(_ areas: [GeoPolygon]) throws -> Bool {
      try mission.frame.toMap(areas).contains { area in
        line.first.map(area.contains) ?? false
          || zip(line, line.dropFirst()).contains { area.intersectsSegment($0, $1) }
      }
    }
    quiet = try mission.quietHours.filter { try $0.areas.isEmpty || isOver($0.areas) }.flatMap(\.during)
    caps = try mission.overflightCaps.indices.filter { try isOver(mission.overflightCaps[$0].areas) }
  }
}

/// What all sites of a day share: pilots, and caps on flights over ground.
struct DayLimits {
  private struct Out {
    var during: MomentRange
    var flight: Int
  }

  private let mission: Mission
  /// By group of operators: who is out, from getting ready to recovery.
  private var out: [[Out]]
  /// By cap: take-offs over its ground.
  private var over: [[(at: Moment, flight: Int)]]

  init(mission: Mission) {
    self.mission = mission
    out = [[Out]](repeating: [], count: mission.operators.count)
    over = [[(at: Moment, flight: Int)]](repeating: [], count: mission.overflightCaps.count)
  }

  enum Obstacle { case pilots, cap }

  /// What forbids a flight, and the earliest take-off that this obstacle may allow; nil: nothing.
  ///
  /// - Parameter during: from getting ready to recovery.
  func obstacle(_ limits: LimitsOfRoute, takeoff: Moment, during: MomentRange) -> (
    kind: Obstacle, next: Moment?
  )? {
    for group in limits.operators {
      let others = out[group].map(\.during).filter { $0.overlaps(during) }
      let moments = [during.from] + others.map(\.from).filter { during.contains($0) }
      let most = moments.map { at in others.count { $0.contains(at) } }.max() ?? 0
      if most >= mission.operators[group].mostAircraft {
        let end = others.map(\.to).filter { $0 > during.from }.min()
        return (.pilots, end.map { $0 + (takeoff - during.from) })
      }
    }
    for cap in limits.caps {
      let rule = mission.overflightCaps[cap]
      guard let per = rule.per.map({ Int($0.seconds) }) else {
        if over[cap].count >= rule.mostFlights { return (.cap, nil) }
        continue
      }
      // Any stretch of the length that holds this take-off holds at most so many.
      let near = over[cap].map(\.at).filter { abs($0 - takeoff) < per }
      let begins = [takeoff] + near.filter { $0 <= takeoff }
      let most =
        begins.map { from in near.count { $0 >= from && $0 - from < per } }.max() ?? 0
      if most >= rule.mostFlights {
        return (.cap, near.map { $0 + per }.filter { $0 > takeoff }.min())
      }
    }
    return nil
  }

  mutating func book(_ limits: LimitsOfRoute, flight: Int, takeoff: Moment, during: MomentRange) {
    for group in limits.operators { out[group].append(Out(during: during, flight: flight)) }
    for cap in limits.caps { over[cap].append((takeoff, flight)) }
  }

  mutating func cancel(_ limits: LimitsOfRoute, flight: Int) {
    for group in limits.operators { out[group].removeAll { $0.flight == flight } }
    for cap in limits.caps { over[cap].removeAll { $0.flight == flight } }
  }
}
