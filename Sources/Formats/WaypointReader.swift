import MissionModel

/// Reads "QGC WPL 110" files strictly: what any of QGroundControl, Mission Planner, pymavlink or MAVSDK refuses
/// or misreads is refused, with its line and column.
public enum WaypointReader {
  private static let names = [
    "index", "current", "frame", "command", "param 1", "param 2", "param 3", "param 4", "latitude",
    "longitude", "altitude", "autocontinue",
  ]

  /// - Parameters:
  ///   - file: The name that errors show.
  ///   - profile: Check the rules of this autopilot too; nil: only those of the file format.
  /// - Throws: `FileIssues`, all of them; the column counts characters from 1.
  public static func read(_ bytes: [UInt8], file: String, profile: FirmwareProfile? = nil) throws
    -> FlightFile
  {
    var issues: [FileIssue] = []
    func issue(_ line: Int, _ column: Int, _ reason: String) {
      issues.append(FileIssue(file: file, line: line, column: column, reason: reason))
    }
    guard bytes.allSatisfy({ $0 < 0x80 }) else {
      let line = 1 + bytes.prefix { $0 < 0x80 }.count { $0 == 0x0A }
      throw FileIssues([
        FileIssue(file: file, line: line, column: 1, reason: "not ASCII (a byte order mark is refused too)")
      ])
    }
    var lines = String(decoding: bytes, as: UTF8.self).utf8.split(
      separator: 0x0A, omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self) }
    if lines.last == "" {
      lines.removeLast()
    } else {
      issue(lines.count, 1, "the last line does not end: the file may be cut short")
    }
    if lines.first != WaypointFile.header { issue(1, 1, "the first line must be '\(WaypointFile.header)'") }
    var items: [MissionItem] = []
    var itemLines: [Int] = []
    for (index, text) in lines.enumerated().dropFirst() {
      if let item = row(text, number: index - 1, line: index + 1, issue) {
        items.append(item)
        itemLines.append(index + 1)
      }
    }
    guard issues.isEmpty else { throw FileIssues(issues) }
    guard let home = items.first, home.command == MissionCommand.waypoint, home.frame == MissionFrame.seaLevel
    else {
      issue(2, 1, "row 0 must be home: command 16 in frame 0 (AMSL)")
      throw FileIssues(issues)
    }
    let flight = Array(items.dropFirst())
    let problems =
      MissionItemRules.format(items).filter { $0.index == 0 }
      + MissionItemRules.format(flight).map { .init(index: $0.index + 1, reason: $0.reason) }
      + (profile.map { MissionItemRules.flight(flight, profile: $0) } ?? [])
      .map { .init(index: $0.index + 1, reason: $0.reason) }
    for problem in problems {
      issue(problem.index < itemLines.count ? itemLines[problem.index] : lines.count, 1, problem.reason)
    }
    guard issues.isEmpty else { throw FileIssues(issues) }
    return FlightFile(
      firmwareType: nil,
      home: HomePosition(
        latitudeDeg: home.latitudeDeg ?? 0, longitudeDeg: home.longitudeDeg ?? 0, egm96M: home.altitudeM ?? 0),
      items: flight, fence: [], rally: [])
  }

  private static func row(
    _ text: String, number: Int, line: Int, _ issue: (Int, Int, String) -> Void
  ) -> MissionItem? {
    if text.isEmpty { return fail(issue, line, 1, "an empty line") }
    if text.utf8.first == UInt8(ascii: "#") { return fail(issue, line, 1, "a comment") }
    if text.utf8.last == 0x0D {
      return fail(issue, line, text.utf8.count, "a carriage return: line feeds only")
    }
    let columns = text.utf8.split(separator: 0x09, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard columns.count == 12 else {
      return fail(issue, line, 1, "\(columns.count) columns parted by tabs: must be 12")
    }
    var starts: [Int] = []
    var start = 1
    for column in columns {
      starts.append(start)
      start += column.utf8.count + 1
    }
    var good = true
    func whole(_ place: Int, _ range: ClosedRange<Int>) -> Int {
      guard let value = Int(columns[place]), "\(value)" == columns[place], range.contains(value) else {
        issue(
          line, starts[place],
          "\(names[place]) '\(columns[place])': a whole number from \(range.lowerBound) to \(range.upperBound)"
        )
        good = false
        return 0
      }
      return value
    }
    _ = whole(0, number...number)
    let current = number == 0 ? 1 : 0
    _ = whole(1, current...current)
    let frame = whole(2, 0...21)
    let command = whole(3, 1...65_535)
    var parameters: [Double?] = []
    for place in 4...10 {
      guard let value = DecimalText.parse(columns[place]) else {
        issue(line, starts[place], "\(names[place]) '\(columns[place])' is not a number")
        good = false
        continue
      }
      parameters.append(value)
    }
    let auto = whole(11, 0...1)
    guard good else { return nil }
    return MissionItem(command: command, frame: frame, parameters: parameters, autoContinue: auto == 1)
  }

  private static func fail(
    _ issue: (Int, Int, String) -> Void, _ line: Int, _ column: Int, _ reason: String
  ) -> MissionItem? {
    issue(line, column, reason)
    return nil
  }
}
