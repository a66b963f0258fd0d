public import Units

/// Parallel lines over the polygon, cut to it: one entry a line, its inner segments in order along the line.
///
/// See `scanlines(polygons:angle:spacing:offset:)`.
public func scanlines(
  polygon: MapPolygon, angle: Angle, spacing: Double, offset: Double
) -> [[(MapPoint, MapPoint)]] {
  scanlines(polygons: [polygon], angle: angle, spacing: spacing, offset: offset)
}

/// Parallel lines over the union of the polygons, cut to it: one entry a line, its inner segments in order.
///
/// - `angle`: the course of the lines, in degrees clockwise from map north; segments run in that direction.
/// - `spacing`: metres between lines, above 0.
/// - `offset`: metres, counted to the right of the course, from the leftmost corner of the outer rings to the
///   first line; the last line is the last one that is not beyond the rightmost corner.
///
/// Lines that meet no polygon stay as empty entries, so that line k always lies `offset + k * spacing` metres
/// from the leftmost corner. End points lie on the edges up to rounding. A line along an edge counts the side
/// to its right. Takes n edges plus the crossings, sorted.
public func scanlines(
  polygons: [MapPolygon], angle: Angle, spacing: Double, offset: Double
) -> [[(MapPoint, MapPoint)]] {
  precondition(spacing > 0 && offset.isFinite, "scan lines need a spacing above 0 m, not \(spacing)")
  let alongEast = angle.sine
  let alongNorth = angle.cosine
  func along(_ p: MapPoint) -> Double { p.east * alongEast + p.north * alongNorth }
  func across(_ p: MapPoint) -> Double { p.east * alongNorth - p.north * alongEast }

  var left = Double.infinity
  var right = -Double.infinity
  for polygon in polygons {
    for corner in polygon.outer {
      left = min(left, across(corner))
      right = max(right, across(corner))
    }
  }
  let start = left + offset
  guard left.isFinite, right.isFinite, start <= right else { return [] }
  let count = Int(((right - start) / spacing).rounded(.down)) + 1

  struct Crossing {
    var line: Int
    var along: Double
    var place: MapPoint
  }
  var spans = [[(Crossing, Crossing)]](repeating: [], count: count)
  for polygon in polygons {
    var crossings: [Crossing] = []
    polygon.forEachEdge { a, b in
      let (fromAcross, toAcross) = (across(a), across(b))
      if fromAcross == toAcross { return }
      // Half-open at the upper end, so that a corner on a line is counted once.
      let (low, high) = (min(fromAcross, toAcross), max(fromAcross, toAcross))
      let guess = Int(max(-1, min(Double(count), ((low - start) / spacing).rounded(.down) - 1)))
      var line = max(0, guess)
      while line < count {
        let level = start + Double(line) * spacing
        if level >= high { break }
        if level >= low {
          let place = a.interpolated(to: b, fraction: (level - fromAcross) / (toAcross - fromAcross))
          crossings.append(Crossing(line: line, along: along(place), place: place))
        }
        line += 1
      }
    }
    crossings.sort { ($0.line, $0.along) < ($1.line, $1.along) }
    var index = 0
    while index + 1 < crossings.count {
      let (a, b) = (crossings[index], crossings[index + 1])
      spans[a.line].append((a, b))
      index += 2
    }
  }
  return spans.map { line in
    var merged: [(Crossing, Crossing)] = []
    for span in line.sorted(by: { ($0.0.along, $0.1.along) < ($1.0.along, $1.1.along) }) {
      if span.1.along - span.0.along <= boundaryTolerance { continue }
      if let last = merged.last, span.0.along <= last.1.along + boundaryTolerance {
        if span.1.along > last.1.along { merged[merged.count - 1].1 = span.1 }
      } else {
        merged.append(span)
      }
    }
    return merged.map { ($0.0.place, $0.1.place) }
  }
}
