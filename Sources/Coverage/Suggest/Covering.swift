/// The fewest of some sets that together cover at least so much.
///
/// How: take the set that covers most of what is left until it is enough, and drop what became needless; then look for one set
/// fewer by depth-first search among the sets by falling size, cut off where even the largest remaining sets would not be
/// enough, for at most `mostNodes` steps, and so on. The bound is the better of two: so many of the largest sets as would be enough
/// if none overlapped, and a Lagrangian one that prices each item (subgradient steps; Fisher 1981); a search that ends
/// without finding proves its own.
///
/// Cost: sizes of all sets for each round of the first part, then `mostNodes` steps of as much.
struct Covering {
  /// Items that are in the same sets count as one of their joint weight.
  struct Item: Hashable {
    var weight: Int
    /// Numbers of the sets that hold it, rising.
    var sets: [Int32]
  }

  struct Answer: Hashable {
    /// Numbers of the chosen sets, rising.
    var chosen: [Int]
    var covered: Int
    /// No choice of fewer sets is enough; of what can be covered, when that is less than what is needed.
    var atLeast: Int
  }

  let items: [Item]
  private let members: [[Int32]]
  /// What is asked for, at most all that any set covers.
  let need: Int

  static let mostNodes = 4000
  static let subgradientSteps = 200

  /// - `sets`: how many there are; items of no set are left out.
  init(items: [Item], sets: Int, need: Int) {
    self.items = items.filter { !$0.sets.isEmpty }
    var members = [[Int32]](repeating: [], count: sets)
    for (number, item) in self.items.enumerated() {
      for set in item.sets { members[Int(set)].append(Int32(number)) }
    }
    self.members = members
    self.need = min(need, self.items.reduce(0) { $0 + $1.weight })
  }

  func solve() -> Answer {
    guard need > 0 else { return Answer(chosen: [], covered: 0, atLeast: 0) }
    var best = pruned(greedy())
    var atLeast = max(sizeBound(), priceBound())
    while best.count > atLeast {
      switch search(most: best.count - 1) {
      case .found(let fewer): best = pruned(fewer)
      case .none: atLeast = best.count
      case .gaveUp: return Answer(chosen: best.sorted(), covered: covered(best), atLeast: atLeast)
      }
    }
    return Answer(chosen: best.sorted(), covered: covered(best), atLeast: atLeast)
  }

  private func covered(_ sets: [Int]) -> Int {
    var isIn = [Bool](repeating: false, count: items.count)
    for set in sets { for item in members[set] { isIn[Int(item)] = true } }
    return items.indices.reduce(0) { isIn[$1] ? $0 + items[$1].weight : $0 }
  }

  private func gains() -> [Int] {
    members.map { $0.reduce(0) { $0 + items[Int($1)].weight } }
  }

  private func greedy() -> [Int] {
    var gain = gains()
    var isIn = [Bool](repeating: false, count: items.count)
    var chosen: [Int] = []
    var left = need
    while left > 0, let best = gain.indices.max(by: { (gain[$0], $1) < (gain[$1], $0) }), gain[best] > 0 {
      chosen.append(best)
      left -= gain[best]
      for item in members[best] where !isIn[Int(item)] {
        isIn[Int(item)] = true
        for set in items[Int(item)].sets { gain[Int(set)] -= items[Int(item)].weight }
      }
    }
    return chosen
  }

  /// Without the sets that are not needed, the last chosen tried first.
  private func pruned(_ chosen: [Int]) -> [Int] {
    var kept = chosen
    for set in chosen.reversed() {
      let without = kept.filter { $0 != set }
      if covered(without) >= need { kept = without }
    }
    return kept
  }

  private func sizeBound() -> Int {
    var sum = 0
    for (count, gain) in gains().sorted(by: >).enumerated() {
      sum += gain
      if sum >= need { return count + 1 }
    }
    return 0
  }

  /// With a price `u` on each unit of an item, a choice of sets costs at least the sum over all sets of what its items' prices
  /// exceed 1 by (negative), and at least the `need` cheapest units must be paid for.
  private func priceBound() -> Int {
    var price = items.map { _ in 0.0 }
    let gain = gains()
    for (number, item) in items.enumerated() {
      price[number] = item.sets.reduce(1.0) { min($0, 1 / Double(max(1, gain[Int($1)]))) }
    }
    let byWeight = Double(items.reduce(0) { $0 + $1.weight })
    var best = 0.0
    for step in 0..<Covering.subgradientSteps {
      var value = 0.0
      var covers = [Double](repeating: 0, count: items.count)
      for set in members.indices {
        let worth = members[set].reduce(0.0) { $0 + price[Int($1)] * Double(items[Int($1)].weight) }
        if worth > 1 {
          value += 1 - worth
          for item in members[set] { covers[Int(item)] += 1 }
        }
      }
      var left = need
      var pays = [Double](repeating: 0, count: items.count)
      for item in items.indices.sorted(by: { (price[$0], $0) < (price[$1], $1) }) where left > 0 {
        let units = min(left, items[item].weight)
        value += price[item] * Double(units)
        pays[item] = Double(units) / Double(items[item].weight)
        left -= units
      }
      best = max(best, value)
      // Steps that shrink; the scale is that of one set spread over all units.
      let scale = 2 / (byWeight * (1 + Double(step) / 20).squareRoot())
      for item in items.indices { price[item] = max(0, price[item] + scale * (pays[item] - covers[item])) }
    }
    return Int((best - 1e-9).rounded(.up))
  }

  private enum Found {
    case found([Int])
    case none, gaveUp
  }

  /// A choice of at most `most` sets that is enough.
  private func search(most: Int) -> Found {
    let order = gains().enumerated().filter { $0.element > 0 }.sorted {
      ($1.element, $0.offset) < ($0.element, $1.offset)
    }
    .map(\.offset)
    var nodes = 0
    var hits = [Int](repeating: 0, count: items.count)
    var chosen: [Int] = []

    func gain(_ set: Int) -> Int {
      members[set].reduce(0) { hits[Int($1)] == 0 ? $0 + items[Int($1)].weight : $0 }
    }

    /// nil: too many nodes.
    func go(_ from: Int, _ left: Int) -> Bool? {
      if left <= 0 { return true }
      let room = most - chosen.count
      if room == 0 || from >= order.count { return false }
      nodes += 1
      if nodes > Covering.mostNodes { return nil }
      let gains = (from..<order.count).map { gain(order[$0]) }
      if gains.sorted(by: >).prefix(room).reduce(0, +) < left { return false }
      for at in from..<order.count where gains[at - from] > 0 {
        // Without this set and those before it the rest must still be enough.
        if gains[(at - from)...].sorted(by: >).prefix(room).reduce(0, +) < left { return false }
        let set = order[at]
        chosen.append(set)
        for item in members[set] { hits[Int(item)] += 1 }
        let result = go(at + 1, left - gains[at - from])
        if result != false { return result }
        chosen.removeLast()
        for item in members[set] { hits[Int(item)] -= 1 }
      }
      return false
    }
    switch go(0, need) {
    case true: return .found(chosen)
    case false: return .none
    default: return .gaveUp
    }
  }
}
