import AircraftModel
import AirspaceModel
import MissionModel
import TerrainModel
import Testing
import Units

/// One way to spoil the sound day, with the rules that must say so: exactly these, and no others.
struct Mutation: Sendable, CustomTestStringConvertible {
  var what: String
  /// Rule names with their severity when it is not a violation, as in `return.blocked warning`.
  var tells: [String]
  var spoil: @Sendable (inout PatrolDay) throws -> Void

  init(_ what: String, _ tells: [String], _ spoil: @escaping @Sendable (inout PatrolDay) throws -> Void) {
    self.what = what
    self.tells = tells.sorted()
    self.spoil = spoil
  }

  var testDescription: String { what }
}

extension PatrolDay {
  var route: Route {
    get { plan.routes[0] }
    set { plan.routes[0] = newValue }
  }

  /// Lifts or lowers all waypoints to one height above HKPD.
  mutating func fly(at hkpd: Double) {
    for index in route.waypoints.indices { route.waypoints[index].hkpdM = hkpd }
  }

  /// Makes the beat a corridor along a line from one place to another (metres north and east) that is kept.
  mutating func keep(
    lineFrom from: (Double, Double), to: (Double, Double), side: KeptLines.Side, keepOff: Double,
    returnMayCross: Bool = false
  ) throws {
    let line = [try PatrolDay.place(from.0, from.1), try PatrolDay.place(to.0, to.1)]
    let keep = KeptLines.Keep(side: side, keepOff: .metres(keepOff), returnMayCross: returnMayCross)
    mission.beats[0].shape = .corridor(
      lines: [line], left: .metres(30), right: .metres(30), flown: CorridorFlight(keep: keep))
  }

  /// Makes the beat a list of one target, 40 m east of the first corner, and the corner a look at it from 60 m west.
  mutating func watch(_ view: TargetView = TargetView(), dwell: Double = 8) throws {
    let target = Target(
      id: "wall", name: PatrolDay.name("wall"), kind: "wall", position: try PatrolDay.place(400, 360),
      extent: .metres(5), priority: 3, dwell: .seconds(dwell), view: view)
    mission.beats[0].shape = .targets([target])
    route.beatKind = "targets"
    route.waypoints[2].action = .dwell
    route.waypoints[2].holdS = 8
    route.waypoints[2].speedMps = 10
    route.waypoints[2].gimbalPitchDeg = -42.5
    route.waypoints[2].headingDeg = 90
    route.waypoints[2].target = "wall"
    route.waypoints[3].action = .transit
    route.waypoints[3].speedMps = 10
    route.waypoints[3].gimbalPitchDeg = nil
    try refigure()
  }

  mutating func setZone(_ id: String, _ change: (inout Zone) throws -> Void) rethrows {
    for index in mission.zones.indices where mission.zones[index].id == id {
      try change(&mission.zones[index])
    }
  }

  /// Changes every step of the forecast.
  mutating func setWeather(_ change: (inout ForecastStep) -> Void) {
    for index in mission.forecast.stations[0].steps.indices {
      change(&mission.forecast.stations[0].steps[index])
    }
  }

  /// Shifts all four times of a sortie.
  mutating func shift(_ sortie: Int, to clock: String) throws {
    plan.sorties[sortie].takeoff = PatrolDay.at(clock)
    try refigure()
  }
}
