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

  /// Hands over the runs of columns, `from..<to` in a row, whose centres lie inside by the even-odd rule.
  func forEachSpan(of polygon: MapPolygon, _ body: (_ row: Int, _ from: Int, _ to: Int) -> Void) {
    var crossings: [(row: Int, east: Double)] = []
    for ring in polygon.rings {
      guard var a = ring.last else { continue }
      for b in ring {
        let low = a.north < b.north ? a : b
        let high = a.north < b.north ? b : a
        let from = firstRow(from: low.north)
        let to = firstRow(from: high.north)
        let slope = (high.east - low.east) / (high.north - low.north)
        for row in from..<max(from, to) {
          crossings.append((row, low.east + (north(ofRow: row) - low.north) * slope))
        }
        a = b
      }
    }
    crossings.sort { ($0.row, $0.east) < ($1.row, $1.east) }
    var next = 0
    while next + 1 < crossings.count {
      let from = firstColumn(from: crossings[next].east)
      let to = firstColumn(from: crossings[next + 1].east)
      if from < to { body(crossings[next].row, from, to) }
      next += 2
    }
  }
}
