internal import CGEOS
import Planar
public import Units

extension Regions {
  /// How a widened outline goes around a corner.
  public enum Join: Hashable, Sendable {
    /// In an arc of straight chords.
    case round
    /// In a point, cut off at 5 times the distance.
    case mitre
  }

  /// The region widened by so many metres on all sides; a negative distance makes it narrower.
  ///
  /// Arcs are chords with their corners on the true arc, so a round buffer falls short of the true one by up
  /// to `distance * (1 - cos(45° / quadrantSegments))`: 0.48 % of the distance with 8.
  public static func buffered(
    _ polygons: [MapPolygon], by distance: Double, quadrantSegments: Int = 8, join: Join = .round
  ) throws(GeodesyError) -> [MapPolygon] {
    try check(polygons)
    try checkNumber(distance, "buffer's distance", least: -.greatestFiniteMagnitude)
    if polygons.isEmpty { return [] }
    let engine = try GeosEngine()
    let region = try engine.region(polygons)
    return try engine.polygons(engine.buffer(region, distance, quadrantSegments, join: join))
  }

  /// All within so many metres of the segment, its ends rounded.
  public static func bufferedSegment(
    _ a: MapPoint, _ b: MapPoint, by distance: Double, quadrantSegments: Int = 8
  ) throws(GeodesyError) -> MapPolygon {
    try checkFinite([a, b], "the segment")
    guard distance > 0, distance.isFinite else {
      throw GeodesyError(.badShape, "the buffer's distance is \(distance) m; it must be above 0 m")
    }
    let engine = try GeosEngine()
    let shape = try engine.line([a, b])
    let found = try engine.polygons(engine.buffer(shape, distance, quadrantSegments, roundEnds: true))
    guard let polygon = found.first else { throw engine.failure("widening a segment") }
    return polygon
  }
}

extension GeosEngine {
  func buffer(
    _ shape: GeosShape, _ distance: Double, _ quadrantSegments: Int, join: Regions.Join = .round,
    roundEnds: Bool = false
  ) throws(GeodesyError) -> GeosShape {
    guard (1...1000).contains(quadrantSegments) else {
      throw GeodesyError(.badShape, "a quarter circle in \(quadrantSegments) chords; 1...1000 are possible")
    }
    let style = join == .round ? GEOSBUF_JOIN_ROUND : GEOSBUF_JOIN_MITRE
    let cap = roundEnds ? GEOSBUF_CAP_ROUND : GEOSBUF_CAP_FLAT
    return try make("a buffer of \(distance) m", from: shape) { handle, pointer in
      GEOSBufferWithStyle_r(
        handle, pointer, distance, Int32(quadrantSegments), Int32(cap.rawValue), Int32(style.rawValue), 5)
    }
  }
}
