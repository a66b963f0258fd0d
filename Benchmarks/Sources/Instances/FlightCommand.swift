import AircraftModel
import ArgumentParser
import Foundation
import Units

/// Predicts how an ArduCopter flies a mission file.
struct FlightCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flight",
    abstract: "Predicts the times and the track of an ArduCopter on a WPL 110 mission file.")

  @Argument(help: "Mission file (QGC WPL 110).") var mission: String
  @Option(help: "JSON object of ArduCopter parameters; missing ones keep the autopilot's defaults.")
  var parameters: String?
  @Option(help: "Steady wind FROM_DEG,SPEED_MPS, such as 90,8: 8 m/s from the east.") var wind: String?
  @Option(help: "Where the predicted track goes, as CSV.") var out: String?

  func run() throws {
    let file = try WaypointMission(path: mission)
    let values = try parameters.map { try ParameterFile.read($0) } ?? CopterParameters()
    let flight = CopterFlight(values, wind: try air())
    let start = Processor.seconds()
    let result = try flight.predict(file.mission)
    let used = Processor.seconds() - start
    if let out {
      try file.table(result).write(toFile: out, atomically: true, encoding: .utf8)
    }
    let items = result.itemBegins.map { "\"\($0.item)\": \(number($0.timeS))" }.joined(separator: ", ")
    print(
      "{\"return_begins_s\": \(number(result.returnBeginsS)), \"item_begins_s\": {\(items)}, "
        + "\"cpu_s\": \(String(format: "%.4f", used))}")
  }

  private func number(_ value: Double) -> String { String(format: "%.2f", value) }

  private func air() throws -> Wind {
    guard let wind else { return .calm }
    let parts = wind.split(separator: ",").map { Double($0) }
    guard parts.count == 2, let from = parts[0], let speed = parts[1], speed >= 0, speed.isFinite,
      from.isFinite
    else { throw ValidationError("--wind \(wind): FROM_DEG,SPEED_MPS is needed, such as 90,8") }
    return Wind(from: .degrees(from), speed: .metresPerSecond(speed))
  }
}
