import Geodesy
import Planar
import Units

/// Short strips over ground that the main pattern left unseen because its lines were blocked there, and the list of
/// what stays unseen.
///
/// Unseen pieces close together count as one: along the slanted edge of a zone the strips leave a row of triangles, and
/// one strip along that edge sees them all. For each such group the strip is taken that sees most of it for its length
/// and a turn: out of parallel lines at several offsets and courses, and out of lines along the ends of neighbouring
/// strips, which run along the edge that cut them. Patches are added as long as they see enough to be worth a turn.
enum Patch {
  /// Share of the whole ground that a patch must see at least, and below which unseen ground is not reported.
  static let negligibleShare = 0.0005
  private static let mostPatches = 60

  /// The items with patches, and what is still unseen.
  static func completed(
    _ items: [WorkItem], ground: [MapPolygon], view: View, free: any FreeArea, options: PatternOptions,
    courses: [Angle]
  ) throws -> PatternResult {
    let whole = ground.reduce(0) { $0 + $1.area }
    let least = max(whole * negligibleShare, 1)
    // Rounding leaves hairs along the edges of footprints.
    let speck = min(1, least / 10)
    func groups(_ pieces: [MapPolygon]) -> [[MapPolygon]] {
      Groups.close(pieces.filter { $0.area >= speck }, gap: view.swath * 0.75)
    }
    var items = items
    var open = groups(try unseen(ground, by: items, view: view))
    let samples = Samples(open.flatMap(\.self), view: view, free: free)
    var left: [Unreachable] = []
    var patches = 0
    while let group = open.first {
      open.removeFirst()
      let area = group.reduce(0) { $0 + $1.area }
      if area < least { continue }
      guard patches < mostPatches,
        let found = try strip(
          over: group, samples: samples, least: least, view: view, free: free, options: options,
          courses: courses, beside: items)
      else {
        left.append(unreachable(group, view: view, free: free))
        continue
      }
      items.append(found.item)
      patches += 1
      open += groups(try unseen(group, by: [found.item], view: view))
    }
    return PatternResult(items: items, unreachable: left)
  }

  /// The parts of the ground that no item sees, in the order of `Regions`.
  static func unseen(_ ground: [MapPolygon], by items: [WorkItem], view: View) throws -> [MapPolygon] {
    try Regions.difference(ground, Footprint.region(of: items, view: view))
  }

  private static func unreachable(
    _ group: [MapPolygon], view: View, free: any FreeArea
  ) -> Unreachable {
    // Free places near enough to see some of it mean that it was not worth a strip.
    let reach = view.swath / 2 * 0.9
    let near = group.contains { piece in
      piece.outer.contains { corner in
        free.contains(corner)
          || (0..<8).contains { free.contains(corner.moved(course: .degrees(45 * Double($0)), by: reach)) }
      }
    }
    return Unreachable(
      reason: near ? .sliver : .blocked, target: nil, place: placeInside(group[0]),
      area: group.reduce(0) { $0 + $1.area })
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

  private static let rankingPoints = 500

  /// The strip with the most unseen ground for its length with a turn.
  private static func strip(
    over group: [MapPolygon], samples: Samples, least: Double, view: View, free: any FreeArea,
    options: PatternOptions, courses: [Angle], beside items: [WorkItem]
  ) throws -> (item: WorkItem, gain: Double)? {
    let all = samples.within(group)
    // Some hundred points rank the lines as well as all of them.
    let every = max(1, all.count / Patch.rankingPoints)
    let points = every == 1 ? all : stride(from: every / 2, to: all.count, by: every).map { all[$0] }
    // Few points say little about the area of thin pieces, so only half of it is asked for here.
    let fewest = least / 2 / samples.areaOfEach / Double(every)
    if Double(points.count) < fewest { return nil }
    let pass = PassLayout(view: view, options: options, free: free, longest: options.longestStrip)
    var lines = edgeLines(group, items: items, view: view)
    for course in self.courses(group, courses) {
      let layout = StripLayout(
        polygons: group, course: course, spacing: view.swath, bridge: options.turnMetres)
      let across = Angle.degrees(course.degrees + 90)
      for strip in layout.strips {
        let stretch = max(0, options.shortestStrip * 1.01 - strip.length) / 2
        let from = strip.from.moved(course: course, by: -stretch)
        let to = strip.to.moved(course: course, by: stretch)
        // Up to a swath aside: a zone's edge may be seen into from a line well outside the unseen ground.
        for step in (0...8).flatMap({ [$0, -$0] }).dropFirst() {
          let aside = Double(step) * view.swath * 0.12
          lines.append([from.moved(course: across, by: aside), to.moved(course: across, by: aside)])
        }
      }
    }
    // Points of the group stand for its area, until few candidates are left.
    var ranked: [(worth: Double, item: WorkItem)] = []
    for line in lines {
      for item in pass.items(along: line) {
        let seen = Footprint.middleLine(of: item, view: view)
        var count = 0
        for point in points where within(view.swath / 2, of: seen, point) { count += 1 }
        if count == 0 || Double(count) < fewest { continue }
        ranked.append((Double(count) / (Polyline.length(item.path) + options.turnMetres), item))
      }
    }
    let order = ranked.indices.sorted { (-ranked[$0].worth, $0) < (-ranked[$1].worth, $1) }
    var best: (item: WorkItem, gain: Double)?
    var most = 0.0
    for index in order.prefix(6) {
      let item = ranked[index].item
      let seen = try Regions.union(Footprint.parts(of: item, view: view))
      let gain = try Regions.intersection(group, seen).reduce(0) { $0 + $1.area }
      let worth = gain / (Polyline.length(item.path) + options.turnMetres)
      if gain >= least, worth > most * 1.001 {
        most = worth
        best = (item, gain)
      }
    }
    return best
  }

  private static func within(_ reach: Double, of line: [MapPoint], _ p: MapPoint) -> Bool {
    for index in line.indices.dropFirst() {
      let (a, b) = (line[index - 1], line[index])
      // Most places lie far beside most lines: told without a root.
      if p.east < min(a.east, b.east) - reach || p.east > max(a.east, b.east) + reach
        || p.north < min(a.north, b.north) - reach || p.north > max(a.north, b.north) + reach
      {
        continue
      }
      if Segments.distance(p, to: a, b) <= reach { return true }
    }
    return false
  }

  /// Lines through the ends of items beside the group, as far as the group reaches, moved a little to both sides.
  private static func edgeLines(_ group: [MapPolygon], items: [WorkItem], view: View) -> [[MapPoint]] {
    let index = SegmentIndex(polygons: group)
    let ends = items.flatMap { [$0.path.first, $0.path.last].compactMap(\.self) }
      .filter { index.hasEdge(near: $0, $0, within: view.swath * 0.75) }
    var pairs: [(length: Double, from: MapPoint, to: MapPoint)] = []
    for i in ends.indices {
      for j in ends.indices.dropFirst(i + 1) {
        let length = ends[i].distance(to: ends[j])
        if length > view.swath * 0.3, length < view.swath * 3 { pairs.append((length, ends[i], ends[j])) }
      }
    }
    pairs.sort { $0.length < $1.length }
    var lines: [[MapPoint]] = []
    for (_, from, to) in pairs.prefix(24) {
      let course = from.course(to: to)
      var reach = (low: 0.0, high: 0.0)
      for piece in group {
        for corner in piece.outer {
          let along = (corner.east - from.east) * course.sine + (corner.north - from.north) * course.cosine
          let aside = (corner.east - from.east) * course.cosine - (corner.north - from.north) * course.sine
          if abs(aside) > view.swath / 2 { continue }
          reach = (min(reach.low, along), max(reach.high, along))
        }
      }
      for nudge in [0.5, -0.5, 3, -3] {
        let base = from.moved(course: .degrees(course.degrees + 90), by: nudge)
        lines.append([base.moved(course: course, by: reach.low), base.moved(course: course, by: reach.high)])
      }
    }
    return lines
  }

  /// The courses of the main pattern and of the longest edges of the group, none twice within 10°.
  private static func courses(_ group: [MapPolygon], _ main: [Angle]) -> [Angle] {
    var edges: [(Double, Double)] = []
    for piece in group {
      piece.forEachEdge { edges.append(($0.distance(to: $1), $0.course(to: $1).degrees)) }
    }
    edges.sort { $0 > $1 }
    var result: [Angle] = []
    for course in main + edges.prefix(40).map({ Angle.degrees($0.1) }) where result.count < main.count + 3 {
      let isNew = result.allSatisfy { abs(Angle.degrees(course.degrees - $0.degrees).sine) > 0.17 }
      if isNew { result.append(course) }
    }
    return result
  }
}

/// Points of a square grid in unseen ground that are near enough to a free place to be seen from it.
private struct Samples {
  private let points: [MapPoint]
  /// Square metres for which a point stands.
  let areaOfEach: Double

  init(_ polygons: [MapPolygon], view: View, free: any FreeArea) {
    // No more than some thousands of points, however large the ground is.
    let whole = polygons.reduce(0) { $0 + $1.area }
    let step = max(view.swath / 8, (whole / 8000).squareRoot())
    areaOfEach = step * step
    let around = (0..<12).map { Angle.degrees(30 * Double($0)) }
    let reach = view.swath / 2 + view.lead
    var points: [MapPoint] = []
    for row in scanlines(polygons: polygons, angle: .degrees(90), spacing: step, offset: step / 2) {
      for (from, to) in row {
        var east = (from.east / step).rounded(.up) * step
        while east <= to.east {
          let point = MapPoint(east: east, north: from.north)
          if free.contains(point)
            || around.contains(where: { free.contains(point.moved(course: $0, by: reach)) })
          {
            points.append(point)
          }
          east += step
        }
      }
    }
    self.points = points
  }

  func within(_ group: [MapPolygon]) -> [MapPoint] {
    let boxes = group.map(\.bounds)
    return points.filter { point in
      group.indices.contains { boxes[$0].contains(point) && group[$0].contains(point) }
    }
  }
}
