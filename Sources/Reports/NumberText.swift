import Units

/// Numbers and times as a reader wants them; the same in both languages.
enum NumberText {
  /// Fixed decimals with a comma between thousands; `—` for what is no number. `places` is 0 to 9.
  static func fixed(_ value: Double, _ places: Int = 0) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "—" }
    let rounded = value.rounded(places: places)
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let units = UInt64((abs(rounded) * scale).rounded())
    let whole = units / UInt64(scale)
    var text = grouped(whole)
    if places > 0 {
      let decimals = String(units % UInt64(scale))
      text += "." + String(repeating: "0", count: places - decimals.count) + decimals
    }
    return rounded < 0 && units > 0 ? "−" + text : text
  }

  /// For attributes and drawings: a point, no comma, an ordinary minus, no zeros at the end.
  static func plain(_ value: Double, _ places: Int) -> String {
    let rounded = value.isFinite ? value.rounded(places: places) : 0
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }

  static func grouped(_ value: UInt64) -> String {
    var digits = Array(String(value))
    var at = digits.count - 3
    while at > 0 {
      digits.insert(",", at: at)
      at -= 3
    }
    return String(digits)
  }

  /// A share as per cent, rounded down above one half: 99.96 % is not shown as 100.
  static func percent(_ share: Double, _ places: Int = 0) -> String {
    guard share.isFinite else { return "—" }
    var scale = 100.0
    for _ in 0..<places { scale *= 10 }
    // One part in 1e9 forgives shares such as 0.29 that times 100 fall short of a whole number.
    let units = share > 0.5 ? (share * scale + 1e-7).rounded(.down) : (share * scale).rounded()
    return fixed(units / (scale / 100), places) + "\u{A0}%"
  }

  static func hectares(squareMetres: Double) -> String {
    fixed(squareMetres / 10_000, abs(squareMetres) < 100_000 ? 2 : 1)
  }

  /// As in `06:00`; with the date's month and day in front when it is not `day`'s.
  static func clock(_ moment: Moment, day: Moment) -> String {
    let date = moment.hongKongDate
    return date == day.hongKongDate ? moment.hongKongClock : date.dropFirst(5) + " " + moment.hongKongClock
  }

  /// As in `06:00–07:30`. An end at midnight of the range's own day is `24:00`.
  static func span(_ range: MomentRange, day: Moment) -> String {
    let endsAtMidnight = range.to.secondsOfHongKongDay == 0 && range.to - range.from <= 86_400
    let sameDay = (range.to + -1).hongKongDate == range.from.hongKongDate
    if endsAtMidnight && sameDay { return clock(range.from, day: day) + "–24:00" }
    let to =
      range.to.hongKongDate == range.from.hongKongDate ? range.to.hongKongClock : clock(range.to, day: day)
    return clock(range.from, day: day) + "–" + to
  }

  /// As in `2026-11-28 06:00`.
  static func stamp(_ moment: Moment) -> String { moment.hongKongDate + " " + moment.hongKongClock }

  /// Seconds since midnight as a clock, `24:00` at the end.
  static func clock(secondsOfDay: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return two(secondsOfDay / 3600) + ":" + two(secondsOfDay / 60 % 60)
  }
}
