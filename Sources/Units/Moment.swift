import FoundationEssentials

/// An instant, in whole seconds since 1970-01-01T00:00:00Z; written in Hong Kong time (UTC+8, no summer time).
public struct Moment: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  public var secondsSince1970: Int

  public init(secondsSince1970: Int) { self.secondsSince1970 = secondsSince1970 }

  public static let hongKongOffsetSeconds = 8 * 3600

  public static func < (a: Moment, b: Moment) -> Bool { a.secondsSince1970 < b.secondsSince1970 }
  public static func + (a: Moment, seconds: Int) -> Moment {
    Moment(secondsSince1970: a.secondsSince1970 + seconds)
  }
  /// Whole seconds from `b` to `a`.
  public static func - (a: Moment, b: Moment) -> Int { a.secondsSince1970 - b.secondsSince1970 }

  /// RFC 3339 with the offset, as in `2026-11-28T06:00:00+08:00`.
  public var description: String {
    let zone = TimeZone(secondsFromGMT: Moment.hongKongOffsetSeconds) ?? .gmt
    let style = Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: zone)
    return style.format(Date(timeIntervalSince1970: Double(secondsSince1970)))
  }

  /// Reads RFC 3339 with any offset; nil when the text is not such a time or names none that exists.
  public init?(rfc3339 text: String) {
    guard let date = try? Date.ISO8601FormatStyle().parse(text) else { return nil }
    secondsSince1970 = Int(date.timeIntervalSince1970.rounded())
    // The parser rolls over what does not exist, such as 25:00 or 30 February: written again it must be the same.
    guard let offset = Moment.offsetSeconds(of: text), let zone = TimeZone(secondsFromGMT: offset) else {
      return nil
    }
    let again = Date.ISO8601FormatStyle(timeZone: zone).format(date)
    guard again.prefix(19) == text.prefix(19) else { return nil }
  }

  /// Seconds that the local time of an RFC 3339 text is ahead of UTC.
  private static func offsetSeconds(of text: String) -> Int? {
    let tail = Array(text.utf8.dropFirst(19))
    if tail.last == UInt8(ascii: "Z") || tail.last == UInt8(ascii: "z") { return 0 }
    guard let at = tail.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) else {
      return nil
    }
    let digits = tail[(at + 1)...].filter { $0 != UInt8(ascii: ":") }.map { Int($0) - 48 }
    guard digits.count == 4, digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    return (tail[at] == UInt8(ascii: "-") ? -60 : 60) * minutes
  }

  /// Midnight in Hong Kong of a date written `2026-11-28`; nil when there is no such date.
  public init?(hongKongDate text: String) {
    guard text.utf8.count == 10, let moment = Moment(rfc3339: text + "T00:00:00+08:00"),
      moment.hongKongDate == text
    else { return nil }
    self = moment
  }

  /// Seconds after midnight of a time of day written `06:30`, two digits each, up to `hours`:00; nil for anything else.
  public static func clockSeconds(_ text: String, upTo hours: Int) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard text.utf8.allSatisfy({ (48...58).contains($0) }), parts.count == 2,
      parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]), let minute = Int(parts[1]),
      minute < 60,
      hour * 60 + minute <= hours * 60
    else { return nil }
    return hour * 3600 + minute * 60
  }

  /// The last midnight in Hong Kong.
  public var startOfHongKongDay: Moment { self + -secondsOfHongKongDay }

  /// The Hong Kong date, as in `2026-11-28`.
  public var hongKongDate: String { String(description.prefix(10)) }

  /// The Hong Kong time of day, as in `06:00`.
  public var hongKongClock: String { String(description.dropFirst(11).prefix(5)) }

  /// Seconds since the last midnight in Hong Kong, 0..<86400.
  public var secondsOfHongKongDay: Int {
    let local = secondsSince1970 + Moment.hongKongOffsetSeconds
    return ((local % 86_400) + 86_400) % 86_400
  }

  /// Day of the week in Hong Kong: 0 Monday … 6 Sunday.
  public var hongKongWeekday: Int {
    let local = secondsSince1970 + Moment.hongKongOffsetSeconds
    let day = (local - secondsOfHongKongDay) / 86_400
    return (((day + 3) % 7) + 7) % 7
  }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let moment = Moment(rfc3339: text) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "'\(text)' is not a time such as 2026-11-28T06:00:00+08:00"))
    }
    self = moment
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// From one instant up to, but without, another.
public struct MomentRange: Hashable, Sendable, Codable {
  public var from, to: Moment
  public init(from: Moment, to: Moment) {
    self.from = from
    self.to = to
  }
  /// Whole seconds.
  public var seconds: Int { to - from }
  public func contains(_ moment: Moment) -> Bool { from <= moment && moment < to }
  public func overlaps(_ other: MomentRange) -> Bool { from < other.to && other.from < to }
  public func covers(_ other: MomentRange) -> Bool { from <= other.from && other.to <= to }
}

extension MomentRange {
  /// The same instants as `ranges`, sorted, with touching and overlapping ranges joined.
  public static func merged(_ ranges: [MomentRange]) -> [MomentRange] {
    var result: [MomentRange] = []
    for range in ranges.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) where range.seconds > 0 {
      if let last = result.last, range.from <= last.to {
        result[result.count - 1].to = max(last.to, range.to)
      } else {
        result.append(range)
      }
    }
    return result
  }

  /// The instants in both; nil when there are none.
  public func intersection(_ other: MomentRange) -> MomentRange? {
    let from = max(from, other.from)
    let to = min(to, other.to)
    return from < to ? MomentRange(from: from, to: to) : nil
  }

  /// The parts of `whole` that lie in none of `parts`, in order.
  public static func without(_ parts: [MomentRange], in whole: MomentRange) -> [MomentRange] {
    var result: [MomentRange] = []
    var from = whole.from
    for part in merged(parts) where part.to > from && part.from < whole.to {
      if part.from > from { result.append(MomentRange(from: from, to: part.from)) }
      from = max(from, part.to)
    }
    if from < whole.to { result.append(MomentRange(from: from, to: whole.to)) }
    return result
  }
}
