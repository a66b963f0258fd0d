import ArgumentParser

/// Vehicles with windows and one depot.
struct WindowsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vrptw",
    abstract: "Vehicles with time windows (Solomon's text, or sections of VRPLIB).",
    discussion: "The least distance is wanted, distances truncated to one decimal.")

  @Argument(help: "The instance.") var file: String
  @Option(help: "Where the routes are written, as JSON.") var out: String
  @Flag(help: "The fewest vehicles first, then distance in double precision (Solomon's text only).")
  var fewestVehicles = false
  @OptionGroup var search: SearchOptions

  func run() throws {
    let text = try InstanceText.read(file)
    // Files of VRPLIB begin with a key.
    if text.prefix(while: { !$0.isNewline }).contains(":") {
      if fewestVehicles { throw ValidationError("--fewest-vehicles: only for Solomon's text") }
      let sections = try SectionFile(text, file: file)
      return try VehicleRun.run(sections.instance(.tenths, divisor: 10), file: file, out: out, search)
    }
    let solomon = try SolomonFile(text, file: file)
    let instance = fewestVehicles ? solomon.fewestVehicles : solomon.leastDistance
    try VehicleRun.run(instance, file: file, out: out, search)
  }
}

/// Vehicles of several depots.
struct DepotsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mdvrp",
    abstract: "Vehicles of several depots (Cordeau's text), in double precision.")

  @Argument(help: "The instance.") var file: String
  @Option(help: "Where the routes are written, as JSON.") var out: String
  @OptionGroup var search: SearchOptions

  func run() throws {
    let instance = try CordeauFile(InstanceText.read(file), file: file).instance
    try VehicleRun.run(instance, file: file, out: out, search)
  }
}

/// Vehicles of several depots with windows.
struct DepotsWindowsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mdvrptw",
    abstract: "Vehicles of several depots with time windows (sections of VRPLIB), in thousandths.")

  @Argument(help: "The instance.") var file: String
  @Option(help: "Where the routes are written, as JSON.") var out: String
  @OptionGroup var search: SearchOptions

  func run() throws {
    let sections = try SectionFile(InstanceText.read(file), file: file)
    try VehicleRun.run(sections.instance(.thousandths, divisor: 1), file: file, out: out, search)
  }
}

/// Vehicles that reload and leave again.
struct TripsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "multitrip",
    abstract:
      "Vehicles that reload, with windows and release times (sections of VRPLIB), in truncated tenths.")

  @Argument(help: "The instance.") var file: String
  @Option(help: "Where the routes are written, as JSON.") var out: String
  @OptionGroup var search: SearchOptions

  func run() throws {
    let sections = try SectionFile(InstanceText.read(file), file: file)
    try VehicleRun.run(sections.instance(.tenths, divisor: 1), file: file, out: out, search)
  }
}

/// Electric vehicles.
struct ElectricCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evrptw",
    abstract: "Electric vehicles with time windows and chargers (Schneider's text), in double precision.",
    discussion: "The fewest vehicles are wanted first, then the least distance. Every charge is to full.")

  @Argument(help: "The instance.") var file: String
  @Option(help: "Where the routes are written, as JSON.") var out: String
  @Flag(help: "A charge may end before the battery is full.") var partial = false
  @OptionGroup var search: SearchOptions

  func run() throws {
    let instance = try SchneiderFile(InstanceText.read(file), file: file, partial: partial).instance
    try VehicleRun.run(instance, file: file, out: out, search)
  }
}
