public import Geodesy
public import Planar
public import Units

/// Lines of equal height over a net of places, for pictures.
///
/// How: marching squares. Each square of four neighbouring places that all have a height gives the pieces of its lines,
/// with places on its edges by straight means; at a saddle the mean of the four says which corners belong together. Pieces
/// that meet on an edge are joined. Lines end where a height is missing and at the rim of the net. Linear in the places.
public enum Contours {
  /// The lines of one height; a closed one ends where it begins. The order depends on the input alone.
  ///
  /// - `heights`: one for each place of the net, in its order, NaN where there is none; the same unit as `level`.
  public static func lines(_ heights: [Float], on net: PlaceNet, level: Double) -> [[MapPoint]] {
    var pieces = Pieces()
    let level = Float(level)
    for row in 0..<max(0, net.rows - 1) {
      for column in 0..<max(0, net.columns - 1) {
        let corner = row * net.columns + column
        let (a, b) = (heights[corner], heights[corner + 1])
        let (d, c) = (heights[corner + net.columns], heights[corner + net.columns + 1])
        if a.isNaN || b.isNaN || c.isNaN || d.isNaN { continue }
        let high = [a >= level, b >= level, c >= level, d >= level]
        // Edges by twice the number of their western or southern place, one more for those that run north.
        let edges = [
          2 * corner, 2 * (corner + 1) + 1, 2 * (corner + net.columns), 2 * corner + 1,
        ]
        let cut = (0..<4).filter { high[$0] != high[($0 + 1) % 4] }.map { edges[$0] }
        if cut.count == 2 {
          pieces.join(cut[0], cut[1])
        } else if cut.count == 4 {
          let isMiddleHigh = (a + b + c + d) / 4 >= level
          let turn = isMiddleHigh == high[0] ? 0 : 3
          pieces.join(edges[turn], edges[(turn + 1) % 4])
          pieces.join(edges[(turn + 2) % 4], edges[(turn + 3) % 4])
        }
      }
    }
    return pieces.chains().map { chain in
      chain.map { edge in
        let from = edge / 2
        let to = from + (edge % 2 == 0 ? 1 : net.columns)
        let share = Double((level - heights[from]) / (heights[to] - heights[from]))
        return net.place(column: from % net.columns, row: from / net.columns).interpolated(
          to: net.place(column: to % net.columns, row: to / net.columns), fraction: share)
      }
    }
  }

  /// Edges that lines cross, each with one or two others.
  private struct Pieces {
    private var next: [Int: (Int, Int?)] = [:]

    mutating func join(_ a: Int, _ b: Int) {
      next[a] = next[a].map { ($0.0, b) } ?? (b, nil)
      next[b] = next[b].map { ($0.0, a) } ?? (a, nil)
    }

    /// Open chains first, then rings, each from its lowest edge.
    mutating func chains() -> [[Int]] {
      let edges = next.keys.sorted()
      let ends = edges.filter { next[$0]?.1 == nil }
      return (ends + edges).compactMap { start in
        guard next[start] != nil else { return nil }
        var chain = [start]
        var at = start
        while let (first, second) = next.removeValue(forKey: at) {
          guard let step = [first, second].compactMap({ $0 }).first(where: { next[$0] != nil }) else {
            // The last edge of a ring leads back to its first.
            if chain.count > 2, first == start || second == start { chain.append(start) }
            break
          }
          chain.append(step)
          at = step
        }
        return chain
      }
    }
  }
}

extension Ground {
  /// Lines of the illustrative relief, metres above the Principal Datum at every multiple of `stepM` above 0, over a box
  /// of the frame; empty without a relief.
  ///
  /// - Throws: `GeodesyError` when the box leaves the frame.
  public func reliefContours(
    in box: MapBox, everyM stepM: Double
  ) throws(GeodesyError) -> [(hkpdM: Double, lines: [[MapPoint]])] {
    guard let spacing = relief.map(\.postSpacing).min(), !box.isEmpty, stepM > 0 else { return [] }
    // Posts far apart still give round lines; a picture needs no more than about a million places.
    let side = max(box.maxEast - box.minEast, box.maxNorth - box.minNorth)
    let step = max(min(spacing, 100), side / 1000)
    let net = PlaceNet(
      first: MapPoint(east: box.minEast, north: box.minNorth), stepM: step,
      columns: Int((box.maxEast - box.minEast) / step) + 1,
      rows: Int((box.maxNorth - box.minNorth) / step) + 1)
    let heights = try heights(of: relief, on: net)
    let highest = Double(heights.reduce(0) { $1 > $0 ? $1 : $0 })
    // A top between the places of the net has no line.
    return stride(from: stepM, through: highest, by: stepM).map {
      (hkpdM: $0, lines: Contours.lines(heights, on: net, level: $0))
    }.filter { !$0.lines.isEmpty }
  }
}
