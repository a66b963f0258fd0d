import Planar
import TestSupport
import Testing
import Units

private func at(_ east: Double, _ north: Double) -> MapPoint { MapPoint(east: east, north: north) }

@Suite struct SegmentTests {
  @Test func distances() {
    #expect(Segments.distance(at(0, 5), to: at(-3, 1), at(7, 1)) == 4)
    #expect(Segments.distance(at(10, 5), to: at(-3, 1), at(7, 1)) == 5)
    #expect(Segments.distance(at(3, 4), to: at(0, 0), at(0, 0)) == 5)
    #expect(Segments.distance(at(0, 0), at(4, 0), to: at(2, 3), at(9, 9)) == 3)
    #expect(Segments.distance(at(0, 0), at(4, 4), to: at(0, 4), at(4, 0)) == 0)
    #expect(Segments.closestPoint(at(2, 9), at(0, 0), at(4, 0)) == at(2, 0))
  }

  @Test func touchingCounts() {
    #expect(Segments.intersects(at(0, 0), at(4, 0), at(2, 0), at(2, 5)))
    #expect(Segments.intersects(at(0, 0), at(4, 0), at(4, 0), at(9, 1)))
    #expect(Segments.intersects(at(0, 0), at(4, 0), at(3, 0), at(9, 0)))
    #expect(!Segments.intersects(at(0, 0), at(4, 0), at(5, 0), at(9, 0)))
    #expect(!Segments.intersects(at(0, 0), at(4, 0), at(2, 1e-12), at(2, 5)))
    #expect(Segments.intersects(at(1, 1), at(1, 1), at(0, 0), at(2, 2)))
    #expect(!Segments.intersects(at(1, 1.5), at(1, 1.5), at(0, 0), at(2, 2)))
  }

  /// Points a few units in the last place around a line: plain arithmetic gets many of these signs wrong.
  @Test func turnsAreExact() {
    var differsFromPlain = 0
    let unit = 0x1p-53
    for i in 0..<64 {
      for j in 0..<64 {
        let p = at(0.5 + Double(i) * unit, 0.5 + Double(j) * unit)
        let exact = j == i ? 0 : j > i ? 1 : -1
        #expect(Segments.turn(at(0, 0), at(24, 24), p) == exact)
        #expect(Segments.turn(at(12, 12), at(24, 24), p) == exact)
        let (a, b) = (at(12, 12), at(24, 24))
        let plain = (a.east - p.east) * (b.north - p.north) - (a.north - p.north) * (b.east - p.east)
        if (plain > 0 ? 1 : plain < 0 ? -1 : 0) != exact { differsFromPlain += 1 }
      }
    }
    #expect(differsFromPlain > 100, "the test must meet cases that need exact arithmetic")
  }

  @Test func distanceLaws() {
    forAll(300) { random in
      (0..<4).map { _ in randomPoint(&random) }
    } property: { p, seed in
      let d = Segments.distance(p[0], p[1], to: p[2], p[3])
      #expect(d == Segments.distance(p[2], p[3], to: p[0], p[1]), "seed \(seed)")
      #expect((d == 0) == Segments.intersects(p[0], p[1], p[2], p[3]), "seed \(seed)")
      var sampled = Double.infinity
      for step in 0...400 {
        let q = p[0].interpolated(to: p[1], fraction: Double(step) / 400)
        sampled = min(sampled, Segments.distance(q, to: p[2], p[3]))
      }
      let gap = p[0].distance(to: p[1]) / 800
      #expect(d <= sampled + 1e-9 && sampled <= d + gap + 1e-9, "seed \(seed)")
    }
  }

  @Test func coursesAndMoves() {
    let here = at(10, 20)
    #expect(here.course(to: at(10, 30)).degrees == 0)
    #expect(here.course(to: at(30, 20)).degrees == 90)
    #expect(here.course(to: at(10, 0)).degrees == 180)
    #expect(here.course(to: at(0, 20)).degrees == 270)
    #expect(here.course(to: here).degrees == 0)
    forAll { random in
      (randomPoint(&random), randomPoint(&random))
    } property: { pair, seed in
      let (a, b) = pair
      let back = a.moved(course: a.course(to: b), by: a.distance(to: b))
      #expect(back.distance(to: b) < 1e-9, "seed \(seed)")
      #expect(a.interpolated(to: b, fraction: 1) == b)
      #expect((0..<360).contains(a.course(to: b).degrees), "seed \(seed)")
    }
  }
}

@Suite struct SegmentIndexTests {
  @Test func findsWhatALoopFinds() {
    forAll(40) { random -> ([MapPolygon], [(MapPoint, MapPoint, Double)]) in
      let polygons = (0..<random.pick(1..<8)).map { _ in randomPolygon(&random) }
      let queries = (0..<25).map { number -> (MapPoint, MapPoint, Double) in
        let a = randomPoint(&random)
        // Short, upright, level and zero-length segments too.
        let b =
          switch number % 5 {
          case 0: a
          case 1: at(a.east, -a.north)
          case 2: at(-a.east, a.north)
          case 3: a.moved(east: 5, north: -3)
          default: randomPoint(&random)
          }
        return (a, b, number % 3 == 0 ? 0 : 200 * random.unit())
      }
      return (polygons, queries)
    } property: { input, seed in
      let index = SegmentIndex(polygons: input.0)
      #expect(index.edges.count == input.0.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } })
      for (a, b, reach) in input.1 {
        let slow = index.edges.indices.filter {
          Segments.distance(a, b, to: index.edges[$0].from, index.edges[$0].to) <= reach
        }
        #expect(index.edges(near: a, b, within: reach) == slow, "seed \(seed)")
        #expect(index.hasEdge(near: a, b, within: reach) == !slow.isEmpty, "seed \(seed)")
        let least = index.edges.map { Segments.distance(a, b, to: $0.from, $0.to) }.min() ?? .infinity
        #expect(index.distance(toSegment: a, b, limit: 1e5) == least, "seed \(seed)")
      }
    }
  }

  @Test func oddSizes() {
    let none = SegmentIndex(polygons: [])
    #expect(none.edges(near: at(0, 0), at(9, 9), within: 100).isEmpty)
    let flat = SegmentIndex(lines: [[at(0, 0), at(1e5, 0)]])
    #expect(flat.hasEdge(near: at(99_999, 3), at(99_999, 9), within: 3))
    #expect(!flat.hasEdge(near: at(99_999, 3.01), at(99_999, 9), within: 3))
    let dot = SegmentIndex(lines: [[at(5, 5), at(5, 5)]])
    #expect(dot.hasEdge(near: at(5, 5), at(5, 5), within: 0))
    #expect(flat.distance(toSegment: at(0, 50), at(9, 50), limit: 49) == nil)
  }
}
