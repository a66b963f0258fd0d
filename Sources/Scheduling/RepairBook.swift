import MissionModel
import Units

/// One flight that is booked and may still be moved.
struct MovableFlight {
  var route: Int
  var beat: Int
  var visit: Int
  /// The sortie of the plan in force that it comes from.
  var old: Sortie?
  var start: StartFinder.Start

  var takeoff: Moment { start.takeoff }
  var landing: Moment { start.takeoff + start.planned.durationS }
}

/// The book of a day that is planned again: fixed flights, and those that may still be moved.
struct RepairBook {
  private let routes: [RouteInWeather]
  private var ledgers: [String: SiteLedger]
  private var limits: DayLimits
  private var traffic: BookedTraffic?
  private var names: [Int] = []
  private var nextName = 0
  /// Of all sites, in order of take-off.
  private(set) var flights: [MovableFlight] = []

  init(mission: Mission, routes: [RouteInWeather], fixed: [Sortie]) {
    self.routes = routes
    limits = DayLimits(mission: mission)
    traffic = BookedTraffic(routes.map(\.space), mission: mission)
    ledgers = [:]
    for site in mission.sites {
      var ledger = SiteLedger(site: site, day: mission.day, padSpacing: mission.rules.padSpacing)
      for sortie in fixed where sortie.site == site.id {
        nextName += 1
        let use = max(0, sortie.batteryAtTakeoffShare - sortie.batteryAtLandingShare)
        let aircraft = max(0, min(site.aircraftCount, sortie.aircraft) - 1)
        ledger.book(
          Booking(
            takeoff: sortie.takeoff, landing: sortie.landing, aircraft: aircraft, useShare: use,
            needShare: use,
            flight: nextName))
        ledger.stand(
          share: sortie.batteryAtLandingShare, at: ledger.free(afterLanding: sortie.landing), only: aircraft)
        if let route = routes.first(where: { $0.route.id == sortie.route }) {
          limits.book(
            route.reach, flight: nextName, takeoff: sortie.takeoff,
            during: MomentRange(
              from: sortie.takeoff + -ledger.prepareS, to: sortie.landing + ledger.recoverS))
          traffic?.book(
            nextName, route.space,
            route.space.flight(
              takeoff: sortie.takeoff, timesS: sortie.waypointTimesS, landing: sortie.landing))
        }
      }
      ledgers[site.id] = ledger
    }
  }

  /// What somebody read off: the state of charge of a site's packs at `moment`.
  mutating func stand(_ site: String, share: Double, at moment: Moment) {
    ledgers[site]?.stand(share: share, at: moment)
  }

  /// What the pack may be short of for a start to stand: files round shares to four places.
  static let roundingShare = 5e-4

  private func need(_ planned: RouteInWeather.Planned) -> Double {
    max(0, planned.needShare - RepairBook.roundingShare)
  }

  private func block(_ takeoff: Moment, _ durationS: Int, _ ledger: SiteLedger) -> MomentRange {
    MomentRange(from: takeoff + -ledger.prepareS, to: takeoff + (durationS + ledger.recoverS))
  }

  /// The flight as it may take off exactly then, with all others keeping their starts; nil: it may not.
  func fits(_ start: StartFinder.Start, _ route: Int) -> StartFinder.Start? {
    guard let ledger = ledgers[routes[route].site.id],
      let slot = ledger.earliest(
        notBefore: start.takeoff, durationS: start.planned.durationS, use: start.planned.useShare,
        need: need(start.planned), limit: start.takeoff),
      slot.takeoff == start.takeoff,
      limits.obstacle(
        routes[route].reach, takeoff: start.takeoff,
        during: block(start.takeoff, start.planned.durationS, ledger)) == nil,
      traffic?.obstacle(routes[route].space, takeoff: start.takeoff, planned: start.planned) == nil
    else { return nil }
    var fitting = start
    (fitting.aircraft, fitting.share) = (slot.aircraft, slot.share)
    return fitting
  }

  /// The first start from `from` to `limit` that leaves all booked flights where they are, or what stood in its way last.
  func earliest(_ finder: StartFinder, from: Moment, limit: Moment) -> Result<StartFinder.Start, StartRefused>
  {
    guard let ledger = ledgers[finder.route.site.id] else { return .failure(StartRefused(.duty)) }
    let found = finder.earliest(
      notBefore: from, notAfter: limit, ledger: ledger, limits: limits, traffic: traffic)
    if case .success(let start) = found, start.takeoff > limit { return .failure(StartRefused(.busy)) }
    return found
  }

  mutating func book(_ flight: MovableFlight) {
    guard var ledger = ledgers[routes[flight.route].site.id] else { return }
    nextName += 1
    ledger.book(
      Booking(
        takeoff: flight.takeoff, landing: flight.landing, aircraft: flight.start.aircraft,
        useShare: flight.start.planned.useShare, needShare: need(flight.start.planned), flight: nextName))
    limits.book(
      routes[flight.route].reach, flight: nextName, takeoff: flight.takeoff,
      during: block(flight.takeoff, flight.start.planned.durationS, ledger))
    ledgers[routes[flight.route].site.id] = ledger
    let space = routes[flight.route].space
    traffic?.book(nextName, space, space.flight(takeoff: flight.takeoff, planned: flight.start.planned))
    let place =
      flights.firstIndex { ($0.takeoff, $0.route) > (flight.takeoff, flight.route) } ?? flights.count
    flights.insert(flight, at: place)
    names.insert(nextName, at: place)
  }

  mutating func remove(where isUnwanted: (MovableFlight) -> Bool) {
    for index in flights.indices.reversed() where isUnwanted(flights[index]) {
      let route = routes[flights[index].route]
      ledgers[route.site.id]?.cancel(flight: names[index])
      limits.cancel(route.reach, flight: names[index])
      traffic?.cancel(names[index])
      flights.remove(at: index)
      names.remove(at: index)
    }
  }

  /// The lines of the timetable for the flights, in their order; ids are given later.
  func sorties() -> [Sortie] {
    zip(flights, names).compactMap { flight, name in
      guard let ledger = ledgers[routes[flight.route].site.id],
        let booking = ledger.bookings.first(where: { $0.flight == name })
      else { return nil }
      return Sortie(booking, flight.start.planned, of: routes[flight.route], visit: flight.visit, in: ledger)
    }
  }
}
