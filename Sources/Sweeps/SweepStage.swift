import Units

/// One grid of a search: the ground, the region and the looks, at so many cells across the width of view.
final class SweepStage {
  let frame: GridFrame
  let region: FlyableRegion
  let net: WayNet
  let raster: LookRaster
  let shape: SweepGround
  let measure: PathMeasure
  let start, finish: Spot?
  let startWeight: Double
  let isClosed: Bool
  let cellsAcross: Double

  /// - `cellsAcross`: wished; fewer when the grid would else have more than `mostCells`.
  /// - `narrowed`: the view of the search by this factor, against gaps that slip between cells.
  /// - `turnDeg`: of the grid against the map.
  init(
    _ task: SweepTask, cellsAcross wished: Double, mostCells: Double, narrowed: Double = 1,
    turnDeg: Double = 31.7
  ) {
    let points = task.ground.flatMap(\.outer) + task.flyable.outer
    let trial = GridFrame(
      around: points, cell: task.widthM / wished, marginCells: Int(wished / 2) + 3, turnDeg: turnDeg)
    let excess = Double(trial.columns) * Double(trial.rows) / mostCells
    cellsAcross = excess > 1 ? max(SweepStage.fewestAcross, wished / excess.squareRoot()) : wished
    let radius = cellsAcross / 2
    frame =
      excess > 1
      ? GridFrame(
        around: points, cell: task.widthM / cellsAcross, marginCells: Int(radius) + 3, turnDeg: turnDeg)
      : trial
    region = FlyableRegion(polygons: [task.flyable], frame: frame, bucket: cellsAcross * 0.75)
    net = WayNet(region: region)
    let scale = cellsAcross / task.widthM
    let reach = task.endReachM.map { $0 * scale }
    raster = LookRaster(
      columns: frame.columns, rows: frame.rows,
      view: SweptView(radius: radius * narrowed, reach: reach, axis: task.axis.map(frame.step(course:))))
    shape = SweepGround(polygons: task.ground, frame: frame)
    shape.mark(raster)
    measure = PathMeasure(task.costs, frame: frame)
    isClosed = task.isClosed
    start = isClosed ? nil : task.start.map(frame.spot)
    finish = isClosed ? nil : task.finish.map(frame.spot)
    startWeight = task.startWeight
  }

  /// Below this, gaps between strips would slip between cells.
  private static let fewestAcross = 8.0

  /// - `price`: of an unseen cell in widths of view a square width; see `PathPolisher`.
  func polisher(_ path: [Spot], allowed: Int, seed: UInt64, price: Double) -> PathPolisher {
    PathPolisher(
      path: path, raster: raster, region: region, measure: measure, allowed: allowed, seed: seed,
      ends: PathEnds(start: start, finish: finish, startWeight: startWeight, isClosed: isClosed),
      price: price / cellsAcross)
  }

  /// The path of another stage in this one's frame.
  func spots(_ path: [Spot], from other: SweepStage) -> [Spot] {
    path.map { frame.spot(other.frame.place($0)) }
  }

  /// Cells that the segments leave unseen; the raster must be without looks, and is again after.
  func unseen(after segments: [(Spot, Spot)]) -> Int {
    for (a, b) in segments { raster.add(a, b) }
    let unseen = raster.unseen
    for (a, b) in segments { raster.remove(a, b) }
    raster.begin()
    return unseen
  }

  /// Share of the ground that the path sees.
  func share(of path: [Spot]) -> Double {
    1 - Double(unseen(after: Array(zip(path, path.dropFirst())))) / Double(max(1, raster.ground))
  }
}
