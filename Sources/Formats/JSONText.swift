/// A JSON value whose objects keep their order and whose numbers know their decimals.
public indirect enum JSONText: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// Written with exactly so many decimals, 0...9.
  case fixed(Double, places: Int)
  /// Written with at most so many decimals, 0...9, without zeros at the end.
  case short(Double, places: Int)
  case string(String)
  case array([JSONText])
  /// Members in the order in which they are written.
  case object([Member])

  public struct Member: Hashable, Sendable {
    public var key: String
    public var value: JSONText
    public init(_ key: String, _ value: JSONText) {
      self.key = key
      self.value = value
    }
  }

  /// Degrees of longitude or latitude: seven decimals, about a centimetre.
  public static func degrees(_ value: Double) -> JSONText { .fixed(value, places: 7) }
  /// Metres with three decimals.
  public static func metres(_ value: Double) -> JSONText { .fixed(value, places: 3) }
  public static func optional(_ value: Double?, places: Int) -> JSONText {
    value.map { .short($0, places: places) } ?? .null
  }
  public static func optional(_ value: String?) -> JSONText { value.map { .string($0) } ?? .null }

  /// UTF-8, one newline at the end. Objects and arrays that hold an object are broken over lines down to
  /// `depth` levels; everything deeper stands on one line.
  ///
  /// - Throws: `NumberError` for a number that JSON cannot hold, with the path to it.
  public func bytes(breakingTo depth: Int) throws(NumberError) -> [UInt8] {
    var out = ""
    try write(to: &out, depth: depth, indent: 0, path: "$")
    return Array((out + "\n").utf8)
  }

  private func write(to out: inout String, depth: Int, indent: Int, path: String) throws(NumberError) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .int(let value): out += String(value)
    case .fixed(let value, let places):
      do throws(NumberError) { out += try DecimalText.fixed(value, places: places) } catch {
        throw NumberError("\(path): \(error)")
      }
    case .short(let value, let places):
      do throws(NumberError) { out += try DecimalText.short(value, places: places) } catch {
        throw NumberError("\(path): \(error)")
      }
    case .string(let text): JSONText.write(text, to: &out)
    case .array(let values):
      let broken = indent < depth && values.contains { $0.isContainer }
      out += "["
      for (index, value) in values.enumerated() {
        if index > 0 { out += broken ? "," : ", " }
        if broken { JSONText.newLine(to: &out, indent + 1) }
        try value.write(to: &out, depth: depth, indent: indent + 1, path: "\(path)[\(index)]")
      }
      if broken { JSONText.newLine(to: &out, indent) }
      out += "]"
    case .object(let members):
      let broken = indent < depth && !members.isEmpty
      out += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { out += broken ? "," : ", " }
        if broken { JSONText.newLine(to: &out, indent + 1) }
        JSONText.write(member.key, to: &out)
        out += ": "
        try member.value.write(
          to: &out, depth: depth, indent: indent + 1, path: "\(path).\(member.key)")
      }
      if broken { JSONText.newLine(to: &out, indent) }
      out += "}"
    }
  }

  private var isContainer: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }

  private static func newLine(to out: inout String, _ indent: Int) {
    out += "\n" + String(repeating: "  ", count: indent)
  }

  private static func write(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        if scalar.value < 0x20 {
          let hex = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    out += "\""
  }
}
