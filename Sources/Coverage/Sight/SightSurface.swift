import Geodesy
import MissionModel
import Planar
import TerrainModel
import Units

/// The surface that cameras look at and that hides: ground and roofs, one height for each cell of a lattice.
///
/// Heights are metres above the Principal Datum at the centres of the cells; NaN where nothing is known. Where only a
/// band of heights is declared the surface has a low and a high end, and hides nothing: nobody knows its hills. Where an
/// illustrative relief is named for such ground, its heights hide and are what sight lines end at, and nothing else.
/// Memory: 16 bytes a cell, 8 more where slopes are known, 4 more with an illustrative relief.
struct SightSurface: Sendable {
  let lattice: CellLattice
  /// What is looked at, at the ends of what is known; the same array where the ground is known exactly.
  let low, high: [Float]
  /// What hides: ground and roofs; `nothing` where it is not known.
  let top: [Float]
  /// Ground at which sight lines end in place of `low` or `high`: the illustrative relief. NaN where those count; empty
  /// without such a relief. A cell at an end of its band, among hills at their own height, would stand on a tower or in
  /// a pit that nobody has seen.
  let aim: [Float]
  /// Rise to the east and to the north in metres a metre, where the ground's height is known exactly; empty otherwise.
  let riseEast, riseNorth: [Float]
  /// Whether low and high differ anywhere.
  let isBand: Bool
  /// Whether anything hides.
  let hides: Bool
  /// Lowest `low` of each block of 32 by 32 cells, and of all.
  private let blockLow: [Float]
  let lowest: Float
  /// Highest `top` within 1 block of 16, and of 64 cells; and of all.
  private let near16, near64: [Float]
  let highestTop: Float

  static let nothing: Float = -100_000
  /// Height of the middle of what is looked for above the surface: half a person's. A choice of this project,
  /// unverified.
  static let targetAboveM = 1.0

  /// The surface over all cells of a box and two more at each side.
  init(box: MapBox, cellM: Double, ground: Ground, threads: Int = 1) throws {
    try self.init(
      lattice: CellLattice(box: box.expanded(by: 2 * cellM), cellM: cellM), ground: ground, threads: threads)
  }

  /// The surface over a lattice: ground of the mission, roofs of its buildings over their footprints.
  ///
  /// - Throws: `GeodesyError` when a place does not fit the frame.
  init(lattice: CellLattice, ground: Ground, threads: Int = 1) throws {
    let heights = try SightSurface.heights(of: ground, on: lattice, threads: threads)
    var roofs = [Float](repeating: .nan, count: lattice.places)
    for building in ground.buildings {
      let roof = Float(building.roofHKPD)
      for polygon in try ground.frame.toMap(building.footprint) {
        lattice.forEachSpan(of: polygon) { row, from, to in
          for place in (row * lattice.columns + from)..<(row * lattice.columns + to) {
            roofs[place] = roofs[place].isNaN ? roof : max(roofs[place], roof)
          }
        }
      }
    }
    self.init(
      lattice: lattice, low: heights.low, high: heights.high, relief: heights.relief,
      illustrative: heights.illustrative, roofs: roofs, coverM: Float(ground.coverM))
  }

  /// Rows that one thread asks the ground about in one go; the same for any number of threads.
  private static let rowsOfBlock = 64

  private static func heights(
    of ground: Ground, on lattice: CellLattice, threads: Int
  ) throws -> Ground.NetHeights {
    let blocks = Chunks.map((lattice.rows + rowsOfBlock - 1) / rowsOfBlock, threads: threads) { block in
      let first = block * rowsOfBlock
      let net = PlaceNet(
        first: MapPoint(east: lattice.east(ofColumn: 0), north: lattice.north(ofRow: first)),
        stepM: lattice.cellM, columns: lattice.columns, rows: min(rowsOfBlock, lattice.rows - first))
      return Result { try ground.heights(on: net) }
    }
    var whole = Ground.NetHeights(low: [], high: [], relief: [], illustrative: [])
    whole.low.reserveCapacity(lattice.places)
    whole.high.reserveCapacity(lattice.places)
    whole.relief.reserveCapacity(lattice.places)
    for block in blocks {
      let part = try block.get()
      whole.low += part.low
      whole.high += part.high
      whole.relief += part.relief
      whole.illustrative += part.illustrative
    }
    return whole
  }

  /// - `relief`: heights that hide, NaN where not known.
  /// - `illustrative`: heights that hide where `relief` is not known, NaN where not known either; may be empty.
  /// - `roofs`: NaN where no building stands.
  /// - `coverM`: by so much more the relief hides.
  init(
    lattice: CellLattice, low: [Float], high: [Float], relief: [Float], illustrative: [Float] = [],
    roofs: [Float], coverM: Float = 0
  ) {
    self.lattice = lattice
    var (seenLow, seenHigh) = (low, high)
    var top = relief
    var aim = illustrative.contains { !$0.isNaN } ? illustrative : []
    for place in top.indices {
      if top[place].isNaN {
        top[place] = aim.isEmpty || aim[place].isNaN ? SightSurface.nothing : aim[place]
      } else {
        top[place] += coverM
      }
      if roofs[place].isNaN { continue }
      if !aim.isEmpty { aim[place] = .nan }
      top[place] = max(top[place], roofs[place])
      (seenLow[place], seenHigh[place]) = (roofs[place], roofs[place])
    }
    var isBand = false
    var exact = false
    for place in low.indices where !low[place].isNaN {
      if seenLow[place] != seenHigh[place] { isBand = true }
      if low[place] == high[place] { exact = true }
    }
    self.isBand = isBand
    self.aim = aim
    (self.low, self.high, self.top) = (seenLow, isBand ? seenHigh : seenLow, top)
    (riseEast, riseNorth) = exact ? SightSurface.rises(lattice, low, high, roofs) : ([], [])
    blockLow = SightSurface.blocks(lattice, of: seenLow, size: 32, .infinity) { $0.isNaN ? .infinity : $0 }
    lowest = blockLow.min() ?? .infinity
    let highest = top.max() ?? SightSurface.nothing
    highestTop = highest
    hides = highest > SightSurface.nothing
    near16 = hides ? SightSurface.around(lattice, top, size: 16) : []
    near64 = hides ? SightSurface.around(lattice, top, size: 64) : []
  }

  /// The lowest surface within a box; infinite when none is known there.
  func lowest(in box: MapBox) -> Double {
    let columns = (lattice.columns + 31) / 32
    let rows = (lattice.rows + 31) / 32
    let span = 32 * lattice.cellM
    let west = Double(lattice.firstColumn) * lattice.cellM
    let south = Double(lattice.firstRow) * lattice.cellM
    func block(_ value: Double, _ count: Int) -> Int {
      Int(max(0, min(Double(count - 1), (value / span).rounded(.down))))
    }
    guard columns > 0, rows > 0, !box.isEmpty else { return .infinity }
    var least = Float.infinity
    for row in block(box.minNorth - south, rows)...block(box.maxNorth - south, rows) {
      for column in block(box.minEast - west, columns)...block(box.maxEast - west, columns) {
        least = min(least, blockLow[row * columns + column])
      }
    }
    return Double(least)
  }

  /// The highest that hides within so many cells of a place of the lattice; more cells than asked may count.
  @inline(__always)
  func highestTop(within cells: Int, column: Int, row: Int) -> Float {
    if cells <= 16 { return near16[(row >> 4) * ((lattice.columns + 15) >> 4) + column >> 4] }
    if cells <= 64 { return near64[(row >> 6) * ((lattice.columns + 63) >> 6) + column >> 6] }
    return highestTop
  }

  /// The rise of the ground between the neighbours of each cell; level where one of them is not known or a roof is.
  private static func rises(
    _ lattice: CellLattice, _ low: [Float], _ high: [Float], _ roofs: [Float]
  ) -> ([Float], [Float]) {
    let columns = lattice.columns
    var east = [Float](repeating: 0, count: lattice.places)
    var north = east
    func known(_ place: Int) -> Float { low[place] == high[place] ? low[place] : .nan }
    let span = Float(2 * lattice.cellM)
    for row in 0..<lattice.rows {
      for column in 0..<columns {
        let place = row * columns + column
        guard roofs[place].isNaN, !known(place).isNaN else { continue }
        if column > 0, column < columns - 1 {
          let rise = (known(place + 1) - known(place - 1)) / span
          if !rise.isNaN { east[place] = rise }
        }
        if row > 0, row < lattice.rows - 1 {
          let rise = (known(place + columns) - known(place - columns)) / span
          if !rise.isNaN { north[place] = rise }
        }
      }
    }
    return (east, north)
  }

  /// The least of a value over each block of the lattice.
  private static func blocks(
    _ lattice: CellLattice, of values: [Float], size: Int, _ start: Float, _ value: (Float) -> Float
  ) -> [Float] {
    let columns = (lattice.columns + size - 1) / size
    var result = [Float](repeating: start, count: columns * ((lattice.rows + size - 1) / size))
    for row in 0..<lattice.rows {
      for column in 0..<lattice.columns {
        let block = row / size * columns + column / size
        result[block] = min(result[block], value(values[row * lattice.columns + column]))
      }
    }
    return result
  }

  /// The highest top of each block and the eight around it.
  private static func around(_ lattice: CellLattice, _ top: [Float], size: Int) -> [Float] {
    let least = blocks(lattice, of: top, size: size, .infinity) { -$0 }
    let columns = (lattice.columns + size - 1) / size
    let rows = (lattice.rows + size - 1) / size
    var result = [Float](repeating: nothing, count: least.count)
    for row in 0..<rows {
      for column in 0..<columns {
        for y in max(0, row - 1)...min(rows - 1, row + 1) {
          for x in max(0, column - 1)...min(columns - 1, column + 1) {
            result[row * columns + column] = max(result[row * columns + column], -least[y * columns + x])
          }
        }
      }
    }
    return result
  }
}
