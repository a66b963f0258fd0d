import Units

/// Paths to begin the search with: strips at many courses, cell by cell.
enum SweepStarts {
  /// Ground that a start leaves costs this many times the path that could see as much.
  private static let unseenWorth = 4.0

  /// The `keep` cheapest, cheapest first.
  static func best(_ stage: SweepStage, keep: Int, seed: UInt64) -> [[Spot]] {
    var ranked: [(cost: Double, cells: SweepCells, number: Int)] = []
    for number in 0..<36 {
      let step = stage.frame.step(course: .degrees(Double(number) * 5))
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
    ranked.sort { ($0.cost, $0.number) < ($1.cost, $1.number) }
    var starts: [(cost: Double, path: [Spot], number: Int)] = []
    for (_, cells, number) in ranked.prefix(keep) {
      let options = cells.cells.map { CellOptions.corners(of: $0, net: stage.net) }
      if options.isEmpty { continue }
      let tour = CellTour(
        options: options, start: stage.start, finish: stage.finish, net: stage.net, rounds: 500, seed: seed)
      let path = tour.path()
      let unseen = stage.unseen(after: Array(zip(path, path.dropFirst())))
      let cost = stage.measure.path(path) + unseenWorth / stage.cellsAcross * Double(unseen)
      starts.append((cost, path, number))
    }
    starts.sort { ($0.cost, $0.number) < ($1.cost, $1.number) }
    return starts.map(\.path)
  }
}
