import TerrainModel

/// Writes small TIFF files byte by byte, right ones and wrong ones.
struct TiffMaker {
  enum Value {
    case shorts([Int])
    case longs([Int])
    case doubles([Double])
    case text(String)
  }

  var isLittleEndian = true
  var magic = 42
  var tags: [Int: Value] = [:]
  /// The bytes of the one strip.
  var strip: [UInt8] = []

  func number(_ value: UInt64, _ size: Int) -> [UInt8] {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
    return isLittleEndian ? bytes : bytes.reversed()
  }

  /// A grid of whole metres on the Hong Kong grid, 3 columns and 2 rows of 20 m, whose south-western post lies at 830010,
  /// 820010.
  static func small(isLittleEndian: Bool = true) -> TiffMaker {
    var maker = TiffMaker(isLittleEndian: isLittleEndian)
    maker.strip = [10, 20, 30, 40, 50, -9999].flatMap {
      maker.number(UInt64(UInt16(truncatingIfNeeded: $0)), 2)
    }
    maker.tags = [
      256: .shorts([3]), 257: .longs([2]), 258: .shorts([16]), 259: .shorts([1]), 277: .shorts([1]),
      278: .shorts([2]), 279: .longs([12]), 339: .shorts([2]), 33550: .doubles([20, 20, 0]),
      33922: .doubles([0, 0, 0, 830_000, 820_040, 0]),
      34735: .shorts([1, 1, 0, 4, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 2326, 4096, 0, 1, 5738]),
      42113: .text("-9999"),
    ]
    return maker
  }

  var bytes: [UInt8] {
    var tags = tags
    if tags[273] == nil { tags[273] = .longs([8]) }
    let start = 8 + strip.count + strip.count % 2
    var directory = number(UInt64(tags.count), 2)
    var more: [UInt8] = []
    let moreStart = start + 2 + 12 * tags.count + 4
    for (tag, value) in tags.sorted(by: { $0.key < $1.key }) {
      let (type, count, body): (Int, Int, [UInt8]) =
        switch value {
        case .shorts(let values): (3, values.count, values.flatMap { number(UInt64($0), 2) })
        case .longs(let values): (4, values.count, values.flatMap { number(UInt64($0), 4) })
        case .doubles(let values): (12, values.count, values.flatMap { number($0.bitPattern, 8) })
        case .text(let text): (2, text.utf8.count + 1, Array(text.utf8) + [0])
        }
      directory += number(UInt64(tag), 2) + number(UInt64(type), 2) + number(UInt64(count), 4)
      if body.count <= 4 {
        directory += body + [UInt8](repeating: 0, count: 4 - body.count)
      } else {
        directory += number(UInt64(moreStart + more.count), 4)
        more += body
      }
    }
    let order: [UInt8] = isLittleEndian ? [0x49, 0x49] : [0x4D, 0x4D]
    let head = order + number(UInt64(magic), 2) + number(UInt64(start), 4)
    return head + strip + [UInt8](repeating: 0, count: strip.count % 2) + directory + number(0, 4) + more
  }

  func grid(crs: HeightGrid.CRS? = nil, datum: HeightGrid.Datum? = nil) throws(TerrainError) -> HeightGrid {
    try HeightGrid(file: bytes, name: "small.tif", crs: crs, datum: datum)
  }
}
