import Orienteering

/// An instance of team orienteering: `n`, `m` and `tmax` with their values, then x, y and score of each place.
///
/// The first place is the start, the last the end; costs are straight distances.
struct ChaoFile {
  var paths: Int
  var limit: Double
  var places: [(x: Double, y: Double, score: Double)]

  /// What is wrong in one line.
  struct Issue: Hashable, CustomStringConvertible {
    var line: Int
    var reason: String
    var description: String { "line \(line): \(reason)" }
  }

  /// All that is wrong in a file.
  struct Issues: Error, CustomStringConvertible {
    var file: String
    var issues: [Issue]
    var description: String { issues.map { "\(file):\($0.line): \($0.reason)" }.joined(separator: "\n") }
  }

  var problem: OrienteeringProblem {
    var costs: [Double] = []
    costs.reserveCapacity(places.count * places.count)
    for a in places {
      for b in places { costs.append(((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()) }
    }
    var prizes = places.map(\.score)
    prizes[0] = 0
    prizes[prizes.count - 1] = 0
    return OrienteeringProblem(prizes: prizes, costs: costs, paths: paths, limit: limit)
  }

  /// - Throws: ``Issues`` with every wrong line.
  init(_ text: String, file: String) throws {
    var issues: [Issue] = []
    var header: [String: Double] = [:]
    var rows: [(x: Double, y: Double, score: Double)] = []
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let words = line.split(whereSeparator: \.isWhitespace)
      if words.isEmpty { continue }
      if let key = ["n", "m", "tmax"].first(where: { header[$0] == nil && rows.isEmpty && words[0] == $0 }) {
        header[key] = .nan
        guard words.count == 2, let value = Double(words[1]), value.isFinite, value >= 0 else {
          issues.append(
            Issue(line: number, reason: "`\(line)`: `\(key)` and one number from 0 on are expected"))
          continue
        }
        if key != "tmax", value < (key == "n" ? 2 : 1) || value > 100_000 || value != value.rounded() {
          issues.append(
            Issue(
              line: number,
              reason: "\(key) \(words[1]): a whole number from \(key == "n" ? 2 : 1) to 100000 is expected"))
          continue
        }
        header[key] = value
        continue
      }
      let values = words.compactMap { Double($0) }
      guard words.count == 3, values.count == 3, values.allSatisfy({ abs($0) <= 1e12 }) else {
        issues.append(
          Issue(line: number, reason: "`\(line)`: x, y and score are expected, three numbers up to 1e12"))
        continue
      }
      if values[2] < 0 {
        issues.append(Issue(line: number, reason: "score \(words[2]): at least 0 is expected"))
        continue
      }
      rows.append((values[0], values[1], values[2]))
    }
    for key in ["n", "m", "tmax"] where header[key] == nil {
      issues.append(Issue(line: 1, reason: "`\(key)` is missing; n, m and tmax come before the places"))
    }
    if let n = header["n"], issues.isEmpty, Int(n) != rows.count {
      issues.append(Issue(line: number, reason: "\(rows.count) places, but n is \(Int(n))"))
    }
    guard issues.isEmpty, let m = header["m"], let limit = header["tmax"] else {
      throw Issues(file: file, issues: issues)
    }
    self.paths = Int(m)
    self.limit = limit
    places = rows
  }
}
