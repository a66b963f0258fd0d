extension HeightGrid {
  /// Reads the first picture of a GeoTIFF: one band of whole numbers of 16 or 32 bits or floats, in strips or tiles, plain,
  /// LZW or deflate, with any of the predictors 1, 2 and 3.
  ///
  /// `crs` and `datum` are needed where the file does not state them, and must not contradict it. The no-data value is
  /// that of tag 42113; it and NaN are posts without a height, as are blocks that were never written. Holds the file,
  /// the grid and one block in memory.
  init(geoTIFF bytes: [UInt8], name: String, crs: CRS?, datum: Datum?) throws(TerrainError) {
    let source = try TiffBytes(bytes, file: name)
    let tags = try TiffDirectory(source)
    let blocks = try TiffBlocks(tags)
    let keys = try GeoKeys(tags)
    if let metadata = try tags.text(42112),
      metadata.contains("role=\"scale\"") || metadata.contains("role=\"offset\"")
    {
      throw source.failure("its numbers have a scale or an offset (tag 42112); write it again as metres")
    }
    let empty = try HeightGrid.noData(tags)
    let (columns, rows) = (blocks.columns, blocks.rows)
    var heights = [Float](repeating: .nan, count: columns * rows)
    // Floats of 32 bits hold a no-data value of 64 bits rounded.
    let (coarse, exact) = (empty.map { Float($0) } ?? .nan, empty ?? .nan)
    try blocks.forEachRow { (column, row, values) throws(TerrainError) in
      var place = row * columns + column
      for value in values {
        if value > -500, value < 9000, value != exact, Float(value) != coarse {
          heights[place] = Float(value)
        } else if !value.isNaN, value != exact, Float(value) != coarse {
          throw source.failure(
            "height \(value) m at column \(place % columns), row \(place / columns) is neither on Earth "
              + "(-500...9000 m) nor the no-data value")
        }
        place += 1
      }
    }
    try self.init(
      name: name, crs: HeightGrid.agreed(keys.crs, crs, "crs", name),
      datum: HeightGrid.agreed(keys.datum, datum, "datum", name), columns: columns, rows: rows,
      westPost: keys.westPost, southPost: keys.northPost - keys.rowSize * Double(rows - 1),
      cellSize: keys.columnSize, rowSize: keys.rowSize, floats: heights)
  }

  private static func noData(_ tags: TiffDirectory) throws(TerrainError) -> Double? {
    guard let text = try tags.text(42113) else { return nil }
    let trimmed = text.split(separator: " ").joined()
    if trimmed.isEmpty { return nil }
    guard let value = Double(trimmed) else {
      throw tags.source.failure("its no-data value '\(text.prefix(40))' (tag 42113) is not a number")
    }
    return value
  }
}
