import Planar
import Units

/// Boxes sorted into the cells of a uniform grid; lengths in metres.
struct BoxGrid {
  let boxes: [MapBox]
  /// Around all of them.
  let box: MapBox
  private let cell: Double
  private let columns, rows: Int
  /// Cell k holds `items[starts[k]..<starts[k + 1]]`.
  private var starts: [Int32]
  private var items: [Int32]
  /// Column and row of the south-west corner of each box.
  private let corners: [(column: Int, row: Int)]

  init(_ boxes: [MapBox]) {
    self.boxes = boxes
    let around = boxes.reduce(MapBox.empty) { $0.union($1) }
    box = around
    let mean = boxes.reduce(0) { $0 + max($1.width, $1.height) } / Double(max(1, boxes.count))
    // Cells of about one box each, at most about one cell a box.
    let most = max(1, Double(boxes.count).squareRoot())
    cell = max(mean, max(around.width, around.height) / most, 1e-6)
    columns = boxes.isEmpty ? 0 : Int(around.width / cell) + 1
    rows = boxes.isEmpty ? 0 : Int(around.height / cell) + 1
    let net = (around, cell, columns, rows)
    corners = boxes.map { BoxGrid.place($0.minEast, $0.minNorth, net) }
    starts = [Int32](repeating: 0, count: columns * rows + 1)
    items = []
    for box in boxes { forEachCell(box) { starts[$0 + 1] += 1 } }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    items = [Int32](repeating: 0, count: Int(starts.last ?? 0))
    var next = starts
    for (number, box) in boxes.enumerated() {
      forEachCell(box) {
        items[Int(next[$0])] = Int32(number)
        next[$0] += 1
      }
    }
  }

  /// Numbers, rising, of all boxes that touch or overlap the given one.
  func findBoxes(meeting wanted: MapBox, into found: inout [Int32]) {
    found.removeAll(keepingCapacity: true)
    let (column, row) = place(wanted.minEast, wanted.minNorth)
    forEachCell(wanted) { cell in
      for item in items[Int(starts[cell])..<Int(starts[cell + 1])] {
        let other = boxes[Int(item)]
        guard other.intersects(wanted) else { continue }
        // Each once: in the first cell that the two have in common.
        let first = corners[Int(item)]
        if max(first.row, row) * columns + max(first.column, column) == cell { found.append(item) }
      }
    }
  }

  /// Numbers of the boxes around the point and perhaps a few more.
  func boxes(at point: MapPoint) -> ArraySlice<Int32> {
    guard columns > 0 else { return [] }
    let (column, row) = place(point.east, point.north)
    let cell = row * columns + column
    return items[Int(starts[cell])..<Int(starts[cell + 1])]
  }

  private func place(_ east: Double, _ north: Double) -> (column: Int, row: Int) {
    BoxGrid.place(east, north, (box, cell, columns, rows))
  }

  private static func place(
    _ east: Double, _ north: Double, _ net: (box: MapBox, cell: Double, columns: Int, rows: Int)
  ) -> (column: Int, row: Int) {
    let column = ((east - net.box.minEast) / net.cell).rounded(.down)
    let row = ((north - net.box.minNorth) / net.cell).rounded(.down)
    return (
      Int(max(0, min(Double(net.columns - 1), column))), Int(max(0, min(Double(net.rows - 1), row)))
    )
  }

  private func forEachCell(_ wanted: MapBox, _ body: (Int) -> Void) {
    let (west, south) = place(wanted.minEast, wanted.minNorth)
    let (east, north) = place(wanted.maxEast, wanted.maxNorth)
    for row in south...north {
      for column in west...east { body(row * columns + column) }
    }
  }
}
