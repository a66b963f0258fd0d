import Geodesy
import MissionModel
import Planar
import TerrainModel
import TestSupport
import Testing
import Units

@testable import Coverage

@Suite("Times out of sight and views over changing ground") struct UnseenTests {
  @Test("longest time unseen against a count second by second")
  func slowTwin() {
    forAll(300) { random in
      let count = random.pick(0..<6)
      let looks = (0..<count).map { _ in
        let first = random.pick(0..<400)
        return Look(
          first: Double(first), last: Double(first + random.pick(0..<40)), longestBreak: 0, inViewS: 1,
          visit: 1)
      }
      let from = random.pick(0..<200)
      return (looks, from, from + random.pick(1..<200))
    } property: { input, seed in
      let (looks, from, to) = input
      var worst = 0
      var run = 0
      for second in from..<to {
        // The second from `second` to `second + 1` is out of sight unless a look overlaps or touches it.
        let middle = Double(second) + 0.5
        run = looks.contains { $0.first < middle && middle < $0.last } ? 0 : run + 1
        // A look of no length still ends the wait.
        worst = max(worst, run)
        if looks.contains(where: { $0.first <= Double(second + 1) && Double(second + 1) <= $0.last }) {
          run = 0
        }
      }
      let sorted = looks.sorted { ($0.first, $0.last) < ($1.first, $1.last) }
      let found = Unseen.longest(sorted, in: Double(from)...Double(to))
      #expect(found == Double(worst), "seed \(seed)")
    }
  }

  @Test("a break within a look counts, cut to the window") func breaks() {
    let look = Look(first: 10, last: 90, longestBreak: 50, inViewS: 30, visit: 1)
    #expect(Unseen.longest([look], in: 0...100) == 50)
    #expect(Unseen.longest([look], in: 70...100) == 20)
    #expect(Unseen.longest([Look](), in: 5...105) == 100)
  }

  @Test("expected wait: half the squares of the gaps over the window, and a sum second by second") func wait()
  {
    func look(_ first: Double, _ last: Double) -> Look {
      Look(first: first, last: last, longestBreak: 0, inViewS: last - first, visit: 1)
    }
    #expect(Unseen([Look](), in: 0...100).expectedWaitS == 50)
    #expect(Unseen([look(0, 100)], in: 0...100).expectedWaitS == 0)
    let unseen = Unseen([look(20, 30), look(60, 70)], in: 0...100)
    #expect(abs(unseen.expectedWaitS - (400.0 + 900 + 900) / 200) < 1e-9 && unseen.longestS == 30)
    let sum = (0..<10_000).reduce(0.0) { sum, tick in
      let moment = (Double(tick) + 0.5) / 100
      let next = [(20.0, 30.0), (60, 70)].first { $0.1 > moment }
      return sum + max(0, (next?.0 ?? 100) - moment)
    }
    #expect(abs(unseen.expectedWaitS - sum / 10_000) < 0.01)
  }
}
