/// Everything that one run over a mission gives.
public struct Day: Sendable {
  public var mission: Mission
  public var plan: Plan
  public var coverage: CoverageReport
  /// The checker's findings, then what pilots must know of the flight files, then beats seen less than asked.
  public var findings: [Finding]
  /// For the report's heat maps and profiles.
  public var maps: [SightMap]
  public var profiles: [RouteProfile]

  /// Reads, plans, measures and checks a mission.
  ///
  /// - Throws: `FileIssues` with every mistake of the mission and its files, or what the stages throw.
  public static func run(missionAt path: String, files: any FileSource, seed: UInt64? = nil) throws -> Day {
    let mission = try MissionReader.read(path: path, files: files)
    return try run(mission, seed: seed)
  }

  public static func run(_ mission: Mission, seed: UInt64? = nil) throws -> Day {
    let plan = try Planner.plan(mission, seed: seed)
    let (coverage, maps) = try CoverageAnalyser.analyseWithMaps(
      mission: mission, plan: plan, levels: true)
    var findings = try PlanChecker.check(mission: mission, plan: plan)
    // A broken plan gets no flight files, so there is nothing to say of them.
    if !findings.contains(where: { $0.severity == .violation }) {
      findings += try ExportSet.findings(plan)
    }
    findings += CoverageFindings.all(coverage)
    return Day(
      mission: mission, plan: plan, coverage: coverage, findings: findings, maps: maps,
      profiles: try RouteProfile.all(mission: mission, plan: plan))
  }

  /// Whether no rule is broken.
  public var isSound: Bool { !findings.contains { $0.severity == .violation } }

  /// All files of the day, as paths below one folder; a plan that breaks a rule gets no files to fly, and no volumes to tell others.
  public func files() throws -> [ExportedFile] {
    var result = try ExportSet.files(mission: mission, plan: plan, coverage: coverage)
    if !isSound { result.removeAll { $0.path.hasPrefix("flights/") || $0.path == "volumes.json" } }
    result.append(ExportedFile(path: "plan.json", bytes: try DocumentCodec.encode(plan)))
    result.append(ExportedFile(path: "coverage.json", bytes: try DocumentCodec.encode(coverage)))
    result.append(ExportedFile(path: "findings.json", bytes: try DocumentCodec.encode(findings)))
    result.append(
      ExportedFile(
        path: "report.html",
        bytes: try ReportPage.html(
          mission: mission, plan: plan, coverage: coverage, findings: findings, maps: maps, profiles: profiles
        )))
    return result.sorted { $0.path < $1.path }
  }
}
