/// Shortest ways inside a region: straight where that is clear, else over its bends (a visibility graph).
///
/// Built as it is asked: a bend's neighbours are found when a way first comes there. A way takes the bends that its
/// two ends see, multiplied; a new end takes one clearance test for each bend.
final class WayNet {
  private let region: FlyableRegion
  private let bends: [Spot]
  /// From a bend: cells to every other one, and the bend before it on the way.
  private var trees: [Int: (lengths: [Double], previous: [Int])] = [:]
  private var neighbours: [[(bend: Int, length: Double)]?]
  private var seen: [Spot: [(bend: Int, length: Double)]] = [:]

  init(region: FlyableRegion) {
    self.region = region
    bends = region.bends
    neighbours = Array(repeating: nil, count: bends.count)
  }

  /// Cells of the shortest way, or nil when the two places lie in parts that no way joins.
  func length(_ a: Spot, _ b: Spot) -> Double? {
    if region.isClear(a, b) { return a.distance(to: b) }
    return best(a, b)?.length
  }

  /// The bends of the shortest way from `a` to `b`, without the ends; nil when there is none.
  func bends(_ a: Spot, _ b: Spot) -> [Spot]? {
    if region.isClear(a, b) { return [] }
    guard let found = best(a, b) else { return nil }
    let tree = self.tree(from: found.from)
    var way = [found.to]
    while let last = way.last, last != found.from { way.append(tree.previous[last]) }
    return way.reversed().map { bends[$0] }
  }

  private func best(_ a: Spot, _ b: Spot) -> (length: Double, from: Int, to: Int)? {
    let near = visible(from: a)
    let far = visible(from: b)
    var best: (length: Double, from: Int, to: Int)?
    for (from, start) in near {
      let tree = self.tree(from: from)
      for (to, end) in far {
        let length = start + tree.lengths[to] + end
        if length < best?.length ?? .infinity { best = (length, from, to) }
      }
    }
    return best
  }

  private func visible(from a: Spot) -> [(bend: Int, length: Double)] {
    if let known = seen[a] { return known }
    var found: [(bend: Int, length: Double)] = []
    for (number, bend) in bends.enumerated() where region.isClear(a, bend) {
      found.append((number, a.distance(to: bend)))
    }
    seen[a] = found
    return found
  }

  private func neighbours(of bend: Int) -> [(bend: Int, length: Double)] {
    if let known = neighbours[bend] { return known }
    let found = visible(from: bends[bend]).filter { $0.bend != bend }
    neighbours[bend] = found
    return found
  }

  /// Dijkstra's algorithm with a plain array: few bends, and each tree is kept.
  private func tree(from root: Int) -> (lengths: [Double], previous: [Int]) {
    if let known = trees[root] { return known }
    var lengths = [Double](repeating: .infinity, count: bends.count)
    var previous = [Int](repeating: root, count: bends.count)
    var done = [Bool](repeating: false, count: bends.count)
    lengths[root] = 0
    while true {
      var next = -1
      for k in bends.indices where !done[k] && lengths[k] < (next < 0 ? .infinity : lengths[next]) {
        next = k
      }
      if next < 0 { break }
      done[next] = true
      for (bend, length) in neighbours(of: next) where lengths[next] + length < lengths[bend] {
        lengths[bend] = lengths[next] + length
        previous[bend] = next
      }
    }
    trees[root] = (lengths, previous)
    return (lengths, previous)
  }
}
