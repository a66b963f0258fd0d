import AirspaceModel
import Geodesy
import MissionModel
import Planar
import TerrainModel
import Units

/// Zones that a beat's flights pass below or above, and zones that they enter outside their hours.
///
/// Both are first assumed and then measured on the finished routes: what a route meets after all is shut, and the
/// beat is planned again. So nothing rests on the assumption.
struct ZoneBands {
  /// A shut zone that is not in the way.
  struct Passed {
    enum Why { case below, above, outsideHours }
    var zone: Zone
    var why: Why
    var areas: [MapPolygon]
  }

  /// Metres of height kept from the end of a zone's band; also in `docs/transit.md`.
  static let heightMarginM = 10.0
  /// Share of the beat's hours that a zone may be in force and still be flown outside its hours.
  static let mostOfHours = 0.5

  let mission: Mission
  let passed: [Passed]

  /// - Parameters:
  ///   - bound: ids of zones that are known to be in the way.
  ///   - ground: of the beat, in the local frame.
  init(
    mission: Mission, beat: Beat, windows: [MomentRange], shut: [Zone], bound: Set<String>,
    ground: [MapPolygon], reaches: [(centre: MapPoint, radius: Double)]
  ) throws {
    self.mission = mission
    var passed: [Passed] = []
    let hours = windows.reduce(0) { $0 + $1.seconds }
    for zone in shut where !bound.contains(zone.id) {
      let areas = try mission.frame.toMap(zone.areas)
      if let why = try ZoneBands.side(zone, areas, mission, beat, reaches) {
        passed.append(Passed(zone: zone, why: why, areas: areas))
        continue
      }
      let inForce = windows.flatMap { zone.active(in: $0) }.reduce(0) { $0 + $1.seconds }
      let margin = mission.rules.zoneMargin.metres
      if Double(inForce) <= ZoneBands.mostOfHours * Double(hours),
        ZoneBands.isNear(ground, areas, margin)
      {
        passed.append(Passed(zone: zone, why: .outsideHours, areas: areas))
      }
    }
    self.passed = passed
  }

  /// Whether work comes within the margin; a zone that lies only between is flown round.
  private static func isNear(_ ground: [MapPolygon], _ areas: [MapPolygon], _ margin: Double) -> Bool {
    ground.contains { part in
      let box = part.bounds.expanded(by: margin)
      return areas.contains { area in
        guard box.intersects(area.bounds) else { return false }
        let ring = part.outer
        return zip(ring, ring.dropFirst() + [ring[0]]).contains { area.distance(toSegment: $0, $1) < margin }
          || area.outer.contains { part.contains($0) }
      }
    }
  }

  /// Below or above by the heights that are flown over level ground; looked at on a coarse grid.
  private static func side(
    _ zone: Zone, _ areas: [MapPolygon], _ mission: Mission, _ beat: Beat,
    _ reaches: [(centre: MapPoint, radius: Double)]
  ) throws -> Passed.Why? {
    guard zone.lower != nil || zone.upper != nil else { return nil }
    let clearances = [beat.aboveGround.metres, mission.rules.transitAboveGround.metres]
    let most = max(clearances[0], clearances[1]) + RouteBuilder.slackM
    let least = min(clearances[0], clearances[1])
    var isBelow = zone.lower != nil
    var isAbove = zone.upper != nil
    for area in areas {
      let box = area.bounds
      let step = max(40, (box.width * box.height / 900).squareRoot())
      var places = area.outer
      for row in 0...Int(box.height / step) {
        for column in 0...Int(box.width / step) {
          places.append(
            MapPoint(east: box.minEast + Double(column) * step, north: box.minNorth + Double(row) * step))
        }
      }
      let near = places.filter { p in
        area.contains(p) && reaches.contains { $0.centre.distance(to: p) <= $0.radius }
      }
      for band in try mission.ground.bands(at: near) {
        guard let band, isBelow || isAbove else { return nil }
        let limits = Limits(zone, band, mission.heights)
        isBelow = isBelow && band.highHKPD + most + heightMarginM <= limits.lower
        isAbove = isAbove && band.highHKPD + least - heightMarginM >= limits.upper
      }
    }
    return isBelow ? .below : isAbove ? .above : nil
  }

  /// The ends of a zone's band over some ground, metres above HKPD; where an end counts from the ground, the
  /// ground that makes the zone larger is taken.
  struct Limits {
    var lower, upper: Double

    init(_ zone: Zone, _ band: GroundBand?, _ heights: HeightSystem) {
      lower = -.infinity
      upper = .infinity
      if let end = zone.lower {
        switch end.reference {
        case .hkpd: lower = end.metres
        case .amsl: lower = end.metres + heights.meanSeaLevelAboveHKPD
        case .agl: lower = band.map { end.metres + $0.lowHKPD } ?? -.infinity
        }
      }
      if let end = zone.upper {
        switch end.reference {
        case .hkpd: upper = end.metres
        case .amsl: upper = end.metres + heights.meanSeaLevelAboveHKPD
        case .agl: upper = band.map { end.metres + $0.highHKPD } ?? .infinity
        }
      }
    }

    /// Whether heights from `low` to `high` come nearer than `margin` metres.
    func meets(_ low: Double, _ high: Double, margin: Double) -> Bool {
      high + margin > lower && low - margin < upper
    }
  }

  // MARK: What finished routes meet

  /// A place on a way.
  private struct Step {
    var place: MapPoint
    var hkpdM: Double
    init(_ place: MapPoint, _ hkpdM: Double) {
      self.place = place
      self.hkpdM = hkpdM
    }
  }

  /// Ids of passed zones that some route meets after all. Routes that enter a zone outside its hours get those
  /// hours as hours in which they are not flown.
  func met(_ routes: inout [Route]) throws -> Set<String> {
    var result: Set<String> = []
    for index in routes.indices {
      let places = try mission.frame.toMap(
        routes[index].waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
      let line = zip(places, routes[index].waypoints.map(\.hkpdM)).map { Step($0, $1) }
      for entry in passed {
        if entry.why == .outsideHours {
          try close(&routes[index], line, entry)
          continue
        }
        let column = mission.site(routes[index].site)?.padHKPD.metres
        let margin = mission.rules.zoneMargin.metres
        if try meets(line, entry, level: margin, height: ZoneBands.heightMarginM, column: column)
          || (try returnsMeet(routes[index], entry))
        {
          result.insert(entry.zone.id)
        }
      }
    }
    return result
  }

  /// Ids of zones that some route, which was to go over or round them, meets.
  func met(_ climbs: [Climb], by routes: [Route]) throws -> Set<String> {
    var result: Set<String> = []
    let margin = mission.rules.zoneMargin.metres
    for route in routes where !climbs.isEmpty {
      let places = try mission.frame.toMap(
        route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
      let line = zip(places, route.waypoints.map(\.hkpdM)).map { Step($0, $1) }
      for climb in climbs {
        let entry = Passed(zone: climb.zone, why: .above, areas: climb.areas)
        if try meets(line, entry, level: margin, height: ZoneBands.heightMarginM - 0.01, column: nil) {
          result.insert(climb.zone.id)
        }
      }
    }
    return result
  }

  private func close(_ route: inout Route, _ line: [Step], _ entry: Passed) throws {
    let margin = mission.rules.zoneMargin.metres
    var ways = [line]
    for back in route.returns { ways += try paths(back, route) }
    let enters = ways.contains { way in
      zip(way, way.dropFirst()).contains { a, b in
        entry.areas.contains { $0.distance(toSegment: a.place, b.place) < margin }
      }
    }
    guard enters, let beat = mission.beat(route.beat) else { return }
    let hours = beat.windows.flatMap { entry.zone.active(in: $0.during) }
    route.closedDuring = MomentRange.merged(route.closedDuring + hours)
  }

  /// No stored way is flown through a passed zone; nor is the straight line behind a bent one through a
  /// prohibited zone.
  private func returnsMeet(_ route: Route, _ entry: Passed) throws -> Bool {
    for back in route.returns {
      for (index, way) in try paths(back, route).enumerated() {
        if back.way == .bent, index == 0, entry.zone.restriction != .prohibited { continue }
        if try meets(way, entry, level: ReturnLines.touchM, height: 0, column: nil) { return true }
      }
    }
    return false
  }

  /// The way home and, where it is called free, to the alternate; with the climb at its start. What an autopilot
  /// flies straight home is among them even where the stored way is bent.
  private func paths(_ back: ReturnPlace, _ route: Route) throws -> [[Step]] {
    guard let site = mission.site(route.site) else { return [] }
    let from = try mission.frame.toMap(
      GeoPoint(longitude: back.longitudeDeg, latitude: back.latitudeDeg))
    let pad = try mission.frame.toMap(site.position)
    let high = max(back.hkpdM, site.padHKPD.metres + route.returnAbovePadM)
    let start = [Step(from, back.hkpdM), Step(from, high)]
    var result = [start + [Step(pad, high), Step(pad, site.padHKPD.metres)]]
    if back.way == .bent {
      let via = try mission.frame.toMap(
        back.via.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
      result.append([start[0]] + zip(via, back.via).map { Step($0, $1.hkpdM) })
    }
    if back.alternateWay == .straight, let alternate = site.alternate {
      let place = try mission.frame.toMap(alternate.position)
      result.append(start + [Step(place, high), Step(place, alternate.groundHKPD.metres)])
    }
    return result
  }

  /// Whether a way comes near a zone at its heights; `column`: height of the pad below both ends.
  private func meets(
    _ line: [Step], _ entry: Passed, level: Double, height: Double, column: Double?
  ) throws -> Bool {
    var line = line
    if let column, let first = line.first, let last = line.last {
      line = [Step(first.place, column)] + line + [Step(last.place, column)]
    }
    for (a, b) in zip(line, line.dropFirst()) {
      guard entry.areas.contains(where: { $0.distance(toSegment: a.place, b.place) < level }) else {
        continue
      }
      let count = max(1, Int((a.place.distance(to: b.place) / 5).rounded(.up)))
      let shares = (0...count).map { Double($0) / Double(count) }
      let places = shares.map { a.place.interpolated(to: b.place, fraction: $0) }
      let bands = try mission.ground.bands(at: places)
      for k in 1...count
      where entry.areas.contains(where: { $0.distance(toSegment: places[k - 1], places[k]) < level }) {
        let heights = [shares[k - 1], shares[k]].map { a.hkpdM + (b.hkpdM - a.hkpdM) * $0 }
        for band in [bands[k - 1], bands[k]] {
          if Limits(entry.zone, band, mission.heights)
            .meets(min(heights[0], heights[1]), max(heights[0], heights[1]), margin: height)
          {
            return true
          }
        }
      }
    }
    return false
  }
}
