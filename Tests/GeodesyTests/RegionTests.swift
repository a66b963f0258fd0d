import Planar
import TestSupport
import Testing
import Units

@testable import Geodesy

private func at(_ east: Double, _ north: Double) -> MapPoint { MapPoint(east: east, north: north) }

private func square(_ east: Double, _ north: Double, _ side: Double) -> MapPolygon {
  MapPolygon(outer: [
    at(east, north), at(east + side, north), at(east + side, north + side), at(east, north + side),
  ])
}

private func area(_ polygons: [MapPolygon]) -> Double { polygons.reduce(0) { $0 + $1.area } }

@Suite struct RegionTests {
  @Test func squaresByHand() throws {
    let a = [square(0, 0, 10)]
    let b = [square(5, 5, 10)]
    #expect(area(try Regions.union(a, b)) == 175)
    #expect(try Regions.intersection(a, b) == [square(5, 5, 5)])
    #expect(area(try Regions.difference(a, b)) == 75)
    #expect(try Regions.symmetricDifferenceArea(a, b) == 150)
    #expect(try Regions.area(a + b) == 175)
    #expect(try Regions.intersection(a, [square(10, 0, 5)]).isEmpty, "touching is no overlap")
    let ring = try Regions.difference([square(0, 0, 10)], [square(4, 4, 2)])
    #expect(ring.count == 1 && ring[0].holes.count == 1 && ring[0].area == 96)
    #expect(MapPolygon.signedArea(ring[0].outer) > 0 && MapPolygon.signedArea(ring[0].holes[0]) < 0)
    #expect(try Regions.union([]).isEmpty && Regions.difference([], a).isEmpty)
    #expect(try Regions.difference(a, []) == a)
  }

  @Test func overlayLaws() throws {
    try forAll(100) { random in
      ((0..<3).map { _ in randomPolygon(&random) }, (0..<2).map { _ in randomPolygon(&random) })
    } property: { input, seed in
      let (a, b) = input
      let both = try Regions.intersection(a, b)
      let either = try Regions.union(a, b)
      let whole = try Regions.area(a) + Regions.area(b)
      #expect(abs(area(either) + area(both) - whole) < 1e-6 * whole, "seed \(seed)")
      let apart = try Regions.difference(a, b) + Regions.difference(b, a)
      #expect(abs(area(apart) - (try Regions.symmetricDifferenceArea(a, b))) < 1e-3, "seed \(seed)")
      #expect(try Regions.symmetricDifferenceArea(a, a) < 1e-6, "seed \(seed)")
      // The order of the input does not show in the output, up to rounding of crossings.
      let turned = try Regions.union(b.reversed() + a.reversed())
      #expect(turned.count == either.count, "seed \(seed)")
      #expect(try Regions.symmetricDifferenceArea(turned, either) < 1e-3, "seed \(seed)")
      #expect(try Regions.union(a, b) == either, "seed \(seed)")
      // Points: our own test against the algebra.
      var random = SplitMix64(seed: seed &+ 1000)
      for _ in 0..<50 {
        let p = randomMapPoint(&random)
        let inA = a.contains { $0.contains(p) }
        let inB = b.contains { $0.contains(p) }
        #expect(both.contains { $0.contains(p) } == (inA && inB), "seed \(seed)")
        #expect(either.contains { $0.contains(p) } == (inA || inB), "seed \(seed)")
      }
    }
  }

  @Test func outputIsInOneOrder() throws {
    try forAll(50) { random in
      (0..<6).map { _ in randomPolygon(&random) }
    } property: { polygons, seed in
      let cut = try Regions.difference([square(-3000, -3000, 6000)], polygons)
      let result = try Regions.symmetricDifference(cut, [square(0, 0, 500)])
      for (first, second) in zip(result, result.dropFirst()) {
        let (a, b) = (MapPolygon(outer: first.outer).area, MapPolygon(outer: second.outer).area)
        #expect(a >= b, "seed \(seed)")
      }
      for polygon in result {
        #expect(MapPolygon.signedArea(polygon.outer) > 0, "seed \(seed)")
        #expect(polygon.holes.allSatisfy { MapPolygon.signedArea($0) < 0 }, "seed \(seed)")
        for ring in polygon.rings {
          #expect(ring.first != ring.last, "seed \(seed)")
          #expect(ring.allSatisfy { ($0.east, $0.north) >= (ring[0].east, ring[0].north) }, "seed \(seed)")
        }
      }
      #expect(Regions.isValid(result), "seed \(seed)")
    }
  }

  @Test func badShapesAreNamed() throws {
    let good = [square(0, 0, 10)]
    func error(_ polygon: MapPolygon) -> GeodesyError? {
      #expect(throws: GeodesyError.self) { try Regions.union(good + [polygon]) }
    }
    let two = error(MapPolygon(outer: [at(0, 0), at(1, 1)]))
    #expect(two?.code == .badShape && two?.message.contains("polygon 1, outer ring: has 2 points") == true)
    let nan = error(MapPolygon(outer: [at(0, 0), at(1, 1), at(.nan, 3)]))
    #expect(nan?.code == .notFinite && nan?.message.contains("point 2") == true)
    let hole = error(
      MapPolygon(outer: square(0, 0, 9).outer, holes: [[at(1, 1), at(2, .infinity), at(2, 2)]]))
    #expect(hole?.message.contains("polygon 1, hole 0") == true)
    let bowTie = MapPolygon(outer: [at(0, 0), at(10, 10), at(10, 0), at(0, 10)])
    #expect(error(bowTie)?.message.contains("5.0 m east, 5.0 m north") == true)
    #expect(!Regions.isValid([bowTie]) && Regions.invalidReason(bowTie)?.contains("meets") == true)
    let mended = try Regions.makeValid([bowTie])
    #expect(mended.count == 2 && area(mended) == 50 && Regions.isValid(mended))
    #expect(throws: GeodesyError.self) { try Regions.buffered(good, by: .nan) }
    #expect(throws: GeodesyError.self) { try Regions.buffered(good, by: 1, quadrantSegments: 0) }
    #expect(throws: GeodesyError.self) { try Regions.hausdorffDistance(good, []) }
    #expect(throws: GeodesyError.self) { try Regions.bufferedLine([at(0, 0), at(9, 0)], left: -1, right: 1) }
  }

  @Test func hullsAndSimplifying() throws {
    try forAll(50) {
      randomPolygon(&$0)
    } property: { polygon, seed in
      let found = try Regions.convexHull([polygon])
      let hull = try #require(found)
      #expect(polygon.outer.allSatisfy { hull.contains($0) }, "seed \(seed)")
      #expect(hull.area >= MapPolygon(outer: polygon.outer).area * (1 - 1e-12), "seed \(seed)")
      let simple = try Regions.simplified([polygon], tolerance: 20)
      #expect(try Regions.hausdorffDistance([polygon], simple) <= 20 + 1e-6, "seed \(seed)")
      #expect(simple[0].outer.count <= polygon.outer.count, "seed \(seed)")
    }
    #expect(try Regions.convexHull([at(0, 0), at(1, 1), at(2, 2)]) == nil)
    #expect(try Regions.convexHull([at(0, 0)]) == nil)
    #expect(try Regions.hausdorffDistance([square(0, 0, 10)], [square(3, 0, 10)]) == 3)
  }

  /// GEOS as the judge of our own area, point test, distances and clipped lengths.
  @Test func planarAgreesWithGEOS() throws {
    try forAll(150) { random in
      (randomPolygon(&random), (0..<12).map { _ in randomMapPoint(&random) })
    } property: { input, seed in
      let (polygon, points) = input
      let judge = try GEOSJudge(polygon)
      #expect(abs(polygon.area - judge.area()) < 1e-9 * polygon.area, "seed \(seed)")
      for point in points {
        #expect(try polygon.contains(point) == judge.covers(point), "seed \(seed)")
        #expect(try abs(polygon.distance(to: point) - judge.distance([point])) < 1e-9, "seed \(seed)")
      }
      for (a, b) in zip(points, points.dropFirst()) {
        #expect(try abs(polygon.distance(toSegment: a, b) - judge.distance([a, b])) < 1e-9, "seed \(seed)")
        #expect(try polygon.intersectsSegment(a, b) == judge.intersects([a, b]), "seed \(seed)")
        #expect(try polygon.containsSegment(a, b) == judge.covers([a, b]), "seed \(seed)")
      }
      let inside = Polyline.inside([polygon], line: points).reduce(0) { $0 + Polyline.length($1) }
      #expect(try abs(inside - judge.clippedLength(points)) < 1e-6, "seed \(seed)")
      let course = Angle.degrees(Double(seed) * 7)
      for line in scanlines(polygon: polygon, angle: course, spacing: 90, offset: 40) {
        guard let first = line.first, let last = line.last else { continue }
        // The same line, made longer on both ends, cut by GEOS.
        let reach = 5000.0
        let start = first.0.moved(course: course, by: -reach)
        let end = last.1.moved(course: course, by: reach)
        let metres = line.reduce(0) { $0 + $1.0.distance(to: $1.1) }
        #expect(try abs(metres - judge.clippedLength([start, end])) < 1e-5, "seed \(seed)")
      }
    }
  }

  @Test func unionClipAgreesWithGEOS() throws {
    try forAll(60) { random in
      ((0..<4).map { _ in randomPolygon(&random) }, (0..<12).map { _ in randomMapPoint(&random) })
    } property: { input, seed in
      let (polygons, line) = input
      let inside = Polyline.inside(polygons, line: line).reduce(0) { $0 + Polyline.length($1) }
      let judged = try GEOSJudge(polygons).clippedLength(line)
      #expect(abs(inside - judged) < 1e-6, "seed \(seed)")
      for course in [0.0, 37, 90] {
        let lines = scanlines(polygons: polygons, angle: .degrees(course), spacing: 40, offset: 20)
        let metres = lines.reduce(0) { sum, line in sum + line.reduce(0) { $0 + $1.0.distance(to: $1.1) } }
        let whole = try Regions.area(polygons)
        #expect(abs(metres * 40 - whole) < 0.02 * whole, "seed \(seed)")
      }
    }
  }
}
