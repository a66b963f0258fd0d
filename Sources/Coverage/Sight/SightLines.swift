import Units

/// Whether straight lines of sight from a camera to cells of a surface are free.
///
/// The definition is that of `Viewshed`: a line is free when it passes above the surface at every row of cell centres
/// between the cell and the camera (at every column where it runs more east than north), where the surface is the
/// straight mean of the two centres beside the line. Here the camera stands at any place, not only over a cell. What
/// is looked at lies `SightSurface.targetAboveM` above the cell's own surface. The cell's own row hides nothing, and
/// neither do heights that are not known.
///
/// Cost: one step a row until the line is above all that stands near by, at most the rows in between.
struct SightLines {
  private let top: UnsafePointer<Float>
  private let columns, rows: Int
  private let surface: SightSurface
  private let perMetre: Double
  private let westM, southM: Double

  /// `top`: the first height of the surface's `top`, which must outlive the lines.
  init(_ surface: SightSurface, top: UnsafePointer<Float>) {
    self.surface = surface
    self.top = top
    let lattice = surface.lattice
    (columns, rows) = (lattice.columns, lattice.rows)
    perMetre = 1 / lattice.cellM
    westM = lattice.cellM * (Double(lattice.firstColumn) + 0.5)
    southM = lattice.cellM * (Double(lattice.firstRow) + 0.5)
  }

  /// - `east`, `north`, `hkpd`: the camera, metres.
  /// - `column`, `row`: the cell, within the lattice.
  /// - `target`: what is looked at there, metres above the Principal Datum.
  func isFree(east: Double, north: Double, hkpd: Double, column: Int, row: Int, target: Double) -> Bool {
    let across = (east - westM) * perMetre - Double(column)
    let along = (north - southM) * perMetre - Double(row)
    let isEast = abs(across) > abs(along)
    let far = isEast ? abs(across) : abs(along)
    // Rows strictly between the cell and the camera.
    var steps = Int(far.rounded(.up)) - 1
    if steps < 1 { return true }
    let rise = (hkpd - target) / far
    let highest = Double(surface.highestTop(within: steps + 1, column: column, row: row))
    if rise > 0 {
      let clear = (highest - target) / rise
      if clear < Double(steps) { steps = clear < 1 ? 0 : Int(clear) }
      if steps == 0 { return true }
    }
    let slope = (isEast ? along : across) / far
    let own = isEast ? column : row
    let beside = isEast ? row : column
    let forward = (isEast ? across : along) > 0 ? 1 : -1
    // A line that leaves the lattice meets nothing known there.
    let ownLast = isEast ? columns - 1 : rows - 1
    let besideLast = isEast ? rows - 1 : columns - 1
    steps = min(steps, forward > 0 ? ownLast - own : own)
    let ownStride = (isEast ? 1 : columns) * forward
    let besideStride = isEast ? columns : 1
    var post = row * columns + column
    for step in 1...max(1, steps) where step <= steps {
      post &+= ownStride
      let aside = slope * Double(step)
      let whole = aside.rounded(.down)
      let share = aside - whole
      let offset = Int(whole)
      let place = beside &+ offset
      if place < 0 || place > besideLast { return true }
      let first = post &+ offset &* besideStride
      let near = Double(top[first])
      let height =
        share > 0 && place < besideLast ? near + (Double(top[first &+ besideStride]) - near) * share : near
      if target + rise * Double(step) < height { return false }
    }
    return true
  }
}
