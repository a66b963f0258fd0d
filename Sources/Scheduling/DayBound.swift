import AircraftModel
import MissionModel
import Units

/// A proof of how little overdue ground any timetable of a day can have.
///
/// Two things are left of the day's rules. With V visits a window of length L leaves at least L − (V + 1) · R overdue, all of
/// it without a visit, and never less than the longest stretch in which its flights may not start, beyond R. And the flights of
/// a site take time of its aircraft and energy out of their packs, of which there is so much. What remains is a sum of
/// terms, one a window and part, tied together by the sites' budgets; prices on the budgets untie them (Lagrangian relaxation,
/// Geoffrion 1974), and every price gives a bound. Subgradient steps look for good prices.
struct DayBound {
  /// One part of one window: what visits cost and what they save.
  private struct Term {
    var weight: Double
    var lengthS, revisitS: Double
    /// Overdue however many visits there are, seconds.
    var heldS: Double
    /// Of each budget, a visit's use.
    var uses: [(budget: Int, amount: Double)]

    func overdueS(_ visits: Int) -> Double {
      if visits == 0 { return max(lengthS, heldS) }
      return max(heldS, lengthS - Double(visits + 1) * revisitS, 0)
    }

    /// More visits than this save nothing.
    var mostVisits: Int {
      guard revisitS > 0 else { return 1 }
      return max(1, Int((lengthS / revisitS).rounded(.up)))
    }
  }

  private var terms: [Term] = []
  private var budgets: [Double] = []

  init(_ ground: DayGround) {
    let mission = ground.mission
    for site in mission.sites.indices { addBudgets(site, ground) }
    for beat in mission.beats.indices {
      let parts = ground.parts[beat]
      for route in parts {
        let uses = uses(route, ground)
        for window in mission.beats[beat].windows where window.during.seconds > 0 {
          let length = Double(window.during.seconds)
          // Without an interval one visit is enough.
          let revisit = window.revisit?.seconds ?? length
          terms.append(
            Term(
              weight: Double(mission.beats[beat].priority) / Double(parts.count), lengthS: length,
              revisitS: max(1, revisit),
              heldS: DayBound.heldS(ground.routes[route], window, revisitS: revisit), uses: uses))
        }
      }
    }
  }

  /// Overdue that closed hours and holds alone make, seconds: visits count from their take-off.
  private static func heldS(_ route: RouteInWeather, _ window: BeatWindow, revisitS: Double) -> Double {
    let open = route.open([window.during]).flatMap { MomentRange.without(route.holdRanges, in: $0) }
    guard let first = open.first, let last = open.last, route.cheapest != nil else {
      return Double(window.during.seconds)
    }
    var held = max(0, Double(first.from - window.during.from) - revisitS)
    held += max(0, Double(window.during.to - last.to) - revisitS)
    for (a, b) in zip(open, open.dropFirst()) { held += max(0, Double(b.from - a.to) - revisitS) }
    return held
  }

  // MARK: - Budgets

  /// Three a site: aircraft at work in open hours; aircraft and chargers over the day; packs over the day.
  private mutating func addBudgets(_ index: Int, _ ground: DayGround) {
    let site = ground.mission.sites[index]
    let own = ground.routes.indices.filter { ground.siteOfRoute[$0] == index }
    let aircraft = Double(max(1, site.aircraftCount))
    let day = ground.mission.day
    // A hold of every route keeps the site down; of one alone it may fly another.
    var shut: [MomentRange] = own.first.map { ground.routes[$0].holdRanges } ?? []
    for route in own.dropFirst() {
      shut = shut.flatMap { part in
        ground.routes[route].holdRanges.compactMap { $0.intersection(part) }
      }
    }
    let open = MomentRange.merged(site.duty).compactMap { $0.intersection(day) }.flatMap {
      MomentRange.without(shut, in: $0)
    }
    budgets.append(aircraft * open.reduce(0) { $0 + Double($1.seconds) })
    switch site.turnaround {
    case .charge(let curve):
      let rate = (curve.parts.map(\.fullPacksPerHour).max() ?? 1) / 3600
      let begun = (site.idleShare ?? Airframe.chargedShare) - site.airframe.reserveShare
      budgets.append(aircraft * (Double(day.seconds) + max(0, begun) / rate))
    case .swap(_, let packs, let recharge):
      // The last recharge of each pack may outlast the day.
      budgets.append(Double(packs) * (Double(day.seconds) + recharge.seconds + site.recover.seconds))
    }
  }

  private func uses(_ route: Int, _ ground: DayGround) -> [(budget: Int, amount: Double)] {
    let inWeather = ground.routes[route]
    guard let least = inWeather.cheapest else { return [] }
    let (site, first) = (inWeather.site, 2 * ground.siteOfRoute[route])
    let air = Double(least.durationS)
    let handling = site.prepare.seconds + air + site.recover.seconds
    switch site.turnaround {
    case .charge(let curve):
      let rate = (curve.parts.map(\.fullPacksPerHour).max() ?? 1) / 3600
      return [(first, site.prepare.seconds + air), (first + 1, handling + least.useShare / rate)]
    case .swap(_, _, let recharge):
      return [(first, site.prepare.seconds + air), (first + 1, handling + recharge.seconds)]
    }
  }

  // MARK: - Prices

  /// Priority-weighted seconds of overdue ground that no timetable of these flights goes below.
  func value(steps: Int = 400) -> Double {
    var prices = [Double](repeating: 0, count: budgets.count)
    var best = 0.0
    for step in 0..<steps {
      var bound = -zip(prices, budgets).reduce(0) { $0 + $1.0 * $1.1 }
      var use = [Double](repeating: 0, count: budgets.count)
      for term in terms {
        let (value, visits) = DayBound.cheapest(term, prices)
        bound += value
        for (budget, amount) in term.uses { use[budget] += amount * Double(visits) }
      }
      best = max(best, bound)
      // A step in the direction of what is overdrawn, shorter with time.
      let excess = zip(use, budgets).map { $0 - $1 }
      let norm = excess.reduce(0) { $0 + $1 * $1 }
      guard norm > 0 else { break }
      let length = max(1, best) * 1.5 / Double(1 + step / 20) / norm
      for index in prices.indices { prices[index] = max(0, prices[index] + length * excess[index]) }
    }
    return best
  }

  private static func cheapest(_ term: Term, _ prices: [Double]) -> (value: Double, visits: Int) {
    let price = term.uses.reduce(0) { $0 + prices[$1.budget] * $1.amount }
    var best = (value: term.weight * term.overdueS(0), visits: 0)
    // Convex from the first visit on, so only where it bends; few enough to look at all.
    for visits in 1...term.mostVisits {
      let value = term.weight * term.overdueS(visits) + price * Double(visits)
      if value < best.value { best = (value, visits) }
    }
    return best
  }
}
