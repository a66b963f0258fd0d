import AircraftModel
import Geodesy
import MissionModel
import Planar
import TerrainModel
import TestSupport
import Testing
import Units

@testable import Coverage

@Suite("Maps of a day: squares, moments, cells, profiles") struct DayMapTests {
  /// The strip of `AnalyserTests`: two flights see 27 of 40 columns of cells, from 70 s after take-off on.
  private func strip() throws -> Scene {
    var scene = try Scene(areas: [Scene.polygon(0, -20, 200, 20)], dwellS: 5.8)
    try scene.addRoute("r", [MapPoint(-50, 0), MapPoint(150, 0)])
    scene.addSortie("S01", route: "r", visit: 1, takeoffS: 1800)
    scene.addSortie("S02", route: "r", visit: 2, takeoffS: 5400)
    return scene
  }

  @Test("first and last look, looks and pixels of the seen ground") func figures() throws {
    let beat = try strip().beatReport()
    // The first column's centre is 2.5 m in: in view from 37.5 m along, at 60 + 7.5 s.
    #expect(beat.firstSeen == Scene.morning + 1867 || beat.firstSeen == Scene.morning + 1868)
    let last = try #require(beat.lastSeen)
    #expect(last - Scene.morning > 5400 + 60 && last - Scene.morning <= 5400 + 100)
    #expect(beat.looks == CountSpread(least: 2, median: 2, greatest: 2))
    let pixel = try #require(beat.pixelCm)
    // Straight down from 100 m: 0.625 mrad, 6.25 cm in the middle.
    #expect(pixel.least >= 6.2 && pixel.least <= 6.4 && pixel.greatest <= 6.6)
  }

  @Test("a map of squares: what they hold, when each flight sees them") func squares() throws {
    let scene = try strip()
    let (report, maps) = try CoverageAnalyser.analyseWithMaps(mission: scene.mission, plan: scene.plan)
    #expect(report == (try scene.report()))
    let map = try #require(maps.first)
    // Cells that the beat's edge only touches belong to the box.
    #expect(map.beat == "b" && map.squareM == 5 && map.columns == 41 && map.rows == 9)
    #expect(map.runs.enumerated().filter { $0.offset % 2 == 1 }.reduce(0) { $0 + $1.element } == 320)
    #expect(map.runs.reduce(0, +) == 41 * 9 && map.looks.count == 320)
    #expect(map.looks.count { $0 == 2 } == 27 * 8 && map.looks.count { $0 == 0 } == 13 * 8)
    #expect(map.pixels.count { $0 == SightMap.nothing } == 13 * 8)
    #expect(map.flights.map(\.sortie) == [0, 1])
    for flight in map.flights {
      #expect(flight.steps.count { $0 != SightMap.nothing } == 27 * 8)
      // 67.5 s after take-off in steps of 15 s, rounded up.
      #expect(flight.steps.min() == 5)
    }
    // From the first flight's end of sight to the second's start, never told better than it is.
    let unseen = Double(map.unseen[0]) * map.unseenStepS
    #expect(unseen >= 59.9 * 60 - 6 && unseen <= 61 * 60)
  }

  @Test("squares are made coarser until there are few enough, and lose no cell") func coarse() throws {
    var scene = try Scene(areas: [Scene.polygon(-13, -27, 987, 773)])
    try scene.addRoute("r", [MapPoint(-50, 0), MapPoint(950, 0)])
    scene.addSortie("S01", route: "r", visit: 1, takeoffS: 1800)
    let (report, maps) = try CoverageAnalyser.analyseWithMaps(mission: scene.mission, plan: scene.plan)
    let map = maps[0]
    #expect(map.looks.count <= SightMap.mostSquares && map.squareM > 5)
    let seen = Double(map.flights[0].steps.count { $0 != SightMap.nothing }) * map.squareM * map.squareM
    // By half of each square, so within half a square along the edge of what is seen.
    #expect(abs(seen - report.beats[0].seenM2) < 0.5 * map.squareM * 2 * 1000)
  }

  @Test("what was in view lately, before, between and after the flights") func memory() throws {
    let scene = try strip()
    func memory(_ seconds: Int, _ minutes: Double) throws -> BeatMemory {
      try CoverageAnalyser.memory(
        mission: scene.mission, plan: scene.plan, at: Scene.morning + seconds, within: .minutes(minutes)
      ).beats[0]
    }
    let before = try memory(1800, 60)
    #expect(before.seenShare == 0 && before.neverShare == 1 && before.longestSinceMin == nil)
    let after = try memory(2000, 10)
    #expect(after.seenShare == 0.675 && after.neverShare == 0.325 && after.isAsked)
    let late = try memory(1800 + 3600, 30)
    #expect(late.seenShare == 0 && late.neverShare == 0.325)
    let longest = try #require(late.longestSinceMin)
    #expect(abs(longest - (3600 - 75) / 60) < 0.5)
    #expect(try memory(7500, 60).isAsked == false)
    #expect(throws: CoverageError.self) { try memory(1_000_000, 10) }
    #expect(throws: CoverageError.self) { try memory(2000, -1) }
  }

  @Test("a longer memory never shows less") func memoryGrows() throws {
    let scene = try strip()
    for seconds in stride(from: 1700, through: 7000, by: 331) {
      var last = -1.0
      for minutes in [0.0, 1, 5, 20, 60, 120] {
        let beat = try CoverageAnalyser.memory(
          mission: scene.mission, plan: scene.plan, at: Scene.morning + seconds, within: .minutes(minutes)
        ).beats[0]
        #expect(beat.seenShare >= last, "at \(seconds) s, \(minutes) min")
        last = beat.seenShare
      }
    }
  }

  @Test("grids of cells: rows from the north, nothing where nothing is") func grids() throws {
    var scene = try Scene(areas: [Scene.polygon(1, 1, 14, 9)])
    try scene.addRoute("r", [MapPoint(-50, 5), MapPoint(-10, 5)])
    scene.addSortie("S01", route: "r", visit: 1, takeoffS: 1800)
    var texts: [String: String] = [:]
    try CoverageAnalyser.forEachGrid(mission: scene.mission, plan: scene.plan) { grid in
      texts[grid.name] = String(decoding: grid.asciiGrid(), as: UTF8.self)
    }
    #expect(texts.count == SightGrid.Figure.allCases.count)
    // In view are cells up to 15 m ahead of -10 m: the first column alone.
    #expect(
      texts["b.looks"]
        == "ncols 3\nnrows 2\nxllcorner 0.0\nyllcorner 0.0\ncellsize 5.0\nNODATA_value -9999\n1 0 0\n1 0 0\n")
    #expect(texts["b.best_incidence_deg"]?.hasSuffix("-9999 -9999\n") == true)
    let info = try CRSInfo(Scene.frame.projectionFile)
    #expect(!info.isGeographic && info.units.allSatisfy { $0.hasPrefix("met") })
  }

  @Test("a wall hides the dock from the aircraft; heights and ceilings of the profile") func profile() throws
  {
    var scene = try Scene(areas: [Scene.polygon(300, -20, 400, 20)])
    try scene.addRoute("r", [MapPoint(300, 0), MapPoint(400, 0)], hkpdM: 60)
    let open = try #require(try RouteProfile.all(mission: scene.mission, plan: scene.plan).first)
    // Level ground that is only declared hides nothing, and nobody knows of hills.
    #expect(open.samples.allSatisfy { $0.link == .unknown })
    #expect(open.samples.allSatisfy { $0.ceilingHkpdM == 120 && $0.surfaceHighHkpdM == 0 })
    #expect(open.leastClearanceM == 60)
    let wall = Scene.polygon(190, -30, 210, 30)
    scene.mission.ground.buildings = [
      Building(
        id: "wall", footprint: try Scene.frame.toGeo([wall]), marginM: 0, area: [wall], roofHKPD: 50)
    ]
    let walled = try #require(try RouteProfile.all(mission: scene.mission, plan: scene.plan).first)
    // From 8 m at the dock over 50 m at 210 m: 60 m is out of sight beyond 260 m.
    for (number, sample) in walled.samples.enumerated() {
      let along = Double(number) * walled.stepM
      let east = along <= 400 ? along : 800 - along
      if east > 300 { #expect(sample.link == .hidden, "\(east) m east") }
      if east > 10, east < 180 { #expect(sample.link == .free, "\(east) m east") }
    }
    #expect(walled.leastClearanceM == 10)
  }
}
