import Skybeat
import TestSupport
import Testing

@testable import Scheduling

/// The proved bound against what the search reaches, and against days whose answer is plain.
@Suite struct DayBoundTests {
  private func ground(_ yard: Yard) throws -> DayGround {
    DayGround(
      mission: yard.mission,
      routes: try yard.routes.compactMap { route in
        try yard.mission.site(route.site).map {
          try RouteInWeather(route: route, site: $0, mission: yard.mission)
        }
      })
  }

  @Test func noTimetableIsBelowIt() throws {
    var tight = 0
    var days = 0
    try forAll(60) { random in
      Result { try Yard(&random) }
    } property: { made, seed in
      let yard = try made.get()
      let ground = try ground(yard)
      let bound = DayBound(ground).value()
      let valuer = DayValuer(ground)
      for own in 0..<2 {
        var list = ListRun(DayBook(ground), seed: seed &+ UInt64(own))
        list.go()
        let first = valuer.value(list.book)
        #expect(bound <= Double(first.overdue) + 1, "seed \(seed): \(bound) is above \(first.overdue)")
        var search = DaySearch(list.book, valuer: valuer, seed: seed)
        search.run(StopRule(rounds: 20))
        #expect(bound <= Double(search.value.overdue) + 1, "seed \(seed): \(bound), \(search.value.overdue)")
        #expect(search.value <= first, "seed \(seed): the search made it worse")
        #expect(valuer.value(search.best) == search.value, "seed \(seed)")
        if own == 0, search.value.overdue > 0 {
          days += 1
          if bound > 0.5 * Double(search.value.overdue) { tight += 1 }
        }
      }
    }
    print("day bound: at least half of the value on \(tight) of \(days) days with something overdue")
    #expect(tight > days / 4)
  }

  /// One dock whose pack takes an hour to charge after each flight of half its capacity: the bound sees the shortage.
  @Test func aBusyDockIsProvedBusy() throws {
    let site = Yard.site("s", .charge(fullPacksPerHour: 0.25), duty: [Yard.span(0, 1440)])
    let window = BeatWindow(during: Yard.span(0, 1440), revisit: .minutes(30))
    let yard = Yard(
      sites: [site], beats: [Yard.beat("b", [window])], routes: [try Yard.route("b", "s", metres: 2500)])
    let ground = try ground(yard)
    let bound = DayBound(ground).value()
    let result = try yard.schedule()
    let reached = try #require(result.timetable).overdueWeightedMin * 60
    #expect(bound > 0.8 * reached && bound <= reached + 6, "\(bound) of \(reached)")
    #expect(try #require(result.timetable).sites[0].loadShare > 1)
  }

  /// A day that can be kept has nothing to prove.
  @Test func anEasyDayHasNone() throws {
    let site = Yard.site("s", .charge(fullPacksPerHour: 2), duty: [Yard.span(0, 1440)])
    let window = BeatWindow(during: Yard.span(60, 1200), revisit: .minutes(240))
    let yard = Yard(
      sites: [site], beats: [Yard.beat("b", [window])], routes: [try Yard.route("b", "s", metres: 500)])
    #expect(DayBound(try ground(yard)).value() == 0)
    #expect(try #require(yard.schedule().timetable).overdueWeightedMin == 0)
  }

  /// More rounds are never worse, and the same rounds give the same day.
  @Test func theSearchIsAnytime() throws {
    try forAll(12) { random in
      Result { try Yard(&random) }
    } property: { made, seed in
      let ground = try ground(try made.get())
      let valuer = DayValuer(ground)
      var list = ListRun(DayBook(ground), seed: seed)
      list.go()
      func reached(_ rounds: Int) -> DayValue {
        var search = DaySearch(list.book, valuer: valuer, seed: seed)
        search.run(StopRule(rounds: rounds))
        return search.value
      }
      #expect(reached(20) == reached(20), "seed \(seed)")
      #expect(reached(0) >= reached(40), "seed \(seed)")
    }
  }
}

/// What a watcher learns of irregular and of regular starts.
@Suite struct UnpredictabilityTests {
  private func yard(_ irregular: Bool, revisit: Double = 180) throws -> Yard {
    let site = Yard.site(
      "s", .swap(time: .minutes(1), packs: 9, recharge: .minutes(30)), duty: [Yard.span(0, 1440)])
    let window = BeatWindow(during: Yard.span(60, 1380), revisit: .minutes(revisit))
    return Yard(
      sites: [site], beats: [Yard.beat("b", [window], irregular: irregular)],
      routes: [try Yard.route("b", "s", metres: 800)])
  }

  /// The watcher of the plan, and one of the test's own who bets on the mean wait.
  @Test func passesAreHardToGuess() throws {
    let sheet = try #require(try yard(true).schedule(seed: 11).timetable)
    let spread = try #require(sheet.beats[0].spread)
    #expect(spread.days == 60 && spread.startsByHalfHour.reduce(0, +) > 300)
    #expect(spread.guessShare < 0.55, "\(spread.guessShare)")
    #expect(spread.entropyBits > 4, "\(spread.entropyBits)")
    #expect(sheet.beats[0].isKept && sheet.beats[0].longestGapMin <= 180)
    var waits: [Int] = []
    for seed in 100..<130 {
      let starts = try yard(true).schedule(seed: UInt64(seed)).sorties.map(\.takeoff)
      waits += zip(starts, starts.dropFirst()).map { $1 - $0 }
    }
    let mean = waits.reduce(0, +) / waits.count
    let hits = waits.count { abs($0 - mean) <= 900 }
    #expect(Double(hits) / Double(waits.count) < 0.55, "\(hits) of \(waits.count)")
  }

  @Test func regularStartsHaveNoSpread() throws {
    let sheet = try #require(try yard(false).schedule().timetable)
    #expect(sheet.beats[0].spread == nil)
  }

  @Test func densestIsTheMiddleOfTheFullestHalfHour() {
    #expect(Unpredictability.densest([]) == nil)
    #expect(Unpredictability.densest([100]) == 100)
    #expect(Unpredictability.densest([0, 5000, 5600, 6800, 20_000]) == 5900)
  }
}
