import Planar
import Units

/// Square cells of a lattice that is fixed to the local frame's origin; those of a region are numbered row by row
/// from the south-west.
///
/// Cell (column i, row j) of the lattice spans `[i, i + 1) x [j, j + 1)` cell edges; all rasters of one cell size
/// share the lattice. A cell belongs to a region when its centre does.
struct CellRaster: Sendable {
  let cellM: Double
  /// Lattice column and row of the south-west corner.
  let firstColumn, firstRow: Int
  let columns, rows: Int
  /// Number of the cell at `row * columns + column`, or -1.
  private(set) var index: [Int32]
  /// Where each numbered cell lies in `index`.
  private(set) var places: [Int32]

  var count: Int { places.count }

  /// The cells of the union of `ground`. A polygon that holds no cell centre gets the cell of its middle, so that
  /// small targets are not lost.
  init(ground: [MapPolygon], cellM: Double) {
    self.init(box: MapBox(ground.flatMap(\.outer)), cellM: cellM, fill: -1)
    for polygon in ground {
      var caught = 0
      forEachSpan(of: polygon) { row, from, to in
        for column in from..<to { index[row * columns + column] = 0 }
        caught += to - from
      }
      if caught == 0, !polygon.outer.isEmpty {
        let middle = MapBox(polygon.outer).centre
        if let place = place(of: middle) { index[place] = 0 }
      }
    }
    number()
  }

  /// All cells that touch the box.
  init(box: MapBox, cellM: Double) {
    self.init(box: box, cellM: cellM, fill: 0)
    number()
  }

  private init(box: MapBox, cellM: Double, fill: Int32) {
    self.cellM = cellM
    places = []
    guard !box.isEmpty else {
      (firstColumn, firstRow, columns, rows, index) = (0, 0, 0, 0, [])
      return
    }
    firstColumn = Int((box.minEast / cellM).rounded(.down))
    firstRow = Int((box.minNorth / cellM).rounded(.down))
    columns = Int((box.maxEast / cellM).rounded(.down)) - firstColumn + 1
    rows = Int((box.maxNorth / cellM).rounded(.down)) - firstRow + 1
    index = [Int32](repeating: fill, count: columns * rows)
  }

  private mutating func number() {
    for place in index.indices where index[place] >= 0 {
      index[place] = Int32(places.count)
      places.append(Int32(place))
    }
  }

  func column(ofPlace place: Int) -> Int { place % columns }
  func row(ofPlace place: Int) -> Int { place / columns }

  /// East of the centres of a column, and north of those of a row, metres; counted from the raster's corner.
  func east(ofColumn column: Int) -> Double { (Double(firstColumn + column) + 0.5) * cellM }
  func north(ofRow row: Int) -> Double { (Double(firstRow + row) + 0.5) * cellM }

  func centre(of cell: Int) -> MapPoint {
    let place = Int(places[cell])
    return MapPoint(east: east(ofColumn: place % columns), north: north(ofRow: place / columns))
  }

  /// Position in `index` of the lattice cell that holds the point; nil outside the raster's box.
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

  /// Which numbered cells have their centre in the union of `polygons`.
  func mask(of polygons: [MapPolygon]) -> [Bool] {
    var result = [Bool](repeating: false, count: count)
    for polygon in polygons {
      forEachSpan(of: polygon) { row, from, to in
        for column in from..<to {
          let cell = index[row * columns + column]
          if cell >= 0 { result[Int(cell)] = true }
        }
      }
    }
    return result
  }

  /// Hands over the runs of columns, `from..<to` in a row, whose centres lie inside by the even-odd rule.
  func forEachSpan(of polygon: MapPolygon, _ body: (_ row: Int, _ from: Int, _ to: Int) -> Void) {
    var crossings: [(row: Int, east: Double)] = []
    for ring in [polygon.outer] + polygon.holes {
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

  /// Largest number of cells of one beat, and of the box around one beat.
  static let mostCells = 400_000.0
  static let mostBoxCells = 16_000_000.0

  /// The edge of a cell for all `grounds`: 5 m, or the least further multiple of 5 m that keeps every ground within
  /// `mostCells` and its box within `mostBoxCells`.
  static func cellSize(for grounds: [[MapPolygon]]) -> Double {
    var cell = 5.0
    for ground in grounds {
      let area = ground.reduce(0) { $0 + $1.area }
      let box = MapBox(ground.flatMap(\.outer))
      while area / (cell * cell) > mostCells
        || (box.width / cell + 1) * (box.height / cell + 1) > mostBoxCells
      {
        cell += 5
      }
    }
    return cell
  }
}
