extension HeightGrid {
  /// Reads an ESRI ASCII grid (`.asc`): six header lines, then the heights row by row from the north.
  ///
  /// `xllcorner` and `yllcorner` name the corner of the south-western cell, whose post lies half a cell
  /// further in; `xllcenter` and `yllcenter` name that post. `nodata_value` may be absent. Errors name the
  /// line. `name` stands for the file in messages.
  public init(asciiGrid text: String, name: String, crs: CRS, datum: Datum) throws(TerrainError) {
    try self.init(asciiGrid: Array(text.utf8), name: name, crs: crs, datum: datum)
  }

  /// Reads an ESRI ASCII grid from its bytes; see `init(asciiGrid:name:crs:datum:)` for text.
  public init(asciiGrid bytes: [UInt8], name: String, crs: CRS, datum: Datum) throws(TerrainError) {
    var scanner = AsciiScanner(bytes: bytes, file: name)
    let header = try AsciiHeader(&scanner)
    let expected = header.columns * header.rows
    var heights: [Float] = []
    heights.reserveCapacity(expected)
    while let token = scanner.next() {
      guard let value = scanner.number(token) else {
        throw scanner.failure("'\(scanner.text(token))' is not a height")
      }
      if heights.count == expected {
        throw scanner.failure("more than \(header.columns) by \(header.rows) = \(expected) heights")
      }
      if value == header.noData {
        heights.append(.nan)
      } else if value > -500, value < 9000 {
        heights.append(Float(value))
      } else {
        throw scanner.failure("height \(value) m is neither on Earth (-500...9000 m) nor the no-data value")
      }
    }
    if heights.count < expected {
      throw scanner.failure(
        "the file ends after \(heights.count) of \(header.columns) by \(header.rows) = \(expected) heights")
    }
    try self.init(
      name: name, crs: crs, datum: datum, columns: header.columns, rows: header.rows,
      westPost: header.westPost,
      southPost: header.southPost, cellSize: header.cellSize, floats: heights)
  }
}

/// The named values before the heights.
private struct AsciiHeader {
  var columns = 0
  var rows = 0
  var westPost = 0.0
  var southPost = 0.0
  var cellSize = 0.0
  var noData: Double?

  init(_ scanner: inout AsciiScanner) throws(TerrainError) {
    var values: [String: Double] = [:]
    var lines: [String: Int] = [:]
    while let token = scanner.peek(), scanner.isWord(token) {
      _ = scanner.next()
      let key = scanner.text(token).lowercased()
      if key == "dx" || key == "dy" {
        throw scanner.failure("'\(key)' is not supported: cells must be square, given by 'cellsize'")
      }
      let known = [
        "ncols", "nrows", "xllcorner", "yllcorner", "xllcenter", "yllcenter", "cellsize", "nodata_value",
      ]
      guard known.contains(key) else {
        throw scanner.failure("unknown header '\(key)'; known: \(known.joined(separator: ", "))")
      }
      if values[key] != nil { throw scanner.failure("'\(key)' is given twice") }
      guard let valueToken = scanner.next(), let value = scanner.number(valueToken), value.isFinite else {
        throw scanner.failure("'\(key)' needs a number")
      }
      values[key] = value
      lines[key] = scanner.line
    }
    func need(_ keys: String...) throws(TerrainError) -> (String, Double) {
      let present = keys.filter { values[$0] != nil }
      guard present.count == 1, let value = values[present[0]] else {
        let names = keys.map { "'\($0)'" }.joined(separator: " or ")
        throw scanner.failure(present.isEmpty ? "\(names) is missing" : "\(names): give only one of them")
      }
      return (present[0], value)
    }
    func count(_ key: String) throws(TerrainError) -> Int {
      let (_, value) = try need(key)
      guard value >= 2, value <= 100_000, value == value.rounded() else {
        throw TerrainError(
          file: scanner.file, line: lines[key], message: "'\(key)' is \(value); it must be a whole 2...100000"
        )
      }
      return Int(value)
    }
    columns = try count("ncols")
    rows = try count("nrows")
    if columns * rows > 100_000_000 {
      throw scanner.failure("\(columns) by \(rows) posts; at most 100000000 are read")
    }
    cellSize = try need("cellsize").1
    guard cellSize > 0 else {
      throw TerrainError(
        file: scanner.file, line: lines["cellsize"], message: "'cellsize' is \(cellSize); it must be above 0")
    }
    let west = try need("xllcorner", "xllcenter")
    let south = try need("yllcorner", "yllcenter")
    westPost = west.0 == "xllcorner" ? west.1 + cellSize / 2 : west.1
    southPost = south.0 == "yllcorner" ? south.1 + cellSize / 2 : south.1
    noData = values["nodata_value"]
  }
}

/// Cuts bytes into words between white space and counts lines.
private struct AsciiScanner {
  let bytes: [UInt8]
  let file: String
  private var position = 0
  /// The line of the last word, counted from 1.
  private(set) var line = 1

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    // A byte order mark.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  mutating func next() -> Range<Int>? {
    while position < bytes.count, bytes[position] <= 32 {
      if bytes[position] == 10 { line += 1 }
      position += 1
    }
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count, bytes[position] > 32 { position += 1 }
    return start..<position
  }

  func peek() -> Range<Int>? {
    var copy = self
    return copy.next()
  }

  func isWord(_ token: Range<Int>) -> Bool {
    let first = bytes[token.lowerBound] | 32
    return first >= 97 && first <= 122
  }

  func text(_ token: Range<Int>) -> String {
    String(decoding: bytes[token].prefix(40), as: UTF8.self)
  }

  func failure(_ message: String) -> TerrainError { TerrainError(file: file, line: line, message: message) }

  /// The value of a plain decimal number; anything else, such as exponents, goes the slow way.
  func number(_ token: Range<Int>) -> Double? {
    var index = token.lowerBound
    let negative = bytes[index] == 45
    if negative || bytes[index] == 43 { index += 1 }
    var digits: UInt64 = 0
    var seen = 0
    var scale = 1.0
    var afterPoint = false
    while index < token.upperBound {
      let byte = bytes[index]
      if byte >= 48, byte <= 57 {
        digits = digits * 10 + UInt64(byte - 48)
        seen += 1
        if afterPoint { scale *= 10 }
      } else if byte == 46, !afterPoint {
        afterPoint = true
      } else {
        return Double(String(decoding: bytes[token], as: UTF8.self))
      }
      // Up to 15 digits both parts are exact, so that their quotient is rounded once, as it should be.
      if seen > 15 { return Double(String(decoding: bytes[token], as: UTF8.self)) }
      index += 1
    }
    guard seen > 0 else { return nil }
    let value = Double(digits) / scale
    return negative ? -value : value
  }
}
