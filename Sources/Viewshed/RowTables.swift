/// Where lines and cells of one row lie beside each other; the same for all octants.
struct RowTables {
  /// For each cell across: the line on its axis side, and the sag of the ground in metres a row.
  let lineOfCell: UnsafeMutablePointer<Int32>
  let bendOfCell: UnsafeMutablePointer<Float>
  /// For each line: the post on its axis side, the share of the next post, and the sag of the ground.
  let postOfLine: UnsafeMutablePointer<Int32>
  let shareOfLine, bendOfLine: UnsafeMutablePointer<Float>
  /// Room for the cells of a row that ask for a closer look.
  let doubtful: UnsafeMutablePointer<Int32>
  private let slantOfLine: UnsafeMutablePointer<Float>
  private let lines: Int
  private let bend: Float

  init(depth: Int, lines: Int, bend: Float) {
    self.lines = lines
    self.bend = bend
    lineOfCell = .allocate(capacity: depth + 1)
    bendOfCell = .allocate(capacity: depth + 1)
    postOfLine = .allocate(capacity: lines + 1)
    shareOfLine = .allocate(capacity: lines + 1)
    bendOfLine = .allocate(capacity: lines + 1)
    doubtful = .allocate(capacity: depth + 2)
    slantOfLine = .allocate(capacity: lines + 1)
    for line in 0...lines {
      let across = Float(line) / Float(lines)
      slantOfLine[line] = 1 + across * across
    }
  }

  func deallocate() {
    lineOfCell.deallocate()
    bendOfCell.deallocate()
    postOfLine.deallocate()
    shareOfLine.deallocate()
    bendOfLine.deallocate()
    doubtful.deallocate()
    slantOfLine.deallocate()
  }

  /// The last line that cells up to `reach` ask for, in this row and all further ones.
  func linesToReach(_ distance: Int, _ reach: Int) -> Int { min(lines, reach * lines / distance + 1) }

  /// Fills the tables for the row at `distance`, up to the cell `reach`; whole numbers throughout, so that lines that
  /// meet a post meet it exactly.
  func prepare(distance: Int, reach: Int) {
    let row = Float(distance)
    let (whole, rest) = lines.quotientAndRemainder(dividingBy: distance)
    var (line, over) = (0, 0)
    for cell in 0...reach {
      lineOfCell[cell] = Int32(truncatingIfNeeded: line)
      let across = Float(cell)
      bendOfCell[cell] = bend * (row + across * across / row)
      line &+= whole
      over &+= rest
      if over >= distance {
        line &+= 1
        over &-= distance
      }
    }
    let sag = bend * row
    let share = 1 / Float(lines)
    var post = 0
    over = 0
    for line in 0...linesToReach(distance, reach) {
      postOfLine[line] = Int32(truncatingIfNeeded: post)
      shareOfLine[line] = Float(over) * share
      bendOfLine[line] = sag * slantOfLine[line]
      over &+= distance
      if over >= lines {
        post &+= 1
        over &-= lines
      }
    }
  }
}
