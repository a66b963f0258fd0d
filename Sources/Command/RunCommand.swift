import ArgumentParser
import Skybeat

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Plan, measure, check and export missions.",
    discussion: """
      Writes OUT/<mission id>/ with plan.json, coverage.json, findings.json,
      timetable.csv, layers/*.geojson, flights/* and report.html, OUT/index.html
      with a link to each report, and ends with a table. A mission with mistakes
      is told at the end and does not stop the others.

      Example: skybeat run Missions/*.yaml --out out
      """)

  @Argument(help: "Mission files (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var missions: [String]

  @Option(help: "Folder for the results.", completion: .directory)
  var out = "out"

  @Option(help: "Seed in place of the mission's own.")
  var seed: UInt64?

  @Flag(help: "Print the table as JSON.")
  var json = false

  struct Row: Encodable {
    var mission: String
    var beats, sorties: Int
    var flownKm: Double
    var coveragePercent: Double
    var worstGapMin: Double
    var refusals, warnings, violations: Int
    var report: String
  }

  func run() throws {
    var entries: [IndexPage.Entry] = []
    var layers: [LayerNote] = []
    var mistakes: [FileIssue] = []
    for (index, path) in missions.enumerated() {
      Terminal.progress("[\(index + 1)/\(missions.count)] \(path)")
      do {
        entries.append(try one(path, after: entries, layers: &layers))
      } catch let issues as FileIssues {
        // The other missions are still planned; the exit code tells of this one.
        mistakes += issues.issues
      } catch let issue as FileIssue {
        mistakes.append(issue)
      }
    }
    Terminal.endProgress()
    if !entries.isEmpty { try Files.write(IndexPage.html(entries), to: out + "/index.html") }
    try show(entries.map(\.row), layers)
    if !mistakes.isEmpty { throw FileIssues(mistakes) }
    if entries.contains(where: { $0.row.violations > 0 }) { throw ExitCode(ExitStatus.violations.rawValue) }
  }

  private func one(
    _ path: String, after earlier: [IndexPage.Entry], layers: inout [LayerNote]
  ) throws -> IndexPage.Entry {
    let day = try Day.run(missionAt: path, files: DiskFiles(), seed: seed)
    let folder = out + "/" + day.mission.id
    if earlier.contains(where: { $0.row.mission == day.mission.id }) {
      let reason =
        "the id '\(day.mission.id)' is that of another mission of this run; both would use \(folder)"
      throw FileIssue(file: path, line: 0, column: 0, reason: reason)
    }
    try Files.write(try day.files(), below: folder, replacing: ["flights", "layers"])
    layers += day.plan.layers
    let lengths = day.plan.sorties.compactMap { day.plan.route($0.route)?.lengthM }
    let area = day.coverage.beats.reduce(0) { $0 + $1.areaM2 }
    let seen = day.coverage.beats.reduce(0) { $0 + $1.seenShare * $1.areaM2 }
    // The plan's notices are for its reader as much as the checker's findings.
    let notices = day.plan.notices.filter { !day.findings.contains($0) }
    let warnings = (day.findings + notices).count { $0.severity == .warning }
    let row = Row(
      mission: day.mission.id, beats: day.mission.beats.count, sorties: day.plan.sorties.count,
      flownKm: (lengths.reduce(0, +) / 1000).rounded(places: 1),
      coveragePercent: area > 0 ? (seen / area * 100).rounded(places: 1) : 0,
      worstGapMin: (day.coverage.beats.map(\.longestUnseenMin).max() ?? 0).rounded(places: 0),
      refusals: day.plan.refusals.count,
      warnings: warnings,
      violations: FindingsText.violations(day.findings), report: folder + "/report.html")
    return IndexPage.Entry(
      folder: day.mission.id, name: day.mission.name, unit: day.mission.unit, day: day.mission.day, row: row)
  }

  private func show(_ rows: [Row], _ layers: [LayerNote]) throws {
    if json { return Terminal.put(try DocumentCodec.encode(rows)) }
    var table = TextTable([
      ("mission", .left), ("beats", .right), ("sorties", .right), ("km", .right), ("seen %", .right),
      ("worst gap min", .right), ("refusals", .right), ("warnings", .right), ("violations", .right),
      ("report", .left),
    ])
    for row in rows {
      let violations = row.violations == 0 ? Terminal.green("0") : Terminal.red("\(row.violations)")
      table.add([
        row.mission, "\(row.beats)", "\(row.sorties)", "\(row.flownKm)", "\(row.coveragePercent)",
        "\(Int(row.worstGapMin))", "\(row.refusals)", "\(row.warnings)", violations, row.report,
      ])
    }
    if rows.isEmpty { return }
    Terminal.say(table.text())
    for row in rows where row.violations > 0 {
      Terminal.complain("\(row.mission): a rule is broken, so no files to fly were written; see the report")
    }
    for row in rows where row.sorties == 0 {
      Terminal.complain(
        "\(row.mission): nothing is flown; the report gives \(NumberText.count(row.refusals, "reason"))")
    }
    ReliefText.say(layers)
    Terminal.say("open \(out)/index.html")
  }
}
