import MissionModel
import TestSupport
import Testing
import Units

/// The sound mission, changed at every key and at random: the reader must tell, and never fall over.
@Suite struct MutationTests {
  /// A key of the mission's text.
  struct KeySpot {
    var line: Int
    var name: String
    var range: Range<String.Index>
    /// A plain or quoted scalar after it on the same line, if there is one.
    var value: Range<String.Index>?
  }

  /// All keys of the text, in block and in flow style.
  static func keys(of text: String) -> [KeySpot] {
    text.matches(of: /[ {\n]([a-z][a-z0-9_]*):(?= |\n)/).compactMap { match in
      let start = match.1.startIndex
      let lineStart = text[..<start].lastIndex(of: "\n").map { text.index(after: $0) } ?? text.startIndex
      if text[lineStart...].hasPrefix("#") { return nil }
      let line = text[..<start].count { $0 == "\n" } + 1
      let value = text[match.range.upperBound...].prefixMatch(of: /\ ("[^"]*"|[^\s{}\[\],"]+)/)
      return KeySpot(
        line: line, name: String(match.1), range: start..<match.1.endIndex,
        value: value.map { $0.1.startIndex..<$0.1.endIndex })
    }
  }

  @Test func misspeltKeysAreTold() throws {
    let text = try Cases.sound()
    let keys = MutationTests.keys(of: text)
    #expect(keys.count > 200)
    for key in keys {
      var changed = text
      changed.replaceSubrange(key.range, with: key.name + "_x")
      let issues = try Cases.issues(changed)
      #expect(
        issues.contains { $0.line == key.line && $0.reason.contains("unknown key '\(key.name)_x'") },
        "line \(key.line), \(key.name)_x: \(issues)")
    }
  }

  @Test func valuesOfAnotherKindAreTold() throws {
    let text = try Cases.sound()
    for key in MutationTests.keys(of: text) {
      guard let value = key.value else { continue }
      var changed = text
      changed.replaceSubrange(value, with: "{bad: 1}")
      let issues = try Cases.issues(changed)
      #expect(issues.contains { $0.line == key.line }, "line \(key.line), \(key.name): \(issues)")
    }
  }

  /// Without a line the mission either reads (the key may be absent), or the key is told to be missing, or its
  /// parent on the line above to be empty.
  @Test func missingLinesAreToldOrHarmless() throws {
    let text = try Cases.sound()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var optional: Set<String> = []
    for (index, line) in lines.enumerated() {
      guard let match = line.wholeMatch(of: /\s*([a-z_0-9]+): .*/) else { continue }
      var rest = lines
      rest.remove(at: index)
      let name = String(match.1)
      let issues = try Cases.issues(rest.joined(separator: "\n"))
      if issues.isEmpty {
        optional.insert(name)
      } else {
        #expect(
          issues.contains { $0.reason.contains("'\(name)'") || $0.line == index },
          "line \(index + 1), \(name): \(issues)")
      }
    }
    #expect(
      optional == [
        "heights", "alternate", "irregular_starts", "longest_sortie_min", "recording", "elsewhere",
      ])
  }

  @Test func randomDamageNeverCrashes() throws {
    let text = Array(try Cases.sound().unicodeScalars)
    let pieces = Array("{}[]:,-\"'&*!|>%@`#\n\t 0.e9\u{0}\u{FEFF}火".unicodeScalars)
    try forAll(80) { random -> String in
      var changed = text
      for _ in 0..<random.pick(1..<4) {
        let place = random.pick(0..<changed.count)
        switch random.pick(0..<3) {
        case 0: changed.remove(at: place)
        case 1: changed.insert(pieces[random.pick(0..<pieces.count)], at: place)
        default: changed.swapAt(place, random.pick(0..<changed.count))
        }
      }
      return String(String.UnicodeScalarView(changed))
    } property: { text, seed in
      for issue in try Cases.issues(text) {
        #expect(!issue.reason.isEmpty && issue.line >= 0, "seed \(seed)")
      }
    }
  }

  private struct Bytes: FileSource {
    var content: [UInt8]
    func bytes(_ path: String) throws -> [UInt8] { content }
    func exists(_ path: String) -> Bool { true }
  }

  private func first(_ bytes: [UInt8]) throws -> FileIssue {
    let issues = try Cases.issues(path: "m.yaml", files: Bytes(content: bytes))
    return issues.first ?? FileIssue(file: "", line: 0, column: 0, reason: "read without a complaint")
  }

  @Test func brokenBytesAreTold() throws {
    #expect(try first([]).reason == "the file is empty")
    let latin = Array("skybeat: mission/1\nid: caf".utf8) + [0xE9, 0x0A]
    #expect(try first(latin).description == "m.yaml:2:1: the text is not UTF-8")
    #expect(try first(Array(String(repeating: "[", count: 100_000).utf8)).reason.hasPrefix("not YAML"))
    #expect(try first(Array("a: &x [*x]".utf8)).reason.contains("undefined alias"))
    #expect(try first(Array("--- 1\n--- 2".utf8)).reason.contains("another document"))
  }
}
