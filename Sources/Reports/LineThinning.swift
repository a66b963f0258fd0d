/// Leaves out points that a drawing does not need (Douglas and Peucker 1973).
enum LineThinning {
  /// Every so many points one stays, so that lines that fold back and forth take no more than this squared.
  private static let stretch = 256

  /// The first and last point stay, and no left-out point is further than `tolerance` from the result.
  /// Takes n log n steps for most lines of n points, 256 n for the worst.
  static func thin(_ line: [SheetPoint], tolerance: Double) -> [SheetPoint] {
    guard line.count > 2 else { return line }
    var kept = [Bool](repeating: false, count: line.count)
    var open: [(Int, Int)] = []
    for from in stride(from: 0, to: line.count - 1, by: stretch) {
      kept[from] = true
      open.append((from, min(from + stretch, line.count - 1)))
    }
    kept[line.count - 1] = true
    while let (from, to) = open.popLast() {
      guard to - from > 1 else { continue }
      var worst = from
      var worstDistance = -1.0
      for at in (from + 1)..<to {
        let distance = squaredDistance(line[at], line[from], line[to])
        if distance > worstDistance { (worst, worstDistance) = (at, distance) }
      }
      if worstDistance > tolerance * tolerance {
        kept[worst] = true
        open.append((from, worst))
        open.append((worst, to))
      }
    }
    return zip(line, kept).filter(\.1).map(\.0)
  }

  /// A ring without a repeated end point. A ring that thins to a line is empty: too small to draw.
  static func thin(ring: [SheetPoint], tolerance: Double) -> [SheetPoint] {
    guard ring.count > 3, let first = ring.first else { return ring.count == 3 ? ring : [] }
    // The point furthest from the first splits the ring into two lines with ends worth keeping.
    var far = 0
    var farthest = -1.0
    for (at, p) in ring.enumerated() {
      let distance = (p.x - first.x) * (p.x - first.x) + (p.y - first.y) * (p.y - first.y)
      if distance > farthest { (far, farthest) = (at, distance) }
    }
    guard farthest > 0 else { return [] }
    let there = thin(Array(ring[0...far]), tolerance: tolerance)
    let back = thin(Array(ring[far...]) + [first], tolerance: tolerance)
    let result = Array(there.dropLast() + back.dropLast())
    return result.count > 2 ? result : []
  }

  private static func squaredDistance(_ p: SheetPoint, _ a: SheetPoint, _ b: SheetPoint) -> Double {
    let dx = b.x - a.x
    let dy = b.y - a.y
    let length = dx * dx + dy * dy
    let along = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0
    let share = min(max(along, 0), 1)
    let ex = p.x - a.x - share * dx
    let ey = p.y - a.y - share * dy
    return ex * ex + ey * ey
  }
}
