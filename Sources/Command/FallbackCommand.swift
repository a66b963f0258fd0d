import ArgumentParser
import Skybeat

struct FallbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fallback", abstract: "Prepare plans for days that go wrong, with what coverage each costs.",
    discussion: """
      Each --what is one day: changes joined by ' + ', such as
        site-out cheung-chau-dock
        warning TC3 from 12:00
        aircraft-out lamma-dock from 10:00 to 14:00 + wind-above 15 to 12:00
      Writes OUT/<name>/ with state.json, plan.json, coverage.json and diff.txt, and
      OUT/fallback.json with the costs.

      Example:
        skybeat fallback Missions/cheung-chau.yaml plan.json \\
          --what 'site-out cheung-chau-dock' --what 'warning TC3 from 12:00'
      """)

  @Argument(help: "Mission file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var mission: String
  @Argument(help: "Plan (JSON).", completion: .file(extensions: ["json"]))
  var plan: String
  @Option(help: "What goes wrong; once for each day.")
  var what: [String] = []
  @Option(help: "Folder for the plans.", completion: .directory)
  var out = "fallback"
  @Flag(help: "Print the costs as JSON.")
  var json = false

  func validate() throws {
    if what.isEmpty { throw ValidationError("give at least one --what") }
    if out == "-" { throw ValidationError("--out -: give a folder") }
    let names = what.map(Fallback.name)
    if Set(names).count < names.count { throw ValidationError("--what: two days have the same name") }
    if names.contains("") { throw ValidationError("--what: empty") }
  }

  func run() throws {
    let mission = try Files.mission(mission)
    let bytes = try Files.read(plan)
    let plan = try DocumentCodec.decode(Plan.self, from: bytes, file: self.plan)
    let fingerprint = DayState.fingerprint(bytes)
    let usual = try CoverageAnalyser.analyse(mission: mission, plan: plan)
    var days: [Fallback.Day] = []
    var mistakes: [FileIssue] = []
    for (index, words) in what.enumerated() {
      Terminal.progress("[\(index + 1)/\(what.count)] \(words)")
      do {
        days.append(
          try Fallback.prepare(
            mission, plan, fingerprint: fingerprint, words: words, usual: usual))
      } catch let issues as FileIssues {
        mistakes += issues.issues
      }
    }
    Terminal.endProgress()
    if !mistakes.isEmpty { throw FileIssues(mistakes) }
    let costs = FallbackCosts(mission: mission.id, plan: fingerprint, days: days.map(\.cost))
    var files = try days.flatMap { day in
      [
        ExportedFile(path: "\(day.name)/state.json", bytes: try DocumentCodec.encode(day.state)),
        ExportedFile(path: "\(day.name)/plan.json", bytes: try DocumentCodec.encode(day.plan)),
        ExportedFile(path: "\(day.name)/coverage.json", bytes: try DocumentCodec.encode(day.coverage)),
        ExportedFile(
          path: "\(day.name)/diff.txt",
          bytes: Array((DiffText.lines(day.diff).joined(separator: "\n") + "\n").utf8)),
      ]
    }
    files.append(ExportedFile(path: "fallback.json", bytes: try DocumentCodec.encode(costs)))
    try Files.write(files, below: out, replacing: [])
    if json { return Terminal.put(try DocumentCodec.encode(costs)) }
    for line in FallbackText.lines(costs) { Terminal.say(line) }
    Terminal.say("\(files.count) files in \(out)")
    if days.contains(where: { $0.cost.violations > 0 }) { throw ExitCode(ExitStatus.violations.rawValue) }
  }
}
