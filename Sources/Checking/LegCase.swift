import AircraftModel
import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One straight leg as the page `docs/flight-model.md` describes it.
struct LegCase {
  var levelM, riseM, east, north, speedMps: Double
  /// Whether the aircraft stands at its end: a hold, the pad, the route's end.
  var stands = true

  var lengthM: Double { (levelM * levelM + riseM * riseM).squareRoot() }

  /// Greatest speed over ground along a unit direction; nil when less than 0.5 m/s is left.
  static func greatestPace(_ airframe: Airframe, _ air: Air, east: Double, north: Double) -> Double? {
    let most = airframe.greatestAirspeed.metresPerSecond
    let along = air.east * east + air.north * north
    let across = abs(air.north * east - air.east * north)
    guard across < most else { return nil }
    let n = airframe.handling.crosswindExponent
    let pace = pow(pow(most, n) - pow(across, n), 1 / n) + along
    return pace >= 0.5 ? pace : nil
  }

  /// Level speed, and limits along the leg; nil when the wind does not let it be flown.
  func limits(_ airframe: Airframe, _ air: Air) -> LegLimits? {
    guard lengthM > 0 else { return LegLimits(speed: 0, levelSpeed: 0, acceleration: 0) }
    let flat = levelM / lengthM
    let steep = abs(riseM) / lengthM
    let rate = (riseM > 0 ? airframe.climbRate : airframe.descentRate).metresPerSecond
    var speed = steep > 0 ? rate / steep : .infinity
    var acceleration = steep > 0 ? airframe.handling.verticalAccelerationMps2 / steep : .infinity
    if levelM > 0 {
      guard let most = LegCase.greatestPace(airframe, air, east: east, north: north) else { return nil }
      speed = min(speed, min(speedMps, most) / flat)
      acceleration = min(acceleration, airframe.accelerationMps2 / flat)
    }
    guard speed > 0 else { return nil }
    return LegLimits(speed: speed, levelSpeed: speed * flat, acceleration: acceleration)
  }
}

extension LegCase {
  /// At full speed the power of the airspeed; before and after it, the mean of that and of hovering.
  func joules(
    _ airframe: Airframe, _ curve: PowerCurve, _ air: Air, _ limits: LegLimits,
    _ time: (seconds: Double, steady: Double)
  ) -> Double {
    let (throughEast, throughNorth) = (
      limits.levelSpeed * east - air.east, limits.levelSpeed * north - air.north
    )
    let moving = curve.watts((throughEast * throughEast + throughNorth * throughNorth).squareRoot())
    let between = (moving + curve.watts(air.speed)) / 2
    let climb =
      riseM > 0 ? airframe.takeoffMass.kilograms * 9.80665 * riseM / airframe.climbEfficiency : 0
    return moving * time.steady + between * (time.seconds - time.steady) + climb
  }

  /// From rest to rest, apart from other legs; nil when the wind does not let it be flown.
  func alone(_ airframe: Airframe, _ curve: PowerCurve, _ air: Air) -> (seconds: Double, joules: Double)? {
    guard let limits = limits(airframe, air),
      let time = LegRow(airframe: airframe, legs: [(self, limits)]).times().first
    else { return nil }
    return (time.seconds, joules(airframe, curve, air, limits, time))
  }
}

struct LegLimits {
  /// Along the leg, metres and seconds.
  var speed, levelSpeed, acceleration: Double
}

/// A row of legs that begins and ends at rest, timed by the page.
struct LegRow {
  let airframe: Airframe
  let legs: [(leg: LegCase, limits: LegLimits)]

  /// Seconds of each leg, from the middle of the corner before it to the middle of the corner after, and of these
  /// the seconds at full speed.
  func times() -> [(seconds: Double, steady: Double)] {
    switch airframe.handling.autopilot {
    case .ardupilot: BlendedLegs(row: self).times()
    case .px4, .dji: ArcLegs(row: self).times()
    }
  }

  func cosine(_ a: Int, _ b: Int) -> Double {
    let (p, q) = (legs[a].leg, legs[b].leg)
    let dot = p.levelM * q.levelM * (p.east * q.east + p.north * q.north) + p.riseM * q.riseM
    return max(-1, min(1, dot / (p.lengthM * q.lengthM)))
  }
}
