/// A place in a file that somebody wrote.
struct Spot: Hashable, Sendable {
  var file: String
  /// 1-based; 0 when the whole file is meant.
  var line, column: Int

  static func whole(_ file: String) -> Spot { Spot(file: file, line: 0, column: 0) }
}

/// Collects the mistakes of one reading, so that all are told at once.
///
/// While it holds any, values that were read may be stand-ins; the reader throws before anyone sees them.
final class IssueLog {
  private(set) var issues: [FileIssue] = []
  private var seen: Set<FileIssue> = []

  func add(_ spot: Spot, _ reason: String) {
    add(FileIssue(file: spot.file, line: spot.line, column: spot.column, reason: reason))
  }

  func add(_ issue: FileIssue) {
    if seen.insert(issue).inserted { issues.append(issue) }
  }

  /// The issues by file, line and column; those of `first` come before all others.
  func sorted(first: String) -> [FileIssue] {
    issues.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if (x.file == first) != (y.file == first) { return x.file == first }
      if x.file != y.file { return x.file < y.file }
      return (x.line, x.column, a.offset) < (y.line, y.column, b.offset)
    }.map(\.element)
  }
}

/// Words for names that nobody knows.
enum Names {
  /// `unknown dock 'dok3'; did you mean 'dock3'? known: dock1, dock2, dock3`
  static func unknown(_ what: String, _ name: String, known: [String]) -> String {
    var text = "unknown \(what) '\(name)'"
    if let near = nearest(name, in: known) { text += "; did you mean '\(near)'?" } else { text += ";" }
    if known.isEmpty { return text + " known: none" }
    let shown = known.prefix(12).joined(separator: ", ")
    return text + " known: \(shown)" + (known.count > 12 ? " and \(known.count - 12) more" : "")
  }

  /// The known name with the fewest edits, when they are few for its length; the first of equals.
  static func nearest(_ name: String, in known: [String]) -> String? {
    var best: (name: String, edits: Int)?
    for candidate in known {
      let edits = distance(
        Array(name.lowercased().unicodeScalars), Array(candidate.lowercased().unicodeScalars))
      if edits <= max(1, candidate.count / 3), edits < best?.edits ?? Int.max { best = (candidate, edits) }
    }
    return best?.name
  }

  /// Insertions, deletions, changes and swaps of neighbours that turn `a` into `b`
  /// (optimal string alignment; Damerau 1964). Time and memory grow with the product of the lengths.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if abs(a.count - b.count) > max(a.count, b.count) / 2 { return max(a.count, b.count) }
    var older: [Int] = []
    var old = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var edits = min(old[j + 1] + 1, row[j] + 1, old[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { edits = min(edits, older[j - 1] + 1) }
        row.append(edits)
      }
      older = old
      old = row
    }
    return old[b.count]
  }
}

extension Double {
  /// As short as can be: `12` and not `12.0`.
  var plain: String {
    guard isFinite, self == rounded(), abs(self) < 1e15 else { return "\(self)" }
    return "\(Int(self))"
  }
}
