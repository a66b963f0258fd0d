import Foundation
import Skybeat
import TestSupport
import Testing

/// An edge of a swept area that may not be crossed.
@Suite("Sweeps beside a kept line")
struct KeptSweepTests {
  @Test(
    "nothing comes near the line, whichever way it cuts the area; without it the flights do", arguments: 0..<4
  )
  func kept(_ number: Int) throws {
    var mission = try MissionReader.read(path: Folders.package + "/Missions/central.yaml", files: DiskFiles())
    var beat = try #require(mission.beat("peak-area"))
    guard case .sweep(let areas, _) = beat.shape else {
      Issue.record("peak-area is no sweep any more")
      return
    }
    let pad = try mission.frame.toMap([try #require(mission.site(beat.sites[0])).position])[0]
    let corners = try mission.frame.toMap(areas).flatMap(\.outer)
    let (easts, norths) = (corners.map(\.east).sorted(), corners.map(\.north).sorted())
    let (west, east, south, north) = (easts[0], easts[easts.count - 1], norths[0], norths[norths.count - 1])
    // A line across, a quarter of the width from an edge, with the pad on the kept side.
    let along = [(0.0, 1.0), (1, 0), (0.6, 0.8), (0.8, -0.6)][number]
    let middle = MapPoint(
      east: pad.east < (west + east) / 2 ? 0.25 * west + 0.75 * east : 0.75 * west + 0.25 * east,
      north: pad.north < (south + north) / 2 ? 0.25 * south + 0.75 * north : 0.75 * south + 0.25 * north)
    let line = [-4000.0, 4000].map { metres in
      MapPoint(east: middle.east + along.0 * metres, north: middle.north + along.1 * metres)
    }
    let turn = along.0 * (pad.north - middle.north) - along.1 * (pad.east - middle.east)
    let keep = KeptLines.Keep(side: turn > 0 ? .left : .right, keepOff: .metres(25), returnMayCross: false)
    beat.shape = .sweep(
      areas, flown: SweepFlight(kept: KeptLines(lines: [try mission.frame.toGeo(line)], keep: keep)))
    mission.beats = [beat]
    let plan = try Planner.plan(mission)
    #expect(!plan.routes.isEmpty)
    let broken = try PlanChecker.check(mission: mission, plan: plan).filter { $0.severity == .violation }
    #expect(broken.isEmpty, "\(broken.map(\.rule))")
    /// Metres on the kept side; negative beyond the line.
    func leastDistance(_ plan: Plan) throws -> Double {
      let places = try mission.frame.toMap(
        plan.routes.flatMap(\.waypoints).map {
          GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg)
        })
      let sign = keep.side == .left ? 1.0 : -1
      let distances = places.map { place -> Double in
        let (east, north) = (place.east - middle.east, place.north - middle.north)
        return sign * (along.0 * north - along.1 * east)
      }
      return distances.min() ?? -.infinity
    }
    #expect(try leastDistance(plan) >= 25)
    beat.shape = .sweep(areas)
    var free = mission
    free.beats = [beat]
    let freely = try Planner.plan(free)
    #expect(try leastDistance(freely) < 0)
    let judged = try PlanChecker.check(mission: mission, plan: freely).map(\.rule)
    #expect(judged.contains("line.crossed"), "the checker sees what the planner without the wish does")
  }
}
