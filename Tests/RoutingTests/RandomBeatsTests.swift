import Geodesy
import MissionModel
import Planar
import TestSupport
import Testing
import Units

@testable import Routing

@Suite("Random corridors and rings")
struct RandomBeatsTests {
  private static let options = PatternOptions(speed: 10, overlap: 0.1, gimbalPitchDeg: -90)

  private static func view(_ random: inout SplitMix64) -> View {
    View(
      swath: 15 + random.unit() * 90, depth: 10 + random.unit() * 120,
      lead: random.unit() < 0.4 ? 0 : random.unit() * 150)
  }

  private func isSound(_ result: PatternResult) -> Bool {
    result.items.allSatisfy { item in
      item.path.count > 1 && item.path.allSatisfy { $0.east.isFinite && $0.north.isFinite }
        && Polyline.length(item.path) >= Self.options.shortestStrip - 1e-6
    } && result.unreachable.allSatisfy { $0.area.isFinite && $0.area >= 0 }
  }

  /// Seeds 0..<3000: hairpins, spikes, zigzags and trails, with all wishes.
  @Test("Corridors: no crash, kept distance, none takes long even on a loaded machine")
  func corridors() throws {
    var slowest = (seconds: 0.0, seed: UInt64(0))
    let clock = ContinuousClock()
    try forAll(3000) { random in
      var line = [Shapes.p(0, 0)]
      var course = random.unit() * 360
      let sharp = random.unit() < 0.3 ? 360.0 : 150.0
      for _ in 0..<(1 + random.pick(0..<10)) {
        course += (random.unit() - 0.5) * sharp
        let back = random.unit() < 0.1 && line.count > 1
        let from = line[line.count - 1]
        line.append(
          back ? line[line.count - 2] : from.moved(course: .degrees(course), by: 1 + random.unit() * 250))
      }
      var flown = CorridorFlight(bothWays: random.unit() < 0.2)
      if random.unit() < 0.3 { flown.passes = 1 + random.pick(0..<4) }
      if random.unit() < 0.6 {
        let side: KeptLines.Side = random.unit() < 0.5 ? .left : .right
        let keepOff = 2 + random.unit() * 60
        flown.keep = .init(side: side, keepOff: .metres(keepOff))
        if random.unit() < 0.6 { flown.standOff = .metres(keepOff + random.unit() * 80) }
      }
      return (line, random.unit() * 80, 1 + random.unit() * 80, flown, Self.view(&random))
    } property: { input, seed in
      let (line, left, right, flown, view) = input
      let start = clock.now
      let result = try Patterns.items(
        for: .corridor(lines: [line], left: left, right: right, flown: flown), view: view, free: OpenAir(),
        options: Self.options)
      let seconds = (clock.now - start) / .seconds(1)
      if seconds > slowest.seconds { slowest = (seconds, seed) }
      #expect(isSound(result), "seed \(seed)")
      guard let keep = flown.keep else { return }
      for item in result.items where item.lookAsideDeg != nil || view.looksDown {
        for place in item.path {
          let off = zip(line, line.dropFirst()).map { Segments.distance(place, to: $0, $1) }.min() ?? 0
          #expect(off >= keep.keepOff.metres, "seed \(seed): \(off) m, \(keep.keepOff.metres) m kept")
        }
      }
    }
    print("slowest corridor: \(slowest.seconds) s, seed \(slowest.seed)")
    #expect(slowest.seconds < 20)
  }

  /// Seeds 0..<1500.
  @Test("Rings: no crash, none takes long even on a loaded machine")
  func rings() throws {
    var slowest = (seconds: 0.0, seed: UInt64(0))
    let clock = ContinuousClock()
    try forAll(1500) { random in
      let islands = PatternTestsRing.islands(&random)
      let whole = random.unit() < 0.3
      var view = Self.view(&random)
      if whole { view.lead = 0 }
      let standOff = whole ? -random.unit() * 30 : (random.unit() - 0.4) * 150
      return (islands, standOff, 1 + random.unit() * 100, random.unit() < 0.5 || whole, whole, view)
    } property: { input, seed in
      let (islands, standOff, depth, inward, whole, view) = input
      let start = clock.now
      let result = try Patterns.items(
        for: .ring(
          around: islands, standOff: standOff, depth: whole ? 0 : depth, lookInward: inward, whole: whole),
        view: view, free: OpenAir(), options: Self.options)
      let seconds = (clock.now - start) / .seconds(1)
      if seconds > slowest.seconds { slowest = (seconds, seed) }
      #expect(isSound(result), "seed \(seed)")
    }
    print("slowest ring: \(slowest.seconds) s, seed \(slowest.seed)")
    #expect(slowest.seconds < 20)
  }
}
