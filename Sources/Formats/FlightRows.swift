import MissionModel

/// Reads the lines of a flight log: CSV with a line of column names, one line a moment, `t_s` rising.
enum FlightRows {
  /// The values of each line, by column; of other columns than these nothing.
  ///
  /// - Parameter paired: two columns that need each other; they may both be missing.
  /// - Throws: `FileIssues` with the place of every mistake.
  static func read(_ bytes: [UInt8], file: String, needed: [String], paired: (String, String))
    throws(FileIssues) -> [[String: Double]]
  {
    var issues: [FileIssue] = []
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let names = cells(lines.first ?? "")
    for name in needed where !names.contains(name) {
      issues.append(FileIssue(file: file, line: 1, column: 1, reason: "there is no column '\(name)'"))
    }
    if names.contains(paired.0) != names.contains(paired.1) {
      issues.append(
        FileIssue(file: file, line: 1, column: 1, reason: "\(paired.0) and \(paired.1) need each other"))
    }
    guard issues.isEmpty else { throw FileIssues(issues) }

    let wanted = Set(needed + [paired.0, paired.1])
    var rows: [[String: Double]] = []
    for (index, line) in lines.enumerated().dropFirst() where !line.allSatisfy(\.isWhitespace) {
      let words = cells(line)
      var row: [String: Double] = [:]
      var column = 1
      for (place, word) in words.enumerated() {
        if place < names.count, wanted.contains(names[place]) {
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
    return rows
  }

  /// Whether a log has a column.
  static func has(_ column: String, _ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
    return cells(text[...]).contains(column)
  }

  private static func cells(_ line: Substring) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
      String(cell.filter { !$0.isWhitespace && $0 != "\u{FEFF}" })
    }
  }
}
