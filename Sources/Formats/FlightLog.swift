public import AircraftModel
public import MissionModel
import Units

/// Reads a flight log: CSV with a line of column names (`docs/flight-model.md`, "Calibration").
///
/// `t_s`, `power_w`, `ve`, `vn` and `vu` are needed (seconds, watts, metres per second east, north and up); `wind_from_deg`
/// and `wind_mps`, both or neither, give the wind of each line. Other columns are left alone.
public enum FlightLog {
  /// A longer step between two lines is a gap in the log, seconds, and is left out.
  static let greatestStepS = 5.0
  private static let needed = ["t_s", "power_w", "ve", "vn", "vu"]

  /// Samples of flight: lines with power above 0.
  ///
  /// - Throws: `FileIssues` with the place of every mistake.
  public static func samples(_ bytes: [UInt8], file: String, wind: Wind) throws(FileIssues)
    -> [PowerCalibration.Sample]
  {
    let rows = try FlightRows.read(bytes, file: file, needed: needed, paired: ("wind_from_deg", "wind_mps"))
    return zip(rows, rows.dropFirst()).compactMap { row, next in
      sample(row, next, wind: wind)
    }
  }

  private static func sample(_ row: [String: Double], _ next: [String: Double], wind: Wind)
    -> PowerCalibration.Sample?
  {
    guard let time = row["t_s"], let until = next["t_s"], let power = row["power_w"], power > 0,
      let east = row["ve"], let north = row["vn"], let up = row["vu"], until - time <= greatestStepS
    else { return nil }
    var air = wind
    if let from = row["wind_from_deg"], let speed = row["wind_mps"] {
      air = Wind(from: .degrees(from), speed: .metresPerSecond(speed))
    }
    let (x, y) = (east - air.eastMps, north - air.northMps)
    return PowerCalibration.Sample(
      seconds: until - time, airspeedMps: (x * x + y * y).squareRoot(), climbMps: up, powerW: power)
  }
}
