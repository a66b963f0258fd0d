import ArgumentParser
import Skybeat

struct AircraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aircraft", abstract: "Look at the aircraft data that plans are made with.",
    subcommands: [List.self, Show.self, Calibrate.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The aircraft of the catalogue, with endurance and marks.",
      discussion: """
        Times are from a charged pack down to the reserve, with the uncertainty of
        the energy figures on top, after a climb to 60 m, without wind. The column
        "verified" counts the numbers that somebody has confirmed.

        Example: skybeat aircraft list
        """)

    @Argument(help: "Folder with aircraft files.", completion: .directory)
    var folder = "Missions/catalog/aircraft"

    func run() throws {
      let files = try Files.names(in: folder, ending: ".yaml").map { folder + "/" + $0 }
      if files.isEmpty { throw FileIssue(file: folder, line: 0, column: 0, reason: "no file ends in .yaml") }
      var table = TextTable([
        ("id", .left), ("aircraft", .left), ("mass kg", .right), ("pack Wh", .right), ("to spend Wh", .right),
        ("hover min", .right), ("cruise min", .right), ("at m/s", .right), ("out and back km", .right),
        ("verified", .right), ("file", .left),
      ])
      for (file, aircraft) in zip(files, try MissionProbe.aircraft(files)) {
        let airframe = aircraft.airframe
        let endurance = Endurance(model: FlightModel(airframe), heightM: 60, windMps: 0)
        let verified = airframe.facts.count { $0.verified }
        table.add([
          airframe.id, "\(airframe.name.en) \(airframe.name.zh)",
          NumberText.short(airframe.takeoffMass.kilograms), NumberText.short(airframe.battery.wattHours),
          NumberText.short(airframe.spendable.wattHours), NumberText.whole(endurance.hoverMin),
          NumberText.whole(endurance.cruiseMin), NumberText.short(airframe.cruiseSpeed.metresPerSecond),
          NumberText.kilometres(endurance.reachM(alongWind: true)), "\(verified)/\(airframe.facts.count)",
          file,
        ])
      }
      Terminal.say(table.text())
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "All numbers of one aircraft file, with sources.",
      discussion: """
        Time and range follow docs/flight-model.md: from a charged pack down to the
        reserve, with the uncertainty of the energy figures on top, after a climb to
        the given height and with the descent counted.

        Example:
          skybeat aircraft show Missions/catalog/aircraft/m4td.yaml --wind-mps 8
        """)

    @Argument(help: "Aircraft file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
    var file: String
    @Option(help: "Steady wind at flight height, metres per second.")
    var windMps = 0.0
    @Option(name: .customLong("height-m"), help: "Height above take-off, metres.")
    var heightM = 60.0

    func validate() throws {
      guard (0...40).contains(windMps) else {
        throw ValidationError("--wind-mps is \(windMps); expected 0 to 40 m/s.")
      }
      guard (0...500).contains(heightM) else {
        throw ValidationError("--height-m is \(heightM); expected 0 to 500 m.")
      }
    }

    func run() throws {
      for aircraft in try MissionProbe.aircraft([file]) {
        AircraftText.show(
          aircraft.airframe, cameras: aircraft.cameras,
          Endurance(model: FlightModel(aircraft.airframe), heightM: heightM, windMps: windMps))
      }
    }
  }
}
