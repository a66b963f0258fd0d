import Geodesy
import Units

/// Degrees to the zones of Universal Transverse Mercator beside Hong Kong.
enum UTMPlaces {
  /// By the projection's own words: the registry's zones end at 114 degrees, which cuts Hong Kong in two.
  private static let west = transformer(49)
  private static let east = transformer(50)

  private static func transformer(_ zone: Int) -> Result<CoordinateTransformer, GeodesyError> {
    Result { () throws(GeodesyError) -> CoordinateTransformer in
      try CoordinateTransformer(
        from: "EPSG:4326", to: "+proj=utm +zone=\(zone) +datum=WGS84 +units=m +type=crs")
    }
  }

  /// Eastings and northings of zone 49 or 50, metres, in one PROJ call.
  static func turned(_ places: [GeoPoint], isEast: Bool) throws(GeodesyError) -> [Coordinate] {
    try (isEast ? east : west).get().transform(
      places.map { Coordinate(x: $0.longitude, y: $0.latitude) })
  }
}
