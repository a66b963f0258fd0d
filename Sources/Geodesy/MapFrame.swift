public import Units

/// The only door between places in degrees and places in metres. Arrays, so that one call turns many.
public protocol MapFrame: Sendable {
  /// Metres east and north of the frame's origin.
  func toMap(_ places: [GeoPoint]) throws(GeodesyError) -> [MapPoint]
  /// Degrees on WGS 84.
  func toGeo(_ places: [MapPoint]) throws(GeodesyError) -> [GeoPoint]
}

extension MapFrame {
  /// One place; a call for each costs more than one call for all.
  public func toMap(_ place: GeoPoint) throws(GeodesyError) -> MapPoint {
    try toMap([place])[0]
  }

  /// One place; a call for each costs more than one call for all.
  public func toGeo(_ place: MapPoint) throws(GeodesyError) -> GeoPoint {
    try toGeo([place])[0]
  }

  /// Areas with their holes, in one call; edges stay straight in the new frame.
  public func toMap(_ polygons: [GeoPolygon]) throws(GeodesyError) -> [MapPolygon] {
    var flat: [GeoPoint] = []
    for polygon in polygons {
      flat += polygon.outer
      for hole in polygon.holes { flat += hole }
    }
    var rest = try toMap(flat)[...]
    return polygons.map { polygon in
      let outer = take(polygon.outer.count, from: &rest)
      return MapPolygon(outer: outer, holes: polygon.holes.map { take($0.count, from: &rest) })
    }
  }

  /// Areas with their holes, in one call; edges stay straight in the new frame.
  public func toGeo(_ polygons: [MapPolygon]) throws(GeodesyError) -> [GeoPolygon] {
    var flat: [MapPoint] = []
    for polygon in polygons {
      flat += polygon.outer
      for hole in polygon.holes { flat += hole }
    }
    var rest = try toGeo(flat)[...]
    return polygons.map { polygon in
      let outer = take(polygon.outer.count, from: &rest)
      return GeoPolygon(outer: outer, holes: polygon.holes.map { take($0.count, from: &rest) })
    }
  }

  /// Several lines or rings in one call.
  public func toMap(_ lines: [[GeoPoint]]) throws(GeodesyError) -> [[MapPoint]] {
    var rest = try toMap(lines.flatMap { $0 })[...]
    return lines.map { take($0.count, from: &rest) }
  }

  /// Several lines or rings in one call.
  public func toGeo(_ lines: [[MapPoint]]) throws(GeodesyError) -> [[GeoPoint]] {
    var rest = try toGeo(lines.flatMap { $0 })[...]
    return lines.map { take($0.count, from: &rest) }
  }
}

private func take<T>(_ count: Int, from rest: inout ArraySlice<T>) -> [T] {
  defer { rest = rest.dropFirst(count) }
  return Array(rest.prefix(count))
}
