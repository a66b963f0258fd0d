import Skybeat

/// Comma-separated text with a line of column names (RFC 4180), each row with the line where it begins.
struct CSVTable {
  struct Row {
    var line: Int
    var cells: [String]
  }

  var columns: [String]
  var rows: [Row]

  /// - Throws: `FileIssues` with every row whose length is wrong, or the first quote that is not closed.
  init(_ bytes: [UInt8], file: String) throws {
    guard var text = String(validating: bytes, as: UTF8.self) else {
      throw FileIssue(file: file, line: 0, column: 0, reason: "the text is not UTF-8")
    }
    // Spreadsheets put a byte order mark first.
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    var rows = try CSVTable.split(text, file: file)
    rows.removeAll { $0.cells == [""] }
    guard !rows.isEmpty else {
      throw FileIssue(
        file: file, line: 0, column: 0, reason: "the file is empty; expected a line of column names")
    }
    let head = rows.removeFirst()
    columns = head.cells.map { CSVTable.trimmed($0) }
    var issues: [FileIssue] = []
    for (index, name) in columns.enumerated() where columns[..<index].contains(name) {
      issues.append(
        FileIssue(file: file, line: head.line, column: 1, reason: "the column '\(name)' is there twice"))
    }
    for row in rows where row.cells.count != columns.count {
      let reason = "\(row.cells.count) values for \(columns.count) columns"
      issues.append(FileIssue(file: file, line: row.line, column: 1, reason: reason))
    }
    if !issues.isEmpty { throw FileIssues(issues) }
    self.rows = rows
  }

  private static func split(_ text: String, file: String) throws -> [Row] {
    var rows: [Row] = []
    var row = Row(line: 1, cells: [])
    var cell = ""
    var line = 1
    var quotedSince: Int?
    var wasQuote = false
    for character in text {
      if quotedSince != nil, !wasQuote {
        if character == "\"" { wasQuote = true } else { cell.append(character) }
        if character.isNewline { line += 1 }
        continue
      }
      if wasQuote, character == "\"" {
        cell.append(character)
        wasQuote = false
        continue
      }
      if wasQuote {
        quotedSince = nil
        wasQuote = false
      }
      if character == "," {
        row.cells.append(cell)
        cell = ""
      } else if character.isNewline {
        row.cells.append(cell)
        rows.append(row)
        line += 1
        cell = ""
        row = Row(line: line, cells: [])
      } else if character == "\"", cell.isEmpty {
        quotedSince = line
      } else {
        cell.append(character)
      }
    }
    if let quotedSince, !wasQuote {
      throw FileIssue(
        file: file, line: quotedSince, column: 1, reason: "a quote begins here and is not closed")
    }
    if !row.cells.isEmpty || !cell.isEmpty { rows.append(Row(line: row.line, cells: row.cells + [cell])) }
    return rows
  }

  /// One line of the format, without the end of line.
  static func line(_ cells: [String]) -> String {
    cells.map { cell in
      let needsQuotes = cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
      return needsQuotes
        ? "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
          + "\"" : cell
    }.joined(separator: ",")
  }

  static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
