import Skybeat
import TestSupport
import Testing

@testable import Scheduling

/// Laws that every timetable keeps, on random days; the seed of a failure is printed with it.
@Suite struct TimetableLawTests {
  static let days = 150

  @Test func keepsTheLaws() throws {
    var flown = 0
    try forAll(TimetableLawTests.days) { random in
      Result { try Yard(&random) }
    } property: { made, seed in
      let yard = try made.get()
      let result = try yard.schedule(seed: seed)
      flown += result.sorties.count
      for site in yard.mission.sites {
        let own = result.sorties.filter { $0.site == site.id }
        for number in 1...site.aircraftCount {
          siteLaws(own.filter { $0.aircraft == number }, site, yard, seed)
        }
        #expect(own.allSatisfy { (1...site.aircraftCount).contains($0.aircraft) }, "seed \(seed)")
      }
      for sortie in result.sorties { try sortieLaws(sortie, yard, seed) }
      #expect(result.sorties.map(\.takeoff) == result.sorties.map(\.takeoff).sorted(), "seed \(seed)")
      #expect(Set(result.sorties.map(\.id)).count == result.sorties.count, "seed \(seed)")
      visitLaws(result, yard, seed)
    }
    print("timetable laws: \(flown) sorties on \(TimetableLawTests.days) random days")
    #expect(flown > 1000)
  }

  /// One aircraft of a site: neither jobs nor uses of the pad overlap, and charge comes from somewhere.
  private func siteLaws(_ sorties: [Sortie], _ site: Site, _ yard: Yard, _ seed: UInt64) {
    let spacing = yard.mission.rules.padSpacing.seconds
    for (before, after) in zip(sorties, sorties.dropFirst()) {
      #expect(after.prepareFrom >= before.readyAgain, "seed \(seed): \(site.id) \(after.id) overlaps")
      #expect(Double(after.takeoff - before.landing) >= spacing, "seed \(seed): pad of \(site.id) too soon")
    }
    switch site.turnaround {
    case .charge(let curve):
      let rate = curve.parts[0].fullPacksPerHour
      for (before, after) in zip(sorties, sorties.dropFirst()) {
        let hours = Double(after.prepareFrom - before.readyAgain) / 3600
        let most = min(0.95, before.batteryAtLandingShare + hours * rate)
        #expect(after.batteryAtTakeoffShare <= most + 2e-4, "seed \(seed): \(after.id) charged too fast")
      }
    case .swap(let time, let packs, let recharge):
      // A pack is away from the start of getting ready until it is charged again.
      for sortie in sorties {
        let away = sorties.filter {
          $0.prepareFrom <= sortie.prepareFrom
            && sortie.prepareFrom < $0.landing + Int(recharge.seconds.rounded(.up))
        }
        #expect(away.count <= packs, "seed \(seed): \(away.count) of \(packs) packs away at \(sortie.id)")
        let busy = Int(site.recover.seconds.rounded(.up)) + Int(time.seconds.rounded(.up))
        #expect(sortie.readyAgain == sortie.landing + busy, "seed \(seed)")
      }
    }
  }

  private func sortieLaws(_ sortie: Sortie, _ yard: Yard, _ seed: UInt64) throws {
    let mission = yard.mission
    let site = try #require(mission.site(sortie.site))
    let beat = try #require(mission.beat(sortie.beat))
    let label = "seed \(seed): \(sortie.id) of \(sortie.beat)"
    let air = MomentRange(from: sortie.takeoff, to: sortie.landing)
    let block = MomentRange(
      from: sortie.prepareFrom, to: sortie.landing + Int(site.recover.seconds.rounded(.up)))
    #expect(sortie.prepareFrom < sortie.takeoff && sortie.takeoff < sortie.landing, "\(label)")
    #expect(mission.day.covers(block), "\(label) leaves the day")
    #expect(site.duty.contains { $0.covers(block) }, "\(label) leaves the duty hours")
    let hours = MomentRange.merged(beat.windows.map(\.during))
    #expect(hours.contains { $0.covers(air) }, "\(label) leaves the beat's hours")
    #expect(sortie.batteryAtLandingShare >= sortie.batteryReserveShare - 1e-4, "\(label) below the reserve")
    #expect(sortie.batteryAtTakeoffShare <= 0.95 + 1e-9, "\(label)")
    let busy = MomentRange(from: sortie.prepareFrom, to: sortie.landing)
    for warning in mission.forecast.warnings where warning.code == "TC3" && warning.override == nil {
      #expect(
        warning.during.seconds == 0 || !warning.during.overlaps(busy), "\(label) flies in \(warning.code)")
    }
    let steps = try #require(mission.station("here")).steps
    var covered = sortie.prepareFrom
    for step in steps where step.during.overlaps(busy) {
      #expect(step.during.from <= covered, "\(label) meets a gap in the forecast")
      covered = step.during.to
      #expect(step.rainMmPerHour <= site.airframe.rainLimitMmPerHour, "\(label) flies in rain")
      let gust = step.gust(height: .metres(60), shearExponent: 0.16)
      #expect(gust <= site.airframe.gustLimitInFlight, "\(label) flies in gusts")
      #expect(step.gustAt10m <= site.airframe.gustLimitAtPad, "\(label)")
    }
    #expect(covered >= sortie.landing, "\(label) meets a gap in the forecast")
    // The stated energy is that of the worst step met; its own formulas have a twin elsewhere.
    let route = try #require(yard.routes.first { $0.id == sortie.route })
    let flight = try RouteFlight(route: route, frame: mission.frame)
    let model = FlightModel(site.airframe)
    for step in steps where step.during.overlaps(air) {
      let wind = step.wind(height: .metres(60), shearExponent: 0.16)
      let flown = try #require(flight.fly(model, wind: wind), "\(label) cannot be flown in its wind")
      #expect(flown.energyWh <= sortie.energyWh + 0.006, "\(label): more energy in a step that it meets")
    }
  }

  /// Visits are numbered from 1; every part of a visit is flown once or refused.
  private func visitLaws(_ result: DayScheduler.Result, _ yard: Yard, _ seed: UInt64) {
    for beat in yard.mission.beats {
      let own = result.sorties.filter { $0.beat == beat.id }
      let pairs = own.map { "\($0.visit) \($0.route)" }
      #expect(Set(pairs).count == pairs.count, "seed \(seed): a part is flown twice in one visit")
      #expect(own.allSatisfy { $0.visit >= 1 }, "seed \(seed)")
      let parts = yard.routes.filter { $0.beat == beat.id }.count
      let refused = result.refusals.contains { $0.beat == beat.id && $0.reason == "no-slot" }
      for visit in Set(own.map(\.visit)) {
        let count = own.filter { $0.visit == visit }.count
        #expect(
          count == parts || refused, "seed \(seed): visit \(visit) of \(beat.id) has \(count) of \(parts)")
      }
      if own.isEmpty { #expect(refused, "seed \(seed): \(beat.id) is neither flown nor refused") }
    }
  }

  @Test func sameSeedSameTimetable() throws {
    var different = 0
    var irregular = 0
    try forAll(40) { random in
      Result { try Yard(&random) }
    } property: { made, seed in
      let yard = try made.get()
      let one = try yard.schedule(seed: seed)
      let again = try yard.schedule(seed: seed)
      #expect(one.sorties == again.sorties && one.refusals == again.refusals, "seed \(seed)")
      let other = try yard.schedule(seed: seed &+ 1)
      if !yard.mission.beats.contains(where: \.irregularStarts) {
        // Where something is missed the search draws.
        guard one.timetable?.rounds == 0, other.timetable?.rounds == 0 else { return }
        #expect(one.sorties == other.sorties, "seed \(seed): regular beats do not depend on the seed")
      } else if !one.sorties.isEmpty {
        irregular += 1
        if one.sorties != other.sorties { different += 1 }
      }
    }
    #expect(different > irregular / 2, "\(different) of \(irregular)")
  }

  /// With the site free and fine weather the promise is kept, from the window's start to its end.
  @Test func revisitsAreKeptWhenTheSiteIsFree() throws {
    try forAll(120) { random -> (Int, Int, Double, Bool, Double) in
      let revisit = 20 + random.pick(0..<220)
      return (
        revisit, 10 + random.pick(0..<1000), 200 + 2500 * random.unit(), random.pick(0..<2) == 0,
        5 * random.unit()
      )
    } property: { input, seed in
      let (revisit, length, metres, irregular, wind) = input
      let site = Yard.site(
        "s", .swap(time: .minutes(1), packs: 20, recharge: .minutes(30)), duty: [Yard.span(0, 1440)])
      let window = BeatWindow(during: Yard.span(60, 60 + length), revisit: .minutes(Double(revisit)))
      let route = try Yard.route("b", "s", metres: metres, course: Double(seed * 7 % 360))
      let steps = (0..<24).map { Yard.step(Yard.span($0 * 60, $0 * 60 + 60), mean: wind) }
      let yard = Yard(
        sites: [site], beats: [Yard.beat("b", [window], irregular: irregular)], routes: [route], steps: steps)
      let sorties = try yard.schedule(seed: seed).sorties
      let longest = sorties.map { $0.readyAgain - $0.prepareFrom }.max() ?? 0
      // Where a flight with its turnaround takes longer than the steps, the site is not free.
      guard longest < revisit * 60 / 2, longest < length * 60 else { return }
      let marks = [window.during.from] + sorties.map(\.takeoff) + [window.during.to]
      for (a, b) in zip(marks, marks.dropFirst()) {
        #expect(
          b - a <= revisit * 60,
          "seed \(seed), irregular \(irregular): \((b - a) / 60) min between visits, promised \(revisit)")
      }
      if let first = sorties.first {
        #expect(first.landing - window.during.from <= revisit * 60 || length < revisit, "seed \(seed)")
      }
    }
  }

  /// Days that ask for too much, too little or nonsense end, and say what is missing.
  @Test(.timeLimit(.minutes(2))) func oddWindowsEnd() throws {
    let site = Yard.site("s", .charge(fullPacksPerHour: 1), duty: [Yard.span(0, 1440)])
    let cases: [(Int, Int, TimeSpan?, Double)] = [
      (600, 601, nil, 500), (600, 601, .seconds(1), 500), (600, 600, nil, 500),
      (600, 600, .minutes(10), 500), (600, 600, .seconds(0), 500), (600, 590, .minutes(5), 500),
      (0, 1440, .seconds(1), 500), (0, 1440, .seconds(0.2), 500), (0, 1440, .minutes(5), 3000),
      (0, 1440, .minutes(5), 9000), (0, 2880, .minutes(30), 100), (-600, 2000, .minutes(60), 100),
      (1430, 1450, .minutes(1), 100),
    ]
    for irregular in [false, true] {
      for (from, to, revisit, metres) in cases {
        let window = BeatWindow(during: Yard.span(from, to), revisit: revisit)
        let yard = Yard(
          sites: [site], beats: [Yard.beat("b", [window], irregular: irregular)],
          routes: [try Yard.route("b", "s", metres: metres)])
        let result = try yard.schedule()
        let label = "\(from)…\(to) every \(revisit?.seconds ?? -1) s, \(metres) m"
        #expect(!result.sorties.isEmpty || !result.refusals.isEmpty, "\(label)")
        if to - from < 2 || metres > 8000 { #expect(result.sorties.isEmpty, "\(label)") }
        #expect(result.sorties.count < 24 * 60, "\(label)")
      }
    }
  }

  /// A beat without routes, a route of an unknown site and a site without a forecast: no flight, no crash.
  @Test func whatIsMissingIsNotFlown() throws {
    var site = Yard.site("s", .charge(fullPacksPerHour: 1), duty: [Yard.span(0, 1440)])
    let window = BeatWindow(during: Yard.span(0, 1440), revisit: .minutes(60))
    let beat = Yard.beat("b", [window])
    #expect(try Yard(sites: [site], beats: [beat], routes: []).schedule().sorties.isEmpty)
    let stray = try Yard.route("b", "elsewhere", metres: 100)
    #expect(try Yard(sites: [site], beats: [beat], routes: [stray]).schedule().sorties.isEmpty)
    site.station = "nowhere"
    let route = try Yard.route("b", "s", metres: 100)
    let blind = try Yard(sites: [site], beats: [beat], routes: [route]).schedule()
    #expect(blind.sorties.isEmpty)
    #expect(blind.refusals.contains { $0.reason == "weather" && $0.message.en.contains("nowhere") })
    #expect(blind.refusals.contains { $0.reason == "no-slot" })
  }
}

/// Faults that once were there.
@Suite struct TimetableRegressionTests {
  /// A landing is a use of the pad: the spacing counts from it, and a part of a second counts whole.
  @Test func padSpacingCountsFromTheLanding() throws {
    let site = Yard.site(
      "s", .swap(time: .minutes(1), packs: 9, recharge: .minutes(30)), duty: [Yard.span(0, 1440)])
    let window = BeatWindow(during: Yard.span(60, 400), revisit: .minutes(5))
    let yard = Yard(
      sites: [site], beats: [Yard.beat("b", [window])],
      routes: [try Yard.route("b", "s", metres: 1000)], padSpacing: .seconds(1800.4))
    let sorties = try yard.schedule().sorties
    #expect(sorties.count > 3)
    for (before, after) in zip(sorties, sorties.dropFirst()) {
      #expect(after.takeoff - before.landing >= 1801)
    }
  }

  /// Room is kept for the flight in the slowest wind that it may meet: not in still air, not in a storm that
  /// holds it on the ground.
  @Test func windIsReckonedWith() throws {
    let site = Yard.site("s", .charge(fullPacksPerHour: 1), duty: [Yard.span(0, 1440)])
    let route = try Yard.route("b", "s", metres: 1500)
    func longest(_ steps: [ForecastStep]) throws -> Int {
      let yard = Yard(sites: [site], beats: [], routes: [], steps: steps)
      return try RouteInWeather(route: route, site: site, mission: yard.mission).longestS
    }
    let calm = try longest([Yard.step(Yard.span(0, 1440), mean: 0)])
    #expect(calm == Int(route.calmTimeS.rounded(.up)))
    let head = Yard.step(Yard.span(0, 600), mean: 7, gust: 8, from: 40)
    let storm = Yard.step(Yard.span(600, 1440), mean: 9, gust: 25, from: 40)
    let windy = try longest([head])
    #expect(windy > calm + 60)
    #expect(try longest([head, storm]) == windy)
    #expect(try longest([storm]) == calm)
    #expect(try longest([]) == calm)
  }

  /// A hold of one part's site is told, though the first part flies from a site in the sun.
  @Test func everyPartsHoldIsTold() throws {
    let sunny = Yard.site("s", .charge(fullPacksPerHour: 1), duty: [Yard.span(0, 1440)])
    var wet = Yard.site("w", .charge(fullPacksPerHour: 1), duty: [Yard.span(0, 1440)])
    wet.station = "there"
    let window = BeatWindow(during: Yard.span(60, 400), revisit: nil)
    var yard = Yard(
      sites: [sunny, wet], beats: [Yard.beat("b", [window])],
      routes: [
        try Yard.route("b", "s", metres: 500, part: 1, parts: 2),
        try Yard.route("b", "w", metres: 500, part: 2, parts: 2),
      ])
    let rain = (0..<24).map { Yard.step(Yard.span($0 * 60, $0 * 60 + 60), rain: $0 == 2 ? 20 : 0) }
    yard.mission.forecast.stations.append(
      StationForecast(id: "there", name: Yard.name("there"), shearExponent: 0.16, steps: rain))
    let holds = try yard.schedule().refusals.filter { $0.reason == "weather" }
    #expect(holds.map(\.during) == [Yard.span(120, 180)])
  }
}
