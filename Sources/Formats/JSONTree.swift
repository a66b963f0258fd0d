/// A read JSON value that remembers where it stood, so that errors can point at it.
struct JSONTree: Sendable {
  indirect enum Value: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONTree])
    case object([(key: String, value: JSONTree)])
  }
  var value: Value
  /// 1-based, of the first character.
  var line, column: Int

  subscript(key: String) -> JSONTree? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.value
  }
  var array: [JSONTree]? { if case .array(let values) = value { values } else { nil } }
  var string: String? { if case .string(let text) = value { text } else { nil } }
  var bool: Bool? { if case .bool(let flag) = value { flag } else { nil } }
  var number: Double? { if case .number(let number) = value { number } else { nil } }
  var whole: Int? {
    guard case .number(let number) = value, number == number.rounded(), abs(number) < 1e15 else {
      return nil
    }
    return Int(number)
  }
  var isNull: Bool { if case .null = value { true } else { false } }
  var isObject: Bool { if case .object = value { true } else { false } }
  var kind: String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// Where JSON text breaks RFC 8259, or repeats a key.
struct JSONSyntaxError: Error {
  var line, column: Int
  var reason: String
}

/// Reads JSON text (RFC 8259), refusing what is not JSON: NaN, comments, commas at the end, a key twice.
struct JSONTreeReader {
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var lineStart = 0
  /// Deeper nesting is refused, so that a hostile file cannot exhaust the stack.
  private static let greatestDepth = 64

  static func read(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONTree {
    var reader = JSONTreeReader(bytes: bytes)
    let tree = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.at == bytes.count else { throw reader.error("text after the end of the value") }
    return tree
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func error(_ reason: String) -> JSONSyntaxError {
    JSONSyntaxError(line: line, column: at - lineStart + 1, reason: reason)
  }

  private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0D: at += 1
      case 0x0A:
        at += 1
        line += 1
        lineStart = at
      default: return
      }
    }
  }

  private mutating func next() throws(JSONSyntaxError) -> UInt8 {
    skipSpace()
    guard at < bytes.count else { throw error("the file ends too early") }
    return bytes[at]
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONTree {
    guard depth < JSONTreeReader.greatestDepth else { throw error("nested more than 64 deep") }
    let byte = try next()
    let (startLine, startColumn) = (line, at - lineStart + 1)
    let found: JSONTree.Value
    switch byte {
    case UInt8(ascii: "{"): found = try object(depth: depth)
    case UInt8(ascii: "["): found = try array(depth: depth)
    case UInt8(ascii: "\""): found = .string(try string())
    default: found = try word()
    }
    return JSONTree(value: found, line: startLine, column: startColumn)
  }

  private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONTree.Value {
    at += 1
    var members: [(key: String, value: JSONTree)] = []
    if try next() == UInt8(ascii: "}") {
      at += 1
      return .object([])
    }
    while true {
      guard try next() == UInt8(ascii: "\"") else { throw error("a key in quotes was expected") }
      let key = try string()
      if members.contains(where: { $0.key == key }) { throw error("key '\(key)' stands here twice") }
      guard try next() == UInt8(ascii: ":") else { throw error("':' was expected after '\(key)'") }
      at += 1
      members.append((key, try value(depth: depth + 1)))
      switch try next() {
      case UInt8(ascii: ","): at += 1
      case UInt8(ascii: "}"):
        at += 1
        return .object(members)
      default: throw error("',' or '}' was expected")
      }
    }
  }

  private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSONTree.Value {
    at += 1
    var values: [JSONTree] = []
    if try next() == UInt8(ascii: "]") {
      at += 1
      return .array([])
    }
    while true {
      values.append(try value(depth: depth + 1))
      switch try next() {
      case UInt8(ascii: ","): at += 1
      case UInt8(ascii: "]"):
        at += 1
        return .array(values)
      default: throw error("',' or ']' was expected")
      }
    }
  }

  private mutating func word() throws(JSONSyntaxError) -> JSONTree.Value {
    let start = at
    var end = at
    while end < bytes.count, !JSONTreeReader.endsWord(bytes[end]) { end += 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    switch text {
    case "null": at = end
    case "true", "false":
      at = end
      return .bool(text == "true")
    default:
      guard JSONTreeReader.isNumber(text), let number = DecimalText.parse(text) else {
        throw error("'\(text.prefix(20))' is not a JSON value")
      }
      at = end
      return .number(number)
    }
    return .null
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"),
      UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""):
      true
    default: false
    }
  }

  /// The grammar of numbers in RFC 8259: no leading zero, digits on both sides of the point.
  private static func isNumber(_ text: String) -> Bool {
    var rest = Substring(text)
    func digits() -> Substring { rest.prefix { $0.isASCII && $0.isNumber } }
    if rest.first == "-" { rest.removeFirst() }
    let whole = digits()
    guard !whole.isEmpty, whole == "0" || whole.first != "0" else { return false }
    rest = rest.dropFirst(whole.count)
    if rest.first == "." {
      rest.removeFirst()
      let part = digits()
      guard !part.isEmpty else { return false }
      rest = rest.dropFirst(part.count)
    }
    if rest.first == "e" || rest.first == "E" {
      rest.removeFirst()
      if rest.first == "+" || rest.first == "-" { rest.removeFirst() }
      let part = digits()
      guard !part.isEmpty else { return false }
      rest = rest.dropFirst(part.count)
    }
    return rest.isEmpty
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    at += 1
    var out: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        guard let text = String(validating: out, as: UTF8.self) else { throw error("not UTF-8") }
        return text
      case UInt8(ascii: "\\"): out += Array(String(try escape()).utf8)
      case 0..<0x20: throw error("a control character inside a text")
      default:
        out.append(byte)
        at += 1
      }
    }
    throw error("the file ends inside a text")
  }

  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    guard at + 1 < bytes.count else { throw error("the file ends inside a text") }
    let letter = bytes[at + 1]
    let plain: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
      UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    if let scalar = plain[letter] {
      at += 2
      return scalar
    }
    guard letter == UInt8(ascii: "u") else { throw error("unknown escape in a text") }
    let high = try hex4(at: at + 2)
    at += 6
    if (0xD800..<0xDC00).contains(high) {
      guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
        throw error("half of a surrogate pair")
      }
      let low = try hex4(at: at + 2)
      guard (0xDC00..<0xE000).contains(low),
        let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
      else { throw error("half of a surrogate pair") }
      at += 6
      return scalar
    }
    guard let scalar = Unicode.Scalar(high) else { throw error("half of a surrogate pair") }
    return scalar
  }

  private func hex4(at start: Int) throws(JSONSyntaxError) -> UInt32 {
    guard start + 4 <= bytes.count else { throw error("the file ends inside a text") }
    let text = String(decoding: bytes[start..<start + 4], as: UTF8.self)
    guard text.allSatisfy(\.isHexDigit), let code = UInt32(text, radix: 16) else {
      throw error("'\\u\(text)' is not an escape")
    }
    return code
  }
}
