import ArgumentParser
import PatrolDays
import Units

/// The patrol day in the format `patrol-day/1`.
struct PatrolDayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patrol-day", abstract: "Plans which dock flies what and when (format patrol-day/1).")

  @Argument(help: "The instance.") var file: String
  @Option(help: "How revisits are counted: block or sliding.") var mode: String
  @Option(help: "Where the flights are written, as JSON.") var out: String
  @OptionGroup var search: SearchOptions

  func validate() throws {
    if PatrolDayFile.Mode(rawValue: mode) == nil {
      throw ValidationError("--mode \(mode): block or sliding is expected")
    }
  }

  func run() throws {
    guard let mode = PatrolDayFile.Mode(rawValue: mode) else { return }
    let file = try PatrolDayFile.read(file)
    let day = file.day(mode)
    let stop = search.stop(standard: 100_000)
    var search = PatrolSearch(try FreeFlights(day), seed: search.seed)
    let read = Processor.seconds()
    search.run(stop)
    let flights = search.plan.flights
    try InstanceText.write(Self.solution(flights, file), to: out)
    let fields: [(String, String)] = [
      ("instance", InstanceText.json(self.file)),
      ("mode", InstanceText.json(mode.rawValue)),
      ("J", value(search.cost, file)),
      ("flights", "\(flights.count)"),
      ("flight_min", "\(flights.reduce(0) { $0 + $1.landing - $1.start })"),
      ("cpu_seconds", InstanceText.json(Processor.seconds())),
      ("cpu_seconds_reading", InstanceText.json(read)),
      ("seed", "\(self.search.seed)"),
      ("rounds", "\(search.rounds)"),
      ("threads", "\(self.search.threads)"),
    ]
    print("{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}")
  }

  private func value(_ cost: DayCost, _ file: PatrolDayFile) -> String {
    InstanceText.json(Double(cost.levels.energy) / Double(file.scale))
  }

  static func solution(_ flights: [PatrolFlight], _ file: PatrolDayFile) -> String {
    let rows = flights.map { flight in
      let tasks = flight.visits.map { InstanceText.json(file.tasks[$0.task].id) }.joined(separator: ", ")
      return "{\"dock\": \(InstanceText.json(file.docks[flight.dock].id)), "
        + "\"start_min\": \(flight.start), \"tasks\": [\(tasks)]}"
    }
    return "{\"flights\": [\n\(rows.joined(separator: ",\n"))\n]}\n"
  }
}
