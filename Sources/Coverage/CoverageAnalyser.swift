public import MissionModel

/// Works out what a planned day sees of the ground that its beats ask for.
public enum CoverageAnalyser {
  /// The coverage of every beat of the mission and of every district of its background, in their order.
  ///
  /// How: `docs/coverage.md`. Same input, same report to the last digit, with any number of threads. Takes one small calculation for each
  /// ground cell that a camera's view sweeps, for each leg, and one for each cell and sortie.
  ///
  /// - Throws: `CoverageError` with all mistakes when the plan does not fit the mission or holds numbers that are
  ///   none; `GeodesyError` when a place does not fit the local frame or a shape is broken.
  public static func analyse(mission: Mission, plan: Plan, threads: Int = 1) throws -> CoverageReport {
    try PlanCheck.check(plan, mission)
    let grounds = try mission.beats.map { try BeatGround.ground(of: $0, frame: mission.frame) }
    let day = try DayViews(
      mission: mission, plan: plan, grounds: grounds, cellM: CellRaster.cellSize(for: grounds),
      threads: threads)
    var beats: [BeatCoverage] = []
    for (beat, ground) in zip(mission.beats, grounds) { beats.append(try day.coverage(of: beat, ground)) }
    let relief = mission.reliefFiles
    return CoverageReport(
      mission: mission.id, cellM: day.cellM, assumptions: try day.assumptions(),
      illustrativeRelief: relief.isEmpty ? nil : relief, beats: beats, districts: try day.districts())
  }
}
