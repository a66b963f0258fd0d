public import TerrainModel

/// A height grid made ready for sight lines: its posts in rows and once more in columns.
///
/// Eight bytes a post. Made in one pass; worth keeping when more than one place looks over the same ground.
public struct Relief: Sendable {
  public let name: String
  public let columns, rows: Int
  /// Metres between posts.
  public let cellM: Double
  let westPost, southPost: Double
  /// Metres above the grid's datum, row by row from the north, with one more at either end; `missing` without a height.
  let byRow: [Float]
  /// The same, column by column from the west, each from the north.
  let byColumn: [Float]
  let hasMissing: Bool

  /// Stands for no height: so deep that it hides nothing, and still a number, so that a share of 0 of it is 0.
  static let missing: Float = -100_000
  /// Below this there is no height, even mixed with a neighbour's.
  static let lowest: Float = -20_000

  /// - `grid`: in metres; a grid in degrees is refused, since its cells are not square.
  public init(_ grid: HeightGrid) throws(ViewshedError) {
    guard grid.crs.isInMetres else {
      throw ViewshedError("\(grid.name): its posts are in degrees; sight lines need a grid in metres")
    }
    guard grid.cellSize == grid.rowSize else {
      throw ViewshedError(
        "\(grid.name): its cells of \(grid.cellSize) by \(grid.rowSize) m are not square; sight lines need squares"
      )
    }
    name = grid.name
    (columns, rows) = (grid.columns, grid.rows)
    cellM = grid.cellSize
    (westPost, southPost) = (grid.westPost, grid.southPost)
    let count = grid.columns * grid.rows
    let posts = grid.posts
    byRow = Relief.filled(count) { target in
      for index in 0..<count { target[index] = posts[index].isNaN ? Relief.missing : posts[index] }
    }
    hasMissing = posts.contains { $0.isNaN }
    let (width, height) = (grid.columns, grid.rows)
    let rowWise = byRow
    byColumn = Relief.filled(count) { target in
      rowWise.withUnsafeBufferPointer { source in
        // In squares, so that both sides stay in the cache.
        for top in stride(from: 0, to: height, by: 32) {
          for left in stride(from: 0, to: width, by: 32) {
            for column in left..<min(left + 32, width) {
              for row in top..<min(top + 32, height) {
                target[column &* height &+ row] = source[1 &+ row &* width &+ column]
              }
            }
          }
        }
      }
    }
  }

  private static func filled(_ count: Int, _ fill: (UnsafeMutablePointer<Float>) -> Void) -> [Float] {
    [Float](unsafeUninitializedCapacity: count + 2) { buffer, initialised in
      if let start = buffer.baseAddress {
        start.initialize(to: missing)
        (start + count + 1).initialize(to: missing)
        fill(start + 1)
      }
      initialised = count + 2
    }
  }

  /// Metres above the datum of the grid; nil without a height.
  func height(column: Int, row: Int) -> Float? {
    let value = byRow[1 + row * columns + column]
    return value > Relief.lowest ? value : nil
  }

  /// The cell that holds a place: the one with the nearest post.
  func cell(eastM: Double, northM: Double) throws(ViewshedError) -> (column: Int, row: Int) {
    let column = ((eastM - westPost) / cellM + 0.5).rounded(.down)
    let row = (Double(rows) - 0.5 - (northM - southPost) / cellM).rounded(.down)
    guard column >= 0, row >= 0, column < Double(columns), row < Double(rows) else {
      throw ViewshedError("the observer at \(eastM), \(northM) stands outside of \(name)")
    }
    return (Int(column), Int(row))
  }
}
