import AircraftModel
import Geodesy
public import MissionModel
public import Units

/// The room that a sortie takes in space and time, as ASTM F3548-21 words it: rows of volumes that hold the
/// flown curve at every moment.
public struct FlightVolumes: Hashable, Sendable {
  /// A place of an outline, degrees on WGS 84.
  public struct Vertex: Hashable, Sendable {
    public var latitudeDeg, longitudeDeg: Double
    public init(latitudeDeg: Double, longitudeDeg: Double) {
      self.latitudeDeg = latitudeDeg
      self.longitudeDeg = longitudeDeg
    }
  }

  /// An outline that is not closed, between two heights above the WGS 84 ellipsoid, metres, for a time.
  public struct Volume: Hashable, Sendable {
    public var outline: [Vertex]
    public var lowerM, upperM: Double
    public var start, end: Moment
    public init(outline: [Vertex], lowerM: Double, upperM: Double, start: Moment, end: Moment) {
      self.outline = outline
      self.lowerM = lowerM
      self.upperM = upperM
      self.start = start
      self.end = end
    }
  }

  public var sortie: String
  public var volumes: [Volume]
  public var priority: Int

  public init(sortie: String, volumes: [Volume], priority: Int) {
    self.sortie = sortie
    self.volumes = volumes
    self.priority = priority
  }

  /// Longest part of a flight that one volume holds, seconds.
  public static let longestS = 60.0
  /// The standard's bound for one flight.
  public static let mostVertices = 10_000
  /// Parts of a flight that bend less than this from a straight line share a volume, metres.
  static let straightM = 1.0
  /// Besides the rule's distance: places are written to 7 decimals of a degree, and outlines are drawn in a
  /// plane.
  static let slackM = 0.05

  /// The volumes of a sortie: parts of up to a minute between the timetable's moments, widened by the rule
  /// and the corner radius of the site's aircraft, longer by the rule's time and by what speeding up and
  /// braking take.
  ///
  /// - Throws: `FileIssues` when the sortie cannot be laid out: unknown route or site, times that do not fit,
  ///   places off
  ///   the frame, more than 10,000 vertices.
  public init(_ sortie: Sortie, plan: Plan, mission: Mission, rule: FlightVolumeRule) throws {
    func refused(_ reason: String) -> FileIssues {
      FileIssues([
        FileIssue(file: "plan.json", line: 0, column: 0, reason: "sortie \(sortie.id): \(reason)")
      ])
    }
    guard let route = plan.route(sortie.route),
      let summary = plan.sites.first(where: { $0.id == sortie.site }),
      let site = mission.site(sortie.site)
    else { throw refused("route '\(sortie.route)' or site '\(sortie.site)' is not known") }
    guard let way = VolumeWay(sortie, route, summary) else {
      throw refused("its times do not go with the waypoints of '\(route.id)'")
    }
    let frame = LocalFrame(
      origin: GeoPoint(longitude: plan.frameOriginLongitudeDeg, latitude: plan.frameOriginLatitudeDeg))
    let fastest = route.waypoints.map(\.speedMps).max() ?? 0
    let rampS = fastest / site.airframe.accelerationMps2
    let level = rule.level.metres + site.airframe.handling.cornerRadiusM + FlightVolumes.slackM
    let places: [VolumeWay.Place]
    do { places = try way.onMap(frame) } catch { throw refused("\(error)") }
    self.sortie = sortie.id
    priority = rule.priority
    volumes = []
    for part in VolumeWay.parts(places) {
      let outline: [Vertex]
      do {
        outline = try frame.toGeo(RoundHull.around(part.map(\.place), by: level)).map {
          Vertex(latitudeDeg: $0.latitude.rounded(places: 7), longitudeDeg: $0.longitude.rounded(places: 7))
        }
      } catch { throw refused("\(error)") }
      let (from, to) = (part[0].atS, part[part.count - 1].atS)
      func spread(_ at: Double) -> Double { rule.time.seconds + rule.timeShare * at + rampS }
      let up = part.map(\.ellipsoidM)
      volumes.append(
        Volume(
          outline: outline,
          lowerM: (((up.min() ?? 0) - rule.vertical.metres) * 10).rounded(.down) / 10,
          upperM: (((up.max() ?? 0) + rule.vertical.metres) * 10).rounded(.up) / 10,
          start: sortie.takeoff + Int((from - spread(from)).rounded(.down)),
          end: sortie.takeoff + Int((to + spread(to)).rounded(.up))))
    }
    let vertices = volumes.reduce(0) { $0 + $1.outline.count }
    guard vertices <= FlightVolumes.mostVertices else {
      throw refused("\(vertices) vertices of volumes; the standard allows \(FlightVolumes.mostVertices)")
    }
  }
}

/// A sortie's way from the pad and back, at its stated moments.
struct VolumeWay {
  struct Place {
    var place: MapPoint
    var ellipsoidM: Double
    /// Seconds from take-off.
    var atS: Double
  }

  private let geo: [GeoPoint]
  private let ellipsoidM: [Double]
  private let atS: [Double]

  /// Nil unless there is one time for each waypoint, in order, and time passes wherever the place changes.
  init?(_ sortie: Sortie, _ route: Route, _ site: SiteSummary) {
    let times = sortie.waypointTimesS
    let landing = Double(sortie.landing - sortie.takeoff)
    guard times.count == route.waypoints.count, let first = route.waypoints.first,
      let last = route.waypoints.last
    else { return nil }
    func point(_ waypoint: Waypoint) -> GeoPoint {
      GeoPoint(longitude: waypoint.longitudeDeg, latitude: waypoint.latitudeDeg)
    }
    var (geo, up, at) = ([point(first)], [site.padEllipsoidM], [0.0])
    for (index, waypoint) in route.waypoints.enumerated() {
      geo.append(point(waypoint))
      up.append(waypoint.ellipsoidM)
      at.append(times[index])
      if waypoint.holdS <= 0 { continue }
      geo.append(point(waypoint))
      up.append(waypoint.ellipsoidM)
      // Times are rounded: a hold takes no longer than the next arrival leaves.
      at.append(min(times[index] + waypoint.holdS, index + 1 < times.count ? times[index + 1] : landing))
    }
    geo.append(point(last))
    up.append(site.padEllipsoidM)
    at.append(landing)
    for index in 1..<geo.count {
      guard at[index] >= at[index - 1], at[index].isFinite else { return nil }
      if at[index] == at[index - 1], geo[index] != geo[index - 1] || up[index] != up[index - 1] { return nil }
    }
    self.geo = geo
    ellipsoidM = up
    atS = at
  }

  func onMap(_ frame: LocalFrame) throws(GeodesyError) -> [Place] {
    zip(try frame.toMap(geo), zip(ellipsoidM, atS)).map {
      Place(place: $0, ellipsoidM: $1.0, atS: $1.1)
    }
  }

  /// Parts of no more than a minute that follow each other, each with its first and last place. Motions
  /// longer than that are cut evenly; shorter ones share a part while they go on in a straight line.
  static func parts(_ places: [Place]) -> [[Place]] {
    var result: [[Place]] = []
    for (a, b) in zip(places, places.dropFirst()) where b.atS > a.atS {
      let count = max(1, Int(((b.atS - a.atS) / FlightVolumes.longestS).rounded(.up)))
      var from = a
      for step in 1...count {
        let share = Double(step) / Double(count)
        let to =
          step == count
          ? b
          : Place(
            place: MapPoint(
              east: a.place.east + (b.place.east - a.place.east) * share,
              north: a.place.north + (b.place.north - a.place.north) * share),
            ellipsoidM: a.ellipsoidM + (b.ellipsoidM - a.ellipsoidM) * share,
            atS: a.atS + (b.atS - a.atS) * share)
        if let last = result.last, to.atS - last[0].atS <= FlightVolumes.longestS, isStraight(last + [to]) {
          result[result.count - 1].append(to)
        } else {
          result.append([from, to])
        }
        from = to
      }
    }
    return result
  }

  /// Whether all places lie near the straight way from the first to the last, each further on than the one
  /// before.
  private static func isStraight(_ places: [Place]) -> Bool {
    let (a, b) = (places[0].place, places[places.count - 1].place)
    let (east, north) = (b.east - a.east, b.north - a.north)
    let length = (east * east + north * north).squareRoot()
    var reached = 0.0
    for point in places.map(\.place) {
      let (x, y) = (point.east - a.east, point.north - a.north)
      let off = length > 0 ? (x * north - y * east).magnitude / length : (x * x + y * y).squareRoot()
      let along = length > 0 ? (x * east + y * north) / length : 0
      // A column or a hold is not joined to a way: its volume would be as long as the way.
      if off > FlightVolumes.straightM || along < reached { return false }
      reached = along
    }
    return places.count < 3 || length == 0
      || zip(places, places.dropFirst()).allSatisfy { $0.place != $1.place }
  }
}

/// Convex outlines that hold all that is within a distance of some places.
enum RoundHull {
  /// Counter-clockwise, not closed, at least 8 corners, none twice. Round ends become eighths that touch the
  /// circle from outside, so the outline is nowhere nearer to the places than `distance`.
  static func around(_ places: [MapPoint], by distance: Double) -> [MapPoint] {
    let (first, last) = (places[0], places[places.count - 1])
    let (east, north) = (last.east - first.east, last.north - first.north)
    let length = (east * east + north * north).squareRoot()
    // Along the way, so that its sides are two of the eight.
    let along = length > 0 ? (east: east / length, north: north / length) : (east: 1, north: 0)
    // Corners of an octagon about a unit circle: (±1, ±tan 22.5°) and (±tan 22.5°, ±1).
    let short = 2.0.squareRoot() - 1
    let corners = [
      (1, short), (short, 1), (-short, 1), (-1, short), (-1, -short), (-short, -1), (short, -1), (1, -short),
    ]
    var points: [MapPoint] = []
    for place in places {
      for (ahead, left) in corners {
        points.append(
          MapPoint(
            east: place.east + distance * (along.east * ahead - along.north * left),
            north: place.north + distance * (along.north * ahead + along.east * left)))
      }
    }
    return hull(points)
  }

  /// The convex hull of points (Andrew's chain); corners that stick out by less than a tenth of a millimetre
  /// are left out.
  private static func hull(_ points: [MapPoint]) -> [MapPoint] {
    let sorted = points.sorted { ($0.east, $0.north) < ($1.east, $1.north) }
    func chain(_ points: [MapPoint]) -> [MapPoint] {
      var kept: [MapPoint] = []
      for point in points {
        while kept.count > 1 {
          let (a, b) = (kept[kept.count - 2], kept[kept.count - 1])
          let (east, north) = (point.east - a.east, point.north - a.north)
          let turn = (b.east - a.east) * north - (b.north - a.north) * east
          if turn > 1e-4 * (east * east + north * north).squareRoot() { break }
          kept.removeLast()
        }
        kept.append(point)
      }
      return kept.dropLast()
    }
    return chain(sorted) + chain(sorted.reversed())
  }
}
