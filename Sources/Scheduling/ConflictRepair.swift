import Geodesy
import MissionModel
import Separations
import Units

/// A route in space, ready to be put at any take-off.
struct RouteInSpace {
  let id: String
  /// Metres above HKPD.
  private let padM: Double
  /// Metres east and north in the mission's frame, up above HKPD.
  private let places: [SpacePoint]
  private let holdsS: [Double]
  /// Bounds level, metres.
  private let west, east, south, north: Double

  /// - Throws: `GeodesyError` when a waypoint lies outside the mission's frame.
  init(route: Route, site: Site, mission: Mission) throws(GeodesyError) {
    let map = try mission.frame.toMap(
      route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
    id = route.id
    padM = site.padHKPD.metres
    places = zip(map, route.waypoints).map { SpacePoint(east: $0.east, north: $0.north, up: $1.hkpdM) }
    holdsS = route.waypoints.map(\.holdS)
    west = map.map(\.east).min() ?? 0
    east = map.map(\.east).max() ?? 0
    south = map.map(\.north).min() ?? 0
    north = map.map(\.north).max() ?? 0
  }

  /// The flight as the timetable states it, seconds since 1970.
  ///
  /// - Parameter timesS: seconds from take-off to each waypoint.
  /// - Returns: nil when these are no flight: as many times as waypoints are needed, in order.
  func flight(takeoff: Moment, timesS: [Double], landing: Moment) -> TimedFlight? {
    guard let first = places.first, let last = places.last, places.count == timesS.count else { return nil }
    let start = Double(takeoff.secondsSince1970)
    let end = Double(landing.secondsSince1970)
    // As files hold them.
    let times = timesS.map { start + $0.rounded(places: 1) }
    var fixes = [Fix(SpacePoint(east: first.east, north: first.north, up: padM), atS: start)]
    for (index, place) in places.enumerated() {
      fixes.append(Fix(place, atS: times[index]))
      if holdsS[index] <= 0 { continue }
      let next = index + 1 < times.count ? times[index + 1] : end
      fixes.append(Fix(place, atS: max(times[index], min(times[index] + holdsS[index], next))))
    }
    fixes.append(Fix(SpacePoint(east: last.east, north: last.north, up: padM), atS: end))
    return try? TimedFlight(fixes)
  }

  func flight(takeoff: Moment, planned: RouteInWeather.Planned) -> TimedFlight? {
    flight(
      takeoff: takeoff, timesS: planned.flown.waypointTimesS, landing: takeoff + planned.durationS)
  }

  /// Whether flights of the two can ever be too close.
  func mayMeet(_ other: RouteInSpace, _ separation: Separation) -> Bool {
    let gap = separation.levelM
    return west <= other.east + gap && other.west <= east + gap && south <= other.north + gap
      && other.south <= north + gap
  }
}

/// The flights that are booked, as the air sees them: when a further one would be too close, and until when.
///
/// Conflicts are resolved by shifting starts: one that is too close to a booked flight moves on to the exact moment
/// from which it is clear (`docs/separations.md`), and the search for it goes on from there.
struct BookedTraffic {
  private var traffic: Traffic
  /// Route of each booked flight.
  private var routeOf: [Int: String] = [:]
  /// By route: those whose flights it may meet, itself among them.
  private let near: [String: [String]]
  /// By route: how often what may meet it has changed.
  private var changes: [String: Int] = [:]

  /// Nil when the mission asks for no separation.
  init?(_ routes: [RouteInSpace], mission: Mission) {
    guard let asked = mission.rules.separation,
      let separation = Separation(
        levelM: asked.level.metres, verticalM: asked.vertical.metres, marginS: asked.margin.seconds)
    else { return nil }
    traffic = Traffic(separation)
    var near: [String: [String]] = [:]
    for own in routes { near[own.id] = routes.filter { own.mayMeet($0, separation) }.map(\.id) }
    self.near = near
  }

  /// Differs after each change that may matter to a route's starts.
  func version(_ route: RouteInSpace) -> Int { changes[route.id] ?? 0 }

  /// What keeps a flight from taking off at a moment: the first later second at which it is clear of all that is
  /// booked, if its times stay the same, and the id of the route that it waits for; nil: nothing does.
  func obstacle(_ route: RouteInSpace, takeoff: Moment, planned: RouteInWeather.Planned)
    -> (next: Moment, behind: String?)?
  {
    guard let flight = route.flight(takeoff: takeoff, planned: planned) else { return nil }
    let wait = traffic.delay(of: flight)
    if wait.seconds == 0 { return nil }
    // Whole seconds may fall into the next flight's way: the caller asks again.
    return (takeoff + max(1, Int(wait.seconds.rounded(.up))), wait.behind.flatMap { routeOf[$0] })
  }

  /// - Parameter flight: nil: a broken-off flight whose times are no flight; it is not kept away from.
  mutating func book(_ id: Int, _ route: RouteInSpace, _ flight: TimedFlight?) {
    guard let flight else { return }
    traffic.book(flight, number: id)
    routeOf[id] = route.id
    for other in near[route.id] ?? [] { changes[other, default: 0] += 1 }
  }

  mutating func cancel(_ id: Int) {
    guard let route = routeOf.removeValue(forKey: id) else { return }
    traffic.remove(number: id)
    for other in near[route] ?? [] { changes[other, default: 0] += 1 }
  }
}
