/// Places with prizes between a start and an end, and a number of paths of limited length.
public struct OrienteeringProblem: Hashable, Sendable {
  /// Prize of each place but the first (the start) and the last (the end), whose entries are 0.
  public var prizes: [Double]
  /// Costs from place to place, row by row; the unit of `limit`.
  public var costs: [Double]
  /// Most paths.
  public var paths: Int
  /// Greatest cost of a path.
  public var limit: Double

  public init(prizes: [Double], costs: [Double], paths: Int, limit: Double) {
    self.prizes = prizes
    self.costs = costs
    self.paths = paths
    self.limit = limit
  }

  public var count: Int { prizes.count }
}
