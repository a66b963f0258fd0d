/// Places with prizes between a start and an end, and a number of paths of limited cost that collect them.
///
/// The team orienteering problem (Chao, Golden and Wasil 1996), with two additions: places may be alternatives of each
/// other, of which at most one is visited, and costs may differ by direction.
public struct OrienteeringProblem: Hashable, Sendable {
  /// Prize of each place but the first (the start) and the last (the end), whose entries are 0.
  public var prizes: [Double]
  /// Costs from place to place, row by row; the unit of `limit`. What a stay costs belongs to the way that leads to it.
  ///
  /// The search puts in places one by one and finds little where a way round over a third place is cheaper than the
  /// direct one; the bound holds for any costs.
  public var costs: [Double]
  /// Most paths.
  public var paths: Int
  /// Greatest cost of a path.
  public var limit: Double
  /// Group of each place: of the places with the same number at most one is visited, in all paths together.
  ///
  /// Empty: every place is its own. The entries of start and end are not read.
  public var groups: [Int]

  public init(prizes: [Double], costs: [Double], paths: Int, limit: Double, groups: [Int] = []) {
    self.prizes = prizes
    self.costs = costs
    self.paths = paths
    self.limit = limit
    self.groups = groups
  }

  public var count: Int { prizes.count }

  /// Cost of the way through places in the given order, added from the first on.
  public func cost(of path: some Collection<Int>) -> Double {
    zip(path, path.dropFirst()).reduce(0) { $0 + costs[$1.0 * count + $1.1] }
  }

  /// What keeps this from being a problem; nil when it is one.
  ///
  /// Costs may be infinite (no way) but neither NaN nor negative.
  public func flaw() -> OrienteeringError? {
    if count < 2 { return .fewPlaces(count) }
    if costs.count != count * count { return .wrongSize(costs: costs.count, places: count) }
    if !groups.isEmpty && groups.count != count { return .wrongGroups(groups: groups.count, places: count) }
    if paths < 1 { return .noPaths(paths) }
    if !(limit >= 0 && limit.isFinite) { return .badLimit(limit) }
    if let place = prizes.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      return .badPrize(place: place, value: prizes[place])
    }
    if let entry = costs.firstIndex(where: { !($0 >= 0) }) {
      return .badCost(from: entry / count, to: entry % count, value: costs[entry])
    }
    return nil
  }
}

/// Why a problem cannot be worked on.
public enum OrienteeringError: Error, Hashable, Sendable {
  case fewPlaces(Int)
  case wrongSize(costs: Int, places: Int)
  case wrongGroups(groups: Int, places: Int)
  case noPaths(Int)
  case badLimit(Double)
  case badPrize(place: Int, value: Double)
  case badCost(from: Int, to: Int, value: Double)
}

/// Paths that collect prizes.
public struct OrienteeringPlan: Hashable, Sendable {
  /// Places of each path from start to end, both included; paths without a place between are left out.
  public var paths: [[Int]]
  /// Prizes of all places on the paths.
  public var value: Double
  /// Rounds of the search until it ended.
  public var rounds: Int

  public init(paths: [[Int]], value: Double, rounds: Int) {
    self.paths = paths
    self.value = value
    self.rounds = rounds
  }
}
