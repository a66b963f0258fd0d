import Units

/// How often each cell of the ground is looked at by a view carried along a path, and how many cells are not.
///
/// The raster counts looks, so that a piece of the path can be taken out or put elsewhere at the cost of its own rows
/// alone. Changes between `begin` and `undo` can be taken back.
final class LookRaster {
  let columns, rows: Int
  let view: SweptView
  /// Half the width of the view, in cells.
  var radius: Double { view.radius }
  /// Cells of ground.
  private(set) var ground = 0
  /// Cells of ground without a look.
  // One search owns the raster; checks of overlapping access would cost a tenth of its time.
  @exclusivity(unchecked) private(set) var unseen = 0
  /// Looks; cells that are no ground start at `elsewhere`, so that they are never without one.
  private let looks: UnsafeMutablePointer<UInt8>
  private static let elsewhere: UInt8 = 128
  /// Cells without a look, in squares of `1 << tileBits` cells.
  private let tiles: UnsafeMutablePointer<Int32>
  private let tileColumns, tileRows: Int
  private static let tileBits = 4

  @exclusivity(unchecked) private var before, after: CapsuleRows
  private let sampled: UnsafeMutablePointer<CapsuleRows>
  /// Where cells changed since `begin`: index of the first, how many, and whether a look came.
  private var log: UnsafeMutablePointer<Change>
  private var logRoom = 1024
  @exclusivity(unchecked) private var logged = 0

  /// Cells of a row that one look came to or went from.
  private struct Change {
    var row, low, count: Int32
    var came: Bool
  }

  /// - `view`: its radius above 1 cell.
  init(columns: Int, rows: Int, view: SweptView) {
    self.columns = columns
    self.rows = rows
    self.view = view
    looks = .allocate(capacity: columns * rows)
    looks.initialize(repeating: LookRaster.elsewhere, count: columns * rows)
    tileColumns = columns >> LookRaster.tileBits + 1
    tileRows = rows >> LookRaster.tileBits + 1
    tiles = .allocate(capacity: tileColumns * tileRows)
    tiles.initialize(repeating: 0, count: tileColumns * tileRows)
    before = CapsuleRows(rows: rows)
    after = CapsuleRows(rows: rows)
    sampled = .allocate(capacity: LookRaster.mostSampled)
    for k in 0..<LookRaster.mostSampled { (sampled + k).initialize(to: CapsuleRows(rows: rows)) }
    log = .allocate(capacity: logRoom)
  }

  deinit {
    looks.deallocate()
    tiles.deallocate()
    log.deallocate()
    before.deallocate()
    after.deallocate()
    for k in 0..<LookRaster.mostSampled { sampled[k].deallocate() }
    sampled.deallocate()
  }

  /// Makes the cells of a row ground that nobody looks at; each cell once at most, before any look.
  func addGround(row: Int, columns range: Range<Int>) {
    let start = row * columns
    for column in range where looks[start + column] != 0 {
      looks[start + column] = 0
      ground += 1
      unseen += 1
      tiles[(row >> LookRaster.tileBits) * tileColumns + column >> LookRaster.tileBits] += 1
    }
  }

  /// Forgets what could be undone.
  func begin() { logged = 0 }

  /// Takes back every change since `begin`.
  func undo() {
    while logged > 0 {
      logged -= 1
      let entry = log[logged]
      change(Int(entry.row), Int(entry.low), Int(entry.count), came: !entry.came)
    }
  }

  func add(_ a: Spot, _ b: Spot) {
    after.fill(a, b, view: view, columns: columns, rows: rows)
    for row in after.first..<after.end {
      let k = row - after.first
      touch(row, after.low[k], after.high[k], came: true)
    }
  }

  func remove(_ a: Spot, _ b: Spot) {
    before.fill(a, b, view: view, columns: columns, rows: rows)
    for row in before.first..<before.end {
      let k = row - before.first
      touch(row, before.low[k], before.high[k], came: false)
    }
  }

  /// Takes the segment `a`–`b` out and puts `c`–`d` in; only cells that lie in one of them are touched.
  func swap(_ a: Spot, _ b: Spot, for c: Spot, _ d: Spot) {
    before.fill(a, b, view: view, columns: columns, rows: rows)
    after.fill(c, d, view: view, columns: columns, rows: rows)
    if before.end <= after.first || after.end <= before.first {
      for row in before.first..<before.end {
        touch(row, before.low[row - before.first], before.high[row - before.first], came: false)
      }
      for row in after.first..<after.end {
        touch(row, after.low[row - after.first], after.high[row - after.first], came: true)
      }
      return
    }
    for row in min(before.first, after.first)..<max(before.end, after.end) {
      let i = row - before.first
      let k = row - after.first
      let was = row >= before.first && row < before.end
      let isNow = row >= after.first && row < after.end
      let (l, h) = was ? (before.low[i], before.high[i]) : (0, 0)
      let (m, n) = isNow ? (after.low[k], after.high[k]) : (0, 0)
      if l == m && h == n { continue }
      touch(row, l, min(h, m), came: false)
      touch(row, max(l, n), h, came: false)
      touch(row, m, min(n, l), came: true)
      touch(row, max(m, h), n, came: true)
      // Two intervals without a common cell: what lies left of both ends above is the whole of each.
    }
  }

  /// Most segments, out and in together, of an estimate.
  static let mostSampled = 8

  /// About how many more cells would be unseen with some segments taken out and others put in, from every `every`-th
  /// row; nothing changes. Cells that two of them share are counted roughly.
  func estimate(out olds: [(Spot, Spot)], in news: [(Spot, Spot)], every: Int) -> Int {
    var (first, end) = (Int.max, 0)
    for (k, segment) in olds.enumerated() {
      sampled[k].fill(segment.0, segment.1, view: view, columns: columns, rows: rows, every: every)
    }
    for (k, segment) in news.enumerated() {
      sampled[olds.count + k].fill(
        segment.0, segment.1, view: view, columns: columns, rows: rows, every: every)
    }
    let total = olds.count + news.count
    for k in 0..<total where sampled[k].first < sampled[k].end {
      first = min(first, sampled[k].first)
      end = max(end, sampled[k].end)
    }
    var more = 0
    var line = first
    while line < end {
      let row = (every / 2 + line * every) * columns
      for k in 0..<total {
        let rows = sampled[k]
        guard line >= rows.first, line < rows.end else { continue }
        let isOld = k < olds.count
        let others = isOld ? olds.count..<total : 0..<olds.count
        let found = count(
          row, rows.low[line - rows.first], rows.high[line - rows.first], line, outside: others,
          looks: isOld ? 1 : 0)
        more += isOld ? found : -found
      }
      line += 1
    }
    return more * every
  }

  /// Cells of `low..<high` with so many looks that lie in none of the sampled capsules `others`.
  private func count(
    _ row: Int, _ low: Int32, _ high: Int32, _ line: Int, outside others: Range<Int>, looks wanted: UInt8
  ) -> Int {
    guard low < high else { return 0 }
    var next = others.lowerBound
    while next < others.upperBound {
      let rows = sampled[next]
      next += 1
      guard line >= rows.first, line < rows.end else { continue }
      let (m, n) = (rows.low[line - rows.first], rows.high[line - rows.first])
      if m >= n || n <= low || m >= high { continue }
      let rest = next..<others.upperBound
      return count(row, low, m, line, outside: rest, looks: wanted)
        + count(row, n, high, line, outside: rest, looks: wanted)
    }
    var found = 0
    for column in Int(low)..<Int(high) { found &+= looks[row + column] == wanted ? 1 : 0 }
    return found
  }

  /// At most how many unseen cells the segment could see; takes the tiles along it.
  func mostGained(_ a: Spot, _ b: Spot) -> Int {
    let bits = LookRaster.tileBits
    let top = min(rows - 1, Int(max(0, max(a.y, b.y) + view.extent + 1)))
    let bottom = min(top, Int(max(0, min(a.y, b.y) - view.extent)))
    let right = min(columns - 1, Int(max(0, max(a.x, b.x) + view.extent + 1)))
    let left = min(right, Int(max(0, min(a.x, b.x) - view.extent)))
    var sum: Int32 = 0
    for tileRow in (bottom >> bits)...(top >> bits) {
      let start = tileRow * tileColumns
      for column in (left >> bits)...(right >> bits) { sum += tiles[start + column] }
    }
    return Int(sum)
  }

  /// A random cell without a look, as the middle of it; nil when a few draws found none.
  func unseenSpot(_ random: inout SplitMix64) -> Spot? {
    for _ in 0..<64 {
      let tile = random.pick(0..<(tileColumns * tileRows))
      if tiles[tile] > 0 { return unseenSpot(tile: tile, skip: random.pick(0..<Int(tiles[tile]))) }
    }
    return nil
  }

  /// An unseen cell, as the middle of it, of the tile that has most of them, and how many it has; nil when none has.
  func fullestTile() -> (spot: Spot, unseen: Int)? {
    var best = 0
    for tile in 0..<(tileColumns * tileRows) where tiles[tile] > tiles[best] { best = tile }
    let count = Int(tiles[best])
    return unseenSpot(tile: best, skip: count / 2).map { ($0, count) }
  }

  /// The unseen cell of a tile after so many others, row by row.
  private func unseenSpot(tile: Int, skip: Int) -> Spot? {
    let bits = LookRaster.tileBits
    var left = skip
    let (top, west) = ((tile / tileColumns) << bits, (tile % tileColumns) << bits)
    for row in top..<min(rows, top + 1 << bits) {
      for column in west..<min(columns, west + 1 << bits) where looks[row * columns + column] == 0 {
        if left == 0 { return Spot(x: Double(column) + 0.5, y: Double(row) + 0.5) }
        left -= 1
      }
    }
    return nil
  }

  @inline(__always)
  private func touch(_ row: Int, _ low: Int32, _ high: Int32, came: Bool) {
    guard low < high else { return }
    if logged == logRoom { growLog() }
    log[logged] = Change(row: Int32(truncatingIfNeeded: row), low: low, count: high - low, came: came)
    logged += 1
    change(row, Int(low), Int(high - low), came: came)
  }

  private func growLog() {
    let wider = UnsafeMutablePointer<Change>.allocate(capacity: 2 * logRoom)
    wider.moveInitialize(from: log, count: logRoom)
    log.deallocate()
    log = wider
    logRoom *= 2
  }

  @inline(__always)
  private func change(_ row: Int, _ low: Int, _ count: Int, came: Bool) {
    var changed: Int32 = 0
    let cells = looks + (row * columns + low)
    if came {
      for k in 0..<count {
        changed &+= cells[k] == 0 ? 1 : 0
        cells[k] &+= 1
      }
    } else {
      for k in 0..<count {
        cells[k] &-= 1
        changed &+= cells[k] == 0 ? 1 : 0
      }
    }
    if changed != 0 { settle(row, low, count, changed, came: came) }
  }

  /// Books cells that were seen for the first time, or are no longer seen.
  private func settle(_ row: Int, _ low: Int, _ count: Int, _ changed: Int32, came: Bool) {
    unseen += came ? -Int(changed) : Int(changed)
    let bits = LookRaster.tileBits
    let base = (row >> bits) * tileColumns
    let last = (low + count - 1) >> bits
    if low >> bits == last {
      tiles[base + last] += came ? -changed : changed
      return
    }
    // A cell was settled when it now has no look, or exactly the one that came.
    let mark: UInt8 = came ? 1 : 0
    let cells = looks + (row * columns + low)
    for k in 0..<count where cells[k] == mark {
      tiles[base + (low + k) >> bits] += came ? -1 : 1
    }
  }
}
