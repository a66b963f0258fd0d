/// The tags of the first picture of a TIFF file (TIFF 6.0, 1992).
struct TiffDirectory {
  private struct Entry {
    var type, count, place: Int
  }

  let source: TiffBytes
  private var entries: [Int: Entry] = [:]

  /// Values of one tag that are read; longer lists are lies or not ours.
  private static let mostValues = 4_000_000

  /// Bytes of a value by its type, 1 to 12.
  private static let sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]

  init(_ source: TiffBytes) throws(TerrainError) {
    self.source = source
    let start = Int(try source.number(at: 4, size: 4))
    guard start >= 8 else { throw source.failure("its list of tags is said to begin at byte \(start)") }
    let count = Int(try source.number(at: start, size: 2))
    for index in 0..<count {
      let place = start + 2 + 12 * index
      let tag = Int(try source.number(at: place, size: 2))
      let type = Int(try source.number(at: place + 2, size: 2))
      let values = Int(try source.number(at: place + 4, size: 4))
      // Types that are not known are private; what is needed of them is told as missing.
      guard type > 0, type < TiffDirectory.sizes.count else { continue }
      let inPlace = values * TiffDirectory.sizes[type] <= 4
      let offset = inPlace ? place + 8 : Int(try source.number(at: place + 8, size: 4))
      entries[tag] = Entry(type: type, count: values, place: offset)
    }
  }

  private func entry(_ tag: Int) throws(TerrainError) -> Entry? {
    guard let entry = entries[tag] else { return nil }
    guard entry.count <= TiffDirectory.mostValues else {
      throw source.failure(
        "tag \(tag) is said to hold \(entry.count) values; at most \(TiffDirectory.mostValues) are read")
    }
    _ = try source.piece(
      at: entry.place, count: entry.count * TiffDirectory.sizes[entry.type], "the value of tag \(tag)")
    return entry
  }

  /// Whole numbers of 1, 2 or 4 bytes; nil without the tag.
  func wholes(_ tag: Int) throws(TerrainError) -> [Int]? {
    guard let entry = try entry(tag) else { return nil }
    guard [1, 3, 4].contains(entry.type) else {
      throw source.failure("tag \(tag) has values of type \(entry.type); whole numbers are needed")
    }
    let size = TiffDirectory.sizes[entry.type]
    var values: [Int] = []
    values.reserveCapacity(entry.count)
    for index in 0..<entry.count {
      values.append(Int(try source.number(at: entry.place + index * size, size: size)))
    }
    return values
  }

  /// The first whole number of a tag.
  func whole(_ tag: Int) throws(TerrainError) -> Int? { try wholes(tag)?.first }

  /// Doubles; nil without the tag.
  func doubles(_ tag: Int) throws(TerrainError) -> [Double]? {
    guard let entry = try entry(tag) else { return nil }
    guard entry.type == 12 else {
      throw source.failure("tag \(tag) has values of type \(entry.type); doubles are needed")
    }
    var values: [Double] = []
    for index in 0..<entry.count {
      values.append(Double(bitPattern: try source.number(at: entry.place + 8 * index, size: 8)))
    }
    return values
  }

  /// Text without the closing zero; nil without the tag.
  func text(_ tag: Int) throws(TerrainError) -> String? {
    guard let entry = try entry(tag), entry.type == 2 else { return nil }
    let bytes = try source.piece(at: entry.place, count: entry.count, "the value of tag \(tag)")
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}
