/// The strips or tiles of a picture: where they lie, and their heights one block at a time.
struct TiffBlocks {
  let columns, rows: Int
  private let tags: TiffDirectory
  private let samples: TiffSamples
  private let compression: Int
  /// Of one block, and blocks in one row of blocks.
  private let blockColumns, blockRows, across: Int
  private let offsets, counts: [Int]

  /// Heights of one block that are read: one block is held in memory beside the grid.
  private static let mostInBlock = 32_000_000

  init(_ tags: TiffDirectory) throws(TerrainError) {
    let source = tags.source
    self.tags = tags
    guard let columns = try tags.whole(256), let rows = try tags.whole(257) else {
      throw source.failure("its width or height (tags 256, 257) is missing")
    }
    guard (2...100_000).contains(columns), (2...100_000).contains(rows), columns * rows <= 100_000_000 else {
      throw source.failure(
        "\(columns) by \(rows) posts; 2...100000 each way and at most 100000000 in all are read")
    }
    (self.columns, self.rows) = (columns, rows)
    samples = try TiffSamples(tags)
    compression = try tags.whole(259) ?? 1
    guard [1, 5, 8, 32946].contains(compression) else {
      throw source.failure(
        "compression \(compression); none (1), LZW (5) and deflate (8, 32946) are read. Write it again with one of them"
      )
    }
    if let order = try tags.whole(266), order != 1 {
      throw source.failure("bits in order \(order) within bytes; only 1 is read")
    }
    if let tileColumns = try tags.whole(322) {
      guard let tileRows = try tags.whole(323), let offsets = try tags.wholes(324),
        let counts = try tags.wholes(325)
      else { throw source.failure("a tag of its tiles (323, 324, 325) is missing") }
      (blockColumns, blockRows) = (tileColumns, tileRows)
      (self.offsets, self.counts) = (offsets, counts)
    } else {
      guard let offsets = try tags.wholes(273), let counts = try tags.wholes(279) else {
        throw source.failure("the places or lengths of its strips (tags 273, 279) are missing")
      }
      (blockColumns, blockRows) = (columns, min(rows, try tags.whole(278) ?? rows))
      (self.offsets, self.counts) = (offsets, counts)
    }
    guard blockColumns > 0, blockRows > 0, blockColumns <= 100_000, blockRows <= 100_000,
      blockColumns * blockRows <= TiffBlocks.mostInBlock
    else {
      throw source.failure(
        "blocks of \(blockColumns) by \(blockRows) heights; at most \(TiffBlocks.mostInBlock) are read")
    }
    across = (columns + blockColumns - 1) / blockColumns
    let needed = across * ((rows + blockRows - 1) / blockRows)
    guard offsets.count == needed, counts.count == needed else {
      throw source.failure(
        "\(offsets.count) places and \(counts.count) lengths of blocks for \(columns) by \(rows) heights; "
          + "\(needed) are needed")
    }
  }

  /// Hands out the heights of each block row by row; blocks that were never written are left out.
  func forEachRow(
    _ body: (_ column: Int, _ row: Int, _ heights: ArraySlice<Double>) throws(TerrainError) -> Void
  ) throws(TerrainError) {
    for block in offsets.indices {
      // Sparse files have neither place nor length.
      if offsets[block] == 0, counts[block] == 0 { continue }
      let (left, top) = (block % across * blockColumns, block / across * blockRows)
      let (width, height) = (min(blockColumns, columns - left), min(blockRows, rows - top))
      let rowBytes = blockColumns * samples.size
      let bytes = try unpacked(block, limit: rowBytes * blockRows)
      guard bytes.count >= rowBytes * height else {
        throw tags.source.failure(
          "block \(block) holds \(bytes.count) bytes; \(height) rows of \(rowBytes) bytes are needed")
      }
      for row in 0..<height {
        let heights = samples.row(bytes, from: row * rowBytes, width: blockColumns)
        try body(left, top + row, heights[..<width])
      }
    }
  }

  private func unpacked(_ block: Int, limit: Int) throws(TerrainError) -> [UInt8] {
    let data = try tags.source.piece(at: offsets[block], count: counts[block], "block \(block)")
    let bytes: [UInt8]?
    switch compression {
    case 1: bytes = Array(data.prefix(limit))
    case 5: bytes = LZW.unpacked(data, limit: limit)
    default: bytes = Inflate.unpacked(data, limit: limit)
    }
    guard let bytes else {
      throw tags.source.failure("block \(block) cannot be unpacked (compression \(compression))")
    }
    return bytes
  }
}
