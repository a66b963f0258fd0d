internal import CGEOS
import Planar
public import Units

/// Algebra on regions: an array of polygons stands for all that they cover together, whether they overlap or
/// not.
///
/// All lengths in metres. Results are valid, do not overlap and come in one order: outer rings
/// counter-clockwise, holes clockwise, none closed by a repeated point; by falling area, then from west to
/// east. Input is checked first: at least 3 points a ring, all finite, no ring crossing itself (`makeValid`
/// mends such).
public enum Regions {
  /// What lies in any of the polygons.
  public static func union(_ polygons: [MapPolygon]) throws(GeodesyError) -> [MapPolygon] {
    try check(polygons)
    if polygons.isEmpty { return [] }
    return try GeosEngine().union(polygons)
  }

  /// What lies in either region.
  public static func union(_ a: [MapPolygon], _ b: [MapPolygon]) throws(GeodesyError) -> [MapPolygon] {
    try union(a + b)
  }

  /// What lies in both regions; where they only touch there is nothing.
  public static func intersection(_ a: [MapPolygon], _ b: [MapPolygon]) throws(GeodesyError) -> [MapPolygon] {
    try overlay(a, b, "intersection") { GEOSIntersection_r($0, $1, $2) }
  }

  /// What lies in the first region and not in the second.
  public static func difference(_ a: [MapPolygon], _ b: [MapPolygon]) throws(GeodesyError) -> [MapPolygon] {
    try overlay(a, b, "difference") { GEOSDifference_r($0, $1, $2) }
  }

  /// What lies in exactly one of the regions.
  public static func symmetricDifference(
    _ a: [MapPolygon], _ b: [MapPolygon]
  ) throws(GeodesyError) -> [MapPolygon] {
    try overlay(a, b, "symmetric difference") { GEOSSymDifference_r($0, $1, $2) }
  }

  /// Square metres in exactly one of the regions: 0 when they are the same.
  public static func symmetricDifferenceArea(
    _ a: [MapPolygon], _ b: [MapPolygon]
  ) throws(GeodesyError) -> Double {
    try symmetricDifference(a, b).reduce(0) { $0 + $1.area }
  }

  /// Square metres that the polygons cover together, overlaps counted once.
  public static func area(_ polygons: [MapPolygon]) throws(GeodesyError) -> Double {
    try union(polygons).reduce(0) { $0 + $1.area }
  }

  /// The polygons without self-crossings, covering the same places by the even-odd rule.
  public static func makeValid(_ polygons: [MapPolygon]) throws(GeodesyError) -> [MapPolygon] {
    try checkPoints(polygons)
    if polygons.isEmpty { return [] }
    let engine = try GeosEngine()
    var parts: [MapPolygon] = []
    for polygon in polygons {
      let shape = try engine.polygon(polygon)
      parts += try engine.polygons(engine.make("making valid", from: shape) { GEOSMakeValid_r($0, $1) })
    }
    return try union(parts)
  }

  /// Why the polygon is not a sound shape, in words; nil when it is one.
  public static func invalidReason(_ polygon: MapPolygon) -> String? {
    do throws(GeodesyError) {
      try check([polygon])
      return nil
    } catch {
      return error.message
    }
  }

  /// Whether every polygon is a sound shape by itself.
  public static func isValid(_ polygons: [MapPolygon]) -> Bool {
    polygons.allSatisfy { invalidReason($0) == nil }
  }

  /// The furthest that a point of one boundary or region lies from the other region's vertices' hull of
  /// edges.
  ///
  /// This is GEOS's discrete Hausdorff distance: it is taken at the vertices of the boundaries, with edges
  /// cut to at most `fraction` of their length for closer agreement with the true one.
  public static func hausdorffDistance(
    _ a: [MapPolygon], _ b: [MapPolygon], fraction: Double = 0.25
  ) throws(GeodesyError) -> Double {
    try check(a)
    try check(b)
    guard !a.isEmpty, !b.isEmpty else {
      throw GeodesyError(.badShape, "a Hausdorff distance needs two regions that are not empty")
    }
    let engine = try GeosEngine()
    let first = try engine.region(a)
    let second = try engine.region(b)
    var distance = 0.0
    // 0 on failure.
    let done = first.use { a in
      second.use { b in GEOSHausdorffDistanceDensify_r(engine.handle, a, b, fraction, &distance) }
    }
    guard done != 0 else { throw engine.failure("Hausdorff distance") }
    return distance
  }

  /// The polygons with fewer points, none further than `tolerance` metres from where it was.
  ///
  /// With `preserveTopology` no part vanishes and none crosses another; without, small parts may vanish.
  public static func simplified(
    _ polygons: [MapPolygon], tolerance: Double, preserveTopology: Bool = true
  ) throws(GeodesyError) -> [MapPolygon] {
    try check(polygons)
    try checkNumber(tolerance, "tolerance", least: 0)
    if polygons.isEmpty { return [] }
    let engine = try GeosEngine()
    let region = try engine.region(polygons)
    let simple = try engine.make("simplifying", from: region) { handle, pointer in
      preserveTopology
        ? GEOSTopologyPreserveSimplify_r(handle, pointer, tolerance)
        : GEOSSimplify_r(handle, pointer, tolerance)
    }
    return try engine.polygons(simple)
  }

  /// The smallest convex polygon around the points; nil when they lie in a line or are fewer than 3.
  public static func convexHull(_ points: [MapPoint]) throws(GeodesyError) -> MapPolygon? {
    try checkFinite(points, "the points")
    if points.count < 3 { return nil }
    let engine = try GeosEngine()
    let shape = try engine.line(points)
    return try engine.polygons(engine.make("convex hull", from: shape) { GEOSConvexHull_r($0, $1) })
      .first
  }

  /// The smallest convex polygon around the polygons; nil when there are none.
  public static func convexHull(_ polygons: [MapPolygon]) throws(GeodesyError) -> MapPolygon? {
    try checkPoints(polygons)
    return try convexHull(polygons.flatMap { $0.outer })
  }

  private typealias Overlay = (OpaquePointer, OpaquePointer, OpaquePointer) -> OpaquePointer?

  private static func overlay(
    _ a: [MapPolygon], _ b: [MapPolygon], _ name: String, _ job: Overlay
  ) throws(GeodesyError) -> [MapPolygon] {
    try check(a)
    try check(b)
    let engine = try GeosEngine()
    let first = try engine.region(a)
    let second = try engine.region(b)
    return try engine.polygons(engine.make(name, from: first, second, job))
  }
}

// Checks before GEOS, which takes NaN and degenerate rings in silence.
extension Regions {
  /// Throws for too few points, numbers that are not finite, and rings that cross themselves or each other.
  static func check(_ polygons: [MapPolygon]) throws(GeodesyError) {
    try checkPoints(polygons)
    if polygons.isEmpty { return }
    let engine = try GeosEngine()
    for (number, polygon) in polygons.enumerated() {
      let shape = try engine.polygon(polygon)
      // 1 valid, 0 not, 2 failure.
      if shape.use({ GEOSisValid_r(engine.handle, $0) }) == 1 { continue }
      let own = polygon.problems()
      guard own.isEmpty else {
        throw GeodesyError(.badShape, "polygon \(number): " + own.joined(separator: "; "))
      }
      // Ours to free; null on failure.
      guard let text = shape.use({ GEOSisValidReason_r(engine.handle, $0) }) else {
        throw engine.failure("checking polygon \(number)")
      }
      defer { GEOSFree_r(engine.handle, text) }
      throw GeodesyError(.badShape, "polygon \(number): \(String(cString: text))")
    }
  }

  static func checkPoints(_ polygons: [MapPolygon]) throws(GeodesyError) {
    for (number, polygon) in polygons.enumerated() {
      try checkRing(polygon.outer, "polygon \(number), outer ring")
      for (hole, ring) in polygon.holes.enumerated() {
        try checkRing(ring, "polygon \(number), hole \(hole)")
      }
    }
  }

  private static func checkRing(_ ring: [MapPoint], _ name: String) throws(GeodesyError) {
    guard ring.count >= 3 else {
      throw GeodesyError(.badShape, "\(name): has \(ring.count) points, at least 3 are needed")
    }
    try checkFinite(ring, name)
  }

  static func checkFinite(_ points: [MapPoint], _ name: String) throws(GeodesyError) {
    let bad = indicesNotFinite(points)
    guard let first = bad.first else { return }
    let text = "\(points[first].east) m east, \(points[first].north) m north"
    throw GeodesyError(.notFinite, "\(name): point \(first) (\(text)) is not a place", points: bad)
  }

  static func checkLine(_ line: [MapPoint]) throws(GeodesyError) {
    try checkFinite(line, "the line")
    guard Polyline.length(line) > 0 else {
      throw GeodesyError(.badShape, "the line needs 2 different points, it has \(line.count) in one place")
    }
  }

  static func checkNumber(_ value: Double, _ name: String, least: Double) throws(GeodesyError) {
    guard value.isFinite, value >= least else {
      throw GeodesyError(.badShape, "the \(name) is \(value) m; it must be at least \(least) m")
    }
  }
}
