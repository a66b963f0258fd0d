import MissionModel
import Units

/// Mends a timetable in force: what can keep its start keeps it, the rest looks for a place in between.
///
/// Four steps: fixed flights; planned ones at their old starts; urgent beats, lost flights and visits whose
/// promise got worse, by priority; what an urgent beat pushed out of the way, once more. All in a fixed order, so
/// that the same state gives the same plan (`docs/replanning.md`).
struct Repair {
  let mission: Mission
  let inForce: InForce
  let routes: [RouteInWeather]
  let hours: [[MomentRange]]
  var book: RepairBook
  var missed: [Lost] = []
  var visitCount: [Int]
  /// Visits that an urgent beat has pushed out; none is pushed out twice.
  var pushed: Set<VisitName> = []

  struct VisitName: Hashable {
    var beat, visit: Int
  }

  /// A flight without a start.
  struct Lost {
    var route: Int
    var visit: VisitName
    var wish: Moment
    var old: Sortie?
    var window: MomentRange
    /// Beats whose flights might have made room and were not moved.
    var outrankedBy: [String] = []
  }

  init(mission: Mission, routes: [Route], inForce: InForce) throws {
    self.mission = mission
    self.inForce = inForce
    self.routes = try routes.compactMap { route in
      try mission.site(route.site).map { try RouteInWeather(route: route, site: $0, mission: mission) }
    }
    hours = mission.beats.map { MomentRange.merged($0.windows.map(\.during)) }
    let all = inForce.fixed.map(\.sortie) + inForce.planned + inForce.held + inForce.cancelled
    visitCount = mission.beats.map { beat in all.filter { $0.beat == beat.id }.map(\.visit).max() ?? 0 }
    book = RepairBook(
      mission: mission, routes: self.routes,
      fixed: inForce.fixed.map(\.sortie).sorted { ($0.takeoff, $0.id) < ($1.takeoff, $1.id) })
    for (site, share) in inForce.batteryShares.sorted(by: { $0.key < $1.key }) {
      book.stand(site, share: share, at: inForce.at)
    }
  }

  mutating func go() {
    var loose: [Lost] = []
    for sortie in inForce.planned.sorted(by: Repair.earlier) where !keep(sortie) {
      if let lost = lost(sortie) { loose.append(lost) }
    }
    for sortie in inForce.held.sorted(by: Repair.earlier) {
      if let lost = lost(sortie) { loose.append(lost) }
    }
    for wish in inForce.urgent { serve(wish.beat, wish.during, &loose) }
    while !loose.isEmpty { settle(&loose) }
    fillGaps()
    finishParts()
  }

  // MARK: - Keeping

  static func earlier(_ a: Sortie, _ b: Sortie) -> Bool {
    if a.takeoff != b.takeoff { return a.takeoff < b.takeoff }
    return (a.site, a.id) < (b.site, b.id)
  }

  private func index(route id: String) -> Int? { routes.firstIndex { $0.route.id == id } }

  private func index(beat id: String) -> Int? { mission.beats.firstIndex { $0.id == id } }

  func finder(_ route: Int, _ window: MomentRange) -> StartFinder {
    let beat = index(beat: routes[route].route.beat) ?? 0
    let own = hours[beat].compactMap { part -> MomentRange? in
      part.overlaps(window) ? MomentRange(from: max(part.from, window.from), to: part.to) : nil
    }
    return StartFinder(mission: mission, route: routes[route], hours: routes[route].open(own))
  }

  /// The earliest take-off at a site that has not begun to get ready.
  func soonest(_ route: Int) -> Moment { inForce.at + Int(routes[route].site.prepare.seconds.rounded(.up)) }

  /// Books a planned sortie at its old start, when it may stand there.
  private mutating func keep(_ sortie: Sortie) -> Bool {
    guard let route = index(route: sortie.route), let beat = index(beat: sortie.beat),
      let window = window(of: beat, at: sortie.takeoff),
      let stands = finder(route, window).stands(at: sortie.takeoff),
      let start = book.fits(stands, route)
    else { return false }
    book.book(MovableFlight(route: route, beat: beat, visit: sortie.visit, old: sortie, start: start))
    return true
  }

  /// The window of a beat in which a moment lies; for one that lies in none, the next.
  func window(of beat: Int, at moment: Moment) -> MomentRange? {
    let windows = mission.beats[beat].windows.map(\.during)
    return windows.first { $0.contains(moment) } ?? windows.first { $0.from >= moment }
  }

  /// nil: nothing of its hours is left, or the mission has no such beat or route any more.
  private func lost(_ sortie: Sortie) -> Lost? {
    guard let beat = index(beat: sortie.beat) else { return nil }
    guard let route = index(route: sortie.route), let window = window(of: beat, at: sortie.takeoff) else {
      return nil
    }
    return Lost(
      route: route, visit: VisitName(beat: beat, visit: sortie.visit), wish: sortie.takeoff, old: sortie,
      window: window)
  }

  // MARK: - Lost flights

  /// Gives the flights of the most important lost visit new starts, or gives them up.
  private mutating func settle(_ loose: inout [Lost]) {
    let first = loose.min { a, b in
      let (left, right) = (mission.beats[a.visit.beat].priority, mission.beats[b.visit.beat].priority)
      if left != right { return left > right }
      if a.wish != b.wish { return a.wish < b.wish }
      return a.route < b.route
    }
    guard let visit = first?.visit else { return }
    let own = loose.filter { $0.visit == visit }
    loose.removeAll { $0.visit == visit }
    // A visit that moves past others of its beat, and gives them nothing, is left out.
    let isWhole = bookings(of: visit).isEmpty && !isFixed(visit)
    let before = overdue(visit.beat)
    var failed: [Lost] = []
    for lost in own {
      if let start = nearest(lost) { book(lost, start) } else { failed.append(lost) }
    }
    if !failed.isEmpty, flyOtherWay(visit, own) { return }
    if isWhole, failed.isEmpty, overdue(visit.beat) >= before, wasMoved(visit) {
      book.remove { $0.beat == visit.beat && $0.visit == visit.visit }
      missed += own
      return
    }
    missed += failed
  }

  private func wasMoved(_ visit: VisitName) -> Bool {
    bookings(of: visit).allSatisfy { $0.takeoff != $0.old?.takeoff }
  }

  func bookings(of visit: VisitName) -> [MovableFlight] {
    book.flights.filter { $0.beat == visit.beat && $0.visit == visit.visit }
  }

  func isFixed(_ visit: VisitName) -> Bool {
    inForce.fixed.contains {
      $0.counts && $0.sortie.beat == mission.beats[visit.beat].id && $0.sortie.visit == visit.visit
    }
  }

  mutating func book(_ lost: Lost, _ start: StartFinder.Start) {
    book.book(
      MovableFlight(
        route: lost.route, beat: lost.visit.beat, visit: lost.visit.visit, old: lost.old, start: start))
  }

  /// The start that leaves the beat least overdue; of equals, the one nearest to what was wished.
  func nearest(_ lost: Lost) -> StartFinder.Start? {
    let finder = finder(lost.route, lost.window)
    let least = max(soonest(lost.route), lost.window.from)
    let last = lost.window.to + -1
    let later = try? book.earliest(finder, from: max(lost.wish, least), limit: last).get()
    let sooner = latest(finder, lost.route, before: min(lost.wish, last), downTo: least)
    let found = [later, sooner].compactMap { $0 }
    return found.min { a, b in
      let (left, right) = (overdue(lost.visit, with: a), overdue(lost.visit, with: b))
      if left != right { return left < right }
      return abs(a.takeoff - lost.wish) < abs(b.takeoff - lost.wish)
    }
  }

  /// Steps of the search back from a wish, seconds.
  private static let backStepS = 120

  private func latest(
    _ finder: StartFinder, _ route: Int, before wish: Moment, downTo least: Moment
  ) -> StartFinder.Start? {
    var at = wish
    while at >= least {
      if let start = finder.stands(at: at), let fitting = book.fits(start, route) { return fitting }
      at = at + -Repair.backStepS
    }
    return nil
  }

  /// Flies a visit of which nothing has flown yet on another of the beat's ways, when all of it finds a start so.
  private mutating func flyOtherWay(_ visit: VisitName, _ lost: [Lost]) -> Bool {
    guard !isFixed(visit), let sample = lost.first else { return false }
    let beat = mission.beats[visit.beat].id
    let own = Set(lost.map { routes[$0.route].route.variant ?? 1 })
    let ways = Set(routes.filter { $0.route.beat == beat }.map { $0.route.variant ?? 1 }).subtracting(own)
    let saved = book
    for way in ways.sorted() {
      book.remove { $0.beat == visit.beat && $0.visit == visit.visit }
      var isFlown = true
      for route in routes.indices
      where routes[route].route.beat == beat && (routes[route].route.variant ?? 1) == way {
        let part = Lost(
          route: route, visit: visit, wish: sample.wish,
          old: lost.first { routes[$0.route].route.part == routes[route].route.part }?.old,
          window: sample.window)
        guard let start = nearest(part) else {
          isFlown = false
          break
        }
        book(part, start)
      }
      if isFlown { return true }
      book = saved
    }
    return false
  }

  /// Indices of the routes of one way of flying a beat.
  func parts(_ beat: Int, way: Int) -> [Int] {
    routes.indices.filter {
      routes[$0].route.beat == mission.beats[beat].id && (routes[$0].route.variant ?? 1) == way
    }
  }

  func ways(_ beat: Int) -> [Int] {
    Set(routes.filter { $0.route.beat == mission.beats[beat].id }.map { $0.route.variant ?? 1 }).sorted()
  }
}
