import Planar
import Units

/// Which of many polygons have their whole outline inside the others and so add no edge to the union of all.
///
/// All lengths in metres, in the frame of the polygons. Only convex polygons without holes are counted as buried or as
/// covers, and a point of an outline as covered only where it lies `margin` deep inside one other polygon. So rounding
/// decides nothing: what is in doubt is not buried, and stays for the exact union.
///
/// How: each edge is clipped by the half planes of the convex polygons around it (Cyrus and Beck), and the clipped
/// parts are taken off it until nothing is left. Takes a few steps for each pair of polygons that lie near each other.
struct BuriedPolygons {
  let margin: Double
  private(set) var isBuried: [Bool]
  /// Half planes of polygon k: `sides[starts[k]..<starts[k + 1]]`; none when it is not convex.
  private var sides: [Side] = []
  private var starts: [Int] = [0]
  private let grid: BoxGrid

  /// The line of an edge: `east * x + north * y - offset` metres lie between it and a point inside.
  private struct Side {
    var east, north, offset: Double

    func depth(_ p: MapPoint) -> Double { east * p.east + north * p.north - offset }
  }

  /// The polygons must be sound shapes, each by itself.
  init(_ polygons: [MapPolygon]) {
    grid = BoxGrid(polygons.map(\.bounds))
    let box = grid.box
    let greatest = max(abs(box.minEast), abs(box.maxEast), abs(box.minNorth), abs(box.maxNorth))
    // Far above the rounding of coordinates and crossings, far below all that matters in a plan.
    margin = max(1e-6, 1e-12 * greatest)
    isBuried = [Bool](repeating: false, count: polygons.count)
    for polygon in polygons { addSides(of: polygon) }
    var near: [Int32] = []
    var open: [Stretch] = []
    for number in polygons.indices where starts[number] < starts[number + 1] {
      grid.findBoxes(meeting: grid.boxes[number], into: &near)
      isBuried[number] = isCovered(polygons[number].outer, of: number, by: near, &open)
    }
  }

  /// Whether the point lies more than half the margin inside a buried polygon.
  func buries(_ point: MapPoint) -> Bool {
    grid.boxes(at: point).contains { item in
      let number = Int(item)
      guard isBuried[number] else { return false }
      return sides[starts[number]..<starts[number + 1]].allSatisfy { $0.depth(point) >= margin / 2 }
    }
  }

  private mutating func addSides(of polygon: MapPolygon) {
    let ring = polygon.outer
    let before = sides.count
    defer { starts.append(sides.count) }
    guard polygon.holes.isEmpty, ring.count >= 3 else { return }
    let direction = MapPolygon.signedArea(ring) > 0 ? 1 : -1
    var (a, b) = (ring[ring.count - 2], ring[ring.count - 1])
    for c in ring {
      let length = b.distance(to: c)
      // A corner given twice would hide which way the ring turns there.
      guard length > 0, Segments.turn(a, b, c) * direction >= 0 else {
        sides.removeSubrange(before...)
        return
      }
      let east = Double(direction) * (b.north - c.north) / length
      let north = Double(direction) * (c.east - b.east) / length
      sides.append(Side(east: east, north: north, offset: east * b.east + north * b.north))
      (a, b) = (b, c)
    }
  }

  /// A part of an edge, as fractions of it.
  private struct Stretch {
    var from, to: Double
  }

  private func isCovered(
    _ ring: [MapPoint], of number: Int, by near: [Int32], _ open: inout [Stretch]
  ) -> Bool {
    guard var a = ring.last else { return false }
    for b in ring {
      open.removeAll(keepingCapacity: true)
      open.append(Stretch(from: 0, to: 1))
      for item in near where Int(item) != number {
        guard let part = part(of: a, b, within: Int(item)) else { continue }
        BuriedPolygons.take(part, off: &open)
        if open.isEmpty { break }
      }
      if !open.isEmpty { return false }
      a = b
    }
    return true
  }

  /// The part of the edge that lies the margin deep inside a convex polygon.
  private func part(of a: MapPoint, _ b: MapPoint, within number: Int) -> Stretch? {
    let range = starts[number]..<starts[number + 1]
    if range.isEmpty { return nil }
    var part = Stretch(from: 0, to: 1)
    for index in range {
      let start = sides[index].depth(a) - margin
      let end = sides[index].depth(b) - margin
      if start >= 0, end >= 0 { continue }
      if start < 0, end < 0 { return nil }
      let crossing = start / (start - end)
      if start < 0 { part.from = max(part.from, crossing) } else { part.to = min(part.to, crossing) }
      if part.from >= part.to { return nil }
    }
    return part
  }

  private static func take(_ part: Stretch, off open: inout [Stretch]) {
    var index = 0
    while index < open.count {
      let piece = open[index]
      if part.to <= piece.from || part.from >= piece.to {
        index += 1
        continue
      }
      switch (part.from > piece.from, part.to < piece.to) {
      case (true, true):
        open[index].to = part.from
        open.append(Stretch(from: part.to, to: piece.to))
        index += 1
      case (true, false):
        open[index].to = part.from
        index += 1
      case (false, true):
        open[index].from = part.to
        index += 1
      case (false, false):
        open[index] = open[open.count - 1]
        open.removeLast()
      }
    }
  }
}

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
        let first = place(other.minEast, other.minNorth)
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
    let column = Int(max(0, min(Double(columns - 1), ((east - box.minEast) / cell).rounded(.down))))
    let row = Int(max(0, min(Double(rows - 1), ((north - box.minNorth) / cell).rounded(.down))))
    return (column, row)
  }

  private func forEachCell(_ wanted: MapBox, _ body: (Int) -> Void) {
    let (west, south) = place(wanted.minEast, wanted.minNorth)
    let (east, north) = place(wanted.maxEast, wanted.maxNorth)
    for row in south...north {
      for column in west...east { body(row * columns + column) }
    }
  }
}
