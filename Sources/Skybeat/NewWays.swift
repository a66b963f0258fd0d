import Planar

/// Other ways to fly beats that changes touch: round a temporary zone, or without a site that is out.
enum NewWays {
  struct Result {
    /// Those of the plan, shut where a zone touches them, and the new ones.
    var routes: [Route]
    var refusals: [Refusal] = []
    var zones: [ZoneUse] = []
    var permissions: [PermissionUse] = []
  }

  /// A site that is out for at least this share of what is left of a beat's hours is flown without, where the
  /// beat has others.
  static let leastOutShare = 0.5

  /// - Parameter ahead: sorties that are planned and may be moved; only beats that lose one of them get another way.
  static func of(_ mission: Mission, plan: Plan, ahead: [Sortie], at: Moment) throws -> Result {
    var result = Result(routes: plan.routes)
    let zones = mission.zones.filter { $0.source == "state" }
    for beat in mission.beats {
      let own = plan.routes.filter { $0.beat == beat.id }
      let left = MomentRange.merged(
        beat.windows.compactMap { $0.during.intersection(MomentRange(from: at, to: mission.day.to)) })
      if left.isEmpty { continue }
      // A beat that has nothing planned may be urgent all the same.
      let flights = ahead.filter { $0.beat == beat.id }
      func loses(_ hours: [MomentRange], _ isOne: (Sortie) -> Bool) -> Bool {
        flights.isEmpty
          || flights.contains { flight in
            isOne(flight)
              && hours.contains { $0.overlaps(MomentRange(from: flight.prepareFrom, to: flight.readyAgain)) }
          }
      }
      var shutDuring: [MomentRange] = []
      var isLosing = false
      for zone in zones {
        let touched = try own.filter { try touches($0, zone, mission) }
        let hours = left.flatMap { zone.active(in: $0) }
        if touched.isEmpty || hours.isEmpty { continue }
        shutDuring += hours
        isLosing = isLosing || loses(hours) { flight in touched.contains { $0.id == flight.route } }
        for index in result.routes.indices where touched.contains(where: { $0.id == result.routes[index].id })
        {
          result.routes[index].closedDuring = MomentRange.merged(
            result.routes[index].closedDuring + hours)
        }
      }
      shutDuring = MomentRange.merged(shutDuring)
      if isLosing { try detour(beat, during: shutDuring, mission, &result) }
      let out = beat.sites.filter { id in
        guard let site = mission.site(id), own.contains(where: { $0.site == id }) else { return false }
        let total = left.reduce(0) { $0 + $1.seconds }
        let works = left.flatMap { part in site.duty.compactMap { $0.intersection(part) } }
        let isOut = Double(works.reduce(0) { $0 + $1.seconds }) < (1 - leastOutShare) * Double(total)
        return isOut && loses(left.flatMap { MomentRange.without(site.duty, in: $0) }) { $0.site == id }
      }
      if !out.isEmpty, out.count < beat.sites.count {
        var without = beat
        without.sites.removeAll { out.contains($0) }
        try add(without, windows: left, closed: [], mission, &result)
      }
    }
    return result
  }

  /// Round the zones, for the hours in which they are in force.
  private static func detour(
    _ beat: Beat, during: [MomentRange], _ mission: Mission, _ result: inout Result
  ) throws {
    // Other hours may have other zones, which this way does not heed.
    let closed = MomentRange.without(during, in: mission.day)
    try add(beat, windows: during, closed: closed, mission, &result)
  }

  private static func add(
    _ beat: Beat, windows: [MomentRange], closed: [MomentRange], _ mission: Mission, _ result: inout Result
  ) throws {
    var trial = mission
    var own = beat
    own.windows = beat.windows.flatMap { window in
      windows.compactMap { part in
        part.intersection(window.during).map { BeatWindow(during: $0, revisit: window.revisit) }
      }
    }
    guard !own.windows.isEmpty else { return }
    let index = mission.beats.firstIndex { $0.id == beat.id } ?? 0
    trial.beats = [own]
    // The seed that the beat had in its place among the others.
    trial.seed = mission.seed &+ UInt64(index) &* 7919
    let planned = try RoutePlanner.plan(trial)
    let number = (result.routes.filter { $0.beat == beat.id }.compactMap(\.variant).max() ?? 1) + 1
    for var route in planned.routes {
      route.variant = number
      route.id += ".w\(number)"
      route.closedDuring = MomentRange.merged(route.closedDuring + closed)
      result.routes.append(route)
    }
    result.refusals += planned.refusals.map { refusal in
      var copy = refusal
      copy.during = copy.during ?? windows.first
      return copy
    }
    result.zones += planned.zones
    result.permissions += planned.permissions
  }

  /// Whether a route or one of its ways home comes so near to a zone that it may not be flown while it is in force.
  private static func touches(_ route: Route, _ zone: Zone, _ mission: Mission) throws -> Bool {
    let margin = mission.rules.zoneMargin.metres
    let areas = try mission.frame.toMap(zone.areas)
    let box = areas.map { $0.bounds.expanded(by: margin) }
    func isNear(_ a: MapPoint, _ b: MapPoint, _ low: Double, _ high: Double) -> Bool {
      if let upper = zone.upper?.metres, low > upper + heightMarginM { return false }
      if let lower = zone.lower?.metres, high < lower - heightMarginM { return false }
      let own = MapBox([a, b])
      return zip(areas, box).contains { area, box in
        box.intersects(own) && area.distance(toSegment: a, b) < margin
      }
    }
    let places = try mission.frame.toMap(
      route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
    for index in places.indices.dropFirst() {
      let heights = [route.waypoints[index - 1].hkpdM, route.waypoints[index].hkpdM]
      if isNear(places[index - 1], places[index], heights.min() ?? 0, heights.max() ?? 0) { return true }
    }
    guard let pad = places.first else { return false }
    for entry in route.returns {
      let turns = entry.via.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) }
      let place = GeoPoint(longitude: entry.longitudeDeg, latitude: entry.latitudeDeg)
      let line = try mission.frame.toMap([place] + turns) + (turns.isEmpty ? [pad] : [])
      for (a, b) in zip(line, line.dropFirst()) where isNear(a, b, -.infinity, .infinity) { return true }
    }
    return false
  }

  /// Metres of height kept from the end of a zone's band.
  private static let heightMarginM = 10.0

  /// Without the ways that nothing flies, as long as their beat has another.
  static func used(_ routes: [Route], by sorties: [Sortie]) -> [Route] {
    let flown = Set(sorties.map(\.route))
    struct Way: Hashable {
      var beat: String
      var number: Int
    }
    func way(_ route: Route) -> Way { Way(beat: route.beat, number: route.variant ?? 1) }
    let inUse = Set(routes.filter { flown.contains($0.id) }.map(way))
    let beats = Set(inUse.map(\.beat))
    return routes.filter { route in
      inUse.contains(way(route)) || !beats.contains(route.beat) && route.variant == nil
    }
  }
}
