import Orienteering
import Planar
import Units

/// Shares looks among sorties by the search for the team orienteering problem (`docs/orienteering.md`).
///
/// Costs are seconds in still air with a stop at each look; how many seconds a sortie may have is measured on sorties that
/// were worked out in full, and every result is worked out in full again before it counts.
struct TargetTeams {
  /// What a sortie over items, in the order given, uses of what is allowed (1: all of it); nil: it cannot be flown.
  let load: ([WorkItem]) throws -> Double?
  let pad: MapPoint
  let distance: (MapPoint, MapPoint) -> Double
  let speedMps: Double
  /// Seconds that a stop costs over passing by.
  let stopS: Double
  let seed: UInt64

  /// Most places in one problem: a round of the search takes about the square of it.
  static let mostPlaces = 160
  /// Rounds with 100 places and one sortie.
  static let rounds = 8_000.0
  /// Times that the limit is brought down when a sortie turns out to be too much.
  static let trials = 5

  /// One place in the problem: an item from one of its places.
  private struct Stop {
    var item: Int
    var work: WorkItem
    /// Seconds from arriving to leaving.
    var stayS: Double
  }

  private struct Matrix {
    var stops: [Stop]
    var costs: [Double]
    var groups: [Int]
    var count: Int { stops.count + 2 }

    func cost(_ a: Int, _ b: Int) -> Double { costs[a * count + b] }
  }

  private func matrix(_ items: [WorkItem]) -> Matrix {
    let each = max(1, TargetTeams.mostPlaces / max(1, items.count))
    var stops: [Stop] = []
    for (number, item) in items.enumerated() {
      let stay = stopS + item.holdS + Polyline.length(item.path) / speedMps
      let works = item.looks.isEmpty ? [item] : item.thinned(to: each).looks.map { item.taking($0) }
      stops += works.map { Stop(item: number, work: $0, stayS: stay) }
    }
    let count = stops.count + 2
    let entries = [pad] + stops.map { $0.work.path.first ?? pad } + [pad]
    let exits = [pad] + stops.map { $0.work.path.last ?? pad } + [pad]
    var costs = [Double](repeating: 0, count: count * count)
    for from in 0..<count {
      for to in 0..<count where from != to {
        let stay = to > 0 && to <= stops.count ? stops[to - 1].stayS : 0
        costs[from * count + to] =
          (exits[from] == entries[to] ? 0 : distance(exits[from], entries[to])) / speedMps + stay
      }
    }
    return Matrix(stops: stops, costs: costs, groups: [0] + stops.map { $0.item + 1 } + [0])
  }

  /// Seconds of a sortie by the costs of the search.
  private func seconds(_ items: [WorkItem]) -> Double {
    TourOrder.linkLength(items, start: pad, distance: distance) / speedMps
      + items.reduce(0) { $0 + stopS + $1.holdS + Polyline.length($1.path) / speedMps }
  }

  private func paths(
    _ items: [WorkItem], _ matrix: Matrix, prizes: [Double], sorties: Int, limitS: Double
  ) throws -> [[WorkItem]] {
    let problem = OrienteeringProblem(
      prizes: [0] + matrix.stops.map { prizes[$0.item] } + [0], costs: matrix.costs, paths: sorties,
      limit: limitS, groups: matrix.groups)
    let size = Double(matrix.count) / 100
    let rounds = Int(min(6000, max(150, TargetTeams.rounds / (size * size * Double(sorties)))))
    let plan = try Orienteering.paths(for: problem, seed: seed, stop: StopRule(rounds: rounds))
    return plan.paths.map { path in path.dropFirst().dropLast().map { matrix.stops[$0 - 1].work } }
  }

  /// Seconds that a sortie may have, from sorties that were worked out.
  private func limit(_ known: [[WorkItem]]) throws -> Double? {
    var most: Double?
    for sortie in known {
      guard let load = try load(sortie), load > 0 else { continue }
      // Take-off and landing are in the load of short sorties too: the fullest one tells best.
      if let now = most, load <= now { continue }
      most = load
    }
    guard let most, let fullest = try known.first(where: { try load($0) == most }) else { return nil }
    return seconds(fullest) / most
  }

  // MARK: All of them

  /// All items in fewer sorties than given, or the same number with less to fly; the given ones when that is not found.
  ///
  /// - Parameter cut: sorties that see all items and can be flown.
  func fewest(_ cut: [[WorkItem]]) throws -> [[WorkItem]] {
    let items = cut.flatMap { $0 }
    guard items.count > 2, items.count <= TargetTeams.mostPlaces, let most = try limit(cut) else {
      return cut
    }
    let matrix = matrix(items)
    var best = cut
    let least = leastTotal(matrix, items: items.count)
    for sorties in stride(from: cut.count - 1, through: 1, by: -1) {
      guard least <= most * 1.02 * Double(sorties),
        let found = try all(items, matrix, sorties: sorties, limitS: most * 1.02)
      else { break }
      best = found
    }
    if best.count == cut.count, let found = try all(items, matrix, sorties: cut.count, limitS: most) {
      if total(found) < total(best) - 1 { best = found }
    }
    return try balanced(best, items, matrix)
  }

  private func total(_ sorties: [[WorkItem]]) -> Double { sorties.reduce(0) { $0 + seconds($1) } }

  private func all(_ items: [WorkItem], _ matrix: Matrix, sorties: Int, limitS: Double) throws
    -> [[WorkItem]]?
  {
    let prizes = [Double](repeating: 1, count: items.count)
    var limitS = limitS
    for _ in 0..<TargetTeams.trials {
      let found = try paths(items, matrix, prizes: prizes, sorties: sorties, limitS: limitS)
      guard found.reduce(0, { $0 + $1.count }) == items.count else { return nil }
      guard let worst = try worstLoad(found) else { return nil }
      if worst <= 1 { return found }
      limitS *= min(0.99, 1 / worst)
    }
    return nil
  }

  /// The same number of sorties with the longest as short as a few tries find it.
  private func balanced(_ sorties: [[WorkItem]], _ items: [WorkItem], _ matrix: Matrix) throws -> [[WorkItem]]
  {
    guard sorties.count > 1 else { return sorties }
    var best = sorties
    var high = sorties.map(seconds).max() ?? 0
    var low = total(sorties) / Double(sorties.count)
    for _ in 0..<3 where high > low * 1.03 {
      let middle = (low + high) / 2
      if let found = try all(items, matrix, sorties: sorties.count, limitS: middle) {
        best = found
        high = found.map(seconds).max() ?? middle
      } else {
        low = middle
      }
    }
    return best
  }

  private func worstLoad(_ sorties: [[WorkItem]]) throws -> Double? {
    var worst = 0.0
    for sortie in sorties {
      guard let load = try load(sortie) else { return nil }
      worst = max(worst, load)
    }
    return worst
  }

  /// Every item costs at least half its cheapest way in, half its cheapest way out and its stay.
  private func leastTotal(_ matrix: Matrix, items: Int) -> Double {
    var least = [Double](repeating: .infinity, count: items)
    for place in 1..<(matrix.count - 1) {
      let own = matrix.stops[place - 1]
      func isOther(_ other: Int) -> Bool {
        other == 0 || other == matrix.count - 1 || matrix.stops[other - 1].item != own.item
      }
      let wayIn = (0..<matrix.count - 1).filter(isOther).map { matrix.cost($0, place) - own.stayS }.min() ?? 0
      let wayOut =
        (1..<matrix.count).filter(isOther).map { other in
          matrix.cost(place, other) - (other < matrix.count - 1 ? matrix.stops[other - 1].stayS : 0)
        }.min() ?? 0
      least[own.item] = min(least[own.item], own.stayS + (wayIn + wayOut) / 2)
    }
    return least.reduce(0, +)
  }

  // MARK: The best of them

  /// Sorties that together see items of the greatest worth found.
  ///
  /// - Parameter prizes: worth of each item, above 0.
  func best(_ items: [WorkItem], prizes: [Double], sorties: Int) throws -> [[WorkItem]] {
    // Judged from the place that is nearest to the pad and back.
    let flyable = try items.indices.filter { index in
      let alone = LookOrder.takingBest([items[index]], start: pad, distance: distance)
      return (try load(alone) ?? .infinity) <= 1
    }
    guard !flyable.isEmpty else { return [] }
    let items = flyable.map { items[$0] }
    let prizes = flyable.map { prizes[$0] }
    let matrix = matrix(items)
    var limitS = try longest(items)
    for trial in 0... {
      var found = try paths(items, matrix, prizes: prizes, sorties: sorties, limitS: limitS)
      let worst = try worstLoad(found) ?? .infinity
      if worst <= 1 { return found }
      if trial < TargetTeams.trials {
        limitS *= worst < .infinity ? min(0.99, 1 / worst) : 0.8
        continue
      }
      for index in found.indices {
        while let last = found[index].last, (try load(found[index]) ?? .infinity) > 1 {
          found[index].removeAll { $0 == last }
        }
      }
      return found.filter { !$0.isEmpty }
    }
    return []
  }

  /// Seconds that a sortie may have, from the tour through as many of the items, in their order, as fit.
  private func longest(_ items: [WorkItem]) throws -> Double {
    let tour = LookOrder.order(items, start: pad, roundsPerItem: 4, seed: seed, distance: distance)
    var low = 1
    var high = tour.count + 1
    while high - low > 1 {
      let middle = (low + high) / 2
      let part = LookOrder.takingBest(Array(tour[..<middle]), start: pad, distance: distance)
      if (try load(part) ?? .infinity) <= 1 { low = middle } else { high = middle }
    }
    let part = LookOrder.takingBest(Array(tour[..<low]), start: pad, distance: distance)
    let used = max(0.05, try load(part) ?? 1)
    return seconds(part) / used * 1.02
  }
}
