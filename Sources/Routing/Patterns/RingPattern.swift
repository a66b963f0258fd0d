import Geodesy
import Offsets
import Planar
import Units

/// Rounds along the edge of areas, at a stand-off that is never undercut.
///
/// The first round runs at the stand-off, outside the edge or (negative) inside. Where one round does not see the
/// whole band, further rounds follow, each further from the edge on the same side; ground that only a nearer flight
/// would see is reported. Areas are united first, so that shores which touch have one edge, and a round breaks up
/// where the area narrows. A camera that does not look straight down looks square to the flight, to the left or right.
enum RingPattern {
  /// Rounds stay within the stand-off and so many metres more.
  static let tolerance = 1.6
  /// Metres; a round so short has nothing to fly along.
  private static let shortestRound = 12.0

  static func result(
    around areas: [MapPolygon], standOff: Double, depth: Double, lookInward: Bool, view: View,
    whole: Bool = false, free: any FreeArea, options: PatternOptions
  ) throws -> PatternResult {
    let land = try Regions.union(areas)
    if whole {
      return try SpiralPattern.result(
        within: land, first: max(0, -standOff), view: view, free: free, options: options)
    }
    let outside = standOff > 0 || (standOff == 0 && !lookInward)
    let plan = distances(
      standOff: abs(standOff), outside: outside, depth: depth, lookInward: lookInward, view: view,
      overlap: options.overlap)
    var items: [WorkItem] = []
    for distance in plan.distances {
      let rounds = try self.rounds(land, distance: distance, outside: outside)
      if rounds.isEmpty { break }
      // Rounds run with the area on their left.
      let aside: Double? = view.looksDown ? nil : (lookInward ? -90 : 90)
      for round in rounds {
        // Three pieces at least, so that the tour may begin a round at more than one place.
        let longest = min(options.longestPiece, max(60, Polyline.length(round) / 3))
        let cut = PassLayout(view: view, options: options, free: free, longest: longest, sideways: aside)
        items += cut.items(along: round)
      }
    }
    let band = try band(land, depth: depth, lookInward: lookInward)
    let least = max(band.reduce(0) { $0 + $1.area } * Patch.negligibleShare * 5, 1)
    var left: [Unreachable] = []
    for piece in try Patch.unseen(band, by: items, view: view) where piece.area >= least {
      left.append(
        Unreachable(
          reason: plan.sees ? .blocked : .outOfView, target: nil, place: Patch.placeInside(piece),
          area: piece.area))
    }
    return PatternResult(items: items, unreachable: left)
  }

  /// The ground to be seen: so deep on the side of the edge that the camera looks at.
  static func band(_ land: [MapPolygon], depth: Double, lookInward: Bool) throws -> [MapPolygon] {
    guard depth > 0 else { return [] }
    if lookInward { return try Regions.difference(land, Regions.buffered(land, by: -depth)) }
    return try Regions.difference(Regions.buffered(land, by: depth), land)
  }

  /// How far from the edge the rounds run, nearest first, and whether they see the whole depth.
  ///
  /// Along a line square to the edge, with the aircraft's side positive: a round at distance x has the middle of its
  /// view at x - lead when it looks over the edge and at x + lead when it looks away from it.
  static func distances(
    standOff: Double, outside: Bool, depth: Double, lookInward: Bool, view: View, overlap: Double
  ) -> (distances: [Double], sees: Bool) {
    let looksOver = outside == lookInward
    let (low, high) = looksOver ? (-depth, 0.0) : (0.0, depth)
    return SquareLook(view: view, looksOver: looksOver).distances(
      standOff: standOff, low: low, high: high, overlap: overlap)
  }

  /// Closed lines at the distance from the edge, with the area on their left; the last point repeats the first.
  static func rounds(_ land: [MapPolygon], distance: Double, outside: Bool) throws -> [[MapPoint]] {
    let rounds: [[MapPoint]]
    if let standOff = StandOff(distance: distance, tolerance: tolerance) {
      rounds = try outside ? Rounds.outside(land, at: standOff) : Rounds.inside(land, at: standOff)
    } else {
      // The edge itself.
      rounds = land.flatMap(\.rings).map { $0 + $0.prefix(1) }
    }
    return rounds.filter { Polyline.length($0) >= shortestRound }
  }
}
