public import Units

/// Paths that collect much prize, by ruin and recreate.
///
/// Each round takes some groups out of the paths, fills the paths again, shortens them and fills what that freed
/// (large neighbourhood search after Schrimpf et al. 2000; for this problem Kim, Li and Johnson 2013). A result a little
/// worse is walked on from, ever less so towards the end of a cycle of rounds (threshold accepting, Dueck and Scheuer
/// 1990). Between cycles the paths met so far are joined anew (``PathPool``).
public enum Orienteering {
  /// The best paths found.
  ///
  /// Takes about n²·m steps a round. The same problem, seed and number of rounds give the same paths.
  /// - Parameter stop: a round is one ruin and recreate; `mayGoOn` is asked every 64 rounds.
  /// - Throws: ``OrienteeringError`` for what is no problem.
  public static func paths(for problem: OrienteeringProblem, seed: UInt64, stop: StopRule) throws
    -> OrienteeringPlan
  {
    if let flaw = problem.flaw() { throw flaw }
    guard problem.cost(of: [0, problem.count - 1]) <= problem.limit else {
      return OrienteeringPlan(paths: [], value: 0, rounds: 0)
    }
    let ground = PathGround(problem)
    guard !ground.members.isEmpty else { return OrienteeringPlan(paths: [], value: 0, rounds: 0) }
    var search = PathSearch(ground, seed: seed)
    search.run(stop)
    let paths = (0..<ground.pathCount).map { search.best.places($0) }.filter { $0.count > 2 }.sorted {
      $0.lexicographicallyPrecedes($1)
    }
    let value = paths.reduce(0) { $0 + $1.reduce(0) { $0 + problem.prizes[$1] } }
    return OrienteeringPlan(paths: paths, value: value, rounds: search.rounds)
  }
}

/// The state of the search.
struct PathSearch {
  private let ground: PathGround
  private var random: SplitMix64
  private var filler: PathFiller
  private var shortener = PathShortener()
  private var ruin = PathRuin()
  private var pool: PathPool
  private var current: PathSet
  private(set) var best: PathSet
  private(set) var rounds = 0

  init(_ ground: PathGround, seed: UInt64) {
    self.ground = ground
    random = SplitMix64(seed: seed)
    filler = PathFiller(ground)
    pool = PathPool(ground)
    current = PathSet(ground)
    best = current
  }

  /// Rounds of the first cycle; each further one is half as long again, up to `longestCycle`.
  static let firstCycle = 10_000
  static let longestCycle = 60_000

  mutating func run(_ stop: StopRule) {
    // A short search still cools down three times.
    var length = Double(max(200, min(Self.firstCycle, stop.rounds / 4)))
    var number = 0
    var first = PathSet(ground)
    recreate(&first, power: 1, noise: 0)
    keep(first)
    current = first
    while rounds < stop.rounds, stop.mayGoOn() {
      // Every third cycle begins from nothing, the others from the best.
      if number % 3 == 2 {
        var fresh = PathSet(ground)
        recreate(&fresh, power: 1, noise: 0.5)
        current = fresh
      } else if number > 0 {
        current = best
      }
      guard cycle(Int(length), stop) else { break }
      if let joined = pool.joined(better: best.value) {
        var paths = PathSet(ground)
        for (path, places) in joined.enumerated() { paths.set(path, places, ground: ground) }
        recreate(&paths, power: 1, noise: 0)
        keep(paths)
      }
      length = min(length * 1.5, Double(Self.longestCycle))
      number += 1
    }
  }

  /// One cycle; false when the search must end.
  private mutating func cycle(_ length: Int, _ stop: StopRule) -> Bool {
    let hot = 5 * ground.meanPrize
    for round in 0..<length {
      if rounds >= stop.rounds || (rounds & 63 == 63 && !stop.mayGoOn()) { return false }
      rounds += 1
      let visited = current.lengths.reduce(0) { $0 + $1 - 2 }
      var next = current
      let most = max(2, min(25, visited * 3 / 10))
      let draw = random.unit()
      let count = 1 + Int(draw * draw * Double(most))
      let way = PathRuin.Way.allCases[random.pick(0..<PathRuin.Way.allCases.count)]
      ruin.ruin(&next, way: way, count: count, ground: ground, random: &random)
      // Without a place a path may be dearer, where the way round over it was cheaper.
      for path in 0..<ground.pathCount where next.costs[path] > ground.limit {
        next.set(path, [], ground: ground)
      }
      let noise = random.unit() < 0.03 ? 1 : 0.2 * random.unit()
      recreate(&next, power: 0.5 + random.unit(), noise: noise)
      let cooling = 1 - Double(round) / Double(length)
      let bar = hot * cooling * cooling * random.unit()
      if score(next) > score(current) - bar {
        current = next
        keep(current)
      }
    }
    return true
  }

  /// Value, with a little off for cost, so that of equal values the shorter is walked on from.
  private func score(_ paths: PathSet) -> Double {
    paths.value - 0.1 * ground.meanPrize * paths.totalCost / ground.unit
  }

  private mutating func recreate(_ paths: inout PathSet, power: Double, noise: Double) {
    filler.fill(&paths, ground: ground, power: power, noise: noise, random: &random)
    var shorter = false
    for path in 0..<ground.pathCount where paths.touched[path] {
      if shortener.shorten(path, &paths, ground: ground) { shorter = true }
      paths.touched[path] = false
    }
    if shorter { filler.fill(&paths, ground: ground, power: power, noise: noise, random: &random) }
  }

  /// Notes paths that are within the limit when their costs are added up from the start on.
  private mutating func keep(_ paths: PathSet) {
    guard paths.costs.allSatisfy({ $0 <= ground.limit }) else { return }
    for path in 0..<ground.pathCount where paths.lengths[path] > 2 { pool.add(paths.places(path)) }
    if paths.value > best.value + 1e-9
      || (paths.value > best.value - 1e-9 && paths.totalCost < best.totalCost - 1e-9 * ground.unit)
    {
      best = paths
    }
  }
}
