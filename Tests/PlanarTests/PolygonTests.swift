import Planar
import TestSupport
import Testing
import Units

private func at(_ east: Double, _ north: Double) -> MapPoint { MapPoint(east: east, north: north) }

/// 10 by 10 m with a 4 by 4 m hole in the middle.
private let frame = MapPolygon(
  outer: [at(0, 0), at(10, 0), at(10, 10), at(0, 10)], holes: [[at(3, 3), at(7, 3), at(7, 7), at(3, 7)]])

@Suite struct PolygonTests {
  @Test func areaContainsBounds() {
    #expect(frame.area == 84)
    #expect(frame.perimeter == 56)
    #expect(frame.bounds == MapBox(minEast: 0, minNorth: 0, maxEast: 10, maxNorth: 10))
    #expect(frame.contains(at(1, 1)))
    #expect(!frame.contains(at(5, 5)))
    #expect(!frame.contains(at(11, 5)))
    for edge in [at(0, 5), at(10, 10), at(3, 5), at(7, 7), at(5, 10), at(5, -1e-10)] {
      #expect(frame.contains(edge), "\(edge)")
    }
    #expect(!frame.contains(at(5, -1e-8)))
    #expect(frame.distanceToBoundary(at(5, 5)) == 2)
    #expect(frame.distance(to: at(5, 5)) == 2)
    #expect(frame.distance(to: at(1, 5)) == 0)
    // Far from the origin no digits are lost.
    let far = MapPolygon(outer: frame.outer.map { $0.moved(east: 1e8, north: -1e8) })
    #expect(far.area == 100)
  }

  @Test func segments() {
    #expect(frame.containsSegment(at(1, 1), at(9, 1)))
    #expect(!frame.containsSegment(at(1, 5), at(9, 5)))
    #expect(frame.containsSegment(at(3, 0), at(3, 10)), "along the hole's edge")
    #expect(frame.containsSegment(at(0, 0), at(10, 0)), "along the outer edge")
    #expect(!frame.containsSegment(at(0, 0), at(10.001, 0)))
    #expect(frame.intersectsSegment(at(-5, 5), at(15, 5)))
    #expect(!frame.intersectsSegment(at(4, 4), at(6, 6)), "inside the hole")
    #expect(frame.intersectsSegment(at(1, 1), at(2, 2)), "inside the region")
    #expect(frame.intersectsSegment(at(10, -5), at(10, 0)), "touching a corner")
    #expect(frame.boundaryIntersects(segment: at(-1, 5), at(1, 5)))
    #expect(!frame.boundaryIntersects(segment: at(1, 1), at(2, 2)))
    #expect(frame.distance(toSegment: at(4, 5), at(6, 5)) == 1)
    #expect(frame.distance(toSegment: at(14, 0), at(14, 10)) == 4)
    #expect(frame.distance(toSegment: at(1, 1), at(40, 40)) == 0)
    // A reflex corner that only just touches the segment.
    let notch = MapPolygon(outer: [at(0, 0), at(10, 0), at(10, 10), at(5, 5), at(0, 10)])
    #expect(notch.containsSegment(at(0, 5), at(10, 5)))
    #expect(!notch.containsSegment(at(0, 5.01), at(10, 5.01)))
  }

  @Test func segmentLaws() {
    forAll(80) { random in
      (randomPolygon(&random), (0..<6).map { _ in randomPoint(&random) })
    } property: { input, seed in
      let (polygon, points) = input
      for (a, b) in zip(points, points.dropFirst()) {
        // Slow twin: 400 places along the segment.
        let places = (0...400).map { a.interpolated(to: b, fraction: Double($0) / 400) }
        let inside = places.filter { polygon.contains($0) }.count
        if polygon.containsSegment(a, b) { #expect(inside == places.count, "seed \(seed)") }
        if inside > 0 { #expect(polygon.intersectsSegment(a, b), "seed \(seed)") }
        if inside < places.count { #expect(!polygon.containsSegment(a, b), "seed \(seed)") }
        let parts = Polyline.inside([polygon], line: [a, b])
        let metres = parts.reduce(0) { $0 + Polyline.length($1) }
        let step = a.distance(to: b) / 400
        let crossings = Double(parts.count + 1) * 2
        #expect(abs(metres - Double(inside) * step) <= crossings * step, "seed \(seed)")
        #expect(polygon.containsSegment(a, b) == (parts == [[a, b]]), "seed \(seed)")
      }
    }
  }

  @Test func soundShapesHaveNoProblems() {
    forAll(200) {
      randomPolygon(&$0)
    } property: { polygon, seed in
      #expect(polygon.problems() == [], "seed \(seed)")
      #expect(
        MapPolygon(outer: polygon.outer.reversed(), holes: polygon.holes).problems() == [], "seed \(seed)")
    }
  }

  @Test func problemsAreNamed() {
    func first(_ ring: [MapPoint], holes: [[MapPoint]] = []) -> String {
      MapPolygon(outer: ring, holes: holes).problems().joined(separator: " | ")
    }
    #expect(first([at(0, 0), at(1, 1)]).contains("2 different points"))
    #expect(first([at(0, 0), at(1, .nan), at(1, 0)]).contains("point 1 is not a finite"))
    #expect(first([at(0, 0), at(4, 0), at(4, 4), at(0, 0)]).contains("repeats the first"))
    let bowTie = first([at(0, 0), at(10, 10), at(10, 0), at(0, 10)])
    #expect(bowTie.contains("edge after point 0 meets the edge after point 2 at 5.0 m east, 5.0 m north"))
    #expect(
      first([at(0, 0), at(5, 0), at(9, 0)]).contains("meets")
        || first([at(0, 0), at(5, 0), at(9, 0)]).contains("zero"))
    #expect(first([at(0, 0), at(9, 0), at(4, 0), at(4, 5)]).contains("meets"), "an edge that folds back")
    let square = [at(0, 0), at(10, 0), at(10, 10), at(0, 10)]
    #expect(
      first(square, holes: [[at(12, 2), at(13, 2), at(13, 3)]]).contains("hole 0: point 0 lies outside"))
    #expect(first(square, holes: [[at(2, 2), at(13, 2), at(3, 3)]]).contains("hole 0: point 1 lies outside"))
    let notch = [at(0, 0), at(10, 0), at(10, 10), at(5, 2), at(0, 10)]
    #expect(first(notch, holes: [[at(1, 5), at(9, 5), at(5, 1)]]).contains("hole 0: the edge after point 0"))
    let two = MapPolygon(outer: square, holes: [[at(1, 1)], [at(.infinity, 1), at(2, 2), at(1, 2)]])
    #expect(two.problems().count == 2, "all mistakes at once")
  }

  @Test func boxes() {
    let box = MapBox([at(3, -2), at(-1, 5)])
    #expect(box.contains(at(3, 5)) && !box.contains(at(3.1, 5)))
    #expect(box.intersects(MapBox(minEast: 3, minNorth: 5, maxEast: 9, maxNorth: 9)))
    #expect(!box.expanded(by: -1).contains(at(3, 0)))
    #expect(MapBox([]).isEmpty && !MapBox([]).intersects(box))
    #expect(MapBox.empty.union(box) == box)
    #expect(box.centre == at(1, 1.5) && box.width == 4 && box.height == 7)
  }
}

@Suite struct PolylineTests {
  private let line = [at(0, 0), at(30, 0), at(30, 40)]

  @Test func measures() {
    #expect(Polyline.length(line) == 70)
    #expect(Polyline.point(along: line, at: 30) == at(30, 0))
    #expect(Polyline.point(along: line, at: 50) == at(30, 20))
    #expect(Polyline.point(along: line, at: -5) == at(0, 0))
    #expect(Polyline.point(along: line, at: 900) == at(30, 40))
    #expect(Polyline.point(along: [], at: 1) == nil)
  }

  @Test func piecesJoinUp() {
    #expect(Polyline.pieces(of: line, maximumLength: 70).count == 1)
    #expect(Polyline.pieces(of: line, maximumLength: 35).count == 2)
    #expect(Polyline.pieces(of: line, maximumLength: 35)[0] == [at(0, 0), at(30, 0), at(30, 5)])
    #expect(Polyline.pieces(of: [at(1, 1), at(1, 1)], maximumLength: 5).isEmpty)
    forAll(200) { random in
      ((0..<random.pick(2..<9)).map { _ in randomPoint(&random) }, 20 + 900 * random.unit())
    } property: { input, seed in
      let (line, limit) = input
      let pieces = Polyline.pieces(of: line, maximumLength: limit)
      let total = Polyline.length(line)
      #expect(pieces.count == Int((total / limit).rounded(.up)), "seed \(seed)")
      #expect(pieces.allSatisfy { Polyline.length($0) <= limit + 1e-6 }, "seed \(seed)")
      #expect(zip(pieces, pieces.dropFirst()).allSatisfy { $0.last == $1.first }, "seed \(seed)")
      #expect(abs(pieces.reduce(0) { $0 + Polyline.length($1) } - total) < 1e-6, "seed \(seed)")
      #expect(pieces.first?.first == line.first && pieces.last?.last == line.last, "seed \(seed)")
      #expect(line.allSatisfy { corner in pieces.contains { $0.contains(corner) } }, "seed \(seed)")
    }
  }

  @Test func simplifiedStaysNear() {
    #expect(Polyline.simplified([at(0, 0), at(5, 0.1), at(10, 0)], tolerance: 0.2) == [at(0, 0), at(10, 0)])
    forAll(100) { random in
      (0..<60).map { _ in randomPoint(&random) }
    } property: { line, seed in
      let simple = Polyline.simplified(line, tolerance: 300)
      #expect(simple.first == line.first && simple.last == line.last, "seed \(seed)")
      #expect(simple.count < line.count, "seed \(seed)")
      let index = SegmentIndex(lines: [simple])
      #expect(line.allSatisfy { index.hasEdge(near: $0, $0, within: 300 + 1e-9) }, "seed \(seed)")
    }
  }

  @Test func insideJoinsOverSharedEdges() {
    let west = MapPolygon(outer: [at(0, 0), at(10, 0), at(10, 10), at(0, 10)])
    let east = MapPolygon(outer: [at(10, 0), at(20, 0), at(20, 10), at(10, 10)])
    #expect(Polyline.inside([west, east], line: [at(-5, 5), at(25, 5)]) == [[at(0, 5), at(20, 5)]])
    #expect(
      Polyline.inside([frame], line: [at(-5, 5), at(15, 5)]) == [
        [at(0, 5), at(3, 5)], [at(7, 5), at(10, 5)],
      ])
    let bent = [at(1, 1), at(5, 1), at(5, 20)]
    #expect(Polyline.inside([west], line: bent) == [[at(1, 1), at(5, 1), at(5, 10)]])
    #expect(Polyline.inside([west], line: [at(30, 0), at(40, 0)]).isEmpty)
    #expect(Polyline.inside([], line: bent).isEmpty)
  }
}

@Suite struct ScanlineTests {
  @Test func aFrameByHand() {
    let lines = scanlines(polygon: frame, angle: .degrees(90), spacing: 4, offset: 1)
    // Flying east the left side is north: lines 9, 5 and 1 m north of the southern edge.
    #expect(lines.count == 3)
    #expect(lines.map(\.count) == [1, 2, 1])
    for (line, north) in zip(lines, [9.0, 5, 1]) {
      for (a, b) in line {
        #expect(abs(a.north - north) < 1e-9 && abs(b.north - north) < 1e-9)
        #expect(a.east < b.east)
      }
    }
    #expect(abs(lines[1][0].1.east - 3) < 1e-9 && abs(lines[1][1].0.east - 7) < 1e-9)
    #expect(scanlines(polygon: frame, angle: .degrees(0), spacing: 5, offset: 11).isEmpty)
    let apart = MapPolygon(outer: [at(0, 100), at(10, 100), at(10, 110), at(0, 110)])
    let gap = scanlines(polygons: [frame, apart], angle: .degrees(90), spacing: 10, offset: 5)
    #expect(gap.map(\.count) == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2], "lines over nothing stay")
  }

  @Test func segmentsLieInsideAndMeasureTheArea() {
    forAll(100) { random in
      (randomPolygon(&random), 360 * random.unit())
    } property: { input, seed in
      let (polygon, course) = input
      let spacing = 2.0
      let lines = scanlines(polygon: polygon, angle: .degrees(course), spacing: spacing, offset: spacing / 2)
      var metres = 0.0
      for line in lines {
        for (a, b) in line {
          metres += a.distance(to: b)
          #expect(polygon.containsSegment(a, b), "seed \(seed)")
          let off = (a.course(to: b).degrees - course).remainder(dividingBy: 360)
          #expect(a.distance(to: b) < 0.01 || abs(off) < 1e-4, "seed \(seed)")
        }
        for (first, second) in zip(line, line.dropFirst()) {
          #expect(first.1.distance(to: second.0) > 0, "seed \(seed)")
        }
      }
      // The midpoint rule: off by at most about the square of the spacing at each corner.
      #expect(abs(metres * spacing - polygon.area) < 0.01 * polygon.area, "seed \(seed)")
    }
  }

  @Test func overlapsCountOnce() {
    forAll(50) { random in
      (randomPolygon(&random), 360 * random.unit())
    } property: { input, seed in
      let (polygon, course) = input
      let once = scanlines(polygon: polygon, angle: .degrees(course), spacing: 50, offset: 10)
      let twice = scanlines(polygons: [polygon, polygon], angle: .degrees(course), spacing: 50, offset: 10)
      #expect(once.map { $0.map { [$0.0, $0.1] } } == twice.map { $0.map { [$0.0, $0.1] } }, "seed \(seed)")
    }
  }
}
