import Geodesy
import Planar
import TestSupport
import Testing
import Units

private func at(_ east: Double, _ north: Double) -> MapPoint { MapPoint(east: east, north: north) }
private func area(_ polygons: [MapPolygon]) -> Double { polygons.reduce(0) { $0 + $1.area } }

@Suite struct BufferTests {
  @Test func areaLaws() throws {
    try forAll(60) { random in
      (randomPolygon(&random), 5 + 60 * random.unit())
    } property: { input, seed in
      let (polygon, distance) = input
      let wide = try Regions.buffered([polygon], by: distance)
      // At most the boundary's own strip and a circle for each ring (Steiner; equality for convex shapes).
      let circles = Double(polygon.rings.count) * Double.pi * distance * distance
      #expect(area(wide) <= polygon.area + polygon.perimeter * distance + circles, "seed \(seed)")
      #expect(area(wide) > polygon.area, "seed \(seed)")
      // Opening shrinks, closing grows, up to the chords.
      let narrow = try Regions.buffered([polygon], by: -distance)
      let opened = try Regions.buffered(narrow, by: distance)
      #expect(area(try Regions.difference(opened, [polygon])) < 1e-3 * polygon.area, "seed \(seed)")
      let closed = try Regions.buffered(wide, by: -distance * 0.99)
      #expect(area(try Regions.difference([polygon], closed)) < 1e-6 * polygon.area, "seed \(seed)")
      let mitred = try Regions.buffered([polygon], by: distance, join: .mitre)
      #expect(area(try Regions.difference(wide, mitred)) < 1e-3 * polygon.area, "seed \(seed)")
      // Every place in the buffer is within the distance, every place outside beyond the chords.
      var random = SplitMix64(seed: seed &+ 77)
      for _ in 0..<60 {
        let p = randomMapPoint(&random)
        let metres = polygon.distance(to: p)
        if metres > distance + 1e-6 { #expect(!wide.contains { $0.contains(p) }, "seed \(seed)") }
        if metres < distance * 0.995 { #expect(wide.contains { $0.contains(p) }, "seed \(seed)") }
      }
    }
  }

  @Test func convexShapesFollowSteiner() throws {
    try forAll(40) {
      randomPolygon(&$0)
    } property: { polygon, seed in
      let found = try Regions.convexHull([polygon])
      let hull = try #require(found)
      let wide = try Regions.buffered([hull], by: 50, quadrantSegments: 64)
      let expected = hull.area + hull.perimeter * 50 + Double.pi * 2500
      #expect(abs(area(wide) - expected) < 1e-3 * 2500 * Double.pi, "seed \(seed)")
    }
  }

  @Test func capsule() throws {
    let capsule = try Regions.bufferedSegment(at(0, 0), at(100, 0), by: 10, quadrantSegments: 90)
    #expect(abs(capsule.area - (2000 + Double.pi * 100)) < 0.1)
    #expect(capsule.contains(at(-9.99, 0)) && !capsule.contains(at(50, 10.01)))
    let disc = try Regions.bufferedSegment(at(5, 5), at(5, 5), by: 10, quadrantSegments: 90)
    #expect(abs(disc.area - Double.pi * 100) < 0.1)
    #expect(throws: GeodesyError.self) { try Regions.bufferedSegment(at(0, 0), at(1, 1), by: 0) }
  }
}

@Suite struct LineBufferTests {
  @Test func straightStrips() throws {
    let line = [at(0, 0), at(100, 0)]
    #expect(try Regions.bufferedLine(line, left: 10, right: 0) == [box(0, 0, 100, 10)])
    #expect(try Regions.bufferedLine(line, left: 0, right: 5) == [box(0, -5, 100, 0)])
    #expect(area(try Regions.bufferedLine(line, left: 10, right: 5)) == 1500)
    #expect(try Regions.bufferedLine(line, left: 0, right: 0).isEmpty)
  }

  @Test func cornersByHand() throws {
    // A left turn: the outer, right side has a quarter circle, the inner side loses a square.
    let line = [at(0, 0), at(100, 0), at(100, 100)]
    let right = try Regions.bufferedLine(line, left: 0, right: 10, quadrantSegments: 90)
    #expect(abs(area(right) - (2000 + Double.pi * 25)) < 0.05)
    let left = try Regions.bufferedLine(line, left: 10, right: 0)
    #expect(abs(area(left) - 1900) < 1e-6)
    let both = try Regions.bufferedLine(line, left: 10, right: 10, quadrantSegments: 90)
    #expect(both.count == 1 && both[0].holes.isEmpty)
    #expect(abs(area(both) - area(right) - area(left)) < 1e-3)
  }

  /// A side of width 0 stays free even where the strip's rectangles reach over a sharp corner.
  @Test func nothingSpillsOver() throws {
    let line = [at(0, 0), at(200, 0), at(20, 40), at(300, 80)]
    let strip = try Regions.bufferedLine(line, left: 30, right: 0)
    for (a, b) in zip(line, line.dropFirst()) {
      for step in 1..<20 {
        let place = a.interpolated(to: b, fraction: Double(step) / 20)
        let course = a.course(to: b).degrees
        let toLeft = place.moved(course: .degrees(course - 90), by: 0.01)
        let toRight = place.moved(course: .degrees(course + 90), by: 0.01)
        #expect(strip.contains { $0.contains(toLeft) })
        #expect(!strip.contains { $0.contains(toRight) }, "\(toRight)")
      }
    }
  }

  @Test func ringsHaveNoEnds() throws {
    let ring = [at(0, 0), at(100, 0), at(100, 100), at(0, 100), at(0, 0)]
    let inner = try Regions.bufferedLine(ring, left: 10, right: 0)
    #expect(inner.count == 1 && inner[0].holes.count == 1 && abs(area(inner) - 3600) < 1e-6)
    let outer = try Regions.bufferedLine(ring, left: 0, right: 10, quadrantSegments: 90)
    #expect(abs(area(outer) - (4000 + Double.pi * 100)) < 0.1)
    #expect(!outer.contains { $0.contains(at(1, 1)) })
  }

  @Test func stripLaws() throws {
    try forAll(80) { random in
      let count = random.pick(3..<14)
      var course = 90.0
      var line = [at(0, 0)]
      for _ in 0..<count {
        course += 140 * (random.unit() - 0.5)
        line.append(line[line.count - 1].moved(course: .degrees(course), by: 20 + 150 * random.unit()))
      }
      return (line, 5 + 25 * random.unit())
    } property: { input, seed in
      let (line, width) = input
      let left = try Regions.bufferedLine(line, left: width, right: 0)
      let right = try Regions.bufferedLine(line, left: 0, right: width)
      let both = try Regions.bufferedLine(line, left: width, right: width)
      // The line turned round has its sides changed.
      let turned = try Regions.bufferedLine(line.reversed(), left: 0, right: width)
      let scale = Polyline.length(line) * width
      #expect(try Regions.symmetricDifferenceArea(left, turned) < 1e-6 * scale, "seed \(seed)")
      let united = try Regions.union(left, right)
      #expect(try Regions.symmetricDifferenceArea(united, both) < 1e-4 * scale, "seed \(seed)")
      // Within the width of the line, whatever the side; and no hairline is left along the line.
      let index = SegmentIndex(lines: [line])
      for corner in both.flatMap({ $0.rings }).joined() {
        #expect(index.hasEdge(near: corner, corner, within: width + 1e-5), "seed \(seed)")
      }
      for (a, b) in zip(line, line.dropFirst()) {
        let middle = a.interpolated(to: b, fraction: 0.37)
        #expect(both.contains { $0.contains(middle) && $0.distanceToBoundary(middle) > 1 }, "seed \(seed)")
      }
    }
  }

  private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> MapPolygon {
    MapPolygon(outer: [at(west, south), at(east, south), at(east, north), at(west, north)])
  }
}
