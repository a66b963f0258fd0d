public import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The sun's times on one day at one place; nil where there is no such time that day (near the poles).
public struct SunTimes: Hashable, Sendable {
  /// Upper limb at the horizon, with the usual refraction: the sun's centre at -0.833 degrees.
  public var rise, set: Moment?
  /// Start and end of civil twilight: the sun's centre at -6 degrees.
  public var dawn, dusk: Moment?
}

/// Sunrise, sunset and civil twilight by NOAA's solar calculator, after Meeus, "Astronomical Algorithms".
///
/// Good to about a minute below 72 degrees of latitude for 1900 to 2100; hills at the horizon, height above the
/// sea and unusual refraction are not taken into account.
public enum Sun {
  /// The times of the Hong Kong calendar day that holds `day`, at a place not far from Hong Kong's longitude.
  public static func times(on day: Moment, at place: GeoPoint) -> SunTimes {
    let midnight = day + -day.secondsOfHongKongDay
    return SunTimes(
      rise: time(midnight, place, altitude: -0.833, side: -1),
      set: time(midnight, place, altitude: -0.833, side: 1),
      dawn: time(midnight, place, altitude: -6, side: -1), dusk: time(midnight, place, altitude: -6, side: 1))
  }

  /// Sunrise and sunset of that day; nil when either does not happen.
  public static func daylight(on day: Moment, at place: GeoPoint) -> (sunrise: Moment, sunset: Moment)? {
    let times = times(on: day, at: place)
    guard let rise = times.rise, let set = times.set else { return nil }
    return (rise, set)
  }

  /// When the sun's centre stands at `altitude` degrees before (-1) or after (1) the day's noon.
  private static func time(_ midnight: Moment, _ place: GeoPoint, altitude: Double, side: Double) -> Moment? {
    let offset = Double(Moment.hongKongOffsetSeconds) / 3600
    var hours = 12.0 + side * 6
    // The declination drifts by up to 0.4 degrees a day: three rounds bring the time below a second.
    for _ in 0..<3 {
      let sun = position(secondsSince1970: Double(midnight.secondsSince1970) + hours * 3600)
      let latitude = place.latitude * .pi / 180
      let cosine =
        (sin(altitude * .pi / 180) - sin(latitude) * sin(sun.declination))
        / (cos(latitude) * cos(sun.declination))
      guard abs(cosine) <= 1 else { return nil }
      let hourAngle = acos(cosine) * 180 / .pi
      hours = 12 + side * hourAngle / 15 - place.longitude / 15 - sun.equationMinutes / 60 + offset
    }
    return midnight + Int((hours * 3600).rounded())
  }

  /// The sun's declination in radians, and the equation of time in minutes.
  private static func position(secondsSince1970: Double) -> (declination: Double, equationMinutes: Double) {
    // 2440587.5 is the Julian day of 1970-01-01T00:00Z, 2451545 that of 2000-01-01T12:00Z.
    let centuries = (secondsSince1970 / 86_400 + 2_440_587.5 - 2_451_545) / 36_525
    let t = centuries
    let radians = Double.pi / 180
    let meanLongitude = (280.46646 + t * (36_000.76983 + t * 0.0003032)) * radians
    let anomaly = (357.52911 + t * (35_999.05029 - 0.0001537 * t)) * radians
    let eccentricity = 0.016708634 - t * (0.000042037 + 0.0000001267 * t)
    let first = sin(anomaly) * (1.914602 - t * (0.004817 + 0.000014 * t))
    let centre = first + sin(2 * anomaly) * (0.019993 - 0.000101 * t) + sin(3 * anomaly) * 0.000289
    let node = (125.04 - 1934.136 * t) * radians
    let longitude = meanLongitude + (centre - 0.00569 - 0.00478 * sin(node)) * radians
    let seconds = 21.448 - t * (46.815 + t * (0.00059 - t * 0.001813))
    let obliquity = (23 + (26 + seconds / 60) / 60 + 0.00256 * cos(node)) * radians
    let y = tan(obliquity / 2) * tan(obliquity / 2)
    let even = y * sin(2 * meanLongitude) - 2 * eccentricity * sin(anomaly)
    let mixed = 4 * eccentricity * y * sin(anomaly) * cos(2 * meanLongitude)
    let small = -0.5 * y * y * sin(4 * meanLongitude) - 1.25 * eccentricity * eccentricity * sin(2 * anomaly)
    let equation = even + mixed + small
    return (asin(sin(obliquity) * sin(longitude)), equation * 180 / .pi * 4)
  }
}
