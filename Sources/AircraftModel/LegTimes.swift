import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The time that each of a row of legs takes, corners and stops counted (`docs/flight-model.md`).
///
/// A closed form of what the step-by-step model does; a leg costs a few microseconds.
struct LegTimes {
  let airframe: Airframe
  private var handling: Handling { airframe.handling }
  /// Seconds in which the jerk builds up: twice the time constant of the attitude controller.
  static let jerkRiseS = 0.3

  /// A leg in space with the speed that it may have.
  struct Stretch {
    var along: SIMD3<Double>
    var length: Double
    /// Metres per second along the leg, and the level part of it.
    var speed, levelSpeed: Double
    var limits: JerkLimits
    /// Whether the aircraft stands at its end.
    var isStopped: Bool
  }

  /// Seconds on the way and, of them, at full speed.
  struct Result {
    var seconds, steady: Double
  }

  func stretch(_ leg: LegDemand, levelSpeed: Double, isStopped: Bool) -> Stretch {
    let vector = SIMD3(leg.directionEast * leg.distanceM, leg.directionNorth * leg.distanceM, leg.climbM)
    let length = (leg.distanceM * leg.distanceM + leg.climbM * leg.climbM).squareRoot()
    let rate = leg.climbM > 0 ? airframe.climbRate.metresPerSecond : airframe.descentRate.metresPerSecond
    let limit = { (level: Double, upward: Double) -> Double in
      let byLevel = leg.distanceM > 0 ? level * length / leg.distanceM : .infinity
      let byClimb = leg.climbM != 0 ? upward * length / abs(leg.climbM) : .infinity
      return min(byLevel, byClimb)
    }
    let speed = length > 0 ? limit(levelSpeed, rate) : 0
    return Stretch(
      along: length > 0 ? vector / length : .zero, length: length, speed: speed,
      levelSpeed: length > 0 ? speed * leg.distanceM / length : 0,
      limits: JerkLimits(
        acceleration: length > 0 ? limit(airframe.accelerationMps2, handling.verticalAccelerationMps2) : 1,
        jerk: handling.jerkMps3, riseS: LegTimes.jerkRiseS), isStopped: isStopped)
  }

  /// The first stretch begins at rest, the last one ends so.
  func times(_ row: [Stretch]) -> [Result] {
    switch handling.autopilot {
    case .ardupilot: blended(row)
    case .px4, .dji: rounded(row)
    }
  }

  // MARK: One leg begins while the last one ends

  private func blended(_ row: [Stretch]) -> [Result] {
    let profiles = row.map { JerkLimitedLeg(length: $0.length, speed: $0.speed, limits: $0.limits) }
    var before = 0.0
    return row.indices.map { index in
      let profile = profiles[index]
      guard row[index].length > 0 else { return Result(seconds: 0, steady: 0) }
      var overlap = 0.0
      var settle = row[index].levelSpeed > 0 ? handling.settleS : 0
      if !row[index].isStopped, index + 1 < row.count, row[index + 1].length > 0 {
        let corner = overlapped(row[index], profile, row[index + 1], profiles[index + 1])
        overlap = corner.seconds
        // The slower a corner, the more of a stop it is.
        let slower = max(0, 1 - corner.speed / min(profile.plateau, profiles[index + 1].plateau))
        settle *= slower * slower
      }
      let result = Result(
        seconds: profile.durationS - (before + overlap) / 2 + settle,
        steady: max(0, profile.durationS - profile.rampEndS - profile.brakingS))
      before = overlap
      return result
    }
  }

  /// The longest overlap whose middle keeps to the corner's limits, and the speed there.
  ///
  /// In the middle the first leg is as far from its end as the second from its start; cut, speed and
  /// acceleration grow with the overlap, so halving finds the limit.
  private func overlapped(_ a: Stretch, _ first: JerkLimitedLeg, _ b: Stretch, _ second: JerkLimitedLeg)
    -> (seconds: Double, speed: Double)
  {
    var low = 0.0
    var high = min(first.brakingS, second.rampEndS)
    var speed = 0.0
    for _ in 0..<16 {
      let middle = (low + high) / 2
      let out = first.state(first.durationS - middle / 2)
      let into = second.state(middle / 2)
      let cut = (b.along * into.p - a.along * (a.length - out.p)).norm
      let pace = (a.along * out.v + b.along * into.v).norm
      let pull = a.along * out.a + b.along * into.a
      if cut < handling.cornerRadiusM, pace < min(a.speed, b.speed),
        (pull.x * pull.x + pull.y * pull.y).squareRoot() < handling.cornerAccelerationMps2,
        abs(pull.z) < handling.verticalAccelerationMps2
      {
        low = middle
        speed = pace
      } else {
        high = middle
      }
    }
    return (low, speed)
  }

  // MARK: Arcs at corners

  private func rounded(_ row: [Stretch]) -> [Result] {
    guard !row.isEmpty else { return [] }
    // Speed and way saved at the end of each leg.
    var corners = row.indices.map { index in
      index + 1 < row.count && !row[index].isStopped ? arc(row[index], row[index + 1]) : (speed: 0, saved: 0)
    }
    // No corner faster than the leg after it can brake for the next, or the leg before it can reach.
    for index in row.indices.reversed() where index > 0 {
      corners[index - 1].speed = min(corners[index - 1].speed, reach(from: corners[index].speed, row[index]))
    }
    for index in row.indices {
      let start = index > 0 ? corners[index - 1].speed : 0
      corners[index].speed = min(corners[index].speed, reach(from: start, row[index]))
    }
    return row.indices.map { index in
      let start = index > 0 ? corners[index - 1] : (speed: 0, saved: 0)
      let end = corners[index]
      guard row[index].length > 0 else { return Result(seconds: 0, steady: 0) }
      let way = max(0, row[index].length - (start.saved + end.saved) / 2)
      var result = along(way, row[index], from: start.speed, to: end.speed)
      if end.speed == 0, row[index].levelSpeed > 0 { result.seconds += handling.settleS }
      return result
    }
  }

  /// The arc that begins `cornerRadiusM` before the corner: its speed, and the metres that it is shorter.
  private func arc(_ a: Stretch, _ b: Stretch) -> (speed: Double, saved: Double) {
    let product = max(-1, min(1, a.along.dot(b.along)))
    let turn = acos(product)
    guard a.length > 0, b.length > 0, turn < .pi - 1e-6 else { return (0, 0) }
    let speed = min(a.speed, b.speed)
    guard turn > 1e-6 else { return (speed, 0) }
    let side = min(handling.cornerRadiusM, a.length / 2, b.length / 2)
    let radius = side / tan(turn / 2)
    return (
      min(speed, (handling.cornerAccelerationMps2 * radius).squareRoot()), max(0, 2 * side - radius * turn)
    )
  }

  /// Seconds of a change of speed: constant acceleration, and the jerk at its two ends.
  private func change(_ difference: Double, _ limits: JerkLimits) -> Double {
    let a = limits.acceleration
    return difference >= a * a / limits.jerk
      ? difference / a + a / limits.jerk : 2 * (difference / limits.jerk).squareRoot()
  }

  private func changeWay(_ from: Double, _ to: Double, _ limits: JerkLimits) -> Double {
    (from + to) / 2 * change(abs(to - from), limits)
  }

  /// The greatest speed from which, on the length of a leg, `speed` can be reached.
  private func reach(from speed: Double, _ leg: Stretch) -> Double {
    if changeWay(speed, leg.speed, leg.limits) <= leg.length { return max(speed, leg.speed) }
    var low = min(speed, leg.speed)
    var high = max(speed, leg.speed)
    for _ in 0..<30 {
      let middle = (low + high) / 2
      if changeWay(speed, middle, leg.limits) <= leg.length { low = middle } else { high = middle }
    }
    return low
  }

  private func along(_ way: Double, _ leg: Stretch, from start: Double, to end: Double) -> Result {
    func ramps(_ top: Double) -> Double {
      changeWay(start, top, leg.limits) + changeWay(top, end, leg.limits)
    }
    var top = leg.speed
    if ramps(top) > way {
      var low = max(start, end)
      var high = top
      for _ in 0..<30 {
        let middle = (low + high) / 2
        if ramps(middle) <= way { low = middle } else { high = middle }
      }
      top = max(low, 1e-3)
    }
    let steady = max(0, way - ramps(top)) / top
    let seconds = steady + change(abs(top - start), leg.limits) + change(abs(top - end), leg.limits)
    return Result(seconds: seconds, steady: top == leg.speed ? steady : 0)
  }
}
