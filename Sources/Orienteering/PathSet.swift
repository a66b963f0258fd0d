/// Ground of a search: what never changes while paths do.
struct PathGround {
  let size: Int
  let costs: [Double]
  let prizes: [Double]
  let limit: Double
  /// The limit, or 1 when it is 0: the measure of small costs.
  let unit: Double
  let pathCount: Int
  /// Group of each place, numbered without gaps; -1 for start, end and places that no path can hold.
  let groupOf: [Int]
  /// Places of each group.
  let members: [[Int]]
  /// For each group, the other groups from near to far.
  let near: [[Int32]]
  /// Mean prize of the groups that have one.
  let meanPrize: Double
  let hasAlternatives: Bool

  init(_ problem: OrienteeringProblem) {
    size = problem.count
    costs = problem.costs
    prizes = problem.prizes
    limit = problem.limit
    unit = limit > 0 ? limit : 1
    pathCount = problem.paths
    var numbers: [Int: Int] = [:]
    var groupOf = [Int](repeating: -1, count: problem.count)
    var members: [[Int]] = []
    let away = PathGround.least(from: 0, problem, reversed: false)
    let back = PathGround.least(from: problem.count - 1, problem, reversed: true)
    for place in 1..<max(1, problem.count - 1) {
      guard away[place] + back[place] <= limit * (1 + 1e-12) else { continue }
      let key = problem.groups.isEmpty ? place : problem.groups[place]
      if let number = numbers[key] {
        groupOf[place] = number
        members[number].append(place)
      } else {
        numbers[key] = members.count
        groupOf[place] = members.count
        members.append([place])
      }
    }
    self.groupOf = groupOf
    self.members = members
    hasAlternatives = members.contains { $0.count > 1 }
    let highest = members.map { $0.reduce(0) { max($0, problem.prizes[$1]) } }.filter { $0 > 0 }
    meanPrize = highest.isEmpty ? 0 : highest.reduce(0, +) / Double(highest.count)
    near = members.indices.map { group in
      let far = members.indices.map { other -> Double in
        var least = Double.infinity
        for a in members[group] {
          for b in members[other] {
            least = min(
              least, problem.costs[a * problem.count + b] + problem.costs[b * problem.count + a])
          }
        }
        return least
      }
      return members.indices.filter { $0 != group }.sorted { (far[$0], $0) < (far[$1], $1) }.map(Int32.init)
    }
  }

  var end: Int { size - 1 }

  /// Least cost from a place to every other, over any places between (Dijkstra 1959), or, reversed, to it.
  private static func least(from place: Int, _ problem: OrienteeringProblem, reversed: Bool) -> [Double] {
    let count = problem.count
    var least = [Double](repeating: .infinity, count: count)
    var done = [Bool](repeating: false, count: count)
    least[place] = 0
    for _ in 0..<count {
      var here = -1
      for other in 0..<count where !done[other] && (here < 0 || least[other] < least[here]) { here = other }
      done[here] = true
      for other in 0..<count where !done[other] {
        let way = reversed ? problem.costs[other * count + here] : problem.costs[here * count + other]
        least[other] = min(least[other], least[here] + way)
      }
    }
    return least
  }

  @inline(__always) func cost(_ from: Int32, _ to: Int32) -> Double {
    costs[Int(from) &* size &+ Int(to)]
  }
}

/// Paths in one flat store, each from start to end, and where every group is.
struct PathSet {
  /// Room for the places of each path.
  let stride: Int
  var stops: [Int32]
  /// Places of each path, start and end included.
  var lengths: [Int]
  var costs: [Double]
  /// Path of each group, or -1.
  var home: [Int32]
  var value = 0.0
  /// Paths that have changed since they were last made as short as they get.
  var touched: [Bool]

  init(_ ground: PathGround) {
    stride = ground.members.count + 2
    stops = [Int32](repeating: 0, count: stride * ground.pathCount)
    lengths = [Int](repeating: 2, count: ground.pathCount)
    costs = [Double](repeating: ground.cost(0, Int32(ground.end)), count: ground.pathCount)
    home = [Int32](repeating: -1, count: ground.members.count)
    touched = [Bool](repeating: false, count: ground.pathCount)
    for path in 0..<ground.pathCount { stops[path * stride + 1] = Int32(ground.end) }
  }

  /// Cost of all paths together.
  var totalCost: Double { costs.reduce(0, +) }

  @inline(__always) func stop(_ path: Int, _ index: Int) -> Int32 { stops[path &* stride &+ index] }

  mutating func insert(_ place: Int32, path: Int, at index: Int, ground: PathGround) {
    let base = path * stride
    var slot = base + lengths[path]
    while slot > base + index {
      stops[slot] = stops[slot - 1]
      slot -= 1
    }
    stops[base + index] = place
    lengths[path] += 1
    home[ground.groupOf[Int(place)]] = Int32(path)
    value += ground.prizes[Int(place)]
    addUp(path, ground)
  }

  mutating func remove(path: Int, at index: Int, ground: PathGround) {
    let base = path * stride
    let place = Int(stops[base + index])
    for slot in (base + index)..<(base + lengths[path] - 1) { stops[slot] = stops[slot + 1] }
    lengths[path] -= 1
    home[ground.groupOf[place]] = -1
    value -= ground.prizes[place]
    addUp(path, ground)
  }

  /// Adds the cost of a path up anew, in the order in which it is flown.
  mutating func addUp(_ path: Int, _ ground: PathGround) {
    let base = path * stride
    var sum = 0.0
    for slot in (base + 1)..<(base + lengths[path]) { sum += ground.cost(stops[slot - 1], stops[slot]) }
    costs[path] = sum
    touched[path] = true
  }

  func places(_ path: Int) -> [Int] { (0..<lengths[path]).map { Int(stop(path, $0)) } }

  mutating func set(_ path: Int, _ places: [Int], ground: PathGround) {
    while lengths[path] > 2 { remove(path: path, at: 1, ground: ground) }
    for place in places.dropFirst().dropLast() {
      insert(Int32(place), path: path, at: lengths[path] - 1, ground: ground)
    }
  }
}
