import Skybeat
import TestSupport
import Testing

/// Cameras turn away from privacy zones, whoever judges.
@Suite("Privacy zones over a whole day")
struct PrivacyDayTests {
  /// Central with its zone moved and of another size.
  private func mission(_ random: inout SplitMix64) throws -> Mission {
    var mission = try EveryMission.read("central.yaml")
    let places = [(22.2698, 114.1522), (22.2815, 114.1535), (22.2740, 114.1435), (22.2800, 114.1540)]
    let (latitude, longitude) = places[random.pick(0..<places.count)]
    let (east, north) = (0.001 * random.unit(), 0.001 * random.unit())
    // A degree of latitude has about 111 km, one of longitude here about 103.
    let radius = 5 + 60 * random.unit()
    let corners = [(1.0, 0.2), (0.4, 0.9), (-0.7, 0.6), (-0.9, -0.4), (0.1, -1)].map { x, y in
      GeoPoint(
        longitude: longitude + east + x * radius / 103_000, latitude: latitude + north + y * radius / 111_000)
    }
    mission.privacyZones[0].areas = [GeoPolygon(outer: corners)]
    return mission
  }

  @Test("no zone comes into the picture; with the camera left down it does", arguments: UInt64(0)..<5)
  func turnedUp(seed: UInt64) throws {
    var random = SplitMix64(seed: 4711 + seed)
    let mission = try mission(&random)
    let plan = try Planner.plan(mission)
    let findings = try PlanChecker.check(mission: mission, plan: plan)
    #expect(!findings.contains { $0.severity == .violation }, "seed \(seed): \(findings.map(\.rule))")
    let averted = plan.routes.flatMap(\.waypoints).filter { $0.action == .avert }
    #expect(averted.allSatisfy { ($0.gimbalPitchDeg ?? -90) > 0 })
    let report = try CoverageAnalyser.analyse(mission: mission, plan: plan)
    #expect(
      !report.assumptions.contains { $0.en.contains("passes over the privacy zone") }, "seed \(seed)")
    guard let route = plan.routes.firstIndex(where: { $0.waypoints.contains { $0.action == .avert } }) else {
      return
    }
    var spoilt = plan
    for index in spoilt.routes[route].waypoints.indices
    where spoilt.routes[route].waypoints[index].action == .avert {
      spoilt.routes[route].waypoints[index].action = .work
      spoilt.routes[route].waypoints[index].gimbalPitchDeg = -90
    }
    let wrong = try PlanChecker.check(mission: mission, plan: spoilt)
    #expect(wrong.contains { $0.rule == "privacy.zone" && $0.severity == .violation }, "seed \(seed)")
  }

  @Test("a camera that cannot look up: what would see the zone is refused, the rest is flown") func fixed()
    throws
  {
    var random = SplitMix64(seed: 1)
    var mission = try mission(&random)
    for site in mission.sites.indices {
      for camera in mission.sites[site].cameras.indices {
        mission.sites[site].cameras[camera].greatestPitch = .degrees(0)
      }
    }
    let plan = try Planner.plan(mission)
    #expect(plan.refusals.contains { $0.reason == "camera" && $0.message.en.contains("greatest_pitch_deg") })
    #expect(!plan.routes.flatMap(\.waypoints).contains { $0.action == .avert })
    #expect(try PlanChecker.check(mission: mission, plan: plan).allSatisfy { $0.rule != "privacy.zone" })
  }
}
