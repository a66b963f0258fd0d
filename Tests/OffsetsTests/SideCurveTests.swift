import Geodesy
import Planar
import TestSupport
import Testing
import Units

@testable import Offsets

@Suite("Curves beside a line")
struct SideCurveTests {
  /// Seeds 0..<1600: eight kinds of line, on alternating sides.
  @Test("Every place at the stand-off, on the asked side, between the ends, and no crossing")
  func laws() throws {
    var slowest = (0.0, UInt64(0))
    let clock = ContinuousClock()
    try forAll(1600) { random in
      let kind = random.pick(0..<Awkward.kindsOfLines)
      let line = Awkward.line(kind, &random)
      return (kind, line, 5 + random.unit() * 120, 0.2 + random.unit() * 3, random.unit() < 0.5)
    } property: { input, seed in
      let (kind, line, distance, tolerance, left) = input
      let standOff = try #require(StandOff(distance: distance, tolerance: tolerance))
      let start = clock.now
      let parts = try SideCurve.parts(beside: line, on: left ? .left : .right, at: standOff)
      let took = (clock.now - start) / .seconds(1)
      if took > slowest.0 { slowest = (took, seed) }
      #expect(!Slow.crosses(parts), "seed \(seed): the curve crosses itself")
      #expect(!crosses(parts, line), "seed \(seed): the curve crosses the line")
      for place in parts.flatMap({ Slow.samples($0, step: 7) }) {
        let off = Slow.distance(place, line)
        #expect(off >= distance - 1e-6, "seed \(seed): \(off) m instead of \(distance) m")
        #expect(off <= distance + tolerance + 1e-6, "seed \(seed): \(off) m, \(distance) + \(tolerance) m")
      }
      let missed = missing(line, parts, distance, tolerance, left: left)
      #expect(
        missed == 0, "seed \(seed): \(missed) places of the line, kind \(kind), have no curve beside them")
    }
    print("slowest curve: \(slowest.0) s, seed \(slowest.1)")
    #expect(slowest.0 < 1)
  }

  private func crosses(_ parts: [[MapPoint]], _ line: [MapPoint]) -> Bool {
    parts.contains { part in
      zip(part, part.dropFirst()).contains { a, b in
        zip(line, line.dropFirst()).contains { Segments.intersects(a, b, $0, $1) }
      }
    }
  }

  /// The slow twin: from places all along the line, square to its side, the curve must be met at the stand-off wherever
  /// no other part of the line is nearer.
  private func missing(
    _ line: [MapPoint], _ parts: [[MapPoint]], _ distance: Double, _ tolerance: Double, left: Bool
  ) -> Int {
    var count = 0
    for (a, b) in zip(line, line.dropFirst()) where a.distance(to: b) > 1 {
      let length = a.distance(to: b)
      let sign = left ? 1.0 : -1.0
      let (east, north) = (-(b.north - a.north) / length * sign, (b.east - a.east) / length * sign)
      for share in [0.1, 0.35, 0.5, 0.8] {
        let foot = a.interpolated(to: b, fraction: share)
        // Near the ends the curve is cut square to the line with fewer corners, which may be turned against the line.
        let toEnd = min(foot.distance(to: line[0]), foot.distance(to: line[line.count - 1]))
        if toEnd < 0.3 * distance { continue }
        // Corners of the line may have been left out: what is free must be so by the tolerance.
        let far = foot.moved(
          east: east * (distance + 2 * tolerance), north: north * (distance + 2 * tolerance))
        if Slow.distance(far, line) < distance + 2 * tolerance - 1e-9 { continue }
        let met = parts.contains { part in
          zip(part, part.dropFirst()).contains { Segments.intersects(foot, far, $0, $1) }
        }
        if !met { count += 1 }
      }
    }
    return count
  }

  @Test("A straight line has one part, square at its ends")
  func straight() throws {
    let standOff = try #require(StandOff(distance: 40, tolerance: 0.6))
    let left = try SideCurve.parts(beside: [p(0, 0), p(500, 0)], on: .left, at: standOff)
    #expect(left.count == 1)
    #expect(left[0].count == 2)
    #expect(abs(left[0][0].east) < 1e-6 && abs(left[0][1].east - 500) < 1e-6)
    #expect(left[0].allSatisfy { $0.north >= 40 && $0.north <= 40.6 })
    let right = try SideCurve.parts(beside: [p(0, 0), p(500, 0)], on: .right, at: standOff)
    #expect(right.count == 1 && right[0].allSatisfy { $0.north <= -40 && $0.north >= -40.6 })
    #expect(right[0][0].east < right[0][1].east)
  }

  @Test("Inside a bend the curve is cut short, outside it goes round")
  func bend() throws {
    let standOff = try #require(StandOff(distance: 50, tolerance: 0.5))
    let line = [p(0, 0), p(300, 0), p(300, 300)]
    let inner = try SideCurve.parts(beside: line, on: .left, at: standOff)
    #expect(inner.count == 1)
    let corner = try #require(inner[0].min { $0.distance(to: p(250, 50)) < $1.distance(to: p(250, 50)) })
    #expect(corner.distance(to: p(250, 50)) < 1)
    let outer = try SideCurve.parts(beside: line, on: .right, at: standOff)
    #expect(outer.count == 1)
    let length = Polyline.length(outer[0])
    #expect(abs(length - (600 + 50 * .pi / 2)) < 2)
    #expect(abs(outer[0][0].east) < 1e-6 && abs(outer[0][outer[0].count - 1].north - 300) < 1e-6)
  }

  @Test("A narrow mouth cuts the curve in two")
  func splits() throws {
    let standOff = try #require(StandOff(distance: 30, tolerance: 0.5))
    // A bottle: the neck is 40 m wide, the belly 200 m.
    let line = [
      p(0, 0), p(0, -100), p(80, -100), p(80, -200), p(-80, -300), p(200, -300), p(120, -200), p(120, -100),
      p(200, -100), p(200, 0),
    ]
    let parts = try SideCurve.parts(beside: line, on: .left, at: standOff)
    #expect(parts.count == 2)
    #expect(parts.allSatisfy { !Slow.crosses([$0]) })
    #expect(parts.filter { $0.first == $0.last }.count == 1)
  }

  @Test("What is no line and what is no distance is refused")
  func refused() throws {
    #expect(StandOff(distance: 0, tolerance: 1) == nil)
    #expect(StandOff(distance: .nan, tolerance: 1) == nil)
    #expect(StandOff(distance: 10, tolerance: 0) == nil)
    #expect(StandOff(distance: .infinity, tolerance: 1) == nil)
    let standOff = try #require(StandOff(distance: 10, tolerance: 1))
    #expect(throws: GeodesyError.self) { try SideCurve.parts(beside: [], on: .left, at: standOff) }
    #expect(throws: GeodesyError.self) {
      try SideCurve.parts(beside: [p(1, 1), p(1, 1)], on: .left, at: standOff)
    }
    #expect(throws: GeodesyError.self) {
      try SideCurve.parts(beside: [p(1, 1), p(.nan, 1)], on: .left, at: standOff)
    }
  }
}
