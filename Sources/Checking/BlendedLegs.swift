import AircraftModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The rise from rest to a leg's speed, written down in small steps of time by summing up its jerk.
struct RiseTable {
  static let steps = 240
  let seconds: Double
  private var speeds: [Double] = [0]
  private var ways: [Double] = [0]
  private var pulls: [Double] = [0]
  var speed: Double { speeds[RiseTable.steps] }
  var way: Double { ways[RiseTable.steps] }

  /// The greatest rise that keeps to acceleration, speed and way; the jerk takes `build` seconds to reach its full size.
  init(acceleration most: Double, jerk: Double, build: Double, speed: Double, way: Double) {
    /// Peak acceleration grows to its limit first, then it is held: `size` counts both.
    func shape(_ size: Double) -> (peak: Double, build: Double, hold: Double, steady: Double) {
      let peak = min(size, most)
      let small = (peak * build / jerk).squareRoot()
      if small < build { return (peak, small, 0, max(0, size - most)) }
      return (peak, build, peak / jerk - build, max(0, size - most))
    }
    func ends(_ size: Double) -> (seconds: Double, speed: Double) {
      let s = shape(size)
      let rise = 2 * s.build + s.hold
      return (2 * rise + s.steady, s.peak * (rise + s.steady))
    }
    var low = 0.0
    var high = most + speed / most + 1
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let end = ends(middle)
      if end.speed <= speed, end.speed * end.seconds / 2 <= way { low = middle } else { high = middle }
    }
    let s = shape(low)
    seconds = ends(low).seconds
    let dt = seconds / Double(RiseTable.steps)
    let peakJerk = s.build + s.hold > 0 ? s.peak / (s.build + s.hold) : 0
    let rise = 2 * s.build + s.hold
    /// The jerk after `t` seconds of a rise of the acceleration.
    func pulse(_ t: Double) -> Double {
      if t < s.build { return peakJerk * (1 - cos(.pi * t / s.build)) / 2 }
      if t <= s.build + s.hold { return peakJerk }
      return t < rise ? peakJerk * (1 + cos(.pi * (t - s.build - s.hold) / s.build)) / 2 : 0
    }
    var (a, v, p) = (0.0, 0.0, 0.0)
    for k in 0..<RiseTable.steps {
      let t = (Double(k) + 0.5) * dt
      let j = t < rise ? pulse(t) : t > rise + s.steady ? -pulse(t - rise - s.steady) : 0
      p += v * dt + a * dt * dt / 2
      v += a * dt + j * dt * dt / 2
      a += j * dt
      speeds.append(v)
      ways.append(p)
      pulls.append(a)
    }
  }

  /// Acceleration, speed and way so many seconds after the start, read between the steps.
  func at(_ t: Double) -> (a: Double, v: Double, p: Double) {
    guard seconds > 0, t > 0 else { return (0, 0, 0) }
    let x = min(1, t / seconds) * Double(RiseTable.steps)
    let k = min(RiseTable.steps - 1, Int(x))
    let f = x - Double(k)
    func between(_ values: [Double]) -> Double { values[k] + (values[k + 1] - values[k]) * f }
    return (between(pulls), between(speeds), between(ways))
  }
}

/// ArduPilot's legs: each rises from rest and brakes to rest, and the next begins before the last has ended.
struct BlendedLegs {
  let row: LegRow
  /// Twice the time constant of the attitude controller, as the page says.
  static let buildS = 0.3
  /// Step of the search for the overlap, seconds.
  static let stepS = 0.01

  func times() -> [(seconds: Double, steady: Double)] {
    let handling = row.airframe.handling
    let rises = row.legs.map { leg, limits -> RiseTable? in
      leg.lengthM > 0
        ? RiseTable(
          acceleration: limits.acceleration, jerk: handling.jerkMps3, build: BlendedLegs.buildS,
          speed: limits.speed, way: leg.lengthM / 2) : nil
    }
    var result: [(seconds: Double, steady: Double)] = []
    var before = 0.0
    for (index, (leg, _)) in row.legs.enumerated() {
      guard let rise = rises[index], rise.speed > 0 else {
        result.append((0, 0))
        continue
      }
      let steady = max(0, (leg.lengthM - 2 * rise.way) / rise.speed)
      var settle = leg.levelM > 0 ? handling.settleS : 0
      var overlap = 0.0
      if !leg.stands, index + 1 < row.legs.count, let next = rises[index + 1] {
        let corner = overlapped(index, rise, next)
        overlap = corner.seconds
        let slower = max(0, 1 - corner.speed / min(rise.speed, next.speed))
        settle *= slower * slower
      }
      result.append((2 * rise.seconds + steady - (before + overlap) / 2 + settle, steady))
      before = overlap
    }
    return result
  }

  /// The longest overlap that keeps to the corner's limits, looked for from the longest down, step by step.
  private func overlapped(_ index: Int, _ rise: RiseTable, _ next: RiseTable) -> (
    seconds: Double, speed: Double
  ) {
    let handling = row.airframe.handling
    let cosine = row.cosine(index, index + 1)
    let (out, into) = (row.legs[index].leg, row.legs[index + 1].leg)
    let most = min(row.legs[index].limits.speed, row.legs[index + 1].limits.speed)
    var overlap = min(rise.seconds, next.seconds)
    while overlap > 0 {
      // Braking is the rise run backward: what is left of the leg is the way of its rise.
      let (a, b) = (rise.at(overlap / 2), next.at(overlap / 2))
      let cut = (a.p * a.p + b.p * b.p - 2 * a.p * b.p * cosine).squareRoot()
      let speed = (a.v * a.v + b.v * b.v + 2 * a.v * b.v * cosine).squareRoot()
      let level = { (leg: LegCase, pull: Double) in pull * leg.levelM / leg.lengthM }
      let (x, y) = (level(out, -a.a), level(into, b.a))
      let east = x * out.east + y * into.east
      let north = x * out.north + y * into.north
      let up = -a.a * out.riseM / out.lengthM + b.a * into.riseM / into.lengthM
      if cut < handling.cornerRadiusM, speed < most,
        (east * east + north * north).squareRoot() < handling.cornerAccelerationMps2,
        abs(up) < handling.verticalAccelerationMps2
      {
        return (overlap, speed)
      }
      overlap -= BlendedLegs.stepS
    }
    return (0, 0)
  }
}
