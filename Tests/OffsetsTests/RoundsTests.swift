import Geodesy
import Planar
import TestSupport
import Testing
import Units

@testable import Offsets

@Suite("Rounds around and within areas")
struct RoundsTests {
  /// Seeds 0..<1000: five kinds of areas, outside and inside.
  @Test("Every place at the stand-off, on the right side, nothing left out, and no crossing")
  func laws() throws {
    var slowest = (0.0, UInt64(0))
    let clock = ContinuousClock()
    try forAll(1000) { random in
      let kind = random.pick(0..<Awkward.kindsOfAreas)
      let areas = Awkward.areas(kind, &random)
      return (areas, 3 + random.unit() * 90, 0.3 + random.unit() * 2, random.unit() < 0.5)
    } property: { input, seed in
      let (areas, distance, tolerance, outside) = input
      let standOff = try #require(StandOff(distance: distance, tolerance: tolerance))
      let start = clock.now
      let rounds = try outside ? Rounds.outside(areas, at: standOff) : Rounds.inside(areas, at: standOff)
      let took = (clock.now - start) / .seconds(1)
      if took > slowest.0 { slowest = (took, seed) }
      #expect(!Slow.crosses(rounds), "seed \(seed): a round crosses itself or another")
      let land = try Regions.union(areas)
      let edges = land.flatMap(\.rings).map { $0 + $0.prefix(1) }
      for place in rounds.flatMap({ Slow.samples($0, step: 7) }) {
        let off = edges.map { Slow.distance(place, $0) }.min() ?? .infinity
        #expect(off >= distance - 1e-6, "seed \(seed): \(off) m instead of \(distance) m")
        #expect(off <= distance + tolerance + 1e-6, "seed \(seed): \(off) m, \(distance) + \(tolerance) m")
        #expect(land.contains { $0.contains(place) } == !outside, "seed \(seed)")
      }
      let missed = missing(land, edges, rounds, distance, tolerance, outside: outside)
      #expect(missed == 0, "seed \(seed): \(missed) places of the edge have no round beside them")
    }
    print("slowest rounds: \(slowest.0) s, seed \(slowest.1)")
    #expect(slowest.0 < 1)
  }

  /// The slow twin: square to the edge a round must be met wherever no other part of the edge is nearer.
  private func missing(
    _ land: [MapPolygon], _ edges: [[MapPoint]], _ rounds: [[MapPoint]], _ distance: Double,
    _ tolerance: Double, outside: Bool
  ) -> Int {
    var count = 0
    let reach = distance + 2 * tolerance
    for ring in edges {
      for (a, b) in zip(ring, ring.dropFirst()) where a.distance(to: b) > 1 {
        let length = a.distance(to: b)
        // Outer rings run counter-clockwise and holes clockwise: the land is on the left.
        let sign = outside ? -1.0 : 1.0
        let (east, north) = (-(b.north - a.north) / length * sign, (b.east - a.east) / length * sign)
        for share in [0.2, 0.5, 0.9] {
          let foot = a.interpolated(to: b, fraction: share)
          let far = foot.moved(east: east * reach, north: north * reach)
          if edges.contains(where: { Slow.distance(far, $0) < reach - 1e-9 }) { continue }
          let met = rounds.contains { round in
            zip(round, round.dropFirst()).contains { Segments.intersects(foot, far, $0, $1) }
          }
          if !met { count += 1 }
        }
      }
    }
    return count
  }

  private func square(_ east: Double, _ side: Double) -> MapPolygon {
    MapPolygon(outer: [p(east, 0), p(east + side, 0), p(east + side, side), p(east, side)])
  }

  @Test("Rounds of two islands merge when the water between them is narrow")
  func merge() throws {
    let islands = [square(0, 100), square(150, 100)]
    let far = try #require(StandOff(distance: 20, tolerance: 0.5))
    #expect(try Rounds.outside(islands, at: far).count == 2)
    let near = try #require(StandOff(distance: 26, tolerance: 0.5))
    #expect(try Rounds.outside(islands, at: near).count == 1)
    let touching = [square(0, 100), square(100, 100)]
    #expect(try Rounds.outside(touching, at: far).count == 1)
  }

  @Test("A round within a dumbbell splits, goes around its hole, and at last is gone")
  func split() throws {
    let dumbbell = MapPolygon(
      outer: [
        p(0, 0), p(200, 0), p(200, 80), p(300, 80), p(300, 0), p(500, 0), p(500, 200), p(300, 200),
        p(300, 120),
        p(200, 120), p(200, 200), p(0, 200),
      ],
      holes: [[p(90, 90), p(90, 110), p(110, 110), p(110, 90)]])
    func count(_ distance: Double) throws -> Int {
      let standOff = try #require(StandOff(distance: distance, tolerance: 0.5))
      return try Rounds.inside([dumbbell], at: standOff).count
    }
    #expect(try count(10) == 2)
    #expect(try count(25) == 3)
    #expect(try count(55) == 1)
    #expect(try count(101) == 0)
  }

  @Test("A square's round keeps its length, and the square lies on its left")
  func square() throws {
    let standOff = try #require(StandOff(distance: 30, tolerance: 0.3))
    let round = try #require(try Rounds.outside([square(0, 100)], at: standOff).first)
    #expect(round.first == round.last)
    #expect(MapPolygon.signedArea(Array(round.dropLast())) > 0)
    let length = Polyline.length(round)
    #expect(length >= 400 + 2 * .pi * 30 - 0.5 && length <= 400 + 2 * .pi * 30.3 + 0.5)
    let inner = try #require(try Rounds.inside([square(0, 100)], at: standOff).first)
    #expect(abs(Polyline.length(inner) - 160) < 2.5)
    #expect(MapPolygon.signedArea(Array(inner.dropLast())) > 0)
  }
}
