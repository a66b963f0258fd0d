import Units

/// Paths to begin the search with: strips at many courses, cell by cell.
enum SweepStarts {
  /// Ground that a start leaves costs this many times the path that could see as much.
  private static let unseenWorth = 4.0

  /// The `keep` cheapest, cheapest first.
  static func best(_ stage: SweepStage, keep: Int, seed: UInt64) -> [[Spot]] {
    let ranked = plain(stage).sorted { ($0.cost, $0.number) < ($1.cost, $1.number) }
    var starts: [(cost: Double, path: [Spot], number: Int)] = []
    for (_, cells, number) in ranked.prefix(keep) {
      let options = cells.cells.map { CellOptions.corners(of: $0, net: stage.net) }
      if options.isEmpty { continue }
      let tour = CellTour(
        options: options, start: stage.start, finish: stage.finish, net: stage.net, rounds: 500, seed: seed)
      var path = tour.path()
      if stage.isClosed, let first = path.first, let last = path.last {
        path += (stage.net.bends(last, first) ?? []) + [first]
      }
      let unseen = stage.unseen(after: Array(zip(path, path.dropFirst())))
      let cost = stage.measure.path(path) + unseenWorth / stage.cellsAcross * Double(unseen)
      starts.append((cost, path, number))
    }
    starts.sort { ($0.cost, $0.number) < ($1.cost, $1.number) }
    return starts.map(\.path)
  }

  /// The course, below 90°, for which strips along it and strips square to it together cost least.
  static func crossCourse(_ stage: SweepStage) -> Angle {
    let costs = plain(stage).map(\.cost)
    var best = (cost: Double.infinity, number: 0)
    for number in 0..<18 where costs[number] + costs[number + 18] < best.cost {
      best = (costs[number] + costs[number + 18], number)
    }
    return .degrees(stepDeg * Double(best.number))
  }

  /// Degrees between the courses that are tried.
  private static let stepDeg = 5.0

  /// Strips at every course from 0° to 175°, with about what they cost.
  private static func plain(_ stage: SweepStage) -> [(cost: Double, cells: SweepCells, number: Int)] {
    var ranked: [(cost: Double, cells: SweepCells, number: Int)] = []
    for number in 0..<36 {
      let step = stage.frame.step(course: .degrees(Double(number) * stepDeg))
      let cells = SweepCells(
        rings: stage.shape.rings, course: step, widest: 2 * stage.raster.radius,
        inset: stage.cellsAcross * 0.1,
        region: stage.region)
      var cost = 0.0
      for cell in cells.cells {
        cost += 2 * stage.cellsAcross
        for strip in cell.strips {
          cost += stage.measure.segment(strip.from, strip.to) + stage.cellsAcross + stage.measure.uTurn
        }
      }
      let segments = cells.cells.flatMap(\.strips).map { ($0.from, $0.to) }
      cost += unseenWorth / stage.cellsAcross * Double(stage.unseen(after: segments))
      ranked.append((cost, cells, number))
    }
    return ranked
  }
}
