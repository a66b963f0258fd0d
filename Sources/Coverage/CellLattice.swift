import Planar
import Units

/// A box of square cells of the lattice that is fixed to the local frame's origin.
///
/// Cell (column i, row j) of the lattice spans `[i, i + 1) x [j, j + 1)` cell edges, so all boxes of one cell size
/// fit on each other. Columns and rows here count from the box's south-west corner; a place is
/// `row * columns + column`.
struct CellLattice: Hashable, Sendable {
  let cellM: Double
  /// Lattice column and row of the south-west corner.
  let firstColumn, firstRow: Int
  let columns, rows: Int

  /// All cells that touch the box.
  init(box: MapBox, cellM: Double) {
    self.cellM = cellM
    guard !box.isEmpty else {
      (firstColumn, firstRow, columns, rows) = (0, 0, 0, 0)
      return
    }
    firstColumn = Int((box.minEast / cellM).rounded(.down))
    firstRow = Int((box.minNorth / cellM).rounded(.down))
    columns = Int((box.maxEast / cellM).rounded(.down)) - firstColumn + 1
    rows = Int((box.maxNorth / cellM).rounded(.down)) - firstRow + 1
  }

  var places: Int { columns * rows }

  /// The box of all cells.
  var box: MapBox {
    places == 0
      ? .empty
      : MapBox(
        minEast: Double(firstColumn) * cellM, minNorth: Double(firstRow) * cellM,
        maxEast: Double(firstColumn + columns) * cellM, maxNorth: Double(firstRow + rows) * cellM)
  }

  /// East of the centres of a column and north of those of a row, metres in the local frame.
  func east(ofColumn column: Int) -> Double { (Double(firstColumn + column) + 0.5) * cellM }
  func north(ofRow row: Int) -> Double { (Double(firstRow + row) + 0.5) * cellM }

  func centre(ofPlace place: Int) -> MapPoint {
    MapPoint(east: east(ofColumn: place % columns), north: north(ofRow: place / columns))
  }

  /// The cell that holds the point; nil outside the box.
  func place(of point: MapPoint) -> Int? {
    let column = Int((point.east / cellM).rounded(.down)) - firstColumn
    let row = Int((point.north / cellM).rounded(.down)) - firstRow
    guard column >= 0, column < columns, row >= 0, row < rows else { return nil }
    return row * columns + column
  }

  /// First column whose centre is not west of `east`, cut to 0...columns.
  func firstColumn(from east: Double) -> Int {
    let value = (east / cellM - 0.5).rounded(.up) - Double(firstColumn)
    return Int(max(0, min(Double(columns), value)))
  }

  /// First row whose centre is not south of `north`, cut to 0...rows.
  func firstRow(from north: Double) -> Int {
    let value = (north / cellM - 0.5).rounded(.up) - Double(firstRow)
    return Int(max(0, min(Double(rows), value)))
  }

  /// The centres of the cells.
  var net: PlaceNet {
    PlaceNet(
      first: MapPoint(east: east(ofColumn: 0), north: north(ofRow: 0)), stepM: cellM, columns: columns,
      rows: rows)
  }

  /// Hands over the runs of columns, `from..<to` in a row, whose centres lie inside by the even-odd rule.
  func forEachSpan(of polygon: MapPolygon, _ body: (_ row: Int, _ from: Int, _ to: Int) -> Void) {
    net.forEachSpan(of: polygon, body)
  }
}
