#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The angle whose sine is `sine`, degrees, 0...90.
func arcSineDegrees(_ sine: Double) -> Double { asin(max(0, min(1, sine))) * 180 / .pi }
