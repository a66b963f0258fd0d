import AircraftModel
import AirspaceModel
import Geodesy
import MissionModel
import Planar
import TerrainModel
import Units

/// Works out from where on a route the aircraft gets home, and how.
///
/// From each moment: straight at the return height, else by the shortest way round the zones with heights over
/// the ground, else along the route. Costs one ground profile a moment and one shortest path a blocked moment.
struct ReturnWays {
  let mission: Mission
  let site: Site
  let pad: MapPoint
  let net: TransitNet
  let lines: ReturnLines

  /// Greatest level distance between two moments, metres.
  static let everyM = 200.0
  /// Metres added to the asked clearance where the return height has to be as low as the ceiling wants.
  static let spareM = 0.5

  /// Level metres from the pad within which a return comes straight down without climbing first.
  static let nearM = 10.0

  struct Moment {
    var leg: Int
    var share: Double
    var place: MapPoint
    var hkpdM: Double
  }

  /// Sets the route's return height and its returns.
  ///
  /// The return height clears the ground under every straight way by the transit height where the ceiling
  /// allows that, else by the least clearance; ground goes before ceiling.
  func enter(_ route: inout Route) throws {
    let moments = try moments(route)
    let ground = WayGround(lines: lines)
    let home = try lines.look(from: moments.map(\.place), to: pad)
    let alternate = try site.alternate.map { try mission.frame.toMap($0.position) }
    let away = try alternate.map { try lines.look(from: moments.map(\.place), to: $0) } ?? []
    route.returnAbovePadM = height(home)
    let height = site.padHKPD.metres + route.returnAbovePadM
    route.returns = []
    for (index, moment) in moments.enumerated() {
      let near = moment.place.distance(to: pad) <= ReturnWays.nearM
      let flown = near ? moment.hkpdM : max(height, moment.hkpdM)
      let place = try mission.frame.toGeo(moment.place)
      var entry = ReturnPlace(
        leg: moment.leg, legShare: moment.share.rounded(places: 6),
        longitudeDeg: place.longitude.rounded(places: 7), latitudeDeg: place.latitude.rounded(places: 7),
        hkpdM: moment.hkpdM.rounded(places: 2), way: .straight,
        blockedBy: lines.obstacle(home[index], at: flown),
        lengthM: moment.place.distance(to: pad).rounded(places: 1), via: [], alternateWay: nil,
        alternateBlockedBy: nil, alternateLengthM: nil)
      if entry.blockedBy != nil { try bend(&entry, moment, route, ground) }
      if let alternate {
        entry.alternateBlockedBy = lines.obstacle(away[index], at: max(height, moment.hkpdM))
        entry.alternateWay = entry.alternateBlockedBy == nil ? .straight : ReturnPlace.Way.none
        entry.alternateLengthM = moment.place.distance(to: alternate).rounded(places: 1)
      }
      route.returns.append(entry)
      try list(entry, moment, alternate, &route)
    }
  }

  /// Adds the permissions that the stored ways need to the route.
  private func list(_ entry: ReturnPlace, _ moment: Moment, _ alternate: MapPoint?, _ route: inout Route)
    throws
  {
    let via = try mission.frame.toMap(
      entry.via.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
    var ways = [[moment.place] + via + [pad]]
    if let alternate, entry.alternateWay == .straight { ways.append([moment.place, alternate]) }
    for number in ways.flatMap(lines.permissions) where !route.permissions.contains(number) {
      route.permissions.append(number)
    }
  }

  /// Every waypoint, and places between so that no two lie further apart than `everyM`.
  private func moments(_ route: Route) throws -> [Moment] {
    let places = try mission.frame.toMap(
      route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
    var result: [Moment] = []
    for (index, waypoint) in route.waypoints.enumerated() {
      guard index > 0 else {
        result.append(Moment(leg: 0, share: 1, place: places[0], hkpdM: waypoint.hkpdM))
        continue
      }
      let from = route.waypoints[index - 1].hkpdM
      let count = max(
        1, Int((places[index - 1].distance(to: places[index]) / ReturnWays.everyM).rounded(.up)))
      for step in 1...count {
        let share = Double(step) / Double(count)
        result.append(
          Moment(
            leg: index, share: share,
            place: places[index - 1].interpolated(to: places[index], fraction: share),
            hkpdM: from + (waypoint.hkpdM - from) * share))
      }
    }
    return result
  }

  /// Metres above the pad.
  private func height(_ lines: [ReturnLine]) -> Double {
    let pad = site.padHKPD.metres
    let open = lines.filter { $0.zone == nil }
    let highest = open.map(\.highestHKPD).max() ?? -.infinity
    let roof = open.map(\.ceilingHKPD).min() ?? .infinity
    let wanted = highest + mission.rules.transitAboveGround.metres - pad
    let least = highest + mission.rules.terrainClearance.metres + ReturnWays.spareM - pad
    let asked = mission.rules.returnAbovePad.metres
    let high = max(asked, wanted).rounded(.up)
    return high + pad <= roof ? high : max(asked, least, min(wanted, roof - pad)).rounded(.up)
  }

  /// Round the zones and over the ground; where that is not below the ceiling, along the route itself, forward
  /// or back, whichever is shorter: its heights are known to be allowed.
  private func bend(
    _ entry: inout ReturnPlace, _ moment: Moment, _ route: Route, _ ground: WayGround
  ) throws {
    entry.way = .bent
    if let path = net.levelPath(moment.place, pad), path.count > 1,
      let points = try allowed(path, from: moment, over: ground, liftM: ReturnWays.liftM)
        ?? allowed(path, from: moment, over: ground, liftM: 0)
    {
      let places = try mission.frame.toGeo(points.map(\.place))
      entry.via = zip(places, points).map { place, point in
        ReturnTurn(
          longitudeDeg: place.longitude.rounded(places: 7), latitudeDeg: place.latitude.rounded(places: 7),
          hkpdM: point.hkpdM.rounded(places: 2))
      }
      entry.lengthM = Polyline.length(path).rounded(places: 1)
      return
    }
    let forward = Array(route.waypoints[moment.leg...])
    let back = Array(route.waypoints[..<max(1, moment.leg)].reversed())
    let ways = try [forward, back].map { way in
      let line = try mission.frame.toMap(
        way.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
      return (way: way, length: Polyline.length([moment.place] + line))
    }
    let shorter = ways[0].length <= ways[1].length ? ways[0] : ways[1]
    entry.via = shorter.way.map {
      ReturnTurn(longitudeDeg: $0.longitudeDeg, latitudeDeg: $0.latitudeDeg, hkpdM: $0.hkpdM)
    }
    entry.lengthM = shorter.length.rounded(places: 1)
  }

  /// Metres by which a way may lie above the lowest one that clears the ground, to bend less often.
  static let liftM = 2.0

  /// The path with heights, where all of it is below the ceiling and within the permissions; nil otherwise.
  private func allowed(
    _ path: [MapPoint], from moment: Moment, over ground: WayGround, liftM: Double
  ) throws -> [RouteBuilder.Point]? {
    guard let points = try profile(path, from: moment.hkpdM, over: ground, liftM: liftM),
      try CeilingPermit(points: points, looks: ground.bands).certainM <= lines.ceilingM + 1e-6,
      try lines.keepsPermissions(points.map { ($0.place, $0.hkpdM) })
    else { return nil }
    return points
  }

  /// The path with heights: up at once where the present height is too low, then as a transit is flown.
  private func profile(_ path: [MapPoint], from hkpdM: Double, over seen: WayGround, liftM: Double) throws
    -> [RouteBuilder.Point]?
  {
    let speed = mission.rules.transitSpeed.metresPerSecond
    var samples: [HeightProfile.Sample] = []
    var places: [MapPoint] = []
    var along = 0.0
    for (leg, (a, b)) in zip(path, path.dropFirst()).enumerated() {
      let ground = try seen.looks(from: a, to: b)
      for (step, look) in ground.enumerated() where leg == 0 || step > 0 {
        guard let highest = look.top?.greatest else { return nil }
        let last = leg == path.count - 2 && step == ground.count - 1
        let top = last ? max(highest, site.padHKPD.metres) : highest
        var floor = top + mission.rules.transitAboveGround.metres
        if let roof = look.roof { floor = max(floor, roof + mission.rules.terrainClearance.metres) }
        if leg == 0, step == 0 { floor = max(floor, hkpdM) }
        places.append(a.interpolated(to: b, fraction: look.fraction))
        samples.append(
          HeightProfile.Sample(
            along: along + a.distance(to: b) * look.fraction, floor: floor,
            climbSlope: 0.9 * site.airframe.climbRate.metresPerSecond / speed,
            descentSlope: 0.9 * site.airframe.descentRate.metresPerSecond / speed,
            fixed: step == 0 || step == ground.count - 1))
      }
      along += a.distance(to: b)
    }
    let vertices =
      liftM > 0
      ? HeightProfile.lifted(samples, slack: RouteBuilder.slackM, lift: liftM)
      : HeightProfile.vertices(samples, slack: RouteBuilder.slackM)
    return vertices.map { vertex in
      var point = RouteBuilder.Point(
        place: places[vertex.sample], action: .transit, speedMps: speed,
        clearanceM: mission.rules.transitAboveGround.metres)
      point.hkpdM = (vertex.height * 10).rounded(.up) / 10
      return point
    }
  }
}
