import Skybeat
import TestSupport
import Testing

@testable import Scheduling

/// Wished starts alone, without sites: what `VisitPlan` promises if each visit starts when it is wished for.
@Suite struct VisitPlanTests {
  private struct Case {
    var window: BeatWindow
    var durationS: Int
    var irregular: Bool
  }

  private static func make(_ random: inout SplitMix64) -> Case {
    let revisit = 600 + random.pick(0..<14_000)
    let length = 60 + random.pick(0..<80_000)
    return Case(
      window: BeatWindow(
        during: MomentRange(from: Yard.start, to: Yard.start + length), revisit: .seconds(Double(revisit))),
      durationS: 30 + random.pick(0..<(min(revisit, length) / 2)), irregular: random.pick(0..<2) == 0)
  }

  private static func starts(_ one: Case, seed: UInt64) -> [Moment] {
    var random = SplitMix64(seed: seed)
    var starts = [
      VisitPlan.first(one.window, durationS: one.durationS, irregular: one.irregular, random: &random)
    ]
    while starts.count < 1000,
      let next = VisitPlan.next(
        one.window, after: starts[starts.count - 1], durationS: one.durationS, irregular: one.irregular,
        random: &random)
    {
      starts.append(next)
    }
    return starts
  }

  @Test func promiseIsKept() {
    forAll(500, make: VisitPlanTests.make) { one, seed in
      let span = one.window.during
      let revisit = one.window.revisit?.seconds ?? 0
      let starts = VisitPlanTests.starts(one, seed: seed)
      #expect(starts.count < 1000, "seed \(seed): no end")
      let marks = [span.from] + starts + [span.to]
      for (a, b) in zip(marks, marks.dropFirst()) {
        #expect(a <= b && Double(b - a) <= revisit, "seed \(seed): \(b - a) s, promised \(revisit) s")
      }
      if let first = starts.first {
        #expect(Double(first + one.durationS - span.from) <= revisit, "seed \(seed)")
      }
      for start in starts {
        #expect(start + one.durationS <= span.to, "seed \(seed): no room for the flight")
      }
      if !one.irregular {
        let step = revisit * VisitPlan.regularShare
        let fewest = (Double(span.seconds) / step).rounded(.up)
        #expect(Double(starts.count) <= fewest + 1, "seed \(seed): \(starts.count) visits, \(fewest) do")
        #expect(starts == VisitPlanTests.starts(one, seed: seed &+ 1), "seed \(seed)")
      }
    }
  }

  /// Irregular starts are hard to foresee: over seeds each start spreads over a good part of its interval.
  @Test func irregularStartsSpread() {
    let window = BeatWindow(
      during: MomentRange(from: Yard.start, to: Yard.start + 8 * 3600), revisit: .minutes(60))
    let one = Case(window: window, durationS: 600, irregular: true)
    var firsts: [Int] = []
    var gaps: [Int] = []
    for seed: UInt64 in 0..<400 {
      let starts = VisitPlanTests.starts(one, seed: seed)
      firsts.append(starts[0] - Yard.start)
      for (a, b) in zip(starts, starts.dropFirst()) { gaps.append(b - a) }
    }
    #expect((firsts.max() ?? 0) - (firsts.min() ?? 0) > 40 * 60)
    #expect((gaps.max() ?? 0) - (gaps.min() ?? 0) > 20 * 60)
    #expect(Set(firsts).count > 300)
  }

  @Test func withoutRevisitOneVisit() {
    forAll(200) { random in
      (1 + random.pick(0..<40_000), 60 + random.pick(0..<4000))
    } property: { input, seed in
      let (length, duration) = input
      let window = BeatWindow(during: MomentRange(from: Yard.start, to: Yard.start + length), revisit: nil)
      for irregular in [false, true] {
        var random = SplitMix64(seed: seed)
        let first = VisitPlan.first(window, durationS: duration, irregular: irregular, random: &random)
        #expect(first >= window.during.from && first < window.during.to, "seed \(seed)")
        if length > duration * 2 { #expect(first + duration <= window.during.to, "seed \(seed)") }
        let next = VisitPlan.next(
          window, after: first, durationS: duration, irregular: irregular, random: &random)
        #expect(next == nil, "seed \(seed)")
      }
    }
  }

  /// Windows and intervals of no length must not bring numbers that are none.
  @Test func nothingIsDividedByNothing() {
    for length in [0, 1, 60] {
      for revisit in [0.0, 0.2, 1, 3600] {
        for irregular in [false, true] {
          var random = SplitMix64(seed: 1)
          let window = BeatWindow(
            during: MomentRange(from: Yard.start, to: Yard.start + length), revisit: .seconds(revisit))
          let first = VisitPlan.first(window, durationS: 300, irregular: irregular, random: &random)
          #expect(first >= window.during.from)
          if let next = VisitPlan.next(
            window, after: first, durationS: 300, irregular: irregular, random: &random)
          {
            #expect(next > first)
          }
        }
      }
    }
  }
}
