import Planar
import TestSupport
import Testing
import Units

@testable import Routing

@Suite struct OrderTestsTour {
  static let straight: @Sendable (MapPoint, MapPoint) -> Double = { $0.distance(to: $1) }

  static func items(_ count: Int, _ random: inout SplitMix64) -> [WorkItem] {
    (0..<count).map { number in
      let a = MapPoint(east: random.unit() * 1000, north: random.unit() * 1000)
      var path = [a]
      if random.unit() < 0.8 {
        path.append(a.moved(course: .degrees(random.unit() * 360), by: 20 + random.unit() * 300))
      }
      return WorkItem(
        path: path, reversible: random.unit() < 0.8, holdS: 0, gimbalPitchDeg: -90,
        lookAsideDeg: random.unit() < 0.3 ? 90 : nil, target: "\(number)")
    }
  }

  /// All orders with all allowed directions.
  static func shortest(_ items: [WorkItem], start: MapPoint) -> Double {
    var best = Double.infinity
    func go(_ left: [WorkItem], _ here: MapPoint, _ sum: Double) {
      if left.isEmpty {
        best = min(best, sum + here.distance(to: start))
        return
      }
      if sum >= best { return }
      for index in left.indices {
        var rest = left
        let item = rest.remove(at: index)
        for flown in item.reversible ? [item, item.reversed] : [item] {
          guard let first = flown.path.first, let last = flown.path.last else { continue }
          go(rest, last, sum + here.distance(to: first))
        }
      }
    }
    go(items, start, 0)
    return best
  }

  static func isPermutation(_ result: [WorkItem], of items: [WorkItem]) -> Bool {
    guard result.count == items.count else { return false }
    for item in items {
      let found = result.filter { $0.target == item.target }
      guard found.count == 1 else { return false }
      if found[0] != item, !item.reversible || found[0] != item.reversed { return false }
    }
    return true
  }

  @Test func fewItemsComeOutShortest() {
    forAll(40) {
      Self.items(1 + $0.pick(0..<6), &$0)
    } property: { items, seed in
      let start = MapPoint(east: 500, north: -200)
      let result = TourOrder.order(items, start: start, rounds: 0, seed: seed, distance: Self.straight)
      let length = TourOrder.linkLength(result, start: start, distance: Self.straight)
      #expect(abs(length - Self.shortest(items, start: start)) < 1e-6, "seed \(seed)")
      #expect(Self.isPermutation(result, of: items), "seed \(seed)")
    }
  }

  @Test func theSearchAloneFindsTheShortestTourOfFewItems() {
    var misses = 0
    forAll(40) {
      Self.items(7, &$0)
    } property: { items, seed in
      let start = MapPoint(east: 500, north: -200)
      let links = TourLinks(items: items, start: start, distance: Self.straight)
      let first = TourOrder.firstTour(items, start: start, links: links)
      let tour = TourOrder.shaken(first, links: links, rounds: 200, seed: seed)
      let exact = links.length(of: SmallTour.best(links: links))
      #expect(links.length(of: tour) >= exact - 1e-6, "seed \(seed)")
      if links.length(of: tour) > exact + 1e-6 { misses += 1 }
    }
    #expect(misses <= 2)
  }

  @Test func manyItemsAreAllFlownOnceAndNeverWorseThanBefore() {
    forAll(12) {
      Self.items(10 + $0.pick(0..<70), &$0)
    } property: { items, seed in
      let start = MapPoint(east: 500, north: -200)
      let links = TourLinks(items: items, start: start, distance: Self.straight)
      let first = links.length(of: TourOrder.firstTour(items, start: start, links: links))
      for rounds in [0, 50, 200] {
        let result = TourOrder.order(items, start: start, rounds: rounds, seed: 3, distance: Self.straight)
        #expect(Self.isPermutation(result, of: items), "seed \(seed)")
        let length = TourOrder.linkLength(result, start: start, distance: Self.straight)
        #expect(length <= first + 1e-6, "seed \(seed), \(rounds) rounds")
        let again = TourOrder.order(items, start: start, rounds: rounds, seed: 3, distance: Self.straight)
        #expect(again == result, "seed \(seed)")
      }
    }
  }

  @Test func directionsOfAFixedOrderAreTheBest() {
    forAll(40) {
      Self.items(6, &$0)
    } property: { items, seed in
      let links = TourLinks(items: items, start: MapPoint(east: 0, north: 0), distance: Self.straight)
      let order = [12, 0, 2, 4, 6, 8, 10]
      let best = links.length(of: TourDirections.best(order, links: links))
      var slow = Double.infinity
      for mask in 0..<64 {
        let turned = order.map { end in end < 12 ? end | ((mask >> (end / 2)) & 1) : end }
        if turned.contains(where: { $0 & 1 == 1 && links.locked[$0 >> 1] }) { continue }
        slow = min(slow, links.length(of: turned))
      }
      #expect(abs(best - slow) < 1e-9, "seed \(seed)")
    }
  }

  @Test func placesOnACircleAreFlownRound() {
    let centre = MapPoint(east: 0, north: 0)
    let items = (0..<40).map { index in
      // 17 and 40 have no common factor: every place once, in a scattered order.
      WorkItem(
        path: [centre.moved(course: .degrees(Double(index * 17 % 40) * 9), by: 500)], reversible: true,
        holdS: 5,
        gimbalPitchDeg: -90, lookAsideDeg: nil, target: "\(index)")
    }
    let start = centre.moved(course: .degrees(4.5), by: 500)
    let result = TourOrder.order(items, start: start, rounds: 100, seed: 1, distance: Self.straight)
    let length = TourOrder.linkLength(result, start: start, distance: Self.straight)
    let side = 2 * 500 * Angle.degrees(4.5).sine
    let half = 2 * 500 * Angle.degrees(2.25).sine
    #expect(abs(length - (39 * side + 2 * half)) < 1e-6)
  }

  @Test func parallelStripsArePloughed() {
    let items = (0..<30).map { index in
      let north = Double(index * 7 % 30) * 20
      return WorkItem(
        path: [MapPoint(east: 0, north: north), MapPoint(east: 600, north: north)], reversible: true,
        holdS: 0,
        gimbalPitchDeg: -90, lookAsideDeg: nil, target: "\(index)")
    }
    let start = MapPoint(east: 0, north: -20)
    let result = TourOrder.order(items, start: start, rounds: 300, seed: 1, distance: Self.straight)
    let length = TourOrder.linkLength(result, start: start, distance: Self.straight)
    // One step between neighbours, and home from the last strip; two halves there and back are as long.
    #expect(length <= 30 * 20 + 600 + 1e-6)
  }

  @Test func placesWithoutAWayStayInTheTour() {
    let items = (0..<12).map { index in
      WorkItem(
        path: [MapPoint(east: Double(index) * 10, north: 0)], reversible: true, holdS: 0, gimbalPitchDeg: -90,
        lookAsideDeg: nil, target: "\(index)")
    }
    let result = TourOrder.order(
      items, start: MapPoint(east: -10, north: 0), rounds: 20, seed: 1,
      distance: { a, b in max(a.east, b.east) > 105 ? .infinity : a.distance(to: b) })
    #expect(Self.isPermutation(result, of: items))
  }

  @Test func nothingToFly() {
    let none = TourOrder.order(
      [], start: MapPoint(east: 0, north: 0), rounds: 10, seed: 1, distance: Self.straight)
    #expect(none.isEmpty)
  }
}
