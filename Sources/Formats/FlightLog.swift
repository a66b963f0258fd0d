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
    var issues: [FileIssue] = []
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let names = cells(lines.first ?? "")
    var places: [String: Int] = [:]
    for (index, name) in names.enumerated() where places[name] == nil { places[name] = index }
    for name in needed where places[name] == nil {
      issues.append(FileIssue(file: file, line: 1, column: 1, reason: "there is no column '\(name)'"))
    }
    if (places["wind_from_deg"] == nil) != (places["wind_mps"] == nil) {
      issues.append(
        FileIssue(file: file, line: 1, column: 1, reason: "wind_from_deg and wind_mps need each other"))
    }
    guard issues.isEmpty else { throw FileIssues(issues) }

    var rows: [[String: Double]] = []
    for (index, line) in lines.enumerated().dropFirst() where !line.allSatisfy(\.isWhitespace) {
      let words = cells(line)
      var row: [String: Double] = [:]
      var column = 1
      for (place, word) in words.enumerated() {
        if place < names.count, needed.contains(names[place]) || names[place].hasPrefix("wind_") {
          if let value = Double(word), value.isFinite {
            row[names[place]] = value
          } else {
            issues.append(
              FileIssue(
                file: file, line: index + 1, column: column,
                reason: "\(names[place]): '\(word)' is not a number"))
          }
        }
        column += word.count + 1
      }
      if words.count < names.count {
        issues.append(
          FileIssue(
            file: file, line: index + 1, column: 1,
            reason: "\(words.count) values for \(names.count) columns"))
      }
      if let time = row["t_s"], let last = rows.last?["t_s"], time <= last {
        issues.append(
          FileIssue(
            file: file, line: index + 1, column: 1,
            reason: "t_s \(time) is not after \(last) of the line before"))
      }
      rows.append(row)
    }
    guard issues.isEmpty else { throw FileIssues(issues) }
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

  private static func cells(_ line: Substring) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
      String(cell.filter { !$0.isWhitespace && $0 != "\u{FEFF}" })
    }
  }
}
