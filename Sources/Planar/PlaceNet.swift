public import Units

/// A net of places at equal steps east and north in a local frame, row by row from the south.
public struct PlaceNet: Hashable, Sendable {
  /// The south-western place.
  public var first: MapPoint
  /// Metres between neighbours.
  public var stepM: Double
  public var columns, rows: Int

  public init(first: MapPoint, stepM: Double, columns: Int, rows: Int) {
    self.first = first
    self.stepM = stepM
    self.columns = columns
    self.rows = rows
  }

  public var count: Int { columns * rows }

  public func place(column: Int, row: Int) -> MapPoint {
    MapPoint(east: first.east + Double(column) * stepM, north: first.north + Double(row) * stepM)
  }

  /// First column whose place is not west of `east`, cut to 0...columns.
  public func firstColumn(from east: Double) -> Int {
    Int(max(0, min(Double(columns), ((east - first.east) / stepM).rounded(.up))))
  }

  /// First row whose place is not south of `north`, cut to 0...rows.
  public func firstRow(from north: Double) -> Int {
    Int(max(0, min(Double(rows), ((north - first.north) / stepM).rounded(.up))))
  }

  /// Hands over the runs of columns, `from..<to` in a row, whose places lie inside by the even-odd rule, row by row from
  /// the south. Linear in the edges times the rows that each crosses.
  public func forEachSpan(of polygon: MapPolygon, _ body: (_ row: Int, _ from: Int, _ to: Int) -> Void) {
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
          crossings.append((row, low.east + (first.north + Double(row) * stepM - low.north) * slope))
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
