/// SVG path data in whole decimetres, each step relative to the last point: short and the same everywhere.
struct PathText {
  private(set) var text = ""
  private var x = 0, y = 0

  var isEmpty: Bool { text.isEmpty }

  /// Adds a line; points that round to the one before are left out. A line that rounds to a point is not drawn.
  mutating func line(_ points: [SheetPoint]) { _ = add(points, least: 2) }

  /// Adds a closed ring, unless it rounds to less than a triangle.
  mutating func ring(_ points: [SheetPoint]) {
    if add(points, least: 3) { text += "z" }
  }

  private mutating func add(_ points: [SheetPoint], least: Int) -> Bool {
    var whole: [(Int, Int)] = []
    for p in points where p.x.isFinite && p.y.isFinite && abs(p.x) < 1e12 && abs(p.y) < 1e12 {
      let next = (Int(p.x.rounded()), Int(p.y.rounded()))
      if let last = whole.last, last == next { continue }
      whole.append(next)
    }
    if least == 3, whole.count > 1, whole[0] == whole[whole.count - 1] { whole.removeLast() }
    guard whole.count >= least else { return false }
    // After a closed ring the pen is at the ring's start, so each part begins with an absolute place.
    text += "M\(whole[0].0)\(whole[0].1 < 0 ? "" : " ")\(whole[0].1)l"
    (x, y) = whole[0]
    for (at, next) in whole.dropFirst().enumerated() {
      let dx = next.0 - x
      let dy = next.1 - y
      if at > 0 && dx >= 0 { text += " " }
      text += "\(dx)\(dy < 0 ? "" : " ")\(dy)"
      (x, y) = next
    }
    return true
  }
}
