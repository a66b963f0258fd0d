import Checking
import Geodesy
import MissionModel
import Planar
import Skybeat
import TerrainModel
import TestSupport
import Testing
import Units

/// Days with buildings, planned and judged; roofs measured by plain loops.
@Suite struct BuildingsTests {
  private static func building(
    _ id: String, north: Double, east: Double, side: Double, roof: Double, margin: Double, in mission: Mission
  ) throws -> Building {
    let footprint = [try PatrolDay.square(north, east, side: side)]
    let shape = try mission.frame.toMap(footprint)
    return Building(
      id: id, footprint: footprint, marginM: margin,
      area: margin > 0 ? try Regions.buffered(shape, by: margin) : shape, roofHKPD: roof)
  }

  /// The day with nothing in the way but the buildings.
  private static func day(_ buildings: (Mission) throws -> [Building]) throws -> PatrolDay {
    var day = try PatrolDay.make()
    day.mission.zones = []
    day.mission.permissions = []
    day.mission.ground.buildings = try buildings(day.mission)
    return day
  }

  @Test func theCheckerMeasuresRoofsItself() throws {
    // 60 m high over the pad's ground: 30 m above a roof of 30 m is just kept, above one of 31 m it is not.
    for (roof, isBroken) in [(29.5, false), (31.0, true)] {
      var day = try PatrolDay.make()
      day.mission.ground.buildings = [
        try BuildingsTests.building(
          "b", north: 200, east: 300, side: 12, roof: roof, margin: 2, in: day.mission)
      ]
      let rules = try PlanChecker.check(mission: day.mission, plan: day.plan).map(\.rule)
      #expect(rules.contains("height.ground-clearance") == isBroken, "\(roof)")
    }
    // A mast of 0.4 m between two looks 5 m apart on the way, and one between two looks 25 m apart on the ways home.
    for (north, east, rule) in [(53.0, 300.0, "height.ground-clearance"), (330, 235.7, "return.way")] {
      var day = try PatrolDay.make()
      day.mission.ground.buildings = [
        try BuildingsTests.building(
          "mast", north: north, east: east, side: 0.4, roof: 50, margin: rule == "return.way" ? 1 : 0,
          in: day.mission)
      ]
      let rules = try PlanChecker.check(mission: day.mission, plan: day.plan).map(\.rule)
      #expect(rules.contains(rule), "\(north), \(east): \(rules)")
    }
    var day = try PatrolDay.make()
    day.mission.ground.buildings = [
      // Beside the route, under straight ways home from its far end alone.
      try BuildingsTests.building("b", north: 330, east: 230, side: 30, roof: 50, margin: 0, in: day.mission)
    ]
    let rules = try PlanChecker.check(mission: day.mission, plan: day.plan).map(\.rule)
    #expect(rules.contains("return.way") && rules.contains("return.terrain"), "\(rules)")
    #expect(!rules.contains("height.ground-clearance"))
  }

  @Test func aTallBuildingIsGoneRound() throws {
    let day = try BuildingsTests.day {
      [try BuildingsTests.building("tower", north: 0, east: 150, side: 40, roof: 120, margin: 5, in: $0)]
    }
    let plan = try Planner.plan(day.mission)
    let broken = try PlanChecker.check(mission: day.mission, plan: plan).filter { $0.severity == .violation }
    #expect(broken == [] && !plan.sorties.isEmpty, "\(plan.refusals.map(\.message.en))")
    #expect(plan.routes.flatMap(\.returns).contains { $0.blockedBy == "building tower" && $0.way == .bent })
    #expect(plan.routes.allSatisfy { $0.waypoints.allSatisfy { $0.hkpdM < 100 } })
  }

  @Test func anyBuildingsLeaveNoViolation() throws {
    var over = 0
    try forAll(16) { (random: inout SplitMix64) -> [[Double]] in
      (0..<(1 + random.pick(0..<12))).map { _ in
        [
          60 + 800 * random.unit(), 60 + 600 * random.unit(), 4 + 60 * random.unit(), 10 + 50 * random.unit(),
          random.pick(0..<2) == 0 ? 0 : 5,
        ]
      }
    } property: { numbers, seed in
      let day = try BuildingsTests.day { mission in
        try numbers.enumerated().map { index, n in
          try BuildingsTests.building(
            "b\(index)", north: n[0], east: n[1], side: n[2], roof: n[3], margin: n[4], in: mission)
        }
      }
      let plan = try Planner.plan(day.mission)
      let broken = try PlanChecker.check(mission: day.mission, plan: plan).filter {
        $0.severity == .violation
      }
      let text = broken.map { "\($0.rule) \($0.message.en)" }.joined(separator: "\n")
      #expect(broken == [], "seed \(seed): \(text)")
      #expect(!plan.routes.isEmpty, "seed \(seed): \(plan.refusals.map(\.message.en))")
      for route in plan.routes {
        let places = try day.mission.frame.toMap(
          route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
        for index in places.indices.dropFirst() {
          let length = max(1, Int(places[index - 1].distance(to: places[index])))
          let (low, high) = (route.waypoints[index - 1].hkpdM, route.waypoints[index].hkpdM)
          for step in 0...length {
            let share = Double(step) / Double(length)
            let place = places[index - 1].interpolated(to: places[index], fraction: share)
            for building in day.mission.ground.buildings
            where building.area.contains(where: { $0.contains(place) }) {
              over += 1
              #expect(
                low + (high - low) * share >= building.roofHKPD + 30 - 0.01,
                "seed \(seed): too low over \(building.id)")
            }
          }
        }
      }
    }
    #expect(over > 200, "\(over) metres over roofs")
  }
}
