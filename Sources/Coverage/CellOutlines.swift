import Planar
package import Units

/// Cells that hang together by their edges, and their outline.
package struct CellPatch: Sendable {
  /// Numbers of the raster's cells, rising.
  package var cells: [Int]
  /// The outline exactly as the cells have it, in the local frame; corners only. The outer ring runs
  /// counter-clockwise, holes clockwise.
  package var outline: MapPolygon
}

/// Cuts a set of cells into patches and traces their outlines.
///
/// How: cells are joined over common edges; every edge between a cell of the patch and another is directed with
/// the patch on its left; edges are chained, at a point where two cells of a patch touch only by a corner to the
/// left; a chain that comes twice to one corner is cut there, so that rings are simple and touch in single points
/// at most. Each patch has one counter-clockwise ring. Takes a few steps a cell; the order of patches is that of
/// their first cells.
package struct CellOutlines {
  let raster: CellRaster
  let lattice: CellLattice
  /// Patch of each place of the raster's box, from 0; -1: not in the set.
  private var patchOf: [Int32]
  private var patches: [[Int]] = []

  package static func patches(of members: [Bool], in raster: CellRaster) -> [CellPatch] {
    var tracer = CellOutlines(raster: raster, members: members)
    return tracer.trace()
  }

  private init(raster: CellRaster, members: [Bool]) {
    self.raster = raster
    lattice = raster.lattice
    patchOf = [Int32](repeating: -1, count: raster.index.count)
    var open: [Int] = []
    for cell in members.indices where members[cell] {
      let seed = Int(raster.places[cell])
      if patchOf[seed] >= 0 { continue }
      let patch = Int32(patches.count)
      var found: [Int] = []
      patchOf[seed] = patch
      open.append(seed)
      while let place = open.popLast() {
        found.append(Int(raster.index[place]))
        let column = place % lattice.columns
        for (step, inside) in [
          (-1, column > 0), (1, column + 1 < lattice.columns), (-lattice.columns, place >= lattice.columns),
          (lattice.columns, place + lattice.columns < raster.index.count),
        ] where inside {
          let other = Int(raster.index[place + step])
          if other >= 0, members[other], patchOf[place + step] < 0 {
            patchOf[place + step] = patch
            open.append(place + step)
          }
        }
      }
      patches.append(found.sorted())
    }
  }

  /// Corner of cells in lattice steps from the raster's south-west corner.
  private struct Corner: Hashable {
    var column, row: Int
  }

  /// Sides of a cell in counter-clockwise order, each a bit of `left`.
  private enum Side { static let south = 0, east = 1, north = 2, west = 3 }

  private func patch(_ column: Int, _ row: Int) -> Int32 {
    guard column >= 0, column < lattice.columns, row >= 0, row < lattice.rows else { return -1 }
    return patchOf[row * lattice.columns + column]
  }

  private mutating func trace() -> [CellPatch] {
    var visited = [UInt8](repeating: 0, count: raster.index.count)
    var result: [CellPatch] = []
    for (number, cells) in patches.enumerated() {
      var outers: [[MapPoint]] = []
      var holes: [[MapPoint]] = []
      for cell in cells {
        let place = Int(raster.places[cell])
        for side in 0..<4 where visited[place] & (1 << UInt8(side)) == 0 {
          let column = place % lattice.columns
          let row = place / lattice.columns
          guard isBorder(column, row, side, Int32(number)) else { continue }
          let chain = follow(column, row, side, Int32(number), &visited)
          for ring in CellOutlines.simpleRings(chain) {
            let points = corners(ring)
            if MapPolygon.signedArea(points) > 0 { outers.append(points) } else { holes.append(points) }
          }
        }
      }
      // A patch joined over edges has one outer ring; were there more, each would still be an area of its own.
      for (position, outer) in outers.enumerated() {
        result.append(
          CellPatch(
            cells: position == 0 ? cells : [],
            outline: MapPolygon(outer: outer, holes: position == 0 ? holes : [])))
      }
    }
    return result
  }

  private func isBorder(_ column: Int, _ row: Int, _ side: Int, _ number: Int32) -> Bool {
    switch side {
    case Side.south: patch(column, row - 1) != number
    case Side.east: patch(column + 1, row) != number
    case Side.north: patch(column, row + 1) != number
    default: patch(column - 1, row) != number
    }
  }

  /// The closed chain of corners that starts with one side of one cell, the patch on its left.
  private func follow(
    _ startColumn: Int, _ startRow: Int, _ startSide: Int, _ number: Int32, _ visited: inout [UInt8]
  ) -> [Corner] {
    var (column, row, side) = (startColumn, startRow, startSide)
    var chain: [Corner] = []
    repeat {
      visited[row * lattice.columns + column] |= 1 << UInt8(side)
      switch side {
      case Side.south: chain.append(Corner(column: column, row: row))
      case Side.east: chain.append(Corner(column: column + 1, row: row))
      case Side.north: chain.append(Corner(column: column + 1, row: row + 1))
      default: chain.append(Corner(column: column, row: row + 1))
      }
      // Left turn when the next side of this cell is border too; else straight on or right around the corner.
      let next = (side + 1) % 4
      if isBorder(column, row, next, number) {
        side = next
        continue
      }
      switch side {
      case Side.south: column += 1
      case Side.east: row += 1
      case Side.north: column -= 1
      default: row -= 1
      }
      if isBorder(column, row, side, number) { continue }
      switch side {
      case Side.south: row -= 1
      case Side.east: column += 1
      case Side.north: row += 1
      default: column -= 1
      }
      side = (side + 3) % 4
    } while (column, row, side) != (startColumn, startRow, startSide)
    return chain
  }

  /// The chain cut where it comes back to a corner.
  private static func simpleRings(_ chain: [Corner]) -> [[Corner]] {
    var rings: [[Corner]] = []
    var path: [Corner] = []
    var position: [Corner: Int] = [:]
    for corner in chain {
      if let start = position[corner] {
        rings.append(Array(path[start...]))
        for dropped in path[(start + 1)...] { position[dropped] = nil }
        path.removeSubrange((start + 1)...)
      } else {
        position[corner] = path.count
        path.append(corner)
      }
    }
    if path.count > 2 { rings.append(path) }
    return rings
  }

  /// The ring in metres without the points on straight stretches.
  private func corners(_ ring: [Corner]) -> [MapPoint] {
    var points: [MapPoint] = []
    for index in ring.indices {
      let before = ring[index == 0 ? ring.count - 1 : index - 1]
      let here = ring[index]
      let after = ring[index + 1 == ring.count ? 0 : index + 1]
      if before.column == after.column && before.column == here.column { continue }
      if before.row == after.row && before.row == here.row { continue }
      points.append(
        MapPoint(
          east: Double(lattice.firstColumn + here.column) * lattice.cellM,
          north: Double(lattice.firstRow + here.row) * lattice.cellM))
    }
    return points
  }
}
