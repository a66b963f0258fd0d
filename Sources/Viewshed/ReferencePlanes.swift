/// A look around by horizons that are handed on from row to row.
///
/// The octants are those of `SightFan`. A cell takes its horizon from the row before: the mean of the two cells beside
/// the line to the eye, by their shares, and the cell's own slope when that is steeper (XDraw, Franklin and Ray 1994;
/// reference planes, Wang, Robinson and White 2000). What gdal_viewshed does by default, and so the method for
/// comparing with it. Means of means draw on ever more of the ground beside the line, which smears the edges of shadows
/// over several cells, mostly to the dark side: 0.5 to 1 % of the cells of steep ground get another mark than by sight
/// lines.
///
/// Cost: one pass over the cells, a few arithmetic steps each.
struct ReferencePlanes {
  let around: Surroundings

  init(_ around: Surroundings) { self.around = around }

  func run() -> SeenCells { around.marked { sweep($0) } }

  private func sweep(_ octants: [Surroundings.Octant]) {
    let room = around.depth + 3
    let buffers = UnsafeMutablePointer<Float>.allocate(capacity: 2 * room)
    let row = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    defer {
      buffers.deallocate()
      row.deallocate()
    }
    for octant in octants {
      // Below every slope, and still a number.
      buffers.initialize(repeating: -1e30, count: 2 * room)
      // One more to the left of the axis, whose share is 0.
      var (old, new) = (buffers + 1, buffers + room + 1)
      for distance in stride(from: 1, through: octant.rows, by: 1) {
        guard let reach = around.reach(distance) else { break }
        let last = min(reach, octant.across)
        // The side is a constant in each branch, so that the loops are made for it.
        if octant.side > 0 {
          step(octant, old, new, row, distance, last, side: 1)
        } else {
          step(octant, old, new, row, distance, last, side: -1)
        }
        let marks = octant.marks + distance * octant.markRow
        for cell in 0...last { marks[cell &* octant.markAcross] = row[cell] }
        swap(&old, &new)
      }
    }
  }

  @inline(__always)
  private func step(
    _ octant: Surroundings.Octant, _ old: UnsafeMutablePointer<Float>, _ new: UnsafeMutablePointer<Float>,
    _ row: UnsafeMutablePointer<UInt8>, _ distance: Int, _ last: Int, side: Int
  ) {
    let posts = octant.posts + distance * octant.postRow
    let far = Float(distance)
    let flat = 1 / far
    let (eye, rise, bend) = (around.eye, around.target * flat, around.bend)
    for cell in 0...last {
      let across = Float(Int32(truncatingIfNeeded: cell))
      let share = across * flat
      let limit = old[cell] + (old[cell &- 1] - old[cell]) * share
      let slope = (posts[side &* cell] - eye) * flat - bend * (far + across * share)
      row[cell] = slope + rise >= limit ? 1 : 0
      new[cell] = slope > limit ? slope : limit
    }
    // The diagonal of the next row has all of its horizon from the diagonal of this one.
    new[last &+ 1] = new[last]
  }
}
