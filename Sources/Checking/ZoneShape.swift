import Geodesy
import Units

/// An area on the grid, measured by its own plain geometry.
struct ZoneShape {
  /// Each polygon's rings, the outer first; none closed by a repeated point.
  let polygons: [[[GridPoint]]]
  private let box: Box

  struct Box {
    var south = Double.infinity
    var west = Double.infinity
    var north = -Double.infinity
    var east = -Double.infinity

    mutating func add(_ p: GridPoint) {
      south = min(south, p.northing)
      west = min(west, p.easting)
      north = max(north, p.northing)
      east = max(east, p.easting)
    }

    func isWithin(_ metres: Double, of other: Box) -> Bool {
      south <= other.north + metres && other.south <= north + metres && west <= other.east + metres
        && other.west <= east + metres
    }
  }

  init(_ areas: [GeoPolygon], _ frame: GridFrame) throws(GeodesyError) {
    var polygons: [[[GridPoint]]] = []
    var box = Box()
    for area in areas {
      var rings: [[GridPoint]] = []
      for ring in [area.outer] + area.holes { rings.append(try frame.points(ring)) }
      for point in rings[0] { box.add(point) }
      polygons.append(rings)
    }
    self.polygons = polygons
    self.box = box
  }

  /// Whether the segment's box comes within `metres` of the shape's; false means that the segment does not.
  func mayBeWithin(_ metres: Double, of a: GridPoint, _ b: GridPoint) -> Bool {
    var other = Box()
    other.add(a)
    other.add(b)
    return box.isWithin(metres, of: other)
  }

  /// Whether the place lies in the closed area by the even-odd rule.
  func contains(_ p: GridPoint) -> Bool { polygons.contains { ZoneShape.inside($0, p) } }

  /// Metres from the segment to the area, 0 when it touches or enters it; `limit` when it is further off.
  func distance(_ a: GridPoint, _ b: GridPoint, limit: Double) -> Double {
    guard mayBeWithin(limit, of: a, b) else { return limit }
    if contains(a) || contains(b) { return 0 }
    var least = limit
    var own = Box()
    own.add(a)
    own.add(b)
    for rings in polygons {
      for ring in rings {
        guard var from = ring.last else { continue }
        for to in ring {
          var edge = Box()
          edge.add(from)
          edge.add(to)
          if edge.isWithin(least, of: own) { least = min(least, ZoneShape.apart(a, b, from, to)) }
          from = to
        }
      }
    }
    return least
  }

  private static func inside(_ rings: [[GridPoint]], _ p: GridPoint) -> Bool {
    var odd = false
    for ring in rings {
      guard var a = ring.last else { continue }
      for b in ring {
        if (a.northing > p.northing) != (b.northing > p.northing) {
          let share = (p.northing - a.northing) / (b.northing - a.northing)
          if p.easting < a.easting + share * (b.easting - a.easting) { odd.toggle() }
        }
        a = b
      }
    }
    return odd
  }

  /// Metres between two segments.
  static func apart(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint, _ d: GridPoint) -> Double {
    if cross(a, b, c, d) { return 0 }
    let first = min(toSegment(a, c, d), toSegment(b, c, d))
    let second = min(toSegment(c, a, b), toSegment(d, a, b))
    return min(first, second)
  }

  /// Whether both segments properly cross; touching comes out as a distance of 0 in `apart`.
  private static func cross(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint, _ d: GridPoint) -> Bool {
    let cSide = side(a, b, c)
    let dSide = side(a, b, d)
    let aSide = side(c, d, a)
    let bSide = side(c, d, b)
    return (cSide > 0) != (dSide > 0) && (aSide > 0) != (bSide > 0) && cSide != dSide && aSide != bSide
  }

  private static func side(_ a: GridPoint, _ b: GridPoint, _ p: GridPoint) -> Double {
    (b.easting - a.easting) * (p.northing - a.northing) - (b.northing - a.northing) * (p.easting - a.easting)
  }

  private static func toSegment(_ p: GridPoint, _ a: GridPoint, _ b: GridPoint) -> Double {
    let (east, north) = (b.easting - a.easting, b.northing - a.northing)
    let square = east * east + north * north
    var share = 0.0
    if square > 0 {
      share = ((p.easting - a.easting) * east + (p.northing - a.northing) * north) / square
      share = min(1, max(0, share))
    }
    let (e, n) = (p.easting - a.easting - share * east, p.northing - a.northing - share * north)
    return (e * e + n * n).squareRoot()
  }
}
