import TestSupport
import Testing
import Units

@testable import Reports

@Suite struct DrawingTests {
  static let box = SheetBox(left: -50, top: -30, right: 70, bottom: 40)

  static func star(_ random: inout SplitMix64) -> [SheetPoint] {
    let count = random.pick(3..<40)
    return (0..<count).map { _ in SheetPoint(x: random.unit() * 300 - 150, y: random.unit() * 200 - 100) }
  }

  static func holds(_ ring: [SheetPoint], _ p: SheetPoint) -> Bool {
    var inside = false
    guard var last = ring.last else { return false }
    for next in ring {
      if (next.y > p.y) != (last.y > p.y),
        p.x < next.x + (last.x - next.x) * (p.y - next.y) / (last.y - next.y)
      {
        inside.toggle()
      }
      last = next
    }
    return inside
  }

  @Test func aCutRingIsTheRingInsideTheBoxAndNothingOutside() {
    forAll(150, make: DrawingTests.star) { ring, seed in
      var random = SplitMix64(seed: seed + 1000)
      let cut = BoxClipping.ring(ring, to: DrawingTests.box)
      for p in cut {
        #expect(
          p.x >= -50 - 1e-9 && p.x <= 70 + 1e-9 && p.y >= -30 - 1e-9 && p.y <= 40 + 1e-9, "seed \(seed)")
      }
      for _ in 0..<60 {
        // Inside the box, off its edge, where the cut's joints may run.
        let p = SheetPoint(x: random.unit() * 118 - 49, y: random.unit() * 68 - 29)
        #expect(DrawingTests.holds(cut, p) == DrawingTests.holds(ring, p), "seed \(seed), \(p)")
      }
    }
  }

  @Test func cutLinesKeepTheLengthThatIsInside() {
    forAll(100, make: DrawingTests.star) { line, seed in
      let parts = BoxClipping.line(line, to: DrawingTests.box)
      var kept = 0.0
      for part in parts {
        for (a, b) in zip(part, part.dropFirst()) { kept += distance(a, b) }
        for p in part {
          #expect(p.x >= -50.001 && p.x <= 70.001 && p.y >= -30.001 && p.y <= 40.001, "seed \(seed)")
        }
      }
      // The slow twin: the line in steps, each counted when its middle is inside.
      var counted = 0.0
      var whole = 0.0
      for (a, b) in zip(line, line.dropFirst()) {
        let length = distance(a, b)
        whole += length
        for step in 0..<2000 {
          let share = (Double(step) + 0.5) / 2000
          let p = SheetPoint(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share)
          if DrawingTests.box.contains(p) { counted += length / 2000 }
        }
      }
      #expect(abs(kept - counted) <= whole / 2000 * 2 + 1e-6, "seed \(seed): \(kept) and \(counted)")
    }
  }

  @Test func thinningLeavesNothingFurtherThanTheTolerance() {
    forAll(150, make: DrawingTests.star) { line, seed in
      for tolerance in [0.0, 3, 25] {
        let thin = LineThinning.thin(line, tolerance: tolerance)
        #expect(thin.first == line.first && thin.last == line.last, "seed \(seed)")
        for p in line {
          let near = zip(thin, thin.dropFirst()).map { toSegment(p, $0, $1) }.min() ?? distance(p, thin[0])
          #expect(near <= tolerance + 1e-9, "seed \(seed), tolerance \(tolerance)")
        }
      }
    }
  }

  @Test func pathsAddUpToTheirPoints() throws {
    try forAll(100, make: DrawingTests.star) { ring, seed in
      var path = PathText()
      path.ring(ring)
      path.line(ring)
      let read = try parse(path.text)
      var wanted: [[Double]] = []
      for p in ring {
        let next = [p.x.rounded(), p.y.rounded()]
        if wanted.last != next { wanted.append(next) }
      }
      let line = wanted
      if wanted.count > 1, wanted.first == wanted.last { wanted.removeLast() }
      #expect(read == [wanted, line].filter { $0.count > 1 }, "seed \(seed): \(path.text)")
    }
  }

  @Test func theDrawingKeepsPlacesAndScale() {
    let frame = SheetFrame(centre: GeoPoint(longitude: 114.1, latitude: 22.3))
    // One second of latitude at 22.3 degrees on WGS 84 is 30.76 m, one of longitude 28.64 m.
    let second = 1.0 / 3600
    #expect(abs(frame.point(longitude: 114.1 + second, latitude: 22.3).x - 286.4) < 0.5)
    #expect(abs(frame.point(longitude: 114.1, latitude: 22.3 - second).y - 307.6) < 0.5)
  }

  func distance(_ a: SheetPoint, _ b: SheetPoint) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  func toSegment(_ p: SheetPoint, _ a: SheetPoint, _ b: SheetPoint) -> Double {
    let dx = b.x - a.x
    let dy = b.y - a.y
    let length = dx * dx + dy * dy
    let share = length > 0 ? min(max(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0), 1) : 0
    return distance(p, SheetPoint(x: a.x + share * dx, y: a.y + share * dy))
  }

  struct NotAPath: Error {}

  /// Reads back what `PathText` writes: M, then l with steps, then perhaps z.
  func parse(_ text: String) throws -> [[[Double]]] {
    var parts: [[[Double]]] = []
    for part in text.split(separator: "M") {
      let halves = part.split(separator: "l")
      guard halves.count == 2 else { throw NotAPath() }
      let start = try numbers(halves[0])
      let steps = try numbers(halves[1].filter { $0 != "z" }[...])
      guard start.count == 2, steps.count % 2 == 0 else { throw NotAPath() }
      var points = [start]
      for at in stride(from: 0, to: steps.count, by: 2) {
        let last = points[points.count - 1]
        points.append([last[0] + steps[at], last[1] + steps[at + 1]])
      }
      parts.append(points)
    }
    return parts
  }

  func numbers(_ text: Substring) throws -> [Double] {
    try text.replacing("-", with: " -").split(separator: " ").map { word in
      guard let number = Double(word) else { throw NotAPath() }
      return number
    }
  }
}
