import Units

/// The order in which cells are swept and the way in which each is: a generalised travelling-salesman problem.
///
/// Each cell offers some ways to be swept (a course and an entry corner); exactly one is taken. For a given order the
/// best ways are found exactly, cell by cell (dynamic programming); the order is searched by moving and turning runs of
/// cells and taking whatever is not worse by more than a falling threshold.
struct CellTour {
  /// One way to sweep a cell: the path from its first to its last place.
  struct Option {
    var path: [Spot]
    var length: Double
    var entry: Spot { path[0] }
    var exit: Spot { path[path.count - 1] }
  }

  /// Per cell of the order: which cell, and which of its options.
  private(set) var picks: [(cell: Int, option: Int)] = []
  /// Cells of the grid along all paths and the ways between.
  private(set) var length = Double.infinity

  private let options: [[Option]]
  private let start: Spot?
  private let finish: Spot?
  private let net: WayNet
  private let first: [Int]
  private let total: Int
  private var links: [Float]

  /// - `options`: per cell, one at least.
  /// - `start`, `finish`: whence the first and whither after the last; nil for anywhere.
  /// - `rounds`: orders tried.
  init(options: [[Option]], start: Spot?, finish: Spot?, net: WayNet, rounds: Int, seed: UInt64) {
    self.options = options
    self.start = start
    self.finish = finish
    self.net = net
    var first: [Int] = []
    var total = 0
    for list in options {
      first.append(total)
      total += list.count
    }
    self.first = first
    self.total = total
    links = Array(repeating: -1, count: total * total)
    guard !options.isEmpty else {
      length = 0
      return
    }
    search(rounds: rounds, seed: seed)
  }

  /// The whole path, with the bends of the ways between cells.
  func path() -> [Spot] {
    var path: [Spot] = []
    for (cell, option) in picks {
      let next = options[cell][option].path
      if let here = path.last, let there = next.first { path += net.bends(here, there) ?? [] }
      path += next
    }
    return path
  }

  private mutating func search(rounds: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var order = greedy()
    var now = cost(order)
    var best = (order, now)
    let count = order.count
    if count > 1 {
      let scale = options.reduce(0.0) { $0 + $1[0].length } / Double(count)
      for round in 0..<rounds {
        let left = 1 - Double(round % 500) / 500
        let threshold = 0.4 * scale * left * left * left
        let size = min(count - 1, 1 + random.pick(0..<3))
        var trial = order
        if random.next() & 1 == 0 {
          let from = random.pick(0..<(count - size + 1))
          let run = Array(trial[from..<(from + size)])
          trial.removeSubrange(from..<(from + size))
          trial.insert(
            contentsOf: random.next() & 1 == 0 ? run : run.reversed(), at: random.pick(0..<(trial.count + 1)))
        } else {
          let a = random.pick(0..<count)
          let b = random.pick(0..<count)
          trial[min(a, b)...max(a, b)].reverse()
        }
        let then = cost(trial)
        if then <= now + threshold {
          (order, now) = (trial, then)
          if now < best.1 - 1e-9 { best = (order, now) }
        }
      }
    }
    length = best.1
    picks = zip(best.0, ways(best.0)).map { ($0, $1) }
  }

  private mutating func greedy() -> [Int] {
    var left = Array(options.indices)
    var order: [Int] = []
    var here = start
    while !left.isEmpty {
      var best = (Double.infinity, 0, Optional<Spot>.none)
      for (k, cell) in left.enumerated() {
        for option in options[cell] {
          let way = here.map { $0.distance(to: option.entry) } ?? option.length * 1e-6
          if way < best.0 { best = (way, k, option.exit) }
        }
      }
      order.append(left.remove(at: best.1))
      here = best.2
    }
    return order
  }

  /// Cells of the grid of the best ways for this order.
  private mutating func cost(_ order: [Int]) -> Double {
    var before: [Double] = []
    var last = -1
    for cell in order {
      var here = [Double](repeating: .infinity, count: options[cell].count)
      for k in here.indices {
        if last < 0 {
          here[k] = start.map { way($0, options[cell][k].entry) } ?? 0
        } else {
          for p in before.indices { here[k] = min(here[k], before[p] + link(last, p, cell, k)) }
        }
        here[k] += options[cell][k].length
      }
      (before, last) = (here, cell)
    }
    guard last >= 0 else { return 0 }
    if let finish { for p in before.indices { before[p] += way(options[last][p].exit, finish) } }
    return before.min() ?? 0
  }

  /// The best option of each cell of the order.
  private mutating func ways(_ order: [Int]) -> [Int] {
    var costs: [[Double]] = []
    var from: [[Int]] = []
    for (n, cell) in order.enumerated() {
      var here = [Double](repeating: .infinity, count: options[cell].count)
      var back = [Int](repeating: 0, count: options[cell].count)
      for k in here.indices {
        if n == 0 {
          here[k] = start.map { way($0, options[cell][k].entry) } ?? 0
        } else {
          for (p, cost) in costs[n - 1].enumerated() {
            let sum = cost + link(order[n - 1], p, cell, k)
            if sum < here[k] { (here[k], back[k]) = (sum, p) }
          }
        }
        here[k] += options[cell][k].length
        if n == order.count - 1, let finish { here[k] += way(options[cell][k].exit, finish) }
      }
      costs.append(here)
      from.append(back)
    }
    var picks = [Int](repeating: 0, count: order.count)
    guard let last = costs.last else { return [] }
    picks[order.count - 1] = last.indices.min { last[$0] < last[$1] } ?? 0
    for n in stride(from: order.count - 1, to: 0, by: -1) { picks[n - 1] = from[n][picks[n]] }
    return picks
  }

  private mutating func link(_ a: Int, _ p: Int, _ b: Int, _ k: Int) -> Double {
    let index = (first[a] + p) * total + first[b] + k
    if links[index] >= 0 { return Double(links[index]) }
    let length = way(options[a][p].exit, options[b][k].entry)
    links[index] = Float(length)
    return length
  }

  /// A way that does not exist costs far more than any that does, so that parts without a way come out least often.
  private func way(_ a: Spot, _ b: Spot) -> Double { net.length(a, b) ?? (1e7 + a.distance(to: b)) }
}
