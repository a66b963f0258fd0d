import Geodesy
import Planar
import TerrainModel
import TestSupport
import Testing
import Units

@Suite struct GroundTests {
  private let frame = LocalFrame(origin: GeoPoint(longitude: 114.17, latitude: 22.31))

  /// A hill of 100 m around the origin, 11 by 11 posts of 100 m, on the Hong Kong grid.
  private func hill(datum: HeightGrid.Datum = .hkpd, height: Double = 100) throws -> HeightGrid {
    let middle = try HongKongGrid.toGrid([frame.origin])[0]
    var heights = [Double?](repeating: height, count: 121)
    heights[0] = nil
    return try HeightGrid(
      name: "hill", crs: .hongKongGrid, datum: datum, columns: 11, rows: 11, westPost: middle.easting - 500,
      southPost: middle.northing - 500, cellSize: 100, heights: heights)
  }

  private func band(_ id: String, _ low: Double, _ high: Double, east: ClosedRange<Double>) -> DeclaredBand {
    DeclaredBand(
      id: id, name: BilingualText(en: id, zh: id),
      area: [
        MapPolygon(outer: [
          at(east.lowerBound, -5000), at(east.upperBound, -5000), at(east.upperBound, 5000),
          at(east.lowerBound, 5000),
        ])
      ], lowHKPD: low, highHKPD: high)
  }

  private func at(_ east: Double, _ north: Double) -> MapPoint { MapPoint(east: east, north: north) }

  @Test func gridsThenBandsThenElsewhere() throws {
    let elsewhere = GroundBand(lowHKPD: 0, highHKPD: 957, source: .declared)
    let bands = [band("low", 2, 30, east: 0...3000), band("high", 20, 60, east: 2000...4000)]
    let ground = Ground(grids: [try hill()], bands: bands, elsewhere: elsewhere, frame: frame)
    let found = try ground.bands(at: [at(0, 0), at(1000, 0), at(2500, 0), at(3500, 0), at(-1000, 0)])
    #expect(found[0] == GroundBand(lowHKPD: 100, highHKPD: 100, source: .grid))
    #expect(found[1] == GroundBand(lowHKPD: 2, highHKPD: 30, source: .declared))
    #expect(found[2] == GroundBand(lowHKPD: 2, highHKPD: 60, source: .declared), "both bands")
    #expect(found[3] == GroundBand(lowHKPD: 20, highHKPD: 60, source: .declared))
    #expect(found[4] == elsewhere)
    #expect(ground.followsGrid && ground.finestPostSpacing == 100)
  }

  @Test("a net of places gives what places one by one give, on grids of each system and bands")
  func nets() throws {
    let net = PlaceNet(first: at(-777.5, -812.5), stepM: 5, columns: 340, rows: 310)
    var random = SplitMix64(seed: 1)
    func rough(_ crs: HeightGrid.CRS, _ west: Double, _ south: Double, _ cell: Double) throws -> HeightGrid {
      let heights: [Double?] = (0..<1600).map { _ in random.unit() < 0.02 ? nil : 100 * random.unit() }
      return try HeightGrid(
        name: crs.rawValue, crs: crs, datum: crs == .wgs84 ? .seaLevelEGM96 : .hkpd, columns: 40, rows: 40,
        westPost: west, southPost: south, cellSize: cell, heights: heights)
    }
    let middle = try HongKongGrid.toGrid([frame.origin])[0]
    let grids = [
      try rough(.hongKongGrid, middle.easting - 700, middle.northing - 600, 30),
      try rough(.wgs84, 114.1650, 22.3050, 0.0003),
      try rough(.utm50, 207_500, 2_469_000, 35),
    ]
    let bands = [band("low", 2, 30, east: 0...300), band("high", 20, 60, east: 200...400)]
    for chosen in [grids, [grids[0]], [grids[1]], [grids[2]], []] {
      let ground = Ground(grids: chosen, bands: bands, elsewhere: nil, frame: frame)
      let found = try ground.heights(on: net)
      let places = (0..<net.count).map { net.place(column: $0 % net.columns, row: $0 / net.columns) }
      var (unequal, known) = (0, 0)
      for (index, band) in try ground.bands(at: places).enumerated() {
        let isGrid = band?.source == .grid
        // Slopes of 100 m in 30 m turn less than a millimetre of place into millimetres of height.
        let low = band.map { Float($0.lowHKPD) } ?? .nan
        let same = low.isNaN ? found.low[index].isNaN : abs(found.low[index] - low) < 0.005
        let high = band.map { Float($0.highHKPD) } ?? .nan
        let sameHigh = high.isNaN ? found.high[index].isNaN : abs(found.high[index] - high) < 0.005
        if !same || !sameHigh || found.relief[index].isNaN == isGrid { unequal += 1 }
        if isGrid { known += 1 }
      }
      // At the very edge of a grid or of a hole a millimetre decides.
      #expect(unequal <= net.count / 10_000, "\(chosen.map(\.name)): \(unequal)")
      #expect(chosen.isEmpty || known > 10_000, "\(chosen.map(\.name)): \(known)")
    }
  }

  @Test func theUnknownIsNil() throws {
    let ground = Ground(grids: [try hill()], bands: [], elsewhere: nil, frame: frame)
    let found = try ground.bands(at: [at(0, 0), at(3000, 0), at(150_000, 0)])
    #expect(found[0] != nil && found[1] == nil && found[2] == nil, "also off the Hong Kong grid")
    let nothing = Ground(grids: [], bands: [], elsewhere: nil, frame: frame)
    #expect(try nothing.bands(at: [at(0, 0)]) == [nil])
    #expect(!nothing.followsGrid && nothing.finestPostSpacing == nil)
    #expect(try nothing.bands(at: []).isEmpty)
  }

  @Test func firstGridWinsAndHolesFallThrough() throws {
    let middle = try HongKongGrid.toGrid([frame.origin])[0]
    let corner = try frame.toMap(
      try HongKongGrid.toGeo([GridPoint(northing: middle.northing + 480, easting: middle.easting - 480)]))[0]
    let ground = Ground(
      grids: [try hill(), try hill(height: 7)], bands: [band("all", 1, 2, east: -9000...9000)],
      elsewhere: nil,
      frame: frame)
    let found = try ground.bands(at: [at(0, 0), corner])
    #expect(found[0]?.highHKPD == 100)
    #expect(found[1]?.source == .declared, "both grids lack that post")
  }

  @Test func seaLevelGridsAreRaised() throws {
    let ground = Ground(
      grids: [try hill(datum: .seaLevelEGM96)], bands: [], elsewhere: nil, frame: frame,
      heights: HeightSystem(meanSeaLevelAboveHKPD: 1.3, verified: true))
    #expect(try ground.bands(at: [at(0, 0)])[0]?.lowHKPD == 101.3)
  }

  @Test func degreesGrids() throws {
    // Posts every 0.01 degrees that hold ten times their column and once their row.
    let heights: [Double?] = [0, 10, 20, 30, 1, 11, 21, 31, 2, 12, 22, 32, 3, 13, 23, 33]
    let grid = try HeightGrid(
      name: "degrees", crs: .wgs84, datum: .hkpd, columns: 4, rows: 4, westPost: 114.15, southPost: 22.29,
      cellSize: 0.01, heights: heights)
    let ground = Ground(grids: [grid], bands: [], elsewhere: nil, frame: frame)
    let place = try frame.toMap([GeoPoint(longitude: 114.165, latitude: 22.312)])[0]
    // Column 1.5, row 0.8.
    #expect(abs((try ground.bands(at: [place])[0]?.lowHKPD ?? -1) - 15.8) < 1e-4)
    #expect(abs(grid.postSpacing - 1113.2) < 0.1)
    #expect(throws: TerrainError.self) {
      try grid.heights(at: [GridPoint(northing: 820_000, easting: 830_000)])
    }
    #expect(throws: TerrainError.self) {
      try HeightGrid(
        name: "metres", crs: .wgs84, datum: .hkpd, columns: 2, rows: 2, westPost: 830_000, southPost: 820_000,
        cellSize: 5, heights: [1, 2, 3, 4])
    }
  }

  @Test func alongALeg() throws {
    let ground = Ground(grids: [try hill()], bands: [], elsewhere: nil, frame: frame)
    let leg = try ground.alongLeg(from: at(0, 0), to: at(1000, 0), step: 300)
    #expect(leg.map(\.fraction) == [0, 0.25, 0.5, 0.75, 1])
    #expect(leg.first?.band?.highHKPD == 100 && leg.last?.band == nil)
    #expect(try ground.alongLeg(from: at(5, 5), to: at(5, 5), step: 10).count == 1)
    #expect(throws: GeodesyError.self) { try ground.alongLeg(from: at(0, 0), to: at(9, 9), step: 0) }
    #expect(throws: GeodesyError.self) { try ground.alongLeg(from: at(0, 0), to: at(.nan, 9), step: 1) }
    #expect(throws: GeodesyError.self) { try ground.alongLeg(from: at(0, 0), to: at(1e5, 0), step: 1e-9) }
  }

  @Test("the smallest corner of a band under a stretch counts") func cornersOfBands() throws {
    let elsewhere = GroundBand(lowHKPD: 0, highHKPD: 10, source: .declared)
    let spike = DeclaredBand(
      id: "spike", name: BilingualText(en: "spike", zh: "spike"),
      area: [MapPolygon(outer: [at(10, 0.5), at(15, -100), at(20, -100)])], lowHKPD: 0, highHKPD: 90)
    let ground = Ground(grids: [], bands: [spike], elsewhere: elsewhere, frame: frame)
    #expect(ground.highestDeclared(under: at(0, 0), at(30, 0)) == 90)
    #expect(ground.highestDeclared(under: at(0, 3), at(30, 3)) == 10)
    #expect(ground.highestDeclared(under: at(18, -90), at(18, -90)) == 90, "a stretch of no length")
    let alone = Ground(grids: [], bands: [spike], elsewhere: nil, frame: frame)
    #expect(alone.highestDeclared(under: at(0, 0), at(30, 0)) == nil)
    #expect(alone.highestDeclared(under: at(0, 30), at(30, 30)) == nil)
  }

  @Test("no look along a stretch finds declared ground above the highest") func highestAgainstLooks() throws {
    let elsewhere = GroundBand(lowHKPD: 0, highHKPD: 40, source: .declared)
    try forAll(60) { random -> ([DeclaredBand], MapPoint, MapPoint) in
      let bands = (0..<4).map { k -> DeclaredBand in
        let middle = MapPoint(east: random.unit() * 200, north: random.unit() * 200)
        let ring = (0..<7).map { corner -> MapPoint in
          let radius = 5 + random.unit() * 60
          let angle = Angle.degrees(Double(corner) * 360 / 7)
          return MapPoint(
            east: middle.east + radius * angle.cosine, north: middle.north + radius * angle.sine)
        }
        let high = (random.unit() * 100).rounded()
        return DeclaredBand(
          id: "b\(k)", name: BilingualText(en: "b", zh: "b"), area: [MapPolygon(outer: ring)], lowHKPD: 0,
          highHKPD: high)
      }
      let from = MapPoint(east: random.unit() * 200, north: random.unit() * 200)
      let to = MapPoint(east: random.unit() * 200, north: random.unit() * 200)
      return (bands, from, to)
    } property: { input, seed in
      let ground = Ground(grids: [], bands: input.0, elsewhere: elsewhere, frame: frame)
      let looks = try ground.alongLeg(from: input.1, to: input.2, step: 0.25)
      let seen = looks.compactMap { $0.band?.highHKPD }.max() ?? 0
      let highest = try #require(ground.highestDeclared(under: input.1, input.2), "seed \(seed)")
      #expect(highest >= seen, "seed \(seed)")
      // Never higher than what lies within the hair on either side and beyond the ends.
      let most = max(40, input.0.map(\.highHKPD).max() ?? 0)
      #expect(highest <= most, "seed \(seed)")
    }
  }
}
