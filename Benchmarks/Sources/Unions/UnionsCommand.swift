import ArgumentParser
import Coverage
import Foundation
import Geodesy
import Planar
import Units

/// Times the union of camera footprints and the outlines of gaps, for `Benchmarks/union-ratio`; it only
/// reads, times and prints.
@main
struct UnionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unions",
    abstract: "Times unions of camera footprints and outlines of gaps; prints one JSON object.",
    subcommands: [FootprintsCommand.self, GapsCommand.self])
}

/// What both commands take and print.
struct UnionOptions: ParsableArguments {
  @Option(help: "lanes, down, line or wander: how the camera is flown.") var track = FootprintTrack.Kind.lanes
  @Option(help: "How many views.") var count = 2000
  @Option(help: "Seed of the track.") var seed: UInt64 = 1
  @Option(help: "How often the job is done and timed.") var repeats = 5
  @Option(help: "Where the shapes go in are written, a WKT polygon a line.") var shapes: String?
  @Option(help: "Where the result is written, a WKT polygon a line.") var out: String?

  func validate() throws {
    guard count > 0, repeats > 0 else { throw ValidationError("--count and --repeats must be at least 1") }
  }

  /// Does the job `repeats` times, writes the files that are asked for and prints.
  func time(_ job: () throws -> [MapPolygon], of shapes: () -> [MapPolygon]) throws {
    var seconds: [Double] = []
    var result: [MapPolygon] = []
    for _ in 0..<repeats {
      let start = Processor.seconds()
      result = try job()
      seconds.append(Processor.seconds() - start)
    }
    let given = shapes()
    if let file = self.shapes { try WellKnownText.write(given, to: file) }
    if let out { try WellKnownText.write(result, to: out) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let answer = Answer(
      shapes: given.count, polygons: result.count, areaM2: result.reduce(0) { $0 + $1.area },
      cpuSeconds: seconds)
    print(String(decoding: try encoder.encode(answer), as: UTF8.self))
  }

  private struct Answer: Encodable {
    var shapes, polygons: Int
    var areaM2: Double
    var cpuSeconds: [Double]

    enum CodingKeys: String, CodingKey {
      case shapes, polygons
      case areaM2 = "area_m2"
      case cpuSeconds = "cpu_s"
    }
  }
}

extension FootprintTrack.Kind: ExpressibleByArgument {}

struct FootprintsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "footprints", abstract: "The union of the views of a track, points in and points out.")

  @OptionGroup var options: UnionOptions

  func run() throws {
    let shapes = FootprintTrack(kind: options.track, count: options.count, seed: options.seed).shapes()
    try options.time({ try Regions.union(shapes) }, of: { shapes })
  }
}

struct GapsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps", abstract: "Outlines of the cells that no view of a track sees.")

  @OptionGroup var options: UnionOptions
  @Option(help: "Edge of a cell, metres.") var cell = 5.0

  func run() throws {
    let gaps = GapScene(
      track: FootprintTrack(kind: options.track, count: options.count, seed: options.seed), cellM: cell)
    try options.time({ gaps.outlines() }, of: { gaps.boxes() })
  }
}
