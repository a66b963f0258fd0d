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
  /// Time of take-off (0), of the leg that ends at each waypoint without its hold, and of the landing (last).
  private(set) var legsS: [Double] = []
  /// Of take-off, legs and landing, without the holds.
  private(set) var legsWh: [Double] = []
  private(set) var energyWh = 0.0
  /// The first leg that this wind does not let the aircraft fly; then there are no times.
  private(set) var blockedLeg: Int?
  private let holdsS: [Double]

  init(_ track: Track, _ waypoints: [Waypoint], padHKPD: Double, airframe: Airframe, air: Air) {
    holdsS = waypoints.map(\.holdS)
    let count = waypoints.count
    var legs: [(leg: LegCase, limits: LegLimits)] = []
    for index in 0...count {
      let from = index == 0 ? padHKPD : waypoints[index - 1].hkpdM
      let to = index == count ? padHKPD : waypoints[index].hkpdM
      var leg = LegCase(levelM: 0, riseM: to - from, east: 0, north: 0, speedMps: 0, stands: true)
      if index > 0, index < count {
        (leg.east, leg.north) = track.direction(ofLeg: index)
        leg.levelM = track.lengthsM[index]
        leg.speedMps = waypoints[index].speedMps
        leg.stands = index == count - 1 || waypoints[index].holdS > 0
      }
      guard let limits = leg.limits(airframe, air) else {
        blockedLeg = index
        return
      }
      legs.append((leg, limits))
    }
    let curve = PowerCurve(airframe)
    var joules = holdsS.reduce(0, +) * curve.watts(air.speed)
    for ((leg, limits), time) in zip(legs, LegRow(airframe: airframe, legs: legs).times()) {
      let own = leg.joules(airframe, curve, air, limits, time)
      legsS.append(time.seconds)
      legsWh.append(own / 3600)
      joules += own
    }
    energyWh = joules / 3600
  }

  /// Seconds from take-off to the arrival at each waypoint, and at last to touch-down.
  var arrivalsS: [Double] {
    var clock = 0.0
    var result: [Double] = []
    for (index, seconds) in legsS.enumerated() {
      clock += seconds
      result.append(clock)
      if index < holdsS.count { clock += holdsS[index] }
    }
    return result
  }
}
