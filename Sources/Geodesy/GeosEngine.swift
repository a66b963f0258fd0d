internal import CGEOS
import Planar
import Units

/// One GEOS context for one job; made for each call, as that costs next to nothing.
final class GeosEngine {
  final class Log {
    var last: String?
  }

  let handle: OpaquePointer
  let log = Log()

  init() throws(GeodesyError) {
    // Null only when memory is out.
    guard let handle = GEOS_init_r() else {
      throw GeodesyError(.regions, "GEOS cannot make a context; memory may be out")
    }
    self.handle = handle
    // GEOS keeps the pointer as long as the context lives; this object outlives it, and so does its log.
    GEOSContext_setErrorMessageHandler_r(
      handle,
      { text, data in
        guard let text, let data else { return }
        Unmanaged<Log>.fromOpaque(data).takeUnretainedValue().last = String(cString: text)
      }, Unmanaged.passUnretained(log).toOpaque())
  }

  deinit { GEOS_finish_r(handle) }

  /// Takes over a geometry that a GEOS function returned; null there means failure.
  func own(_ pointer: OpaquePointer?, _ job: String) throws(GeodesyError) -> GeosShape {
    guard let pointer else { throw failure(job) }
    return GeosShape(self, pointer)
  }

  /// The new geometry that `body` makes from a shape.
  func make(
    _ job: String, from shape: GeosShape, _ body: (OpaquePointer, OpaquePointer) -> OpaquePointer?
  ) throws(GeodesyError) -> GeosShape {
    try own(shape.use { body(handle, $0) }, job)
  }

  /// The new geometry that `body` makes from two shapes.
  func make(
    _ job: String, from first: GeosShape, _ second: GeosShape,
    _ body: (OpaquePointer, OpaquePointer, OpaquePointer) -> OpaquePointer?
  ) throws(GeodesyError) -> GeosShape {
    try own(first.use { a in second.use { b in body(handle, a, b) } }, job)
  }

  func failure(_ job: String) -> GeodesyError {
    GeodesyError(.regions, "\(job) failed: \(log.last ?? "GEOS gives no reason")")
  }
}

/// A geometry and the context that it needs; destroyed with the object unless given away.
final class GeosShape {
  let engine: GeosEngine
  private var held: OpaquePointer?

  init(_ engine: GeosEngine, _ pointer: OpaquePointer) {
    self.engine = engine
    held = pointer
  }

  deinit { if let held { GEOSGeom_destroy_r(engine.handle, held) } }

  /// Hands out the geometry while the object is sure to live: Swift may end an object's life after its last
  /// use, so a bare pointer taken from it would dangle.
  func use<R>(_ body: (OpaquePointer) -> R) -> R {
    withExtendedLifetime(self) {
      guard let held else { preconditionFailure("a shape is used after it was given away") }
      return body(held)
    }
  }

  /// Hands the geometry over to GEOS.
  func give() -> OpaquePointer? {
    defer { held = nil }
    return held
  }
}

// Making geometries from our shapes.
extension GeosEngine {
  /// A sequence that belongs to the caller until it goes into a geometry.
  private func sequence(_ points: [MapPoint], closed: Bool) throws(GeodesyError) -> OpaquePointer {
    var numbers: [Double] = []
    numbers.reserveCapacity(2 * points.count + 2)
    for point in points {
      numbers.append(point.east)
      numbers.append(point.north)
    }
    if closed, let first = points.first {
      numbers.append(first.east)
      numbers.append(first.north)
    }
    // Copies the numbers; null on failure.
    guard let made = GEOSCoordSeq_copyFromBuffer_r(handle, numbers, UInt32(numbers.count / 2), 0, 0) else {
      throw failure("making a line")
    }
    return made
  }

  private func ring(_ points: [MapPoint]) throws(GeodesyError) -> GeosShape {
    // Takes the sequence even when it then fails: it must not be destroyed here.
    try own(GEOSGeom_createLinearRing_r(handle, sequence(points, closed: true)), "making a ring")
  }

  /// An open line of two or more points.
  func line(_ points: [MapPoint]) throws(GeodesyError) -> GeosShape {
    // Takes the sequence even when it then fails.
    try own(GEOSGeom_createLineString_r(handle, sequence(points, closed: false)), "making a line")
  }

  func polygon(_ polygon: MapPolygon) throws(GeodesyError) -> GeosShape {
    let shell = try ring(polygon.outer)
    var rings: [GeosShape] = []
    for hole in polygon.holes { rings.append(try ring(hole)) }
    var holes = rings.map { $0.give() }
    // Takes the shell and the holes even when it then fails; the array stays ours.
    return try own(
      GEOSGeom_createPolygon_r(handle, shell.give(), &holes, UInt32(holes.count)), "making a polygon")
  }

  func collection(_ shapes: [GeosShape], _ type: GEOSGeomTypes) throws(GeodesyError) -> GeosShape {
    var parts = shapes.map { $0.give() }
    // Takes the parts even when it then fails; the array stays ours.
    return try own(
      GEOSGeom_createCollection_r(handle, Int32(type.rawValue), &parts, UInt32(parts.count)),
      "making a collection")
  }

  /// All polygons side by side, as they are; overlaps make the result invalid.
  func multiPolygon(_ polygons: [MapPolygon]) throws(GeodesyError) -> GeosShape {
    var shapes: [GeosShape] = []
    for one in polygons { shapes.append(try polygon(one)) }
    return try collection(shapes, GEOS_MULTIPOLYGON)
  }

  /// The region that the polygons cover together.
  func region(_ polygons: [MapPolygon]) throws(GeodesyError) -> GeosShape {
    let all = try multiPolygon(polygons)
    if polygons.count < 2 { return all }
    return try make("union", from: all) { GEOSUnaryUnion_r($0, $1) }
  }
}

// Reading geometries back.
extension GeosEngine {
  /// The polygons in a geometry, in our order; lines and points in it are left out.
  func polygons(_ shape: GeosShape) throws(GeodesyError) -> [MapPolygon] {
    let found = shape.use { pointer in
      Result { () throws(GeodesyError) -> [MapPolygon] in
        var found: [MapPolygon] = []
        try collect(pointer, &found)
        return found
      }
    }
    return try found.get().normalised()
  }

  private func collect(_ pointer: OpaquePointer, _ found: inout [MapPolygon]) throws(GeodesyError) {
    // -1 on failure.
    switch GEOSGeomTypeId_r(handle, pointer) {
    case Int32(GEOS_POLYGON.rawValue):
      // 1 when empty, 2 on failure. The rings belong to the polygon.
      if GEOSisEmpty_r(handle, pointer) == 1 { return }
      guard let shell = GEOSGetExteriorRing_r(handle, pointer) else { throw failure("reading a ring") }
      var polygon = MapPolygon(outer: try points(shell))
      let count = GEOSGetNumInteriorRings_r(handle, pointer)
      guard count >= 0 else { throw failure("reading holes") }
      for index in 0..<count {
        guard let hole = GEOSGetInteriorRingN_r(handle, pointer, index) else {
          throw failure("reading a hole")
        }
        polygon.holes.append(try points(hole))
      }
      found.append(polygon)
    case Int32(GEOS_MULTIPOLYGON.rawValue), Int32(GEOS_GEOMETRYCOLLECTION.rawValue):
      let count = GEOSGetNumGeometries_r(handle, pointer)
      guard count >= 0 else { throw failure("reading a collection") }
      for index in 0..<count {
        // Belongs to the collection.
        guard let part = GEOSGetGeometryN_r(handle, pointer, index) else { throw failure("reading a part") }
        try collect(part, &found)
      }
    case -1:
      throw failure("reading a shape")
    default:
      return
    }
  }

  /// The corners of a ring, without the first one again at its end.
  private func points(_ pointer: OpaquePointer) throws(GeodesyError) -> [MapPoint] {
    var count: UInt32 = 0
    // The sequence belongs to the geometry; 0 on failure.
    guard let sequence = GEOSGeom_getCoordSeq_r(handle, pointer),
      GEOSCoordSeq_getSize_r(handle, sequence, &count) != 0
    else { throw failure("reading coordinates") }
    var numbers = [Double](repeating: 0, count: 2 * Int(count))
    guard GEOSCoordSeq_copyToBuffer_r(handle, sequence, &numbers, 0, 0) != 0 else {
      throw failure("reading coordinates")
    }
    return (0..<max(0, Int(count) - 1)).map {
      MapPoint(east: numbers[2 * $0], north: numbers[2 * $0 + 1])
    }
  }
}
