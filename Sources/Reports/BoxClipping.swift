/// Cuts outlines to the edge of the map sheet.
enum BoxClipping {
  /// The part of a ring inside `box` (Sutherland and Hodgman 1974). Parts that the box separates stay joined
  /// along its edge, which the neat line of the map covers. Empty when nothing is inside.
  static func ring(_ ring: [SheetPoint], to box: SheetBox) -> [SheetPoint] {
    if ring.allSatisfy(box.contains) { return ring }
    var points = ring
    for side in Side.allCases {
      guard points.count > 2, var last = points.last else { return [] }
      var kept: [SheetPoint] = []
      var lastInside = side.inside(last, box)
      for point in points {
        let inside = side.inside(point, box)
        if inside != lastInside { kept.append(side.crossing(last, point, box)) }
        if inside { kept.append(point) }
        last = point
        lastInside = inside
      }
      points = kept
    }
    return points.count > 2 ? points : []
  }

  /// The parts of a line inside `box`.
  static func line(_ line: [SheetPoint], to box: SheetBox) -> [[SheetPoint]] {
    var parts: [[SheetPoint]] = []
    var open: [SheetPoint] = []
    for (a, b) in zip(line, line.dropFirst()) {
      guard let (from, to) = segment(a, b, box) else { continue }
      if let end = open.last, end == from {
        open.append(to)
      } else {
        if open.count > 1 { parts.append(open) }
        open = [from, to]
      }
    }
    if open.count > 1 { parts.append(open) }
    return parts
  }

  /// Liang and Barsky 1984.
  private static func segment(_ a: SheetPoint, _ b: SheetPoint, _ box: SheetBox) -> (SheetPoint, SheetPoint)?
  {
    let dx = b.x - a.x
    let dy = b.y - a.y
    var enter = 0.0
    var leave = 1.0
    for (p, q) in [
      (-dx, a.x - box.left), (dx, box.right - a.x), (-dy, a.y - box.top), (dy, box.bottom - a.y),
    ] {
      if p == 0 {
        if q < 0 { return nil }
      } else if p < 0 {
        enter = max(enter, q / p)
      } else {
        leave = min(leave, q / p)
      }
    }
    guard enter <= leave else { return nil }
    func at(_ share: Double) -> SheetPoint {
      share == 0 ? a : share == 1 ? b : SheetPoint(x: a.x + share * dx, y: a.y + share * dy)
    }
    return (at(enter), at(leave))
  }

  private enum Side: CaseIterable {
    case left, right, top, bottom
    func inside(_ p: SheetPoint, _ box: SheetBox) -> Bool {
      switch self {
      case .left: p.x >= box.left
      case .right: p.x <= box.right
      case .top: p.y >= box.top
      case .bottom: p.y <= box.bottom
      }
    }
    func crossing(_ a: SheetPoint, _ b: SheetPoint, _ box: SheetBox) -> SheetPoint {
      switch self {
      case .left, .right:
        let x = self == .left ? box.left : box.right
        return SheetPoint(x: x, y: a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x))
      case .top, .bottom:
        let y = self == .top ? box.top : box.bottom
        return SheetPoint(x: a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y: y)
      }
    }
  }
}
