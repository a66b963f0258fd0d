import ArgumentParser
import Skybeat

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Tell what is different between two plans of one day.",
    discussion: """
      Sorties that are shifted, flown another way, dropped and added; routes and
      refusals; and coverage, where coverage.json lies beside each plan.json (or
      NAME.coverage.json beside NAME.json). Ends with 0 whether they differ or not.

      Example: skybeat diff plan.json plan-1405.json
      """)

  @Argument(help: "Plan (JSON).", completion: .file(extensions: ["json"]))
  var before: String
  @Argument(help: "The other plan (JSON).", completion: .file(extensions: ["json"]))
  var after: String
  @Flag(help: "Print the difference as JSON.")
  var json = false

  func run() throws {
    let a = try Files.plan(before)
    let b = try Files.plan(after)
    guard a.mission.id == b.mission.id, a.mission.day == b.mission.day else {
      throw FileIssue(
        file: after, line: 0, column: 0,
        reason: "the plan is of '\(b.mission.id)' on \(b.mission.day.from.hongKongDate), the other of "
          + "'\(a.mission.id)' on \(a.mission.day.from.hongKongDate)")
    }
    let diff = PlanDiff.of(
      a, b, coverageA: try DiffCommand.coverage(beside: before),
      coverageB: try DiffCommand.coverage(beside: after))
    if json { return try Files.write(try DocumentCodec.encode(diff), to: "-") }
    for line in DiffText.lines(diff) { Terminal.say(line) }
  }

  /// The coverage that lies beside a plan; nil: none does.
  static func coverage(beside plan: String) throws -> CoverageReport? {
    let name = plan.split(separator: "/").last.map(String.init) ?? plan
    guard name.hasSuffix(".json") else { return nil }
    let stem = String(name.dropLast(5))
    let folder = Files.folder(of: plan)
    let path =
      (folder.isEmpty ? "" : folder + "/") + (stem == "plan" ? "coverage.json" : stem + ".coverage.json")
    guard DiskFiles().exists(path) else { return nil }
    return try DocumentCodec.decode(CoverageReport.self, from: try Files.read(path), file: path)
  }
}
