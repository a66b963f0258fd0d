public import Units

/// The zero that a zone's height limit counts from.
public enum VerticalReference: String, Hashable, Sendable, Codable, CaseIterable {
  /// Above the ground straight below.
  case agl
  /// Above the EGM96 geoid.
  case amsl
  /// Above the Hong Kong Principal Datum.
  case hkpd
}

/// One end of a zone's height band, in metres above `reference`.
public struct VerticalLimit: Hashable, Sendable {
  public var metres: Double
  public var reference: VerticalReference
  public init(metres: Double, reference: VerticalReference) {
    self.metres = metres
    self.reference = reference
  }
}

/// A stretch of some days of the week, in Hong Kong time.
public struct DailyHours: Hashable, Sendable {
  /// 0 Monday … 6 Sunday; the days on which the stretch begins.
  public var weekdays: Set<Int>
  /// Seconds since midnight. A stretch with `to` not after `from` runs past midnight.
  public var from, to: Int
  public init(weekdays: Set<Int>, from: Int, to: Int) {
    self.weekdays = weekdays
    self.from = from
    self.to = to
  }
}

/// When a zone or a permission holds.
public enum Hours: Hashable, Sendable {
  case always
  case daily([DailyHours])

  /// The parts of `range` during which it holds, in order and apart.
  public func active(in range: MomentRange) -> [MomentRange] {
    guard case .daily(let rules) = self else { return range.seconds > 0 ? [range] : [] }
    var found: [MomentRange] = []
    var midnight = range.from + -range.from.secondsOfHongKongDay + -86_400
    while midnight < range.to {
      for rule in rules where rule.weekdays.contains(midnight.hongKongWeekday) {
        let end = rule.to > rule.from ? rule.to : rule.to + 86_400
        let from = max(midnight + rule.from, range.from)
        let to = min(midnight + end, range.to)
        if from < to { found.append(MomentRange(from: from, to: to)) }
      }
      midnight = midnight + 86_400
    }
    return MomentRange.merged(found)
  }
}

/// A volume of air with a rule, such as a restricted flying zone.
public struct Zone: Hashable, Sendable {
  public enum Restriction: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nobody flies here; no permission opens it.
    case prohibited
    /// Closed but to the holder of a permission.
    case authorisation
  }

  public var id: String
  public var name: BilingualText
  public var restriction: Restriction
  /// WGS 84; several parts are one zone.
  public var areas: [GeoPolygon]
  /// nil: from the ground up.
  public var lower: VerticalLimit?
  /// nil: without limit.
  public var upper: VerticalLimit?
  public var hours: Hours
  /// nil on either side: no such end.
  public var validFrom, validTo: Moment?
  /// The file that it was read from, and whether that is an official source.
  public var source: String
  public var official: Bool

  public init(
    id: String, name: BilingualText, restriction: Restriction, areas: [GeoPolygon], lower: VerticalLimit?,
    upper: VerticalLimit?, hours: Hours, validFrom: Moment?, validTo: Moment?, source: String, official: Bool
  ) {
    self.id = id
    self.name = name
    self.restriction = restriction
    self.areas = areas
    self.lower = lower
    self.upper = upper
    self.hours = hours
    self.validFrom = validFrom
    self.validTo = validTo
    self.source = source
    self.official = official
  }

  /// The parts of `range` during which the zone is in force.
  public func active(in range: MomentRange) -> [MomentRange] {
    let from = max(range.from, validFrom ?? range.from)
    let to = min(range.to, validTo ?? range.to)
    guard from < to else { return [] }
    return hours.active(in: MomentRange(from: from, to: to))
  }
}

/// A permission that opens zones to its holder.
public struct Permission: Hashable, Sendable {
  public var number: String
  public var holder: BilingualText
  /// The ids of the zones that it opens; none: it opens no zone but lifts the general ceiling.
  public var zones: [String]
  /// The greatest height above ground that it allows: inside its zones, or everywhere when it names none.
  public var ceilingAboveGround: Length
  public var hours: Hours
  public var validFrom, validTo: Moment
  /// What the holder must keep to, as the paper says it; printed, not judged.
  public var conditions: [BilingualText]

  public init(
    number: String, holder: BilingualText, zones: [String], ceilingAboveGround: Length, hours: Hours,
    validFrom: Moment, validTo: Moment, conditions: [BilingualText]
  ) {
    self.number = number
    self.holder = holder
    self.zones = zones
    self.ceilingAboveGround = ceilingAboveGround
    self.hours = hours
    self.validFrom = validFrom
    self.validTo = validTo
    self.conditions = conditions
  }

  /// The parts of `range` during which it may be used.
  public func active(in range: MomentRange) -> [MomentRange] {
    let from = max(range.from, validFrom)
    let to = min(range.to, validTo)
    guard from < to else { return [] }
    return hours.active(in: MomentRange(from: from, to: to))
  }

  /// Whether it opens `zone` to a flight during the whole of `range`. A prohibited zone stays shut.
  public func opens(_ zone: Zone, during range: MomentRange) -> Bool {
    zone.restriction != .prohibited && zones.contains(zone.id)
      && zone.active(in: range).allSatisfy { part in active(in: part).contains { $0.covers(part) } }
  }
}
