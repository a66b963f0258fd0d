import TestSupport
import Testing
import Units

@testable import Sweeps

@Suite("Order of cells")
struct CellTourTests {
  private let region = FlyableRegion(
    polygons: [
      MapPolygon(outer: [(0, 0), (400, 0), (400, 400), (0, 400)].map { MapPoint(east: $0, north: $1) })
    ],
    frame: GridFrame(
      around: [MapPoint(east: 0, north: 0), MapPoint(east: 400, north: 400)], cell: 1, marginCells: 5),
    bucket: 20)

  private func options(_ random: inout SplitMix64, cells: Int) -> [[CellTour.Option]] {
    (0..<cells).map { _ in
      (0..<(1 + random.pick(0..<3))).map { _ in
        let a = Spot(x: 150 + 100 * random.unit(), y: 150 + 100 * random.unit())
        let b = Spot(x: 150 + 100 * random.unit(), y: 150 + 100 * random.unit())
        return CellTour.Option(path: [a, b], length: a.distance(to: b))
      }
    }
  }

  /// The least length over all orders and all options, tried one by one.
  private func slow(_ options: [[CellTour.Option]], _ start: Spot?) -> Double {
    func go(_ left: [Int], _ here: Spot?) -> Double {
      if left.isEmpty { return 0 }
      var best = Double.infinity
      for (k, cell) in left.enumerated() {
        var rest = left
        rest.remove(at: k)
        for option in options[cell] {
          let way = here?.distance(to: option.entry) ?? 0
          best = min(best, way + option.length + go(rest, option.exit))
        }
      }
      return best
    }
    return go(Array(options.indices), start)
  }

  @Test("Up to five cells: the shortest of all orders and entries")
  func matchesSlowTwin() {
    forAll(40) {
      $0.next()
    } property: { number, seed in
      var random = SplitMix64(seed: number)
      let options = options(&random, cells: 1 + random.pick(0..<5))
      let start = random.next() & 1 == 0 ? Spot(x: 200, y: 210) : nil
      let tour = CellTour(
        options: options, start: start, finish: nil, net: WayNet(region: region), rounds: 3000, seed: seed)
      #expect(abs(tour.length - slow(options, start)) < 1e-2, "seed \(seed)")
      #expect(Set(tour.picks.map(\.cell)).count == options.count, "seed \(seed): each cell once")
    }
  }
}
