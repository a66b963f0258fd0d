/// A look around by sight lines from the eye to the rim, row by row away from it.
///
/// The surroundings fall into eight octants; in each, rows count away from the eye and cells across, from the axis to
/// the diagonal. A fan of lines with equal steps across goes out, 1.5 of them for each cell of the last row. Every line
/// keeps its horizon: the steepest slope that the ground has reached on it, in metres a row. A cell whose slope is above
/// the horizons of both lines beside it is seen, below both hidden. The few cells in between, and those that miss by
/// less than 5 cm, get a line of their own. Lines meet a row between two posts, where the ground is their straight
/// mean. Rows are shared by the octants: places and shares are worked out once.
///
/// Cost: about 3.4 steps of lines and one test a cell within a disc, and one cell in fifty a line of its own. Lines to
/// the rim are known as R2, lines to every cell as R3 (Franklin and Ray 1994).
struct SightFan {
  private let around: Surroundings
  /// Lines of an octant besides the axis.
  private let lines: Int

  /// Lines for each cell of the last row. Fewer leave more cells between two horizons, more cost more each: measured
  /// (docs/viewshed.md).
  static let linesPerCell = 1.5

  /// Metres at the target by which a cell must clear both horizons, or stay below both, to be judged by them.
  static let doubtM: Float = 0.05

  init(_ around: Surroundings) {
    self.around = around
    lines = max(1, Int((Double(around.depth) * SightFan.linesPerCell).rounded(.up)))
  }

  func run() -> SeenCells { around.marked { sweep($0) } }

  private func sweep(_ octants: [Surroundings.Octant]) {
    let tables = RowTables(depth: around.depth, lines: lines, bend: around.bend)
    let stride = lines + 2
    let horizons = UnsafeMutablePointer<Float>.allocate(capacity: octants.count * stride)
    // Below every slope, and still a number.
    horizons.initialize(repeating: -1e30, count: octants.count * stride)
    defer {
      tables.deallocate()
      horizons.deallocate()
    }
    for distance in 1...max(1, around.depth) {
      guard let reach = around.reach(distance) else { break }
      tables.prepare(distance: distance, reach: reach)
      for (number, octant) in octants.enumerated() where distance <= octant.rows {
        let horizon = horizons + number * stride
        // The side is a constant in each branch, so that the loops are made for it.
        if octant.side > 0 {
          step(octant, horizon, tables, distance, reach, side: 1)
        } else {
          step(octant, horizon, tables, distance, reach, side: -1)
        }
      }
    }
  }

  /// Judges one row of cells, then raises the lines' horizons by it.
  @inline(__always)
  private func step(
    _ octant: Surroundings.Octant, _ horizon: UnsafeMutablePointer<Float>, _ tables: RowTables,
    _ distance: Int, _ reach: Int,
    side: Int
  ) {
    let posts = octant.posts + distance * octant.postRow
    let marks = octant.marks + distance * octant.markRow
    let flat = 1 / Float(distance)
    let eye = around.eye
    let toTarget = eye - around.target
    let doubt = SightFan.doubtM * flat
    var doubtful = 0
    for cell in 0...min(reach, octant.across) {
      let line = Int(tables.lineOfCell[cell])
      let (near, far) = (horizon[line], horizon[line &+ 1])
      let (low, high) = near < far ? (near, far) : (far, near)
      let slope = (posts[side &* cell] - toTarget) * flat - tables.bendOfCell[cell]
      let isSure = slope - high >= doubt
      marks[cell &* octant.markAcross] = isSure ? 1 : 0
      tables.doubtful[doubtful] = Int32(truncatingIfNeeded: cell)
      doubtful &+= !isSure && slope - low > -doubt ? 1 : 0
    }
    for number in 0..<doubtful {
      let cell = Int(tables.doubtful[number])
      let slope = (posts[side &* cell] - toTarget) * flat - tables.bendOfCell[cell]
      let free = isFree(
        octant.posts, octant.postRow, side: side, cell: cell, distance: distance, slope: slope)
      marks[cell &* octant.markAcross] = free ? 1 : 0
    }
    let count = min(tables.linesToReach(distance, reach), octant.across * lines / distance) + 1
    let eyes = SIMD4(repeating: eye)
    let flats = SIMD4(repeating: flat)
    var line = 0
    while line &+ 4 <= count {
      let places = UnsafeRawPointer(tables.postOfLine + line).loadUnaligned(as: SIMD4<Int32>.self)
      let (p0, p1) = (posts + side &* Int(places[0]), posts + side &* Int(places[1]))
      let (p2, p3) = (posts + side &* Int(places[2]), posts + side &* Int(places[3]))
      let near = SIMD4(p0[0], p1[0], p2[0], p3[0])
      let far = SIMD4(p0[side], p1[side], p2[side], p3[side])
      let share = UnsafeRawPointer(tables.shareOfLine + line).loadUnaligned(as: SIMD4<Float>.self)
      let bends = UnsafeRawPointer(tables.bendOfLine + line).loadUnaligned(as: SIMD4<Float>.self)
      let slopes = (near + (far - near) * share - eyes) * flats - bends
      let target = UnsafeMutableRawPointer(horizon + line)
      let old = target.loadUnaligned(as: SIMD4<Float>.self)
      target.storeBytes(of: old.replacing(with: slopes, where: slopes .> old), as: SIMD4<Float>.self)
      line &+= 4
    }
    while line < count {
      let post = posts + side &* Int(tables.postOfLine[line])
      let ground = post[0] + (post[side] - post[0]) * tables.shareOfLine[line]
      let slope = (ground - eye) * flat - tables.bendOfLine[line]
      if slope > horizon[line] { horizon[line] = slope }
      line &+= 1
    }
  }

  /// Whether a line to one cell meets no ground: its own steps, without neighbours.
  @inline(__always)
  private func isFree(
    _ observer: UnsafePointer<Float>, _ postRow: Int, side: Int, cell: Int, distance: Int, slope: Float
  ) -> Bool {
    let across = Float(cell) / Float(distance)
    let eye = around.eye
    let slant = around.bend * (1 + across * across)
    let part = 1 / Float(distance)
    var (post, over) = (0, 0)
    var row = observer
    for step in 1..<max(1, distance) {
      row += postRow
      over &+= cell
      if over >= distance {
        over &-= distance
        post &+= 1
      }
      let place = row + side &* post
      let ground = place[0] + (place[side] - place[0]) * (Float(over) * part)
      let far = Float(step)
      if ground - eye > (slope + slant * far) * far { return false }
    }
    return true
  }
}
