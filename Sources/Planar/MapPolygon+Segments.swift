public import Units

extension MapPolygon {
  /// Whether the segment touches or crosses any ring. Exact.
  public func boundaryIntersects(segment a: MapPoint, _ b: MapPoint) -> Bool {
    let box = MapBox([a, b])
    var found = false
    forEachEdge { c, d in
      if !found, box.intersects(MapBox([c, d])), Segments.intersects(a, b, c, d) { found = true }
    }
    return found
  }

  /// Whether the whole segment lies in the closed region; touching the boundary from inside is allowed.
  ///
  /// Parts outside that are shorter or shallower than 1e-9 m are not seen.
  public func containsSegment(_ a: MapPoint, _ b: MapPoint) -> Bool {
    guard contains(a), contains(b) else { return false }
    let cuts = segmentCuts([self], a, b)
    let length = a.distance(to: b)
    for (low, high) in zip(cuts, cuts.dropFirst()) where (high - low) * length > boundaryTolerance {
      if !contains(a.interpolated(to: b, fraction: (low + high) / 2)) { return false }
    }
    return true
  }

  /// Whether any part of the segment lies in the closed region.
  public func intersectsSegment(_ a: MapPoint, _ b: MapPoint) -> Bool {
    guard bounds.expanded(by: boundaryTolerance).intersects(MapBox([a, b])) else { return false }
    return contains(a) || contains(b) || boundaryIntersects(segment: a, b)
  }

  /// Metres from the segment to the closed region: 0 when it touches or lies inside.
  public func distance(toSegment a: MapPoint, _ b: MapPoint) -> Double {
    if intersectsSegment(a, b) { return 0 }
    var least = Double.infinity
    forEachEdge { least = min(least, Segments.distance(a, b, to: $0, $1)) }
    return least
  }
}

/// Where, as fractions from 0 to 1 in rising order, the segment meets an edge of the polygons; with both
/// ends.
func segmentCuts(_ polygons: [MapPolygon], _ a: MapPoint, _ b: MapPoint) -> [Double] {
  let east = b.east - a.east
  let north = b.north - a.north
  let square = east * east + north * north
  if square == 0 { return [0, 1] }
  let box = MapBox([a, b]).expanded(by: boundaryTolerance)
  var cuts: [Double] = [0, 1]

  func addCorner(_ corner: MapPoint) {
    let t = ((corner.east - a.east) * east + (corner.north - a.north) * north) / square
    if t > 0, t < 1, Segments.distance(corner, to: a, b) <= boundaryTolerance { cuts.append(t) }
  }

  for polygon in polygons where polygon.bounds.intersects(box) {
    polygon.forEachEdge { c, d in
      guard box.intersects(MapBox([c, d])) else { return }
      addCorner(c)
      let edgeEast = d.east - c.east
      let edgeNorth = d.north - c.north
      let cross = east * edgeNorth - north * edgeEast
      guard cross != 0, Segments.intersects(a, b, c, d) else { return }
      let t = ((c.east - a.east) * edgeNorth - (c.north - a.north) * edgeEast) / cross
      if t > 0, t < 1 { cuts.append(t) }
    }
  }
  return cuts.sorted()
}
