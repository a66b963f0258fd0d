package import Units

/// Order and places of looks together, as one closed tour from a start.
///
/// The order for given places (``TourOrder``) and the best places for a given order (dynamic programming over the
/// places of each item, exact for that order) in turn, until the tour gets no shorter.
package enum LookOrder {
  /// Turns of the two at most; the third rarely gains anything.
  static let turns = 4
  /// With more items than this one turn, since each asks for the ways between all of them.
  static let manyItems = 150
  /// Places of an item that are compared in one tour.
  static let mostLooks = 12

  /// The items in the order to fly them, each with its place taken.
  ///
  /// Takes about `mostLooks`² distances an item a turn.
  package static func order(
    _ items: [WorkItem], start: MapPoint, roundsPerItem: Int, seed: UInt64,
    distance: (MapPoint, MapPoint) -> Double
  ) -> [WorkItem] {
    func ordered(_ items: [WorkItem]) -> [WorkItem] {
      TourOrder.order(
        items, start: start, rounds: roundsPerItem * items.count, seed: seed, distance: distance)
    }
    var best = ordered(items)
    guard items.contains(where: { $0.looks.count > 1 }) else { return best }
    func length(_ items: [WorkItem]) -> Double {
      TourOrder.linkLength(items, start: start, distance: distance)
    }
    var least = length(best)
    for _ in 0..<(items.count > manyItems ? 1 : turns) {
      let placed = takingBest(best, start: start, distance: distance)
      var next = ordered(placed)
      if length(placed) < length(next) { next = placed }
      let found = length(next)
      guard found < least - 0.1 else { break }
      (best, least) = (next, found)
    }
    return best
  }

  /// The places that make the closed tour through the items in the given order shortest.
  static func takingBest(
    _ items: [WorkItem], start: MapPoint, distance: (MapPoint, MapPoint) -> Double
  ) -> [WorkItem] {
    guard !items.isEmpty else { return [] }
    let choices = items.map { item in
      item.looks.isEmpty ? [item] : item.thinned(to: mostLooks).looks.map { item.taking($0) }
    }
    func link(_ a: MapPoint, _ b: MapPoint) -> Double { a == b ? 0 : distance(a, b) }
    func ends(_ item: WorkItem) -> (MapPoint, MapPoint) {
      (item.path.first ?? start, item.path.last ?? start)
    }
    var cost = choices[0].map { link(start, ends($0).0) }
    var from: [[Int]] = [[]]
    for k in choices.indices.dropFirst() {
      var row = [Double](repeating: .infinity, count: choices[k].count)
      var back = [Int](repeating: 0, count: choices[k].count)
      for (this, choice) in choices[k].enumerated() {
        for (before, previous) in choices[k - 1].enumerated() where cost[before] < row[this] {
          let sum = cost[before] + link(ends(previous).1, ends(choice).0)
          if sum < row[this] { (row[this], back[this]) = (sum, before) }
        }
      }
      cost = row
      from.append(back)
    }
    let last = choices.count - 1
    let totals = cost.indices.map { cost[$0] + link(ends(choices[last][$0]).1, start) }
    var at = totals.indices.min { totals[$0] < totals[$1] } ?? 0
    var result: [WorkItem] = []
    for k in stride(from: last, through: 0, by: -1) {
      result.append(choices[k][at])
      if k > 0 { at = from[k][at] }
    }
    return result.reversed()
  }
}
