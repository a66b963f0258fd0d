import Planar
import Units

func p(_ east: Double, _ north: Double) -> MapPoint { MapPoint(east: east, north: north) }

/// Awkward lines and areas by number.
enum Awkward {
  static let kindsOfLines = 8

  static func line(_ kind: Int, _ random: inout SplitMix64) -> [MapPoint] {
    switch kind {
    case 0: return trail(&random, turn: 140, step: 40...300)
    case 1: return trail(&random, turn: 340, step: 5...120)
    case 2:
      // A hairpin: there, and back close by.
      let gap = random.unit() * 60
      let length = 100 + random.unit() * 600
      return [p(0, 0), p(length, 0), p(length + random.unit() * 40, gap / 2), p(length * random.unit(), gap)]
    case 3:
      // Spikes: out and straight back again.
      var line = [p(0, 0)]
      for k in 1...(2 + random.pick(0..<4)) {
        let base = p(Double(k) * 120, 0)
        line += [base, base.moved(east: 0, north: (random.unit() - 0.5) * 300), base]
      }
      return line + [p(Double(line.count) * 60, 20)]
    case 4:
      // A zigzag of narrow teeth.
      return (0..<(6 + random.pick(0..<20))).map { k in
        p(Double(k) * (2 + random.unit() * 30), k % 2 == 0 ? 0 : 60 + random.unit() * 80)
      }
    case 5:
      // A spiral whose turns lie closer together than most stand-offs.
      let step = 8 + random.unit() * 40
      return (0..<(20 + random.pick(0..<60))).map { k in
        p(0, 0).moved(course: .degrees(Double(k) * 20), by: 20 + step * Double(k) / 18)
      }
    case 6:
      // Closed on itself.
      let ring = star(p(0, 0), 60...300, corners: 5 + random.pick(0..<12), &random)
      return ring + ring.prefix(1)
    default:
      // Corners a hair apart and all but straight.
      var line: [MapPoint] = []
      var east = 0.0
      for _ in 0..<(10 + random.pick(0..<60)) {
        east += random.unit() < 0.3 ? 1e-6 + random.unit() * 1e-3 : random.unit() * 40
        line.append(p(east, random.unit() < 0.5 ? 0 : random.unit() * 3))
      }
      return line
    }
  }

  static func trail(
    _ random: inout SplitMix64, turn: Double, step: ClosedRange<Double>
  ) -> [MapPoint] {
    var here = p(0, 0)
    var course = random.unit() * 360
    var line = [here]
    for _ in 0..<(2 + random.pick(0..<25)) {
      course += (random.unit() - 0.5) * turn
      here = here.moved(
        course: .degrees(course), by: step.lowerBound + random.unit() * (step.upperBound - step.lowerBound))
      line.append(here)
    }
    return line
  }

  static let kindsOfAreas = 5

  static func areas(_ kind: Int, _ random: inout SplitMix64) -> [MapPolygon] {
    switch kind {
    case 0:
      return [MapPolygon(outer: star(p(0, 0), 40...400, corners: 5 + random.pick(0..<40), &random))]
    case 1:
      // Parts with gaps of centimetres to tens of metres, or none.
      let gaps = [0, 0.02, 1, 15, 60]
      var east = 0.0
      return (0..<(2 + random.pick(0..<4))).map { _ in
        let (wide, high) = (20 + random.unit() * 200, 20 + random.unit() * 200)
        let corner = p(east, random.unit() * 40)
        east += wide + gaps[random.pick(0..<gaps.count)]
        return MapPolygon(outer: [
          corner, corner.moved(east: wide, north: 0), corner.moved(east: wide, north: high),
          corner.moved(east: 0, north: high),
        ])
      }
    case 2:
      // Holes that touch each other or lie near the edge.
      let side = 300 + random.unit() * 300
      let hole = 20 + random.unit() * 60
      let gap = random.unit() < 0.5 ? 0.01 : random.unit() * 30
      func square(_ east: Double, _ north: Double) -> [MapPoint] {
        [p(east, north), p(east, north + hole), p(east + hole, north + hole), p(east + hole, north)]
      }
      return [
        MapPolygon(
          outer: [p(0, 0), p(side, 0), p(side, side), p(0, side)],
          holes: [square(gap, gap), square(gap * 2 + hole, gap), square(side / 2, side / 2)])
      ]
    case 3:
      // A comb of thin teeth.
      let teeth = 3 + random.pick(0..<6)
      let (wide, gap) = (4 + random.unit() * 40, 4 + random.unit() * 40)
      var ring = [p(0, 0), p(Double(teeth) * (wide + gap), 0)]
      for k in (0..<teeth).reversed() {
        let east = Double(k) * (wide + gap)
        let height = 100 + random.unit() * 200
        ring += [p(east + wide, 50), p(east + wide, height), p(east, height), p(east, 50)]
      }
      ring.remove(at: 2)
      ring.insert(p(Double(teeth) * (wide + gap), 50), at: 2)
      return [MapPolygon(outer: ring)]
    default:
      // A sliver.
      let length = 200 + random.unit() * 800
      return [
        MapPolygon(outer: [p(0, 0), p(length, random.unit() * 3), p(length * 0.7, 5 + random.unit() * 3)])
      ]
    }
  }

  static func star(
    _ centre: MapPoint, _ radius: ClosedRange<Double>, corners: Int, _ random: inout SplitMix64
  ) -> [MapPoint] {
    let start = random.unit() * 360
    return (0..<corners).map { index in
      let step = (Double(index) + 0.6 * random.unit()) * 360 / Double(corners)
      let length = radius.lowerBound + random.unit() * (radius.upperBound - radius.lowerBound)
      return centre.moved(course: .degrees(start - step), by: length)
    }
  }
}

/// Slow twins: by every pair and by close samples.
enum Slow {
  static func distance(_ place: MapPoint, _ line: [MapPoint]) -> Double {
    var least = Double.infinity
    for (a, b) in zip(line, line.dropFirst()) { least = min(least, Segments.distance(place, to: a, b)) }
    return least
  }

  /// Every corner and a place every `step` metres.
  static func samples(_ line: [MapPoint], step: Double) -> [MapPoint] {
    var all = line
    for (a, b) in zip(line, line.dropFirst()) {
      let count = max(1, Int(a.distance(to: b) / step))
      for k in 1..<max(2, count) { all.append(a.interpolated(to: b, fraction: Double(k) / Double(count))) }
    }
    return all
  }

  /// Whether any two segments meet, apart from the place that neighbours share.
  static func crosses(_ lines: [[MapPoint]]) -> Bool {
    var edges: [(line: Int, number: Int, a: MapPoint, b: MapPoint)] = []
    for (number, line) in lines.enumerated() {
      for k in 0..<(line.count - 1) { edges.append((number, k, line[k], line[k + 1])) }
    }
    for i in edges.indices {
      for j in edges.indices.dropFirst(i + 1) {
        let (one, other) = (edges[i], edges[j])
        guard Segments.intersects(one.a, one.b, other.a, other.b) else { continue }
        if one.line == other.line {
          if other.number == one.number + 1 { continue }
          let line = lines[one.line]
          if one.number == 0, other.number == line.count - 2, line.first == line.last { continue }
        }
        return true
      }
    }
    return false
  }
}
