import Orienteering

/// The best value of a small problem, by trying all subsets of groups and all orders.
enum SmallestTwin {
  static func value(of problem: OrienteeringProblem) -> Double {
    let places = Array(1..<(problem.count - 1))
    let keys = Array(Set(places.map { problem.groups.isEmpty ? $0 : problem.groups[$0] })).sorted()
    // Best prize of a single path for each set of groups.
    var single = [Double](repeating: -.infinity, count: 1 << keys.count)
    func go(_ here: Int, _ cost: Double, _ prize: Double, _ visited: Int) {
      if cost + problem.costs[here * problem.count + problem.count - 1] <= problem.limit {
        single[visited] = max(single[visited], prize)
      }
      for place in places {
        let key = problem.groups.isEmpty ? place : problem.groups[place]
        let bit = 1 << (keys.firstIndex(of: key) ?? 0)
        let sum = cost + problem.costs[here * problem.count + place]
        if visited & bit != 0 || sum > problem.limit { continue }
        go(place, sum, prize + problem.prizes[place], visited | bit)
      }
    }
    go(0, 0, 0, 0)
    if single[0] < 0 { return 0 }
    func join(_ paths: Int, _ used: Int) -> Double {
      if paths == 0 { return 0 }
      return single.indices.reduce(0) { best, set in
        set & used == 0 && single[set] > 0 ? max(best, single[set] + join(paths - 1, used | set)) : best
      }
    }
    return join(problem.paths, 0)
  }
}
