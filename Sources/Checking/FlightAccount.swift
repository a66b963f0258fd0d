import AircraftModel
import MissionModel
import Units

/// The air's own velocity, metres per second towards east and north.
struct Air {
  var east, north: Double
  var speed: Double { (east * east + north * north).squareRoot() }
  static let still = Air(east: 0, north: 0)
}

/// Time and energy of a whole flight in one wind, worked out from `docs/flight-model.md`.
struct FlightAccount {
  /// Least and greatest time of take-off (0), of the leg that ends at each waypoint, and of the landing
  /// (last).
  ///
  /// They differ only where the page leaves open whether the aircraft stops: a turn within rounding of 30°,
  /// or a leg without level length.
  private(set) var leastS: [Double] = []
  private(set) var greatestS: [Double] = []
  /// Of take-off, legs and landing, without the holds; with the least times.
  private(set) var legsWh: [Double] = []
  /// With the least times.
  private(set) var energyWh = 0.0
  private(set) var greatestEnergyWh = 0.0
  /// The first leg that this wind does not let the aircraft fly.
  private(set) var blockedLeg: Int?
  private let holdsS: [Double]

  init(_ track: Track, _ waypoints: [Waypoint], padHKPD: Double, airframe: Airframe, air: Air) {
    holdsS = waypoints.map(\.holdS)
    let curve = PowerCurve(airframe)
    let hoverW = curve.watts(air.speed)
    let count = waypoints.count
    let stops = (0..<count).map { FlightAccount.stop(track, waypoints, $0) }
    var joules = 0.0
    var mostJoules = 0.0
    for leg in 0...count {
      let from = leg == 0 ? padHKPD : waypoints[leg - 1].hkpdM
      let to = leg == count ? padHKPD : waypoints[leg].hkpdM
      var demand = LegCase(levelM: 0, riseM: to - from, east: 0, north: 0, speedMps: 0)
      if leg > 0, leg < count {
        (demand.east, demand.north) = track.direction(ofLeg: leg)
        demand.levelM = track.lengthsM[leg]
        demand.speedMps = waypoints[leg].speedMps
      }
      let before = leg == 0 || leg == count ? Stop.certain : stops[leg - 1]
      let after = leg == 0 || leg == count ? Stop.certain : stops[leg]
      let few = (before == .certain ? 1 : 0) + (after == .certain ? 1 : 0)
      let many = (before == .none ? 0 : 1) + (after == .none ? 0 : 1)
      guard let quick = demand.fly(airframe, curve, air, stops: few),
        let slow = demand.fly(airframe, curve, air, stops: many)
      else {
        blockedLeg = blockedLeg ?? leg
        leastS.append(0)
        greatestS.append(.infinity)
        legsWh.append(0)
        continue
      }
      leastS.append(quick.seconds)
      legsWh.append(quick.joules / 3600)
      greatestS.append(slow.seconds)
      let hold = leg < count ? hoverW * waypoints[leg].holdS : 0
      joules += quick.joules + hold
      mostJoules += slow.joules + hold
    }
    energyWh = joules / 3600
    greatestEnergyWh = mostJoules / 3600
  }

  /// Least seconds from take-off to the arrival at each waypoint, and at last to touch-down.
  var leastArrivalsS: [Double] { arrivals(leastS) }
  /// Greatest seconds likewise.
  var greatestArrivalsS: [Double] { arrivals(greatestS) }

  private func arrivals(_ legs: [Double]) -> [Double] {
    var clock = 0.0
    var result: [Double] = []
    for (index, seconds) in legs.enumerated() {
      clock += seconds
      result.append(clock)
      if index < holdsS.count { clock += holdsS[index] }
    }
    return result
  }

  enum Stop { case none, unsure, certain }

  /// Whether the aircraft is at rest at a waypoint.
  private static func stop(_ track: Track, _ waypoints: [Waypoint], _ index: Int) -> Stop {
    if index == 0 || index == waypoints.count - 1 || waypoints[index].holdS > 0 { return .certain }
    let (before, after) = (track.lengthsM[index], track.lengthsM[index + 1])
    guard before > 0.05, after > 0.05 else { return .unsure }
    let turn = track.turnDeg(fromLeg: index, toLeg: index + 1)
    // Places are rounded to about a centimetre, which turns short legs; courses differ by the frame.
    let doubt = 0.6 + (0.02 / before + 0.02 / after) * 180 / .pi
    if turn > 30 + doubt { return .certain }
    return turn < 30 - doubt ? .none : .unsure
  }
}

/// One straight leg.
struct LegCase {
  var levelM, riseM, east, north, speedMps: Double

  /// Nil when the wind does not let it be flown, or the wanted speed is not above 0.
  func fly(
    _ airframe: Airframe, _ curve: PowerCurve, _ air: Air, stops: Int
  ) -> (seconds: Double, joules: Double)? {
    var seconds = 0.0
    var pace = 0.0
    if levelM > 0 {
      guard let most = LegCase.greatestPace(airframe, air, east: east, north: north) else { return nil }
      pace = min(speedMps, most)
      guard pace > 0 else { return nil }
      let acceleration = airframe.accelerationMps2
      let ends = Double(stops)
      if levelM < ends * pace * pace / (2 * acceleration) {
        seconds = (2 * ends * levelM / acceleration).squareRoot()
      } else {
        seconds = levelM / pace + ends * pace / (2 * acceleration)
      }
    }
    let rate = riseM > 0 ? airframe.climbRate : airframe.descentRate
    let vertical = abs(riseM) / rate.metresPerSecond
    if vertical > seconds {
      seconds = vertical
      pace = levelM / vertical
    }
    let (throughEast, throughNorth) = (pace * east - air.east, pace * north - air.north)
    let airspeed = (throughEast * throughEast + throughNorth * throughNorth).squareRoot()
    var joules = curve.watts(airspeed) * seconds
    if riseM > 0 { joules += airframe.takeoffMass.kilograms * 9.80665 * riseM / airframe.climbEfficiency }
    return (seconds, joules)
  }

  /// Greatest speed over ground along a unit direction; nil when less than 0.5 m/s is left.
  static func greatestPace(_ airframe: Airframe, _ air: Air, east: Double, north: Double) -> Double? {
    let most = airframe.greatestAirspeed.metresPerSecond
    let along = air.east * east + air.north * north
    let across = air.north * east - air.east * north
    guard abs(across) < most else { return nil }
    let pace = (most * most - across * across).squareRoot() + along
    return pace >= 0.5 ? pace : nil
  }
}
