/// The bytes of a TIFF file, read in its own order and never beyond its end.
struct TiffBytes {
  let bytes: [UInt8]
  let file: String
  let isLittleEndian: Bool

  func failure(_ message: String) -> TerrainError { TerrainError(file: file, line: nil, message: message) }

  /// Reads the first four bytes: the order, and 42 for TIFF.
  init(_ bytes: [UInt8], file: String) throws(TerrainError) {
    self.bytes = bytes
    self.file = file
    isLittleEndian = bytes.first == 0x49
    guard TiffBytes.isTiff(bytes) else { throw failure("it does not begin as a TIFF file does") }
    if try number(at: 2, size: 2) == 43 {
      throw failure("this is a BigTIFF, which is not read; write it as a plain GeoTIFF (below 4 GB)")
    }
  }

  /// Whether a file begins as TIFF or BigTIFF do.
  static func isTiff(_ bytes: [UInt8]) -> Bool {
    let start = Array(bytes.prefix(4))
    return [[0x49, 0x49, 42, 0], [0x4D, 0x4D, 0, 42], [0x49, 0x49, 43, 0], [0x4D, 0x4D, 0, 43]].contains(
      start)
  }

  /// A whole number of 1, 2, 4 or 8 bytes.
  func number(at place: Int, size: Int) throws(TerrainError) -> UInt64 {
    guard place >= 0, place <= bytes.count - size else {
      throw failure("the file ends at byte \(bytes.count), where byte \(place + size) is needed")
    }
    var value: UInt64 = 0
    for index in 0..<size {
      value = value << 8 | UInt64(bytes[place + (isLittleEndian ? size - 1 - index : index)])
    }
    return value
  }

  /// A piece of the file; `what` names it in the message when it lies beyond the end.
  func piece(at place: Int, count: Int, _ what: String) throws(TerrainError) -> ArraySlice<UInt8> {
    guard place >= 0, count >= 0, place <= bytes.count, count <= bytes.count - place else {
      throw failure("\(what) lies at bytes \(place) to \(place + count); the file has \(bytes.count) bytes")
    }
    return bytes[place..<place + count]
  }
}
