public import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension GeoPolygon {
  /// A regular 48-gon around a place, drawn outside the circle so that it holds all of it.
  ///
  /// Degrees are scaled by the mean Earth radius of 6371 km: an error below 0.5 % of the radius.
  public init(around place: GeoPoint, radius: Length) {
    let corners = 48
    let reach = radius.metres * 1.005 / cos(.pi / Double(corners))
    let metresPerDegree = 6_371_000 * Double.pi / 180
    self.init(
      outer: (0..<corners).map { corner -> GeoPoint in
        let angle = 2 * Double.pi * Double(corner) / Double(corners)
        let east = reach * cos(angle) / (metresPerDegree * cos(place.latitude * .pi / 180))
        return GeoPoint(
          longitude: place.longitude + east, latitude: place.latitude + reach * sin(angle) / metresPerDegree)
      })
  }
}
