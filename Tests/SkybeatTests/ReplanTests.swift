import Skybeat
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The rest of the shipped days, planned again at 14:05 with the changes that the docs name.
@Suite struct ReplanTests {
  private static let basis = "fnv1a64:0000000000000000"

  private static func cpuSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  private struct Case {
    var name: String
    var changes: [DayChange]
  }

  private static func change(_ kind: DayChange.Kind, _ fill: (inout DayChange) -> Void) -> DayChange {
    var change = DayChange(kind: kind, saidBy: DayChange.plain("duty officer"), why: DayChange.plain("trial"))
    fill(&change)
    return change
  }

  private static func cases(_ mission: Mission, _ plan: Plan, at: Moment) -> [Case] {
    let until = min(at + 115 * 60, mission.day.to)
    let site = mission.sites[0]
    // In the middle of something that is still to be flown.
    let ahead = plan.sorties.first { $0.takeoff > at }.flatMap { plan.route($0.route) } ?? plan.routes[0]
    let place = ahead.waypoints[ahead.waypoints.count / 2]
    return [
      Case(
        name: "dock out",
        changes: [
          change(.siteOut) {
            $0.site = site.id
            $0.to = until
          }
        ]),
      Case(name: "aircraft grounded", changes: [change(.aircraftOut) { $0.site = site.id }]),
      Case(name: "wind above the limit", changes: [change(.windAbove) { $0.to = until }]),
      Case(
        name: "zone of 500 m",
        changes: [
          change(.zone) {
            $0.circle = DayChange.Circle(lat: place.latitudeDeg, lon: place.longitudeDeg, radiusM: 500)
            $0.to = until
          }
        ]),
      Case(
        name: "urgent beat",
        changes: [
          change(.urgent) {
            $0.beat = mission.beats[0].id
            $0.by = until
          }
        ]),
    ]
  }

  @Test(arguments: EveryMission.files) func theRestOfTheDay(_ file: String) throws {
    let mission = try EveryMission.read(file)
    let plan = try Planner.plan(mission)
    let at = max(
      mission.day.from + 3600, min(mission.day.from.startOfHongKongDay + 845 * 60, mission.day.to + -7200))
    let calm = DayState(of: plan, fingerprint: ReplanTests.basis)
    let same = try Replanner.replan(mission, plan, state: calm, at: at)
    #expect(same.plan.sorties == plan.sorties, "\(file): moved without a change")
    #expect(same.plan.routes == plan.routes, "\(file): other routes without a change")
    for item in ReplanTests.cases(mission, plan, at: at) {
      var state = calm
      state.changes = item.changes
      let begin = ReplanTests.cpuSeconds()
      let result = try Replanner.replan(mission, plan, state: state, at: at)
      let seconds = ReplanTests.cpuSeconds() - begin
      let before = plan.sorties.filter { $0.takeoff < at }
      let after = result.plan.sorties.filter { $0.takeoff < at }
      #expect(before == after, "\(file), \(item.name): history was changed")
      let findings = try PlanChecker.check(
        mission: result.mission, plan: result.plan, record: result.record)
      let broken = findings.filter { $0.severity == .violation }
      #expect(
        broken.isEmpty, "\(file), \(item.name): \(broken.map { "\($0.rule) \($0.subject) \($0.message.en)" })"
      )
      let diff = PlanDiff.of(plan, result.plan)
      let counts = PlanDiff.SortieChange.Kind.allCases.map { kind in
        "\(kind.rawValue) \(diff.sorties.count { $0.kind == kind })"
      }
      print(
        "replan \(file) \(item.name): \(Int(seconds * 1000)) ms, kept \(diff.keptSorties), "
          + counts.joined(separator: ", "))
    }
  }
}
