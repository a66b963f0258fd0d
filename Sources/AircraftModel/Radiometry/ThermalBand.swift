#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a long-wave thermal camera receives of a black body: radiance from 8 to 14 µm, and back to a temperature.
///
/// Planck's law, integrated over the wavelength by Simpson's rule. The camera's own response is taken as even over the band.
public enum ThermalBand {
  /// The band, metres.
  static let fromM = 8e-6
  static let toM = 14e-6
  /// 2 h c² in W m² and h c / k in m K, by the exact constants of the SI since 2019.
  private static let first = 1.191042972397188e-16
  private static let second = 1.438776877503933e-2
  /// Steps of 0.1 µm: the law is smooth here, the sum is right to ten digits.
  private static let steps = 60
  /// 0 degrees Celsius in kelvins.
  private static let zeroC = 273.15

  /// Temperatures, degrees Celsius, that the way back is looked for in: colder than ground, hotter than fires.
  public static let celsiusRange = -100.0...3000.0

  /// Radiance of a black body of `celsius` degrees over the band, W m⁻² sr⁻¹; 0 at absolute zero and below.
  public static func radiance(celsius: Double) -> Double {
    let kelvins = celsius + zeroC
    guard kelvins > 0 else { return 0 }
    let step = (toM - fromM) / Double(steps)
    var sum = 0.0
    for index in 0...steps {
      let weight = index == 0 || index == steps ? 1.0 : index % 2 == 1 ? 4 : 2
      let metres = fromM + Double(index) * step
      let square = metres * metres
      sum += weight * first / (square * square * metres * expm1(second / (metres * kelvins)))
    }
    return sum * step / 3
  }

  /// Brightness temperature: that of the black body of this radiance (W m⁻² sr⁻¹), degrees Celsius to a millionth.
  ///
  /// Nil outside `celsiusRange`. Found by halving, as radiance grows with temperature.
  public static func celsius(radiance wanted: Double) -> Double? {
    var (low, high) = (celsiusRange.lowerBound, celsiusRange.upperBound)
    guard wanted >= radiance(celsius: low), wanted <= radiance(celsius: high) else { return nil }
    while high - low > 1e-6 {
      let middle = (low + high) / 2
      if radiance(celsius: middle) < wanted { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
