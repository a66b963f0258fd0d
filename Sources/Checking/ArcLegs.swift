import AircraftModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Legs of PX4 and of DJI's waylines: corners are arcs that begin and end a given way beside the place.
struct ArcLegs {
  let row: LegRow
  /// Halvings in a search for a speed. Steps will not do: the time of a small change grows with the root of its
  /// size, so that 0.01 m/s more or less on each of many short legs adds up to seconds.
  static let halvings = 60

  func times() -> [(seconds: Double, steady: Double)] {
    let count = row.legs.count
    var speeds = [Double](repeating: 0, count: count + 1)
    var saved = [Double](repeating: 0, count: count + 1)
    for index in 0..<count where index + 1 < count && !row.legs[index].leg.stands {
      (speeds[index + 1], saved[index + 1]) = arc(index)
    }
    for index in stride(from: count - 1, through: 1, by: -1) {
      speeds[index] = min(speeds[index], within(speeds[index + 1], index))
    }
    for index in 0..<count { speeds[index + 1] = min(speeds[index + 1], within(speeds[index], index)) }
    return (0..<count).map { index in
      let (leg, limits) = row.legs[index]
      guard leg.lengthM > 0 else { return (0, 0) }
      let way = max(0, leg.lengthM - (saved[index] + saved[index + 1]) / 2)
      let (from, to) = (speeds[index], speeds[index + 1])
      let top = ArcLegs.greatest(from: max(from, to), to: limits.speed) { top in
        ramp(from, top, limits) + ramp(top, to, limits) <= way
      }
      let left = max(0, way - ramp(from, top, limits) - ramp(top, to, limits))
      let cruise = top > 0 ? left / top : 0
      var seconds = cruise + change(top - from, limits) + change(top - to, limits)
      if to == 0, leg.levelM > 0 { seconds += row.airframe.handling.settleS }
      return (seconds, top == limits.speed ? cruise : 0)
    }
  }

  /// Speed on the arc between a leg and the next, and the metres that it saves.
  private func arc(_ index: Int) -> (Double, Double) {
    let (a, b) = (row.legs[index], row.legs[index + 1])
    guard a.leg.lengthM > 0, b.leg.lengthM > 0 else { return (0, 0) }
    let slow = min(a.limits.speed, b.limits.speed)
    let turn = acos(row.cosine(index, index + 1))
    if turn <= 1e-6 { return (slow, 0) }
    if turn >= .pi - 1e-6 { return (0, 0) }
    let side = min(row.airframe.handling.cornerRadiusM, min(a.leg.lengthM, b.leg.lengthM) / 2)
    let radius = side / tan(turn / 2)
    let speed = (row.airframe.handling.cornerAccelerationMps2 * radius).squareRoot()
    return (min(slow, speed), max(0, 2 * side - radius * turn))
  }

  /// The greatest speed at one end of a leg when the other end has `speed`.
  private func within(_ speed: Double, _ index: Int) -> Double {
    let (leg, limits) = row.legs[index]
    return ArcLegs.greatest(from: speed, to: max(speed, limits.speed)) { other in
      ramp(speed, other, limits) <= leg.lengthM
    }
  }

  /// The greatest speed between two that fits, where all below one that fits do; the lesser where none does.
  private static func greatest(from least: Double, to most: Double, fits: (Double) -> Bool) -> Double {
    if most <= least || fits(most) { return most }
    var (low, high) = (least, most)
    for _ in 0..<halvings {
      let middle = (low + high) / 2
      if fits(middle) { low = middle } else { high = middle }
    }
    return low
  }

  private func change(_ difference: Double, _ limits: LegLimits) -> Double {
    let size = abs(difference)
    let jerk = row.airframe.handling.jerkMps3
    let a = limits.acceleration
    return size < a * a / jerk ? 2 * (size / jerk).squareRoot() : size / a + a / jerk
  }

  private func ramp(_ from: Double, _ to: Double, _ limits: LegLimits) -> Double {
    change(to - from, limits) * (from + to) / 2
  }
}
