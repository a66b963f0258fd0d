import Planar
import Skybeat
import TestSupport
import Testing

/// Whole days over the shipped missions, judged by the checker and by laws that hold for any plan.
@Suite(.serialized) struct EndToEndTests {
  static let reasons: Set<String> = [
    "reach", "zone", "energy", "ceiling", "terrain", "weather", "no-slot", "camera",
  ]

  @Test func missionsAreThere() { #expect(!EveryMission.files.isEmpty) }

  @Test(arguments: EveryMission.files) func keepsTheLaws(_ file: String) throws {
    let mission = try EveryMission.read(file)
    let day = try Day.run(mission)
    for finding in day.findings where finding.severity == .violation {
      Issue.record("\(file): \(finding.rule) \(finding.subject): \(finding.message.en)")
    }
    #expect(!day.plan.routes.isEmpty, "\(file) has no route")
    #expect(!day.plan.sorties.isEmpty, "\(file) has no sortie")
    for beat in day.coverage.beats {
      #expect((0...1).contains(beat.seenShare), "\(file) \(beat.beat): share \(beat.seenShare)")
    }
    for route in day.plan.routes {
      let places = try mission.frame.toMap(
        route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
      let site = try #require(mission.site(route.site))
      let pad = try mission.frame.toMap(site.position)
      for place in places { #expect(place.distance(to: pad) <= site.reach.metres + 1, "\(route.id)") }
    }
    for refusal in day.plan.refusals {
      #expect(EndToEndTests.reasons.contains(refusal.reason), "\(file): \(refusal.reason)")
      #expect(mission.beat(refusal.beat) != nil, "\(file): refusal of '\(refusal.beat)'")
      #expect(!refusal.message.en.isEmpty && !refusal.message.zh.isEmpty)
    }
    let bytes = try DocumentCodec.encode(day.plan)
    #expect(try DocumentCodec.decode(Plan.self, from: bytes, file: "plan.json") == day.plan)

    let again = try Day.run(try EveryMission.read(file))
    let first = try day.files()
    let second = try again.files()
    #expect(first.map(\.path) == second.map(\.path))
    for (one, other) in zip(first, second) where one.bytes != other.bytes {
      Issue.record("\(file): \(one.path) differs between two runs")
    }
    #expect(Set(first.map(\.path)).count == first.count)
  }

  /// Another seed moves irregular starts and leaves the rules kept.
  @Test(arguments: EveryMission.files) func anotherSeed(_ file: String) throws {
    let mission = try EveryMission.read(file)
    let one = try Planner.plan(mission)
    let other = try Planner.reschedule(mission, one, seed: mission.seed &+ 1)
    if mission.beats.contains(where: \.irregularStarts) {
      #expect(one.sorties.map(\.takeoff) != other.sorties.map(\.takeoff), "\(file)")
    }
    let violations = try PlanChecker.check(mission: mission, plan: other).filter {
      $0.severity == .violation
    }
    for finding in violations {
      Issue.record("\(file), another seed: \(finding.rule) \(finding.subject): \(finding.message.en)")
    }
  }
}
