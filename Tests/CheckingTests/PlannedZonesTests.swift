import AircraftModel
import AirspaceModel
import Checking
import Geodesy
import MissionModel
import Planar
import Skybeat
import TestSupport
import Testing
import Units

/// Zones with height bands and hours: what the planner makes of them, judged by the checker.
@Suite struct PlannedZonesTests {
  private func plan(_ change: (inout PatrolDay) throws -> Void) throws -> (plan: Plan, broken: [Finding]) {
    var day = try PatrolDay.make()
    // The hill within reach is 45 m high: flights over it would come near a zone from 100 m.
    day.setZone("high") { $0.lower = VerticalLimit(metres: 130, reference: .amsl) }
    try change(&day)
    let plan = try Planner.plan(day.mission)
    let findings = try PlanChecker.check(mission: day.mission, plan: plan)
    return (plan, findings.filter { $0.severity == .violation })
  }

  private func treatment(_ plan: Plan, _ zone: String) -> String? {
    plan.zones.first { $0.zone == zone }?.treatment
  }

  /// The day has a prohibited zone from 130 m above sea level over all of it.
  @Test func aZoneAboveIsPassedBelow() throws {
    let (plan, broken) = try plan { _ in }
    #expect(broken == [] && !plan.sorties.isEmpty, "\(plan.refusals.map(\.message.en))")
    #expect(treatment(plan, "high") == "below")
    #expect(plan.routes.allSatisfy { route in route.waypoints.allSatisfy { $0.egm96M < 90 } })
  }

  @Test func aZoneTooLowToPassBelowIsShut() throws {
    let (plan, broken) = try plan { day in
      day.setZone("high") { $0.lower = VerticalLimit(metres: 50, reference: .amsl) }
    }
    #expect(broken == [] && plan.routes.isEmpty)
    #expect(plan.refusals.contains { $0.reason == "zone" })
  }

  @Test func aLowZoneIsPassedAbove() throws {
    let (plan, broken) = try plan { day in
      try day.setZone("shut") {
        $0.areas = [try PatrolDay.square(400, 300, side: 150)]
        $0.upper = VerticalLimit(metres: 25, reference: .amsl)
      }
    }
    #expect(broken == [] && !plan.sorties.isEmpty, "\(plan.refusals.map(\.message.en))")
    #expect(treatment(plan, "shut") == "above")
  }

  @Test func aZoneAtNoonClosesTheRouteAtNoon() throws {
    let noon = PatrolDay.hours("11:00", "14:00")
    let (plan, broken) = try plan { day in
      try day.setZone("shut") {
        $0.areas = [try PatrolDay.square(400, 300, side: 150)]
        $0.hours = .daily([DailyHours(weekdays: Set(0...6), from: 11 * 3600, to: 14 * 3600)])
      }
    }
    #expect(broken == [] && !plan.sorties.isEmpty, "\(plan.refusals.map(\.message.en))")
    #expect(plan.routes.contains { $0.closedDuring == [noon] })
    for sortie in plan.sorties where plan.route(sortie.route)?.closedDuring == [noon] {
      #expect(!MomentRange(from: sortie.takeoff, to: sortie.landing).overlaps(noon), "\(sortie.id)")
    }
  }

  /// Most of the day shut: the zone is flown round and nothing is closed.
  @Test func aZoneForMostOfTheDayIsFlownRound() throws {
    let (plan, broken) = try plan { day in
      try day.setZone("shut") {
        $0.areas = [try PatrolDay.square(400, 300, side: 150)]
        $0.hours = .daily([DailyHours(weekdays: Set(0...6), from: 8 * 3600, to: 16 * 3600)])
      }
    }
    #expect(broken == [] && plan.routes.allSatisfy { $0.closedDuring.isEmpty })
    #expect(treatment(plan, "shut") == "avoided")
  }

  /// The way out is allowed, the return height of 61 m above the ground is not: those ways home are bent.
  @Test func waysHomeKeepThePermissionsCeiling() throws {
    let (plan, broken) = try plan { $0.mission.permissions[0].ceilingAboveGround = .metres(60.5) }
    #expect(broken == [] && !plan.sorties.isEmpty, "\(plan.refusals.map(\.message.en))")
    #expect(treatment(plan, "open") == "permitted")
    let inside = plan.routes.filter { $0.permissions == ["P-1"] }.flatMap(\.returns)
    #expect(inside.contains { $0.blockedBy == "ceiling" && $0.way == .bent })
  }

  @Test func aPermissionTooLowToFlyUnderOpensNothing() throws {
    let (plan, broken) = try plan { $0.mission.permissions[0].ceilingAboveGround = .metres(40) }
    #expect(broken == [])
    #expect(treatment(plan, "open") == "avoided")
    #expect(plan.notices.contains { $0.rule == "permission.ceiling" && $0.message.en.contains("40") })
  }

  /// What an autopilot cuts off its corners is kept from a zone on top of the margin, on stored ways home too.
  @Test(arguments: [2.0, 9.0]) func bendsKeepWhatCornersCut(radiusM: Double) throws {
    var day = try PatrolDay.make()
    day.setZone("high") { $0.lower = VerticalLimit(metres: 130, reference: .amsl) }
    day.mission.sites[0].airframe.handling = Handling(autopilot: .px4, cornerRadiusM: radiusM)
    try day.setZone("shut") { $0.areas = [try PatrolDay.square(150, 150, side: 60)] }
    let plan = try Planner.plan(day.mission)
    let findings = try PlanChecker.check(mission: day.mission, plan: plan)
    #expect(findings.filter { $0.severity == .violation } == [])
    let corners = try day.mission.frame.toMap(try #require(day.mission.zones.first).areas)[0]
    var nearest = Double.infinity
    for route in plan.routes {
      let way = route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) }
      let back = route.returns.filter { $0.way == .bent }
        .map { [GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg)] + $0.via.map(\.place) }
      for line in try ([way] + back).map(day.mission.frame.toMap) {
        for (a, b) in zip(line, line.dropFirst()) {
          nearest = min(nearest, corners.distance(toSegment: a, b))
        }
      }
    }
    // 50 m is the margin of the day.
    #expect(nearest >= 50 + radiusM && nearest < 50 + radiusM + 20, "\(nearest) m")
  }

  /// A wall 2.2 km long and 60 m high between the pad and the work.
  private func wall(_ restriction: Zone.Restriction, upper: Double) throws -> (plan: Plan, broken: [Finding])
  {
    try plan { day in
      try day.setZone("shut") {
        $0.restriction = restriction
        $0.areas = [
          GeoPolygon(
            outer: try [(-900.0, 120.0), (-900, 180), (1300, 180), (1300, 120)].map {
              try PatrolDay.place($0, $1)
            })
        ]
        $0.upper = VerticalLimit(metres: upper, reference: .amsl)
      }
    }
  }

  @Test func aLongLowZoneIsGoneOver() throws {
    let (over, broken) = try wall(.authorisation, upper: 60)
    #expect(broken == [] && !over.sorties.isEmpty, "\(broken.map(\.message.en))")
    #expect(treatment(over, "shut") == "above")
    let route = try #require(over.routes.first)
    #expect(route.waypoints.contains { $0.hkpdM >= 71 } && route.lengthM < 2500)
    // Too high to get over below the ceiling of 90 m.
    let (round, broken2) = try wall(.authorisation, upper: 80)
    #expect(broken2 == [])
    #expect(treatment(round, "shut") == "avoided")
    #expect(round.routes.allSatisfy { $0.lengthM > route.lengthM + 1000 })
    // Nothing may lie behind a prohibited zone.
    let (none, broken3) = try wall(.prohibited, upper: 60)
    #expect(broken3 == [] && none.routes.isEmpty)
  }

  @Test func anyBandAndHoursLeaveNoViolation() throws {
    var treatments: [String: Int] = [:]
    try forAll(24) {
      (random: inout SplitMix64) -> (
        Double, Double, Zone.Restriction, VerticalLimit?, VerticalLimit?, Hours
      ) in
      let references: [VerticalReference] = [.agl, .amsl, .hkpd]
      func limit(_ range: ClosedRange<Double>) -> VerticalLimit? {
        random.unit() < 0.3
          ? nil
          : VerticalLimit(
            metres: range.lowerBound + (range.upperBound - range.lowerBound) * random.unit(),
            reference: references[random.pick(0..<3)])
      }
      let from = 6 + random.pick(0..<10)
      let hours = Hours.daily([
        DailyHours(weekdays: Set(0...6), from: from * 3600, to: (from + 1 + random.pick(0..<6)) * 3600)
      ])
      return (
        -200 + 1000 * random.unit(), -200 + 900 * random.unit(),
        random.pick(0..<2) == 0 ? .prohibited : .authorisation, limit(40...140), limit(10...60),
        random.unit() < 0.5 ? .always : hours
      )
    } property: { input, seed in
      let (north, east, restriction, lower, upper, hours) = input
      let (plan, broken) = try plan { day in
        try day.setZone("shut") {
          $0.areas = [try PatrolDay.square(north, east, side: 160)]
          $0.restriction = restriction
          // One end only, so that the band is never empty.
          $0.lower = seed % 2 == 0 ? lower : nil
          $0.upper = seed % 2 == 1 ? upper : nil
          $0.hours = hours
        }
      }
      let text = broken.map { "\($0.rule) \($0.message.en)" }.joined(separator: "\n")
      #expect(broken == [], "seed \(seed): \(text)")
      treatments[treatment(plan, "shut") ?? "far", default: 0] += 1
    }
    #expect(treatments.count >= 2, "\(treatments)")
  }
}

extension ReturnTurn {
  fileprivate var place: GeoPoint { GeoPoint(longitude: longitudeDeg, latitude: latitudeDeg) }
}
