import Offsets
import Planar
import Units

/// Which of several lines a place lies nearest to: where a corridor has more than one, a pass beside one of them may
/// come to the wrong side of another.
enum NearestLine {
  /// Metres between two looked-at places of a pass.
  static let stepM = 2.0

  /// The stretches of a pass beside line `own` whose nearest line has them on the asked side, or past its end.
  ///
  /// Takes in proportion to the length of the pass and the corners of all lines.
  ///
  /// - Parameter own: nil: nothing is known of the pass, so that all lines have a say.
  static func cut(_ pass: [MapPoint], own: Int?, of lines: [[MapPoint]], side: SideCurve.Side) throws
    -> [[MapPoint]]
  {
    guard lines.count > 1 || own == nil, let first = pass.first else { return [pass] }
    var runs: [[MapPoint]] = []
    var run: [MapPoint] = try isAllowed(first, own, lines, side) ? [first] : []
    for (a, b) in zip(pass, pass.dropFirst()) {
      let count = max(1, Int((a.distance(to: b) / stepM).rounded(.up)))
      var last = a
      for step in 1...count {
        let place = step == count ? b : a.interpolated(to: b, fraction: Double(step) / Double(count))
        if try isAllowed(place, own, lines, side) {
          if run.isEmpty || step == count { run.append(place) }
        } else {
          if let end = run.last, end != last { run.append(last) }
          if run.count > 1 { runs.append(run) }
          run = []
        }
        last = place
      }
    }
    if run.count > 1 { runs.append(run) }
    return runs
  }

  private static func isAllowed(_ p: MapPoint, _ own: Int?, _ lines: [[MapPoint]], _ side: SideCurve.Side)
    throws -> Bool
  {
    let distances = lines.map { line in
      zip(line, line.dropFirst()).map { Segments.distance(p, to: $0, $1) }.min() ?? .infinity
    }
    // Lines that meet are equally near: each of them has a say.
    let least = (distances.min() ?? 0) + 0.01
    for (number, distance) in distances.enumerated() where number != own && distance <= least {
      if let found = try SideCurve.side(of: p, beside: lines[number]), found != side { return false }
    }
    return true
  }
}
