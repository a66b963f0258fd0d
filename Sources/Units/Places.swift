/// A place on the WGS 84 ellipsoid, in degrees.
@frozen public struct GeoPoint: Hashable, Sendable {
  public var longitude, latitude: Double
  @inlinable public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }
}

/// A place on the Hong Kong 1980 Grid (EPSG:2326), in metres.
///
/// Northing and easting have overlapping ranges, so swapped axes cannot be told by size: always name them.
@frozen public struct GridPoint: Hashable, Sendable {
  public var northing, easting: Double
  @inlinable public init(northing: Double, easting: Double) {
    self.northing = northing
    self.easting = easting
  }
}

/// A place in the mission's local frame, in metres east and north of its origin.
@frozen public struct MapPoint: Hashable, Sendable {
  public var east, north: Double
  @inlinable public init(east: Double, north: Double) {
    self.east = east
    self.north = north
  }
}

/// An area on the WGS 84 ellipsoid: one outer ring and its holes, none of them closed by a repeated point.
public struct GeoPolygon: Hashable, Sendable {
  public var outer: [GeoPoint]
  public var holes: [[GeoPoint]]
  public init(outer: [GeoPoint], holes: [[GeoPoint]] = []) {
    self.outer = outer
    self.holes = holes
  }
}

/// An area in the local frame: one outer ring and its holes, none of them closed by a repeated point.
public struct MapPolygon: Hashable, Sendable {
  public var outer: [MapPoint]
  public var holes: [[MapPoint]]
  public init(outer: [MapPoint], holes: [[MapPoint]] = []) {
    self.outer = outer
    self.holes = holes
  }
}

/// A height and the zero that it counts from.
public enum Altitude: Hashable, Sendable {
  /// Metres above the Hong Kong Principal Datum (EPSG:5738).
  case hkpd(metres: Double)
  /// Metres above the EGM96 geoid: what autopilots call AMSL.
  case seaLevelEGM96(metres: Double)
  /// Metres above the WGS 84 ellipsoid.
  case ellipsoid(metres: Double)
  /// Metres above the ground straight below.
  case aboveGround(metres: Double)
  /// Metres above the place of take-off.
  case aboveTakeoff(metres: Double)
}
