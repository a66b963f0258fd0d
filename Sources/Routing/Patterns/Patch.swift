import Geodesy
import Planar
import Units

/// Short strips over ground that the main pattern left unseen because its lines were blocked there, and the list of
/// what stays unseen.
///
/// Piece by piece of the unseen ground, the strip is taken that sees most of it for its length, out of parallel lines
/// at several offsets and courses; as long as one is worth its turn.
enum Patch {
  /// Share of the whole ground below which an unseen piece is let be.
  static let negligibleShare = 0.0004
  private static let mostPatches = 60

  /// The items with patches, and what is still unseen.
  static func completed(
    _ items: [WorkItem], ground: [MapPolygon], view: View, free: any FreeArea, options: PatternOptions,
    courses: [Angle]
  ) throws -> PatternResult {
    let whole = ground.reduce(0) { $0 + $1.area }
    let least = max(whole * negligibleShare, 1)
    var items = items
    var open = try unseen(ground, by: items, view: view).filter { $0.area >= least }
    var left: [Unreachable] = []
    var patches = 0
    while let piece = open.first {
      open.removeFirst()
      guard patches < mostPatches,
        let found = try strip(over: piece, view: view, free: free, options: options, courses: courses),
        found.gain >= least
      else {
        left.append(try unreachable(piece, view: view, free: free))
        continue
      }
      items += found.items
      patches += 1
      let rest = try unseen([piece], by: found.items, view: view)
      open += rest.filter { $0.area >= least }
    }
    return PatternResult(items: items, unreachable: left)
  }

  /// The parts of the ground that no item sees, in the order of `Regions`.
  static func unseen(_ ground: [MapPolygon], by items: [WorkItem], view: View) throws -> [MapPolygon] {
    try Regions.difference(ground, Footprint.region(of: items, view: view))
  }

  private static func unreachable(
    _ piece: MapPolygon, view: View, free: any FreeArea
  ) throws -> Unreachable {
    // Free places near enough to see some of it mean that it was not worth a strip.
    let reach = view.swath / 2
    let near = piece.outer.contains { corner in
      free.contains(corner)
        || (0..<8).contains {
          free.contains(corner.moved(course: .degrees(45 * Double($0)), by: reach * 0.9))
        }
    }
    return Unreachable(
      reason: near ? .sliver : .blocked, target: nil, place: Patch.placeInside(piece), area: piece.area)
  }

  /// A place in the polygon: the middle of the longest stretch of an east-west line half-way up.
  static func placeInside(_ polygon: MapPolygon) -> MapPoint {
    let middle = polygon.bounds.centre
    let box = polygon.bounds
    let line = [
      MapPoint(east: box.minEast - 1, north: middle.north),
      MapPoint(east: box.maxEast + 1, north: middle.north),
    ]
    let parts = Polyline.inside([polygon], line: line)
    var best: [MapPoint] = []
    for part in parts where Polyline.length(part) > Polyline.length(best) { best = part }
    guard let a = best.first, let b = best.last else { return polygon.outer.first ?? middle }
    return a.interpolated(to: b, fraction: 0.5)
  }

  private struct Candidate {
    var items: [WorkItem]
    var gain: Double
    var worth: Double
  }

  /// The strip with the most unseen ground for its length with a turn, or a look from one place.
  private static func strip(
    over piece: MapPolygon, view: View, free: any FreeArea, options: PatternOptions, courses: [Angle]
  ) throws -> (items: [WorkItem], gain: Double)? {
    var edges: [(Double, Double)] = []
    piece.forEachEdge { edges.append(($0.distance(to: $1), $0.course(to: $1).degrees)) }
    edges.sort { $0 > $1 }
    var tried = courses
    if let edge = edges.first { tried.append(.degrees(edge.1)) }
    if let edge = edges.dropFirst().first(where: { abs(sine($0.1 - (edges.first?.1 ?? 0))) > 0.3 }) {
      tried.append(.degrees(edge.1))
    }
    let pass = PassLayout(view: view, options: options, free: free, longest: options.longestStrip)
    var best: Candidate?
    for course in tried {
      let layout = StripLayout(
        polygons: [piece], course: course, spacing: view.swath, bridge: options.turnMetres)
      for strip in layout.strips {
        for step in [0, 1, -1, 2, -2, 3, -3, 4, -4] {
          let aside = Double(step) * view.swath * 0.12
          let across = Angle.degrees(course.degrees + 90)
          let stretch = max(0, options.shortestStrip * 1.01 - strip.length) / 2
          let line = [
            strip.from.moved(course: across, by: aside).moved(course: course, by: -stretch),
            strip.to.moved(course: across, by: aside).moved(course: course, by: stretch),
          ]
          for item in pass.items(along: line) {
            let seen = try Regions.union(Footprint.parts(of: item, view: view))
            let gain = try Regions.intersection([piece], seen).reduce(0) { $0 + $1.area }
            let worth = gain / (Polyline.length(item.path) + options.turnMetres)
            if worth > (best?.worth ?? 0) * 1.001 {
              best = Candidate(items: [item], gain: gain, worth: worth)
            }
          }
        }
      }
    }
    return best.map { ($0.items, $0.gain) }
  }

  private static func sine(_ degrees: Double) -> Double { Angle.degrees(degrees).sine }
}
