import Units

/// The ground of a sweep in a grid frame: its rings, and the cells that a raster is to count.
struct SweepGround {
  let rings: [[Spot]]

  init(polygons: [MapPolygon], frame: GridFrame) {
    rings = polygons.flatMap { [$0.outer] + $0.holes }.map { $0.map(frame.spot) }
  }

  /// Marks every cell whose centre lies in the ground, by the even-odd rule.
  func mark(_ raster: LookRaster) {
    var crossings = [[Double]](repeating: [], count: raster.rows)
    for ring in rings {
      for (k, a) in ring.enumerated() {
        let b = ring[(k + 1) % ring.count]
        let (low, high) = a.y <= b.y ? (a, b) : (b, a)
        if low.y == high.y { continue }
        var row = max(0, Int((low.y - 0.5).rounded(.up)))
        while row < raster.rows, Double(row) + 0.5 < high.y {
          let level = Double(row) + 0.5
          if level >= low.y {
            crossings[row].append(low.x + (high.x - low.x) * (level - low.y) / (high.y - low.y))
          }
          row += 1
        }
      }
    }
    for row in 0..<raster.rows {
      let sorted = crossings[row].sorted()
      for k in Swift.stride(from: 0, to: sorted.count - 1, by: 2) {
        let from = max(0, min(raster.columns, Int((sorted[k] - 0.5).rounded(.up))))
        let to = max(from, min(raster.columns, Int((sorted[k + 1] - 0.5).rounded(.up))))
        raster.addGround(row: row, columns: from..<to)
      }
    }
  }
}
