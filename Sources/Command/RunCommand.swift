import ArgumentParser
import Skybeat

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Plan, measure, check and export one or more missions.",
    discussion: """
      Writes OUT/<mission id>/ with plan.json, coverage.json, findings.json, timetable.csv, layers/*.geojson,
      flights/* and report.html, and ends with a table.

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
    var rows: [Row] = []
    var mistakes: [FileIssue] = []
    for (index, path) in missions.enumerated() {
      Terminal.progress("[\(index + 1)/\(missions.count)] \(path)")
      do {
        rows.append(try one(path))
      } catch let issues as FileIssues {
        // The other missions are still planned; the exit code tells of this one.
        mistakes += issues.issues
      } catch let issue as FileIssue {
        mistakes.append(issue)
      }
    }
    Terminal.endProgress()
    show(rows)
    if !mistakes.isEmpty { throw FileIssues(mistakes) }
    if rows.contains(where: { $0.violations > 0 }) { throw ExitCode(ExitStatus.violations.rawValue) }
  }

  private func one(_ path: String) throws -> Row {
    let day = try Day.run(missionAt: path, files: DiskFiles(), seed: seed)
    let folder = out + "/" + day.mission.id
    try Files.write(try day.files(), below: folder, replacing: ["flights", "layers"])
    let lengths = day.plan.sorties.compactMap { day.plan.route($0.route)?.lengthM }
    let area = day.coverage.beats.reduce(0) { $0 + $1.areaM2 }
    let seen = day.coverage.beats.reduce(0) { $0 + $1.seenShare * $1.areaM2 }
    return Row(
      mission: day.mission.id, beats: day.mission.beats.count, sorties: day.plan.sorties.count,
      flownKm: (lengths.reduce(0, +) / 1000).rounded(places: 1),
      coveragePercent: area > 0 ? (seen / area * 100).rounded(places: 1) : 0,
      worstGapMin: (day.coverage.beats.map(\.longestUnseenMin).max() ?? 0).rounded(places: 0),
      refusals: day.plan.refusals.count,
      warnings: day.findings.filter { $0.severity == .warning }.count,
      violations: FindingsText.violations(day.findings), report: folder + "/report.html")
  }

  private func show(_ rows: [Row]) {
    if json {
      if let bytes = try? DocumentCodec.encode(rows) {
        Terminal.say(String(decoding: bytes, as: UTF8.self).trimmingSuffixNewline())
      }
      return
    }
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
    Terminal.say(table.text())
  }
}
