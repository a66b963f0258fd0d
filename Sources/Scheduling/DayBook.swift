import MissionModel
import Units

/// What a day's flights are chosen from; the same for every timetable of the day.
final class DayGround {
  let mission: Mission
  let routes: [RouteInWeather]
  /// Index of each route's beat, and the routes that together are one visit of a beat.
  let beatOfRoute: [Int]
  let parts: [[Int]]
  /// A beat's windows, joined where they touch.
  let hours: [[MomentRange]]
  let siteOfRoute: [Int]

  init(mission: Mission, routes: [RouteInWeather]) {
    self.mission = mission
    self.routes = routes
    let beats = routes.map { route in mission.beats.firstIndex { $0.id == route.route.beat } ?? -1 }
    beatOfRoute = beats
    parts = mission.beats.indices.map { beat in routes.indices.filter { beats[$0] == beat } }
    hours = mission.beats.map { MomentRange.merged($0.windows.map(\.during)) }
    siteOfRoute = routes.map { route in mission.sites.firstIndex { $0.id == route.site.id } ?? -1 }
  }

  /// Seconds in the air of a beat's longest part.
  func longestS(_ beat: Int) -> Int { parts[beat].map { routes[$0].longestS }.max() ?? 0 }

  /// A beat's hours in which a visit of one window may be flown: it starts in its own and may end in the next.
  func open(_ route: Int, _ window: MomentRange) -> [MomentRange] {
    let own = hours[beatOfRoute[route]].compactMap { part -> MomentRange? in
      part.overlaps(window) ? MomentRange(from: max(part.from, window.from), to: part.to) : nil
    }
    return routes[route].open(own)
  }
}

/// One flight as it is booked.
struct BookedFlight {
  var id: Int
  var route: Int
  var window: Int
  /// Which visit of its beat; numbers say nothing but that they differ.
  var visit: Int
  var takeoff: Moment
  var planned: RouteInWeather.Planned
  var aircraft: Int
  /// Flown or in the air: nothing moves it.
  var isFixed = false
  var landing: Moment { takeoff + planned.durationS }
}

/// All flights of a day as they are booked now.
struct DayBook {
  let ground: DayGround
  private(set) var ledgers: [SiteLedger]
  private(set) var limits: DayLimits
  private(set) var traffic: BookedTraffic?
  private(set) var flights: [BookedFlight] = []
  private var nextFlight = 0
  private var nextVisit = 0
  /// Changes at each site and of what all share: a start found earlier holds until there is another one.
  private var changes: [Int]
  private var sharedChanges = 0

  init(_ ground: DayGround) {
    self.ground = ground
    let mission = ground.mission
    ledgers = mission.sites.map {
      SiteLedger(site: $0, day: mission.day, padSpacing: mission.rules.padSpacing)
    }
    limits = DayLimits(mission: mission)
    traffic = BookedTraffic(ground.routes.map(\.space), mission: mission)
    changes = [Int](repeating: 0, count: ledgers.count)
  }

  mutating func newVisit() -> Int {
    nextVisit += 1
    return nextVisit
  }

  /// Differs after each change that may matter to the starts of a route.
  func version(_ route: Int) -> [Int] {
    let reach = ground.routes[route].reach
    let isShared = !reach.operators.isEmpty || !reach.caps.isEmpty
    return [
      changes[ground.siteOfRoute[route]], isShared ? sharedChanges : 0,
      traffic?.version(ground.routes[route].space) ?? 0,
    ]
  }

  /// The earliest start of a route in a window of its beat.
  func earliest(_ route: Int, window: Int, notBefore: Moment, notAfter: Moment? = nil)
    -> Result<StartFinder.Start, StartRefused>
  {
    let during = ground.mission.beats[ground.beatOfRoute[route]].windows[window].during
    let finder = StartFinder(
      mission: ground.mission, route: ground.routes[route], hours: ground.open(route, during))
    let found = finder.earliest(
      notBefore: notBefore, notAfter: notAfter, ledger: ledgers[ground.siteOfRoute[route]], limits: limits,
      traffic: traffic)
    // A visit starts in its own window.
    if case .success(let start) = found, start.takeoff >= during.to { return .failure(StartRefused(.busy)) }
    return found
  }

  mutating func book(
    _ route: Int, window: Int, visit: Int, start: StartFinder.Start, isFixed: Bool = false
  ) {
    nextFlight += 1
    let site = ground.siteOfRoute[route]
    let flight = BookedFlight(
      id: nextFlight, route: route, window: window, visit: visit, takeoff: start.takeoff,
      planned: start.planned, aircraft: start.aircraft, isFixed: isFixed)
    flights.append(flight)
    ledgers[site].book(
      Booking(
        takeoff: flight.takeoff, landing: flight.landing, aircraft: flight.aircraft,
        useShare: flight.planned.useShare, needShare: flight.planned.needShare, flight: flight.id))
    limits.book(
      ground.routes[route].reach, flight: flight.id, takeoff: flight.takeoff, during: block(flight))
    let space = ground.routes[route].space
    traffic?.book(flight.id, space, space.flight(takeoff: flight.takeoff, planned: flight.planned))
    changes[site] += 1
    sharedChanges += 1
  }

  mutating func cancel(_ flight: BookedFlight) {
    let site = ground.siteOfRoute[flight.route]
    flights.removeAll { $0.id == flight.id }
    ledgers[site].cancel(flight: flight.id)
    limits.cancel(ground.routes[flight.route].reach, flight: flight.id)
    traffic?.cancel(flight.id)
    changes[site] += 1
    sharedChanges += 1
  }

  /// From getting ready to recovery.
  func block(_ flight: BookedFlight) -> MomentRange {
    let ledger = ledgers[ground.siteOfRoute[flight.route]]
    return MomentRange(from: flight.takeoff + -ledger.prepareS, to: flight.landing + ledger.recoverS)
  }

  /// The flights of a beat's visits, by visit and in order of take-off.
  func visits(_ beat: Int) -> [[BookedFlight]] {
    let own = flights.filter { ground.beatOfRoute[$0.route] == beat }
    let groups = Dictionary(grouping: own, by: \.visit).values.map { group in
      group.sorted { ($0.takeoff, $0.id) < ($1.takeoff, $1.id) }
    }
    return groups.sorted { ($0[0].takeoff, $0[0].id) < ($1[0].takeoff, $1[0].id) }
  }
}
