import Geodesy
import Planar
import TestSupport
import Testing
import Units

@testable import Routing

/// Random shut zones around the middle of a disc of 2000 m.
private struct Yard {
  static let radius = 2000.0
  var shut: [MapPolygon] = []
  var margin: Double

  init(_ random: inout SplitMix64) {
    margin = [0.0, 10, 30, 50, 120][random.pick(0..<5)]
    for _ in 0..<(1 + random.pick(0..<6)) {
      let centre = Yard.place(&random, within: 1700)
      let star = random.pick(0..<2) == 0
      let size = 60 + 340 * random.unit()
      shut.append(
        MapPolygon(
          outer: Shapes.star(
            centre, (star ? 0.25 * size : 0.9 * size)...size, corners: 4 + random.pick(0..<9), &random)))
    }
  }

  static func place(_ random: inout SplitMix64, within: Double = 1900) -> MapPoint {
    MapPoint(east: 0, north: 0).moved(
      course: .degrees(360 * random.unit()), by: within * random.unit().squareRoot())
  }

  func space() throws -> FreeSpace {
    try FreeSpace(
      shut: shut, margin: margin, reaches: [(centre: MapPoint(east: 0, north: 0), radius: Yard.radius)])
  }

  /// Metres between a place and the nearest raw zone, by a loop over all edges; 0 inside.
  func clearance(_ p: MapPoint) -> Double {
    var least = Double.infinity
    for zone in shut {
      var winding = 0.0
      for k in zone.outer.indices {
        let a = zone.outer[k]
        let b = zone.outer[(k + 1) % zone.outer.count]
        let (e, n) = (b.east - a.east, b.north - a.north)
        let t = ((p.east - a.east) * e + (p.north - a.north) * n) / (e * e + n * n)
        let s = min(1, max(0, t))
        let (de, dn) = (p.east - a.east - s * e, p.north - a.north - s * n)
        least = min(least, (de * de + dn * dn).squareRoot())
        let cross = (a.east - p.east) * (b.north - p.north) - (a.north - p.north) * (b.east - p.east)
        if (a.north <= p.north) != (b.north <= p.north) { winding += cross > 0 ? 1 : -1 }
      }
      if winding.rounded() != 0 { return 0 }
    }
    return least
  }
}

@Suite struct FreeSpaceTests {
  /// Every metre of every path keeps the margin that was asked for, to the millimetre, and stays in reach.
  @Test func pathsKeepTheMargin() throws {
    var found = 0
    var bent = 0
    try forAll(30) { random -> (Yard, [MapPoint]) in
      (Yard(&random), (0..<6).map { _ in Yard.place(&random) })
    } property: { input, seed in
      let (yard, places) = input
      let net = try TransitNet(space: yard.space())
      for (k, from) in places.enumerated() {
        for to in places[..<k] {
          let path = net.path(from, to)
          let length = net.distance(from, to)
          #expect((path == nil) == (length == .infinity), "seed \(seed)")
          guard let path else { continue }
          found += 1
          if path.count > 2 { bent += 1 }
          #expect(path.first == from && path.last == to, "seed \(seed)")
          #expect(abs(Polyline.length(path) - length) < 1e-6, "seed \(seed)")
          #expect(length >= from.distance(to: to) - 1e-9, "seed \(seed)")
          let back = net.distance(to, from)
          #expect(abs(back - length) < 1e-6, "seed \(seed)")
          var (least, farthest) = (Double.infinity, 0.0)
          for (a, b) in zip(path, path.dropFirst()) {
            let steps = max(1, Int(a.distance(to: b)))
            for step in 0...steps {
              let p = a.interpolated(to: b, fraction: Double(step) / Double(steps))
              least = min(least, yard.clearance(p))
              farthest = max(farthest, p.distance(to: MapPoint(east: 0, north: 0)))
            }
          }
          #expect(least >= yard.margin - 1e-3, "seed \(seed): \(least) m, asked \(yard.margin) m")
          #expect(farthest <= Yard.radius + 1e-6, "seed \(seed)")
        }
      }
    }
    #expect(found > 150 && bent > 20, "\(found) paths, \(bent) with bends: the yards are too empty")
  }

  /// What is free is not narrower than it says: a place further from all zones than margin, simplification
  /// and rounding together is free.
  @Test func theMarginIsNotMuchWider() throws {
    try forAll(40) { random -> (Yard, [MapPoint]) in
      (Yard(&random), (0..<200).map { _ in Yard.place(&random) })
    } property: { input, seed in
      let (yard, places) = input
      let space = try yard.space()
      let most = yard.margin * 1.02 + 0.5 + 2 * FreeSpace.simplification + 0.1
      for place in places {
        let clear = yard.clearance(place)
        let wrong = space.contains(place) ? clear < yard.margin : clear > most
        if wrong { Issue.record("seed \(seed): \(place) is \(clear) m away, margin \(yard.margin) m") }
      }
    }
  }

  /// The shortest path by a visibility graph over all corners of the very obstacles, as a lower bound, and a
  /// walk over a grid of 25 m as an upper one.
  @Test func pathsAreShort() throws {
    var compared = 0
    try forAll(12) { random -> (Yard, MapPoint, MapPoint) in
      (Yard(&random), Yard.place(&random), Yard.place(&random))
    } property: { input, seed in
      let (yard, from, to) = input
      let space = try yard.space()
      guard space.contains(from), space.contains(to) else { return }
      let length = try TransitNet(space: space).distance(from, to)
      let twin = SlowNet(space: space).distance(from, to)
      if twin == .infinity {
        #expect(length == .infinity, "seed \(seed)")
        return
      }
      compared += 1
      #expect(length >= twin - 1e-3, "seed \(seed): \(length) m is shorter than possible, \(twin) m")
      // Bends stand 1 m off the corners; each costs less than 2 m.
      #expect(length <= twin + 24, "seed \(seed): \(length) m, possible \(twin) m")
      let walk = GridWalk(space: space, cell: 25).distance(from, to)
      #expect(length <= walk + 1e-6, "seed \(seed): \(length) m, a walk over the grid \(walk) m")
    }
    #expect(compared > 4)
  }

  /// A segment is free exactly when all of its places are; looked at every half metre.
  @Test func segmentsAreFreeAsTheirPlacesAre() throws {
    var free = 0
    var shut = 0
    try forAll(20) { random -> (Yard, [(MapPoint, MapPoint)]) in
      (Yard(&random), (0..<60).map { _ in (Yard.place(&random), Yard.place(&random)) })
    } property: { input, seed in
      let (yard, pairs) = input
      let space = try yard.space()
      for (from, to) in pairs {
        let to = from.interpolated(to: to, fraction: 0.4)
        let steps = max(1, Int(from.distance(to: to) * 2))
        let all = (0...steps).allSatisfy {
          space.contains(from.interpolated(to: to, fraction: Double($0) / Double(steps)))
        }
        let said = space.containsSegment(from, to)
        if said != space.containsSegment(to, from) { Issue.record("seed \(seed): one way only") }
        // A corner cut shorter than half a metre may fall between two looks, never the other way round.
        if said, !all { Issue.record("seed \(seed): \(from) to \(to) leaves the free space") }
        if said { free += 1 } else { shut += 1 }
        if !said, all {
          let fine = (0...(steps * 50)).allSatisfy {
            space.contains(from.interpolated(to: to, fraction: Double($0) / Double(steps * 50)))
          }
          if fine { Issue.record("seed \(seed): \(from) to \(to) is free but refused") }
        }
      }
    }
    #expect(free > 100 && shut > 100, "\(free) free, \(shut) shut")
  }

  @Test func fromInsideAnObstacleThereIsNoWay() throws {
    let square = Shapes.rectangle(200, 200, at: MapPoint(east: -100, north: -100))
    let space = try FreeSpace(
      shut: [square], margin: 30, reaches: [(centre: MapPoint(east: 0, north: 0), radius: 1000)])
    let net = try TransitNet(space: space)
    let inside = MapPoint(east: 0, north: 0)
    let skin = MapPoint(east: 120, north: 0)
    let outside = MapPoint(east: 500, north: 0)
    for shut in [inside, skin] {
      #expect(!space.contains(shut))
      #expect(net.path(shut, outside) == nil && net.path(outside, shut) == nil)
      #expect(net.distance(shut, outside) == .infinity && net.path(shut, shut) == nil)
    }
    #expect(net.path(outside, MapPoint(east: 1001, north: 0)) == nil)
    let around = try #require(net.path(MapPoint(east: -500, north: 0), outside))
    #expect(around.count >= 4)
  }

  /// A courtyard within a zone is free and cut off from the rest.
  @Test func aCourtyardIsCutOff() throws {
    var ring = Shapes.rectangle(600, 600, at: MapPoint(east: -300, north: -300))
    ring.holes = [Shapes.rectangle(300, 300, at: MapPoint(east: -150, north: -150)).outer.reversed()]
    let space = try FreeSpace(
      shut: [ring], margin: 20, reaches: [(centre: MapPoint(east: 0, north: 0), radius: 1000)])
    let net = try TransitNet(space: space)
    let yard = MapPoint(east: 0, north: 0)
    #expect(space.contains(yard))
    #expect(net.distance(yard, MapPoint(east: 50, north: 60)) < 100)
    #expect(net.path(yard, MapPoint(east: 700, north: 0)) == nil)
  }

  @Test func withoutZonesTheWayIsStraight() throws {
    let space = try FreeSpace(
      shut: [], margin: 50, reaches: [(centre: MapPoint(east: 0, north: 0), radius: 1000)])
    let net = try TransitNet(space: space)
    let (a, b) = (MapPoint(east: -500, north: 10), MapPoint(east: 600, north: -20))
    #expect(net.path(a, b) == [a, b])
    #expect(net.distance(a, a) == 0)
  }
}

/// A visibility graph over every corner of the obstacles themselves, a hair outside, by Bellman and Ford.
private struct SlowNet {
  let space: FreeSpace

  func distance(_ from: MapPoint, _ to: MapPoint) -> Double {
    var nodes = [from, to]
    for obstacle in space.obstacles {
      for ring in [obstacle.outer] + obstacle.holes {
        for k in ring.indices {
          let before = ring[(k + ring.count - 1) % ring.count]
          let after = ring[(k + 1) % ring.count]
          let (a, b) = (ring[k].distance(to: before), ring[k].distance(to: after))
          // Away from both neighbours is out of a convex corner.
          let e = (ring[k].east - before.east) / a + (ring[k].east - after.east) / b
          let n = (ring[k].north - before.north) / a + (ring[k].north - after.north) / b
          let size = (e * e + n * n).squareRoot()
          if size > 1e-9 { nodes.append(ring[k].moved(east: 1e-4 * e / size, north: 1e-4 * n / size)) }
        }
      }
    }
    nodes = nodes.filter { space.contains($0) }
    var edges: [(Int, Int, Double)] = []
    for i in nodes.indices {
      for j in 0..<i where space.containsSegment(nodes[i], nodes[j]) {
        edges.append((i, j, nodes[i].distance(to: nodes[j])))
      }
    }
    var best = [Double](repeating: .infinity, count: nodes.count)
    best[0] = 0
    var changed = true
    while changed {
      changed = false
      for (i, j, length) in edges {
        if best[i] + length < best[j] - 1e-9 {
          best[j] = best[i] + length
          changed = true
        }
        if best[j] + length < best[i] - 1e-9 {
          best[i] = best[j] + length
          changed = true
        }
      }
    }
    return best[1]
  }
}

/// Steps of one cell in eight directions, all of them free; the ends reach the grid in one straight step.
private struct GridWalk {
  let space: FreeSpace
  let cell: Double

  func distance(_ from: MapPoint, _ to: MapPoint) -> Double {
    let half = Int(2000 / cell)
    let side = 2 * half + 1
    func place(_ k: Int) -> MapPoint {
      MapPoint(east: Double(k % side - half) * cell, north: Double(k / side - half) * cell)
    }
    var best = [Double](repeating: .infinity, count: side * side)
    let free = (0..<(side * side)).map { space.contains(place($0)) }
    func near(_ p: MapPoint) -> [Int] {
      (0..<(side * side)).filter {
        free[$0] && place($0).distance(to: p) <= 1.5 * cell && space.containsSegment(place($0), p)
      }
    }
    var front = near(from).map { ($0, place($0).distance(to: from)) }
    for (k, length) in front { best[k] = length }
    while !front.isEmpty {
      var next: [(Int, Double)] = []
      for (k, length) in front where length <= best[k] {
        for (de, dn) in [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)] {
          let (e, n) = (k % side + de, k / side + dn)
          guard e >= 0, n >= 0, e < side, n < side, free[n * side + e] else { continue }
          let total = length + (de != 0 && dn != 0 ? 2.0.squareRoot() : 1) * cell
          if total < best[n * side + e] - 1e-9, space.containsSegment(place(k), place(n * side + e)) {
            best[n * side + e] = total
            next.append((n * side + e, total))
          }
        }
      }
      front = next
    }
    return near(to).map { best[$0] + place($0).distance(to: to) }.min() ?? .infinity
  }
}
