import RoundTrips

/// An instance of vehicle routing from a file, ready for the search, with what is needed to tell its result in the
/// file's own words and unit.
struct VehicleInstance {
  var problem: VehicleProblem
  /// How the file names each location of the problem, as JSON (a number or a text in quotes).
  var names: [String]
  /// Coordinates of each location, for values in double precision.
  var points: [(x: Double, y: Double)]
  var unit: Unit
  /// Energy of the file per unit of the problem.
  var energyUnit = 1.0

  /// How the set counts distance.
  enum Unit {
    /// Whole numbers of the problem, divided by this.
    case whole(divisor: Double)
    /// Straight lines in double precision, added up as they are.
    case double
  }

  /// Distance of a trip in the set's unit.
  func value(_ trip: [Int]) -> Double {
    var whole = 0
    var sum = 0.0
    for (a, b) in zip(trip, trip.dropFirst()) {
      whole += problem.distances[a * problem.locations + b]
      sum += Self.length(points[a], points[b])
    }
    switch unit {
    case .whole(let divisor): return Double(whole) / divisor
    case .double: return sum
    }
  }

  /// Locations of a trip, depot to depot.
  func locations(_ calls: [VehiclePlan.Call], depot: Int) -> [Int] {
    let home = problem.depots[depot].location
    let stations = problem.battery?.stations ?? []
    let middle = calls.map { call in
      switch call {
      case .stop(let index): problem.stops[index].location
      case .charge(let station, _): stations[station]
      }
    }
    return [home] + middle + [home]
  }

  static func length(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Double {
    let (x, y) = (a.x - b.x, a.y - b.y)
    return (x * x + y * y).squareRoot()
  }

  /// All distances, rounded in one way.
  static func matrix(_ points: [(x: Double, y: Double)], _ round: (Double) -> Int) -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(points.count * points.count)
    for a in points {
      for b in points { result.append(round(length(a, b))) }
    }
    return result
  }

  /// Parts of a unit in which double precision is counted. Distances, times and energies are rounded up and limits down, so
  /// that what keeps the whole numbers keeps the doubles.
  static let fine = 1_000_000.0

  static func up(_ value: Double) -> Int { Int((value * fine).rounded(.up)) }
  static func down(_ value: Double) -> Int { Int((value * fine).rounded(.down)) }
}

/// All that is wrong in a file.
struct FileIssues: Error, CustomStringConvertible {
  struct Issue: Hashable {
    /// From 1.
    var line: Int
    var reason: String
  }

  var file: String
  var issues: [Issue]
  var description: String { issues.map { "\(file):\($0.line): \($0.reason)" }.joined(separator: "\n") }
}

/// The lines of a file that hold something, as words, and what was found wrong in them.
struct FileRows {
  struct Row {
    /// From 1.
    var number: Int
    var words: [Substring]
  }

  var file: String
  var rows: [Row] = []
  var issues: [FileIssues.Issue] = []

  init(_ text: String, file: String) {
    self.file = file
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let words = line.split(whereSeparator: \.isWhitespace)
      if !words.isEmpty { rows.append(Row(number: number, words: words)) }
    }
  }

  mutating func wrong(_ row: Row?, _ reason: String) {
    issues.append(FileIssues.Issue(line: row?.number ?? rows.last?.number ?? 1, reason: reason))
  }

  /// The numbers of a row, of which there must be at least so many and which must be within ±1e9.
  mutating func numbers(_ row: Row, _ least: Int, _ what: String) -> [Double]? {
    let values = row.words.map { Double($0) ?? .nan }
    guard values.count >= least, values.allSatisfy({ abs($0) <= 1e9 }) else {
      wrong(row, "`\(row.words.joined(separator: " "))`: \(what) are expected, numbers up to 1e9")
      return nil
    }
    return values
  }

  /// - Throws: ``FileIssues`` if anything was found wrong.
  func finish() throws {
    if !issues.isEmpty { throw FileIssues(file: file, issues: issues) }
  }
}
