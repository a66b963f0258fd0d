import Planar
import Units

/// Works out which cells of a raster are in view of a camera that moves along straight lines over a surface.
///
/// How: a cell and the four planes that bound the camera's view make four conditions that are linear in the place along
/// the leg, at the height of the cell's own surface; the slant range makes a quadratic one; the angle to the sloping
/// surface a concave one. So a cell is in view during one stretch, found without steps. Within the stretch the line of
/// sight is tried every cell's width of flight, and the moment at which it is cut is found by halving to a 32nd of it:
/// what hides a cell for less than one width of flight can be missed.
///
/// Takes one such calculation for each cell that the view sweeps, for each leg; one sight line for each cell's width
/// of flight with the cell in view.
struct SightBuilder {
  enum End { case low, high }

  private let raster: CellRaster
  private let surface: SightSurface
  private let rules: SightRules
  private let sineSquare: Double
  /// The surface's column and row of the raster's first.
  private let columnShift, rowShift: Int
  /// Lines of sight are tried once for so many metres of flight.
  private let stepM: Double
  private var cells: [Int32] = []
  private var spans: [Int32] = []
  private var from: [Double] = []
  private var to: [Double] = []
  private var quality: SightQuality
  /// Cells of this part of the raster.
  private let part: Range<Int>
  /// Stretches of a cell and a leg with a free line of sight.
  private var runs: [(Double, Double)] = []

  /// Rows of a part that one thread does in one go.
  private static let rowsOfChunk = 8

  static func run(
    _ views: RouteViews, raster: CellRaster, surface: SightSurface, end: End, rules: SightRules, threads: Int
  ) -> (Sight, SightQuality) {
    let rows = raster.lattice.rows
    let pieces = views.pieces
    let outlines = Chunks.map((pieces.count + 31) / 32, threads: threads) { chunk in
      pieces[(chunk * 32)..<min(pieces.count, chunk * 32 + 32)].map { SweptOutline($0, over: surface) }
    }.flatMap { $0 }
    let chunks = (rows + rowsOfChunk - 1) / rowsOfChunk
    let parts = Chunks.map(chunks, threads: threads) { chunk in
      let span = (chunk * rowsOfChunk)..<min(rows, (chunk + 1) * rowsOfChunk)
      return SightBuilder.built(views, outlines, raster, surface, rules, rows: span, end)
    }
    return SightBuilder.joined(parts, cells: raster.count)
  }

  private init(_ raster: CellRaster, _ surface: SightSurface, _ rules: SightRules, rows: Range<Int>) {
    (self.raster, self.surface, self.rules) = (raster, surface, rules)
    let sine = rules.leastIncidence.sine
    sineSquare = sine * sine
    columnShift = raster.lattice.firstColumn - surface.lattice.firstColumn
    rowShift = raster.lattice.firstRow - surface.lattice.firstRow
    stepM = surface.lattice.cellM
    part = raster.cells(ofRows: rows)
    quality = SightQuality(cells: part.count)
  }

  private static func built(
    _ views: RouteViews, _ outlines: [SweptOutline?], _ raster: CellRaster, _ surface: SightSurface,
    _ rules: SightRules, rows: Range<Int>, _ end: End
  ) -> (Sight, SightQuality) {
    var builder = SightBuilder(raster, surface, rules, rows: rows)
    let heights = end == .low ? surface.low : surface.high
    heights.withUnsafeBufferPointer { heights in
      surface.top.withUnsafeBufferPointer { top in
        guard let heights = heights.baseAddress, let top = top.baseAddress else { return }
        let lines = rules.looksForCover && surface.hides ? SightLines(surface, top: top) : nil
        let lattice = raster.lattice
        for (number, outline) in outlines.enumerated() {
          guard let outline else { continue }
          let first = max(rows.lowerBound, lattice.firstRow(from: outline.south))
          let last = min(rows.upperBound, lattice.firstRow(from: outline.north))
          if first < last {
            builder.add(views.pieces[number], outline, rows: first..<last, heights, top, lines)
          }
        }
      }
    }
    return (builder.finished(), builder.quality)
  }

  /// One plane of the view: `east * e + north * n - up * h <= 0` for a cell `e` east and `n` north of the camera and
  /// `h` below it.
  private struct Plane {
    var east, north, up: Double
    /// Change of the left side for each level metre of flight, to the other side, and one over it.
    var gain, inverse: Double

    init(_ ahead: Double, _ right: Double, _ up: Double, _ piece: ViewPiece) {
      let (sine, cosine) = (piece.heading.sine, piece.heading.cosine)
      east = ahead * sine + right * cosine
      north = ahead * cosine - right * sine
      self.up = up
      let gain =
        piece.lengthM == 0 ? 0 : east * piece.alongEast + north * piece.alongNorth + up * piece.climb
      let flat = abs(gain) < 1e-12
      self.gain = flat ? 0 : gain
      inverse = flat ? 0 : 1 / gain
    }

    /// Draws `low...high` in to where the cell is on the inner side; false when nothing is left.
    @inline(__always)
    func cut(_ e: Double, _ n: Double, _ h: Double, _ low: inout Double, _ high: inout Double) -> Bool {
      let over = east * e + north * n - up * h
      if gain > 0 {
        low = max(low, over * inverse)
      } else if gain < 0 {
        high = min(high, over * inverse)
      } else {
        return over <= 0
      }
      return low <= high
    }
  }

  private mutating func add(
    _ piece: ViewPiece, _ outline: SweptOutline, rows: Range<Int>, _ heights: UnsafePointer<Float>,
    _ top: UnsafePointer<Float>,
    _ lines: SightLines?
  ) {
    let view = piece.view
    let planes = (
      Plane(1, 0, view.far.metres, piece), Plane(-1, 0, -view.near.metres, piece),
      Plane(-view.halfWidthSlope, 1, view.halfWidthAtFoot, piece),
      Plane(-view.halfWidthSlope, -1, view.halfWidthAtFoot, piece)
    )
    let still = piece.lengthM == 0
    let square = still ? 1 : 1 + piece.climb * piece.climb
    let limit = rules.greatestSlantM * rules.greatestSlantM
    let sloped = !surface.riseEast.isEmpty
    let lattice = raster.lattice
    let perMetre = still ? 0 : 1 / piece.lengthM
    for row in rows {
      let north = lattice.north(ofRow: row)
      guard let (west, east) = outline.reach(north: north) else { continue }
      let last = lattice.firstColumn(from: east)
      let n = north - piece.start.north
      var column = lattice.firstColumn(from: west)
      while column < last {
        let cell = Int(raster.index[row * lattice.columns + column])
        let at = column
        column += 1
        if cell < 0 { continue }
        let place = (row + rowShift) * surface.lattice.columns + at + columnShift
        let e = lattice.east(ofColumn: at) - piece.start.east
        // Not a number where the ground is not known: every comparison fails then.
        let h = piece.startHKPD - Double(heights[place])
        var low = 0.0
        var high = piece.lengthM
        guard h == h, planes.0.cut(e, n, h, &low, &high), planes.1.cut(e, n, h, &low, &high),
          planes.2.cut(e, n, h, &low, &high), planes.3.cut(e, n, h, &low, &high), still || low < high
        else { continue }
        let own = cell - part.lowerBound
        // The square of the slant range: `square * s^2 - 2 * half * s + whole`.
        let whole = e * e + n * n + h * h
        let half = still ? 0 : e * piece.alongEast + n * piece.alongNorth - h * piece.climb
        let middle = half / square
        let room = (limit - (whole - half * middle)) / square
        let reach = room >= 0 ? room.squareRoot() : -1
        if still ? room < 0 : (reach < 0 || max(low, middle - reach) >= min(high, middle + reach)) {
          let nearest = min(max(middle, low), high)
          let slant = (whole + nearest * (square * nearest - 2 * half)).squareRoot()
          quality.coarseSlantM[own] = min(quality.coarseSlantM[own], Float(slant))
          continue
        }
        if !still {
          low = max(low, middle - reach)
          high = min(high, middle + reach)
        }
        // Height of the camera over the plane of the surface: `over + gain * s`, times the length of its normal.
        let rise = sloped ? (Double(surface.riseEast[place]), Double(surface.riseNorth[place])) : (0, 0)
        let over = h + rise.0 * e + rise.1 * n
        let gain = still ? 0 : piece.climb - rise.0 * piece.alongEast - rise.1 * piece.alongNorth
        let normal = (1 + rise.0 * rise.0 + rise.1 * rise.1)
        let incidence = Incidence(
          over: over, gain: gain, limit: sineSquare * normal, square: still ? 0 : square, half: half,
          whole: whole)
        guard incidence.cut(&low, &high) else {
          quality.isFlat[own] = true
          continue
        }
        runs.removeAll(keepingCapacity: true)
        if let lines {
          let isIllustrative = !surface.aim.isEmpty && !surface.aim[place].isNaN
          let ground = isIllustrative ? surface.aim[place] : heights[place]
          let target = Double(ground) + SightSurface.targetAboveM
          findRuns(piece, lines, low, high, column: at + columnShift, row: row + rowShift, target)
          if runs.isEmpty {
            quality.isHidden[own] = true
            continue
          }
        } else {
          runs.append((low, high))
        }
        for run in runs {
          cells.append(Int32(cell))
          spans.append(Int32(piece.span))
          from.append(run.0 * perMetre)
          to.append(still ? 1 : run.1 * perMetre)
          let nearest = still ? 0 : min(max(middle, run.0), run.1)
          let slant = (whole + nearest * (square * nearest - 2 * half)).squareRoot()
          if Float(slant) < quality.bestSlantM[own] {
            quality.bestSlantM[own] = Float(slant)
            quality.bestIncidenceSine[own] = Float((over + gain * nearest) / (slant * normal.squareRoot()))
          }
        }
      }
    }
  }

  /// Fills `runs` with the stretches of `low...high` whose lines of sight are free.
  private mutating func findRuns(
    _ piece: ViewPiece, _ lines: SightLines, _ low: Double, _ high: Double, column: Int, row: Int,
    _ target: Double
  ) {
    func isFree(_ s: Double) -> Bool {
      lines.isFree(
        east: piece.start.east + piece.alongEast * s, north: piece.start.north + piece.alongNorth * s,
        hkpd: piece.startHKPD + piece.climb * s, column: column, row: row, target: target)
    }
    if piece.lengthM == 0 {
      if isFree(0) { runs.append((0, 0)) }
      return
    }
    let steps = max(1, Int(((high - low) / stepM).rounded(.up)))
    var before = low
    var wasFree = isFree(low)
    var start = low
    for step in 1...steps {
      let s = step == steps ? high : low + (high - low) * (Double(step) / Double(steps))
      let free = isFree(s)
      if free != wasFree {
        var (a, b) = (before, s)
        for _ in 0..<5 {
          let middle = (a + b) / 2
          if isFree(middle) == wasFree { a = middle } else { b = middle }
        }
        if free { start = b } else { runs.append((start, a)) }
      }
      (before, wasFree) = (s, free)
    }
    if wasFree { runs.append((start, high)) }
    runs.removeAll { $0.0 >= $0.1 }
  }

  /// The stretches sorted by cell; those of a cell stay in the order in which their pieces were added.
  private func finished() -> Sight {
    var offsets = [Int32](repeating: 0, count: part.count + 1)
    for cell in cells { offsets[Int(cell) - part.lowerBound + 1] += 1 }
    for cell in 0..<part.count { offsets[cell + 1] += offsets[cell] }
    var next = offsets
    var sight = Sight(
      offsets: offsets, spans: [Int32](repeating: 0, count: cells.count),
      from: [Double](repeating: 0, count: cells.count), to: [Double](repeating: 0, count: cells.count))
    for entry in cells.indices {
      let cell = Int(cells[entry]) - part.lowerBound
      let slot = Int(next[cell])
      next[cell] += 1
      sight.spans[slot] = spans[entry]
      sight.from[slot] = from[entry]
      sight.to[slot] = to[entry]
    }
    return sight
  }

  /// Parts of a raster put one after the other.
  private static func joined(_ parts: [(Sight, SightQuality)], cells: Int) -> (Sight, SightQuality) {
    var sight = Sight(offsets: [0], spans: [], from: [], to: [])
    var quality = SightQuality(cells: 0)
    sight.offsets.reserveCapacity(cells + 1)
    for (part, partQuality) in parts {
      let before = Int32(sight.spans.count)
      sight.offsets += part.offsets.dropFirst().map { $0 + before }
      sight.spans += part.spans
      sight.from += part.from
      sight.to += part.to
      quality.append(partQuality)
    }
    return (sight, quality)
  }
}
