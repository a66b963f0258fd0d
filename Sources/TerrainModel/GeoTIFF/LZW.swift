/// LZW as TIFF writes it: codes of 9 to 12 bits, the highest bit first, one code sooner longer than needed.
///
/// Every code stands for a text seen before with one byte more (Welch 1984). 256 clears the table, 257 ends.
enum LZW {
  /// At most `limit` bytes; stops without complaint where the data end. Nil for a code that nothing explains.
  static func unpacked(_ data: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(limit)
    // Code -> the code before its last byte, that byte, and its length.
    var before = [UInt16](repeating: 0, count: 4096)
    var last = [UInt8](repeating: 0, count: 4096)
    var length = [UInt16](repeating: 1, count: 4096)
    for byte in 0..<256 { last[byte] = UInt8(byte) }
    var (next, width, previous) = (258, 9, -1)
    var (bits, held): (UInt32, Int) = (0, 0)
    var place = data.startIndex

    /// Writes the text of a code and gives its first byte.
    func write(_ code: Int) -> UInt8 {
      let start = result.count
      let count = Int(length[code])
      result.append(contentsOf: repeatElement(0, count: count))
      var (from, index) = (code, start + count - 1)
      while index > start {
        result[index] = last[from]
        from = Int(before[from])
        index -= 1
      }
      result[start] = last[from]
      return last[from]
    }

    while result.count < limit {
      while held < width, place < data.endIndex {
        bits = bits << 8 | UInt32(data[place])
        held += 8
        place += 1
      }
      guard held >= width else { break }
      let code = Int(bits >> UInt32(held - width)) & (1 << width - 1)
      held -= width
      if code == 257 { break }
      if code == 256 {
        (next, width, previous) = (258, 9, -1)
        continue
      }
      if previous < 0 {
        guard code < 256 else { return nil }
        _ = write(code)
        previous = code
        continue
      }
      guard code < next || (code == next && next < 4096) else { return nil }
      let first: UInt8
      if code == next {
        // The text before, and its own first byte.
        first = write(previous)
        result.append(first)
      } else {
        first = write(code)
      }
      if next < 4096 {
        before[next] = UInt16(previous)
        last[next] = first
        length[next] = length[previous] + 1
        next += 1
        if next == 1 << width - 1, width < 12 { width += 1 }
      }
      previous = code
    }
    if result.count > limit { result.removeLast(result.count - limit) }
    return result
  }
}
