import Geodesy
import Planar
import Sweeps
import Units

/// The course of the strips of a sweep: the one that takes the least time to fly.
///
/// Tried are every 5°, the long edges of the ground and the edges of its convex hull (the fewest strips always lie
/// along one of those, Houle and Toussaint 1988). All are ranked by the cost to plough over the whole ground: length
/// on the strips' course and one turn a strip, both as `PatternOptions.sweepCosts` has them. The first five are then cut to the free area and put in a tour; the least
/// time of flight counts, with blocked stretches at double, so that a course that loses more ground does not win by it.
struct StripCourse {
  struct Choice {
    var course: Angle
    var items: [WorkItem]
    /// Seconds of calm flight that cost as much by that estimate.
    var seconds: Double
  }

  let view: View
  let spacing: Double
  let free: any FreeArea
  let options: PatternOptions
  let near: MapPoint?

  /// Above this many strips the tour is not worked out and the ploughing time decides.
  private static let mostItemsForTour = 150

  func best(for ground: [MapPolygon]) -> Choice {
    let ranked = candidates(ground).map { course -> (Double, StripLayout, Angle) in
      let layout = StripLayout(polygons: ground, course: course, spacing: spacing, bridge: bridge)
      return (
        layout.ploughingSeconds(speed: options.speed / costOfMetre(course), turnS: turnS), layout, course
      )
    }.sorted { ($0.0, $0.2.degrees) < ($1.0, $1.2.degrees) }
    var best: Choice?
    for (_, layout, course) in ranked.prefix(5) {
      let choice = self.choice(layout, course)
      if choice.seconds < (best?.seconds ?? .infinity) - 1e-6 { best = choice }
    }
    return best ?? Choice(course: .degrees(0), items: [], seconds: 0)
  }

  /// The choice with the strips square to it added.
  func crossed(_ choice: Choice, over ground: [MapPolygon]) -> Choice {
    let square = Angle.degrees((choice.course.degrees + 90).truncatingRemainder(dividingBy: 180))
    let layout = StripLayout(polygons: ground, course: square, spacing: spacing, bridge: bridge)
    let second = self.choice(layout, square)
    return Choice(
      course: choice.course, items: choice.items + second.items, seconds: choice.seconds + second.seconds)
  }

  /// What a metre of strip costs, flown one way and the other, beside one of calm flight.
  private func costOfMetre(_ course: Angle) -> Double {
    guard let table = options.sweepCosts?.perMetreByCourse, !table.isEmpty else { return 1 }
    func at(_ degrees: Double) -> Double {
      let share = degrees.truncatingRemainder(dividingBy: 360) / 360 * Double(table.count)
      let low = Int(share)
      let (a, b) = (table[low % table.count], table[(low + 1) % table.count])
      return a + (b - a) * (share - Double(low))
    }
    return (at(course.degrees) + at(course.degrees + 180)) / 2
  }

  /// Seconds of calm flight that cost as much as the turn into the next strip.
  private var turnS: Double {
    guard let costs = options.sweepCosts else { return options.turnS }
    let table = costs.bendMetresByAngle
    return table.isEmpty ? 0 : 2 * table[table.count / 2] / options.speed
  }

  /// Gaps in a strip that take no longer to cross than a turn.
  private var bridge: Double { max(options.turnMetres, options.shortestStrip) }

  private func choice(_ layout: StripLayout, _ course: Angle) -> Choice {
    let pass = PassLayout(view: view, options: options, free: free, longest: options.longestStrip)
    var items: [WorkItem] = []
    var lost = 0.0
    for strip in layout.strips {
      var (from, to) = (strip.from, strip.to)
      let missing = options.shortestStrip * 1.01 - strip.length
      if missing > 0 {
        let step = course
        from = from.moved(course: step, by: -missing / 2)
        to = to.moved(course: step, by: missing / 2)
      }
      let found = pass.items(along: [from, to])
      items += found
      lost += max(0, strip.length - found.reduce(0) { $0 + Polyline.length($1.path) })
    }
    let flown = items.reduce(0) { $0 + Polyline.length($1.path) }
    let links: Double
    if items.count <= StripCourse.mostItemsForTour, let start = near ?? items.first?.path.first {
      let straight: (MapPoint, MapPoint) -> Double = { $0.distance(to: $1) }
      let tour = TourOrder.order(items, start: start, rounds: 30, seed: 1, distance: straight)
      links = TourOrder.linkLength(tour, start: start, distance: straight)
    } else {
      links = layout.ploughingSeconds(speed: options.speed, turnS: 0) * options.speed - flown
    }
    let metres = (flown + 2 * lost) * costOfMetre(course) + links
    return Choice(
      course: course, items: items, seconds: metres / options.speed + Double(items.count) * turnS)
  }

  /// Courses from 0° to below 180°, rising, none twice within a hundredth of a degree.
  func candidates(_ ground: [MapPolygon]) -> [Angle] {
    var degrees = (0..<36).map { Double($0) * 5 }
    var edges: [(length: Double, course: Double)] = []
    for polygon in ground {
      polygon.forEachEdge { edges.append(($0.distance(to: $1), $0.course(to: $1).degrees)) }
    }
    edges.sort { ($0.length, $0.course) > ($1.length, $1.course) }
    degrees += edges.prefix(16).map(\.course)
    // A hull that GEOS cannot make only means fewer candidates.
    if let hull = try? Regions.convexHull(ground) {
      var sides: [(length: Double, course: Double)] = []
      hull.forEachEdge { sides.append(($0.distance(to: $1), $0.course(to: $1).degrees)) }
      sides.sort { ($0.length, $0.course) > ($1.length, $1.course) }
      degrees += sides.prefix(24).map(\.course)
    }
    let sorted = degrees.map { $0.truncatingRemainder(dividingBy: 180) }.sorted()
    var result: [Angle] = []
    for value in sorted where value - (result.last?.degrees ?? -1) > 0.01 { result.append(.degrees(value)) }
    return result
  }
}
