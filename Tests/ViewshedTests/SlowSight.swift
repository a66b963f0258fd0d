import TerrainModel
import Units
import Viewshed

/// A sight line to every cell, in doubles, from what the documentation of `Viewshed` says alone.
struct SlowSight {
  /// Where a sight line asks for the ground.
  enum Steps {
    /// At each row of posts, or column where the line runs more east than north: the definition.
    case rows
    /// At so many places for each row, bilinear between four posts: how far the definition is from a smooth surface.
    case bilinear(Int)
  }

  let look: Viewshed.Look
  let column, row: Int
  let eye: Double
  var steps = Steps.rows
  private let cellM: Double
  private let columns, rows: Int
  /// NaN where there is none.
  private let posts: [Double]

  init?(_ grid: HeightGrid, _ observer: Viewshed.Observer, _ look: Viewshed.Look) {
    self.look = look
    (columns, rows, cellM) = (grid.columns, grid.rows, grid.cellSize)
    column = Int(((observer.eastM - grid.westPost) / grid.cellSize).rounded())
    row = grid.rows - 1 - Int(((observer.northM - grid.southPost) / grid.cellSize).rounded())
    posts = (0..<columns * rows).map { [columns] in
      grid.height(column: $0 % columns, row: $0 / columns) ?? .nan
    }
    guard let ground = grid.height(column: column, row: row) else { return nil }
    eye = ground + observer.heightAboveGroundM
  }

  /// What is to be said of a cell.
  func mark(_ x: Int, _ y: Int) -> SeenCells.Mark {
    let (across, down) = (x - column, y - row)
    let squared = Double(across * across + down * down) * cellM * cellM
    if let radius = look.radiusM, squared > radius * radius * (1 + 1e-12) { return .unknown }
    let ground = posts[y * columns + x]
    if ground.isNaN { return .unknown }
    let sag = look.curvature / (2 * look.earthRadiusM)
    let far = squared.squareRoot()
    let slope = (ground + look.targetHeightM - sag * squared - eye) / far
    let parts = max(abs(across), abs(down))
    var (count, first) = (parts, 1)
    if case .bilinear(let more) = steps { (count, first) = (parts * more, more) }
    for step in stride(from: first, to: count, by: 1) {
      let share = Double(step) / Double(count)
      let between = height(
        Double(column) + Double(across * step) / Double(count),
        Double(row) + Double(down * step) / Double(count))
      // A missing height compares as no obstacle.
      if between - sag * squared * share * share - eye > slope * far * share { return .hidden }
    }
    return .seen
  }

  /// Bilinear in posts; NaN where one that counts is missing.
  private func height(_ x: Double, _ y: Double) -> Double {
    let (left, top) = (Int(x), Int(y))
    let (right, down) = (x - Double(left), y - Double(top))
    let post = top * columns + left
    func row(_ post: Int) -> Double {
      right == 0 ? posts[post] : posts[post] * (1 - right) + posts[post + 1] * right
    }
    return down == 0 ? row(post) : row(post) * (1 - down) + row(post + columns) * down
  }
}

/// How two opinions on the same cells differ.
struct SightTally: CustomStringConvertible {
  var cells = 0
  var different = 0
  /// Different, and neither beside an edge of what the twin sees nor, for the second, one cell away from it.
  var offEdge = 0
  var farFromEdge = 0

  mutating func add(_ cells: SeenCells, _ twin: SlowSight) {
    let (width, height) = (cells.columns, cells.rows)
    var slow: [SeenCells.Mark] = []
    slow.reserveCapacity(width * height)
    for y in 0..<height {
      for x in 0..<width { slow.append(twin.mark(x + cells.firstColumn, y + cells.firstRow)) }
    }
    for y in 0..<height {
      for x in 0..<width where slow[y * width + x] != .unknown {
        self.cells += 1
        if cells.marks[y * width + x] == slow[y * width + x].rawValue { continue }
        different += 1
        // An edge runs between two cells; one cell from it are the cells beside it and those next to them.
        let own = slow[y * width + x]
        func uniform(_ reach: Int) -> Bool {
          for j in max(0, y - reach)...min(height - 1, y + reach) {
            for i in max(0, x - reach)...min(width - 1, x + reach) where slow[j * width + i] != own {
              return false
            }
          }
          return true
        }
        if uniform(1) { offEdge += 1 }
        if uniform(2) { farFromEdge += 1 }
      }
    }
  }

  var percentAlike: Double { 100 * (1 - Double(different) / Double(max(1, cells))) }
  var description: String {
    "\(cells) cells, \(percentAlike) % alike, \(different) different; \(offEdge) of these not beside an edge, "
      + "\(farFromEdge) more than a cell away"
  }
}

/// Grids that the tests make.
enum MadeGround {
  static func grid(
    _ columns: Int, _ rows: Int, cellM: Double = 5, _ height: (Int, Int) -> Double?
  ) throws -> HeightGrid {
    var heights: [Double?] = []
    for row in 0..<rows { for column in 0..<columns { heights.append(height(column, row)) } }
    return try HeightGrid(
      name: "made up", crs: .hongKongGrid, datum: .hkpd, columns: columns, rows: rows, westPost: 830_000,
      southPost: 815_000, cellSize: cellM, heights: heights)
  }

  /// Round hills of random place, height and width on a slope.
  static func hills(_ columns: Int, _ rows: Int, _ random: inout SplitMix64) throws -> HeightGrid {
    let hills = (0..<random.pick(1..<12)).map { _ in
      (
        x: random.unit() * Double(columns), y: random.unit() * Double(rows), top: random.unit() * 120,
        width: 4 + random.unit() * 25
      )
    }
    return try grid(columns, rows) { column, row in
      hills.reduce(0.1 * Double(column)) { sum, hill in
        let (dx, dy) = ((Double(column) - hill.x) / hill.width, (Double(row) - hill.y) / hill.width)
        return sum + hill.top / (1 + dx * dx + dy * dy) * (dx * dx + dy * dy < 9 ? 1 : 0.9)
      }
    }
  }

  /// A place over a post.
  static func observer(_ grid: HeightGrid, _ column: Int, _ row: Int, _ height: Double) -> Viewshed.Observer {
    Viewshed.Observer(
      eastM: grid.westPost + Double(column) * grid.cellSize,
      northM: grid.southPost + Double(grid.rows - 1 - row) * grid.cellSize, heightAboveGroundM: height)
  }
}
