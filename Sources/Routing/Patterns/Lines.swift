import Planar
import Units

/// Small jobs on lines of two or more points that the patterns share; lengths in metres.
enum Lines {
  /// The line with both ends drawn on straight.
  static func extended(_ line: [MapPoint], by metres: Double) -> [MapPoint] {
    let points = distinct(line)
    guard points.count > 1, metres > 0 else { return points }
    var result = points
    result[0] = beyond(points[1], points[0], by: metres)
    result[result.count - 1] = beyond(points[points.count - 2], points[points.count - 1], by: metres)
    return result
  }

  /// The place so many metres behind `b` on the way from `a`.
  static func beyond(_ a: MapPoint, _ b: MapPoint, by metres: Double) -> MapPoint {
    let length = a.distance(to: b)
    return length > 0 ? a.interpolated(to: b, fraction: 1 + metres / length) : b
  }

  /// The points without repetitions in a row.
  static func distinct(_ line: [MapPoint]) -> [MapPoint] {
    var result: [MapPoint] = []
    for point in line where result.last != point { result.append(point) }
    return result
  }

  /// How far along the line a place on it lies, not before `from`.
  static func position(of place: MapPoint, on line: [MapPoint], from: Double) -> Double {
    var walked = 0.0
    var best = from
    var least = Double.infinity
    for (a, b) in zip(line, line.dropFirst()) {
      let step = a.distance(to: b)
      if walked + step >= from - 1e-6 {
        let foot = Segments.closestPoint(place, a, b)
        let distance = foot.distance(to: place)
        if distance < least - 1e-6 {
          least = distance
          best = max(from, walked + a.distance(to: foot))
        }
      }
      walked += step
    }
    return best
  }

  /// The stretch between two distances along the line; the line's ends bound it.
  static func part(of line: [MapPoint], from: Double, to: Double) -> [MapPoint] {
    guard let first = Polyline.point(along: line, at: from), let last = Polyline.point(along: line, at: to)
    else { return [] }
    var result = [first]
    var walked = 0.0
    for (a, b) in zip(line, line.dropFirst()) {
      walked += a.distance(to: b)
      if walked > from + 1e-6, walked < to - 1e-6 { result.append(b) }
    }
    result.append(last)
    return distinct(result)
  }
}
