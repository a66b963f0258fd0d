import Planar
import Units

/// When which cells are in view on one route: for each cell the stretches of spans, in order of flight.
struct Sight: Sendable {
  /// Stretches of cell `c` are those numbered `offsets[c]..<offsets[c + 1]`.
  var offsets: [Int32]
  var spans: [Int32]
  /// Shares of the span, 0...1, from which and to which the cell is in view.
  var from, to: [Double]

  func isSeen(_ cell: Int) -> Bool { offsets[cell] < offsets[cell + 1] }
}

/// Works out which cells of a raster are in view while a trapezoid moves along straight lines.
///
/// How: in the aircraft's frame a cell moves on a straight line through the fixed, convex view, so it is in view
/// during one stretch, found by cutting that line with the four edges of the view and with the circle within
/// which the slant range serves the task. Exact for the centre of each cell; no steps in time.
/// Takes one such cut for each cell that the view sweeps, for each piece.
struct SightBuilder {
  let raster: CellRaster
  /// Slant range at which the ground pixel is as coarse as the task allows.
  let greatestSlantM: Double
  private var cells: [Int32] = []
  private var spans: [Int32] = []
  private var from: [Double] = []
  private var to: [Double] = []
  /// For cells that were in view, but not closely enough: the least slant range; else infinite.
  private(set) var coarseSlantM: [Double]

  /// `greatestSlantM` may be infinite: everything in view counts.
  init(raster: CellRaster, greatestSlantM: Double) {
    self.raster = raster
    self.greatestSlantM = greatestSlantM
    coarseSlantM = [Double](repeating: .infinity, count: raster.count)
  }

  /// One edge of the view: `ahead * a + right * b <= limit` for a point `a` ahead and `b` to the right.
  private struct Edge {
    var east, north, limit: Double
    /// Change of the left side for each metre that the aircraft moves, and one over it.
    var gain, inverse: Double
  }

  mutating func add(_ piece: ViewPiece, _ view: Footprint) {
    let aheadEast = piece.heading.sine
    let aheadNorth = piece.heading.cosine
    let still = piece.lengthM == 0
    func edge(_ ahead: Double, _ right: Double, _ limit: Double) -> Edge {
      let east = ahead * aheadEast + right * aheadNorth
      let north = ahead * aheadNorth - right * aheadEast
      let gain = still ? 0 : east * piece.alongEast + north * piece.alongNorth
      let flat = abs(gain) < 1e-12
      return Edge(
        east: east, north: north, limit: limit, gain: flat ? 0 : gain, inverse: flat ? 0 : 1 / gain)
    }
    let slope = view.halfWidthSlope
    let foot = view.halfWidthAtFoot
    let edges = (
      edge(1, 0, view.far.metres), edge(-1, 0, -view.near.metres), edge(-slope, 1, foot),
      edge(-slope, -1, foot)
    )
    let corners = view.corners(at: piece.start, heading: piece.heading)
    let height = view.aboveGround.metres
    let circle = greatestSlantM * greatestSlantM - height * height

    var outline: [(MapPoint, MapPoint)] = []
    let moveEast = piece.alongEast * piece.lengthM
    let moveNorth = piece.alongNorth * piece.lengthM
    for number in 0..<4 {
      let a = corners[number]
      let b = corners[(number + 1) % 4]
      let moved = a.moved(east: moveEast, north: moveNorth)
      outline.append((a, b))
      outline.append((moved, b.moved(east: moveEast, north: moveNorth)))
      outline.append((a, moved))
    }
    let box = MapBox(outline.flatMap { [$0.0, $0.1] })
    let lattice = raster.lattice
    let southmost = lattice.firstRow(from: box.minNorth)
    for row in southmost..<max(southmost, lattice.firstRow(from: box.maxNorth)) {
      let north = lattice.north(ofRow: row)
      guard let (west, east) = SightBuilder.reach(of: outline, north: north) else { continue }
      let first = lattice.firstColumn(from: west)
      let last = lattice.firstColumn(from: east)
      let north0 = north - piece.start.north
      var column = first
      while column < last {
        let cell = raster.index[row * lattice.columns + column]
        let east0 = lattice.east(ofColumn: column) - piece.start.east
        column += 1
        if cell < 0 { continue }
        var low = 0.0
        var high = piece.lengthM
        guard SightBuilder.cut(edges.0, east0, north0, &low, &high),
          SightBuilder.cut(edges.1, east0, north0, &low, &high),
          SightBuilder.cut(edges.2, east0, north0, &low, &high),
          SightBuilder.cut(edges.3, east0, north0, &low, &high), still || low < high
        else { continue }
        let along = still ? 0 : east0 * piece.alongEast + north0 * piece.alongNorth
        let aside = east0 * east0 + north0 * north0 - along * along
        let half = circle - aside
        let reach = half >= 0 ? half.squareRoot() : -1
        let closeLow = max(low, along - reach)
        let closeHigh = min(high, along + reach)
        let close = still ? half >= 0 : reach >= 0 && closeLow < closeHigh
        if close {
          cells.append(cell)
          spans.append(Int32(piece.span))
          from.append(still ? 0 : piece.fromShare + closeLow * piece.sharePerMetre)
          to.append(still ? 1 : piece.fromShare + closeHigh * piece.sharePerMetre)
        } else {
          let nearest = still ? 0 : min(max(along, low), high) - along
          let slant = (height * height + aside + nearest * nearest).squareRoot()
          coarseSlantM[Int(cell)] = min(coarseSlantM[Int(cell)], slant)
        }
      }
    }
  }

  /// Draws `low...high` in to where the cell is on the inner side; false when nothing is left.
  private static func cut(
    _ edge: Edge, _ east: Double, _ north: Double, _ low: inout Double, _ high: inout Double
  ) -> Bool {
    let over = edge.east * east + edge.north * north - edge.limit
    if edge.gain > 0 {
      low = max(low, over * edge.inverse)
    } else if edge.gain < 0 {
      high = min(high, over * edge.inverse)
    } else {
      return over <= 0
    }
    return low <= high
  }

  /// Where a line of constant north crosses a convex shape that is given by lines which all lie in it and among
  /// which are all its edges.
  private static func reach(of outline: [(MapPoint, MapPoint)], north: Double) -> (Double, Double)? {
    var west = Double.infinity
    var east = -Double.infinity
    for (a, b) in outline {
      let rise = b.north - a.north
      guard min(a.north, b.north) <= north, north <= max(a.north, b.north), rise != 0 else { continue }
      let crossing = a.east + (north - a.north) * (b.east - a.east) / rise
      west = min(west, crossing)
      east = max(east, crossing)
    }
    return west <= east ? (west, east) : nil
  }

  /// The stretches sorted by cell; those of a cell stay in the order in which their pieces were added.
  func finished() -> Sight {
    var offsets = [Int32](repeating: 0, count: raster.count + 1)
    for cell in cells { offsets[Int(cell) + 1] += 1 }
    for cell in 0..<raster.count { offsets[cell + 1] += offsets[cell] }
    var next = offsets
    var sight = Sight(
      offsets: offsets, spans: [Int32](repeating: 0, count: cells.count),
      from: [Double](repeating: 0, count: cells.count), to: [Double](repeating: 0, count: cells.count))
    for entry in cells.indices {
      let cell = Int(cells[entry])
      let slot = Int(next[cell])
      next[cell] += 1
      sight.spans[slot] = spans[entry]
      sight.from[slot] = from[entry]
      sight.to[slot] = to[entry]
    }
    return sight
  }
}

/// The sight of one route under both ends of the known band of ground heights.
struct RouteSight: Sendable {
  var overHigh: Sight
  /// nil: the same as `overHigh`, the ground's height being known exactly.
  var overLow: Sight?
  /// Least slant range at which a cell that is too far for the task was in view; infinite: it was not.
  var coarseSlantM: [Double]

  init(views: RouteViews, raster: CellRaster, greatestSlantM: Double) {
    var high = SightBuilder(raster: raster, greatestSlantM: greatestSlantM)
    for piece in views.pieces { if let view = piece.overHigh { high.add(piece, view) } }
    overHigh = high.finished()
    coarseSlantM = high.coarseSlantM
    guard views.pieces.contains(where: { $0.overHigh != $0.overLow }) else { return }
    var low = SightBuilder(raster: raster, greatestSlantM: greatestSlantM)
    for piece in views.pieces { if let view = piece.overLow { low.add(piece, view) } }
    overLow = low.finished()
    for cell in coarseSlantM.indices {
      coarseSlantM[cell] = min(coarseSlantM[cell], low.coarseSlantM[cell])
    }
  }

  /// Whether the cell comes into view finely enough at some time, wherever in the band its ground lies.
  func isSeen(_ cell: Int) -> Bool { overHigh.isSeen(cell) && (overLow?.isSeen(cell) ?? true) }
}
