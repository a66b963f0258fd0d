import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What one straight leg asks of the aircraft.
public struct LegDemand: Hashable, Sendable {
  /// Level distance, metres.
  public var distanceM: Double
  /// Height gained, metres; negative in descent.
  public var climbM: Double
  /// Velocity of the leg's direction over ground: unit vector east and north (0, 0 for a vertical leg).
  public var directionEast, directionNorth: Double
  /// Wanted speed over ground, metres per second.
  public var speedMps: Double
  /// Seconds of hover at the leg's end.
  public var holdS: Double
  /// Whether the aircraft is at rest at the leg's start and end.
  public var fromRest, toRest: Bool

  public init(
    distanceM: Double, climbM: Double, directionEast: Double, directionNorth: Double, speedMps: Double,
    holdS: Double, fromRest: Bool, toRest: Bool
  ) {
    self.distanceM = distanceM
    self.climbM = climbM
    self.directionEast = directionEast
    self.directionNorth = directionNorth
    self.speedMps = speedMps
    self.holdS = holdS
    self.fromRest = fromRest
    self.toRest = toRest
  }
}

/// How a leg is flown in a given wind.
public struct LegFlight: Hashable, Sendable {
  public var timeS: Double
  public var energyWh: Double
  public var groundSpeedMps: Double
  public var airspeedMps: Double
}

/// Time and energy of legs; the page `docs/flight-model.md` states the formulas and their sources.
public struct FlightModel: Sendable {
  public let airframe: Airframe
  /// Shares of hover power that induced and profile drag take (Zeng, Xu and Zhang 2019, example aircraft).
  static let inducedShare = 0.526
  /// Tip speed of the blades, metres per second, in the profile term (same source).
  static let tipSpeedMps = 120.0
  static let gravity = 9.80665
  /// Least speed over ground that counts as getting forward, metres per second.
  static let leastGroundSpeedMps = 0.5
  /// Watts per (m/s)^3: chosen so that the curve meets the cruise anchor.
  let parasite: Double

  /// A cruise anchor below induced and profile power alone counts as no parasite drag: power is never understated.
  public init(_ airframe: Airframe) {
    self.airframe = airframe
    let v = airframe.cruiseSpeed.metresPerSecond
    let theory = FlightModel.theory(airframe, v)
    parasite = v > 0 ? max(0, airframe.cruisePower.watts - theory) / (v * v * v) : 0
  }

  /// Induced and profile power at airspeed `v`, watts.
  private static func theory(_ airframe: Airframe, _ v: Double) -> Double {
    let hover = airframe.hoverPower.watts
    let v0 = airframe.inducedVelocity.metresPerSecond
    let ratio = v * v / (2 * v0 * v0)
    let induced = ((1 + ratio * ratio).squareRoot() - ratio).squareRoot()
    let profile = 1 + 3 * v * v / (tipSpeedMps * tipSpeedMps)
    return hover * (inducedShare * induced + (1 - inducedShare) * profile)
  }

  /// Power in level flight at airspeed `v` (metres per second), watts.
  public func power(airspeedMps v: Double) -> Double {
    FlightModel.theory(airframe, v) + parasite * v * v * v
  }

  /// Greatest speed over ground along a direction in a wind, metres per second; nil when the wind wins.
  public func groundSpeedLimit(directionEast: Double, directionNorth: Double, wind: Wind) -> Double? {
    let along = wind.eastMps * directionEast + wind.northMps * directionNorth
    let across = wind.northMps * directionEast - wind.eastMps * directionNorth
    let airspeed = airframe.greatestAirspeed.metresPerSecond
    guard abs(across) < airspeed else { return nil }
    let limit = (airspeed * airspeed - across * across).squareRoot() + along
    return limit >= FlightModel.leastGroundSpeedMps ? limit : nil
  }

  /// Time and energy of one leg, or nil when it cannot be flown in this wind.
  ///
  /// The autopilot holds speed over ground and leans into the wind; the greatest airspeed limits it.
  /// Starts and stops cost the time that constant acceleration takes. Descent gives no energy back.
  public func fly(_ leg: LegDemand, wind: Wind) -> LegFlight? {
    var time = 0.0
    var speed = 0.0
    if leg.distanceM > 0 {
      guard
        let limit = groundSpeedLimit(
          directionEast: leg.directionEast, directionNorth: leg.directionNorth, wind: wind)
      else { return nil }
      speed = min(leg.speedMps, limit)
      let rest = (leg.fromRest ? 1.0 : 0) + (leg.toRest ? 1.0 : 0)
      let ramp = speed / airframe.accelerationMps2
      // A ramp covers half its time's distance: each adds half a ramp to the time at full speed.
      if rest > 0, leg.distanceM < rest * speed * ramp / 2 {
        time = (2 * rest * leg.distanceM / airframe.accelerationMps2).squareRoot()
      } else {
        time = leg.distanceM / speed + rest * ramp / 2
      }
    }
    let rate = leg.climbM > 0 ? airframe.climbRate.metresPerSecond : airframe.descentRate.metresPerSecond
    let vertical = abs(leg.climbM) / rate
    // A leg steeper than the aircraft climbs is flown slower over ground.
    if vertical > time {
      time = vertical
      speed = leg.distanceM / vertical
    }
    let eastAir = speed * leg.directionEast - wind.eastMps
    let northAir = speed * leg.directionNorth - wind.northMps
    let airspeed = (eastAir * eastAir + northAir * northAir).squareRoot()
    let hovering = power(airspeedMps: wind.speed.metresPerSecond)
    var joules = power(airspeedMps: airspeed) * time + hovering * leg.holdS
    if leg.climbM > 0 {
      joules +=
        airframe.takeoffMass.kilograms * FlightModel.gravity * leg.climbM / airframe.climbEfficiency
    }
    return LegFlight(
      timeS: time + leg.holdS, energyWh: joules / 3600, groundSpeedMps: speed, airspeedMps: airspeed)
  }
}
