public import Units

/// How good a timetable is, and how good any could be: what an officer reads beside it.
public struct TimetableSheet: Hashable, Sendable, Codable {
  /// Windows of must-do beats without a whole visit.
  public var mustDoMissed: Int
  /// Minutes for which ground goes unseen for longer than its interval, each times the beat's priority.
  public var overdueWeightedMin: Double
  /// No timetable of these flights has less; nil: nothing can be proved.
  public var overdueWeightedBoundMin: Double?
  /// Minutes for which aircraft of standing reserves are missing.
  public var reserveShortMin: Double
  public var energyWh: Double
  /// Rounds that the search took.
  public var rounds: Int
  /// In the mission's order.
  public var sites: [SiteLoad]
  public var beats: [BeatPromise]

  public init(
    mustDoMissed: Int, overdueWeightedMin: Double, overdueWeightedBoundMin: Double?, reserveShortMin: Double,
    energyWh: Double, rounds: Int, sites: [SiteLoad], beats: [BeatPromise]
  ) {
    self.mustDoMissed = mustDoMissed
    self.overdueWeightedMin = overdueWeightedMin
    self.overdueWeightedBoundMin = overdueWeightedBoundMin
    self.reserveShortMin = reserveShortMin
    self.energyWh = energyWh
    self.rounds = rounds
    self.sites = sites
    self.beats = beats
  }
}

/// What the promises ask of a site, as a share of what it can do.
public struct SiteLoad: Hashable, Sendable, Codable {
  public var site: String
  /// Greatest over the day's windows: time that the flights of all beats take (getting ready, flight, recovery, charging),
  /// each by its interval, a site's aircraft together; above 1 the promises cannot all be kept.
  public var loadShare: Double
  /// Take-offs of the day.
  public var flights: Int
  /// Share of the day for which its aircraft are in the air.
  public var airborneShare: Double
  public init(site: String, loadShare: Double, flights: Int, airborneShare: Double) {
    self.site = site
    self.loadShare = loadShare
    self.flights = flights
    self.airborneShare = airborneShare
  }
}

/// What a beat is promised in one of its windows, and what the timetable keeps of it.
public struct BeatPromise: Hashable, Sendable, Codable {
  public var beat: String
  public var during: MomentRange
  /// Longest wished time between visits; nil: one visit is enough.
  public var revisitMin: Double?
  public var visits: Int
  /// Longest time between two visits, or a visit and an end of the window.
  public var longestGapMin: Double
  /// Whether the timetable keeps the promise for every part.
  public var isKept: Bool
  /// Of beats with irregular starts, over all of the day; nil for others.
  public var spread: StartSpread?
  public init(
    beat: String, during: MomentRange, revisitMin: Double?, visits: Int, longestGapMin: Double, isKept: Bool,
    spread: StartSpread? = nil
  ) {
    self.beat = beat
    self.during = during
    self.revisitMin = revisitMin
    self.visits = visits
    self.longestGapMin = longestGapMin
    self.isKept = isKept
    self.spread = spread
  }
}

/// How hard a beat's starts are to guess, from the same day made with other seeds.
public struct StartSpread: Hashable, Sendable, Codable {
  /// Days that were made: half are seen by a watcher, he guesses on the others.
  public var days: Int
  /// Take-offs of visits in each half hour of the mission's day, over all those days.
  public var startsByHalfHour: [Int]
  /// Of that distribution; log2 of the number of half hours would be the most.
  public var entropyBits: Double
  /// Share of passes that a watcher who saw 30 days names within 15 minutes.
  public var guessShare: Double
  public init(days: Int, startsByHalfHour: [Int], entropyBits: Double, guessShare: Double) {
    self.days = days
    self.startsByHalfHour = startsByHalfHour
    self.entropyBits = entropyBits
    self.guessShare = guessShare
  }
}
