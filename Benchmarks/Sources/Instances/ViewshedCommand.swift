import ArgumentParser
import Foundation
import TerrainModel
import Units
import Viewshed

/// Looks around from places over a height grid.
struct ViewshedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "viewshed",
    abstract: "Which cells of a height grid are seen from places above it (docs/viewshed.md).",
    discussion: """
      The method 'planes' is the one of gdal_viewshed, for comparing with it; 'lines' is the one that plans use.
      Of several observers the file says what any of them sees.
      """)

  @Argument(help: "The height grid, in metres, square cells.") var grid: String
  @Option(help: "EASTING,NORTHING,METRES_ABOVE_GROUND; may be repeated.") var observer: [Place] = []
  @Option(help: "A file with one such observer a line.") var observers: String?
  @Option(help: "Metres of the target above the ground.") var targetHeight = 0.0
  @Option(help: "Metres within which cells count; 0 looks at all of the grid.") var radius = 0.0
  @Option(help: "Share of the earth's curvature after refraction; 0 is a level earth.")
  var curvature = Viewshed.Look.visibleLight
  @Option(help: "planes or lines.") var method = Method.planes
  @Option(help: "Where the grid of 1 (seen), 0 (hidden) and no data (neither) is written, as ESRI ASCII.")
  var out: String

  struct Place: ExpressibleByArgument {
    var observer: Viewshed.Observer

    init?(argument: String) {
      let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map {
        Double($0.trimmingCharacters(in: .whitespaces))
      }
      guard numbers.count == 3, let east = numbers[0], let north = numbers[1], let height = numbers[2] else {
        return nil
      }
      observer = Viewshed.Observer(eastM: east, northM: north, heightAboveGroundM: height)
    }
  }

  enum Method: String, ExpressibleByArgument, CaseIterable {
    case planes, lines
    var viewshed: Viewshed.Method { self == .lines ? .lines : .planes }
  }

  /// What is printed.
  private struct Answer: Encodable {
    var instance, method: String
    var observers, cells, seen: Int
    var cpuSeconds, cpuSecondsLooking, cpuNanosecondsPerCell: Double
    var threads = 1

    enum CodingKeys: String, CodingKey {
      case instance, method, observers, cells, seen, threads
      case cpuSeconds = "cpu_s"
      case cpuSecondsLooking = "cpu_s_looking"
      case cpuNanosecondsPerCell = "cpu_ns_per_cell"
    }
  }

  func run() throws {
    let heights = try GridFile.read(grid)
    let places = try observer.map(\.observer) + fromFile()
    guard !places.isEmpty else { throw ValidationError("give --observer or --observers") }
    let look = Viewshed.Look(
      targetHeightM: targetHeight, radiusM: radius == 0 ? nil : radius, curvature: curvature)
    let start = Processor.seconds()
    let relief = try Relief(heights)
    let looks = try places.map { try Viewshed.seen(from: $0, on: relief, look, method: method.viewshed) }
    let looking = Processor.seconds() - start
    let (hidden, seen) = (looks.map { $0.count(.hidden) }, looks.map { $0.count(.seen) })
    let cells = (hidden + seen).reduce(0, +)
    try text(heights, looks).write(toFile: out, atomically: true, encoding: .utf8)
    try AnswerPrinter.print(
      Answer(
        instance: URL(fileURLWithPath: grid).deletingPathExtension().lastPathComponent,
        method: method.rawValue, observers: places.count, cells: cells, seen: seen.reduce(0, +),
        cpuSeconds: Processor.seconds(), cpuSecondsLooking: looking,
        cpuNanosecondsPerCell: looking / Double(max(1, cells)) * 1e9))
  }

  private func fromFile() throws -> [Viewshed.Observer] {
    guard let observers else { return [] }
    return try InstanceText.read(observers).split(whereSeparator: \.isNewline).enumerated().map { line in
      guard let place = Place(argument: String(line.element)) else {
        throw ValidationError(
          "\(observers):\(line.offset + 1): '\(line.element)' is not EASTING,NORTHING,METRES")
      }
      return place.observer
    }
  }

  /// The whole grid; a cell is seen when anybody sees it.
  private func text(_ grid: HeightGrid, _ looks: [SeenCells]) -> String {
    var marks = [UInt8](repeating: 2, count: grid.columns * grid.rows)
    for look in looks {
      for index in look.marks.indices {
        let place =
          (look.firstRow + index / look.columns) * grid.columns + look.firstColumn + index % look.columns
        switch look.marks[index] {
        case 1: marks[place] = 1
        case 0: if marks[place] == 2 { marks[place] = 0 }
        default: break
        }
      }
    }
    let half = grid.cellSize / 2
    var text = "ncols \(grid.columns)\nnrows \(grid.rows)\nxllcorner \(grid.westPost - half)\n"
    text += "yllcorner \(grid.southPost - half)\ncellsize \(grid.cellSize)\nNODATA_value -9999\n"
    let words = ["0", "1", "-9999"]
    for row in 0..<grid.rows {
      let line = marks[row * grid.columns..<(row + 1) * grid.columns]
      text += line.map { words[Int($0)] }.joined(separator: " ") + "\n"
    }
    return text
  }
}
