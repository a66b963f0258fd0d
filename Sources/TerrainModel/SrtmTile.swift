extension HeightGrid {
  /// Reads a tile of the Shuttle Radar Topography Mission (`.hgt`): whole metres of 16 bits, the high byte first, row by row
  /// from the north, -32768 without a height. 3601 posts each way are 1 arc second, 1201 are 3.
  ///
  /// The name gives the south-western post (`N22E114.hgt`). The file states no zero of its heights, so `datum` must.
  init(srtm bytes: [UInt8], name: String, crs: CRS?, datum: Datum?) throws(TerrainError) {
    func fail(_ message: String) -> TerrainError { TerrainError(file: name, line: nil, message: message) }
    guard let corner = HeightGrid.srtmCorner(name) else {
      throw fail("the name does not say where it lies; it must be like N22E114.hgt")
    }
    guard let side = [3601, 1201].first(where: { 2 * $0 * $0 == bytes.count }) else {
      throw fail(
        "\(bytes.count) bytes; 25934402 (3601 by 3601 posts) or 2884802 (1201 by 1201 posts) are needed")
    }
    var heights: [Float] = []
    heights.reserveCapacity(side * side)
    for index in 0..<side * side {
      let value = Int16(truncatingIfNeeded: Int(bytes[2 * index]) << 8 | Int(bytes[2 * index + 1]))
      if value == .min {
        heights.append(.nan)
      } else if value > -500, value < 9000 {
        heights.append(Float(value))
      } else {
        throw fail(
          "height \(value) m at column \(index % side), row \(index / side) is neither on Earth (-500...9000 m) "
            + "nor -32768")
      }
    }
    try self.init(
      name: name, crs: HeightGrid.agreed(.wgs84, crs, "crs", name),
      datum: HeightGrid.agreed(nil, datum, "datum", name), columns: side, rows: side,
      westPost: Double(corner.east), southPost: Double(corner.north), cellSize: 1 / Double(side - 1),
      floats: heights)
  }

  /// Whole degrees of the south-western post.
  private static func srtmCorner(_ path: String) -> (east: Int, north: Int)? {
    let name = Array((path.split(separator: "/").last ?? "").uppercased().utf8)
    func number(_ range: Range<Int>) -> Int? { Int(String(decoding: name[range], as: UTF8.self)) }
    guard name.count >= 11, name[7...].elementsEqual(".HGT".utf8), let north = number(1..<3),
      let east = number(4..<7), [78, 83].contains(name[0]), [69, 87].contains(name[3])
    else { return nil }
    return (name[3] == 69 ? east : -east, name[0] == 78 ? north : -north)
  }
}
