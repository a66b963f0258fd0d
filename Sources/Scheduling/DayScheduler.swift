import AircraftModel
public import MissionModel
import Units

/// Puts the routes of a day into a timetable: one aircraft a site, holds for weather, revisit wishes by priority.
///
/// A list scheduler: of the visits that wait, the one that can start first goes first; where several can start
/// within ten minutes at one site, the one most urgent for its promise and priority goes first.
public enum DayScheduler {
  public struct Result: Sendable {
    /// In order of take-off.
    public var sorties: [Sortie]
    public var refusals: [Refusal]
  }

  /// Starts at one site that lie closer than this are ordered by urgency, seconds.
  static let choiceS = 600
  /// A start that is wished for with less time than this left of a route's hours is brought forward, seconds.
  static let spareS = 1800
  /// What one step of priority is worth in urgency, seconds.
  static let priorityS = 120

  /// - Throws: `GeodesyError` when a route's waypoint lies outside the mission's frame.
  public static func schedule(mission: Mission, routes: [Route], seed: UInt64) throws -> Result {
    var run = try SchedulerRun(mission: mission, routes: routes, seed: seed)
    run.go()
    return Result(sorties: run.numbered(), refusals: run.missedRefusals() + run.holdRefusals())
  }
}

/// The state of one run.
struct SchedulerRun {
  private struct Job {
    var beat: Int
    var window: Int
    var visit: Int
    var route: Int
    var notBefore: Moment
    var urgentAt: Moment
    /// The start found last, and how many flights its site had booked then.
    var known: (booked: Int?, result: Result<StartFinder.Start, StartRefused>)?
  }

  private struct Visit {
    var open: Int
    var firstStart: Moment?
  }

  let mission: Mission
  private let routes: [RouteInWeather]
  private var states: [String: SiteState] = [:]
  /// Flights booked at each site: a start found earlier holds until there is another one.
  private var booked: [String: Int] = [:]
  private var hours: [[MomentRange]] = []
  private var random: [SplitMix64] = []
  private var jobs: [Job] = []
  private var visits: [Int: [Int: Visit]] = [:]
  private var visitCount: [Int]
  private var sorties: [Sortie] = []
  /// Flights that found no start, by beat.
  private var missed: [Int: [Missed]] = [:]

  private struct Missed {
    var visit: Int
    var route: Int
    var obstacle: StartFinder.Obstacle
  }

  init(mission: Mission, routes: [Route], seed: UInt64) throws {
    self.mission = mission
    self.routes = try routes.compactMap { route in
      try mission.site(route.site).map { try RouteInWeather(route: route, site: $0, mission: mission) }
    }
    for site in mission.sites { states[site.id] = SiteState(site: site, day: mission.day) }
    visitCount = [Int](repeating: 0, count: mission.beats.count)
    for (index, beat) in mission.beats.enumerated() {
      hours.append(MomentRange.merged(beat.windows.map(\.during)))
      random.append(SplitMix64(seed: seed &+ 0x51CE &* UInt64(index + 1)))
      for window in beat.windows.indices {
        let start = VisitPlan.first(
          beat.windows[window], durationS: longest(index), irregular: beat.irregularStarts,
          random: &random[index])
        open(beat: index, window: window, start: start, isFirst: true)
      }
    }
  }

  /// Indices of the routes that together are one visit of a beat.
  private func parts(_ beat: Int) -> [Int] {
    routes.indices.filter { routes[$0].route.beat == mission.beats[beat].id }
  }

  private func longest(_ beat: Int) -> Int {
    parts(beat).map { routes[$0].longestS }.max() ?? 0
  }

  private mutating func open(beat: Int, window: Int, start: Moment, isFirst: Bool = false) {
    let parts = parts(beat)
    guard !parts.isEmpty else { return }
    visitCount[beat] += 1
    let number = visitCount[beat]
    visits[beat, default: [:]][number] = Visit(open: parts.count, firstStart: nil)
    let beatModel = mission.beats[beat]
    // A regular start has the rest of its interval as slack; an irregular one a twentieth.
    let slack = Int((beatModel.windows[window].revisit?.seconds ?? 7200) * 0.05)
    for route in parts {
      var job = Job(
        beat: beat, window: window, visit: number, route: route, notBefore: start,
        urgentAt: start + (slack - beatModel.priority * DayScheduler.priorityS))
      if isFirst { hurry(&job) }
      jobs.append(job)
    }
  }

  /// A first visit that is wished for at the end of the hours of one of its routes, or after them: that route is flown as
  /// soon as its hours begin, since other flights may be in the way later.
  private func hurry(_ job: inout Job) {
    let route = routes[job.route]
    guard !route.route.closedDuring.isEmpty else { return }
    let during = mission.beats[job.beat].windows[job.window].during
    let fitting = route.open([during]).filter { $0.seconds >= route.longestS }
    guard let first = fitting.first, let last = fitting.last else { return }
    let latest = last.to + -route.longestS
    if job.notBefore + DayScheduler.spareS > latest { job.notBefore = first.from }
    job.urgentAt = min(job.urgentAt, latest)
  }

  mutating func go() {
    while !jobs.isEmpty {
      var starts: [(job: Int, start: StartFinder.Start)] = []
      var lost: [(job: Int, obstacle: StartFinder.Obstacle)] = []
      for index in jobs.indices {
        let window = mission.beats[jobs[index].beat].windows[jobs[index].window].during
        guard let found = start(index, window: window) else { continue }
        switch found {
        case .success(let start) where start.takeoff < window.to: starts.append((index, start))
        case .success: lost.append((index, .busy))
        case .failure(let refused): lost.append((index, refused.obstacle))
        }
      }
      if let index = lost.first {
        drop(index.job, index.obstacle)
        continue
      }
      guard let first = starts.min(by: { earlier($0, $1) }) else { return }
      let site = routes[jobs[first.job].route].site.id
      let rivals = starts.filter {
        routes[jobs[$0.job].route].site.id == site
          && $0.start.takeoff - first.start.takeoff <= DayScheduler.choiceS
      }
      let chosen = rivals.min { a, b in
        let left = jobs[a.job]
        let right = jobs[b.job]
        if left.urgentAt != right.urgentAt { return left.urgentAt < right.urgentAt }
        return earlier(a, b)
      }
      if let chosen { fly(chosen.job, chosen.start) }
    }
  }

  /// The earliest start of a job as its site is booked now; nil for a site that is not there.
  private mutating func start(_ index: Int, window: MomentRange) -> Result<StartFinder.Start, StartRefused>? {
    let route = routes[jobs[index].route]
    let flights = booked[route.site.id]
    if let known = jobs[index].known, known.booked == flights { return known.result }
    guard let state = states[route.site.id] else { return nil }
    let own = hours[jobs[index].beat].compactMap { part -> MomentRange? in
      // A visit starts in its own window but may end in the next one of the same beat.
      part.overlaps(window) ? MomentRange(from: max(part.from, window.from), to: part.to) : nil
    }
    let finder = StartFinder(mission: mission, route: route, hours: route.open(own))
    let found = finder.earliest(notBefore: jobs[index].notBefore, state: state)
    jobs[index].known = (flights, found)
    return found
  }

  private func earlier(
    _ a: (job: Int, start: StartFinder.Start), _ b: (job: Int, start: StartFinder.Start)
  ) -> Bool {
    if a.start.takeoff != b.start.takeoff { return a.start.takeoff < b.start.takeoff }
    return jobs[a.job].route < jobs[b.job].route
  }

  private mutating func fly(_ index: Int, _ start: StartFinder.Start) {
    let job = jobs.remove(at: index)
    let route = routes[job.route]
    guard var state = states[route.site.id] else { return }
    let airframe = route.site.airframe
    let landing = start.takeoff + start.planned.durationS
    let charge = state.chargeAt(takeoff: start.takeoff)
    let ready = state.book(takeoff: start.takeoff, landing: landing, use: start.planned.useShare)
    states[route.site.id] = state
    booked[route.site.id, default: 0] += 1
    let wind = route.wind(start.planned.step)
    let back = route.turningBack(start.planned.step, takeoffShare: charge)
    sorties.append(
      Sortie(
        id: "", route: route.route.id, beat: route.route.beat, site: route.site.id, visit: job.visit,
        prepareFrom: start.takeoff + -state.prepareS, takeoff: start.takeoff, landing: landing,
        readyAgain: ready, windFromDeg: start.planned.step.windFrom.degrees,
        windMps: wind.mean.metresPerSecond.rounded(places: 2),
        gustMps: wind.gust.metresPerSecond.rounded(places: 2),
        energyWh: start.planned.flown.energyWh.rounded(places: 2),
        batteryAtTakeoffShare: charge.rounded(places: 4),
        batteryAtLandingShare: (charge - start.planned.useShare).rounded(places: 4),
        batteryReserveShare: airframe.reserveShare,
        waypointTimesS: start.planned.flown.waypointTimesS.map { $0.rounded(places: 1) },
        returns: back.returns, pointOfNoReturnS: back.pointOfNoReturnS))
    close(job, startedAt: start.takeoff)
  }

  private mutating func drop(_ index: Int, _ obstacle: StartFinder.Obstacle) {
    let job = jobs.remove(at: index)
    missed[job.beat, default: []].append(
      Missed(visit: job.visit, route: job.route, obstacle: obstacle))
    close(job, startedAt: nil)
  }

  /// Counts a part of a visit as done; with the last part the next visit is wished for.
  private mutating func close(_ job: Job, startedAt: Moment?) {
    guard var visit = visits[job.beat]?[job.visit] else { return }
    visit.open -= 1
    if let startedAt { visit.firstStart = min(visit.firstStart ?? startedAt, startedAt) }
    visits[job.beat]?[job.visit] = visit
    guard visit.open == 0, let start = visit.firstStart else { return }
    let beat = mission.beats[job.beat]
    if let next = VisitPlan.next(
      beat.windows[job.window], after: start, durationS: longest(job.beat), irregular: beat.irregularStarts,
      holds: routes[job.route].holdRanges, leadS: Int(routes[job.route].site.prepare.seconds),
      random: &random[job.beat])
    {
      open(beat: job.beat, window: job.window, start: next)
    }
  }

  /// The sorties in order of take-off, with their names.
  func numbered() -> [Sortie] {
    let order = sorties.sorted { a, b in
      if a.takeoff != b.takeoff { return a.takeoff < b.takeoff }
      return (a.site, a.route) < (b.site, b.route)
    }
    let digits = String(order.count).count
    return order.enumerated().map { index, sortie in
      var copy = sortie
      let number = String(index + 1)
      copy.id = "S" + String(repeating: "0", count: max(0, max(2, digits) - number.count)) + number
      return copy
    }
  }

  /// For every beat and obstacle one line on the flights that found no start.
  func missedRefusals() -> [Refusal] {
    var result: [Refusal] = []
    for beat in mission.beats.indices {
      for obstacle in StartFinder.Obstacle.allCases {
        let lost = (missed[beat] ?? []).filter { $0.obstacle == obstacle }
        if lost.isEmpty { continue }
        let visits = Set(lost.map(\.visit)).sorted()
        result.append(
          Refusal(
            reason: "no-slot", beat: mission.beats[beat].id, during: nil,
            message: Sentences.noSlot(
              flights: lost.count, visits: visits, why: Sentences.obstacle(obstacle))))
      }
    }
    return result
  }

  /// For every beat the stretches of its hours in which weather holds any of its routes.
  func holdRefusals() -> [Refusal] { HoldRefusals.all(mission: mission, routes: routes) }
}
