public import Units

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The only file here that needs the system's mathematics.
extension Angle {
  /// The sine of the angle.
  public var sine: Double { sin(radians) }

  /// The cosine of the angle.
  public var cosine: Double { cos(radians) }

  /// The tangent of the angle.
  public var tangent: Double { tan(radians) }

  /// The course of a way so far east and north, in degrees clockwise from north, 0..<360; 0 for no way at
  /// all.
  public static func course(east: Double, north: Double) -> Angle {
    let degrees = atan2(east, north) * 180 / .pi
    let turned = degrees < 0 ? degrees + 360 : degrees
    return .degrees(turned >= 360 ? 0 : turned + 0)
  }
}
