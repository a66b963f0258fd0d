import Geodesy
import MissionModel
import Offsets
import Planar
import TestSupport
import Testing
import Units

@testable import Routing

@Suite("Corridors with wishes")
struct CorridorFlightTests {
  let aside = View(swath: 90, depth: 110, lead: 120)
  let down = View(swath: 40, depth: 30, lead: 0)
  let options = PatternOptions(speed: 10, overlap: 0.1, gimbalPitchDeg: -45)

  private func kept(
    _ side: KeptLines.Side, _ keepOff: Double, standOff: Double? = nil, passes: Int? = nil,
    bothWays: Bool = false
  ) -> CorridorFlight {
    CorridorFlight(
      passes: passes, bothWays: bothWays, keep: .init(side: side, keepOff: .metres(keepOff)),
      standOff: standOff.map { .metres($0) })
  }

  /// Seeds 0..<400.
  @Test("An oblique pass keeps its distance and its side, and looks at the line")
  func oblique() throws {
    var judged = 0
    try forAll(400) { random in
      (PatternTestsCorridor.trail(&random), 60 + random.unit() * 120, random.unit() < 0.5)
    } property: { input, seed in
      let (line, standOff, onLeft) = input
      // A line that crosses itself has its left on its right.
      let legs = Array(zip(line, line.dropFirst()))
      let crosses = legs.indices.contains { i in
        legs.indices.contains {
          $0 > i + 1 && Segments.intersects(legs[i].0, legs[i].1, legs[$0].0, legs[$0].1)
        }
      }
      if crosses { return }
      judged += 1
      let result = try Patterns.items(
        for: .corridor(
          lines: [line], left: 20, right: 20,
          flown: kept(onLeft ? .left : .right, standOff / 2, standOff: standOff)),
        view: aside, free: OpenAir(), options: options)
      for item in result.items {
        #expect(item.lookAsideDeg == (onLeft ? 90 : -90), "seed \(seed)")
        for (a, b) in zip(item.path, item.path.dropFirst()) {
          for share in [0, 0.3, 0.5, 0.9, 1] {
            let place = a.interpolated(to: b, fraction: share)
            let off = zip(line, line.dropFirst()).map { Segments.distance(place, to: $0, $1) }.min() ?? 0
            #expect(off >= standOff - 1e-6, "seed \(seed): \(off) m")
          }
          let middle = a.interpolated(to: b, fraction: 0.5)
          let side = try SideCurve.side(of: middle, beside: line)
          #expect(side == nil || side == (onLeft ? .left : .right), "seed \(seed): \(middle)")
          let look = Angle.degrees(a.course(to: b).degrees + (onLeft ? 90 : -90))
          func off(_ metres: Double) -> Double {
            let place = middle.moved(course: look, by: metres)
            return zip(line, line.dropFirst()).map { Segments.distance(place, to: $0, $1) }.min() ?? 0
          }
          if a.distance(to: b) > 5 { #expect(off(3) < off(-3), "seed \(seed)") }
        }
      }
    }
    #expect(judged > 200)
  }

  @Test("A straight line is seen whole from its stand-off, and a stand-off that is too far is told")
  func seen() throws {
    let line = [Shapes.p(0, 0), Shapes.p(1000, 0)]
    func plan(_ standOff: Double) throws -> PatternResult {
      try Patterns.items(
        for: .corridor(lines: [line], left: 20, right: 20, flown: kept(.right, 20, standOff: standOff)),
        view: aside, free: OpenAir(), options: options)
    }
    let good = try plan(120)
    #expect(good.unreachable.isEmpty)
    #expect(good.items.allSatisfy { $0.path.allSatisfy { $0.north <= -120 && $0.north >= -122 } })
    // The view ends 175 m off: from 170 m it does not reach 20 m over the line.
    let far = try plan(170)
    #expect(far.unreachable.map(\.reason) == [.outOfView])
  }

  @Test("A band deeper than the view takes tracks further out; a wish for passes is kept")
  func tracks() throws {
    let look = SquareLook(view: aside, looksOver: true)
    // One track at 120 m sees from 55 m beyond the line to 55 m before it.
    #expect(look.distances(standOff: 120, low: -20, high: 20, overlap: 0.1).distances == [120])
    let deep = look.distances(standOff: 120, low: -20, high: 200, overlap: 0.1)
    #expect(deep.sees && deep.distances.count == 3 && deep.distances[2] == 265)
    #expect(!look.distances(standOff: 180, low: -20, high: 20, overlap: 0.1).sees)
    let wished = look.distances(standOff: 120, low: -20, high: 20, overlap: 0.1, count: 3).distances
    #expect(wished.count == 3 && wished[0] == 120 && wished[2] <= 120 + 110)
    #expect(
      CorridorPattern.offsets(left: 20, right: 20, spacing: 32, edge: 16, count: 4) == [-15, -5, 5, 15])
  }

  @Test("Passes of a kept line stay on their side")
  func keptPasses() throws {
    let line = [Shapes.p(0, 0), Shapes.p(600, 0)]
    let result = try Patterns.items(
      for: .corridor(lines: [line], left: 10, right: 60, flown: kept(.right, 5)), view: down,
      free: OpenAir(), options: options)
    #expect(!result.items.isEmpty)
    #expect(result.items.allSatisfy { $0.path.allSatisfy { $0.north <= -5 } })
    #expect(result.unreachable.isEmpty)
    // 30 m beyond the line are out of a view of 20 m to each side.
    let beyond = try Patterns.items(
      for: .corridor(lines: [line], left: 30, right: 60, flown: kept(.right, 8)), view: down,
      free: OpenAir(), options: options)
    #expect(beyond.unreachable.contains { $0.reason == .outOfView })
  }

  @Test("Both ways: out on one copy, back on the other, without a way between")
  func bothWays() throws {
    let line = [Shapes.p(0, 0), Shapes.p(3000, 0)]
    let result = try Patterns.items(
      for: .corridor(
        lines: [line], left: 10, right: 10, flown: CorridorFlight(bothWays: true)), view: down,
      free: OpenAir(),
      options: options)
    #expect(result.items.count == 8)
    let tour = TourOrder.order(
      result.items, start: line[0], rounds: 100, seed: 1, distance: { $0.distance(to: $1) })
    let links = TourOrder.linkLength(tour, start: line[0], distance: { $0.distance(to: $1) })
    #expect(links < 1e-6)
    let sum = tour.reduce(0) { sum, item in sum + item.path[1].east - item.path[0].east }
    #expect(abs(sum) < 1e-6)
  }

  @Test("Pieces are sorted by the place on the line beside which they lie")
  func stretches() {
    let line = [Shapes.p(0, 0), Shapes.p(1000, 0), Shapes.p(1000, 1000)]
    func piece(_ a: MapPoint, _ b: MapPoint) -> WorkItem {
      WorkItem(path: [a, b], reversible: true, holdS: 0, gimbalPitchDeg: -90, lookAsideDeg: nil, target: nil)
    }
    let items = [
      piece(Shapes.p(1020, 800), Shapes.p(1020, 600)), piece(Shapes.p(100, 20), Shapes.p(300, 20)),
      piece(Shapes.p(980, 100), Shapes.p(980, 300)), piece(Shapes.p(300, -20), Shapes.p(100, -20)),
    ]
    #expect(StretchOrder(lines: [line]).sorted(items) == [items[1], items[3], items[2], items[0]])
  }

  @Test("The camera's angle lies midway between the edges that must be seen")
  func aim() {
    let level = CorridorFlight.aim(
      nearest: .metres(100), furthest: .metres(100), aboveHigh: .metres(100), aboveLow: .metres(100))
    #expect(level.degrees == -45)
    let wide = CorridorFlight.aim(
      nearest: .metres(60), furthest: .metres(160), aboveHigh: .metres(80), aboveLow: .metres(200))
    // atan(200 / 60) = 73.3°, atan(80 / 160) = 26.6°.
    #expect(abs(wide.degrees + 49.9) < 0.051)
    let under = CorridorFlight.aim(
      nearest: .metres(-50), furthest: .metres(10), aboveHigh: .metres(100), aboveLow: .metres(100))
    #expect(under.degrees >= -90 && under.degrees < -84)
  }
}
