/// How one height is written, and how rows of them are made ready for packing.
struct TiffSamples {
  enum Kind: Hashable {
    case signed, unsigned, float
  }

  let kind: Kind
  /// Bytes of one height.
  let size: Int
  /// 1 as it is; 2 differences between neighbours; 3 differences between bytes of numbers cut into planes.
  let predictor: Int
  let isLittleEndian: Bool

  init(_ tags: TiffDirectory) throws(TerrainError) {
    let source = tags.source
    let bits = try tags.whole(258) ?? 1
    let format = try tags.whole(339) ?? 1
    let samples = try tags.whole(277) ?? 1
    guard samples == 1 else { throw source.failure("\(samples) bands; a height grid has one") }
    switch (format, bits) {
    case (2, 16), (2, 32): kind = .signed
    case (1, 16), (1, 32): kind = .unsigned
    case (3, 32), (3, 64): kind = .float
    default:
      throw source.failure(
        "heights of \(bits) bits in sample format \(format); whole numbers of 16 or 32 bits and floats of 32 or "
          + "64 bits are read")
    }
    size = bits / 8
    predictor = try tags.whole(317) ?? 1
    guard predictor == 1 || predictor == 2 && kind != .float || predictor == 3 && kind == .float else {
      throw source.failure(
        "predictor \(predictor) with sample format \(format); 2 goes with whole numbers, 3 with floats")
    }
    isLittleEndian = source.isLittleEndian
    // libtiff reverses the planes when it writes for the other kind of machine; nothing in the file tells.
    guard predictor != 3 || isLittleEndian else {
      throw source.failure(
        "predictor 3 in a big-endian file, whose planes programs order differently; write it little-endian")
    }
  }

  /// The heights of one row; `bytes` holds `width` of them from `start`.
  func row(_ bytes: [UInt8], from start: Int, width: Int) -> [Double] {
    if predictor == 3 { return planes(bytes, from: start, width: width) }
    return bytes.withUnsafeBytes { bytes in
      var values: [Double] = []
      values.reserveCapacity(width)
      var sum: UInt64 = 0
      for column in 0..<width {
        var word = word(bytes, start &+ column &* size)
        if predictor == 2 {
          // What overflows the size is cut off when the sum is taken as a number of that size.
          sum &+= word
          word = sum
        }
        values.append(value(word))
      }
      return values
    }
  }

  @inline(__always)
  private func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    switch size {
    case 2:
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self)
      return UInt64(isLittleEndian ? UInt16(littleEndian: word) : UInt16(bigEndian: word))
    case 4:
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
      return UInt64(isLittleEndian ? UInt32(littleEndian: word) : UInt32(bigEndian: word))
    default:
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      return isLittleEndian ? UInt64(littleEndian: word) : UInt64(bigEndian: word)
    }
  }

  /// All first bytes, then all second ones and so on, the highest first; each byte the difference to the one before.
  private func planes(_ bytes: [UInt8], from start: Int, width: Int) -> [Double] {
    var row = Array(bytes[start..<start + width * size])
    for index in row.indices.dropFirst() { row[index] &+= row[index - 1] }
    return (0..<width).map { column in
      var word: UInt64 = 0
      for index in 0..<size { word = word << 8 | UInt64(row[index * width + column]) }
      return value(word)
    }
  }

  private func value(_ word: UInt64) -> Double {
    switch (kind, size) {
    case (.signed, 2): Double(Int16(truncatingIfNeeded: word))
    case (.signed, _): Double(Int32(truncatingIfNeeded: word))
    case (.unsigned, 2): Double(UInt16(truncatingIfNeeded: word))
    case (.unsigned, _): Double(UInt32(truncatingIfNeeded: word))
    case (.float, 4): Double(Float(bitPattern: UInt32(truncatingIfNeeded: word)))
    case (.float, _): Double(bitPattern: word)
    }
  }
}
