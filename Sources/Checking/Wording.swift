import Units

/// Numbers, places and times as findings write them.
enum Wording {
  static func number(_ value: Double, _ places: Int = 1) -> String {
    "\(value.rounded(places: places))"
  }

  static func metres(_ value: Double, _ places: Int = 1) -> String { "\(number(value, places)) m" }

  static func percent(_ share: Double) -> String { "\(number(share * 100)) %" }

  /// As in `1 visit` and `3 visits`; the plural only adds an s.
  static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// Latitude and longitude to about a metre.
  static func place(_ place: GeoPoint) -> String {
    "\(number(place.latitude, 5)) N \(number(place.longitude, 5)) E"
  }

  /// The leg by its waypoints, counted from 1.
  static func leg(_ leg: Int, of count: Int) -> BilingualText {
    if leg == 0 { return BilingualText(en: "take-off", zh: "起飛段") }
    if leg >= count { return BilingualText(en: "landing", zh: "降落段") }
    return BilingualText(en: "leg \(leg)–\(leg + 1)", zh: "第 \(leg)–\(leg + 1) 航點之間")
  }

  /// Years 1900 to 2299; a plan may hold any number of seconds, and calendars slow down far away.
  private static let calendar = -2_208_988_800...10_413_792_000

  static func moment(_ moment: Moment) -> String {
    calendar.contains(moment.secondsSince1970) ? "\(moment)" : "second \(moment.secondsSince1970) since 1970"
  }

  static func clock(_ moment: Moment) -> String {
    guard calendar.contains(moment.secondsSince1970) else { return self.moment(moment) }
    return "\(moment.hongKongDate) \(moment.hongKongClock)"
  }

  /// As in `2026-11-28 09:00–19:00`: the second date only where it differs; midnight at a day's end is `24:00`.
  static func range(_ range: MomentRange) -> String {
    let from = clock(range.from)
    guard calendar.contains(range.from.secondsSince1970), calendar.contains(range.to.secondsSince1970)
    else { return "\(from)–\(clock(range.to))" }
    let date = range.from.hongKongDate
    if range.to.hongKongDate == date { return "\(from)–\(range.to.hongKongClock)" }
    let endsAtMidnight = range.to.secondsOfHongKongDay == 0 && (range.to + -1).hongKongDate == date
    return "\(from)–\(endsAtMidnight ? "24:00" : clock(range.to))"
  }

  /// The same in Chinese sentences.
  enum Zh {
    static func metres(_ value: Double, _ places: Int = 1) -> String { "\(number(value, places)) 米" }

    static func percent(_ share: Double) -> String { "\(number(share * 100))%" }

    static func place(_ place: GeoPoint) -> String {
      "北緯 \(number(place.latitude, 5))°、東經 \(number(place.longitude, 5))°"
    }
  }
}
