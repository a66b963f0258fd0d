import AirspaceModel
import Geodesy
import Planar
import TestSupport
import Testing
import Units

@testable import Routing

/// Ways at several heights against a plain search on a grid in space.
@Suite struct LayeredNetTests {
  private struct Scene {
    var climbs: [Climb]
    var costPerM: Double
    var from, to: MapPoint

    init(_ random: inout SplitMix64) {
      climbs = (0..<(2 + random.pick(0..<4))).map { index in
        let centre = MapPoint(east: -250 + 500 * random.unit(), north: -250 + 500 * random.unit())
        let zone = Zone(
          id: "z\(index)", name: Meadow.name("z"), restriction: .authorisation, areas: [], lower: nil,
          upper: nil,
          hours: .always, validFrom: nil, validTo: nil, source: "made by hand", official: false)
        return Climb(
          zone: zone, areas: [MapPolygon(outer: Shapes.star(centre, 40...160, corners: 7, &random))],
          floorHKPD: 5 * Double(1 + random.pick(0..<20)), groundHKPD: 0)
      }
      costPerM = 0.5 + 4 * random.unit()
      from = MapPoint(east: -390, north: 20 * Double(-15 + random.pick(0..<30)))
      to = MapPoint(east: 390, north: 20 * Double(-15 + random.pick(0..<30)))
    }

    func space(_ without: Set<String>) throws -> FreeSpace {
      try FreeSpace(
        shut: climbs.filter { !without.contains($0.zone.id) }.flatMap(\.areas), margin: 10,
        reaches: [(MapPoint(east: 0, north: 0), 900)])
    }
    func space(at height: Double) throws -> FreeSpace {
      try space(Set(climbs.filter { $0.floorHKPD <= height }.map(\.zone.id)))
    }
    var heights: [Double] { [0] + Set(climbs.map(\.floorHKPD)).sorted() }

    /// The cheapest way on a grid of 20 m in 24 directions, up and down at every place between all heights.
    func slow() throws -> Double {
      let step = 20.0
      let side = 49
      let spaces = try heights.map(space(at:))
      func place(_ k: Int) -> MapPoint {
        MapPoint(east: -480 + step * Double(k % side), north: -480 + step * Double(k / side))
      }
      let free = spaces.map { space in (0..<(side * side)).map { space.contains(place($0)) } }
      var moves: [(Int, Int)] = []
      for east in -3...3 { for north in -3...3 where (east, north) != (0, 0) { moves.append((east, north)) } }
      var cost = [[Double]](
        repeating: [Double](repeating: .infinity, count: side * side), count: spaces.count)
      var done = cost.map { $0.map { _ in false } }
      var ends: [Double] = []
      // The ends lie off the grid: straight to any place near.
      for layer in spaces.indices {
        for k in 0..<(side * side) where free[layer][k] && place(k).distance(to: from) < 45 {
          if spaces[layer].containsSegment(from, place(k)) {
            cost[layer][k] = from.distance(to: place(k)) + costPerM * heights[layer]
          }
        }
      }
      while true {
        var best = (cost: Double.infinity, layer: -1, k: -1)
        for layer in spaces.indices {
          for k in 0..<(side * side) where !done[layer][k] && cost[layer][k] < best.cost {
            best = (cost[layer][k], layer, k)
          }
        }
        guard best.layer >= 0 else { break }
        let (layer, k) = (best.layer, best.k)
        done[layer][k] = true
        if place(k).distance(to: to) < 45, spaces[layer].containsSegment(place(k), to) {
          ends.append(best.cost + place(k).distance(to: to))
        }
        if let end = ends.min(), best.cost > end { break }
        for other in spaces.indices where other != layer && free[other][k] {
          cost[other][k] = min(
            cost[other][k], best.cost + costPerM * max(0, heights[other] - heights[layer]))
        }
        for (east, north) in moves {
          let (column, row) = (k % side + east, k / side + north)
          guard (0..<side).contains(column), (0..<side).contains(row) else { continue }
          let next = row * side + column
          let way = best.cost + place(k).distance(to: place(next))
          if free[layer][next], way < cost[layer][next], spaces[layer].containsSegment(place(k), place(next))
          {
            cost[layer][next] = way
          }
        }
      }
      return ends.min() ?? .infinity
    }
  }

  @Test func neverLongerThanASearchInSpace() throws {
    var climbed = 0
    var round = 0
    try forAll(30) {
      Scene(&$0)
    } property: { scene, seed in
      let ends = try scene.space([])
      guard ends.contains(scene.from), ends.contains(scene.to) else { return }
      let net = try TransitNet(
        space: ends, climbs: scene.climbs, clearanceM: 0, costPerM: scene.costPerM, without: scene.space)
      let own = net.distance(scene.from, scene.to)
      // Bends lie 1 m outside of the corners that the grid may touch.
      #expect(own <= (try scene.slow()) + 0.01 * own + 2, "seed \(seed)")
      let path = try #require(net.path(scene.from, scene.to), "seed \(seed)")
      // The lowest height at which the path enters no zone pays for it.
      let height = try #require(
        scene.heights.first { height in
          let space = try? scene.space(at: height)
          return zip(path, path.dropFirst()).allSatisfy { space?.containsSegment($0, $1) == true }
        }, "seed \(seed): the path enters a zone at every height")
      #expect(abs(Polyline.length(path) + height * scene.costPerM - own) < 1e-6, "seed \(seed)")
      #expect(own <= net.levelDistance(scene.from, scene.to) + 1e-9, "seed \(seed)")
      if height > 0 { climbed += 1 } else if path.count > 2 { round += 1 }
    }
    #expect(climbed > 4 && round > 4, "\(climbed) over, \(round) round")
  }
}
