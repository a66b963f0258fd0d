public import Units

/// A rule that a plan breaks or bends, or something that its reader must know.
public struct Finding: Hashable, Sendable, Codable {
  public enum Severity: String, Hashable, Sendable, Codable { case note, warning, violation }
  public var severity: Severity
  /// A stable name such as `battery.reserve` or `zone.entered`; never renamed.
  public var rule: String
  /// The sortie, route, beat or dock that it is about; empty: the plan as a whole.
  public var subject: String
  /// Value, limit and unit in words.
  public var message: BilingualText

  public init(severity: Severity, rule: String, subject: String, message: BilingualText) {
    self.severity = severity
    self.rule = rule
    self.subject = subject
    self.message = message
  }
}

/// A mistake in a file that somebody wrote, with where it is and what was expected.
public struct FileIssue: Error, Hashable, Sendable, CustomStringConvertible {
  public var file: String
  /// 1-based; 0 when the whole file is meant.
  public var line, column: Int
  public var reason: String
  public init(file: String, line: Int, column: Int, reason: String) {
    self.file = file
    self.line = line
    self.column = column
    self.reason = reason
  }
  public var description: String {
    line > 0 ? "\(file):\(line):\(column): \(reason)" : "\(file): \(reason)"
  }
}

/// All mistakes of a mission and the files that it names.
public struct FileIssues: Error, Sendable, CustomStringConvertible {
  public var issues: [FileIssue]
  public init(_ issues: [FileIssue]) { self.issues = issues }
  public var description: String { issues.map(\.description).joined(separator: "\n") }
}
