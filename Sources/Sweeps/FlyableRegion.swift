import Units

/// Where the path may go: polygons in a grid frame, with their edges in buckets for quick answers.
///
/// A segment that touches an edge counts as leaving; places that are meant to be used are kept a hair inside.
struct FlyableRegion {
  struct Edge {
    var a, b: Spot
  }

  /// Distance in cells that is kept from edges by places made here.
  static let hair = 1e-3

  let edges: [Edge]
  /// Corners that the region surrounds by more than half a turn, a hair inside: shortest ways bend only there.
  private(set) var bends: [Spot]
  private let bucket: Double
  private let columns, rows: Int
  /// Bucket k holds `items[starts[k]..<starts[k + 1]]`.
  private let starts: [Int32]
  private let items: [Int32]
  /// Bucket row k holds `rowItems[rowStarts[k]..<rowStarts[k + 1]]`, for counting crossings to the right.
  private let rowStarts: [Int32]
  private let rowItems: [Int32]

  /// - `bucket`: side of the buckets, in cells.
  init(polygons: [MapPolygon], frame: GridFrame, bucket: Double) {
    var edges: [Edge] = []
    var corners: [Spot] = []
    for polygon in polygons {
      for (number, ring) in ([polygon.outer] + polygon.holes).enumerated() {
        var spots = ring.map(frame.spot)
        if spots.count < 3 { continue }
        // The region to the left of every edge: outer rings counter-clockwise, holes clockwise.
        if (signedArea(spots) > 0) != (number == 0) { spots.reverse() }
        for (k, a) in spots.enumerated() {
          let b = spots[(k + 1) % spots.count]
          if a != b { edges.append(Edge(a: a, b: b)) }
          let before = spots[(k + spots.count - 1) % spots.count]
          if let corner = FlyableRegion.bend(before, a, b) { corners.append(corner) }
        }
      }
    }
    self.edges = edges
    self.bucket = bucket
    columns = Int(Double(frame.columns) / bucket) + 1
    rows = Int(Double(frame.rows) / bucket) + 1
    var cells = [[Int32]](repeating: [], count: columns * rows)
    var bands = [[Int32]](repeating: [], count: rows)
    for (number, edge) in edges.enumerated() {
      let (low, high) = FlyableRegion.band(edge.a.y, edge.b.y, bucket, rows)
      for row in low...high { bands[row].append(Int32(number)) }
      FlyableRegion.forEachBucket(edge.a, edge.b, bucket, columns, rows) { cells[$0].append(Int32(number)) }
    }
    (starts, items) = FlyableRegion.packed(cells)
    (rowStarts, rowItems) = FlyableRegion.packed(bands)
    bends = []
    bends = corners.filter(contains)
  }

  /// Whether the place lies inside by the even-odd rule.
  func contains(_ p: Spot) -> Bool {
    guard p.y >= 0, p.y.isFinite else { return false }
    let row = Int(p.y / bucket)
    guard row < rows else { return false }
    var inside = false
    for k in Int(rowStarts[row])..<Int(rowStarts[row + 1]) {
      let edge = edges[Int(rowItems[k])]
      if (edge.a.y > p.y) != (edge.b.y > p.y) {
        let x = edge.a.x + (p.y - edge.a.y) / (edge.b.y - edge.a.y) * (edge.b.x - edge.a.x)
        if p.x < x { inside.toggle() }
      }
    }
    return inside
  }

  /// Whether the segment meets no edge; with one end inside, all of it is.
  func isClear(_ a: Spot, _ b: Spot) -> Bool {
    var clear = true
    FlyableRegion.forEachBucket(a, b, bucket, columns, rows) { cell in
      if !clear { return }
      for k in Int(starts[cell])..<Int(starts[cell + 1]) {
        let edge = edges[Int(items[k])]
        if crosses(a, b, edge.a, edge.b) {
          clear = false
          return
        }
      }
    }
    return clear
  }

  /// The stretches of the segment inside the region, a hair shorter at each cut, in order from `a`.
  func stretches(_ a: Spot, _ b: Spot) -> [(Spot, Spot)] {
    let length = a.distance(to: b)
    guard length > 0 else { return [] }
    var cuts: [Double] = [0, 1]
    for edge in edges {
      let (ex, ey) = (edge.b.x - edge.a.x, edge.b.y - edge.a.y)
      let cross = (b.x - a.x) * ey - (b.y - a.y) * ex
      guard cross != 0 else { continue }
      let t = ((edge.a.x - a.x) * ey - (edge.a.y - a.y) * ex) / cross
      let s = ((edge.a.x - a.x) * (b.y - a.y) - (edge.a.y - a.y) * (b.x - a.x)) / cross
      if t > 0, t < 1, s >= -1e-9, s <= 1 + 1e-9 { cuts.append(t) }
    }
    cuts.sort()
    var result: [(Spot, Spot)] = []
    let hair = 2 * FlyableRegion.hair / length
    for (from, to) in zip(cuts, cuts.dropFirst()) where to - from > 3 * hair {
      guard contains(a.interpolated(to: b, (from + to) / 2)) else { continue }
      let p = a.interpolated(to: b, from + hair)
      let q = a.interpolated(to: b, to - hair)
      if contains(p), contains(q), isClear(p, q) { result.append((p, q)) }
    }
    return result
  }

  private func crosses(_ a: Spot, _ b: Spot, _ c: Spot, _ d: Spot) -> Bool {
    if max(a.x, b.x) < min(c.x, d.x) || max(c.x, d.x) < min(a.x, b.x) { return false }
    if max(a.y, b.y) < min(c.y, d.y) || max(c.y, d.y) < min(a.y, b.y) { return false }
    let first = turn(a, b, c)
    let second = turn(a, b, d)
    if (first > 0 && second > 0) || (first < 0 && second < 0) { return false }
    let third = turn(c, d, a)
    let fourth = turn(c, d, b)
    return !((third > 0 && fourth > 0) || (third < 0 && fourth < 0))
  }

  private func turn(_ a: Spot, _ b: Spot, _ c: Spot) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }

  /// The corner a hair inside, when the ring turns right there.
  private static func bend(_ before: Spot, _ corner: Spot, _ after: Spot) -> Spot? {
    let (l, m) = (before.distance(to: corner), corner.distance(to: after))
    guard l > 0, m > 0 else { return nil }
    let (ux, uy) = ((corner.x - before.x) / l, (corner.y - before.y) / l)
    let (vx, vy) = ((after.x - corner.x) / m, (after.y - corner.y) / m)
    guard ux * vy - uy * vx < -1e-9 else { return nil }
    // Away from the corner's solid side: along the difference of the two ways.
    let (wx, wy) = (ux - vx, uy - vy)
    let w = (wx * wx + wy * wy).squareRoot()
    guard w > 1e-12 else { return nil }
    let half = max(0.05, w / 2)
    return Spot(x: corner.x + wx / w * hair / half * 2, y: corner.y + wy / w * hair / half * 2)
  }

  private static func band(_ a: Double, _ b: Double, _ bucket: Double, _ rows: Int) -> (Int, Int) {
    let low = max(0, min(rows - 1, Int(max(0, min(a, b)) / bucket)))
    return (low, max(low, min(rows - 1, Int(max(0, max(a, b)) / bucket))))
  }

  /// Hands out every bucket that the segment passes, each once.
  @inline(__always)
  private static func forEachBucket(
    _ a: Spot, _ b: Spot, _ bucket: Double, _ columns: Int, _ rows: Int, _ body: (Int) -> Void
  ) {
    let (l, u) = a.y <= b.y ? (a, b) : (b, a)
    let (first, last) = band(l.y, u.y, bucket, rows)
    let slope = u.y - l.y > 1e-12 ? (u.x - l.x) / (u.y - l.y) : 0
    for row in first...last {
      var from = l.x
      var to = u.x
      if first != last {
        let bottom = max(l.y, Double(row) * bucket)
        let top = min(u.y, Double(row + 1) * bucket)
        from = l.x + (bottom - l.y) * slope
        to = l.x + (top - l.y) * slope
      }
      let left = max(0, min(columns - 1, Int(max(0, min(from, to) - 1e-6) / bucket)))
      let right = max(left, min(columns - 1, Int(max(0, max(from, to) + 1e-6) / bucket)))
      for column in left...right { body(row * columns + column) }
    }
  }

  private static func packed(_ lists: [[Int32]]) -> ([Int32], [Int32]) {
    var starts: [Int32] = [0]
    var items: [Int32] = []
    for list in lists {
      items += list
      starts.append(Int32(items.count))
    }
    return (starts, items)
  }
}

/// Square cells of a ring: positive when it runs counter-clockwise.
func signedArea(_ ring: [Spot]) -> Double {
  guard let origin = ring.first, ring.count >= 3 else { return 0 }
  var twice = 0.0
  for (a, b) in zip(ring.dropFirst(), ring.dropFirst(2)) {
    twice += (a.x - origin.x) * (b.y - origin.y) - (a.y - origin.y) * (b.x - origin.x)
  }
  return twice / 2
}
