import ArgumentParser
import PlanArchive
import Skybeat

/// The option to count first visits from what an archive has seen.
struct FromArchive: ParsableArguments {
  @Option(
    help: "Count the first visits from the last complete looks before the day in this archive.",
    completion: .file(extensions: ["gpkg"]))
  var fromArchive: String?

  func counting(_ mission: Mission) throws -> Mission {
    guard let fromArchive else { return mission }
    let archive = try UnitArchive(path: fromArchive)
    if archive.unit != mission.unit {
      throw FileIssue(
        file: fromArchive, line: 0, column: 0,
        reason: "this is the archive of '\(archive.unit.en)', not of '\(mission.unit.en)'")
    }
    return try mission.counting(from: try archive.lastSeen(before: mission.day.from), file: fromArchive)
  }
}
