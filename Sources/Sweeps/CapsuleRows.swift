/// What is seen around a segment of the path, in cells: so far to both sides, and beyond both ends.
struct SweptView {
  var radius: Double
  /// Beyond the ends; nil for a round view, which sees its radius there.
  var reach: Double?
  /// Unit step of the course near which alone a segment sees; nil: on every course.
  var axis: Spot?

  /// Sine of the greatest angle between a course that sees and the axis, 15°.
  static let axisSine = 0.2588

  /// Whether nothing is seen along the segment, for its course.
  @inline(__always) func isBlind(_ a: Spot, _ b: Spot) -> Bool {
    guard let axis else { return false }
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    return abs(dx * axis.y - dy * axis.x) >= SweptView.axisSine * (dx * dx + dy * dy).squareRoot()
  }

  /// Farthest that anything is seen from the segment.
  var extent: Double { radius + (reach ?? 0) }
}

/// The cells of each row that a view carried along a segment covers: a capsule for a disc, a rectangle for a frame.
///
/// A cell counts when its centre lies in that shape. Every row, or every n-th alone, can be asked for; room for the
/// rows is kept and used again, and belongs to the one who made it.
struct CapsuleRows {
  /// First line, and one past the last; line k is row `every / 2 + k * every` of the grid and covers the columns
  /// `low[k - first]..<high[k - first]`.
  private(set) var first = 0
  private(set) var end = 0
  let low, high: UnsafeMutablePointer<Int32>

  /// - `rows`: of the whole grid.
  init(rows: Int) {
    low = .allocate(capacity: rows + 2)
    high = .allocate(capacity: rows + 2)
    low.initialize(repeating: 0, count: rows + 2)
    high.initialize(repeating: 0, count: rows + 2)
  }

  /// Gives the room back; the owner's last call.
  func deallocate() {
    low.deallocate()
    high.deallocate()
  }

  /// Fills the lines with what is seen around the segment, cut to the grid.
  @inline(__always)
  mutating func fill(_ a: Spot, _ b: Spot, view: SweptView, columns: Int, rows: Int, every: Int = 1) {
    if view.isBlind(a, b) {
      (first, end) = (0, 0)
    } else if let reach = view.reach {
      fill(a, b, radius: view.radius, reach: reach, columns: columns, rows: rows, every: every)
    } else {
      fill(a, b, radius: view.radius, columns: columns, rows: rows, every: every)
    }
  }

  /// Fills the lines with the rectangle around the segment from `a` to `b`: `radius` cells to both sides, and `reach`
  /// cells beyond both ends.
  mutating func fill(
    _ a: Spot, _ b: Spot, radius: Double, reach: Double, columns: Int, rows: Int, every: Int = 1
  ) {
    let length = a.distance(to: b)
    let (ux, uy) = length > 0 ? ((b.x - a.x) / length, (b.y - a.y) / length) : (1, 0)
    let half = length / 2 + reach
    let (cx, cy) = ((a.x + b.x) / 2, (a.y + b.y) / 2)
    let rise = half * abs(uy) + radius * abs(ux)
    let step = Double(every)
    let phase = Double(every / 2) + 0.5
    let lines = (rows - every / 2 + every - 1) / every
    func line(_ y: Double) -> Int { max(0, Int(max(0, (y - phase) / step + 0.999999999))) }
    first = min(lines, line(cy - rise))
    end = max(first, min(lines, line(cy + rise)))
    let most = Double(columns)
    for k in first..<end {
      let dy = Double(k) * step + phase - cy
      var (from, to) = (-Double.infinity, Double.infinity)
      if abs(ux) > 1e-9 {
        let middle = -dy * uy / ux
        (from, to) = (middle - half / abs(ux), middle + half / abs(ux))
      }
      if abs(uy) > 1e-9 {
        let middle = dy * ux / uy
        from = max(from, middle - radius / abs(uy))
        to = min(to, middle + radius / abs(uy))
      }
      let left = max(0, min(most, cx + from + 0.5))
      low[k - first] = Int32(left)
      high[k - first] = Int32(max(left, min(most, cx + to + 0.5)))
    }
  }

  /// Fills the lines for the segment from `a` to `b`, cut to the grid; `radius` in cells.
  mutating func fill(_ a: Spot, _ b: Spot, radius: Double, columns: Int, rows: Int, every: Int = 1) {
    let (l, u) = a.y <= b.y ? (a, b) : (b, a)
    let step = Double(every)
    let phase = Double(every / 2) + 0.5
    // The first line whose row has its centres at or above a height.
    func line(_ y: Double) -> Int { max(0, Int(max(0, (y - phase) / step + 0.999999999))) }
    let lines = (rows - every / 2 + every - 1) / every
    first = min(lines, line(l.y - radius))
    end = max(first, min(lines, line(u.y + radius)))
    if first == end { return }
    let dx = u.x - l.x
    let dy = u.y - l.y
    let length = (dx * dx + dy * dy).squareRoot()
    let (ux, uy) = length > 0 ? (dx / length, dy / length) : (1, 0)
    let slope = uy > 1e-9 ? ux / uy : 0
    for sign in [-1.0, 1.0] {
      let out = sign < 0 ? low : high
      let turn = -sign * radius * ux
      let from = max(first, min(end, line(l.y + turn)))
      let to = max(from, min(end, line(u.y + turn)))
      cap(l, radius * radius, sign, first, from, step, phase, out)
      let base = l.x + sign * radius * uy + 0.5 - (l.y + turn - phase) * slope
      for k in from..<to {
        out[k - first] = Int32(truncatingIfNeeded: Int(max(0, base + Double(k) * step * slope)))
      }
      cap(u, radius * radius, sign, to, end, step, phase, out)
    }
    let most = Int32(truncatingIfNeeded: columns)
    for k in 0..<(end - first) {
      low[k] = min(most, low[k])
      high[k] = max(low[k], min(most, high[k]))
    }
  }

  @inline(__always)
  private func cap(
    _ c: Spot, _ square: Double, _ sign: Double, _ from: Int, _ to: Int, _ step: Double, _ phase: Double,
    _ out: UnsafeMutablePointer<Int32>
  ) {
    for k in from..<to {
      let dy = Double(k) * step + phase - c.y
      let half = max(0, square - dy * dy).squareRoot()
      out[k - first] = Int32(truncatingIfNeeded: Int(max(0, c.x + sign * half + 0.5)))
    }
  }
}
