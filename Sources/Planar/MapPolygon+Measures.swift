public import Units

/// How close to a boundary, in metres, a place counts as on it.
let boundaryTolerance = 1e-9

extension MapPolygon {
  /// The outer ring, then the holes.
  public var rings: [[MapPoint]] { [outer] + holes }

  /// Square metres: the outer ring less its holes, whichever way the rings run.
  public var area: Double {
    var sum = abs(MapPolygon.signedArea(outer))
    for hole in holes { sum -= abs(MapPolygon.signedArea(hole)) }
    return sum
  }

  /// Square metres of a ring: positive when it runs counter-clockwise, negative when clockwise.
  public static func signedArea(_ ring: [MapPoint]) -> Double {
    guard ring.count >= 3, let origin = ring.first else { return 0 }
    var twice = 0.0
    // Counted from the first point, so that far-off coordinates cost no digits.
    for index in 1..<(ring.count - 1) {
      let a = ring[index]
      let b = ring[index + 1]
      let left = (a.east - origin.east) * (b.north - origin.north)
      let right = (a.north - origin.north) * (b.east - origin.east)
      twice += left - right
    }
    return twice / 2
  }

  /// The smallest upright box around the outer ring.
  public var bounds: MapBox { MapBox(outer) }

  /// Metres along all rings.
  public var perimeter: Double {
    var sum = 0.0
    forEachEdge { sum += $0.distance(to: $1) }
    return sum
  }

  /// Whether the place lies inside by the even-odd rule over all rings; within 1e-9 m of the boundary counts.
  public func contains(_ p: MapPoint) -> Bool {
    for ring in [outer] + holes where MapPolygon.touches(ring, p) { return true }
    return isStrictlyInside(p)
  }

  /// The even-odd rule alone; what it says on the boundary itself is not settled.
  func isStrictlyInside(_ p: MapPoint) -> Bool {
    var inside = MapPolygon.crossesOdd(outer, p)
    for hole in holes where MapPolygon.crossesOdd(hole, p) { inside.toggle() }
    return inside
  }

  private static func touches(_ ring: [MapPoint], _ p: MapPoint) -> Bool {
    guard var a = ring.last else { return false }
    for b in ring {
      let east = p.east
      let north = p.north
      if east >= min(a.east, b.east) - boundaryTolerance, east <= max(a.east, b.east) + boundaryTolerance,
        north >= min(a.north, b.north) - boundaryTolerance,
        north <= max(a.north, b.north) + boundaryTolerance,
        Segments.distance(p, to: a, b) <= boundaryTolerance
      {
        return true
      }
      a = b
    }
    return false
  }

  /// Whether a ray from `p` to the east crosses the ring an odd number of times.
  private static func crossesOdd(_ ring: [MapPoint], _ p: MapPoint) -> Bool {
    guard var a = ring.last else { return false }
    var odd = false
    for b in ring {
      if (a.north > p.north) != (b.north > p.north) {
        let side = Segments.turn(a, b, p)
        if b.north > a.north ? side > 0 : side < 0 { odd.toggle() }
      }
      a = b
    }
    return odd
  }

  /// Metres to the closest point of any ring; infinite when there is none.
  public func distanceToBoundary(_ p: MapPoint) -> Double {
    var least = Double.infinity
    forEachEdge { least = min(least, Segments.distance(p, to: $0, $1)) }
    return least
  }

  /// Metres to the closed region: 0 inside and on its boundary.
  public func distance(to p: MapPoint) -> Double {
    contains(p) ? 0 : distanceToBoundary(p)
  }

  /// Hands every edge of every ring to `body`, the closing ones too, in order.
  public func forEachEdge(_ body: (MapPoint, MapPoint) -> Void) {
    MapPolygon.forEachEdge(of: outer, body)
    for hole in holes { MapPolygon.forEachEdge(of: hole, body) }
  }

  static func forEachEdge(of ring: [MapPoint], _ body: (MapPoint, MapPoint) -> Void) {
    guard var a = ring.last else { return }
    for b in ring {
      body(a, b)
      a = b
    }
  }
}
