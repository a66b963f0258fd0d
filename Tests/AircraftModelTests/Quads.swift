import Units

@testable import AircraftModel

/// Aircraft for the tests of this folder.
enum Quads {
  static func quad(
    greatest: Double = 15, cruise: Double = 12, hoverW: Double = 210, cruiseW: Double = 190,
    induced: Double = 5, climb: Double = 5, descent: Double = 4, acceleration: Double = 2,
    efficiency: Double = 0.6
  ) -> Airframe {
    Airframe(
      id: "quad", name: BilingualText(en: "Quad", zh: "四軸機"), takeoffMass: Mass(kilograms: 1.9),
      battery: .wattHours(150), usableShare: 0.9, reserveShare: 0.25, hoverPower: .watts(hoverW),
      cruisePower: .watts(cruiseW), cruiseSpeed: .metresPerSecond(cruise),
      inducedVelocity: .metresPerSecond(induced), greatestAirspeed: .metresPerSecond(greatest),
      climbRate: .metresPerSecond(climb), descentRate: .metresPerSecond(descent),
      accelerationMps2: acceleration, climbEfficiency: efficiency, gustLimitInFlight: .metresPerSecond(14),
      gustLimitAtPad: .metresPerSecond(11), rainLimitMmPerHour: 4, temperatureRangeC: -10...40,
      energyUncertaintyShare: 0.2, facts: [])
  }

  static func random(_ random: inout SplitMix64) -> Airframe {
    let cruise = 5 + 15 * random.unit()
    let hover = 80 + 400 * random.unit()
    return quad(
      greatest: cruise + 8 * random.unit(), cruise: cruise, hoverW: hover,
      cruiseW: hover * (0.9 + 0.5 * random.unit()), induced: 3 + 5 * random.unit(),
      climb: 1 + 6 * random.unit(), descent: 1 + 4 * random.unit(), acceleration: 0.5 + 4 * random.unit(),
      efficiency: 0.3 + 0.7 * random.unit())
  }

  static func leg(
    _ metres: Double, climb: Double = 0, course: Double = 0, speed: Double = 10, hold: Double = 0
  ) -> LegDemand {
    let course = Wind(from: .degrees(course + 180), speed: .metresPerSecond(1))
    return LegDemand(
      distanceM: metres, climbM: climb, directionEast: metres > 0 ? course.eastMps : 0,
      directionNorth: metres > 0 ? course.northMps : 0, speedMps: speed, holdS: hold)
  }
}
