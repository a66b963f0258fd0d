import AircraftModel
import Units

/// The same mission by the closed form that plans are made with.
enum PlannedTime {
  /// An aircraft with the flight of the parameters; its masses and powers play no part in the times.
  static func airframe(_ p: CopterParameters) -> Airframe {
    Airframe(
      id: "copter", name: BilingualText(en: "copter", zh: "多旋翼"), takeoffMass: .kilograms(1.5),
      battery: .wattHours(100), usableShare: 1, reserveShare: 0.2, hoverPower: .watts(352),
      cruisePower: .watts(385), cruiseSpeed: .metresPerSecond(p.speedMps),
      inducedVelocity: .metresPerSecond(5),
      greatestAirspeed: .metresPerSecond(p.greatestAirspeedMps), climbRate: .metresPerSecond(p.climbMps),
      descentRate: .metresPerSecond(p.descentMps), accelerationMps2: p.accelerationMps2, climbEfficiency: 0.6,
      gustLimitInFlight: .metresPerSecond(15), gustLimitAtPad: .metresPerSecond(15), rainLimitMmPerHour: 0,
      temperatureRangeC: 0...40, energyUncertaintyShare: 0.2,
      handling: Handling(
        autopilot: .ardupilot, jerkMps3: p.jerkMps3, verticalAccelerationMps2: p.verticalAccelerationMps2,
        cornerRadiusM: p.radiusM,
        cornerAccelerationMps2: p.cornerAccelerationMps2 > 0
          ? p.cornerAccelerationMps2 : 2 * p.accelerationMps2,
        settleS: 0.8, crosswindExponent: 3.1), facts: [])
  }

  /// Seconds from arming until the last place is reached; infinite when the wind forbids a leg.
  static func seconds(_ mission: CopterMission, _ parameters: CopterParameters, wind: Wind) -> Double {
    var speed = parameters.speedMps
    var place = SIMD3<Double>(0, 0, 0)
    var legs: [LegDemand] = []
    for item in mission.items {
      switch item.action {
      case .takeoff(let height):
        place.z = height
        legs.append(
          LegDemand(
            distanceM: 0, climbM: height, directionEast: 0, directionNorth: 0, speedMps: 0, holdS: 0,
            isStopped: true))
      case .waypoint(let east, let north, let up, let hold):
        let step = SIMD3(east, north, up) - place
        let level = (step.x * step.x + step.y * step.y).squareRoot()
        legs.append(
          LegDemand(
            distanceM: level, climbM: step.z, directionEast: level > 0 ? step.x / level : 0,
            directionNorth: level > 0 ? step.y / level : 0, speedMps: speed, holdS: hold))
        place = SIMD3(east, north, up)
      case .levelSpeed(let wish): speed = wish
      case .climbSpeed, .descentSpeed: break
      }
    }
    guard let flown = FlightModel(airframe(parameters)).fly(legs, wind: wind) else { return .infinity }
    return parameters.spoolUpS + flown.reduce(0) { $0 + $1.timeS }
  }
}
