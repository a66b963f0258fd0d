import Skybeat

/// Numbers for people to read on the terminal.
enum NumberText {
  /// At most one decimal, two below ten.
  static func short(_ value: Double) -> String {
    (try? DecimalText.short(value, places: value.magnitude < 10 ? 2 : 1)) ?? "\(value)"
  }

  /// As in `1 visit` and `3 visits`; the plural only adds an s.
  static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// Rounded down, as nobody should count on more.
  static func whole(_ value: Double?) -> String { value.map { "\(Int($0))" } ?? "none" }

  /// Rounded down to a tenth.
  static func kilometres(_ metres: Double?) -> String {
    metres.map { short(($0 / 100).rounded(.down) / 10) } ?? "none"
  }
}
