/// The ground cut into cells that are swept strip beside strip, all at one course: the boustrophedon decomposition at
/// the resolution of the strips.
///
/// The ground is cut into bands across the course; each band's stretches of ground get a strip. A cell is a run of
/// stretches that follow each other one to one; where stretches split or merge, or an end jumps by more than some
/// spacings, another cell begins.
struct SweepCells {
  /// One strip of a cell; the band that it answers for runs half a spacing to both sides.
  struct Strip {
    var row: Int
    var from, to: Spot
  }

  struct Cell {
    /// In order across the course.
    var strips: [Strip]
  }

  var cells: [Cell] = []
  let step: Spot
  /// Cells of the grid between strips.
  let spacing: Double

  /// - `rings`: of the ground, any direction, by the even-odd rule.
  /// - `course`: unit step along the strips.
  /// - `widest`: most cells between strips; the strips share the ground's width evenly.
  /// - `inset`: by how many cells a strip begins after the ground does.
  /// - `region`: strips are cut to it.
  init(rings: [[Spot]], course step: Spot, widest: Double, inset: Double, region: FlyableRegion) {
    self.step = step
    func along(_ s: Spot) -> Double { s.x * step.x + s.y * step.y }
    func across(_ s: Spot) -> Double { s.x * step.y - s.y * step.x }
    var (left, right) = (Double.infinity, -Double.infinity)
    for ring in rings { for s in ring { (left, right) = (min(left, across(s)), max(right, across(s))) } }
    guard left < right else {
      spacing = widest
      return
    }
    let count = max(1, Int(((right - left) / widest - 1e-9).rounded(.up)))
    let spacing = (right - left) / Double(count)
    self.spacing = spacing
    func place(_ along: Double, _ row: Int) -> Spot {
      let across = left + (Double(row) + 0.5) * spacing
      return Spot(x: along * step.x + across * step.y, y: along * step.y - across * step.x)
    }
    var middles = [[Double]](repeating: [], count: count)
    for ring in rings {
      for (k, a) in ring.enumerated() {
        let b = ring[(k + 1) % ring.count]
        let (low, high) = across(a) <= across(b) ? (a, b) : (b, a)
        let (bottom, top) = (across(low), across(high))
        if bottom == top { continue }
        let first = max(0, Int(((bottom - left) / spacing - 0.5).rounded(.up)))
        var row = first
        while row < count {
          let level = left + (Double(row) + 0.5) * spacing
          if level >= top { break }
          middles[row].append(along(low) + (along(high) - along(low)) * (level - bottom) / (top - bottom))
          row += 1
        }
      }
    }
    // What each row has: stretches of ground along its middle, cut to where one may fly.
    var rowStrips = [[Strip]](repeating: [], count: count)
    for row in 0..<count {
      let sorted = middles[row].sorted()
      for k in stride(from: 0, to: sorted.count - 1, by: 2) {
        var (from, to) = (sorted[k] + inset, sorted[k + 1] - inset)
        if to - from < 0.1 * spacing {
          let middle = (sorted[k] + sorted[k + 1]) / 2
          (from, to) = (middle - 0.05 * spacing, middle + 0.05 * spacing)
        }
        for (a, b) in region.stretches(place(from, row), place(to, row)) {
          rowStrips[row].append(Strip(row: row, from: a, to: b))
        }
      }
    }
    var open: [Int] = []
    for row in 0..<count {
      let strips = rowStrips[row]
      let before = row > 0 ? rowStrips[row - 1] : []
      func overlaps(_ a: Strip, _ b: Strip) -> Bool {
        along(a.from) < along(b.to) && along(b.from) < along(a.to)
      }
      var next = [Int](repeating: -1, count: strips.count)
      for (k, strip) in strips.enumerated() {
        let below = before.indices.filter { overlaps(before[$0], strip) }
        if below.count == 1 {
          let other = before[below[0]]
          let above = strips.filter { overlaps(other, $0) }.count
          let jump = max(abs(along(other.from) - along(strip.from)), abs(along(other.to) - along(strip.to)))
          if above == 1, jump < 4 * spacing { next[k] = open[below[0]] }
        }
        if next[k] < 0 {
          next[k] = cells.count
          cells.append(Cell(strips: []))
        }
        cells[next[k]].strips.append(strip)
      }
      open = next
    }
  }
}
