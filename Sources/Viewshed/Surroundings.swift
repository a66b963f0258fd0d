/// What lies around one observer: the piece of the grid within the radius, cut into eight octants.
///
/// In each octant rows count away from the eye and cells across, from the axis to the diagonal. The octants to the north
/// and south read the grid by rows, those to the east and west by columns, so that neighbours across are neighbours in
/// memory in all of them.
struct Surroundings {
  let relief: Relief
  private let column, row: Int
  /// Metres above the datum.
  let eye: Float
  /// Metres above the ground.
  let target: Float
  /// Metres that the ground sinks at a distance of one cell.
  let bend: Float
  /// The radius in cells, squared.
  private let reachSquared: Double
  /// Rows of posts to each side that count.
  private let north, east, south, west: Int
  /// Rows of the longest octant.
  let depth: Int

  /// One of the eight parts.
  struct Octant {
    /// The observer's own post and mark.
    var posts: UnsafePointer<Float>
    var marks: UnsafeMutablePointer<UInt8>
    /// To the next row of posts, and to the next mark outward and across.
    var postRow, markRow, markAcross: Int
    /// To the next post across: 1 or -1.
    var side: Int
    var rows, across: Int
  }

  /// - `column`, `row`: a cell with a height.
  init(relief: Relief, column: Int, row: Int, height: Double, look: Viewshed.Look) {
    self.relief = relief
    (self.column, self.row) = (column, row)
    let ground = relief.height(column: column, row: row) ?? 0
    eye = ground + Float(height)
    target = Float(look.targetHeightM)
    bend = Float(look.curvature * relief.cellM * relief.cellM / (2 * look.earthRadiusM))
    let cells = (look.radiusM ?? .infinity) / relief.cellM
    // A hair more, so that a radius of whole cells is not lost to rounding.
    reachSquared = cells * cells * (1 + 1e-12)
    let most = cells.isFinite ? Int(min(reachSquared.squareRoot(), 1e9)) : 1_000_000_000
    north = min(row, most)
    south = min(relief.rows - 1 - row, most)
    west = min(column, most)
    east = min(relief.columns - 1 - column, most)
    depth = max(north, south, west, east)
  }

  /// The last cell across that counts in a row of an octant; nil beyond the radius.
  func reach(_ distance: Int) -> Int? {
    let left = reachSquared - Double(distance) * Double(distance)
    guard left >= 0 else { return nil }
    return left > 4e18 ? distance : min(distance, Int(left.squareRoot()))
  }

  /// The marks that `judge` gives to the cells of the octants; it may write nothing but 0 and 1, within the reach.
  func marked(by judge: ([Octant]) -> Void) -> SeenCells {
    let (width, height) = (west + 1 + east, north + 1 + south)
    var marks = [UInt8](repeating: SeenCells.Mark.unknown.rawValue, count: width * height)
    marks.withUnsafeMutableBufferPointer { marks in
      relief.byRow.withUnsafeBufferPointer { byRow in
        relief.byColumn.withUnsafeBufferPointer { byColumn in
          guard let marks = marks.baseAddress, let byRow = byRow.baseAddress,
            let byColumn = byColumn.baseAddress
          else { return }
          let centre = marks + north * width + west
          centre.pointee = SeenCells.Mark.seen.rawValue
          let inRow = byRow + (1 + row * relief.columns + column)
          let inColumn = byColumn + (1 + column * relief.rows + row)
          func octant(_ northward: Bool, _ forward: Int, _ side: Int) -> Octant {
            northward
              ? Octant(
                posts: inRow, marks: centre, postRow: forward * relief.columns, markRow: forward * width,
                markAcross: side, side: side, rows: forward < 0 ? north : south,
                across: side < 0 ? west : east)
              : Octant(
                posts: inColumn, marks: centre, postRow: forward * relief.rows, markRow: forward,
                markAcross: side * width, side: side, rows: forward < 0 ? west : east,
                across: side < 0 ? north : south)
          }
          judge([
            octant(true, -1, -1), octant(true, -1, 1), octant(true, 1, -1), octant(true, 1, 1),
            octant(false, -1, -1), octant(false, -1, 1), octant(false, 1, -1), octant(false, 1, 1),
          ])
          if relief.hasMissing { markMissing(centre - (north * width + west), inRow, width, height) }
        }
      }
    }
    return SeenCells(
      firstColumn: column - west, firstRow: row - north, columns: width, rows: height, marks: marks)
  }

  private func markMissing(
    _ marks: UnsafeMutablePointer<UInt8>, _ observer: UnsafePointer<Float>, _ width: Int, _ height: Int
  ) {
    let unknown = SeenCells.Mark.unknown.rawValue
    for y in 0..<height {
      let posts = observer + ((y - north) * relief.columns - west)
      let line = marks + y * width
      for x in 0..<width where posts[x] < Relief.lowest { line[x] = unknown }
    }
  }
}
