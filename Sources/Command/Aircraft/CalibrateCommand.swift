import ArgumentParser
import Skybeat

extension AircraftCommand {
  struct Calibrate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Fit an aircraft's power to logged flights.",
      discussion: """
        Prints hover_w, cruise_w and energy_uncertainty_share as lines for the
        aircraft file. A log is CSV with a line of names; t_s, power_w, ve, vn, vu
        are needed (seconds, watts, metres per second east, north, up);
        wind_from_deg and wind_mps may be given on each line.

        Example:
          skybeat aircraft calibrate flight.csv \\
            --aircraft Missions/catalog/aircraft/m4td.yaml --wind 90,6
        """)

    @Argument(help: "Flight logs (CSV).", completion: .file(extensions: ["csv"]))
    var logs: [String]
    @Option(help: "Aircraft file: its mass, rotor and cruise speed are taken.")
    var aircraft = "Missions/catalog/aircraft/generic-quad.yaml"
    @Option(help: "Wind of logs without wind columns: FROM_DEG,SPEED_MPS.")
    var wind: String?

    func validate() throws {
      if logs.isEmpty { throw ValidationError("at least one log is needed") }
      if wind != nil, air == nil {
        throw ValidationError("--wind is '\(wind ?? "")'; expected FROM_DEG,SPEED_MPS, such as 90,6")
      }
    }

    private var air: Wind? {
      guard let wind else { return .calm }
      let parts = wind.split(separator: ",").map { Double($0) }
      guard parts.count == 2, let from = parts[0], let speed = parts[1], from.isFinite,
        (0...60).contains(speed)
      else { return nil }
      return Wind(from: .degrees(from), speed: .metresPerSecond(speed))
    }

    func run() throws {
      var samples: [PowerCalibration.Sample] = []
      for log in logs {
        samples += try FlightLog.samples(try Files.read(log), file: log, wind: air ?? .calm)
      }
      guard let airframe = try MissionProbe.aircraft([aircraft]).first?.airframe else { return }
      let fit: PowerCalibration
      do {
        fit = try PowerCalibration(samples, airframe: airframe)
      } catch {
        throw FileIssue(file: logs.joined(separator: ", "), line: 0, column: 0, reason: error.description)
      }
      report(fit, airframe)
    }

    private func report(_ fit: PowerCalibration, _ airframe: Airframe) {
      let number = NumberText.short
      let minutes = number(fit.minutes)
      let source = "fitted to \(logs.joined(separator: ", ")), \(minutes) min of flight"
      var lines = [
        "# \(airframe.id) \(airframe.name.en) \(airframe.name.zh)",
        "# hover 懸停 \(number(fit.hoverW)) ± \(number(fit.hoverBandW)) W, in the file 檔案所列 "
          + "\(number(airframe.hoverPower.watts)) W",
        "# cruise 巡航 \(number(fit.cruiseW)) ± \(number(fit.cruiseBandW)) W, in the file 檔案所列 "
          + "\(number(airframe.cruisePower.watts)) W",
        "# greatest airspeed in the log 記錄最高空速 \(number(fit.greatestAirspeedMps)) m/s",
      ]
      if !fit.separatesDrag {
        lines.append(
          "# one airspeed only: both powers are scaled by one factor 僅得單一空速：兩項功率按同一比例調整")
      }
      let entries = [
        ("hover_w", number(fit.hoverW)), ("cruise_w", number(fit.cruiseW)),
        ("energy_uncertainty_share", "\((fit.uncertaintyShare * 100).rounded(.up) / 100)"),
      ]
      for (key, value) in entries {
        lines.append("\(key): {value: \(value), source: \"\(source)\", verified: \(fit.minutes >= 10)}")
      }
      Terminal.say(lines.joined(separator: "\n"))
    }
  }
}
