public import MissionModel
public import Units

/// Works out what a planned day sees of the ground that its beats ask for.
public enum CoverageAnalyser {
  /// The coverage of every beat of the mission and of every district of its background, in their order.
  ///
  /// How: `docs/coverage.md`. Same input, same report to the last digit, with any number of threads. Takes one small calculation for each
  /// ground cell that a camera's view sweeps, for each leg, and one for each cell and sortie.
  ///
  /// - Throws: `CoverageError` with all mistakes when the plan does not fit the mission or holds numbers that are
  ///   none; `GeodesyError` when a place does not fit the local frame or a shape is broken.
  ///
  /// - Parameter levels: also what is seen at each level of Johnson's criteria, which takes up to six times as long.
  public static func analyse(
    mission: Mission, plan: Plan, levels: Bool = false, threads: Int = 1
  ) throws -> CoverageReport {
    try analyse(mission: mission, plan: plan, levels: levels, threads: threads, keepsLooks: false) { _, _ in }
  }

  /// The same with maps of every beat, for a report's page.
  ///
  /// - Throws: what `analyse` throws.
  public static func analyseWithMaps(
    mission: Mission, plan: Plan, levels: Bool = false, threads: Int = 1
  ) throws -> (report: CoverageReport, maps: [SightMap]) {
    var maps: [SightMap] = []
    let report = try analyse(
      mission: mission, plan: plan, levels: levels, threads: threads, keepsLooks: true
    ) {
      maps.append(try SightMap($0, mission: $1.mission, plan: $1.plan))
    }
    return (report, maps)
  }

  /// What has been in view well enough for its task within the last stretch of time at one moment of the day.
  ///
  /// - Parameter within: how long a look counts.
  /// - Throws: what `analyse` throws; `CoverageError` for a moment outside the mission's day or a stretch below 0 s.
  public static func memory(
    mission: Mission, plan: Plan, at moment: Moment, within: TimeSpan, threads: Int = 1
  ) throws -> MemoryReport {
    if moment < mission.day.from || moment > mission.day.to {
      throw CoverageError([
        "\(moment) is not within the mission's day, \(mission.day.from) to \(mission.day.to)"
      ])
    }
    guard within.seconds >= 0, within.seconds.isFinite else {
      throw CoverageError(["\(within.seconds) s is no stretch of time; it must be 0 s or more"])
    }
    var beats: [BeatMemory] = []
    try forEachBeat(mission: mission, plan: plan, threads: threads, keepsLooks: true) { day, views in
      beats.append(try BeatMemory(day, at: moment, within: within, mission: mission))
    }
    return MemoryReport(mission: mission.id, at: moment, withinMin: within.minutes, beats: beats)
  }

  /// A grid for each figure of each beat, one after the other so that only one beat's are in memory.
  ///
  /// - Throws: what `analyse` and `write` throw.
  public static func forEachGrid(
    mission: Mission, plan: Plan, threads: Int = 1, _ write: (SightGrid) throws -> Void
  ) throws {
    try forEachBeat(mission: mission, plan: plan, threads: threads, keepsLooks: false) { day, views in
      for grid in SightGrid.all(of: day, frame: mission.frame) { try write(grid) }
    }
  }

  private static func analyse(
    mission: Mission, plan: Plan, levels: Bool, threads: Int, keepsLooks: Bool,
    _ look: (BeatDay, DayViews) throws -> Void
  ) throws -> CoverageReport {
    var beats: [BeatCoverage] = []
    let views = try forEachBeat(mission: mission, plan: plan, threads: threads, keepsLooks: keepsLooks) {
      var beat = try $1.coverage(of: $0)
      if levels { beat.levels = $1.levels(of: $0) }
      beats.append(beat)
      try look($0, $1)
    }
    let relief = mission.reliefFiles
    return CoverageReport(
      mission: mission.id, cellM: views.cellM, assumptions: try views.assumptions(),
      illustrativeRelief: relief.isEmpty ? nil : relief, beats: beats, districts: try views.districts())
  }

  @discardableResult
  static func forEachBeat(
    mission: Mission, plan: Plan, threads: Int, keepsLooks: Bool, _ body: (BeatDay, DayViews) throws -> Void
  ) throws -> DayViews {
    try PlanCheck.check(plan, mission)
    let grounds = try mission.beats.map { try BeatGround.ground(of: $0, frame: mission.frame) }
    let views = try DayViews(
      mission: mission, plan: plan, grounds: grounds, cellM: CellRaster.cellSize(for: grounds),
      threads: threads)
    for (beat, ground) in zip(mission.beats, grounds) {
      try body(try views.sight(of: beat, ground, keepsLooks: keepsLooks), views)
    }
    return views
  }
}
