import Skybeat
import TestSupport
import Testing

@testable import Scheduling

/// Timetables in force that are mended; random days with the seed of a failure.
@Suite struct RepairTests {
  /// What is in force at `at`, as the plan says it: flown, in the air, planned.
  static func inForce(_ sorties: [Sortie], at: Moment) -> InForce {
    InForce(
      at: at, fixed: sorties.filter { $0.takeoff < at }.map { InForce.Fixed($0) },
      planned: sorties.filter { $0.takeoff >= at })
  }

  @Test func nothingChangedNothingMoves() throws {
    var kept = 0
    try forAll(80) { random in
      Result { (try Yard(&random), Yard.at(random.pick(0..<1440))) }
    } property: { made, seed in
      let (yard, at) = try made.get()
      let plan = try yard.schedule(seed: seed)
      let again = try DayScheduler.schedule(
        mission: yard.mission, routes: yard.routes, inForce: RepairTests.inForce(plan.sorties, at: at))
      #expect(again.sorties == plan.sorties, "seed \(seed)")
      kept += again.sorties.count
    }
    #expect(kept > 500)
  }

  /// A site out, gusts, a late landing with an emptier pack: the laws of a timetable hold from then on.
  @Test func keepsTheLawsAfterFaults() throws {
    var (same, moved, new) = (0, 0, 0)
    try forAll(150) { random in
      Result { (try Yard(&random), random) }
    } property: { made, seed in
      var (yard, random) = try made.get()
      let plan = try yard.schedule(seed: seed)
      let at = Yard.at(random.pick(0..<1300))
      var state = DayState(mission: "yard", plan: "")
      state.changes = RepairTests.faults(yard, at, &random)
      yard.mission = ChangedMission.of(yard.mission, state: state, at: at)
      var inForce = RepairTests.inForce(plan.sorties, at: at)
      if let last = inForce.fixed.indices.last, inForce.fixed[last].sortie.landing > at {
        inForce.fixed[last].sortie.landing = inForce.fixed[last].sortie.landing + 240
        inForce.fixed[last].sortie.readyAgain = inForce.fixed[last].sortie.readyAgain + 240
        inForce.fixed[last].sortie.batteryAtLandingShare -= 0.05
      }
      let result = try DayScheduler.schedule(mission: yard.mission, routes: yard.routes, inForce: inForce)
      let fixed = Dictionary(uniqueKeysWithValues: inForce.fixed.map { ($0.sortie.id, $0.sortie) })
      #expect(Set(result.sorties.map(\.id)).count == result.sorties.count, "seed \(seed)")
      #expect(result.sorties.filter { fixed[$0.id] != nil }.count == fixed.count, "seed \(seed)")
      let old = Dictionary(uniqueKeysWithValues: plan.sorties.map { ($0.id, $0) })
      for sortie in result.sorties {
        if let known = fixed[sortie.id] {
          #expect(sortie == known, "seed \(seed): \(sortie.id) was moved")
          continue
        }
        #expect(sortie.takeoff >= at, "seed \(seed): \(sortie.id) in the past")
        try laws(sortie, yard, seed)
        if let before = old[sortie.id] {
          if before.takeoff == sortie.takeoff { same += 1 } else { moved += 1 }
        } else {
          new += 1
        }
      }
      for site in yard.mission.sites {
        pairs(result.sorties.filter { $0.site == site.id }, yard, fixed, seed)
      }
      let again = try DayScheduler.schedule(mission: yard.mission, routes: yard.routes, inForce: inForce)
      #expect(again.sorties == result.sorties, "seed \(seed): not the same twice")
    }
    print("repair: \(same) kept, \(moved) moved, \(new) new sorties")
    #expect(same > moved && moved + new > 10)
  }

  private static func faults(_ yard: Yard, _ at: Moment, _ random: inout SplitMix64) -> [DayChange] {
    var changes: [DayChange] = []
    for _ in 0...random.pick(0..<2) {
      let kinds: [DayChange.Kind] = [.siteOut, .windAbove, .warning, .urgent]
      var change = DayChange(
        kind: kinds[random.pick(0..<4)], saidBy: DayChange.plain("x"), why: DayChange.plain("y"))
      change.from = at + 60 * random.pick(0..<60)
      let end = at + 60 * random.pick(70..<400)
      switch change.kind {
      case .siteOut: change.site = yard.mission.sites[random.pick(0..<yard.mission.sites.count)].id
      case .windAbove: change.gustMps = 10 + 10 * random.unit()
      case .warning: change.code = "TC3"
      default: change.beat = yard.mission.beats[random.pick(0..<yard.mission.beats.count)].id
      }
      if change.kind == .urgent { change.by = end } else { change.to = end }
      changes.append(change)
    }
    return changes
  }

  private func laws(_ sortie: Sortie, _ yard: Yard, _ seed: UInt64) throws {
    let mission = yard.mission
    let site = try #require(mission.site(sortie.site))
    let block = MomentRange(from: sortie.prepareFrom, to: sortie.landing + Int(site.recover.seconds))
    #expect(site.duty.contains { $0.covers(block) }, "seed \(seed): \(sortie.id) off duty")
    let beat = try #require(mission.beat(sortie.beat))
    let air = MomentRange(from: sortie.takeoff, to: sortie.landing)
    let hours = MomentRange.merged(beat.windows.map(\.during))
    #expect(hours.contains { $0.covers(air) }, "seed \(seed): \(sortie.id) outside its hours")
    for warning in mission.forecast.warnings where warning.code == "TC3" && warning.override == nil {
      #expect(!warning.during.overlaps(air), "seed \(seed): \(sortie.id) in a warning")
    }
    for step in mission.forecast.stations[0].steps where step.during.overlaps(air) {
      #expect(step.gustAt10m <= site.airframe.gustLimitAtPad, "seed \(seed): \(sortie.id) in a gust")
    }
    #expect(
      sortie.batteryAtLandingShare >= sortie.batteryReserveShare - 0.001, "seed \(seed): \(sortie.id) empty")
  }

  private func pairs(_ sorties: [Sortie], _ yard: Yard, _ fixed: [String: Sortie], _ seed: UInt64) {
    let spacing = Int(yard.mission.rules.padSpacing.seconds)
    // Each aircraft by itself.
    let own = Dictionary(grouping: sorties, by: \.aircraft).values
    for (before, after) in own.flatMap({ zip($0, $0.dropFirst()) }) where fixed[after.id] == nil {
      #expect(after.prepareFrom >= before.readyAgain, "seed \(seed): \(after.id) overlaps \(before.id)")
      #expect(after.takeoff - before.landing >= spacing, "seed \(seed): pad too soon at \(after.id)")
    }
  }

  // MARK: - By hand

  private func yard(revisit: Double = 60, beats: [String: Int] = ["a": 5]) throws -> Yard {
    let site = Yard.site("s", .charge(fullPacksPerHour: 2), duty: [Yard.span(0, 1440)])
    var routes: [Route] = []
    for (number, id) in beats.keys.sorted().enumerated() {
      routes.append(try Yard.route(id, "s", metres: 1500 + 500 * Double(number)))
    }
    return Yard(
      sites: [site],
      beats: beats.keys.sorted().map {
        Yard.beat(
          $0, [BeatWindow(during: Yard.span(480, 960), revisit: .minutes(revisit))], priority: beats[$0] ?? 5)
      }, routes: routes)
  }

  private func change(_ kind: DayChange.Kind, _ fill: (inout DayChange) -> Void) -> DayState {
    var change = DayChange(kind: kind, saidBy: DayChange.plain("x"), why: DayChange.plain("y"))
    fill(&change)
    return DayState(mission: "yard", plan: "", changes: [change])
  }

  /// The dock is out from 10:00 to 11:30: one visit goes to the end of the hole, the others stay.
  @Test func siteOutMovesOneVisit() throws {
    var yard = try yard()
    let plan = try yard.schedule()
    let at = Yard.at(590)
    let state = change(.siteOut) {
      $0.site = "s"
      $0.from = Yard.at(600)
      $0.to = Yard.at(690)
    }
    yard.mission = ChangedMission.of(yard.mission, state: state, at: at)
    let result = try DayScheduler.schedule(
      mission: yard.mission, routes: yard.routes, inForce: RepairTests.inForce(plan.sorties, at: at))
    let hole = Yard.span(600, 690)
    let lost = plan.sorties.filter { hole.overlaps(MomentRange(from: $0.prepareFrom, to: $0.readyAgain)) }
    #expect(!lost.isEmpty)
    for sortie in plan.sorties where !lost.contains(sortie) {
      #expect(result.sorties.contains(sortie), "\(sortie.id) was moved")
    }
    #expect(result.sorties.allSatisfy { !hole.overlaps(MomentRange(from: $0.prepareFrom, to: $0.landing)) })
  }

  /// An urgent beat takes the place of one that matters less, which goes elsewhere.
  @Test func urgentBeatComesFirst() throws {
    var yard = try yard(revisit: 40, beats: ["a": 2, "b": 5, "c": 7])
    let plan = try yard.schedule()
    let at = Yard.at(600)
    let state = change(.urgent) {
      $0.beat = "c"
      $0.from = at
      $0.by = at + 80 * 60
    }
    yard.mission = ChangedMission.of(yard.mission, state: state, at: at)
    var inForce = RepairTests.inForce(plan.sorties, at: at)
    inForce.urgent = [("c", MomentRange(from: at, to: at + 80 * 60))]
    let result = try DayScheduler.schedule(mission: yard.mission, routes: yard.routes, inForce: inForce)
    #expect(
      result.sorties.contains { $0.beat == "c" && $0.takeoff >= at && $0.landing <= at + 80 * 60 })
  }

  /// What was broken off is flown again as the same visit; what was cancelled is not made up for.
  @Test func abortedAgainCancelledNot() throws {
    let yard = try yard()
    let plan = try yard.schedule()
    let at = Yard.at(700)
    var inForce = RepairTests.inForce(plan.sorties, at: at)
    let broken = try #require(inForce.fixed.last?.sortie)
    inForce.fixed[inForce.fixed.count - 1].counts = false
    inForce.held = [broken]
    let cancelled = inForce.planned.removeFirst()
    inForce.cancelled = [cancelled]
    let result = try DayScheduler.schedule(mission: yard.mission, routes: yard.routes, inForce: inForce)
    let again = try #require(result.sorties.first { $0.visit == broken.visit })
    #expect(again.takeoff >= at && again.id == broken.id)
    #expect(!result.sorties.contains { $0.id == cancelled.id })
    #expect(result.sorties.allSatisfy { $0.visit != cancelled.visit })
  }
}
