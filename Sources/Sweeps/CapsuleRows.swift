/// The cells of each row that a disc carried along a segment covers: a capsule, row by row.
///
/// A cell counts when its centre lies in the capsule. Every row, or every n-th alone, can be asked for; room for the
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
