import FoundationEssentials
import TestSupport
import Testing

/// Files that a person has read and found right; `SKYBEAT_RECORD=1` writes them anew and fails on purpose.
enum Golden {

  static func check(_ name: String, _ bytes: [UInt8], at place: SourceLocation = #_sourceLocation) throws {
    let path = Folders.package + "/Tests/Judges/golden/\(name)"
    if ProcessInfo.processInfo.environment["SKYBEAT_RECORD"] == "1" {
      let parent = path.split(separator: "/").dropLast().joined(separator: "/")
      try FileManager.default.createDirectory(atPath: "/" + parent, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(filePath: path))
      Issue.record("recorded \(name): read it, then run again without SKYBEAT_RECORD", sourceLocation: place)
      return
    }
    let wanted = try Array(Data(contentsOf: URL(filePath: path)))
    if bytes == wanted { return }
    let got = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let lines = String(decoding: wanted, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let first = zip(got, lines).enumerated().first { $1.0 != $1.1 }
    let line = first?.offset ?? min(got.count, lines.count)
    let shown = first.map { "\($1.0)\nwanted \($1.1)" } ?? "one is longer"
    Issue.record("\(name), line \(line + 1): \(shown)", sourceLocation: place)
  }
}
