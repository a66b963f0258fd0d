import Geodesy
import MissionModel
import Planar
import TerrainModel
import TestSupport
import Testing
import Units

@testable import Coverage

/// What an illustrative relief does to coverage, and what it leaves alone.
@Suite("Sight over an illustrative relief") struct ReliefSightTests {
  /// Ground known only as 0 to 20 m. A camera at 100 m looks east, 25° down, along a line that runs north: 80 to 100 m
  /// above the ground it sees 151 to 270 m ahead, wherever the ground lies.
  private func scene(ridgeM: Double?, baseM: Double = 0) throws -> Scene {
    var scene = try Scene(areas: [Scene.polygon(160, -60, 260, 60)], largestPixelM: 1)
    scene.mission.ground = Scene.ground(low: 0, high: 20)
    if let ridgeM { try scene.name(relief(ridgeM, baseM)) }
    try scene.addRoute(
      "r", [MapPoint(0, -200), MapPoint(0, 200)], pitchDeg: -25, headingDeg: 90)
    scene.addSortie("S01", route: "r", visit: 1, takeoffS: 1800)
    return scene
  }

  /// Level at `base`, with a ridge that runs north 200 m east of the flight.
  private func relief(_ ridge: Double, _ base: Double) throws -> HeightGrid {
    let middle = try HongKongGrid.toGrid([Scene.frame.origin])[0]
    let heights = (0..<(81 * 81)).map { Double?(abs($0 % 81 - 60) <= 1 ? ridge : base) }
    return try HeightGrid(
      name: "relief.asc", crs: .hongKongGrid, datum: .hkpd, columns: 81, rows: 81,
      westPost: middle.easting - 400, southPost: middle.northing - 400, cellSize: 10, heights: heights)
  }

  @Test("its ridge hides what is behind it, no more than the band lets it, and every output says so")
  func hides() throws {
    let bare = try scene(ridgeM: nil).report()
    #expect(bare.beats[0].seenShare == 1 && bare.illustrativeRelief == nil)
    #expect(!bare.assumptions.contains { $0.en.contains("not surveyed") })
    let report = try scene(ridgeM: 20).report()
    let beat = report.beats[0]
    // From the ridge's far foot, 220 m ahead, a line to the camera at 100 m passes above its edge at 210 m from 50 m on.
    #expect(beat.seenShare > 0.5 && beat.seenShare < 0.75, "\(beat.seenShare)")
    #expect(beat.gaps.map(\.reason) == [.hidden])
    #expect(beat.gaps[0].message.en.contains("not surveyed") && beat.gaps[0].message.zh.contains("未經測量"))
    #expect(report.illustrativeRelief == ["../Maps/relief.asc"])
    let named = report.assumptions.contains {
      $0.en.contains("Illustrative relief, not surveyed (../Maps/relief.asc)")
    }
    #expect(named)
    // The mission declares at most 20 m: a ridge of 300 m, which would hide all behind it, is taken as 20 m, with its flanks.
    let high = try scene(ridgeM: 300).report().beats[0].seenShare
    #expect(abs(high - beat.seenShare) < 0.12, "\(high)")
    let low = try scene(ridgeM: 14).report().beats[0].seenShare
    #expect(low > beat.seenShare && low < 1, "\(low)")
  }

  @Test("level relief changes neither what is seen nor any pixel, at whatever height of the band")
  func leavesPixelsAlone() throws {
    let bare = try scene(ridgeM: nil).report()
    for height in [0.0, 7, 20] {
      let report = try scene(ridgeM: height, baseM: height).report()
      #expect(report.beats == bare.beats && report.districts == bare.districts, "\(height) m")
    }
    // Coarser than a pixel at the low end allows: the relief at the high end does not mend it.
    var coarse = try scene(ridgeM: 20, baseM: 20)
    coarse.beat.task.objectSize = .metres(0.28)
    var plain = try scene(ridgeM: nil)
    plain.beat.task.objectSize = .metres(0.28)
    let (one, other) = (try coarse.beatReport(), try plain.beatReport())
    #expect(one == other && one.seenShare < 1, "\(one.seenShare)")
  }

  @Test("where a grid knows the ground the relief is not asked") func gridsFirst() throws {
    var scene = try scene(ridgeM: 20)
    let surveyed = try relief(0, 0)
    scene.mission.ground = Ground(
      grids: [surveyed], bands: [], elsewhere: GroundBand(lowHKPD: 0, highHKPD: 20, source: .declared),
      frame: Scene.frame)
    let before = try scene.report().beats
    scene.mission.ground.relief = [try relief(20, 0)]
    #expect(try scene.report().beats == before)
  }
}

extension Scene {
  /// Puts an illustrative relief into the mission as its reader does.
  fileprivate mutating func name(_ relief: HeightGrid) {
    mission.ground.relief = [relief]
    mission.layers.append(
      LayerNote(
        path: "../Maps/relief.asc", use: LayerNote.reliefUse, licence: "ODbL-1.0", attribution: "all",
        official: false))
  }
}
