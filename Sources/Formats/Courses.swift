#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Small plane geometry on degrees, good to a few parts in ten thousand over the 20 km of a flight.
enum Courses {
  /// Metres per degree of latitude and of longitude on the WGS 84 ellipsoid at a latitude in degrees.
  static func metresPerDegree(latitudeDeg: Double) -> (north: Double, east: Double) {
    let a = 6_378_137.0
    let e2 = 0.006_694_379_990_14
    let phi = latitudeDeg * .pi / 180
    let w = 1 - e2 * sin(phi) * sin(phi)
    let meridian = a * (1 - e2) / (w * w.squareRoot())
    let normal = a / w.squareRoot()
    return (meridian * .pi / 180, normal * cos(phi) * .pi / 180)
  }

  /// Metres east and north from one place to another.
  static func offset(
    fromLatitudeDeg lat0: Double, longitudeDeg lon0: Double, toLatitudeDeg lat1: Double,
    longitudeDeg lon1: Double
  ) -> (east: Double, north: Double) {
    let scale = metresPerDegree(latitudeDeg: (lat0 + lat1) / 2)
    return ((lon1 - lon0) * scale.east, (lat1 - lat0) * scale.north)
  }

  /// Degrees clockwise from true north in (0, 360]: north is 360, so that 0 never means a direction.
  static func course(east: Double, north: Double) -> Double {
    positive(atan2(east, north) * 180 / .pi)
  }

  /// The same direction in (0, 360], with two decimals.
  static func positive(_ degrees: Double) -> Double {
    var turned = degrees.truncatingRemainder(dividingBy: 360)
    if turned < 0 { turned += 360 }
    turned = (turned * 100).rounded(.toNearestOrAwayFromZero) / 100
    return turned <= 0 ? 360 : turned
  }
}
