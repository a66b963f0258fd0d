enum CellOptions {
  /// The four ways to sweep a cell strip by strip: from its first or its last strip, from either end.
  static func corners(of cell: SweepCells.Cell, net: WayNet) -> [CellTour.Option] {
    var result: [CellTour.Option] = []
    for isReversed in [false, true] {
      for isBackward in [false, true] {
        var path: [Spot] = []
        var backward = isBackward
        var length = 0.0
        for strip in isReversed ? cell.strips.reversed() : cell.strips {
          let (a, b) = backward ? (strip.to, strip.from) : (strip.from, strip.to)
          if let here = path.last {
            for bend in net.bends(here, a) ?? [] {
              length += (path.last ?? here).distance(to: bend)
              path.append(bend)
            }
            length += (path.last ?? here).distance(to: a)
          }
          path += [a, b]
          length += a.distance(to: b)
          backward.toggle()
        }
        result.append(CellTour.Option(path: path, length: length))
      }
    }
    return result
  }
}
