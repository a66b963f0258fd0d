import Planar
import Units

/// Parallel strips over ground at one course.
///
/// The ground's width across the course is shared by as few strips as keep within the spacing, all equally far
/// apart, the outer ones half that distance inside the edge. Each strip answers for the band halfway to its
/// neighbours and runs as far as there is ground anywhere in that band.
struct StripLayout {
  struct Strip {
    var row: Int
    var from, to: MapPoint
    var length: Double { from.distance(to: to) }
  }

  let strips: [Strip]
  /// Metres between neighbours.
  let spacing: Double
  let rows: Int

  /// - `course`: of the strips, clockwise from map north.
  /// - `spacing`: most metres between neighbours, above 0.
  /// - `bridge`: stretches of a strip closer than this many metres are flown as one.
  ///
  /// Takes the edges times the bands they cross, sorted.
  init(polygons: [MapPolygon], course: Angle, spacing: Double, bridge: Double) {
    let sine = course.sine
    let cosine = course.cosine
    func along(_ p: MapPoint) -> Double { p.east * sine + p.north * cosine }
    func across(_ p: MapPoint) -> Double { p.east * cosine - p.north * sine }
    var left = Double.infinity
    var right = -Double.infinity
    for polygon in polygons {
      for corner in polygon.outer {
        left = min(left, across(corner))
        right = max(right, across(corner))
      }
    }
    guard left < right else {
      strips = []
      self.spacing = spacing
      rows = 0
      return
    }
    let count = max(1, Int(((right - left) / spacing - 1e-9).rounded(.up)))
    let step = (right - left) / Double(count)
    // Ground that only touches a band from outside is not in it.
    let hair = step * 1e-6
    var spans = [[(Double, Double)]](repeating: [], count: count)
    for polygon in polygons {
      var crossings = [[Double]](repeating: [], count: count)
      polygon.forEachEdge { a, b in
        let (low, high) = across(a) <= across(b) ? (a, b) : (b, a)
        let (bottom, top) = (across(low), across(high))
        let (start, end) = (along(low), along(high))
        let first = max(0, min(count - 1, Int(((bottom - left) / step).rounded(.down))))
        let last = max(0, min(count - 1, Int(((top - left) / step).rounded(.down))))
        for row in first...last {
          let (floor, ceiling) = (left + Double(row) * step + hair, left + Double(row + 1) * step - hair)
          if top < floor || bottom > ceiling { continue }
          let rise = top - bottom
          let p = rise > 0 ? start + (end - start) * max(0, (floor - bottom) / rise) : start
          let q = rise > 0 ? start + (end - start) * min(1, (ceiling - bottom) / rise) : end
          spans[row].append((min(p, q), max(p, q)))
          let middle = left + (Double(row) + 0.5) * step
          if bottom <= middle, middle < top {
            crossings[row].append(start + (end - start) * (middle - bottom) / rise)
          }
        }
      }
      for row in 0..<count {
        let sorted = crossings[row].sorted()
        for index in stride(from: 0, to: sorted.count - 1, by: 2) {
          spans[row].append((sorted[index], sorted[index + 1]))
        }
      }
    }
    var strips: [Strip] = []
    for row in 0..<count {
      let middle = left + (Double(row) + 0.5) * step
      func place(_ along: Double) -> MapPoint {
        MapPoint(east: along * sine + middle * cosine, north: along * cosine - middle * sine)
      }
      for (from, to) in StripLayout.merged(spans[row], bridge: bridge) {
        strips.append(Strip(row: row, from: place(from), to: place(to)))
      }
    }
    self.strips = strips
    self.spacing = step
    rows = count
  }

  static func merged(_ spans: [(Double, Double)], bridge: Double) -> [(Double, Double)] {
    var result: [(Double, Double)] = []
    for span in spans.sorted(by: { $0 < $1 }) {
      // Neighbouring edges share a corner only up to rounding.
      if let last = result.last, span.0 <= last.1 + max(bridge, 1e-6) {
        result[result.count - 1].1 = max(last.1, span.1)
      } else {
        result.append(span)
      }
    }
    return result
  }

  /// Seconds to fly the strips as an ox ploughs, straight from end to end.
  func ploughingSeconds(speed: Double, turnS: Double) -> Double {
    var metres = 0.0
    var here: MapPoint?
    var index = 0
    while index < strips.count {
      var end = index
      while end < strips.count, strips[end].row == strips[index].row { end += 1 }
      let row = Array(strips[index..<end])
      let onward = strips[index].row % 2 == 0
      for strip in onward ? row : row.reversed() {
        let (from, to) = onward ? (strip.from, strip.to) : (strip.to, strip.from)
        if let here { metres += here.distance(to: from) }
        metres += strip.length
        here = to
      }
      index = end
    }
    return metres / speed + Double(strips.count) * turnS
  }
}
