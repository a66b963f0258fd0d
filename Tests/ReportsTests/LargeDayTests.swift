import Coverage
import Foundation
import MissionModel
import Reports
import Testing
import Units

/// A day of 60 routes with 160 waypoints each and 400 sorties, with coverage outlines of 80,000 corners.
@Test func aLargeDayStaysSmall() throws {
  let mission = SampleDay.mission()
  var plan = SamplePlan.plan(mission, sorties: SamplePlan.sorties())
  let base = plan.routes[2]
  var random = SplitMix64(seed: 11)
  plan.routes = (0..<60).map { at in
    var route = base
    route.id = "shore-round.cheung-chau-dock.\(at + 1)"
    route.waypoints = (0..<160).map { point in
      var waypoint = base.waypoints[1 + point % 40]
      waypoint.longitudeDeg = (114.03 + random.unit() * 0.03).rounded(places: 7)
      waypoint.latitudeDeg = (22.2 + random.unit() * 0.03).rounded(places: 7)
      waypoint.hkpdM = (80 + random.unit() * 40).rounded(places: 1)
      return waypoint
    }
    return route
  }
  let sample = plan.sorties[0]
  plan.sorties = (0..<400).map { at in
    var sortie = sample
    sortie.id = "S\(at + 1)"
    sortie.route = plan.routes[at % 60].id
    sortie.beat = "shore-round"
    sortie.site = mission.sites[at % 3].id
    sortie.prepareFrom = SampleDay.at(6) + at * 150
    sortie.takeoff = sortie.prepareFrom + 60
    sortie.landing = sortie.takeoff + 1200
    sortie.readyAgain = sortie.landing + 60
    sortie.waypointTimesS = (0..<160).map { (Double($0) * 7.3).rounded(places: 1) }
    return sortie
  }
  var coverage = SamplePlan.coverage(mission)
  // Stairs of 2 m cells, as a raster makes them.
  for beat in coverage.beats.indices {
    var ring: [[Double]] = []
    var (east, north) = (0.0, 0.0)
    for step in 0..<20_000 {
      ring.append([114.02 + east / 103_000, 22.2 + north / 110_740])
      if step % 2 == 0 { east += 2 } else { north += random.unit() < 0.55 ? 2 : -2 }
    }
    ring += [[114.05, 22.19], [114.02, 22.19], ring[0]]
    coverage.beats[beat].seen = [[ring]]
  }
  let page = try ReportPage.html(mission: mission, plan: plan, coverage: coverage, findings: [])
  if let folder = ProcessInfo.processInfo.environment["SKYBEAT_REPORT_SAMPLES"] {
    try Data(page).write(to: URL(fileURLWithPath: folder).appendingPathComponent("large.html"))
  }
  #expect(page.count < 1_500_000, "\(page.count) bytes")
  print("large day: \(page.count) bytes")
}
