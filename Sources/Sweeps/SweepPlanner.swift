import Planar
public import Units

/// Sweeps an area with the view below an aircraft: a short path, from any place to any place, that sees it.
///
/// Strips at 36 courses are ranked, the best are cut into cells and ordered (`SweepStarts`, `CellTour`), and the
/// cheapest are polished: first on a coarse grid, the best of them longer, then on a finer grid (`PathPolisher`). At
/// last the share that is seen is measured on a still finer grid, turned otherwise, and the allowance of the search is
/// corrected until the required share holds there.
public enum SweepPlanner {
  /// Rounds that give good paths for areas of some hundred square widths; the time is in proportion.
  public static let standardRounds = 150_000

  /// - `stop`: a round is one small change tried. With `Int.max` rounds, searches of growing length follow each other
  ///   until the rule says stop, and the best is given.
  ///
  /// Takes some microseconds a round, and memory of up to 24 million cells of a byte.
  public static func plan(_ task: SweepTask, stop: StopRule, seed: UInt64) throws(SweepError) -> Sweep {
    try check(task)
    guard stop.rounds == .max else {
      return try SweepSearch(task, stop: stop, seed: seed).result()
    }
    var rounds = standardRounds
    var best: Sweep?
    var round: UInt64 = 0
    repeat {
      let found = try SweepSearch(
        task, stop: StopRule(rounds: rounds, mayGoOn: stop.mayGoOn), seed: seed &+ round
      ).result()
      if best.map({ better(found, $0, task) }) ?? true { best = found }
      rounds *= 2
      round += 1
    } while stop.mayGoOn()
    guard let best else { throw .noRoom }
    return best
  }

  /// The course, below 90°, for which a sweep along it and another square to it together cost least, by their strips.
  public static func crossCourse(_ task: SweepTask) throws(SweepError) -> Angle {
    try check(task)
    return SweepSearch.crossCourse(task)
  }

  private static func better(_ a: Sweep, _ b: Sweep, _ task: SweepTask) -> Bool {
    let (isEnough, wasEnough) = (a.seenShare >= task.requiredShare, b.seenShare >= task.requiredShare)
    if isEnough != wasEnough { return isEnough }
    return isEnough ? a.cost < b.cost : a.seenShare > b.seenShare
  }

  private static func check(_ task: SweepTask) throws(SweepError) {
    guard task.widthM > 0, task.widthM.isFinite else { throw .badWidth(metres: task.widthM) }
    if let reach = task.endReachM, !(reach >= 0 && reach <= task.widthM / 2) {
      throw .badReach(metres: reach)
    }
    guard task.requiredShare >= 0, task.requiredShare <= 1 else { throw .badShare(task.requiredShare) }
    guard task.startWeight >= 0, task.startWeight.isFinite else { throw .badWeight(task.startWeight) }
    let points =
      (task.ground + [task.flyable]).flatMap { [$0.outer] + $0.holes }.joined()
      + [task.start, task.finish].compactMap { $0 }
    guard points.allSatisfy({ $0.east.isFinite && $0.north.isFinite }) else { throw .badCoordinate }
    guard task.ground.contains(where: { $0.outer.count >= 3 }) else { throw .noGround }
    guard task.flyable.outer.count >= 3 else { throw .noRoom }
  }
}
