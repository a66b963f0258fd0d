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
  /// Whether the aircraft stands at the leg's end even without a hold, as over the pad.
  public var isStopped: Bool

  public init(
    distanceM: Double, climbM: Double, directionEast: Double, directionNorth: Double, speedMps: Double,
    holdS: Double, isStopped: Bool = false
  ) {
    self.distanceM = distanceM
    self.climbM = climbM
    self.directionEast = directionEast
    self.directionNorth = directionNorth
    self.speedMps = speedMps
    self.holdS = holdS
    self.isStopped = isStopped
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
  static func theory(_ airframe: Airframe, _ v: Double) -> Double {
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
    let n = airframe.handling.crosswindExponent
    let ahead =
      n == 2
      ? (airspeed * airspeed - across * across).squareRoot()
      : airspeed * pow(1 - pow(abs(across) / airspeed, n), 1 / n)
    let limit = ahead + along
    return limit >= FlightModel.leastGroundSpeedMps ? limit : nil
  }

  /// Time and energy of one leg from rest to rest, or nil when it cannot be flown in this wind.
  public func fly(_ leg: LegDemand, wind: Wind) -> LegFlight? { fly([leg], wind: wind)?.first }

  /// Time and energy of each leg of a row that begins and ends at rest, or nil when one cannot be flown in this wind.
  ///
  /// A leg's time ends where the aircraft passes the place: in the middle of the corner. The autopilot holds speed
  /// over ground and leans into the wind; the greatest airspeed limits it. Descent gives no energy back.
  public func fly(_ legs: [LegDemand], wind: Wind) -> [LegFlight]? {
    let times = LegTimes(airframe: airframe)
    var row: [LegTimes.Stretch] = []
    row.reserveCapacity(legs.count)
    for leg in legs {
      var speed = 0.0
      if leg.distanceM > 0 {
        guard
          let limit = groundSpeedLimit(
            directionEast: leg.directionEast, directionNorth: leg.directionNorth, wind: wind)
        else { return nil }
        speed = min(leg.speedMps, limit)
      }
      row.append(times.stretch(leg, levelSpeed: speed, isStopped: leg.isStopped || leg.holdS > 0))
    }
    let hovering = power(airspeedMps: wind.speed.metresPerSecond)
    return zip(legs, zip(row, times.times(row))).map { leg, flown in
      let (stretch, time) = flown
      let eastAir = stretch.levelSpeed * leg.directionEast - wind.eastMps
      let northAir = stretch.levelSpeed * leg.directionNorth - wind.northMps
      let airspeed = (eastAir * eastAir + northAir * northAir).squareRoot()
      let moving = power(airspeedMps: airspeed)
      // Between rest and full speed the power lies between that of hovering and that of moving.
      var joules =
        moving * time.steady + (moving + hovering) / 2 * (time.seconds - time.steady) + hovering * leg.holdS
      if leg.climbM > 0 {
        joules +=
          airframe.takeoffMass.kilograms * FlightModel.gravity * leg.climbM / airframe.climbEfficiency
      }
      return LegFlight(
        timeS: time.seconds + leg.holdS, energyWh: joules / 3600, groundSpeedMps: stretch.levelSpeed,
        airspeedMps: airspeed)
    }
  }
}
