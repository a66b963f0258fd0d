package import Units

/// The order and the directions in which the items of a beat are flown, as one closed tour from a start.
///
/// Only the links between items count: the items themselves are flown in any case. Up to nine items the shortest
/// tour is found outright. Beyond that the best of three first tours is improved by 2-opt and Or-opt and then shaken
/// by double bridges (Martin, Otto and Felten 1991) for a number of rounds; the result is good, not proven best.
package enum TourOrder {
  /// The items in the order to fly them, each turned to the direction of flight.
  ///
  /// - `start`: where the tour begins and ends.
  /// - `rounds`: shakes after the first improvement; ten for every item serve. Same input, same result.
  /// - `distance`: metres from place to place, as long one way as the other; asked once for every pair of ends
  ///   (2n² times). Infinite or NaN counts as 100,000 km.
  package static func order(
    _ items: [WorkItem], start: MapPoint, rounds: Int, seed: UInt64,
    distance: (MapPoint, MapPoint) -> Double
  ) -> [WorkItem] {
    if items.isEmpty { return [] }
    let links = TourLinks(items: items, start: start, distance: distance)
    let tour: [Int]
    if items.count <= SmallTour.mostItems {
      tour = SmallTour.best(links: links)
    } else {
      tour = shaken(firstTour(items, start: start, links: links), links: links, rounds: rounds, seed: seed)
    }
    return tour.dropFirst().map { $0 & 1 == 0 ? items[$0 >> 1] : items[$0 >> 1].reversed }
  }

  /// Metres of the links of the closed tour through items that are flown as given.
  package static func linkLength(
    _ items: [WorkItem], start: MapPoint, distance: (MapPoint, MapPoint) -> Double
  ) -> Double {
    var here = start
    var sum = 0.0
    for item in items {
      guard let first = item.path.first, let last = item.path.last else { continue }
      sum += here == first ? 0 : distance(here, first)
      here = last
    }
    return sum + (here == start ? 0 : distance(here, start))
  }

  /// The best of the first tours, with the best directions.
  static func firstTour(_ items: [WorkItem], start: MapPoint, links: TourLinks) -> [Int] {
    let seeds = [
      TourSeeds.nearestNeighbour(links: links),
      TourSeeds.ploughing(items: items, links: links),
      TourSeeds.curve(items: items, start: start, links: links),
    ].map { TourDirections.best($0, links: links) }
    var best = seeds[0]
    for seed in seeds where links.length(of: seed) < links.length(of: best) - 1e-9 { best = seed }
    return best
  }

  /// The tour improved, then shaken and improved again for so many rounds; begins at the start.
  ///
  /// A shaken tour that is a little longer is walked on from, ever less so towards the last round (threshold accepting,
  /// Dueck and Scheuer 1990); the shortest tour met is given back.
  static func shaken(_ first: [Int], links: TourLinks, rounds: Int, seed: UInt64) -> [Int] {
    var improver = TourImprover(first, links: links)
    improver.improveAll()
    var current = TourDirections.best(improver.tour, links: links)
    var length = links.length(of: current)
    var best = current
    var least = length
    var random = SplitMix64(seed: seed)
    // A share of the mean link that can be walked, found by trial on random and on parallel strips.
    let walkable = current.indices.filter { isWalkable(current, $0, links) }.count
    let slack = walkable > 0 ? 0.5 * walkableLength(current, links) / Double(walkable) : 0
    for round in 0..<rounds where current.count > 4 {
      let (candidate, touched) = doubleBridge(current, &random)
      improver.improve(candidate, around: touched)
      let result = improver.tour
      let shaken = links.length(of: result)
      let bar = slack * random.unit() * (1 - Double(round) / Double(rounds))
      guard shaken <= length + bar + 1e-9 else { continue }
      current = result
      length = shaken
      if length < least - 1e-9 {
        best = current
        least = length
      }
    }
    return TourDirections.best(best, links: links)
  }

  private static func isWalkable(_ tour: [Int], _ index: Int, _ links: TourLinks) -> Bool {
    links(tour[index] ^ 1, tour[(index + 1) % tour.count]) < TourLinks.unreachableMetres
  }

  private static func walkableLength(_ tour: [Int], _ links: TourLinks) -> Double {
    tour.indices.filter { isWalkable(tour, $0, links) }
      .reduce(0) { $0 + links(tour[$1] ^ 1, tour[($1 + 1) % tour.count]) }
  }

  /// Swaps two neighbouring stretches of up to 30 items, without turning them.
  private static func doubleBridge(_ tour: [Int], _ random: inout SplitMix64) -> ([Int], [Int]) {
    let count = tour.count
    let window = min(count - 1, 30)
    let shift = random.pick(0..<count)
    let first = 1 + random.pick(0..<(window - 1))
    let second = first + 1 + random.pick(0..<(window - first))
    let rotated = Array(tour[shift...] + tour[..<shift])
    let turned = [rotated[0]] + rotated[(first + 1)...second] + rotated[1...first] + rotated[(second + 1)...]
    let touched = [
      rotated[0], rotated[1], rotated[first], rotated[first + 1], rotated[second],
      rotated[(second + 1) % count],
    ]
    return (turned, touched.map { $0 >> 1 })
  }
}
