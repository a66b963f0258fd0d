/// Why a coverage cannot be computed: the plan does not fit the mission, or holds numbers that are none.
public struct CoverageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// All mistakes that were found, each with the route or sortie or beat that it is about.
  public let issues: [String]
  public init(_ issues: [String]) { self.issues = issues }
  public var description: String { issues.joined(separator: "\n") }
}
