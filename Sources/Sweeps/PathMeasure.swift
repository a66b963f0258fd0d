import Planar
import Units

/// What a path costs: metres by default, or the cells that would take as long (or as much energy) in calm air.
///
/// A segment costs its length times a factor of its course; a bend costs by its angle. Both come as tables, so that
/// wind, turns and the flight model stay outside the search.
struct PathMeasure {
  /// Cost of one cell of length, for courses in equal steps around the grid, from its x axis to the left; empty for 1.
  var byDirection: [Double] = []
  /// Cost in cells of a bend, for turns from 0 to 180° in equal steps; empty for none.
  var byTurn: [Double] = []

  init() {}

  /// The task's costs, turned into the frame.
  init(_ costs: SweepCosts, frame: GridFrame) {
    byTurn = costs.bendMetresByAngle.map { $0 / frame.cell }
    let steps = costs.perMetreByCourse.count
    guard steps > 0 else { return }
    byDirection = (0..<72).map { k in
      let angle = Angle.degrees(5 * Double(k))
      let share = frame.courseDeg(x: angle.cosine, y: angle.sine) / 360 * Double(steps)
      let low = Int(share)
      let (a, b) = (costs.perMetreByCourse[low % steps], costs.perMetreByCourse[(low + 1) % steps])
      return a + (b - a) * (share - Double(low))
    }
  }

  var isPlain: Bool { byDirection.isEmpty && byTurn.isEmpty }

  @inline(__always) func segment(_ a: Spot, _ b: Spot) -> Double {
    let length = a.distance(to: b)
    if byDirection.isEmpty || length == 0 { return length }
    return length * looked(byDirection, PathMeasure.aroundShare(b.x - a.x, b.y - a.y), isRound: true)
  }

  @inline(__always) func bend(_ a: Spot, _ b: Spot, _ c: Spot) -> Double {
    if byTurn.isEmpty { return 0 }
    let (ux, uy, vx, vy) = (b.x - a.x, b.y - a.y, c.x - b.x, c.y - b.y)
    if (ux == 0 && uy == 0) || (vx == 0 && vy == 0) { return 0 }
    let share = 2 * PathMeasure.aroundShare(ux * vx + uy * vy, abs(ux * vy - uy * vx))
    return looked(byTurn, share, isRound: false)
  }

  /// What two right angles cost.
  var uTurn: Double { byTurn.isEmpty ? 0 : 2 * looked(byTurn, 0.5, isRound: false) }

  /// The whole path.
  func path(_ spots: [Spot]) -> Double {
    var sum = 0.0
    for k in spots.indices.dropFirst() {
      sum += segment(spots[k - 1], spots[k])
      if k + 1 < spots.count { sum += bend(spots[k - 1], spots[k], spots[k + 1]) }
    }
    return sum
  }

  @inline(__always) private func looked(_ table: [Double], _ share: Double, isRound: Bool) -> Double {
    let steps = isRound ? table.count : table.count - 1
    let at = share * Double(steps)
    let low = min(steps - 1, Int(at))
    let high = low + 1 < table.count ? low + 1 : 0
    return table[low] + (table[high] - table[low]) * (at - Double(low))
  }

  /// The angle of (x, y) from the x axis to the left as a share of a full turn, 0..<1, to about 0.3°.
  ///
  /// Of additions and divisions alone, so that every machine gives the same digits.
  @inline(__always) static func aroundShare(_ x: Double, _ y: Double) -> Double {
    let (ax, ay) = (abs(x), abs(y))
    let t = min(ax, ay) / max(ax, ay, .leastNonzeroMagnitude)
    // Rajan et al. 2006: atan t ≈ π/4 t + 0.273 t (1 − t), within 0.0038 rad.
    let angle = (0.125 + 0.04345 * (1 - t)) * t
    let first = ay > ax ? 0.25 - angle : angle
    let half = x < 0 ? 0.5 - first : first
    let share = y < 0 ? 1 - half : half
    return share >= 1 ? 0 : share
  }
}
