import Planar
import Units

/// The convex ones among many polygons, each as the half planes of its edges, and which parts of a segment
/// they cover.
///
/// All lengths in metres, in the frame of the polygons. A segment is clipped by the half planes one after the
/// other (Cyrus and Beck).
struct ConvexCovers {
  /// Far above the rounding of coordinates and crossings, far below all that matters in a plan: what differs
  /// by less is in doubt.
  let margin: Double
  let grid: BoxGrid
  /// The edges of all convex polygons, counter-clockwise.
  private(set) var sides: [Side] = []
  /// Polygon k has `sides[starts[k]..<starts[k + 1]]`; none when it is not convex or has holes.
  private var starts: [Int] = [0]

  /// An edge with the polygon on its left; `east * x + north * y - offset` is how deep a place lies inside of
  /// it.
  struct Side {
    var from, to: MapPoint
    var east, north, offset: Double

    func depth(_ p: MapPoint) -> Double { east * p.east + north * p.north - offset }
  }

  /// A part of an edge, as fractions of it, and the numbers of the sides that cut it off; -1 at the edge's
  /// own ends.
  struct Stretch {
    var from = 0.0
    var to = 1.0
    var fromSide: Int32 = -1
    var toSide: Int32 = -1
  }

  /// The polygons must be sound shapes, each by itself.
  init(_ polygons: [MapPolygon]) {
    grid = BoxGrid(polygons.map(\.bounds))
    let box = grid.box
    let greatest = max(abs(box.minEast), abs(box.maxEast), abs(box.minNorth), abs(box.maxNorth))
    margin = max(1e-6, 1e-12 * greatest)
    sides.reserveCapacity(polygons.reduce(0) { $0 + $1.outer.count })
    for polygon in polygons { addSides(of: polygon) }
  }

  var count: Int { starts.count - 1 }

  func isConvex(_ number: Int) -> Bool { starts[number] < starts[number + 1] }

  /// Numbers of the sides of a polygon, in the order of its ring.
  func sides(of number: Int) -> Range<Int> { starts[number]..<starts[number + 1] }

  /// Whether the point lies at least so deep inside a convex polygon.
  func holds(_ point: MapPoint, in number: Int, depth: Double) -> Bool {
    let range = sides(of: number)
    return !range.isEmpty && sides[range].allSatisfy { $0.depth(point) >= depth }
  }

  /// The part of a side that lies so deep inside a convex polygon; nil when there is none.
  func part(of side: Int, within number: Int, depth: Double) -> Stretch? {
    let range = sides(of: number)
    if range.isEmpty { return nil }
    let (a, b) = (sides[side].from, sides[side].to)
    var part = Stretch()
    for index in range {
      let start = sides[index].depth(a) - depth
      let end = sides[index].depth(b) - depth
      if start >= 0, end >= 0 { continue }
      if start < 0, end < 0 { return nil }
      let crossing = start / (start - end)
      if start < 0 {
        if crossing > part.from { (part.from, part.fromSide) = (crossing, Int32(index)) }
      } else if crossing < part.to {
        (part.to, part.toSide) = (crossing, Int32(index))
      }
      if part.from >= part.to { return nil }
    }
    return part
  }

  private mutating func addSides(of polygon: MapPolygon) {
    let before = sides.count
    defer { starts.append(sides.count) }
    guard polygon.holes.isEmpty, polygon.outer.count >= 3 else { return }
    let ring =
      MapPolygon.signedArea(polygon.outer) > 0 ? polygon.outer : Array(polygon.outer.reversed())
    var (a, b) = (ring[ring.count - 2], ring[ring.count - 1])
    for c in ring {
      let length = b.distance(to: c)
      // A corner given twice would hide which way the ring turns there.
      guard length > 0, Segments.turn(a, b, c) >= 0 else {
        sides.removeSubrange(before...)
        return
      }
      let east = (b.north - c.north) / length
      let north = (c.east - b.east) / length
      sides.append(
        Side(from: b, to: c, east: east, north: north, offset: east * b.east + north * b.north))
      (a, b) = (b, c)
    }
  }
}

extension [ConvexCovers.Stretch] {
  /// Takes a part off what is still open; no order is kept.
  mutating func take(off part: ConvexCovers.Stretch) {
    var index = 0
    while index < count {
      let piece = self[index]
      if part.to <= piece.from || part.from >= piece.to {
        index += 1
        continue
      }
      switch (part.from > piece.from, part.to < piece.to) {
      case (true, true):
        (self[index].to, self[index].toSide) = (part.from, part.fromSide)
        var rest = piece
        (rest.from, rest.fromSide) = (part.to, part.toSide)
        append(rest)
        index += 1
      case (true, false):
        (self[index].to, self[index].toSide) = (part.from, part.fromSide)
        index += 1
      case (false, true):
        (self[index].from, self[index].fromSide) = (part.to, part.toSide)
        index += 1
      case (false, false):
        self[index] = self[count - 1]
        removeLast()
      }
    }
  }
}
