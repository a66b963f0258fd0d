import AircraftModel
import MissionModel
import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// No ground of a privacy zone comes into a camera's picture, on the way or at work: places of the zone are projected into
/// the picture from every 5 m of each route, over the lowest and the highest ground known there.
///
/// The camera keeps its last angle on legs that state none. Rays flatter than 5° to level ground do not count, as in the
/// coverage. At each waypoint all headings between those of the two legs count, with the camera angle of either.
enum PrivacyZones: Rule {
  static let names = ["privacy.zone"]

  /// Metres between places of a zone that are looked for.
  private static let stepM = 4.0
  private static let mostPlaces = 4000.0
  private static let leastGrazing = sin(5.0 * .pi / 180)

  private struct Spot {
    var grid: GridPoint
    var lowHKPD, highHKPD: Double
  }

  /// Tangents of half the picture's width and height: worked out once a route.
  private struct Lens {
    var wide, high: Double
  }

  /// A camera's axes: forward, to the right and up in the picture, each east, north, up.
  private struct Eye {
    var forward, right, up: (Double, Double, Double)

    init(headingDeg: Double, pitchDeg: Double) {
      let (h, p) = (headingDeg * .pi / 180, pitchDeg * .pi / 180)
      forward = (sin(h) * cos(p), cos(h) * cos(p), sin(p))
      right = (cos(h), -sin(h), 0)
      up = (-sin(h) * sin(p), -cos(h) * sin(p), cos(p))
    }
  }

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for (zone, shape) in evidence.privacy {
      guard let spots = try? spots(of: zone, shape, evidence) else { continue }
      for item in evidence.routes {
        guard let track = item.track,
          let camera = item.site?.cameras.first(where: { $0.id == item.route.camera }),
          let found = firstLook(item, track, camera, shape, spots)
        else { continue }
        let place = item.placeText(found.leg, found.place)
        report.add(
          .violation, names[0], item.route.id,
          en: "privacy zone '\(zone.name.en)' (\(zone.id)) is in the picture at \(place.en)",
          zh: "私隱區「\(zone.name.zh)」（\(zone.id)）進入畫面：\(place.zh)")
      }
    }
  }

  private static func firstLook(
    _ item: RouteCase, _ track: Track, _ camera: Camera, _ shape: ZoneShape, _ spots: [Spot]
  ) -> Track.Sample? {
    let waypoints = item.route.waypoints
    // Angle held on each leg and heading flown.
    var pitch: [Double?] = []
    var held: Double?
    for waypoint in waypoints {
      held = waypoint.gimbalPitchDeg ?? held
      pitch.append(held)
    }
    let lens = Lens(wide: camera.halfWidthTangent, high: camera.halfHeightTangent)
    // No more than half a picture is passed over between two headings.
    let turnStep = min(10, atan(lens.wide) * 180 / .pi)
    // Further off no ray is steep enough.
    let lowest = spots.map(\.lowHKPD).min() ?? 0
    let perMetre = 1 / tan(5 * Double.pi / 180)
    let headings = headings(waypoints, track)
    let passed = headings.map { ends in
      Set(ends.flatMap { a in ends.flatMap { turn(a, $0, stepDeg: turnStep) } }).sorted()
    }
    for (number, sample) in track.samples.enumerated() {
      let leg = sample.leg
      guard leg > 0, leg < waypoints.count,
        shape.mayBeWithin(
          max(0, sample.hkpdM - lowest) * perMetre, of: sample.grid, sample.grid)
      else {
        continue
      }
      // Before the first order the camera may be as the last flight left it, straight down, or level.
      func angles(_ leg: Int) -> [Double] { pitch[leg].map { [$0] } ?? [-90, 0] }
      var looks = passed[leg].flatMap { heading in angles(leg).map { (heading, $0) } }
      let isEnd = number + 1 < track.samples.count && track.samples[number + 1].leg != leg
      if isEnd {
        // The next leg's angle is ordered here, so that the camera may have either.
        let either = Set(angles(leg) + angles(leg + 1)).sorted()
        for from in headings[leg] {
          for to in headings[leg + 1] {
            for heading in turn(from, to, stepDeg: turnStep) { looks += either.map { (heading, $0) } }
          }
        }
      }
      for (heading, angle) in looks {
        let eye = Eye(headingDeg: heading, pitchDeg: angle)
        if spots.contains(where: { isInPicture($0, sample, eye, lens) }) { return sample }
      }
    }
    return nil
  }

  /// Ends of the turn on each leg, degrees: on the way to a look from its course to the look's; on the spot the aircraft
  /// keeps what it has, and what it has before the first leg nobody knows.
  private static func headings(_ waypoints: [Waypoint], _ track: Track) -> [[Double]] {
    // Turns between opposites go all around.
    var headings = [[0.0, 180]]
    for leg in waypoints.indices.dropFirst() {
      let courses = track.lengthsM[leg] < 0.1 ? headings[leg - 1] : [track.coursesDeg[leg]]
      let own = waypoints[leg].headingDeg.map { [$0] }
      headings.append(waypoints[leg].action == .dwell ? (own ?? []) + courses : own ?? courses)
    }
    return headings
  }

  /// Headings from one to another the shorter way round, and both ways where either may be it.
  private static func turn(_ from: Double, _ to: Double, stepDeg: Double) -> [Double] {
    let right = (to - from).truncatingRemainder(dividingBy: 360) + (to < from ? 360 : 0)
    var headings = [from, to]
    if right < 190 { headings += stride(from: stepDeg, to: right, by: stepDeg).map { from + $0 } }
    if right > 170 { headings += stride(from: stepDeg, to: 360 - right, by: stepDeg).map { from - $0 } }
    return headings
  }

  private static func isInPicture(_ spot: Spot, _ sample: Track.Sample, _ eye: Eye, _ lens: Lens) -> Bool {
    let east = spot.grid.easting - sample.grid.easting
    let north = spot.grid.northing - sample.grid.northing
    return [spot.lowHKPD, spot.highHKPD].contains { height in
      let up = height - sample.hkpdM
      let depth = east * eye.forward.0 + north * eye.forward.1 + up * eye.forward.2
      guard depth > 0 else { return false }
      let across = east * eye.right.0 + north * eye.right.1
      let above = east * eye.up.0 + north * eye.up.1 + up * eye.up.2
      guard abs(across) <= lens.wide * depth, abs(above) <= lens.high * depth
      else { return false }
      return -up >= leastGrazing * (east * east + north * north + up * up).squareRoot()
    }
  }

  /// Places along the zone's edges and within it.
  private static func spots(of zone: PrivacyZone, _ shape: ZoneShape, _ evidence: Evidence) throws -> [Spot] {
    var places: [GeoPoint] = []
    for area in zone.areas {
      let degrees = area.outer
      let longitudes = degrees.map(\.longitude)
      let latitudes = degrees.map(\.latitude)
      guard let west = longitudes.min(), let east = longitudes.max(), let south = latitudes.min(),
        let north = latitudes.max()
      else { continue }
      // A degree is at most 111.7 km long.
      let (width, height) = ((east - west) * 111_700, (north - south) * 111_700)
      let step = max(stepM, (width * height / mostPlaces).squareRoot())
      for (a, b) in zip(degrees, degrees.dropFirst() + degrees.prefix(1)) {
        let length = max(abs(b.longitude - a.longitude), abs(b.latitude - a.latitude)) * 111_700
        let count = max(1, Int((length / step).rounded(.up)))
        for k in 0..<count {
          let share = Double(k) / Double(count)
          places.append(
            GeoPoint(
              longitude: a.longitude + (b.longitude - a.longitude) * share,
              latitude: a.latitude + (b.latitude - a.latitude) * share))
        }
      }
      for row in 0...Int(height / step) {
        for column in 0...Int(width / step) {
          places.append(
            GeoPoint(
              longitude: west + Double(column) * step / 111_700,
              latitude: south + Double(row) * step / 111_700))
        }
      }
    }
    let grid = try evidence.frame.points(places)
    let grounds = try evidence.probe.under(places)
    return zip(grid, grounds).compactMap { point, ground -> Spot? in
      // Edges that rounding puts outside count too.
      guard shape.distance(point, point, limit: 0.01) < 0.01 else { return nil }
      return Spot(grid: point, lowHKPD: ground?.low ?? -30, highHKPD: ground?.high ?? -30)
    }
  }
}
