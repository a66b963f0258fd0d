import Skybeat
import TestSupport
import Testing

/// Hours of zones and permissions against a slow twin that asks about every minute by itself.
@Suite struct HoursTests {
  /// 2026-11-23 is a Monday; midnight in Hong Kong.
  private static let monday = Moment(secondsSince1970: 1_795_363_200)

  @Test func mondayIsMonday() {
    #expect(HoursTests.monday.description == "2026-11-23T00:00:00+08:00")
    #expect(HoursTests.monday.hongKongWeekday == 0)
  }

  private static func hours(_ random: inout SplitMix64) -> Hours {
    if random.pick(0..<8) == 0 { return .always }
    return .daily(
      (0..<(1 + random.pick(0..<3))).map { _ in
        var days = Set<Int>()
        for day in 0..<7 where random.pick(0..<2) == 0 { days.insert(day) }
        let from = random.pick(0..<1440) * 60
        let to = [0, 86_400, from, random.pick(0..<1441) * 60][random.pick(0..<4)]
        return DailyHours(weekdays: days, from: from, to: to)
      })
  }

  /// Whether the rules hold at a minute: it is some rule's day and in its stretch, or in the part past
  /// midnight of a stretch that began the day before.
  private static func holds(_ hours: Hours, _ moment: Moment) -> Bool {
    guard case .daily(let rules) = hours else { return true }
    let clock = (moment - monday + 70 * 86_400) % 86_400
    let day = ((moment - monday + 70 * 86_400) / 86_400) % 7
    return rules.contains { rule in
      if rule.to > rule.from { return rule.weekdays.contains(day) && rule.from <= clock && clock < rule.to }
      if rule.weekdays.contains(day), clock >= rule.from { return true }
      return rule.weekdays.contains((day + 6) % 7) && clock < rule.to
    }
  }

  private static func span(_ random: inout SplitMix64) -> MomentRange {
    let from = monday + random.pick(-2000..<12_000) * 60
    return MomentRange(from: from, to: from + random.pick(0..<3000) * 60)
  }

  @Test func activeMinuteByMinute() {
    forAll(150) { random in
      (HoursTests.hours(&random), HoursTests.span(&random))
    } property: { input, seed in
      let (hours, range) = input
      let active = hours.active(in: range)
      for (a, b) in zip(active, active.dropFirst()) { #expect(a.to < b.from, "seed \(seed): not apart") }
      for part in active { #expect(range.covers(part) && part.seconds > 0, "seed \(seed)") }
      var minute = range.from
      while minute < range.to {
        let holds = HoursTests.holds(hours, minute)
        if active.contains(where: { $0.contains(minute) }) != holds {
          Issue.record("seed \(seed): \(minute), the twin says \(holds)")
          return
        }
        minute = minute + 60
      }
    }
  }

  private static func zone(_ hours: Hours, _ from: Moment?, _ to: Moment?, prohibited: Bool = false) -> Zone {
    Zone(
      id: "z", name: Yard.name("zone"), restriction: prohibited ? .prohibited : .authorisation, areas: [],
      lower: nil, upper: nil, hours: hours, validFrom: from, validTo: to, source: "made", official: false)
  }

  private static func permission(_ zones: [String], _ hours: Hours, _ span: MomentRange) -> Permission {
    Permission(
      number: "P", holder: Yard.name("unit"), zones: zones, ceilingAboveGround: .metres(120), hours: hours,
      validFrom: span.from, validTo: span.to, conditions: [])
  }

  /// A permission opens a zone exactly when it holds in every minute in which the zone does.
  @Test func opensMinuteByMinute() {
    var opened = 0
    forAll(400) { random -> (Zone, Permission, MomentRange) in
      let valid = HoursTests.span(&random)
      let wide = MomentRange(from: HoursTests.monday + -86_400 * 3, to: HoursTests.monday + 86_400 * 14)
      let zone = HoursTests.zone(
        HoursTests.hours(&random), random.pick(0..<3) == 0 ? valid.from : nil,
        random.pick(0..<3) == 0 ? valid.to : nil)
      let permission = HoursTests.permission(
        ["a", "z"], HoursTests.hours(&random), random.pick(0..<3) == 0 ? HoursTests.span(&random) : wide)
      let range = HoursTests.span(&random)
      let short = MomentRange(from: range.from, to: min(range.to, range.from + 7200))
      return (zone, permission, short)
    } property: { input, seed in
      let (zone, permission, range) = input
      var wanted = true
      var minute = range.from
      while minute < range.to {
        let inForce =
          HoursTests.holds(zone.hours, minute) && minute >= zone.validFrom ?? minute
          && zone.validTo.map { minute < $0 } ?? true
        let allowed =
          HoursTests.holds(permission.hours, minute) && permission.validFrom <= minute
          && minute < permission.validTo
        if inForce && !allowed { wanted = false }
        minute = minute + 60
      }
      if wanted { opened += 1 }
      #expect(permission.opens(zone, during: range) == wanted, "seed \(seed): twin says \(wanted)")
      var shut = zone
      shut.restriction = .prohibited
      #expect(!permission.opens(shut, during: range), "seed \(seed): a prohibited zone was opened")
      var other = permission
      other.zones = ["a"]
      #expect(!other.opens(zone, during: range), "seed \(seed): a zone that it does not name")
    }
    #expect(opened > 20 && opened < 390, "\(opened) of 400")
  }

  /// Two stretches of one night's permission join at midnight.
  @Test func pastMidnight() {
    let night = Hours.daily([DailyHours(weekdays: [4], from: 22 * 3600, to: 2 * 3600)])
    let friday = HoursTests.monday + 4 * 86_400
    let found = night.active(in: MomentRange(from: HoursTests.monday, to: HoursTests.monday + 7 * 86_400))
    #expect(found == [MomentRange(from: friday + 22 * 3600, to: friday + 26 * 3600)])
    let tail = night.active(in: MomentRange(from: friday + 86_400, to: friday + 2 * 86_400))
    #expect(tail == [MomentRange(from: friday + 86_400, to: friday + 26 * 3600)])
  }

  /// Hong Kong has no summer time: a year of days at seven o'clock lies 86,400 s apart.
  @Test func noSummerTime() {
    let rule = Hours.daily([DailyHours(weekdays: Set(0...6), from: 7 * 3600, to: 8 * 3600)])
    let year = rule.active(in: MomentRange(from: HoursTests.monday, to: HoursTests.monday + 366 * 86_400))
    #expect(year.count == 366)
    for (a, b) in zip(year, year.dropFirst()) { #expect(b.from - a.from == 86_400) }
    #expect(year.allSatisfy { $0.from.hongKongClock == "07:00" })
  }
}
