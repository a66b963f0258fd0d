import Separations
import Skybeat
import TestSupport
import Testing

@testable import Scheduling

/// Flights of one timetable keep apart in the air.
@Suite struct TrafficTests {
  static let asked = SeparationRule(level: .metres(50), vertical: .metres(20), margin: .seconds(30))

  /// Two docks on one place and two beats that want the same start.
  private static func crossing(until: Int = 300) throws -> Yard {
    let sites = ["a", "b"].map {
      Yard.site($0, .charge(fullPacksPerHour: 2), duty: [Yard.span(0, 1440)])
    }
    let window = BeatWindow(during: Yard.span(60, until), revisit: nil)
    var yard = Yard(
      sites: sites, beats: [Yard.beat("first", [window], priority: 9), Yard.beat("second", [window])],
      routes: [
        try Yard.route("first", "a", metres: 2000, course: 40),
        try Yard.route("second", "b", metres: 2000, course: 41),
      ], steps: Yard.hourly())
    yard.mission.rules.separation = asked
    return yard
  }

  private static func flights(_ yard: Yard, _ sorties: [Sortie]) throws -> [TimedFlight] {
    try sorties.map { sortie in
      let route = try #require(yard.routes.first { $0.id == sortie.route })
      let site = try #require(yard.mission.site(sortie.site))
      return try #require(
        try RouteInSpace(route: route, site: site, mission: yard.mission)
          .flight(takeoff: sortie.takeoff, timesS: sortie.waypointTimesS, landing: sortie.landing))
    }
  }

  private static func separation(_ yard: Yard) throws -> Separation {
    let rule = try #require(yard.mission.rules.separation)
    return try #require(
      Separation(
        levelM: rule.level.metres, verticalM: rule.vertical.metres, marginS: rule.margin.seconds))
  }

  @Test func theLaterFlightWaitsUntilItIsClearAndNoLonger() throws {
    let yard = try Self.crossing()
    let sorties = try yard.schedule().sorties
    #expect(sorties.map(\.beat) == ["first", "second"])
    #expect(sorties[0].takeoff < sorties[1].takeoff)
    let flights = try Self.flights(yard, sorties)
    let separation = try Self.separation(yard)
    #expect(ConflictSearch.conflicts(flights, separation).isEmpty)
    #expect(!flights[0].encounters(with: flights[1].delayed(by: -1), separation).isEmpty)
    var free = yard
    free.mission.rules.separation = nil
    let together = try free.schedule().sorties
    #expect(together[0].takeoff == together[1].takeoff)
    #expect(!ConflictSearch.conflicts(try Self.flights(free, together), separation).isEmpty)
  }

  @Test func aFlightWithoutAClearStartIsRefusedAndTheOtherNamed() throws {
    // Room for one flight of about seven minutes, not for another after it.
    let yard = try Self.crossing(until: 69)
    let result = try yard.schedule()
    #expect(result.sorties.count == 1)
    let beat = try #require(result.sorties.first).beat
    let other = beat == "first" ? "second" : "first"
    let told = result.refusals.filter { $0.beat == other && $0.reason == "no-slot" }
    #expect(told.contains { $0.message.en.contains("closer to a flight of '\(beat)'") }, "\(told)")
    #expect(told.contains { $0.message.zh.contains("飛行間隔") })
  }

  @Test func randomDaysKeepFlightsApart() throws {
    var shared = 0
    for seed: UInt64 in 0..<60 {
      var random = SplitMix64(seed: seed)
      var yard = try Yard(&random)
      yard.mission.rules.separation = SeparationRule(
        level: .metres(20 + 80 * random.unit()), vertical: .metres(20),
        margin: .seconds(random.pick(0..<3) == 0 ? 0 : 40 * random.unit()))
      let sorties = try yard.schedule(seed: seed).sorties
      let flights = try Self.flights(yard, sorties)
      let separation = try Self.separation(yard)
      #expect(ConflictSearch.conflicts(flights, separation).isEmpty, "seed \(seed)")
      for (index, later) in sorties.enumerated() {
        shared += sorties[..<index].count { $0.landing > later.takeoff && $0.takeoff < later.landing }
      }
    }
    print("pairs in the air together: \(shared)")
  }

  /// A day planned without the rule is planned again under it: what is not in the air yet makes way.
  @Test func replanningMakesWay() throws {
    var free = try Self.crossing()
    free.mission.rules.separation = nil
    let sorties = try free.schedule().sorties
    let yard = try Self.crossing()
    let force = InForce(at: sorties[0].takeoff + 1, fixed: [.init(sorties[0])], planned: [sorties[1]])
    let again = try DayScheduler.schedule(mission: yard.mission, routes: yard.routes, inForce: force).sorties
    #expect(again.count == 2)
    let flights = try Self.flights(yard, again)
    #expect(ConflictSearch.conflicts(flights, try Self.separation(yard)).isEmpty)
    #expect(again.contains { $0.beat == sorties[0].beat && $0.takeoff == sorties[0].takeoff })
  }
}
