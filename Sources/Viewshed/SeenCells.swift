/// What is seen from one place: a piece of a grid around the observer.
public struct SeenCells: Hashable, Sendable {
  public enum Mark: UInt8, Hashable, Sendable {
    case hidden = 0
    case seen = 1
    /// Outside the radius or the grid, or without a height.
    case unknown = 2
  }

  /// The place of the piece in the grid; row 0 is the northern one.
  public let firstColumn, firstRow: Int
  public let columns, rows: Int
  /// Raw values of `Mark`, row by row from the north, each row from the west.
  public let marks: [UInt8]

  /// The mark of a cell of the grid.
  public func mark(column: Int, row: Int) -> Mark {
    let (x, y) = (column - firstColumn, row - firstRow)
    guard (0..<columns).contains(x), (0..<rows).contains(y) else { return .unknown }
    return Mark(rawValue: marks[y * columns + x]) ?? .unknown
  }

  /// How many cells have a mark. Linear in the cells.
  public func count(_ mark: Mark) -> Int { marks.reduce(into: 0) { $0 += $1 == mark.rawValue ? 1 : 0 } }
}
