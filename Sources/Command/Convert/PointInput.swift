import Skybeat

/// The points of one run of `convert`, from arguments or from a table, with the columns that pass through.
struct PointInput {
  var points: [PointIn] = []
  var extraNames: [String] = []
  /// As many rows as points.
  var extras: [[String]] = []
  /// What could not be read, point by point.
  var issues: [FileIssue] = []

  /// - Parameter heightColumn: name of the column with heights, when there must be heights.
  /// - Throws: `FileIssue` or `FileIssues` for a table that is none or lacks a column.
  init(points texts: [String], csv: String?, side: CoordinateSide, heightColumn: String?) throws {
    if let csv {
      try read(csv, side, heightColumn)
    } else {
      read(texts, side, withHeights: heightColumn != nil)
    }
  }

  private mutating func read(_ texts: [String], _ side: CoordinateSide, withHeights: Bool) {
    for (index, text) in texts.enumerated() {
      let file = "point \(index + 1)"
      let wanted = (side.names + (withHeights ? ["height_m"] : [])).joined(separator: ",")
      let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
        CSVTable.trimmed(String($0))
      }
      guard parts.count == (withHeights ? 3 : 2) else {
        let hint = parts.count == 3 && !withHeights ? "; a height needs --height-from and --height-to" : ""
        let reason = "'\(text)' has \(parts.count) numbers; expected \(wanted)\(hint)"
        issues.append(FileIssue(file: file, line: 0, column: 0, reason: reason))
        continue
      }
      let numbers = parts.map { DecimalText.parse($0) }
      if let bad = numbers.firstIndex(where: { $0 == nil }) {
        let reason = "'\(parts[bad])' is not a finite number; expected \(wanted)"
        issues.append(FileIssue(file: file, line: 0, column: 0, reason: reason))
        continue
      }
      let values = numbers.compactMap { $0 }
      points.append(
        PointIn(
          file: file, line: 0, place: side.coordinate(first: values[0], second: values[1]),
          height: withHeights ? values[2] : nil))
      extras.append([])
    }
  }

  private mutating func read(_ path: String, _ side: CoordinateSide, _ heightColumn: String?) throws {
    let file = path == "-" ? "standard input" : path
    let table = try CSVTable(try Files.read(path), file: file)
    func column(_ aliases: [String], needed: Bool) -> Int? {
      let found = table.columns.indices.filter { aliases.contains(table.columns[$0].lowercased()) }
      if found.count > 1 {
        let names = found.map { "'\(table.columns[$0])'" }.joined(separator: " and ")
        issues.append(FileIssue(file: file, line: 1, column: 1, reason: "the columns \(names) mean the same"))
      } else if found.isEmpty, needed {
        let reason = "no column '\(aliases[0])'; the file has \(table.columns.joined(separator: ", "))"
        issues.append(FileIssue(file: file, line: 1, column: 1, reason: reason))
      }
      return found.first
    }
    let north = column(side.northAliases, needed: true)
    let east = column(side.eastAliases, needed: true)
    let height = heightColumn.flatMap { column([$0, "height_m", "height"], needed: true) }
    let ground = column(["ground_hkpd_m"], needed: false)
    let pad = column(["pad_hkpd_m"], needed: false)
    guard issues.isEmpty, let north, let east else { throw FileIssues(issues) }
    let used = [north, east] + [height].compactMap { $0 }
    let passed = table.columns.indices.filter { !used.contains($0) }
    extraNames = passed.map { table.columns[$0] }
    for row in table.rows {
      func number(_ index: Int) -> Double? {
        let text = CSVTable.trimmed(row.cells[index])
        if let value = DecimalText.parse(text) { return value }
        let reason = "\(table.columns[index]) is '\(text)', not a finite number"
        issues.append(FileIssue(file: file, line: row.line, column: 1, reason: reason))
        return nil
      }
      let (y, x) = (number(north), number(east))
      let metres = height.map(number)
      // Left empty, the reference of the command line counts.
      let references = [ground, pad].map { index in
        index.flatMap { CSVTable.trimmed(row.cells[$0]).isEmpty ? nil : number($0) }
      }
      guard let x, let y else { continue }
      points.append(
        PointIn(
          file: file, line: row.line, place: Coordinate(x: x, y: y), height: metres ?? nil,
          groundHKPD: references[0], takeoffHKPD: references[1]))
      extras.append(passed.map { row.cells[$0] })
    }
  }
}
