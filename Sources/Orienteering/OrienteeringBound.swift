public import Units

/// A value that no choice of paths can exceed.
///
/// Three limits, of which the least holds. (1) All prizes that can be reached. (2) A fractional knapsack: every visited
/// place costs at least half of its cheapest way in and half of its cheapest way out. (3) Lagrangian relaxation of "every
/// group at most once" (Fisher 1981): with a price for each group, the best single path is found by dynamic programming
/// in which a path may come back to a group, though not at once (2-cycle elimination after Houck et al. 1980); m such
/// paths and the prices together are a bound for any prices of at least 0, and the prices are improved by subgradient
/// steps. Costs are rounded down to steps of `limit / levels`, so that every real path is among those counted.
public enum OrienteeringBound {
  /// - Parameters:
  ///   - stop: a round is one subgradient step of up to `levels`·n² steps of work; 0 leaves the first two limits.
  ///   - levels: steps into which `limit` is cut.
  ///   - known: a value that is reached, for the length of the steps; any number gives a valid bound.
  /// - Throws: ``OrienteeringError`` for what is no problem.
  public static func value(
    of problem: OrienteeringProblem, stop: StopRule, levels: Int = 1_000, known: Double = 0
  ) throws -> Double {
    if let flaw = problem.flaw() { throw flaw }
    let ground = PathGround(problem)
    guard !ground.members.isEmpty else { return 0 }
    var best = min(all(ground), knapsack(ground))
    if stop.rounds > 0 && problem.limit > 0 {
      // Most steps are taken on coarse levels, which are as valid and cost less.
      let fine = (stop.rounds + 5) / 6
      var price = [Double](repeating: 0, count: ground.members.count)
      for (levels, rounds) in [(max(1, levels / 4), stop.rounds - fine), (max(1, levels), fine)] {
        var pricing = PathPricing(ground, levels: levels, price: price)
        let stage = StopRule(rounds: rounds, mayGoOn: stop.mayGoOn)
        best = min(best, pricing.bound(stage, known: known))
        price = pricing.price
      }
    }
    // Sums of whole prizes are whole.
    let whole = problem.prizes.allSatisfy { $0 == $0.rounded() }
    return whole ? (best + 1e-6).rounded(.down) : best * (1 + 1e-9)
  }

  private static func prize(_ group: Int, _ ground: PathGround) -> Double {
    ground.members[group].reduce(0) { max($0, ground.prizes[$1]) }
  }

  private static func all(_ ground: PathGround) -> Double {
    ground.members.indices.reduce(0) { $0 + prize($1, ground) }
  }

  private static func knapsack(_ ground: PathGround) -> Double {
    let places = ground.members.flatMap { $0 }
    let start = Int32(0)
    let end = Int32(ground.end)
    func wayIn(_ place: Int32, from all: [Int]) -> Double {
      all.reduce(ground.cost(start, place)) { $1 == Int(place) ? $0 : min($0, ground.cost(Int32($1), place)) }
    }
    func wayOut(_ place: Int32, to all: [Int]) -> Double {
      all.reduce(ground.cost(place, end)) { $1 == Int(place) ? $0 : min($0, ground.cost(place, Int32($1))) }
    }
    var items: [(weight: Double, prize: Double)] = []
    for group in ground.members.indices {
      // Of alternatives the cheapest stands for all.
      let weight = ground.members[group].reduce(Double.infinity) {
        min($0, (wayIn(Int32($1), from: places) + wayOut(Int32($1), to: places)) / 2)
      }
      items.append((weight, prize(group, ground)))
    }
    let direct = ground.cost(start, end)
    let ends = places.reduce((out: direct, back: direct)) {
      (min($0.out, ground.cost(start, Int32($1))), min($0.back, ground.cost(Int32($1), end)))
    }
    var left = Double(ground.pathCount) * (ground.limit * (1 + 1e-9) - (ends.out + ends.back) / 2)
    var value = 0.0
    items.sort { $0.prize * $1.weight > $1.prize * $0.weight }
    for item in items {
      if left < 0 { break }
      let share = item.weight <= left ? 1 : left / item.weight
      value += share * item.prize
      left -= share * item.weight
    }
    return value
  }
}
