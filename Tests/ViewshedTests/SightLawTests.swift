import TerrainModel
import TestSupport
import Testing
import Units
import Viewshed

@Suite struct SightLawTests {
  private func seen(
    _ grid: HeightGrid, _ column: Int, _ row: Int, _ height: Double, target: Double = 0,
    radius: Double? = nil,
    curvature: Double = 0, method: Viewshed.Method = .lines
  ) throws -> SeenCells {
    try Viewshed.seen(
      from: MadeGround.observer(grid, column, row, height), on: Relief(grid),
      Viewshed.Look(targetHeightM: target, radiusM: radius, curvature: curvature), method: method)
  }

  @Test func flatGroundIsSeenWhole() throws {
    try forAll(40) { random in
      (random.pick(2..<120), random.pick(2..<120), random.unit() * 200, 0.01 + random.unit() * 100)
    } property: { input, seed in
      let (columns, rows, level, height) = input
      let grid = try MadeGround.grid(columns, rows) { _, _ in level }
      var random = SplitMix64(seed: seed)
      let (x, y) = (random.pick(0..<columns), random.pick(0..<rows))
      for method in Viewshed.Method.allCases {
        let all = try seen(grid, x, y, height, method: method)
        #expect(all.count(.seen) == columns * rows, "seed \(seed), \(method)")
      }
    }
  }

  /// Over the sea the horizon lies where a tangent touches the sphere.
  @Test func horizonOfTheSea() throws {
    let grid = try MadeGround.grid(1200, 3, cellM: 20) { _, _ in 0 }
    let look = Viewshed.Look(targetHeightM: 0, radiusM: nil)
    let cells = try Viewshed.seen(from: MadeGround.observer(grid, 0, 1, 10), on: Relief(grid), look)
    let expected = (2 * look.earthRadiusM * 10 / look.curvature).squareRoot()
    let last = try #require((0..<1200).last { cells.mark(column: $0, row: 1) == .seen })
    #expect(abs(Double(last) * 20 - expected) <= 20, "\(last * 20) m, not \(expected) m")
    #expect(expected > 12_000 && expected < 13_000)
  }

  /// A wall hides as much as its shadow is long.
  @Test func shadowOfAWall() throws {
    for (wall, height) in [(20, 30.0), (60, 45.0), (10, 100.0)] {
      let grid = try MadeGround.grid(200, 41) { column, _ in column == wall ? 20 : 0 }
      let cells = try seen(grid, 0, 20, height)
      let first = Double(wall) * height / (height - 20)
      for column in 1..<200 where abs(Double(column) - first) > 1e-6 {
        let inShadow = column > wall && Double(column) < first
        #expect(cells.mark(column: column, row: 20) == (inShadow ? .hidden : .seen), "\(column) of \(first)")
      }
    }
  }

  @Test func higherGroundInBetweenNeverShowsMore() throws {
    try forAll(60) { random in
      (try? MadeGround.hills(random.pick(5..<70), random.pick(5..<70), &random), random.next())
    } property: { input, seed in
      let grid = try #require(input.0)
      var random = SplitMix64(seed: input.1)
      let (x, y) = (random.pick(0..<grid.columns), random.pick(0..<grid.rows))
      let rise = random.unit() * 50
      var raised = Set<Int>()
      for _ in 0..<30 { raised.insert(random.pick(0..<grid.columns * grid.rows)) }
      raised.remove(y * grid.columns + x)
      let higher = try MadeGround.grid(grid.columns, grid.rows) { column, row in
        (grid.height(column: column, row: row) ?? 0)
          + (raised.contains(row * grid.columns + column) ? rise : 0)
      }
      for method in Viewshed.Method.allCases {
        let before = try seen(grid, x, y, 20, target: 1, method: method)
        let after = try seen(higher, x, y, 20, target: 1, method: method)
        for index in before.marks.indices where !raised.contains(index) {
          #expect(after.marks[index] <= before.marks[index], "seed \(seed), cell \(index), \(method)")
        }
      }
    }
  }

  @Test func higherTargetsAndMissingGroundNeverShowLess() throws {
    try forAll(40) { random in
      (try? MadeGround.hills(random.pick(5..<70), random.pick(5..<70), &random), random.next())
    } property: { input, seed in
      let grid = try #require(input.0)
      var random = SplitMix64(seed: input.1)
      let (x, y) = (random.pick(0..<grid.columns), random.pick(0..<grid.rows))
      let low = try seen(grid, x, y, 20, target: 0)
      let high = try seen(grid, x, y, 20, target: 2)
      #expect(zip(low.marks, high.marks).allSatisfy { $0 <= $1 }, "seed \(seed)")
      let gone = random.pick(0..<grid.columns)
      let holed = try MadeGround.grid(grid.columns, grid.rows) { column, row in
        column == gone && row != y ? nil : grid.height(column: column, row: row)
      }
      let less = try seen(holed, x, y, 20, target: 0)
      #expect(zip(low.marks, less.marks).allSatisfy { $0 <= $1 }, "seed \(seed)")
    }
  }

  /// The two methods mean the same; planes smear shadows a little.
  @Test func planesAndLinesAreNearlyAlike() throws {
    var (cells, different, planes, lines) = (0, 0, 0, 0)
    try forAll(40) { random in
      (try? MadeGround.hills(random.pick(20..<90), random.pick(20..<90), &random), random.next())
    } property: { input, _ in
      let grid = try #require(input.0)
      var random = SplitMix64(seed: input.1)
      let (x, y) = (random.pick(0..<grid.columns), random.pick(0..<grid.rows))
      let first = try seen(grid, x, y, 20, target: 1, method: .planes)
      let second = try seen(grid, x, y, 20, target: 1, method: .lines)
      cells += first.marks.count
      different += zip(first.marks, second.marks).filter { $0 != $1 }.count
      planes += first.count(.seen)
      lines += second.count(.seen)
    }
    print("seen by planes: \(planes) cells, by lines: \(lines); \(different) of \(cells) differ")
    #expect(Double(different) < 0.01 * Double(cells))
    #expect(planes < lines)
  }

  /// Turned and mirrored ground gives turned and mirrored marks, bit for bit.
  @Test func allDirectionsAreAlike() throws {
    try forAll(40) { random in
      (try? MadeGround.hills(41, 41, &random), random.next())
    } property: { input, seed in
      let grid = try #require(input.0)
      var random = SplitMix64(seed: input.1)
      let (x, y) = (random.pick(0..<41), random.pick(0..<41))
      let plain = try seen(grid, x, y, 15, target: 1, radius: 130, curvature: 0.85714)
      let turned = try MadeGround.grid(41, 41) { grid.height(column: $1, row: $0) }
      let mirrored = try MadeGround.grid(41, 41) { grid.height(column: 40 - $0, row: $1) }
      let second = try seen(turned, y, x, 15, target: 1, radius: 130, curvature: 0.85714)
      let third = try seen(mirrored, 40 - x, y, 15, target: 1, radius: 130, curvature: 0.85714)
      for row in 0..<41 {
        for column in 0..<41 {
          let mark = plain.mark(column: column, row: row)
          #expect(second.mark(column: row, row: column) == mark, "seed \(seed)")
          #expect(third.mark(column: 40 - column, row: row) == mark, "seed \(seed)")
        }
      }
    }
  }

  @Test func radiusIsLevelAndFromPostToPost() throws {
    let grid = try MadeGround.grid(41, 41) { _, _ in 5 }
    let cells = try seen(grid, 20, 20, 10, radius: 50)
    #expect(cells.columns == 21 && cells.rows == 21 && cells.firstColumn == 10 && cells.firstRow == 10)
    for row in 0..<41 {
      for column in 0..<41 {
        let (dx, dy) = (column - 20, row - 20)
        let inside = dx * dx + dy * dy <= 100
        #expect(cells.mark(column: column, row: row) == (inside ? .seen : .unknown))
      }
    }
    #expect(try seen(grid, 20, 20, 10, radius: 1).count(.seen) == 1)
    // A place off the post stands for the nearest one.
    let near = Viewshed.Observer(eastM: 830_000 + 102.4, northM: 815_000 + 97.6, heightAboveGroundM: 10)
    let moved = try Viewshed.seen(
      from: near, on: Relief(grid), Viewshed.Look(targetHeightM: 0, radiusM: 50, curvature: 0))
    #expect(moved == cells)
  }

  @Test func whatIsRefused() throws {
    let grid = try MadeGround.grid(10, 10) { column, _ in column == 3 ? nil : 5 }
    func message(_ observer: Viewshed.Observer, _ look: Viewshed.Look) -> String {
      do {
        _ = try Viewshed.seen(from: observer, on: Relief(grid), look)
        return "none"
      } catch { return "\(error)" }
    }
    let place = MadeGround.observer(grid, 5, 5, 10)
    let look = Viewshed.Look(targetHeightM: 0, radiusM: 20)
    #expect(message(place, look) == "none")
    #expect(message(MadeGround.observer(grid, 3, 5, 10), look).contains("has no height in made up"))
    #expect(message(MadeGround.observer(grid, 10, 5, 10), look).contains("outside of made up"))
    #expect(message(MadeGround.observer(grid, 5, -1, 10), look).contains("outside of made up"))
    for bad in [-1, .nan, .infinity] {
      #expect(message(MadeGround.observer(grid, 5, 5, bad), look).contains("0...100000 m"))
      #expect(message(place, .init(targetHeightM: bad, radiusM: 20)).contains("0...100000 m"))
      #expect(message(place, .init(targetHeightM: 0, radiusM: bad)).contains("more than 0"))
      #expect(message(place, .init(targetHeightM: 0, radiusM: 9, curvature: bad)).contains("curvature"))
    }
    #expect(message(.init(eastM: .nan, northM: 0, heightAboveGroundM: 1), look).contains("outside"))
    let degrees = try HeightGrid(
      name: "degrees", crs: .wgs84, datum: .seaLevelEGM96, columns: 2, rows: 2, westPost: 114, southPost: 22,
      cellSize: 0.1, heights: [1, 2, 3, 4])
    #expect(throws: ViewshedError.self) { try Relief(degrees) }
  }
}
