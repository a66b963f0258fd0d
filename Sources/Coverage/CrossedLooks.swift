import MissionModel
import Planar
import Units

/// What of a beat's ground its flights look at on two courses, as a crosshatch promises.
///
/// A cell counts when it is in view for the task's dwell on courses near one axis, and again near another, the two at
/// least `leastDeg` apart; both directions of an axis are one. Takes, for each cell, the square of its stretches.
struct CrossedLooks {
  /// Degrees between two axes that count as different.
  static let leastDeg = 45.0
  /// Degrees to both sides of an axis within which stretches are added up.
  static let sameDeg = 20.0

  /// A route that is flown at least once.
  struct Flown {
    var sight: RouteSight
    /// Of each span, degrees clockwise from north, 0..<180; nil for a hold.
    var axisDeg: [Double?]
    /// Seconds of each span.
    var lengths: [Double]
  }

  let routes: [Flown]
  let dwellS: Double

  /// How many of the cells are looked at on two courses.
  func count(cells: Int) -> Int { (0..<cells).count { isCrossed($0) } }

  func isCrossed(_ cell: Int) -> Bool {
    isCrossed(cell) { $0.sight.overHigh } && isCrossed(cell) { $0.sight.overLow ?? $0.sight.overHigh }
  }

  private func isCrossed(_ cell: Int, _ sight: (Flown) -> Sight) -> Bool {
    var looks: [(axisDeg: Double, seconds: Double)] = []
    for route in routes {
      let sight = sight(route)
      for entry in Int(sight.offsets[cell])..<Int(sight.offsets[cell + 1]) {
        let span = Int(sight.spans[entry])
        guard let axis = route.axisDeg[span] else { continue }
        looks.append((axis, (sight.to[entry] - sight.from[entry]) * route.lengths[span]))
      }
    }
    let long = looks.filter { look in
      looks.reduce(0) {
        $0 + (CrossedLooks.apart($1.axisDeg, look.axisDeg) <= CrossedLooks.sameDeg ? $1.seconds : 0)
      }
        >= dwellS - BeatSight.dwellSlackS
    }
    return long.contains { a in
      long.contains { CrossedLooks.apart($0.axisDeg, a.axisDeg) >= CrossedLooks.leastDeg }
    }
  }

  /// Degrees between two axes, 0...90.
  static func apart(_ a: Double, _ b: Double) -> Double {
    let turn = abs(a - b).truncatingRemainder(dividingBy: 180)
    return min(turn, 180 - turn)
  }

  /// Of each span of a route with so many waypoints.
  static func axes(of views: RouteViews, waypoints: Int) -> [Double?] {
    var axes = [Double?](repeating: nil, count: 2 * waypoints)
    for piece in views.pieces where piece.lengthM > 0 && axes.indices.contains(piece.span) {
      axes[piece.span] = Angle.course(east: piece.alongEast, north: piece.alongNorth).degrees
        .truncatingRemainder(dividingBy: 180)
    }
    return axes
  }
}
