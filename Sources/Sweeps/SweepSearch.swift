import Planar
import Units

/// One search for a sweep, from the first strips to the measured result; see `SweepPlanner`.
struct SweepSearch {
  private let task: SweepTask
  private let stop: StopRule
  private let seed: UInt64

  /// Cells across the width of view, and most cells of a grid.
  private static let coarse = (across: 16.0, most: 1.5e6)
  private static let fine = (across: 32.0, most: 3e6)
  private static let judge = (across: 80.0, most: 12e6)
  /// Starts that are polished before one of them is chosen; fewer where each of them takes long.
  private static let starts = (usual: 4, large: 1, largeSquares: 3_000.0)
  /// Parts of all rounds: each start, the best start, on the fine grid, and after each measurement.
  private static let parts = (early: 0.06, main: 0.46, fine: 0.18, last: 0.04)
  /// Heat at the beginning of each of these, in radii, and at the very end.
  private static let heats = (early: 0.3, main: 0.2, fine: 0.02, last: 0.006, end: 0.002)
  /// What unseen ground first costs, in widths of path a square width.
  private static let price = 8.0

  /// Searches shorter than this measure half as often: a measurement takes as long as some thousand rounds.
  private static let shortRounds = 50_000

  /// Factors of the disc on the coarse grid.
  private static let narrowed = [0.998, 0.98, 0.96]
  /// Most ways added at a time to ground behind corners.
  private static let mostPockets = 12
  /// None where only some courses see: a way there and back would mostly have another one.
  private var mostPockets: Int { task.axis == nil ? SweepSearch.mostPockets : 0 }

  init(_ task: SweepTask, stop: StopRule, seed: UInt64) {
    self.task = task
    self.stop = stop
    self.seed = seed
  }

  /// The sweep that sees enough, from a search with a disc narrowed further each time that one falls short: strips that
  /// are a hair too far apart all over cannot be mended one by one.
  func result() throws(SweepError) -> Sweep {
    var best: Sweep?
    for narrowed in SweepSearch.narrowed {
      let found = try result(narrowed: narrowed)
      if found.seenShare > best?.seenShare ?? -1 { best = found }
      if found.seenShare >= task.requiredShare || !stop.mayGoOn() { break }
    }
    guard let best else { throw .noRoom }
    return best
  }

  static func crossCourse(_ task: SweepTask) -> Angle {
    var task = task
    task.axis = nil
    return SweepStarts.crossCourse(SweepStage(task, cellsAcross: coarse.across, mostCells: coarse.most))
  }

  private func result(narrowed: Double) throws(SweepError) -> Sweep {
    let coarse = SweepStage(
      task, cellsAcross: SweepSearch.coarse.across, mostCells: SweepSearch.coarse.most, narrowed: narrowed)
    guard coarse.raster.ground > 0 else { throw .noGround }
    let (path, price) = try polishedStart(coarse)
    let fine = SweepStage(task, cellsAcross: SweepSearch.fine.across, mostCells: SweepSearch.fine.most)
    return finished(fine, fine.spots(path, from: coarse), price: price)
  }

  private func rule(_ part: Double) -> StopRule {
    StopRule(rounds: Int(Double(stop.rounds) * part), mayGoOn: stop.mayGoOn)
  }

  /// The best start after a first polish, polished further.
  private func polishedStart(_ stage: SweepStage) throws(SweepError) -> (path: [Spot], price: Double) {
    // The coarse grid misses narrow gaps, so that the allowance is not wholly used on it.
    let allowed = Int(Double(stage.raster.ground) * (1 - task.requiredShare))
    var best: (merit: Double, path: [Spot], price: Double) = (.infinity, [], 0)
    let heats = SweepSearch.heats
    let squares = task.ground.reduce(0) { $0 + $1.area } / (task.widthM * task.widthM)
    let starts = SweepSearch.starts
    let keep = squares > starts.largeSquares ? starts.large : starts.usual
    for start in SweepStarts.best(stage, keep: keep, seed: seed) {
      var polisher = stage.polisher(start, allowed: allowed, seed: seed, price: SweepSearch.price)
      polisher.run(rule(SweepSearch.parts.early), from: heats.early, to: heats.early / 5)
      let merit = polisher.cost + SweepSearch.price / stage.cellsAcross * Double(stage.raster.unseen)
      if merit < best.merit { best = (merit, polisher.path, polisher.price * stage.cellsAcross) }
      polisher.clear()
    }
    guard !best.path.isEmpty else { throw .noRoom }
    var polisher = stage.polisher(best.path, allowed: allowed, seed: seed, price: best.price)
    polisher.visitPockets(stage.net, most: mostPockets)
    polisher.run(rule(SweepSearch.parts.main), from: heats.main, to: heats.fine)
    let result = (polisher.path, polisher.price * stage.cellsAcross)
    polisher.clear()
    return result
  }

  /// Polished on the fine grid, with the allowance corrected by what a finer grid measures.
  private func finished(_ stage: SweepStage, _ path: [Spot], price: Double) -> Sweep {
    let judge = SweepStage(
      task, cellsAcross: SweepSearch.judge.across, mostCells: SweepSearch.judge.most, turnDeg: 17.3)
    let ground = Double(stage.raster.ground)
    let heats = SweepSearch.heats
    // A hair more than required: the judge's grid has an error too.
    let goal = min(1, task.requiredShare + 0.03 * (1 - task.requiredShare))
    var allowed = 0.6 * (1 - task.requiredShare) * ground
    var polisher = stage.polisher(path, allowed: Int(allowed), seed: seed &+ 1, price: price)
    polisher.run(rule(SweepSearch.parts.fine), from: heats.fine, to: heats.last)
    var best: (cost: Double, share: Double, path: [Spot]) = (.infinity, -1, path)
    for measurement in 0..<(stop.rounds < SweepSearch.shortRounds ? 4 : 8) {
      if polisher.best == nil {
        let rounds = min(2000, stop.rounds / 10) + min(stop.rounds, 400_000) / 20
        if !polisher.settle(rounds: rounds) {
          polisher.visitPockets(stage.net, most: mostPockets)
          polisher.run(rule(SweepSearch.parts.last), from: heats.last, to: heats.end)
          _ = polisher.settle(rounds: rounds)
        }
      }
      let candidate = polisher.best ?? (polisher.path, polisher.cost)
      let share = judge.share(of: judge.spots(candidate.path, from: stage))
      let isEnough = share >= goal
      if isEnough ? best.share < goal || candidate.cost < best.cost : best.share < goal && share > best.share
      {
        best = (candidate.cost, share, candidate.path)
      }
      // Good enough from the third measurement on, when the required share holds.
      if measurement >= 2, best.share >= goal { break }
      allowed += (share - goal) * ground * (share < goal ? 1.2 : 0.9)
      polisher.allow(max(0, Int(allowed)))
      polisher.run(rule(SweepSearch.parts.last), from: heats.last, to: heats.end)
    }
    polisher.clear()
    let places = best.path.map(stage.frame.place)
    return Sweep(
      path: places, lengthM: Polyline.length(places), cost: best.cost * stage.frame.cell,
      seenShare: best.share,
      boundM: AreaBound.metres(areaM2: task.ground.reduce(0) { $0 + $1.area }, widthM: task.widthM))
  }
}
