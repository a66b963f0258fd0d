/// A number that cannot be written, or a text that is not a number.
public struct NumberError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String
  public init(_ description: String) { self.description = description }
}

/// Decimal numbers as text: point as decimal mark in every locale, no exponent, no noise.
public enum DecimalText {
  /// Largest scaled value that a double holds exactly, so that every written digit is meant.
  static let largestScaled = 9_007_199_254_740_992.0

  /// `value` with exactly `places` decimals (0...9), rounded half away from zero; never "-0".
  ///
  /// - Throws: `NumberError` for NaN, infinities and values of more than 15 digits.
  public static func fixed(_ value: Double, places: Int) throws(NumberError) -> String {
    guard value.isFinite else { throw NumberError("\(value) cannot be written: not a finite number") }
    guard (0...9).contains(places) else { throw NumberError("\(places) decimals: 0 to 9 can be written") }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = (value.magnitude * Double(scale)).rounded(.toNearestOrAwayFromZero)
    guard scaled < largestScaled else {
      throw NumberError("\(value) with \(places) decimals has more than 15 digits")
    }
    let digits = Int(scaled)
    let sign = value < 0 && digits > 0 ? "-" : ""
    let whole = "\(sign)\(digits / scale)"
    if places == 0 { return whole }
    let rest = String(digits % scale)
    return whole + "." + String(repeating: "0", count: places - rest.utf8.count) + rest
  }

  /// `value` with at most `places` decimals, without zeros at the end: `8.5`, `12`, `-0.25`.
  ///
  /// - Throws: as `fixed(_:places:)`.
  public static func short(_ value: Double, places: Int) throws(NumberError) -> String {
    var text = try fixed(value, places: places)
    guard places > 0 else { return text }
    while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
    if text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
    return text == "-0" ? "0" : text
  }

  /// Reads a plain decimal number such as `-12.5` or `1e-7`; nil for `nan`, `inf`, hexadecimal and anything else.
  public static func parse(_ text: String) -> Double? {
    guard let first = text.utf8.first, first != UInt8(ascii: "+") else { return nil }
    let allowed = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "e")
        || byte == UInt8(ascii: "E")
    }
    guard allowed, let value = Double(text), value.isFinite else { return nil }
    return value
  }
}
