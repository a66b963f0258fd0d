/// A table of text for the terminal; columns as wide as their widest cell, wide East Asian characters as two.
public struct TextTable {
  public enum Side { case left, right }
  private let heads: [(title: String, side: Side)]
  private var rows: [[String]] = []

  public init(_ heads: [(title: String, side: Side)]) { self.heads = heads }

  public mutating func add(_ row: [String]) { rows.append(row) }

  public func text() -> String {
    let all = [heads.map(\.title)] + rows
    let widths = heads.indices.map { column in all.map { TextTable.width($0[column]) }.max() ?? 0 }
    return all.map { row in
      let cells = row.indices.map { column -> String in
        let gap = String(repeating: " ", count: widths[column] - TextTable.width(row[column]))
        return heads[column].side == .left ? row[column] + gap : gap + row[column]
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }

  /// A table whose columns all stand left, as lines.
  static func lines(_ heads: [String], _ rows: [[String]]) -> [String] {
    var table = TextTable(heads.map { ($0, .left) })
    for row in rows { table.add(row) }
    return table.text().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
  /// Columns that a terminal uses: escape sequences none, CJK and full-width forms two.
  static func width(_ text: String) -> Int {
    var count = 0
    var inEscape = false
    for scalar in text.unicodeScalars {
      if scalar.value == 0x1B {
        inEscape = true
      } else if inEscape {
        if scalar == "m" { inEscape = false }
      } else {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
          0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
          count += 2
        default: count += 1
        }
      }
    }
    return count
  }
}
