import TestSupport
import Testing
import Units

@testable import Coverage

@Suite("The fewest sets that cover enough") struct CoveringTests {
  /// The fewest by trying all choices.
  private func fewest(_ items: [Covering.Item], _ sets: Int, _ need: Int) -> Int {
    var best = Int.max
    for choice in 0..<(1 << sets) where choice.nonzeroBitCount < best {
      let covered = items.reduce(0) { sum, item in
        item.sets.contains { choice >> Int($0) & 1 == 1 } ? sum + item.weight : sum
      }
      if covered >= need { best = choice.nonzeroBitCount }
    }
    return best
  }

  @Test("against all choices of up to 11 sets", arguments: UInt64(0)..<120) func exact(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sets = random.pick(1..<12)
    let items = (0..<random.pick(1..<40)).map { _ in
      Covering.Item(
        weight: random.pick(1..<6), sets: (0..<Int32(sets)).filter { _ in random.unit() < 0.25 })
    }
    let all = items.filter { !$0.sets.isEmpty }.reduce(0) { $0 + $1.weight }
    let need = Int(Double(all) * (0.3 + 0.7 * random.unit()))
    let answer = Covering(items: items, sets: sets, need: need).solve()
    let best = fewest(items, sets, need)
    #expect(answer.covered >= need, "seed \(seed)")
    #expect(answer.atLeast <= best, "seed \(seed): bound \(answer.atLeast), fewest \(best)")
    #expect(answer.chosen.count == best, "seed \(seed): \(answer.chosen.count), fewest \(best)")
    #expect(answer.chosen == answer.chosen.sorted() && Set(answer.chosen).count == answer.chosen.count)
  }

  @Test("nothing asked, nothing to be had, more asked than there is") func edges() {
    let items = [Covering.Item(weight: 2, sets: [0]), Covering.Item(weight: 3, sets: [])]
    #expect(Covering(items: items, sets: 1, need: 0).solve().chosen.isEmpty)
    #expect(
      Covering(items: [], sets: 0, need: 5).solve() == Covering.Answer(chosen: [], covered: 0, atLeast: 0))
    let most = Covering(items: items, sets: 1, need: 100).solve()
    #expect(most == Covering.Answer(chosen: [0], covered: 2, atLeast: 1))
  }

  @Test("large ones end, with a bound that holds", arguments: UInt64(0)..<4) func large(seed: UInt64) {
    var random = SplitMix64(seed: 900 + seed)
    let items = (0..<3000).map { _ in
      Covering.Item(weight: 1, sets: Set((0..<20).map { _ in Int32(random.pick(0..<800)) }).sorted())
    }
    let answer = Covering(items: items, sets: 800, need: 2700).solve()
    #expect(answer.covered >= 2700 && answer.atLeast >= 1 && answer.atLeast <= answer.chosen.count)
  }
}
