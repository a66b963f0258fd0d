public import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a strip costs on each course in a wind, and the turn into the next strip: enough to choose a sweep's direction.
///
/// A question costs a few microseconds for the metres and some tens for a turn; ask once per course, not once per
/// strip.
public struct CourseCosts: Sendable {
  private let model: FlightModel
  private let wind: Wind
  private let speedMps: Double
  /// Length of the strips between which a turn is measured, metres: long enough for full speed on any of them.
  private let stripM: Double

  /// - Parameter speedMps: wanted speed over ground, metres per second, above 0.
  public init(model: FlightModel, wind: Wind, speedMps: Double) {
    self.model = model
    self.wind = wind
    self.speedMps = speedMps
    let a = model.airframe.accelerationMps2
    let most = speedMps + wind.speed.metresPerSecond
    stripM = 4 * most * (most / a + a / model.airframe.handling.jerkMps3 + 1)
  }

  /// Seconds for each metre of a long strip on a course (clockwise from north); nil when the wind forbids it.
  public func secondsPerMetre(course: Angle) -> Double? { speed(course).map { 1 / $0 } }

  /// Joules for each metre of a long strip, likewise.
  public func joulesPerMetre(course: Angle) -> Double? {
    guard let speed = speed(course) else { return nil }
    let east = speed * sin(course.radians) - wind.eastMps
    let north = speed * cos(course.radians) - wind.northMps
    return model.power(airspeedMps: (east * east + north * north).squareRoot()) / speed
  }

  /// Seconds that a U-turn takes between a strip flown on `course` and the next one, `gap` metres beside it, flown
  /// back: the link between the ends and what braking, corners and speeding up cost. Nil when the wind forbids it.
  ///
  /// - Parameter toRight: whether the next strip lies to the right of the course.
  public func turnSeconds(course: Angle, gap: Double, toRight: Bool) -> Double? {
    turn(course: course, gap: gap, toRight: toRight, measure: \.timeS, perMetre: secondsPerMetre)
  }

  /// Joules that such a U-turn takes.
  public func turnJoules(course: Angle, gap: Double, toRight: Bool) -> Double? {
    turn(course: course, gap: gap, toRight: toRight, measure: \.joules, perMetre: joulesPerMetre)
  }

  private func turn(
    course: Angle, gap: Double, toRight: Bool, measure: (LegFlight) -> Double, perMetre: (Angle) -> Double?
  ) -> Double? {
    let link = Angle.degrees(course.degrees + (toRight ? 90 : -90))
    let back = Angle.degrees(course.degrees + 180)
    guard gap > 0, let out = loss(course, measure, perMetre), let home = loss(back, measure, perMetre),
      let legs = model.fly([leg(course, stripM), leg(link, gap), leg(back, stripM)], wind: wind)
    else { return nil }
    let total = legs.reduce(0) { $0 + measure($1) }
    // Half of what a strip from rest to rest costs beyond its metres belongs to its outer end.
    let ends = (out.beyond + home.beyond) / 2
    return total - out.steady - home.steady - ends
  }

  private func speed(_ course: Angle) -> Double? {
    model.groundSpeedLimit(
      directionEast: sin(course.radians), directionNorth: cos(course.radians), wind: wind
    ).map { min(speedMps, $0) }
  }

  private func leg(_ course: Angle, _ metres: Double) -> LegDemand {
    LegDemand(
      distanceM: metres, climbM: 0, directionEast: sin(course.radians), directionNorth: cos(course.radians),
      speedMps: speedMps, holdS: 0)
  }

  /// What a strip's metres cost, and what comes on top from rest to rest.
  private func loss(
    _ course: Angle, _ measure: (LegFlight) -> Double, _ perMetre: (Angle) -> Double?
  ) -> (steady: Double, beyond: Double)? {
    guard let each = perMetre(course), let flown = model.fly(leg(course, stripM), wind: wind) else {
      return nil
    }
    return (stripM * each, measure(flown) - stripM * each)
  }
}

extension LegFlight {
  fileprivate var joules: Double { energyWh * 3600 }
}
