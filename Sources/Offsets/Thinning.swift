import Planar
import Units

/// Fewer corners without a new crossing.
enum Thinning {
  /// The lines with corners left out, none of them moved by more than the tolerance (metres).
  ///
  /// Lines that would then touch each other or themselves get a smaller tolerance, at last none.
  static func thinned(_ lines: [[MapPoint]], tolerance: Double) -> [[MapPoint]] {
    for share in [1, 0.5, 0.25, 0.125] {
      let simple = lines.map { line(of: $0, tolerance: tolerance * share) }
      if !touches(simple) { return simple }
    }
    return lines
  }

  private static func line(of points: [MapPoint], tolerance: Double) -> [MapPoint] {
    if points.count > 3, points.first == points.last {
      return ring(Array(points.dropLast()), tolerance: tolerance)
    }
    return Polyline.simplified(points, tolerance: tolerance)
  }

  /// A ring given without its repeated place, with fewer corners; the result repeats its first place.
  ///
  /// It is cut at the place furthest from the first, and both halves are thinned by themselves.
  static func ring(_ points: [MapPoint], tolerance: Double) -> [MapPoint] {
    guard let first = points.first else { return [] }
    let far = points.indices.max { points[$0].distance(to: first) < points[$1].distance(to: first) } ?? 0
    let there = Polyline.simplified(Array(points[0...far]), tolerance: tolerance)
    let back = Polyline.simplified(Array(points[far...]) + [first], tolerance: tolerance)
    let ring = there + back.dropFirst()
    // Two places would be a line there and back.
    return ring.count > 3 ? ring : points + [first]
  }

  /// Whether any two segments meet that do not follow each other.
  static func touches(_ lines: [[MapPoint]]) -> Bool {
    let index = SegmentIndex(lines: lines)
    var start = 0
    for line in lines {
      let count = line.count - 1
      let isRing = line.first == line.last
      for k in 0..<max(0, count) {
        for other in index.candidates(near: line[k], line[k + 1]) where other > start + k {
          let edge = index.edges[other]
          guard Segments.intersects(line[k], line[k + 1], edge.from, edge.to) else { continue }
          let follows = other == start + k + 1 && other < start + count
          let closes = isRing && k == 0 && other == start + count - 1
          if !follows, !closes { return true }
          // Neighbours share one place; more than that is a way straight back.
          let (a, b, c) = follows ? (line[k], line[k + 1], edge.to) : (edge.from, line[0], line[1])
          let ahead = (b.east - a.east) * (c.east - b.east) + (b.north - a.north) * (c.north - b.north)
          if ahead < 0, Segments.turn(a, b, c) == 0 { return true }
        }
      }
      start += max(0, count)
    }
    return false
  }
}
