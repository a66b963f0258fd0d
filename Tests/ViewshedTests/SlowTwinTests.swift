import FoundationEssentials
import TerrainModel
import TestSupport
import Testing
import Units
import Viewshed

@Suite struct SlowTwinTests {
  /// 200 poses on official ground of 5 m: at least 99.9 % of the cells as the slow twin has them.
  @Test func realGround() throws {
    var grids: [HeightGrid] = []
    for file in [
      "landsd-5m-cheung-chau.asc", "landsd-5m-central-wanchai-tst.tif",
      "landsd-5m-stonecutters-shamshuipo.tif",
    ] {
      guard let path = Folders.shared("maps/dem/\(file)") else { return }
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
      grids.append(try HeightGrid(file: bytes, name: file, crs: .hongKongGrid, datum: .hkpd))
    }
    let reliefs = try grids.map { try Relief($0) }
    var (all, smooth) = (SightTally(), SightTally())
    try forAll(200) { random in
      (random.pick(0..<grids.count), random.next())
    } property: { input, seed in
      let (grid, relief) = (grids[input.0], reliefs[input.0])
      var random = SplitMix64(seed: input.1)
      var observer = MadeGround.observer(grid, 0, 0, 0)
      repeat {
        observer = MadeGround.observer(
          grid, random.pick(0..<grid.columns), random.pick(0..<grid.rows), 2 + random.unit() * 118)
      } while (grid.heights(x: [observer.eastM], y: [observer.northM])[0] ?? 0) < 1
      let look = Viewshed.Look(targetHeightM: random.unit() * 2, radiusM: 100 + random.unit() * 900)
      let seen = try Viewshed.seen(from: observer, on: relief, look)
      var twin = try #require(SlowSight(grid, observer, look))
      all.add(seen, twin)
      guard seed < 20 else { return }
      twin.steps = .bilinear(4)
      smooth.add(seen, twin)
    }
    print("200 poses against a line to every cell: \(all)")
    print("20 poses against a bilinear surface: \(smooth)")
    #expect(all.percentAlike >= 99.9)
    #expect(all.farFromEdge == 0)
    #expect(smooth.percentAlike >= 99.8)
  }

  @Test func madeGround() throws {
    var all = SightTally()
    try forAll(60) { random in
      (try? MadeGround.hills(random.pick(2..<90), random.pick(2..<90), &random), random.next())
    } property: { input, _ in
      let grid = try #require(input.0)
      var random = SplitMix64(seed: input.1)
      let observer = MadeGround.observer(
        grid, random.pick(0..<grid.columns), random.pick(0..<grid.rows), random.unit() * 60)
      let look = Viewshed.Look(
        targetHeightM: random.unit() * 3, radiusM: random.unit() < 0.3 ? nil : 5 + random.unit() * 300,
        curvature: random.unit() < 0.5 ? 0 : 0.85714)
      all.add(
        try Viewshed.seen(from: observer, on: Relief(grid), look),
        try #require(SlowSight(grid, observer, look)))
    }
    print("made hills: \(all)")
    #expect(all.percentAlike >= 99.8)
    #expect(all.farFromEdge == 0)
  }

  /// Ground without heights, at the edges and within.
  @Test func missingGround() throws {
    var all = SightTally()
    try forAll(60) { random in
      (try? MadeGround.hills(random.pick(10..<70), random.pick(10..<70), &random), random.next())
    } property: { input, seed in
      let hills = try #require(input.0)
      var random = SplitMix64(seed: input.1)
      let (left, top) = (random.pick(0..<hills.columns), random.pick(0..<hills.rows))
      let grid = try MadeGround.grid(hills.columns, hills.rows) { column, row in
        (left..<left + 9).contains(column) && (top..<top + 7).contains(row)
          ? nil : hills.height(column: column, row: row)
      }
      let observer = MadeGround.observer(
        grid, random.pick(0..<grid.columns), random.pick(0..<grid.rows), random.unit() * 60)
      let look = Viewshed.Look(targetHeightM: 1, radiusM: nil)
      guard let twin = SlowSight(grid, observer, look) else {
        #expect(throws: ViewshedError.self) { try Viewshed.seen(from: observer, on: Relief(grid), look) }
        return
      }
      let seen = try Viewshed.seen(from: observer, on: Relief(grid), look)
      all.add(seen, twin)
      for row in 0..<grid.rows {
        for column in 0..<grid.columns {
          #expect(
            (seen.mark(column: column, row: row) == .unknown)
              == (grid.height(column: column, row: row) == nil), "seed \(seed)")
        }
      }
    }
    print("ground with holes: \(all)")
    #expect(all.percentAlike >= 99.7)
  }
}
