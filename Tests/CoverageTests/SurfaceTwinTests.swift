import AircraftModel
import FoundationEssentials
import Geodesy
import Planar
import TerrainModel
import TestSupport
import Testing
import Units

@testable import Coverage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Hills with walls on them, and a camera that flies over: one random case.
struct RoughCase {
  var surface: SightSurface
  var raster: CellRaster
  var piece: ViewPiece
  var camera: Camera
  var pitch: Angle
  var rules: SightRules

  /// - `wallM`: how high the walls stand over the ground.
  /// - `real`: heights of 121 by 121 cells from the south-west, in place of made hills and walls; the camera hovers.
  init(_ r: [Double], wallM: Double = 25, real: [Float]? = nil) throws {
    let cellM = 5.0
    let lattice = CellLattice(box: MapBox([MapPoint(-300, -300), MapPoint(300, 300)]), cellM: cellM)
    var ground = [Float](repeating: 0, count: lattice.places)
    var roofs = [Float](repeating: .nan, count: lattice.places)
    for place in 0..<lattice.places {
      let at = lattice.centre(ofPlace: place)
      let height =
        30 * r[0] * sin(at.east / (20 + 40 * r[1]) + 6 * r[2]) + 30 * r[3] * cos(at.north / (20 + 40 * r[4]))
      ground[place] = Float(height)
      let (column, row) = (place % lattice.columns, place / lattice.columns)
      // Thin walls every 19 columns, with doors.
      if column % 19 == Int(18 * r[5]), row % 11 > 2 { roofs[place] = Float(height + wallM) }
    }
    if let real {
      (ground, roofs) = (real, [Float](repeating: .nan, count: lattice.places))
    }
    surface = SightSurface(lattice: lattice, low: ground, high: ground, relief: ground, roofs: roofs)
    raster = CellRaster(ground: [Scene.polygon(-150, -150, 150, 150)], cellM: cellM)
    camera = FootprintTests.camera(640, 512, 30 + 60 * r[6])
    pitch = .degrees(-90 * r[7])
    let course = Angle.degrees(360 * r[8])
    let length = r[9] < 0.2 || real != nil ? 0 : 20 + 160 * r[9]
    let view = try #require(Footprint(camera: camera, pitch: pitch, aboveGround: .metres(1)))
    let start = MapPoint(160 * r[10] - 80, 160 * r[11] - 80)
    let below = real.map { heights in lattice.place(of: start).map { Double(heights[$0]) } ?? 0 } ?? 0
    piece = ViewPiece(
      span: 2, start: start, startHKPD: real == nil ? 65 + 60 * r[12] : below + 4 + 60 * r[12],
      alongEast: length > 0 ? course.sine : 0, alongNorth: length > 0 ? course.cosine : 0, lengthM: length,
      climb: length > 0 ? 0.3 * r[13] - 0.15 : 0, heading: .degrees(360 * r[14]), view: view)
    rules = SightRules(
      greatestSlantM: 80 + 300 * r[15], leastIncidence: .degrees(30 * r[16]), looksForCover: true)
  }

  var sight: RouteSight { sight(threads: 1) }

  func sight(threads: Int) -> RouteSight {
    RouteSight(
      views: RouteViews(pieces: [piece]), raster: raster, surface: surface, rules: rules, threads: threads)
  }

  /// The slow twin: whether a cell is seen from the place `s` along the leg, by angles and by a look at the surface in
  /// every row or column between; nothing of the product's arithmetic.
  func sees(_ cell: Int, _ s: Double) -> Bool {
    let at = raster.centre(of: cell)
    let (x, y) = (Int((at.east + 300) / 5), Int((at.north + 300) / 5))
    func top(_ x: Int, _ y: Int) -> Double { Double(surface.top[y * surface.lattice.columns + x]) }
    let z = Double(surface.low[y * surface.lattice.columns + x])
    let east = at.east - piece.start.east - piece.alongEast * s
    let north = at.north - piece.start.north - piece.alongNorth * s
    let down = piece.startHKPD + piece.climb * s - z
    let level = (east * east + north * north).squareRoot()
    let slant = (level * level + down * down).squareRoot()
    if down <= 0 || slant > rules.greatestSlantM { return false }
    let turn = atan2(east, north) - piece.heading.radians
    let (ahead, right) = (level * cos(turn), level * sin(turn))
    let forward = ahead * cos(pitch.radians) - down * sin(pitch.radians)
    let up = -ahead * sin(pitch.radians) - down * cos(pitch.radians)
    if forward <= 0 || abs(right / forward) > camera.halfWidthTangent
      || abs(up / forward) > camera.halfHeightTangent
    {
      return false
    }
    // The far edge of a view that reaches the horizon, as `Footprint` has it.
    if ahead > down / tan(5 * Double.pi / 180) { return false }
    let place = y * surface.lattice.columns + x
    let normal = (-Double(surface.riseEast[place]), -Double(surface.riseNorth[place]), 1.0)
    let size = (normal.0 * normal.0 + normal.1 * normal.1 + 1).squareRoot()
    let sine = (-east * normal.0 - north * normal.1 + down) / (slant * size)
    if asin(sine) < rules.leastIncidence.radians { return false }
    let target = z + 1
    let (columns, rows) = (-east / 5, -north / 5)
    let many = max(abs(columns), abs(rows))
    for step in stride(from: 1.0, to: many, by: 1) {
      let (px, py) = (Double(x) + columns * step / many, Double(y) + rows * step / many)
      let (wx, wy) = (floor(px + 1e-9), floor(py + 1e-9))
      let share = abs(columns) > abs(rows) ? max(0, py - wy) : max(0, px - wx)
      let near = top(Int(wx), Int(wy))
      let next = abs(columns) > abs(rows) ? top(Int(wx), Int(wy) + 1) : top(Int(wx) + 1, Int(wy))
      if target + (down - 1) * step / many < near + (next - near) * share { return false }
    }
    return true
  }
}

@Suite("Sight over hills and walls") struct SurfaceTwinTests {
  /// Share of the leg with the cell in view.
  private func share(_ sight: Sight, _ cell: Int) -> Double {
    (Int(sight.offsets[cell])..<Int(sight.offsets[cell + 1])).reduce(0) { $0 + sight.to[$1] - sight.from[$1] }
  }

  @Test(
    "a slow twin in 500 steps agrees on 99.9 % of the cells, but for what hides them for under 5 m of flight")
  func twin() throws {
    var (compared, seen, hidden, flat, apart) = (0, 0, 0, 0, 0)
    try forAll(80) { random in
      (0..<17).map { _ in random.unit() }
    } property: { r, seed in
      let rough = try RoughCase(r)
      let sight = rough.sight
      let length = rough.piece.lengthM
      let steps = length > 0 ? 500 : 1
      for cell in stride(from: Int(seed % 7), to: rough.raster.count, by: 7) {
        let twin = (0..<steps).map { rough.sees(cell, length * (Double($0) + 0.5) / Double(steps)) }
        let slow = Double(twin.count { $0 }) / Double(steps)
        let fast = share(sight.overHigh, cell)
        compared += 1
        if slow > 0 { seen += 1 }
        if sight.quality.isHidden[cell] { hidden += 1 }
        if sight.quality.isFlat[cell] { flat += 1 }
        // Each edge that is not found by halving may lie between two tries; covers of less than a try are not seen.
        let edges = zip(twin, twin.dropFirst()).count { $0 != $1 }
        let slack = length > 0 ? 2.0 / Double(steps) + Double(edges) * 0.2 / length : 0
        var missed = 0.0
        var run = 0
        for (number, sees) in twin.enumerated() {
          if number > 0, sees != twin[number - 1] { run = 0 }
          run += 1
          let ends = number + 1 == twin.count || twin[number + 1] != sees
          if ends, Double(run) / Double(steps) * length < 5 { missed += Double(run) / Double(steps) }
        }
        if abs(slow - fast) > slack + missed { apart += 1 }
      }
    }
    #expect(
      compared > 40_000 && seen > 3000 && hidden > 300 && flat > 300, "\(compared) \(seen) \(hidden) \(flat)")
    #expect(apart * 1000 <= compared, "\(apart) of \(compared)")
  }

  @Test(
    "laws: higher walls never show more; a finer or steeper task never sees more; any number of threads the same"
  )
  func laws() throws {
    var (lower, shadowed) = (0, 0)
    try forAll(30) { random in
      (0..<17).map { _ in random.unit() }
    } property: { r, seed in
      let low = try RoughCase(r, wallM: 5)
      let high = try RoughCase(r, wallM: 40)
      var fine = low
      fine.rules.greatestSlantM *= 0.8
      var steep = low
      steep.rules.leastIncidence = .degrees(low.rules.leastIncidence.degrees + 10)
      var open = low
      open.rules.looksForCover = false
      let (a, b, c, d, e) = (low.sight, high.sight, fine.sight, steep.sight, open.sight)
      for cell in 0..<low.raster.count {
        // A wall's own cell is looked at on its top.
        let place = low.raster.centre(of: cell)
        let isWall =
          low.surface.top[low.surface.lattice.place(of: place) ?? 0]
          != high.surface.top[high.surface.lattice.place(of: place) ?? 0]
        if !isWall {
          #expect(share(b.overHigh, cell) <= share(a.overHigh, cell) + 1e-9, "seed \(seed), cell \(cell)")
          if share(b.overHigh, cell) < share(a.overHigh, cell) { shadowed += 1 }
        }
        // Tries of a shorter stretch fall on other places: covers of under a try may be seen or missed.
        let slack = low.piece.lengthM > 0 ? 10 / low.piece.lengthM : 0
        #expect(share(c.overHigh, cell) <= share(a.overHigh, cell) + slack, "seed \(seed), cell \(cell)")
        #expect(share(d.overHigh, cell) <= share(a.overHigh, cell) + slack, "seed \(seed), cell \(cell)")
        #expect(share(a.overHigh, cell) <= share(e.overHigh, cell) + 1e-9, "seed \(seed), cell \(cell)")
        if share(c.overHigh, cell) < share(a.overHigh, cell) { lower += 1 }
      }
      let two = low.sight(threads: 2)
      #expect(two.overHigh.offsets == a.overHigh.offsets && two.overHigh.from == a.overHigh.from)
      #expect(two.overHigh.to == a.overHigh.to && two.quality.bestSlantM == a.quality.bestSlantM)
    }
    #expect(lower > 1000 && shadowed > 500, "\(lower) \(shadowed)")
  }

  @Test("what two legs see together is what each of them sees, cell by cell and second by second")
  func union() throws {
    var (seen, both) = (0, 0)
    try forAll(60) { random in
      (0..<34).map { _ in random.unit() }
    } property: { r, seed in
      let a = try RoughCase(Array(r[..<17]))
      let b = try RoughCase(Array(r[..<7]) + Array(r[24...]) + Array(r[14..<17]))
      var other = b.piece
      other.span = 4
      func sight(_ pieces: [ViewPiece]) -> Sight {
        RouteSight(
          views: RouteViews(pieces: pieces), raster: a.raster, surface: a.surface, rules: a.rules
        ).overHigh
      }
      let (first, second, together) = (sight([a.piece]), sight([other]), sight([a.piece, other]))
      for cell in 0..<a.raster.count {
        let parts = share(first, cell) + share(second, cell)
        #expect(abs(share(together, cell) - parts) < 1e-12, "seed \(seed), cell \(cell)")
        #expect(
          together.isSeen(cell) == (first.isSeen(cell) || second.isSeen(cell)), "seed \(seed), cell \(cell)")
        if together.isSeen(cell) { seen += 1 }
        if first.isSeen(cell), second.isSeen(cell) { both += 1 }
      }
    }
    #expect(seen > 5000 && both > 200, "\(seen) \(both)")
  }

  /// 200 poses on official ground of 5 m: at least 99.9 % of the cells as the slow twin has them, the others beside a cell
  /// that is the other way.
  @Test func realGround() throws {
    guard let path = Folders.shared("maps/dem/landsd-5m-central-wanchai-tst.tif") else { return }
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let grid = try HeightGrid(file: bytes, name: "peak", crs: .hongKongGrid, datum: .hkpd)
    var (compared, seen, hidden, apart, inside) = (0, 0, 0, 0, 0)
    try forAll(200) { random in
      (
        random.pick(0..<(grid.columns - 121)), random.pick(0..<(grid.rows - 121)),
        (0..<17).map { _ in random.unit() }
      )
    } property: { input, seed in
      let (column, row, r) = input
      // Rows of the grid run from the north.
      let heights = (0..<121).flatMap { up in
        (0..<121).map { right in Float(grid.height(column: column + right, row: row + 120 - up) ?? .nan) }
      }
      if heights.contains(where: \.isNaN) { return }
      let rough = try RoughCase(r, real: heights)
      let sight = rough.sight
      let twin = (0..<rough.raster.count).map { rough.sees($0, 0) }
      for cell in 0..<rough.raster.count {
        compared += 1
        if twin[cell] { seen += 1 }
        if sight.quality.isHidden[cell] { hidden += 1 }
        guard sight.overHigh.isSeen(cell) != twin[cell] else { continue }
        apart += 1
        let place = Int(rough.raster.places[cell])
        let (y, x) = place.quotientAndRemainder(dividingBy: rough.raster.lattice.columns)
        let isOnEdge = (-1...1).contains { dy in
          (-1...1).contains { dx in
            let (nx, ny) = (x + dx, y + dy)
            guard nx >= 0, ny >= 0, nx < rough.raster.lattice.columns, ny < rough.raster.lattice.rows else {
              return true
            }
            let other = Int(rough.raster.index[ny * rough.raster.lattice.columns + nx])
            return other < 0 || twin[other] != twin[cell]
          }
        }
        if !isOnEdge { inside += 1 }
      }
    }
    print("200 poses over the Peak: \(compared) cells, \(seen) seen, \(hidden) hidden, \(apart) apart")
    #expect(compared > 400_000 && seen > 20_000 && hidden > 400)
    #expect(apart * 1000 <= compared && inside == 0, "\(apart) of \(compared), \(inside) far from an edge")
  }

  @Test("trees on the ground hide what is behind them, never what they stand on alone") func cover() throws {
    let lattice = CellLattice(box: MapBox([MapPoint(-300, -20), MapPoint(300, 20)]), cellM: 5)
    let flat = [Float](repeating: 0, count: lattice.places)
    let raster = CellRaster(ground: [Scene.polygon(-250, -5, 250, 5)], cellM: 5)
    let camera = FootprintTests.camera(1000, 1000, 160)
    let view = try #require(Footprint(camera: camera, pitch: .degrees(-90), aboveGround: .metres(1)))
    let piece = ViewPiece(
      span: 3, start: MapPoint(2.5, 2.5), startHKPD: 100, alongEast: 0, alongNorth: 0, lengthM: 0, climb: 0,
      heading: .degrees(0), view: view)
    func furthest(_ coverM: Float) -> Double {
      let surface = SightSurface(
        lattice: lattice, low: flat, high: flat, relief: flat,
        roofs: [Float](repeating: .nan, count: flat.count), coverM: coverM)
      let sight = RouteSight(
        views: RouteViews(pieces: [piece]), raster: raster, surface: surface,
        rules: SightRules(greatestSlantM: 1000, leastIncidence: .degrees(5), looksForCover: true))
      let seen = (0..<raster.count).filter { sight.isSeen($0) }.map { abs(raster.centre(of: $0).east - 2.5) }
      return seen.max() ?? -1
    }
    // The next centre, 5 m nearer, stands 10 m high: a line from 1 m over the place must rise 9 m in 5 m, so it is free
    // up to 99 / 9 * 5 = 55 m off; with 20 m up to 99 / 19 * 5 = 26 m.
    #expect(furthest(0) == 250)
    #expect(furthest(10) == 55)
    #expect(furthest(20) == 25)
  }

  @Test("behind a wall: hidden, and seen again from the other side") func wall() throws {
    let lattice = CellLattice(box: MapBox([MapPoint(-100, -20), MapPoint(100, 20)]), cellM: 5)
    let flat = [Float](repeating: 0, count: lattice.places)
    var roofs = [Float](repeating: .nan, count: lattice.places)
    for place in 0..<lattice.places where abs(lattice.centre(ofPlace: place).east - 2.5) < 1 {
      roofs[place] = 60
    }
    let surface = SightSurface(lattice: lattice, low: flat, high: flat, relief: flat, roofs: roofs)
    let raster = CellRaster(ground: [Scene.polygon(-50, -5, 50, 5)], cellM: 5)
    let camera = FootprintTests.camera(1000, 1000, 120)
    let view = try #require(Footprint(camera: camera, pitch: .degrees(-90), aboveGround: .metres(1)))
    func seen(from east: Double) -> [Bool] {
      let piece = ViewPiece(
        span: 3, start: MapPoint(east, 0), startHKPD: 100, alongEast: 0, alongNorth: 0, lengthM: 0, climb: 0,
        heading: .degrees(0), view: view)
      let sight = RouteSight(
        views: RouteViews(pieces: [piece]), raster: raster, surface: surface,
        rules: SightRules(greatestSlantM: 1000, leastIncidence: .degrees(5), looksForCover: true))
      return (0..<20).map { sight.isSeen($0) }
    }
    // From 40 m west and 100 m up the wall's top of 60 m hides what lies up to 61 m behind it: 40 * 60 / 40.
    #expect(seen(from: -37.5) == (0..<20).map { $0 <= 10 })
    #expect(seen(from: 42.5) == (0..<20).map { $0 >= 10 })
    #expect(seen(from: 2.5).allSatisfy { $0 })
  }
}
