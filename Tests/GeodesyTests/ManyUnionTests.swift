import Planar
import TestSupport
import Testing
import Units

@testable import Geodesy

/// The quick ways through unions of many polygons, against the one union of GEOS over all of them.
@Suite("Unions of many polygons") struct ManyUnionTests {
  /// A convex polygon of so many corners on an ellipse.
  static func oval(_ centre: MapPoint, _ wide: Double, _ high: Double, _ corners: Int, turned: Double)
    -> MapPolygon
  {
    MapPolygon(
      outer: (0..<corners).map { corner in
        let angle = Angle.degrees(turned + 360 * Double(corner) / Double(corners))
        return centre.moved(east: wide * angle.sine, north: high * angle.cosine)
      })
  }

  static func box(_ east: Double, _ north: Double, _ width: Double, _ height: Double) -> MapPolygon {
    MapPolygon(
      outer: [(0, 0), (width, 0), (width, height), (0, height)].map {
        MapPoint(east: east + $0.0, north: north + $0.1)
      })
  }

  private func ovals(_ random: inout SplitMix64, _ count: Int, within side: Double) -> [MapPolygon] {
    (0..<count).map { _ in
      let centre = MapPoint(east: side * random.unit(), north: side * random.unit())
      let shape = ManyUnionTests.oval(
        centre, 5 + 40 * random.unit(), 5 + 40 * random.unit(), random.pick(3..<9),
        turned: 360 * random.unit())
      return random.unit() < 0.5 ? shape : MapPolygon(outer: shape.outer.reversed())
    }
  }

  private func area(_ polygons: [MapPolygon]) -> Double { polygons.reduce(0) { $0 + $1.area } }

  /// Sound, in the one order, with as many parts and holes and covering the same places.
  private func same(_ made: [MapPolygon], _ expected: [MapPolygon]) throws -> Bool {
    let holes = [made, expected].map { $0.map(\.holes.count) }
    return try Regions.isValid(made) && made == made.normalised() && holes[0] == holes[1]
      && Regions.symmetricDifferenceArea(made, expected) <= 1e-9 * area(expected)
  }

  @Test("random shapes, dense and sparse: all three ways agree") func random() throws {
    var chained = 0
    var holes = 0
    try forAll(60) { random in
      let (count, side) = (random.pick(64..<300), 150 + 900 * random.unit())
      return ovals(&random, count, within: side)
    } property: { shapes, seed in
      let engine = try GeosEngine()
      let plain = try engine.plainUnion(shapes)
      let covers = ConvexCovers(shapes)
      let buried = BuriedPolygons(covers)
      #expect(try same(engine.union(shapes, without: buried), plain), "seed \(seed)")
      if let found = OpenEdges.union(of: covers, without: buried.isBuried) {
        #expect(try same(found, plain), "seed \(seed)")
        chained += 1
      }
      #expect(try same(Regions.union(shapes), plain), "seed \(seed)")
      holes += plain.reduce(0) { $0 + $1.holes.count }
    }
    print("unions of many: \(chained) of 60 by open edges, \(holes) holes")
    #expect(chained > 50 && holes > 500)
  }

  @Test("cells and rows of boxes that share edges and corners are left to GEOS") func shared() throws {
    try forAll(40) { random in
      let step = random.unit() < 0.5 ? 10.0 : 7.0
      return (0..<400).map { _ in
        ManyUnionTests.box(10 * Double(random.pick(0..<24)), step * Double(random.pick(0..<24)), 10, 10)
      }
    } property: { shapes, seed in
      let covers = ConvexCovers(shapes)
      let buried = BuriedPolygons(covers)
      #expect(OpenEdges.union(of: covers, without: buried.isBuried) == nil, "seed \(seed)")
      let plain = try GeosEngine().plainUnion(shapes)
      let made = try Regions.union(shapes)
      #expect(try Regions.isValid(made) && Regions.symmetricDifferenceArea(made, plain) == 0, "seed \(seed)")
    }
  }

  @Test("shapes that are not convex or have holes keep their holes") func mixed() throws {
    try forAll(40) { random in
      let rings = (0..<20).map { _ -> MapPolygon in
        let centre = MapPoint(east: 600 * random.unit(), north: 600 * random.unit())
        let outer = ManyUnionTests.oval(centre, 60, 50, 12, turned: 0).outer
        return MapPolygon(outer: outer, holes: [ManyUnionTests.oval(centre, 40, 30, 7, turned: 5).outer])
      }
      return rings + ovals(&random, 120, within: 600)
    } property: { shapes, seed in
      let plain = try GeosEngine().plainUnion(shapes)
      #expect(try same(Regions.union(shapes), plain), "seed \(seed)")
    }
  }

  @Test("a full heap is a whole disc; a ring of shapes around it and one inside keep apart") func nested()
    throws
  {
    // Everything in the middle of the heap is buried, and the hole that this leaves is filled.
    func ring(_ radius: Double, _ size: Double) -> [MapPolygon] {
      (0..<80).map { number in
        let angle = Angle.degrees(4.5 * Double(number))
        let place = MapPoint(east: radius * angle.sine, north: radius * angle.cosine)
        return ManyUnionTests.oval(place, size, size, 8, turned: 1.7 * Double(number))
      }
    }
    let heap = stride(from: 0.0, through: 100, by: 5).flatMap { ring($0, 15) }
    let shapes = ring(400, 20) + heap + ring(200, 10) + ring(203, 10)
    let engine = try GeosEngine()
    let buried = BuriedPolygons(ConvexCovers(shapes))
    #expect(buried.isBuried.count { $0 } > heap.count / 2)
    let plain = try engine.plainUnion(shapes)
    #expect(plain.count == 3 && plain.map(\.holes.count).sorted() == [0, 1, 1])
    #expect(try same(engine.union(shapes, without: buried), plain))
    #expect(try same(Regions.union(shapes), plain))
  }

  @Test("what stands in a filled hole goes into it, with its own open hole") func filling() {
    func square(_ half: Double) -> [MapPoint] { ManyUnionTests.box(-half, -half, 2 * half, 2 * half).outer }
    let region = [
      MapPolygon(outer: square(10), holes: [square(9)]), MapPolygon(outer: square(6), holes: [square(4)]),
      MapPolygon(outer: square(2)),
    ]
    // Only the gap between the first two is buried.
    let filled = HoleFilling.filled(region) { max(abs($0.east), abs($0.north)) > 5 }
    #expect(filled.map(\.area) == [400 - 64, 16] && filled[0].holes.count == 1)
    #expect(HoleFilling.filled(region) { _ in true } == [MapPolygon(outer: square(10))].normalised())
    #expect(HoleFilling.filled(region) { _ in false } == region)
  }

  @Test("shapes in one place, copies and touching ones") func stacked() throws {
    let copies = [MapPolygon](
      repeating: ManyUnionTests.oval(MapPoint(east: 3, north: 4), 9, 7, 32, turned: 0), count: 700)
    #expect(try Regions.symmetricDifferenceArea(Regions.union(copies), [copies[0]]) < 1e-9)
    let row = (0..<100).map { ManyUnionTests.box(10 * Double($0), 0, 10, 5) }
    #expect(try Regions.union(row).map(\.area) == [5000])
    let corners = (0..<100).map { ManyUnionTests.box(10 * Double($0), 10 * Double($0), 10, 10) }
    #expect(try Regions.union(corners).count == 100)
  }
}
