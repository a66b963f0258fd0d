import ArgumentParser
import Foundation
import Planar
import Sweeps
import Units

/// Sweeps one polygon, inside it or on a closed tour that may leave it; the result is a line that a referee can read.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Sweeps a polygon with a disc; the path stays inside it, unless it is a closed tour.")

  @Argument(help: "A file with one WKT POLYGON, in metres.") var file: String
  @Option(help: "Metres across the disc.") var swath: Double
  @Option(help: "Where the path is written, as a WKT LINESTRING.") var out: String
  @Option(help: "Share of the polygon that is to be seen.") var share = 0.999
  @Flag(help: "A tour that ends where it begins and may leave the polygon.") var closed = false
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
    var task = SweepTask(ground: [polygon], flyable: polygon, widthM: swath, requiredShare: share)
    if closed {
      task.isClosed = true
      task.flyable = SweepCommand.around(polygon, byM: swath / 2)
    }
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

  /// A rectangle with the polygon in it, and so much room on all sides: further out a tour sees nothing.
  private static func around(_ polygon: MapPolygon, byM room: Double) -> MapPolygon {
    let box = polygon.bounds
    let (west, east) = (box.minEast - room, box.maxEast + room)
    let (south, north) = (box.minNorth - room, box.maxNorth + room)
    return MapPolygon(outer: [
      MapPoint(east: west, north: south), MapPoint(east: east, north: south),
      MapPoint(east: east, north: north), MapPoint(east: west, north: north),
    ])
  }
}
