import CGEOS
import Units

@testable import Geodesy

/// Asks GEOS about a region, as a judge of our own plane geometry.
struct GEOSJudge {
  private let engine: GeosEngine
  private let region: GeosShape

  init(_ polygon: MapPolygon) throws { try self.init([polygon]) }

  init(_ polygons: [MapPolygon]) throws {
    engine = try GeosEngine()
    region = try engine.region(polygons)
  }

  func area() -> Double {
    var area = -1.0
    _ = region.use { GEOSArea_r(engine.handle, $0, &area) }
    return area
  }

  func covers(_ point: MapPoint) throws -> Bool { try covers([point]) }

  func covers(_ line: [MapPoint]) throws -> Bool {
    try both(line) { GEOSCovers_r(engine.handle, $0, $1) == 1 }
  }

  func intersects(_ line: [MapPoint]) throws -> Bool {
    try both(line) { GEOSIntersects_r(engine.handle, $0, $1) == 1 }
  }

  func distance(_ line: [MapPoint]) throws -> Double {
    var metres = -1.0
    _ = try both(line) { GEOSDistance_r(engine.handle, $0, $1, &metres) }
    return metres
  }

  func clippedLength(_ line: [MapPoint]) throws -> Double {
    let part = try engine.make("clipping", from: region, shape(line)) { GEOSIntersection_r($0, $1, $2) }
    var metres = -1.0
    _ = part.use { GEOSLength_r(engine.handle, $0, &metres) }
    return metres
  }

  private func both<R>(_ line: [MapPoint], _ body: (OpaquePointer, OpaquePointer) -> R) throws -> R {
    let other = try shape(line)
    return region.use { a in other.use { b in body(a, b) } }
  }

  private func shape(_ line: [MapPoint]) throws -> GeosShape {
    if line.count > 1 { return try engine.line(line) }
    return try engine.own(GEOSGeom_createPointFromXY_r(engine.handle, line[0].east, line[0].north), "a point")
  }
}
