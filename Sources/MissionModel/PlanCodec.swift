import FoundationEssentials

/// Writes and reads the project's JSON documents: sorted keys in snake case, two-space indent, one newline at
/// the end. Numbers must have been rounded by whoever made them, so that the same plan has the same bytes.
public enum DocumentCodec {
  public static func encode(_ document: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array(try encoder.encode(document)) + [UInt8(ascii: "\n")]
  }

  /// - Throws: `FileIssue` that names the JSON path of the first thing that does not fit.
  public static func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8], file: String) throws -> T {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw FileIssue(file: file, line: 0, column: 0, reason: describe(error))
    }
  }

  private static func describe(_ error: DecodingError) -> String {
    func path(_ context: DecodingError.Context) -> String {
      let steps = context.codingPath.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }
      return steps.isEmpty ? "top level" : String(steps.joined().drop { $0 == "." })
    }
    switch error {
    case .keyNotFound(let key, let context): return "\(path(context)): '\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\(path(context)): \(context.debugDescription)"
    case .dataCorrupted(let context):
      let cause = context.underlyingError.map { " (\($0))" } ?? ""
      return "\(path(context)): \(context.debugDescription)\(cause)"
    @unknown default: return "\(error)"
    }
  }
}
