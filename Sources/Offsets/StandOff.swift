import Geodesy
import Planar
import Units

/// A distance that is never undercut, and the metres by which it may be exceeded.
///
/// The tolerance is shared out: the source may lose corners (a sixth, which counts twice), the round corners are drawn
/// as chords from outside (a third), and the result may lose corners (a sixth, twice). The distance that is drawn is
/// the asked one and a third of the tolerance, so that none of these ever brings a place nearer than asked.
package struct StandOff: Hashable, Sendable {
  /// Metres, above 0.
  package let distance: Double
  /// Metres, above 0; every place of an offset lies within `distance...distance + tolerance` of its source.
  package let tolerance: Double

  /// Nil unless both are finite and above 0 and the tolerance is at least a hundred-thousandth of the distance.
  package init?(distance: Double, tolerance: Double) {
    guard distance.isFinite, tolerance.isFinite, distance > 0, tolerance >= distance * 1e-5 else {
      return nil
    }
    self.distance = distance
    self.tolerance = tolerance
  }

  /// Metres by which a corner of the source, and one of the result, may move.
  var simplification: Double { tolerance / 6 }

  /// Metres at which the curve is drawn beside the simplified source, at least.
  var drawn: Double { distance + tolerance / 3 }

  /// The corners of a regular polygon around the circle of the drawn distance, counter-clockwise, none further out
  /// than a third of the tolerance.
  var corners: [MapPoint] {
    // 1 / cos(x) - 1 = e, and cos x >= 1 - x²/2, so that x² = 2 e / (1 + e) stays below it.
    let share = tolerance / 3 / drawn
    let half = (2 * share / (1 + share)).squareRoot()
    let count = max(8, Int((Double.pi / half / 4).rounded(.up)) * 4)
    let radius = drawn / Angle.degrees(180 / Double(count)).cosine
    let centre = MapPoint(east: 0, north: 0)
    return (0..<count).map { centre.moved(course: .degrees(-360 / Double(count) * Double($0)), by: radius) }
  }

  /// All places within the drawn distance of the segments, and up to a third of the tolerance more.
  ///
  /// Each segment is swept by the polygon of `corners`; the sweeps share the polygon's corners where segments meet, so
  /// that their union has no slivers. n segments take about n log n times the corners.
  func swept(_ segments: [(MapPoint, MapPoint)]) throws -> [MapPolygon] {
    let corners = corners
    return try Regions.union(segments.map { StandOff.sweep(corners, from: $0.0, to: $0.1) })
  }

  /// The convex polygon that `corners`, counter-clockwise about the origin, covers when moved from `a` to `b`.
  private static func sweep(_ corners: [MapPoint], from a: MapPoint, to b: MapPoint) -> MapPolygon {
    let (east, north) = (b.east - a.east, b.north - a.north)
    /// How far the outer normal of the edge that begins at corner k points the way of the move.
    func ahead(_ k: Int) -> Double {
      let (from, to) = (corners[k], corners[(k + 1) % corners.count])
      return (to.north - from.north) * east - (to.east - from.east) * north
    }
    var ring: [MapPoint] = []
    var before = ahead(corners.count - 1)
    for (k, corner) in corners.enumerated() {
      let after = ahead(k)
      let atA = a.moved(east: corner.east, north: corner.north)
      let atB = b.moved(east: corner.east, north: corner.north)
      if before >= 0, after >= 0 {
        ring.append(atB)
      } else if before <= 0, after <= 0 {
        ring.append(atA)
      } else {
        ring += before < 0 ? [atA, atB] : [atB, atA]
      }
      before = after
    }
    return MapPolygon(outer: ring)
  }
}
