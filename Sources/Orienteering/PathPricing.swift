import Units

/// The best single path when every group has a price, and the prices that make the bound least.
struct PathPricing {
  private let ground: PathGround
  private let levels: Int
  /// Places of the groups; the start comes first and the end last.
  private let places: [Int]
  /// Group of each of `places`, -1 for start and end.
  private let groups: [Int]
  /// Steps of the ways between `places`; `levels + 1` and more: no way.
  private let steps: [Int]
  /// Ways of less than one step lead from place to place at most so often in a row.
  private let chain: Int
  /// Of each group, at least 0; after ``bound(_:known:)`` those that gave the least bound.
  private(set) var price: [Double]

  // Best and second best value at a place after so many steps, with different places before.
  private var first: [Double]
  private var second: [Double]
  private var firstFrom: [Int32]
  private var secondFrom: [Int32]

  init(_ ground: PathGround, levels: Int, price: [Double]) {
    self.ground = ground
    self.price = price
    self.levels = levels
    places = [0] + ground.members.flatMap { $0 } + [ground.end]
    groups = places.enumerated().map { [places] in
      $0.offset == 0 || $0.offset == places.count - 1 ? -1 : ground.groupOf[$0.element]
    }
    let count = places.count
    var steps = [Int](repeating: levels + 1, count: count * count)
    var zeros = [Int](repeating: 0, count: count)
    for a in 0..<count - 1 {
      for b in 1..<count where a != b && (groups[a] < 0 || groups[a] != groups[b]) {
        let share = ground.costs[places[a] * ground.size + places[b]] / ground.unit
        guard share <= 1 + 1e-9 else { continue }
        let step = Int(share * Double(levels) * (1 - 1e-9))
        steps[a * count + b] = step
        if step == 0 { zeros[a] += 1 }
      }
    }
    self.steps = steps
    // A real path visits each place of a knot of near places once.
    chain = zeros.contains { $0 > 0 } ? zeros.filter { $0 > 0 }.count + 1 : 0
    first = [Double](repeating: -.infinity, count: (levels + 1) * count)
    second = first
    firstFrom = [Int32](repeating: -1, count: first.count)
    secondFrom = firstFrom
  }

  /// The least bound after so many subgradient steps (Held, Wolfe and Crowder 1974).
  mutating func bound(_ stop: StopRule, known: Double) -> Double {
    var least = Double.infinity
    var best = price
    var scale = 1.0
    var idle = 0
    for _ in 0..<stop.rounds where stop.mayGoOn() {
      let (value, visits) = bestPath()
      let bound = price.reduce(0, +) + Double(ground.pathCount) * max(0, value)
      if bound < least * (1 - 1e-6) {
        least = bound
        best = price
        idle = 0
      } else {
        idle += 1
        if idle >= 4 {
          idle = 0
          scale /= 2
          price = best
          continue
        }
      }
      // How much oftener than allowed each group is visited.
      var norm = 0.0
      var over = [Double](repeating: -1, count: price.count)
      for (group, times) in visits { over[group] += Double(times * ground.pathCount) }
      for group in price.indices {
        if over[group] < 0 && price[group] == 0 { over[group] = 0 }
        norm += over[group] * over[group]
      }
      if norm == 0 || bound - known <= 1e-9 * bound { break }
      let step = scale * max(bound - known, 0.005 * bound) / norm
      for group in price.indices { price[group] = max(0, price[group] + step * over[group]) }
    }
    price = best
    return least
  }

  /// The path with the most prize less price, and how often it visits each group.
  private mutating func bestPath() -> (value: Double, visits: [(group: Int, times: Int)]) {
    let count = places.count
    let end = count - 1
    for slot in first.indices {
      first[slot] = -.infinity
      second[slot] = -.infinity
      firstFrom[slot] = -1
      secondFrom[slot] = -1
    }
    first[0] = 0
    let worth = places.indices.map { groups[$0] < 0 ? 0 : ground.prizes[places[$0]] - price[groups[$0]] }
    for level in 0...levels {
      for _ in 0..<chain { relax(level, worth, short: true) }
      relax(level, worth, short: false)
    }
    var value = -Double.infinity
    var at = 0
    for level in 0...levels where first[level * count + end] > value {
      value = first[level * count + end]
      at = level
    }
    return (value, visits(at * count + end))
  }

  /// Goes on from all places that are reached after `level` steps, by ways of no step or by the others.
  private mutating func relax(_ level: Int, _ worth: [Double], short: Bool) {
    let count = places.count
    let (steps, groups, levels) = (steps, groups, levels)
    first.withUnsafeMutableBufferPointer { first in
      second.withUnsafeMutableBufferPointer { second in
        firstFrom.withUnsafeMutableBufferPointer { firstFrom in
          secondFrom.withUnsafeMutableBufferPointer { secondFrom in
            steps.withUnsafeBufferPointer { steps in
              groups.withUnsafeBufferPointer { groups in
                worth.withUnsafeBufferPointer { worth in
                  for from in 0..<(count - 1) {
                    let here = level &* count &+ from
                    let top = first[here]
                    if top == -.infinity { continue }
                    let row = from &* count
                    let left = levels - level
                    let before = firstFrom[here] < 0 ? -1 : groups[Int(firstFrom[here]) % count]
                    for to in 1..<count {
                      let step = steps[row &+ to]
                      if step > left || (step == 0) != short { continue }
                      // Back to the group before last: only the second best way here may do that.
                      let base = groups[to] >= 0 && groups[to] == before ? second[here] : top
                      let sum = base + worth[to]
                      let slot = (level &+ step) &* count &+ to
                      if sum <= second[slot] { continue }
                      let mark = Int32(here)
                      if sum > first[slot] {
                        if firstFrom[slot] < 0 || groups[Int(firstFrom[slot]) % count] != groups[from]
                          || groups[from] < 0
                        {
                          second[slot] = first[slot]
                          secondFrom[slot] = firstFrom[slot]
                        }
                        first[slot] = sum
                        firstFrom[slot] = mark
                      } else if groups[Int(firstFrom[slot]) % count] != groups[from] || groups[from] < 0 {
                        second[slot] = sum
                        secondFrom[slot] = mark
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// Groups on the path that ends in a slot, with how often each is visited.
  private func visits(_ end: Int) -> [(group: Int, times: Int)] {
    var times = [Int](repeating: 0, count: price.count)
    var slot = end
    var next = -1
    // Ways of no step may lead round in the tables; the visits only steer the prices, so a cut there does no harm.
    for _ in 0..<(levels + places.count) {
      let from = firstFrom[slot]
      let back = from >= 0 && next >= 0 && groups[Int(from) % places.count] == next ? secondFrom[slot] : from
      if back < 0 { break }
      next = groups[slot % places.count]
      slot = Int(back)
      let group = groups[slot % places.count]
      if group < 0 { break }
      times[group] += 1
    }
    return times.indices.filter { times[$0] > 0 }.map { ($0, times[$0]) }
  }
}
