#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Angle of the vector (x, y) from the x axis, radians.
func arcTangent(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
