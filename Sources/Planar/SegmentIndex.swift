public import Units

/// A uniform grid over many edges, for quick "which edges are near this segment" questions.
///
/// Building takes time and room in proportion to the edges; a query, to the cells and edges near the segment.
public struct SegmentIndex: Sendable {
  /// One edge and the shape that it came from.
  public struct Edge: Hashable, Sendable {
    public var from, to: MapPoint
    /// The number of the polygon or line in the array handed in.
    public var shape: Int
    public init(from: MapPoint, to: MapPoint, shape: Int) {
      self.from = from
      self.to = to
      self.shape = shape
    }
  }

  /// All edges, in the order of the shapes and of their rings.
  public let edges: [Edge]
  private let box: MapBox
  private let cell: Double
  private let columns, rows: Int
  /// Cell k holds `items[starts[k]..<starts[k + 1]]`.
  private let starts: [Int32]
  private let items: [Int32]

  /// An index over the rings of polygons, holes too.
  public init(polygons: [MapPolygon]) {
    var edges: [Edge] = []
    for (number, polygon) in polygons.enumerated() {
      polygon.forEachEdge { edges.append(Edge(from: $0, to: $1, shape: number)) }
    }
    self.init(edges: edges)
  }

  /// An index over the segments of lines.
  public init(lines: [[MapPoint]]) {
    var edges: [Edge] = []
    for (number, line) in lines.enumerated() {
      for (a, b) in zip(line, line.dropFirst()) { edges.append(Edge(from: a, to: b, shape: number)) }
    }
    self.init(edges: edges)
  }

  /// An index over edges with finite coordinates.
  public init(edges: [Edge]) {
    self.edges = edges
    var box = MapBox.empty
    for edge in edges { box = box.union(MapBox([edge.from, edge.to])) }
    self.box = box
    let side = Double(edges.count).squareRoot().rounded(.up)
    let extent = max(box.width, box.height, 1e-6)
    let cell = edges.isEmpty ? 1 : extent / min(2048, max(1, side))
    self.cell = cell
    columns = edges.isEmpty ? 0 : Int(box.width / cell) + 1
    rows = edges.isEmpty ? 0 : Int(box.height / cell) + 1
    var counts = [Int32](repeating: 0, count: columns * rows + 1)
    let grid = (columns, rows)
    for edge in edges {
      SegmentIndex.forEachCell(edge.from, edge.to, 0, box, cell, grid) { counts[$0 + 1] += 1 }
    }
    for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
    starts = counts
    var next = counts
    var items = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    for (number, edge) in edges.enumerated() {
      SegmentIndex.forEachCell(edge.from, edge.to, 0, box, cell, grid) {
        items[Int(next[$0])] = Int32(number)
        next[$0] += 1
      }
    }
    self.items = items
  }

  /// Numbers, rising, of all edges within `distance` metres of the segment and perhaps a few more.
  public func candidates(near a: MapPoint, _ b: MapPoint, within distance: Double = 0) -> [Int] {
    var found: [Int32] = []
    SegmentIndex.forEachCell(a, b, distance, box, cell, (columns, rows)) { cell in
      found.append(contentsOf: items[Int(starts[cell])..<Int(starts[cell + 1])])
    }
    found.sort()
    var result: [Int] = []
    for item in found where result.last != Int(item) { result.append(Int(item)) }
    return result
  }

  /// Numbers, rising, of exactly the edges within `distance` metres of the segment.
  public func edges(near a: MapPoint, _ b: MapPoint, within distance: Double) -> [Int] {
    candidates(near: a, b, within: distance).filter {
      Segments.distance(a, b, to: edges[$0].from, edges[$0].to) <= distance
    }
  }

  /// Whether any edge comes within `distance` metres of the segment; 0 asks for touching.
  public func hasEdge(near a: MapPoint, _ b: MapPoint, within distance: Double) -> Bool {
    candidates(near: a, b, within: distance).contains {
      Segments.distance(a, b, to: edges[$0].from, edges[$0].to) <= distance
    }
  }

  /// Metres from the segment to the nearest edge, or nil when that is more than `limit`.
  public func distance(toSegment a: MapPoint, _ b: MapPoint, limit: Double) -> Double? {
    var least = Double.infinity
    for item in candidates(near: a, b, within: limit) {
      least = min(least, Segments.distance(a, b, to: edges[item].from, edges[item].to))
    }
    return least <= limit ? least : nil
  }

  /// Hands out, once each and row by row, the cells that come within `margin` of the segment, and some
  /// neighbours.
  private static func forEachCell(
    _ a: MapPoint, _ b: MapPoint, _ margin: Double, _ box: MapBox, _ cell: Double, _ grid: (Int, Int),
    _ body: (Int) -> Void
  ) {
    let (columns, rows) = grid
    // A small share of a cell on top, against rounding at cell borders.
    let reach = max(0, margin) + cell * 1e-6
    let wide = MapBox([a, b]).expanded(by: reach)
    guard columns > 0, rows > 0, wide.intersects(box) else { return }
    func clamp(_ value: Double, _ limit: Int) -> Int {
      Int(max(0, min(Double(limit - 1), value.rounded(.down))))
    }
    let firstRow = clamp((wide.minNorth - box.minNorth) / cell, rows)
    let lastRow = clamp((wide.maxNorth - box.minNorth) / cell, rows)
    let (low, high) = a.north <= b.north ? (a, b) : (b, a)
    let rise = high.north - low.north
    for row in firstRow...lastRow {
      let bottom = box.minNorth + Double(row) * cell - reach
      let top = box.minNorth + Double(row + 1) * cell + reach
      var (west, east) = (wide.minEast, wide.maxEast)
      if rise > 0 {
        let from = max(0, min(1, (bottom - low.north) / rise))
        let to = max(0, min(1, (top - low.north) / rise))
        let first = low.interpolated(to: high, fraction: from).east
        let second = low.interpolated(to: high, fraction: to).east
        west = min(first, second) - reach
        east = max(first, second) + reach
      }
      if east < box.minEast || west > box.maxEast { continue }
      let firstColumn = clamp((west - box.minEast) / cell, columns)
      let lastColumn = clamp((east - box.minEast) / cell, columns)
      for column in firstColumn...lastColumn { body(row * columns + column) }
    }
  }
}
