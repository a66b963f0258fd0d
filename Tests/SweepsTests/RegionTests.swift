import Planar
import TestSupport
import Testing
import Units

@testable import Sweeps

@Suite("Where a sweep may go")
struct RegionTests {
  private func frame(_ area: MapPolygon) -> GridFrame {
    GridFrame(around: area.outer, cell: 2, marginCells: 12)
  }

  @Test("A clear way from inside lies in the polygon, by the exact test")
  func clearMeansInside() {
    forAll(60) {
      RandomArea.area(&$0, size: 400)
    } property: { area, seed in
      let frame = frame(area)
      let region = FlyableRegion(polygons: [area], frame: frame, bucket: 12)
      var random = SplitMix64(seed: seed)
      var clear = 0
      for _ in 0..<300 {
        func spot() -> Spot {
          Spot(x: Double(frame.columns) * random.unit(), y: Double(frame.rows) * random.unit())
        }
        let (a, b) = (spot(), spot())
        let inside = area.contains(frame.place(a))
        #expect(region.contains(a) == inside, "seed \(seed)")
        guard inside else { continue }
        let expected = area.containsSegment(frame.place(a), frame.place(b))
        #expect(region.isClear(a, b) == expected, "seed \(seed)")
        if expected { clear += 1 }
        for (p, q) in region.stretches(a, b) {
          #expect(area.containsSegment(frame.place(p), frame.place(q)), "seed \(seed)")
        }
      }
      #expect(clear > 0, "seed \(seed): the test saw no clear way")
    }
  }

  @Test("Ways bend at corners only, stay inside, and are never shorter than straight")
  func ways() {
    forAll(40) {
      RandomArea.area(&$0, size: 400)
    } property: { area, seed in
      let frame = frame(area)
      let region = FlyableRegion(polygons: [area], frame: frame, bucket: 12)
      let net = WayNet(region: region)
      var random = SplitMix64(seed: seed)
      var places: [Spot] = []
      while places.count < 8 {
        let spot = Spot(x: Double(frame.columns) * random.unit(), y: Double(frame.rows) * random.unit())
        if region.contains(spot) { places.append(spot) }
      }
      for (a, b) in zip(places, places.dropFirst()) {
        guard let bends = net.bends(a, b), let length = net.length(a, b) else {
          Issue.record("seed \(seed): one polygon, but no way")
          continue
        }
        let way = [a] + bends + [b]
        var sum = 0.0
        for (p, q) in zip(way, way.dropFirst()) {
          sum += p.distance(to: q)
          #expect(area.containsSegment(frame.place(p), frame.place(q)), "seed \(seed)")
        }
        #expect(abs(sum - length) < 1e-6, "seed \(seed)")
        #expect(length >= a.distance(to: b) - 1e-9, "seed \(seed)")
        #expect(abs((net.length(b, a) ?? 0) - length) < 1e-6, "seed \(seed): as long both ways")
      }
    }
  }

  @Test("Round the corner of an L")
  func corner() throws {
    let l = MapPolygon(
      outer: [(0, 0), (30, 0), (30, 10), (10, 10), (10, 30), (0, 30)].map { MapPoint(east: $0, north: $1) })
    let frame = GridFrame(around: l.outer, cell: 0.1, marginCells: 10)
    let net = WayNet(region: FlyableRegion(polygons: [l], frame: frame, bucket: 20))
    let (a, b) = (MapPoint(east: 5, north: 29), MapPoint(east: 29, north: 5))
    let length = try #require(net.length(frame.spot(a), frame.spot(b))) * 0.1
    let corner = MapPoint(east: 10, north: 10)
    #expect(abs(length - a.distance(to: corner) - corner.distance(to: b)) < 0.01)
  }
}
