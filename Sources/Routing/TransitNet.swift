import AirspaceModel
import Planar
import Units

/// Shortest paths that stay in free space: a visibility graph over the corners of the obstacles, in each of some layers
/// of height.
///
/// In a layer, zones that end below it are not in the way. Going up is paid once and going down is free, so a way never
/// gains by changing its layer: the best way is the best of the shortest ways in each layer, its climb counted.
///
/// Building it costs n² segment tests for n corners; a path from a new point n tests. Not for many threads:
/// it remembers what it found.
final class TransitNet {
  private let space: FreeSpace
  private let bends: [MapPoint]
  private let neighbours: [[(bend: Int, length: Double)]]
  /// Shortest ways from a point to every bend, remembered by the point.
  private var known: [MapPoint: Terminal] = [:]

  /// Above the layer of ordinary heights, each with what the climb to it costs, in metres of level way.
  private(set) var layers: [(net: TransitNet, riseM: Double)] = []

  private var free: [MapPoint: Bool] = [:]

  private struct Terminal {
    var visible: [(bend: Int, length: Double)]
    var distance: [Double]
    var previous: [Int]
  }

  init(space: FreeSpace) throws {
    self.space = space
    let bends = try space.bends()
    self.bends = bends
    var neighbours = [[(bend: Int, length: Double)]](repeating: [], count: bends.count)
    for i in bends.indices {
      for j in 0..<i where space.isClear(bends[i], bends[j]) {
        let length = bends[i].distance(to: bends[j])
        neighbours[i].append((j, length))
        neighbours[j].append((i, length))
      }
    }
    self.neighbours = neighbours
  }

  /// - Parameters:
  ///   - climbs: zones that may be gone over.
  ///   - clearanceM: height above the ground from which ways climb, metres.
  ///   - costPerM: metres of level way that cost as much as a metre of climb.
  ///   - without: the space without some zones, named by their ids.
  /// - Throws: `GeodesyError` when a shape is not valid.
  convenience init(
    space: FreeSpace, climbs: [Climb], clearanceM: Double, costPerM: Double,
    without: (Set<String>) throws -> FreeSpace
  ) throws {
    try self.init(space: space)
    layers = try Set(climbs.map(\.floorHKPD)).sorted().map { floor in
      let below = climbs.filter { $0.floorHKPD <= floor }
      let ground = below.map(\.groundHKPD).min() ?? floor
      return (
        try TransitNet(space: without(Set(below.map(\.zone.id)))),
        max(0, floor - ground - clearanceM) * costPerM
      )
    }
  }

  /// What the best path costs in metres of level way; infinite when there is none.
  func distance(_ a: MapPoint, _ b: MapPoint) -> Double { best(from: a, to: b).cost }

  /// The best path from `a` to `b` with both ends, or nil when there is none.
  func path(_ a: MapPoint, _ b: MapPoint) -> [MapPoint]? { best(from: a, to: b).net.levelPath(a, b) }

  private func best(from a: MapPoint, to b: MapPoint) -> (net: TransitNet, cost: Double) {
    var best = (net: self, cost: levelDistance(a, b))
    // No way is shorter than the straight line.
    for layer in layers where a.distance(to: b) + layer.riseM < best.cost {
      let cost = layer.net.levelDistance(a, b) + layer.riseM
      if cost < best.cost { best = (layer.net, cost) }
    }
    return best
  }

  /// Length of the shortest path in metres round all zones; infinite when there is none.
  func levelDistance(_ a: MapPoint, _ b: MapPoint) -> Double {
    if sees(a, b) { return a.distance(to: b) }
    return best(a, b)?.length ?? .infinity
  }

  /// The shortest path round all zones from `a` to `b` with both ends, or nil when there is none.
  func levelPath(_ a: MapPoint, _ b: MapPoint) -> [MapPoint]? {
    if sees(a, b) { return [a, b] }
    guard let (last, _) = best(a, b) else { return nil }
    let start = terminal(a)
    var line = [b]
    var at = last
    while at >= 0 {
      line.append(bends[at])
      at = start.previous[at]
    }
    line.append(a)
    return line.reversed()
  }

  private func sees(_ a: MapPoint, _ b: MapPoint) -> Bool { isFree(a) && isFree(b) && space.isClear(a, b) }

  /// Whether a place lies in the space: the same few are asked for again and again.
  private func isFree(_ place: MapPoint) -> Bool {
    if let found = free[place] { return found }
    let found = space.contains(place)
    free[place] = found
    return found
  }

  private func best(_ a: MapPoint, _ b: MapPoint) -> (bend: Int, length: Double)? {
    let start = terminal(a)
    var best: (bend: Int, length: Double)?
    for (bend, length) in terminal(b).visible {
      let total = start.distance[bend] + length
      if total < best?.length ?? .infinity { best = (bend, total) }
    }
    return best
  }

  private func terminal(_ point: MapPoint) -> Terminal {
    if let found = known[point] { return found }
    var visible: [(bend: Int, length: Double)] = []
    var distance = [Double](repeating: .infinity, count: bends.count)
    for (index, bend) in bends.enumerated() where sees(point, bend) {
      let length = point.distance(to: bend)
      visible.append((index, length))
      distance[index] = length
    }
    // Dijkstra over a dense graph: the next nearest bend by plain search.
    var previous = [Int](repeating: -1, count: bends.count)
    var done = [Bool](repeating: false, count: bends.count)
    while true {
      var nearest = -1
      for k in bends.indices
      where !done[k] && distance[k] < .infinity && (nearest < 0 || distance[k] < distance[nearest]) {
        nearest = k
      }
      if nearest < 0 { break }
      done[nearest] = true
      for (next, length) in neighbours[nearest] where distance[nearest] + length < distance[next] {
        distance[next] = distance[nearest] + length
        previous[next] = nearest
      }
    }
    let result = Terminal(visible: visible, distance: distance, previous: previous)
    known[point] = result
    return result
  }
}
