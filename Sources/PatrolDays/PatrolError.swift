/// Why a day cannot be planned.
public enum PatrolError: Error, Hashable, Sendable {
  case badHorizon(Int)
  case badGrid(Int)
  case badSpeed(Double)
  case badDock(Int, reason: String)
  case badTask(Int, reason: String)
  /// Losses and costs could reach what one level of ``DayCost`` holds.
  case tooLarge
}

extension PatrolDay {
  /// Longest horizon, minutes: a fortnight.
  static let longestHorizon = 20_160
  /// Longest flight, minutes.
  static let longestEndurance = 250

  /// What keeps this from being a day; nil when it is one.
  func flaw() -> PatrolError? {
    if horizon < 1 || horizon > Self.longestHorizon { return .badHorizon(horizon) }
    if startGrid < 1 || startGrid > horizon { return .badGrid(startGrid) }
    if !(speed > 0 && speed.isFinite) { return .badSpeed(speed) }
    func isPlace(_ x: Double, _ y: Double) -> Bool { abs(x) <= 1e7 && abs(y) <= 1e7 }
    for (number, dock) in docks.enumerated() {
      if !isPlace(dock.x, dock.y) { return .badDock(number, reason: "no place within 10,000 km") }
      if dock.endurance < 1 || dock.endurance > Self.longestEndurance {
        return .badDock(
          number, reason: "endurance \(dock.endurance) is not within 1 and \(Self.longestEndurance)")
      }
      if dock.swap.aircraft < 0 || dock.swap.aircraft > 200 || dock.swap.packs < 0 || dock.swap.packs > 200 {
        return .badDock(number, reason: "aircraft and packs are not within 0 and 200")
      }
      if dock.swap.turnaround < 0 || dock.swap.charge < 0
        || max(dock.swap.turnaround, dock.swap.charge) > horizon
          + Self.longestHorizon
      {
        return .badDock(number, reason: "turn-around or charge is negative or too long")
      }
    }
    let air = docks.reduce(0) { $0 + $1.swap.aircraft * horizon }
    guard minuteCost >= .zero else { return .tooLarge }
    var worst = LevelSums()
    worst.add(minuteCost, times: air)
    for (number, task) in tasks.enumerated() {
      if !isPlace(task.x, task.y) { return .badTask(number, reason: "no place within 10,000 km") }
      if task.service < 1 || task.service > horizon {
        return .badTask(number, reason: "service \(task.service) is not within 1 and the horizon")
      }
      for window in task.windows {
        if window.from < 0 || window.to > horizon || window.revisit < 1 || window.step < 1 {
          return .badTask(number, reason: "a window lies outside the horizon or has no positive interval")
        }
        if window.loss < .zero { return .badTask(number, reason: "a loss is negative") }
        worst.add(window.loss, times: window.tickCount)
      }
    }
    return worst.fit ? nil : .tooLarge
  }
}

/// Sums of costs level by level, to see whether each stays below its limit.
private struct LevelSums {
  private var sums = [Double](repeating: 0, count: 5)

  /// - Parameter cost: at least zero.
  mutating func add(_ cost: DayCost, times count: Int) {
    let levels = cost.levels
    for (index, level) in [levels.mustDo, levels.overdue, levels.reserve, levels.energy, levels.change]
      .enumerated()
    {
      sums[index] += Double(level) * Double(count)
    }
  }

  var fit: Bool { zip(sums, DayCost.limits).allSatisfy { $0 < Double($1) } }
}
