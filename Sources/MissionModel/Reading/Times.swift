import AirspaceModel
import FoundationEssentials
import Units
import Yams

extension Cursor {
  /// A Hong Kong time of day as seconds since midnight of the mission's date: `06:00`, or `30:00` for six in the
  /// next morning; at most `48:00`.
  func clock(upTo hours: Int = 48) -> Int? {
    let expected =
      "a Hong Kong time such as \"06:30\", from 00:00 to \(hours):00 (24:00 and later: the next day)"
    guard let text = text(expected) else { return nil }
    guard let seconds = Moment.clockSeconds(text, upTo: hours) else {
      report("'\(text.prefix(40))'; expected \(expected)")
      return nil
    }
    return seconds
  }

  /// An instant with its offset, as in `2026-11-28T06:00:00+08:00`; the seconds may be left out.
  func moment() -> Moment? {
    let expected = "a time such as 2026-11-28T06:00:00+08:00"
    guard let text = text(expected) else { return nil }
    guard let moment = Moment(offsetTime: text) else {
      report("'\(text.prefix(40))'; expected \(expected)")
      return nil
    }
    return moment
  }
}

extension Moment {
  /// RFC 3339, but the seconds may be left out, as some exports do.
  init?(offsetTime text: String) {
    var characters = Array(text)
    guard characters.count >= 17 else { return nil }
    if characters[16] != ":" { characters.insert(contentsOf: ":00", at: 16) }
    self.init(rfc3339: String(characters))
  }
}

extension Reading {
  /// `from` and `to` as clock times, with the end after the start, within the mission's day when `inDay`.
  func span<Key: FieldKey>(_ fields: Fields<Key>, _ from: Key, _ to: Key, inDay: Bool) -> MomentRange? {
    let fromSeconds = fields.need(from)?.clock()
    let toSeconds = fields.need(to)?.clock()
    guard let fromSeconds, let toSeconds, let midnight else { return nil }
    let range = MomentRange(from: midnight + fromSeconds, to: midnight + toSeconds)
    guard range.seconds > 0 else {
      fields[to]?.report("the end \(clockWords(range.to)) is not after the start \(clockWords(range.from))")
      return nil
    }
    if inDay, let day, !day.covers(range) {
      let limits = "the mission's day, \(clockWords(day.from)) to \(clockWords(day.to))"
      (range.from < day.from ? fields[from] : fields[to])?.report(
        "\(clockWords(range.from)) to \(clockWords(range.to)) is not within \(limits)")
      return nil
    }
    return range
  }

  /// The list of `{from, to}` under a key; nil when any of them is wrong.
  func spans(_ cursor: Cursor, inDay: Bool) -> [MomentRange]? {
    guard let items = cursor.items() else { return nil }
    let ranges = items.compactMap { item in
      item.fields(SpanKey.self).flatMap { span($0, .from, .to, inDay: inDay) }
    }
    guard ranges.count == items.count else { return nil }
    noOverlap(items, ranges)
    return ranges.sorted { $0.from < $1.from }
  }

  /// Reports each entry that overlaps an earlier one of the list.
  func noOverlap(_ items: [Cursor], _ ranges: [MomentRange]) {
    for (index, range) in ranges.enumerated() where index < items.count {
      guard let other = ranges[..<index].first(where: { $0.overlaps(range) }) else { continue }
      items[index].report(
        "\(clockWords(range.from)) to \(clockWords(range.to)) overlaps \(clockWords(other.from)) to "
          + clockWords(other.to))
    }
  }

  /// The clock time counted from the mission's midnight, as the file writes it.
  func clockWords(_ moment: Moment) -> String {
    let minutes = (moment - (midnight ?? moment)) / 60
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }

  /// `always`, or a list of days of the week with hours.
  func hours(_ cursor: Cursor) -> Hours? {
    if case .scalar = cursor.node {
      guard let text = cursor.text("'always' or a list of {days, from, to}") else { return nil }
      if text == "always" { return .always }
      cursor.report("'\(text.prefix(40))'; expected 'always' or a list of {days, from, to}")
      return nil
    }
    let rules = (cursor.items() ?? []).compactMap { item -> DailyHours? in
      guard let fields = item.fields(HoursKey.self) else { return nil }
      var weekdays: Set<Int> = []
      for day in fields.items(.days) {
        guard let name = day.text() else { continue }
        guard let numbers = Weekdays.numbers(name) else {
          day.report(Names.unknown("day", name, known: Weekdays.names + ["any"]))
          continue
        }
        weekdays.formUnion(numbers)
      }
      let from = fields.need(.from)?.clock(upTo: 24)
      let to = fields.need(.to)?.clock(upTo: 24)
      guard let from, let to else { return nil }
      return DailyHours(weekdays: weekdays, from: from, to: to)
    }
    return .daily(rules)
  }
}

enum Weekdays {
  static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  /// 0 Monday … 6 Sunday; `any` is all of them.
  static func numbers(_ name: String) -> [Int]? {
    if name == "any" { return Array(0...6) }
    return names.firstIndex(of: name).map { [$0] }
  }
}
