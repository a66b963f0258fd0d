import Foundation

/// Prints the one JSON object of a run, keys in order of the alphabet.
enum AnswerPrinter {
  static func print(_ answer: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    Swift.print(String(decoding: try encoder.encode(answer), as: UTF8.self))
  }
}
