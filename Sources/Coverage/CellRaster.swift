import Planar
package import Units

/// The lattice cells of a region, numbered row by row from the south-west. A cell belongs to a region when its
/// centre does.
package struct CellRaster: Sendable {
  let lattice: CellLattice
  /// Number of the cell at each place of the lattice box, or -1.
  private(set) var index: [Int32]
  /// Place of each numbered cell.
  private(set) var places: [Int32]

  package var count: Int { places.count }
  package var cellM: Double { lattice.cellM }

  /// The cells of the union of `ground`. A polygon that holds no cell centre gets the cell of its middle, so that
  /// small targets are not lost.
  package init(ground: [MapPolygon], cellM: Double) {
    lattice = CellLattice(box: MapBox(ground.flatMap(\.outer)), cellM: cellM)
    index = [Int32](repeating: -1, count: lattice.places)
    places = []
    for polygon in ground {
      var caught = 0
      lattice.forEachSpan(of: polygon) { row, from, to in
        for column in from..<to { index[row * lattice.columns + column] = 0 }
        caught += to - from
      }
      if caught == 0, let place = lattice.place(of: polygon.bounds.centre) { index[place] = 0 }
    }
    for place in index.indices where index[place] >= 0 {
      index[place] = Int32(places.count)
      places.append(Int32(place))
    }
  }

  /// Only some of the cells, numbered anew in the same order, in the same box.
  func keeping(_ isKept: (Int) -> Bool) -> CellRaster {
    var copy = self
    copy.places = []
    for (cell, place) in places.enumerated() {
      copy.index[Int(place)] = isKept(cell) ? Int32(copy.places.count) : -1
      if isKept(cell) { copy.places.append(place) }
    }
    return copy
  }

  package func centre(of cell: Int) -> MapPoint { lattice.centre(ofPlace: Int(places[cell])) }

  /// Numbers of the cells in rows of the lattice's box.
  func cells(ofRows rows: Range<Int>) -> Range<Int> {
    /// How many cells lie before a place.
    func count(before place: Int) -> Int {
      var (low, high) = (0, places.count)
      while low < high {
        let middle = (low + high) / 2
        if Int(places[middle]) < place { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return count(before: rows.lowerBound * lattice.columns)..<count(before: rows.upperBound * lattice.columns)
  }

  /// The values of a lattice of the same cells that holds this one, cell by cell.
  func values(of values: [Float], in other: CellLattice) -> [Float] {
    let east = lattice.firstColumn - other.firstColumn
    let north = lattice.firstRow - other.firstRow
    return places.map { place in
      let (row, column) = Int(place).quotientAndRemainder(dividingBy: lattice.columns)
      return values[(row + north) * other.columns + column + east]
    }
  }

  /// Which cells have their centre in the union of `polygons`.
  package func mask(of polygons: [MapPolygon]) -> [Bool] {
    var result = [Bool](repeating: false, count: count)
    for polygon in polygons {
      lattice.forEachSpan(of: polygon) { row, from, to in
        for column in from..<to {
          let cell = index[row * lattice.columns + column]
          if cell >= 0 { result[Int(cell)] = true }
        }
      }
    }
    return result
  }

  /// Largest number of cells of one beat, and of the box around one beat.
  static let mostCells = 400_000.0
  static let mostBoxCells = 16_000_000.0

  /// The edge of a cell for all `grounds`, metres: 5, or the least further multiple of 5 that keeps every ground
  /// within `mostCells` and its box within `mostBoxCells`.
  static func cellSize(for grounds: [[MapPolygon]]) -> Double {
    var cell = 5.0
    for ground in grounds {
      let area = ground.reduce(0) { $0 + $1.area }
      let box = MapBox(ground.flatMap(\.outer))
      guard area.isFinite, box.width.isFinite, box.height.isFinite else { continue }
      while area / (cell * cell) > mostCells
        || (box.width / cell + 1) * (box.height / cell + 1) > mostBoxCells
      {
        cell += 5
      }
    }
    return cell
  }
}
