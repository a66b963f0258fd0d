import Geodesy
import Planar
import TerrainModel
import TestSupport
import Testing
import Units

@Suite("The illustrative relief") struct ReliefTests {
  private let frame = LocalFrame(origin: GeoPoint(longitude: 114.17, latitude: 22.31))

  private func at(_ east: Double, _ north: Double) -> MapPoint { MapPoint(east: east, north: north) }

  private func level(_ height: Double, posts: Int, around place: MapPoint) throws -> HeightGrid {
    let middle = try HongKongGrid.toGrid(frame.toGeo([place]))[0]
    let half = 50 * Double(posts - 1)
    return try HeightGrid(
      name: "level", crs: .hongKongGrid, datum: .hkpd, columns: posts, rows: posts,
      westPost: middle.easting - half, southPost: middle.northing - half, cellSize: 100,
      heights: [Double?](repeating: height, count: posts * posts))
  }

  private func strip(_ low: Double, _ high: Double, east: ClosedRange<Double>) -> DeclaredBand {
    DeclaredBand(
      id: "b", name: BilingualText(en: "b", zh: "b"),
      area: [
        MapPolygon(outer: [
          at(east.lowerBound, -900), at(east.upperBound, -900), at(east.upperBound, 900),
          at(east.lowerBound, 900),
        ])
      ], lowHKPD: low, highHKPD: high)
  }

  @Test("nothing that is flown or judged asks it") func neverGround() throws {
    let bands = [strip(2, 30, east: -400...400)]
    var ground = Ground(grids: [], bands: bands, elsewhere: nil, frame: frame)
    let places = [at(0, 0), at(300, 100), at(700, 0)]
    let before = try ground.bands(at: places)
    let legs = try ground.alongLeg(from: places[0], to: places[2], step: 50).map(\.band)
    let highest = [
      ground.highestDeclared(under: places[0], places[1]),
      ground.highestDeclared(under: places[0], places[2]),
    ]
    ground.relief = [try level(400, posts: 41, around: at(0, 0))]
    #expect(try ground.bands(at: places) == before && before[2] == nil)
    #expect(try ground.alongLeg(from: places[0], to: places[2], step: 50).map(\.band) == legs)
    #expect(
      [
        ground.highestDeclared(under: places[0], places[1]),
        ground.highestDeclared(under: places[0], places[2]),
      ]
        == highest)
    #expect(!ground.followsGrid && ground.finestPostSpacing == nil)
  }

  @Test("grids come before it, and bands keep it within their ends") func withinBands() throws {
    let net = PlaceNet(first: at(-800, 0), stepM: 10, columns: 161, rows: 1)
    let bands = [strip(2, 30, east: -295 ... -5), strip(50, 90, east: 5...295)]
    for (height, low, high) in [(60.0, 30.0, 60.0), (10, 10, 50), (400, 30, 90)] {
      var ground = Ground(
        grids: [try level(7, posts: 5, around: at(-500, 0))], bands: bands, elsewhere: nil, frame: frame)
      ground.relief = [try level(height, posts: 21, around: at(0, 0))]
      let found = try ground.heights(on: net)
      for column in 0..<net.columns {
        let east = -800 + 10 * Double(column)
        // The grid reaches from -700 to -300 m.
        let expected: Double? =
          if !found.relief[column].isNaN {
            nil
          } else if east > -295, east < -5 {
            low
          } else if east > 5, east < 295 {
            high
          } else {
            height
          }
        let value = found.illustrative[column]
        if let expected {
          #expect(value == Float(expected), "\(height) at \(east)")
        } else {
          #expect(value.isNaN, "\(height) at \(east)")
        }
      }
    }
    #expect(
      try Ground(grids: [], bands: bands, elsewhere: nil, frame: frame).heights(on: net).illustrative.isEmpty)
  }

  @Test("lines of a cone are rings at their height, of a slope straight; gaps and saddles keep lines apart")
  func contours() throws {
    let net = PlaceNet(first: at(-500, -500), stepM: 25, columns: 41, rows: 41)
    func heights(_ height: (MapPoint) -> Double?) -> [Float] {
      (0..<net.count).map { index in
        height(net.place(column: index % net.columns, row: index / net.columns)).map { Float($0) } ?? .nan
      }
    }
    let cone = heights { 400 - ($0.east * $0.east + $0.north * $0.north).squareRoot() }
    for level in [50.0, 100, 250] {
      let lines = Contours.lines(cone, on: net, level: level)
      #expect(lines.count == 1 && lines[0].first == lines[0].last, "\(level)")
      for place in lines[0] {
        let radius = (place.east * place.east + place.north * place.north).squareRoot()
        #expect(abs(radius - (400 - level)) < 3, "\(level): \(radius)")
      }
    }
    #expect(Contours.lines(cone, on: net, level: 401).isEmpty)
    let slope = Contours.lines(heights { $0.east + 500 }, on: net, level: 510)
    #expect(slope.count == 1 && slope[0].count == 41 && slope[0].allSatisfy { abs($0.east - 10) < 1e-3 })
    let cut = Contours.lines(
      heights { $0.north > 90 && $0.north < 110 ? nil : $0.east + 500 }, on: net, level: 510)
    #expect(cut.count == 2)
    let saddle = Contours.lines(heights { $0.east * $0.north / 100 + 3 }, on: net, level: 0)
    #expect(saddle.count == 2)
    for line in saddle {
      let signs = Set(line.map { $0.east > 0 })
      #expect(signs.count == 1, "a line runs through the saddle")
    }
  }

  @Test("every piece of a rough surface's lines lies on an edge between a higher and a lower place")
  func rough() {
    forAll(20) { random in
      (0..<400).map { _ in Float(random.unit() < 0.05 ? .nan : 100 * random.unit()) }
    } property: { heights, seed in
      let net = PlaceNet(first: at(0, 0), stepM: 1, columns: 20, rows: 20)
      let lines = Contours.lines(heights, on: net, level: 50)
      #expect(lines.allSatisfy { $0.count > 1 }, "seed \(seed)")
      var crossed: Set<MapPoint> = []
      for line in lines {
        for place in line.first == line.last ? Array(line.dropLast()) : line {
          #expect(crossed.insert(place).inserted, "seed \(seed): \(place) twice")
          let isOnEdge = place.east == place.east.rounded() || place.north == place.north.rounded()
          #expect(isOnEdge, "seed \(seed)")
        }
        for (a, b) in zip(line, line.dropFirst()) { #expect(a.distance(to: b) < 1.5, "seed \(seed)") }
      }
    }
  }
}
