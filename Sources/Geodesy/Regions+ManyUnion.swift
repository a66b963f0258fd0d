internal import CGEOS
import Planar
import Units

extension GeosEngine {
  /// From so many polygons on, those that add no edge are left out first; below, that gains nothing.
  static let manyPolygons = 64

  /// What lies in any of the polygons, each of them a sound shape.
  ///
  /// Of many polygons, those whose outline lies inside the others are left out first (`BuriedPolygons`). When
  /// the rest are convex and in general position, the open parts of their edges are the outline
  /// (`OpenEdges`). Else GEOS unites them: no edge of the full union belongs to what was left out, so the
  /// union of the rest has the same outer edge, and a hole in it lies in the full union either wholly or not
  /// at all; the former are filled.
  func union(_ polygons: [MapPolygon]) throws(GeodesyError) -> [MapPolygon] {
    guard polygons.count >= GeosEngine.manyPolygons else { return try plainUnion(polygons) }
    let covers = ConvexCovers(polygons)
    let buried = BuriedPolygons(covers)
    if let found = OpenEdges.union(of: covers, without: buried.isBuried), try isValid(found) { return found }
    return try union(polygons, without: buried)
  }

  func union(
    _ polygons: [MapPolygon], without buried: BuriedPolygons
  ) throws(GeodesyError) -> [MapPolygon] {
    let rest = polygons.indices.filter { !buried.isBuried[$0] }.map { polygons[$0] }
    let found = try plainUnion(rest)
    return rest.count == polygons.count ? found : HoleFilling.filled(found) { buried.buries($0) }
  }

  private func isValid(_ polygons: [MapPolygon]) throws(GeodesyError) -> Bool {
    // 1 valid, 0 not, 2 failure.
    try multiPolygon(polygons).use { GEOSisValid_r(handle, $0) } == 1
  }

  func plainUnion(_ polygons: [MapPolygon]) throws(GeodesyError) -> [MapPolygon] {
    try self.polygons(make("union", from: multiPolygon(polygons)) { GEOSUnaryUnion_r($0, $1) })
  }
}

/// Fills holes of a region, with all that stands in them.
enum HoleFilling {
  private struct Hole {
    var polygon: Int
    var shape: MapPolygon
    var box: MapBox
    var area: Double
    var isFilled: Bool
  }

  /// The region without those holes whose first corner is buried; in the order of all region jobs.
  ///
  /// Polygons of the region that stand in a filled hole become part of the polygon around it, their own open
  /// holes too. The region must be valid: polygons do not overlap.
  static func filled(_ region: [MapPolygon], isBuried: (MapPoint) -> Bool) -> [MapPolygon] {
    var holes: [Hole] = []
    for (number, polygon) in region.enumerated() {
      for ring in polygon.holes {
        guard let corner = ring.first else { continue }
        let shape = MapPolygon(outer: ring)
        holes.append(
          Hole(
            polygon: number, shape: shape, box: shape.bounds, area: shape.area, isFilled: isBuried(corner)))
      }
    }
    guard holes.contains(where: \.isFilled) else { return region }
    let around = region.map { polygon in
      let innermost = hole(around: polygon, in: holes)
      return innermost.flatMap { $0.isFilled ? $0.polygon : nil }
    }
    var open = [[[MapPoint]]](repeating: [], count: region.count)
    for hole in holes where !hole.isFilled {
      var whole = hole.polygon
      while let next = around[whole] { whole = next }
      open[whole].append(hole.shape.outer)
    }
    return region.indices.filter { around[$0] == nil }
      .map { MapPolygon(outer: region[$0].outer, holes: open[$0]) }.normalised()
  }

  /// The smallest of the holes that the polygon stands in.
  private static func hole(around polygon: MapPolygon, in holes: [Hole]) -> Hole? {
    let box = polygon.bounds
    let area = MapPolygon(outer: polygon.outer).area
    var best: Hole?
    for hole in holes where hole.area >= area && hole.area < (best?.area ?? .infinity) {
      guard hole.box.intersection(box) == box, stands(polygon.outer, in: hole.shape) else { continue }
      best = hole
    }
    return best
  }

  /// The ring lies wholly inside or wholly outside; it may touch the hole's edge, so that a corner away from
  /// it decides.
  private static func stands(_ ring: [MapPoint], in hole: MapPolygon) -> Bool {
    guard let corner = ring.first(where: { hole.distanceToBoundary($0) > 1e-6 }) else { return true }
    return hole.contains(corner)
  }
}
