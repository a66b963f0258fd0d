import AirspaceModel
import Geodesy
import MissionModel
import Planar
import TestSupport
import Testing
import Units

@testable import Coverage

@Suite("Ground watched by others, levels, residential ground, suggestions") struct WatchedTests {
  private func strip() throws -> Scene {
    var scene = try Scene(areas: [Scene.polygon(0, -20, 200, 20)], dwellS: 5.8)
    try scene.addRoute("r", [MapPoint(-50, 0), MapPoint(150, 0)])
    scene.addSortie("S01", route: "r", visit: 1, takeoffS: 1800)
    scene.addSortie("S02", route: "r", visit: 2, takeoffS: 5400)
    return scene
  }

  private func watch(
    _ polygon: MapPolygon, _ level: ViewTask.Level, from: Int, to: Int, every: Double? = nil
  ) throws -> WatchedGround {
    WatchedGround(
      id: "w", name: Scene.text("w"), areas: try Scene.frame.toGeo([polygon]), level: level,
      hours: [MomentRange(from: Scene.morning + from, to: Scene.morning + to)],
      every: every.map { .minutes($0) })
  }

  @Test("a camera on a mast all the time, a patrol every half hour, a level that is too low") func watched()
    throws
  {
    var scene = try strip()
    #expect(try scene.beatReport().others == nil)
    // The eastern half: 20 of 40 columns, 7 of them seen by the flights.
    scene.mission.watched = [try watch(Scene.polygon(100, -30, 300, 30), .detect, from: 0, to: 7200)]
    var others = try #require(try scene.beatReport().others)
    #expect(others.watchedShare == 0.5 && others.seenOrWatchedShare == 1)
    // The western half is as before.
    #expect(others.worstGapMin == 59.9)
    #expect(try scene.beatReport().seenShare == 0.675)
    scene.mission.watched = [
      try watch(Scene.polygon(-100, -30, 300, 30), .recognise, from: 0, to: 7200, every: 30)
    ]
    others = try #require(try scene.beatReport().others)
    #expect(others.watchedShare == 1 && others.worstGapMin == 30)
    scene.beat.task.level = .identify
    others = try #require(try scene.beatReport().others)
    #expect(others.watchedShare == 0 && others.seenOrWatchedShare == 0.675)
    // Outside the beat's window nobody counts.
    scene.beat.task.level = .detect
    scene.mission.watched = [try watch(Scene.polygon(-100, -30, 300, 30), .detect, from: 8000, to: 9000)]
    #expect(try scene.beatReport().others?.watchedShare == 0)
  }

  @Test("a finer level never shows more, and cover never more than without") func levels() throws {
    var scene = try strip()
    scene.mission.rules.pixelsAcross = [.detect: 2, .recognise: 8, .identify: 20]
    let levels = try #require(
      try CoverageAnalyser.analyse(mission: scene.mission, plan: scene.plan, levels: true).beats[0].levels)
    #expect(levels.map(\.level) == ViewTask.pixelLevels)
    #expect(levels.map(\.largestPixelCm) == [50, 12.5, 5])
    // 6.25 cm and a little more: good for two of three.
    #expect(levels.map(\.seenShare) == [0.675, 0.675, 0])
    #expect(levels.allSatisfy { $0.seenShare <= $0.seenShareWithoutCover })
    #expect(try scene.beatReport().levels == nil)
  }

  @Test("residential ground: how much, how finely, how long, recorded or not") func residential() throws {
    var scene = try strip()
    scene.mission.rules.pixelsAcross = [.detect: 2, .recognise: 8, .identify: 13]
    #expect(try ResidentialFigures.of(mission: scene.mission, plan: scene.plan) == nil)
    // Half of it under the flights' view, which is 40 m across.
    scene.mission.residential = try Scene.frame.toGeo([Scene.polygon(0, -20, 100, 60)])
    let sight = try #require(try ResidentialFigures.of(mission: scene.mission, plan: scene.plan))
    #expect(sight.areaM2 == 8000 && sight.seenM2 == 4000 && sight.recordedM2 == 0)
    // 6.25 cm for a person of 50 cm: 8 pixels in the middle only.
    #expect(sight.detectM2 == 4000 && sight.recogniseM2 < 4000 && sight.identifyM2 == 0)
    let finest = try #require(sight.finestPixelCm)
    #expect(finest >= 6.2 && finest < 6.4)
    #expect(sight.longestLookS == 6 && sight.longestOfDayS == 12)
    scene.plan.routes[0].recording = true
    #expect(try ResidentialFigures.of(mission: scene.mission, plan: scene.plan)?.recordedM2 == 4000)
  }

  @Test("suggestions reach the share that is asked, with no fewer looks possible than the bound")
  func suggest()
    throws
  {
    var scene = try strip()
    scene.beat.requiredShare = 0.95
    let found = try ExtraLooks.propose(mission: scene.mission, plan: scene.plan)
    let beat = try #require(found.beats.first)
    #expect(beat.seenShare == 0.675 && beat.shareAfter >= 0.95 && beat.notByLooksShare == 0)
    #expect(!beat.looks.isEmpty && beat.looksAtLeast <= beat.looks.count && beat.looksAtLeast >= 1)
    // Flown, they are seen: a route that hovers at each of them.
    let places = try Scene.frame.toMap(
      beat.looks.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
    var waypoints = [try Scene.waypoint(.takeoff, MapPoint(0, 0), hkpdM: 100)]
    for (look, place) in zip(beat.looks, places) {
      waypoints.append(
        try Scene.waypoint(
          .dwell, place, hkpdM: look.aboveGroundM, pitchDeg: look.gimbalPitchDeg, headingDeg: look.headingDeg,
          holdS: look.holdS))
    }
    waypoints.append(try Scene.waypoint(.land, MapPoint(0, 0), hkpdM: 100))
    var route = scene.plan.routes[0]
    (route.id, route.waypoints) = ("extra", waypoints)
    scene.plan.routes.append(route)
    scene.addSortie("S03", route: "extra", visit: 1, takeoffS: 3000)
    #expect(try scene.beatReport().seenShare >= beat.shareAfter - 1e-9)
    // Taken by the mission; another mission's are refused.
    #expect(try scene.mission.taking(found).beats[0].extraLooks == beat.looks)
    var other = found
    other.mission = "another"
    other.beats[0].looks[0].gimbalPitchDeg = .nan
    do {
      _ = try scene.mission.taking(other)
      Issue.record("taken")
    } catch let error as CoverageError {
      #expect(error.issues.count == 2)
    }
    scene.beat.requiredShare = 0.6
    #expect(try ExtraLooks.propose(mission: scene.mission, plan: scene.plan).beats.isEmpty)
  }
}
