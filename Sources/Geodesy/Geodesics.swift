internal import CPROJ
public import Units

/// Shortest ways on the WGS 84 ellipsoid (C. F. F. Karney, Algorithms for geodesics, 2013; error below 15
/// nm).
///
/// Nothing here fails: a coordinate that is NaN gives NaN.
public enum Geodesics {
  /// The distance, and the course at `a` from true north, 0..<360.
  public static func inverse(_ a: GeoPoint, _ b: GeoPoint) -> (distance: Length, course: Angle) {
    var ellipsoid = wgs84()
    return inverse(&ellipsoid, a, b)
  }

  /// The distances and courses between each place and the next: one fewer than there are places.
  public static func inverse(along line: [GeoPoint]) -> [(distance: Length, course: Angle)] {
    var ellipsoid = wgs84()
    return zip(line, line.dropFirst()).map { inverse(&ellipsoid, $0, $1) }
  }

  /// The distances and courses from one place to each of the others.
  public static func inverse(_ a: GeoPoint, to others: [GeoPoint]) -> [(distance: Length, course: Angle)] {
    var ellipsoid = wgs84()
    return others.map { inverse(&ellipsoid, a, $0) }
  }

  /// Where a way of that length ends that starts on that course.
  public static func direct(from place: GeoPoint, course: Angle, distance: Length) -> GeoPoint {
    direct(from: place, [(course, distance)])[0]
  }

  /// Where each of the ways ends.
  public static func direct(from place: GeoPoint, _ ways: [(course: Angle, distance: Length)]) -> [GeoPoint] {
    var ellipsoid = wgs84()
    return ways.map { way in
      var latitude = 0.0
      var longitude = 0.0
      geod_direct(
        &ellipsoid, place.latitude, place.longitude, way.course.degrees, way.distance.metres, &latitude,
        &longitude, nil)
      return GeoPoint(longitude: longitude, latitude: latitude)
    }
  }

  /// The length of a line of geodesics.
  public static func length(_ line: [GeoPoint]) -> Length {
    .metres(inverse(along: line).reduce(0) { $0 + $1.distance.metres })
  }

  /// The area within a ring of geodesics, in square metres, whichever way it runs. The ring is not closed by
  /// a repeated point and holds no pole.
  public static func ringArea(_ ring: [GeoPoint]) -> Double {
    guard ring.count >= 3 else { return 0 }
    var ellipsoid = wgs84()
    var latitudes = ring.map(\.latitude)
    var longitudes = ring.map(\.longitude)
    var area = 0.0
    geod_polygonarea(&ellipsoid, &latitudes, &longitudes, Int32(ring.count), &area, nil)
    return abs(area)
  }

  private static func wgs84() -> geod_geodesic {
    var ellipsoid = geod_geodesic()
    geod_init(&ellipsoid, 6_378_137, 1 / 298.257223563)
    return ellipsoid
  }

  private static func inverse(
    _ ellipsoid: inout geod_geodesic, _ a: GeoPoint, _ b: GeoPoint
  ) -> (distance: Length, course: Angle) {
    var metres = 0.0
    var degrees = 0.0
    geod_inverse(&ellipsoid, a.latitude, a.longitude, b.latitude, b.longitude, &metres, &degrees, nil)
    let course = degrees < 0 ? degrees + 360 : degrees
    return (.metres(metres), .degrees(course >= 360 ? 0 : course + 0))
  }
}
