import Planar
import Units

/// Shortest level paths that stay in free space: a visibility graph over the corners of the obstacles.
///
/// Building it costs n² segment tests for n corners; a path from a new point n tests. Not for many threads:
/// it remembers what it found.
final class TransitNet {
  private let space: FreeSpace
  private let bends: [MapPoint]
  private let neighbours: [[(bend: Int, length: Double)]]
  /// Shortest ways from a point to every bend, remembered by the point.
  private var known: [MapPoint: Terminal] = [:]

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
      for j in 0..<i where space.containsSegment(bends[i], bends[j]) {
        let length = bends[i].distance(to: bends[j])
        neighbours[i].append((j, length))
        neighbours[j].append((i, length))
      }
    }
    self.neighbours = neighbours
  }

  /// Length of the shortest path in metres; infinite when there is none.
  func distance(_ a: MapPoint, _ b: MapPoint) -> Double {
    if space.containsSegment(a, b) { return a.distance(to: b) }
    return best(a, b)?.length ?? .infinity
  }

  /// The shortest path from `a` to `b` with both ends, or nil when there is none.
  func path(_ a: MapPoint, _ b: MapPoint) -> [MapPoint]? {
    if space.containsSegment(a, b) { return [a, b] }
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
    for (index, bend) in bends.enumerated() where space.containsSegment(point, bend) {
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
