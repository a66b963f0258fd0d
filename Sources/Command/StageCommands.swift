import ArgumentParser
import PlanArchive
import Skybeat

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Plan the day's routes and timetable of one mission.",
    discussion: "Example: skybeat plan Missions/border.yaml --out plan.json")

  @Argument(help: "Mission file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var mission: String
  @Option(help: "Where to write the plan; - for standard output.")
  var out = "plan.json"
  @Option(help: "Seed in place of the mission's own.")
  var seed: UInt64?
  @Option(
    help: "Extra looks of `coverage --suggest` to be flown too.", completion: .file(extensions: ["json"]))
  var take: String?
  @OptionGroup var known: FromArchive

  func run() throws {
    var mission = try known.counting(try Files.mission(mission))
    if let take {
      mission = try mission.taking(
        try DocumentCodec.decode(Suggestions.self, from: try Files.read(take), file: take))
    }
    Terminal.progress("planning \(mission.id)")
    let plan = try Planner.plan(mission, seed: seed)
    Terminal.endProgress()
    try Files.write(try DocumentCodec.encode(plan), to: out)
    PlanText.summary(plan, to: out)
  }
}

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Judge a plan from the mission alone; sharing no arithmetic with the planner.",
    discussion: """
      Exits with 1 when a rule is broken. docs/checks.md explains every rule.

      Example: skybeat check Missions/border.yaml out/border/plan.json
      """)

  @Argument(help: "Mission file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var mission: String
  @Argument(help: "Plan (JSON).", completion: .file(extensions: ["json"]))
  var plan: String
  @Flag(help: "Print the findings as JSON.")
  var json = false
  @Flag(help: "Print notes too.")
  var notes = false
  @OptionGroup var day: StateOptions
  @OptionGroup var known: FromArchive

  func run() throws {
    let judged = try day.judged(mission: mission, plan: plan)
    let findings = try PlanChecker.check(
      mission: try known.counting(judged.mission), plan: judged.plan, record: judged.record)
    if json {
      try Files.write(try DocumentCodec.encode(findings), to: "-")
    } else {
      for line in FindingsText.lines(findings, notes: notes) { Terminal.say(line) }
      let count = { (severity: Finding.Severity) in findings.filter { $0.severity == severity }.count }
      Terminal.say(
        NumberText.count(count(.violation), "violation") + ", "
          + NumberText.count(count(.warning), "warning") + ", " + NumberText.count(count(.note), "note"))
    }
    if FindingsText.violations(findings) > 0 { throw ExitCode(ExitStatus.violations.rawValue) }
  }
}

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a plan's flights for flight controllers, and its layers for QGIS.",
    discussion: """
      A plan that breaks a rule is not exported; --force writes it all the same
      and says so.

      --geopackage writes the layers of the plan into one file with styles too,
      which QGIS opens.

      Examples:
        skybeat export Missions/border.yaml out/border/plan.json --out cards
        skybeat export Missions/border.yaml plan.json --geopackage border.gpkg
      """)

  @Argument(help: "Mission file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var mission: String
  @Argument(help: "Plan (JSON).", completion: .file(extensions: ["json"]))
  var plan: String
  @Option(help: "Folder for the files.", completion: .directory)
  var out = "export"
  @Option(
    help: "Also write the plan's layers into this GeoPackage.", completion: .file(extensions: ["gpkg"]))
  var geopackage: String?
  @Flag(help: "Export even a plan that breaks a rule.")
  var force = false

  func run() throws {
    let source = PlanSource(mission: try Files.read(mission), plan: try Files.read(plan))
    let mission = try Files.mission(mission)
    let plan = try DocumentCodec.decode(Plan.self, from: source.plan, file: plan)
    let findings = try PlanChecker.check(mission: mission, plan: plan)
    let broken = FindingsText.violations(findings)
    if broken > 0 {
      for line in FindingsText.lines(findings.filter { $0.severity == .violation }, notes: false) {
        Terminal.complain(line)
      }
      guard force else {
        Terminal.complain("\(NumberText.count(broken, "violation")): nothing exported")
        throw ExitCode(ExitStatus.violations.rawValue)
      }
      Terminal.complain("exported in spite of \(NumberText.count(broken, "violation")), as --force asks")
    }
    let coverage = try CoverageAnalyser.analyse(mission: mission, plan: plan)
    let files = try ExportSet.files(mission: mission, plan: plan, coverage: coverage)
    for line in FindingsText.lines(try ExportSet.findings(plan), notes: true) { Terminal.complain(line) }
    try Files.write(files, below: out, replacing: [])
    if let geopackage {
      try PlanPackage.write(mission: mission, plan: plan, source: source, coverage: coverage, to: geopackage)
    }
    Terminal.say("\(files.count) files in \(out)\(geopackage.map { ", layers in \($0)" } ?? "")")
  }
}

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report of a plan: one HTML page with map, timetable and coverage.",
    discussion: """
      Example:
        skybeat report Missions/border.yaml out/border/plan.json --out day.html
      """)

  @Argument(help: "Mission file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var mission: String
  @Argument(help: "Plan (JSON).", completion: .file(extensions: ["json"]))
  var plan: String
  @Option(help: "Where to write the page.")
  var out = "report.html"

  func run() throws {
    let mission = try Files.mission(mission)
    let plan = try Files.plan(plan)
    let (coverage, maps) = try CoverageAnalyser.analyseWithMaps(mission: mission, plan: plan, levels: true)
    let findings = try PlanChecker.check(mission: mission, plan: plan)
    try Files.write(
      try ReportPage.html(
        mission: mission, plan: plan, coverage: coverage, findings: findings, maps: maps,
        profiles: try RouteProfile.all(mission: mission, plan: plan)), to: out)
    if out != "-" { Terminal.say(out) }
  }
}
