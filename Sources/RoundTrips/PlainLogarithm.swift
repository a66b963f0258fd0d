/// Logarithms by plain arithmetic, so that every system gives the same bits.
enum PlainLogarithm {
  /// The natural logarithm of a normal number above 0, to some 12 digits.
  static func value(_ x: Double) -> Double {
    var exponent = Double(x.exponent)
    var m = x.significand
    if m > 1.414_213_562 {
      m /= 2
      exponent += 1
    }
    // ln m = 2 artanh((m - 1) / (m + 1)), whose argument is below 0.172 here.
    let z = (m - 1) / (m + 1)
    let s = z * z
    var sum = 1.0 / 15
    for odd in [13.0, 11, 9, 7, 5, 3, 1] { sum = sum * s + 1 / odd }
    return exponent * 0.693_147_180_559_945_3 + 2 * z * sum
  }

  /// The factor that, applied `steps` times, makes `ratio` of 1.
  static func factor(ratio: Double, steps: Int) -> Double {
    let x = value(ratio) / Double(max(1, steps))
    // e^x = (e^(x / 64))^64.
    let small = x / 64
    var power = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4 * (1 + small / 5))))
    for _ in 0..<6 { power *= power }
    return power
  }
}
