import MissionModel
import TestSupport
import Testing
import Units

@Suite struct SunTests {
  /// The Observatory's place at Tsim Sha Tsui.
  let hongKong = GeoPoint(longitude: 114.1743, latitude: 22.3018)

  private func minutes(_ moment: Moment?) throws -> Double {
    Double(try #require(moment).secondsOfHongKongDay) / 60
  }

  private func clock(_ text: String) throws -> Double {
    let parts = text.split(separator: ":").compactMap { Double($0) }
    try #require(parts.count == 2)
    return parts[0] * 60 + parts[1]
  }

  /// The extremes that the year's tables for Hong Kong show, to the minute.
  @Test func yearsExtremesInHongKong() throws {
    let first = try #require(Moment(hongKongDate: "2026-01-01"))
    let days = try (0..<365).map { day -> (rise: Double, set: Double) in
      let times = Sun.times(on: first + day * 86_400, at: hongKong)
      return (try minutes(times.rise), try minutes(times.set))
    }
    let rises = days.map(\.rise)
    let sets = days.map(\.set)
    #expect(abs(try #require(rises.min()) - (try clock("05:39"))) <= 2)
    #expect(abs(try #require(rises.max()) - (try clock("07:04"))) <= 2)
    #expect(abs(try #require(sets.min()) - (try clock("17:38"))) <= 2)
    #expect(abs(try #require(sets.max()) - (try clock("19:11"))) <= 2)
  }

  /// At the equinox on the equator at longitude 120 (noon by the zone's own meridian) the day is 12 h and the
  /// some 7 minutes that refraction and the sun's radius add; noon comes later by the equation of time.
  @Test func equatorAtEquinox() throws {
    let place = GeoPoint(longitude: 120, latitude: 0)
    let times = Sun.times(on: try #require(Moment(hongKongDate: "2026-03-20")), at: place)
    let rise = try minutes(times.rise)
    let set = try minutes(times.set)
    #expect(abs(set - rise - 726.7) < 0.5)
    #expect(abs((rise + set) / 2 - (720 + 7.4)) < 0.5)
  }

  @Test func daysGrowToTheSummerSolsticeAndShrinkAfterIt() throws {
    let first = try #require(Moment(hongKongDate: "2025-12-23"))
    let lengths = try (0..<363).map { day -> Double in
      let times = Sun.times(on: first + day * 86_400, at: hongKong)
      return try minutes(times.set) - minutes(times.rise)
    }
    let longest = try #require(lengths.indices.max { lengths[$0] < lengths[$1] })
    #expect(abs(longest - 180) <= 3)
    // Away from the solstices the change of a day is far above the rounding to seconds.
    for day in 8..<(longest - 8) { #expect(lengths[day + 1] > lengths[day], "day \(day)") }
    for day in (longest + 8)..<(lengths.count - 8) { #expect(lengths[day + 1] < lengths[day], "day \(day)") }
  }

  @Test func northAndSouthMirrorEachOther() throws {
    try forAll(60) { random in
      (day: random.pick(0..<365), latitude: random.unit() * 50, longitude: 100 + random.unit() * 40)
    } property: { input, seed in
      let start = try #require(Moment(hongKongDate: "2026-01-01"))
      func dayLength(_ day: Int, _ latitude: Double) throws -> Double {
        let place = GeoPoint(longitude: input.longitude, latitude: latitude)
        let times = Sun.times(on: start + day * 86_400, at: place)
        return Double(try #require(times.set) - (try #require(times.rise))) / 60
      }
      // Half a year later the sun stands as far south as it stood north, but for the orbit's ellipse.
      let north = try dayLength(input.day, input.latitude)
      let south = try dayLength(input.day, -input.latitude)
      let extra = 2 * (try dayLength(input.day, 0)) - 1440
      #expect(abs(north + south - 1440 - extra) < 12, "seed \(seed): \(input)")
    }
  }

  @Test func twilightLiesOutsideTheDay() throws {
    let times = Sun.times(on: try #require(Moment(hongKongDate: "2026-11-28")), at: hongKong)
    let rise = try #require(times.rise)
    let set = try #require(times.set)
    #expect((20...28).contains((rise - (try #require(times.dawn))) / 60))
    #expect((20...28).contains(((try #require(times.dusk)) - set) / 60))
  }

  @Test func noSunriseInThePolarNight() throws {
    let place = GeoPoint(longitude: 114, latitude: 80)
    let times = Sun.times(on: try #require(Moment(hongKongDate: "2026-12-21")), at: place)
    #expect(times.rise == nil && times.set == nil && times.dusk == nil)
  }
}
