import ArgumentParser
import Foundation
import Skybeat

/// Plans random missions and has the independent checker judge every plan.
@main
struct TrialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trial",
    abstract: "Plans random missions, checks each, and ends with 1 on a violation, a crash or a slow one.")

  /// A mission that takes longer is a failure; one that takes longer than the second is ended.
  static let slowCPUSeconds = 5.0
  static let mostCPUSeconds = 60.0

  @Option(help: "First seed.") var firstSeed: UInt64 = 0
  @Option(help: "How many seeds.") var count = 100
  @Option(help: "area, corridor, ring or targets; all in turn when absent.") var kind: String?
  @Option(help: "Folder with the catalogue of aircraft.") var missions = "Missions"
  @Option(help: "Where a line of JSON a seed goes.") var out: String?
  @Option(help: "Writes the mission of the first seed and its layers into this folder and ends.")
  var write: String?
  @Flag(help: "Lets things go wrong during each day and plans the rest of it again, twice.") var faults =
    false
  @Option(help: "With --faults: days of these missions in turn, in place of random ones.") var day: [String] =
    []
  @Flag(help: .hidden) var worker = false

  private var wanted: RandomMission.Kind? { kind.flatMap { RandomMission.Kind(rawValue: $0) } }

  func validate() throws {
    if let kind, wanted == nil { throw ValidationError("--kind \(kind): area, corridor, ring or targets") }
    if !day.isEmpty, !faults || kind != nil {
      throw ValidationError("--day goes with --faults, without --kind")
    }
    if count < 1 { throw ValidationError("--count \(count): at least 1 is needed") }
  }

  func run() throws {
    if let write { return try save(write) }
    if worker { return try work() }
    let summary = TrialSummary(try Workers(options: self).verdicts())
    print(summary.text)
    if summary.failed { throw ExitCode.failure }
  }

  /// Judges the seeds one after the other; each is named before it begins.
  private func work() throws {
    var days = ShippedDays()
    for seed in firstSeed..<(firstSeed + UInt64(count)) {
      put("begin \(seed)")
      Processor.allow(TrialCommand.mostCPUSeconds)
      let verdict =
        day.isEmpty
        ? Verdict.of(seed: seed, kind: wanted, missions: missions, faults: faults)
        : days.verdict(seed: seed, paths: day)
      put(String(decoding: try JSONEncoder().encode(verdict), as: UTF8.self))
    }
  }

  private func put(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  private func save(_ folder: String) throws {
    let mission = RandomMission(seed: firstSeed, kind: wanted, missions: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (path, text) in mission.files.texts {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    print("\(mission.path): beside it the folder 'catalog' of \(missions) is needed")
  }
}
