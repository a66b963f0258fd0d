/// The shortest tour of few items, by dynamic programming over subsets (Held and Karp 1962; Bellman 1962).
enum SmallTour {
  /// Up to this many items the optimum is found outright: 2^n · n² · 4 steps.
  static let mostItems = 9

  /// The optimal tour from the start over all items with their best directions.
  static func best(links: TourLinks) -> [Int] {
    let count = links.count - 1
    let home = links.start * 2
    guard count > 0 else { return [home] }
    let ends = 2 * count
    var cost = [Double](repeating: .infinity, count: (1 << count) * ends)
    var from = [Int](repeating: -1, count: cost.count)
    for end in 0..<ends where end & 1 == 0 || !links.locked[end >> 1] {
      cost[(1 << (end >> 1)) * ends + end] = links(home, end)
    }
    for set in 1..<(1 << count) {
      for end in 0..<ends where set & (1 << (end >> 1)) != 0 {
        let sum = cost[set * ends + end]
        if sum == .infinity { continue }
        for next in 0..<ends where set & (1 << (next >> 1)) == 0 {
          if next & 1 == 1, links.locked[next >> 1] { continue }
          let slot = (set | (1 << (next >> 1))) * ends + next
          let total = sum + links(end ^ 1, next)
          if total < cost[slot] {
            cost[slot] = total
            from[slot] = end
          }
        }
      }
    }
    var set = (1 << count) - 1
    var end = 0
    var least = Double.infinity
    for last in 0..<ends {
      let total = cost[set * ends + last] + links(last ^ 1, home)
      if total < least {
        least = total
        end = last
      }
    }
    var back: [Int] = []
    while end >= 0 {
      back.append(end)
      let previous = from[set * ends + end]
      set &= ~(1 << (end >> 1))
      end = previous
    }
    return [home] + back.reversed()
  }
}
