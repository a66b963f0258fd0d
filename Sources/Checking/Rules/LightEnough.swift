import AircraftModel
import Geodesy
import MissionModel
import Units

/// A camera that needs light works in the dark only where all of the beat's ground is lit.
enum LightEnough: Rule {
  static let names = ["light.dark"]
  /// Seconds by which work may reach into the dark: whole seconds of sun times and of the timetable.
  static let toleranceS = 60.0
  /// Metres by which ground may lie outside the lit areas (two frames, edges drawn by hand), and between places looked at.
  static let toleranceM = 2.0
  static let stepM = 20.0

  static func judge(_ evidence: Evidence, into report: inout Report) throws(GeodesyError) {
    var lit: [ZoneShape] = []
    for area in evidence.mission.litAreas { lit.append(try ZoneShape(area.areas, evidence.frame)) }
    var grounds: [String: BeatLight] = [:]
    for flight in evidence.soundFlights {
      guard let item = flight.routeCase, item.track != nil, let beat = flight.beat, let site = flight.site,
        let camera = site.cameras.first(where: { $0.id == item.route.camera }), !camera.seesAtNight,
        let dark = darkWork(flight.sortie, item.route, at: site.position)
      else { continue }
      if grounds[beat.id] == nil { grounds[beat.id] = try BeatLight(beat, lit, evidence.frame) }
      guard let ground = grounds[beat.id],
        let place = ground.darkEdge ?? darkBelow(item, ground, lit)
      else { continue }
      let (east, north) = (Wording.number(place.easting, 0), Wording.number(place.northing, 0))
      report.violation(
        names[0], flight.id,
        en: "camera '\(camera.id)' needs light and works at \(Wording.clock(dark)), in the dark; ground at "
          + "\(east) E \(north) N (Hong Kong 1980 Grid) is in no lit area",
        zh: "鏡頭「\(camera.id)」需要光線，卻在天黑後 \(Wording.clock(dark)) 運作；香港1980方格網 \(east) E \(north) N 不在照明範圍內")
    }
  }

  /// The first moment at work outside civil dawn to dusk; nil: none.
  private static func darkWork(_ sortie: Sortie, _ route: Route, at place: GeoPoint) -> Moment? {
    guard sortie.waypointTimesS.count == route.waypoints.count else { return nil }
    for (index, waypoint) in route.waypoints.enumerated()
    where waypoint.action == .work || waypoint.action == .dwell {
      let arrival = sortie.waypointTimesS[index]
      let start = waypoint.action == .work && index > 0 ? sortie.waypointTimesS[index - 1] : arrival
      for second in [start, arrival + waypoint.holdS] {
        let moment = sortie.takeoff + Int(second)
        let sun = Sun.times(on: moment, at: place)
        guard let dawn = sun.dawn, let dusk = sun.dusk else { continue }
        let slack = Int(toleranceS)
        if moment < dawn + -slack || moment > dusk + slack { return moment }
      }
    }
    return nil
  }

  /// What is known of one beat's ground.
  private struct BeatLight {
    /// A place on the edge of its ground that is not lit; nil: none.
    let darkEdge: GridPoint?
    /// The ground of a sweep.
    let swept: ZoneShape?

    init(_ beat: Beat, _ lit: [ZoneShape], _ frame: GridFrame) throws(GeodesyError) {
      darkEdge = try LightEnough.places(of: beat.shape, frame).first { !LightEnough.isLit($0, lit) }
      if case .sweep(let areas, _) = beat.shape { swept = try ZoneShape(areas, frame) } else { swept = nil }
    }
  }

  /// A place inside a swept area, straight below a camera at work that looks down, that is not lit; nil: none.
  private static func darkBelow(_ item: RouteCase, _ ground: BeatLight, _ lit: [ZoneShape]) -> GridPoint? {
    guard let swept = ground.swept else { return nil }
    return item.track?.samples.first { sample in
      let waypoint = item.route.waypoints[sample.leg]
      return waypoint.action == .work && waypoint.gimbalPitchDeg == -90 && swept.contains(sample.grid)
        && !isLit(sample.grid, lit)
    }?.grid
  }

  private static func isLit(_ place: GridPoint, _ lit: [ZoneShape]) -> Bool {
    lit.contains { $0.distance(place, place, limit: toleranceM) < toleranceM }
  }

  /// Places on the edges of the beat's ground, every so many metres.
  private static func places(of shape: BeatShape, _ frame: GridFrame) throws(GeodesyError) -> [GridPoint] {
    var found: [GridPoint] = []
    switch shape {
    case .sweep(let areas, _):
      for ring in areas.flatMap({ [$0.outer] + $0.holes }) {
        found += along(try frame.points(ring + ring.prefix(1)), offsetsM: [0])
      }
    case .ring(let areas, _, let depth, let inward, let whole):
      let ringed = try ZoneShape(areas, frame)
      for ring in areas.flatMap({ [$0.outer] + $0.holes }) {
        let line = try frame.points(ring + ring.prefix(1))
        found += along(line, offsetsM: [0])
        if whole { continue }
        found += along(line, offsetsM: [depth.metres, -depth.metres]).filter {
          ringed.contains($0) == inward
        }
      }
    case .corridor(let lines, let left, let right, _):
      for line in lines {
        found += along(try frame.points(line), offsetsM: [-left.metres, 0, right.metres])
      }
    case .targets(let targets, _):
      for (target, middle) in zip(targets, try frame.points(targets.map(\.position))) {
        let r = target.extent.metres
        for (n, e) in [(0.0, 0.0), (r, 0), (-r, 0), (0, r), (0, -r)] {
          found.append(GridPoint(northing: middle.northing + n, easting: middle.easting + e))
        }
      }
    }
    return found
  }

  /// Places along a line and beside it, to the right for positive offsets.
  private static func along(_ line: [GridPoint], offsetsM: [Double]) -> [GridPoint] {
    zip(line, line.dropFirst()).flatMap { a, b -> [GridPoint] in
      let (east, north) = (b.easting - a.easting, b.northing - a.northing)
      let length = (east * east + north * north).squareRoot()
      guard length > 0 else { return [] }
      let count = max(1, Int((length / stepM).rounded(.up)))
      return (0...count).flatMap { step in
        let share = Double(step) / Double(count)
        return offsetsM.map { offset in
          GridPoint(
            northing: a.northing + north * share - east / length * offset,
            easting: a.easting + east * share + north / length * offset)
        }
      }
    }
  }
}
