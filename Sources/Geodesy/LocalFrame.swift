public import Units

/// A transverse Mercator projection of WGS 84 with scale 1, centred on an origin.
///
/// Short distances measured in it are ground distances on the ellipsoid: the scale is 1 + x² / 2R² at x
/// metres east or west of the origin, so 1.2 ppm too long at 10 km, 5 ppm at 20 km and 0.5 per mille at 200
/// km, the reach. Map north is true north on the origin's meridian; 20 km east of it, at Hong Kong's
/// latitude, true north lies 0.07 degrees off.
public struct LocalFrame: MapFrame, Hashable, Codable {
  public var origin: GeoPoint

  /// How far, in metres, places may lie from the origin eastward and northward, either way.
  public static let reach = 200_000.0

  /// A frame around any place; an origin that is no place on Earth makes every call throw.
  public init(origin: GeoPoint) { self.origin = origin }

  /// A frame in the middle of the places' box, its origin rounded to 5 decimals of a degree (about 1 m).
  ///
  /// Throws when there are no places, or they are not on Earth. Do not use across the 180th meridian.
  public init(around places: [GeoPoint]) throws(GeodesyError) {
    guard let first = places.first else {
      throw GeodesyError(.badShape, "a local frame needs at least one place to be centred on")
    }
    try GeoChecks.places(places)
    var (west, east, south, north) = (first.longitude, first.longitude, first.latitude, first.latitude)
    for place in places {
      west = min(west, place.longitude)
      east = max(east, place.longitude)
      south = min(south, place.latitude)
      north = max(north, place.latitude)
    }
    self.init(
      origin: GeoPoint(
        longitude: ((west + east) / 2).rounded(places: 5), latitude: ((south + north) / 2).rounded(places: 5))
    )
  }

  /// The frame as a PROJ pipeline from degrees (longitude, latitude) to metres (east, north).
  public var projString: String {
    "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad"
      + " +step +proj=tmerc +lat_0=\(origin.latitude) +lon_0=\(origin.longitude) +k_0=1 +x_0=0 +y_0=0"
      + " +ellps=WGS84"
  }

  /// The frame as the text of a `.prj` file, in the dialect of WKT 1 that ESRI's and most other tools read.
  public var projectionFile: String {
    "PROJCS[\"Skybeat local frame\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","
      + "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],"
      + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
      + "PARAMETER[\"False_Easting\",0.0],PARAMETER[\"False_Northing\",0.0],"
      + "PARAMETER[\"Central_Meridian\",\(origin.longitude)],PARAMETER[\"Scale_Factor\",1.0],"
      + "PARAMETER[\"Latitude_Of_Origin\",\(origin.latitude)],UNIT[\"Meter\",1.0]]\n"
  }

  /// Metres east and north of the origin; throws for places beyond `reach`, naming the first.
  public func toMap(_ places: [GeoPoint]) throws(GeodesyError) -> [MapPoint] {
    try checkOrigin()
    let (longitude, latitude) = (origin.longitude, origin.latitude)
    // 5 degrees of latitude and 10 of longitude hold more than the reach at any origin. NaN fails
    // comparisons.
    let near = places.withUnsafeBufferPointer { buffer in
      buffer.allSatisfy {
        abs($0.longitude - longitude) <= 10 && abs($0.latitude - latitude) <= 5 && abs($0.longitude) <= 180
      }
    }
    if !near { try refuseFar(places) }
    let result = try transformPairs(places, as: MapPoint.self, .local(origin), inverse: false)
    try checkReach(result)
    return result
  }

  /// Degrees on WGS 84; throws for places beyond `reach`, naming the first.
  public func toGeo(_ places: [MapPoint]) throws(GeodesyError) -> [GeoPoint] {
    try checkOrigin()
    let bad = indicesNotFinite(places)
    if !bad.isEmpty {
      throw GeodesyError.atPoints(.notFinite, bad) { index in
        "\(places[index].east) m east, \(places[index].north) m north is not a place"
      }
    }
    try checkReach(places)
    return try transformPairs(places, as: GeoPoint.self, .local(origin), inverse: true)
  }

  /// Throws for places that are not on Earth or too far; the slow way, also right at the 180th meridian.
  private func refuseFar(_ places: [GeoPoint]) throws(GeodesyError) {
    try GeoChecks.places(places)
    let far = places.indices.filter {
      abs(turned(places[$0].longitude)) > 10 || abs(places[$0].latitude - origin.latitude) > 5
    }
    if far.isEmpty { return }
    throw GeodesyError.atPoints(.outOfArea, far) { index in
      "\(GeoChecks.text(places[index])) is more than 200 km from the local frame's origin "
        + GeoChecks.text(origin)
    }
  }

  /// Longitude from the origin's, in -180...180.
  private func turned(_ longitude: Double) -> Double {
    (longitude - origin.longitude).remainder(dividingBy: 360)
  }

  private func checkOrigin() throws(GeodesyError) {
    guard origin.longitude.isFinite, origin.latitude.isFinite, abs(origin.longitude) <= 180,
      abs(origin.latitude) <= 75
    else {
      throw GeodesyError(
        .outOfArea,
        "the local frame's origin \(GeoChecks.text(origin)) must have latitude -75...75, longitude -180...180"
      )
    }
  }

  private func checkReach(_ places: [MapPoint]) throws(GeodesyError) {
    let limit = LocalFrame.reach
    let isNear = places.withUnsafeBufferPointer { buffer in
      buffer.allSatisfy { abs($0.east) <= limit && abs($0.north) <= limit }
    }
    if isNear { return }
    let far = places.indices.filter { abs(places[$0].east) > limit || abs(places[$0].north) > limit }
    throw GeodesyError.atPoints(.outOfArea, far) { index in
      "\(places[index].east.rounded(places: 1)) m east, \(places[index].north.rounded(places: 1)) m north is "
        + "beyond the local frame's reach of ±200000 m"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case longitude = "origin_longitude_deg"
    case latitude = "origin_latitude_deg"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    origin = GeoPoint(
      longitude: try values.decode(Double.self, forKey: .longitude),
      latitude: try values.decode(Double.self, forKey: .latitude))
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(origin.longitude, forKey: .longitude)
    try values.encode(origin.latitude, forKey: .latitude)
  }
}
