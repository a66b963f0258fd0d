import AircraftModel
public import MissionModel
public import Units

/// Puts the routes of a day into a timetable.
///
/// A list comes first: of the visits that wait, the one that can start first goes first; where several can start within ten
/// minutes at one site, the one most urgent for its promise and priority goes first (``ListRun``). Then a search takes flights
/// out and puts others in while that makes the day better (``DaySearch``).
public enum DayScheduler {
  public struct Result: Sendable {
    /// In order of take-off.
    public var sorties: [Sortie]
    public var refusals: [Refusal]
    /// nil: the day was mended, not searched.
    public var timetable: TimetableSheet?
  }

  /// Starts at one site that lie closer than this are ordered by urgency, seconds.
  static let choiceS = 600
  /// A start that is wished for with less time than this left of a route's hours is brought forward, seconds.
  static let spareS = 1800
  /// What one step of priority is worth in urgency, seconds.
  static let priorityS = 120
  /// Most rounds of the search when the caller does not say.
  static let mostRounds = 800
  /// Flights up to which so many are taken; a round costs about the square of their number.
  static let fewFlights = 36

  static func usualRounds(flights: Int) -> Int {
    let share = Double(fewFlights) / Double(max(fewFlights, flights))
    return Int(Double(mostRounds) * share * share)
  }

  /// - Parameter stop: a round takes some flights out and fills the gaps again; `mayGoOn` is asked every 16 rounds. nil: 800
  ///   rounds, fewer where the day has many flights.
  /// - Throws: `GeodesyError` when a route's waypoint lies outside the mission's frame.
  public static func schedule(
    mission: Mission, routes: [Route], seed: UInt64, stop: StopRule? = nil
  ) throws -> Result {
    let inWeather = try routes.compactMap { route in
      try mission.site(route.site).map { try RouteInWeather(route: route, site: $0, mission: mission) }
    }
    let ground = DayGround(mission: mission, routes: inWeather)
    var list = ListRun(DayBook(ground), seed: seed)
    list.go()
    let valuer = DayValuer(ground)
    var search = DaySearch(list.book, valuer: valuer, seed: seed)
    search.run(stop ?? StopRule(rounds: usualRounds(flights: list.book.flights.count)))
    let book = search.best
    let sheet = TimetableSheet.of(book, valuer: valuer, rounds: search.rounds, seed: seed)
    return Result(
      sorties: SortieList.numbered(book),
      refusals: Missed.refusals(book, valuer: valuer) + HoldRefusals.all(mission: mission, routes: inWeather),
      timetable: sheet)
  }
}

/// Puts flights into a book one after the other.
struct ListRun {
  private struct Job {
    var beat: Int
    var window: Int
    var visit: Int
    var route: Int
    var notBefore: Moment
    var urgentAt: Moment
    /// The start found last, and the book's version then.
    var known: (version: [Int], result: Result<StartFinder.Start, StartRefused>)?
  }

  private struct Visit {
    var open: Int
    var firstStart: Moment?
  }

  private let ground: DayGround
  private var mission: Mission { ground.mission }
  private(set) var book: DayBook
  private var random: [SplitMix64] = []
  private var jobs: [Job] = []
  private var visits: [Int: Visit] = [:]

  init(_ book: DayBook, seed: UInt64) {
    ground = book.ground
    self.book = book
    for (index, beat) in ground.mission.beats.enumerated() {
      random.append(SplitMix64(seed: seed &+ 0x51CE &* UInt64(index + 1)))
      for window in beat.windows.indices {
        let start = VisitPlan.first(
          beat.windows[window], durationS: ground.longestS(index), irregular: beat.irregularStarts,
          lastSeen: window == 0 ? beat.lastSeen : nil, random: &random[index])
        open(beat: index, window: window, start: start, isFirst: true)
      }
    }
  }

  private mutating func open(beat: Int, window: Int, start: Moment, isFirst: Bool = false) {
    let parts = ground.parts[beat]
    guard !parts.isEmpty else { return }
    let number = book.newVisit()
    visits[number] = Visit(open: parts.count, firstStart: nil)
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
    let route = ground.routes[job.route]
    guard !route.route.closedDuring.isEmpty || !route.reach.quiet.isEmpty else { return }
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
      var lost: Int?
      for index in jobs.indices {
        switch start(index) {
        case .success(let start): starts.append((index, start))
        case .failure: lost = lost ?? index
        }
      }
      if let lost {
        close(jobs.remove(at: lost), startedAt: nil)
        continue
      }
      guard let first = starts.min(by: { earlier($0, $1) }) else { return }
      let site = ground.siteOfRoute[jobs[first.job].route]
      let rivals = starts.filter {
        ground.siteOfRoute[jobs[$0.job].route] == site
          && $0.start.takeoff - first.start.takeoff <= DayScheduler.choiceS
      }
      let chosen = rivals.min { a, b in
        let left = jobs[a.job]
        let right = jobs[b.job]
        if left.urgentAt != right.urgentAt { return left.urgentAt < right.urgentAt }
        return earlier(a, b)
      }
      guard let chosen else { return }
      let job = jobs.remove(at: chosen.job)
      book.book(job.route, window: job.window, visit: job.visit, start: chosen.start)
      close(job, startedAt: chosen.start.takeoff)
    }
  }

  /// The earliest start of a job as the book is now.
  private mutating func start(_ index: Int) -> Result<StartFinder.Start, StartRefused> {
    let job = jobs[index]
    let version = book.version(job.route)
    if let known = job.known, known.version == version { return known.result }
    let found = book.earliest(job.route, window: job.window, notBefore: job.notBefore)
    jobs[index].known = (version, found)
    return found
  }

  private func earlier(
    _ a: (job: Int, start: StartFinder.Start), _ b: (job: Int, start: StartFinder.Start)
  ) -> Bool {
    if a.start.takeoff != b.start.takeoff { return a.start.takeoff < b.start.takeoff }
    return jobs[a.job].route < jobs[b.job].route
  }

  /// Counts a part of a visit as done; with the last part the next visit is wished for.
  private mutating func close(_ job: Job, startedAt: Moment?) {
    guard var visit = visits[job.visit] else { return }
    visit.open -= 1
    if let startedAt { visit.firstStart = min(visit.firstStart ?? startedAt, startedAt) }
    visits[job.visit] = visit
    guard visit.open == 0, let start = visit.firstStart else { return }
    let beat = mission.beats[job.beat]
    if let next = VisitPlan.next(
      beat.windows[job.window], after: start, durationS: ground.longestS(job.beat),
      irregular: beat.irregularStarts, holds: ground.routes[job.route].holdRanges,
      leadS: Int(ground.routes[job.route].site.prepare.seconds), random: &random[job.beat])
    {
      open(beat: job.beat, window: job.window, start: next)
    }
  }
}
