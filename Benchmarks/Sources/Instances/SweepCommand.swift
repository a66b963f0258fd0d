import ArgumentParser
import Foundation
import Planar
import Sweeps
import Units

/// Sweeps one polygon and stays inside it; the result is a line that a referee can read.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Sweeps a polygon with a disc; the path stays inside it.")

  @Argument(help: "A file with one WKT POLYGON, in metres.") var file: String
  @Option(help: "Metres across the disc.") var swath: Double
  @Option(help: "Where the path is written, as a WKT LINESTRING.") var out: String
  @Option(help: "Share of the polygon that is to be seen.") var share = 0.999
  @OptionGroup var search: SearchOptions

  /// What is printed.
  private struct Answer: Encodable {
    var instance: String
    var value, bound, ratio: Double
    var coveredShare: Double
    var cpuSeconds: Double
    var seed: UInt64

    enum CodingKeys: String, CodingKey {
      case instance, value, bound, ratio, seed
      case coveredShare = "covered_share"
      case cpuSeconds = "cpu_s"
    }
  }

  func run() throws {
    let polygon = try WellKnownText.polygon(file: file)
    let task = SweepTask(ground: [polygon], flyable: polygon, widthM: swath, requiredShare: share)
    let sweep = try SweepPlanner.plan(
      task, stop: search.stop(standard: SweepPlanner.standardRounds), seed: search.seed)
    try WellKnownText.line(sweep.path).write(toFile: out, atomically: true, encoding: .utf8)
    try AnswerPrinter.print(
      Answer(
        instance: URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent, value: sweep.lengthM,
        bound: sweep.boundM, ratio: sweep.lengthM / max(sweep.boundM, .leastNormalMagnitude),
        coveredShare: sweep.seenShare, cpuSeconds: Processor.seconds(), seed: search.seed))
    guard sweep.seenShare >= share else {
      throw ValidationError("\(file): only a share of \(sweep.seenShare) is seen; \(share) is required")
    }
  }
}
