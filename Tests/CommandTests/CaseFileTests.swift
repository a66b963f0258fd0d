import Foundation
import TestSupport
import Testing
import Yams

/// One run of the program and what must come of it; `cases/README.md` lists the keys.
struct CommandCase: Decodable, CustomTestStringConvertible {
  var name: String
  /// Command lines; all but the last must end with 0.
  var run: Texts
  var exit: Int32?
  var stdin: String?
  /// Files made in `$TMP` first.
  var files: [String: String]?
  /// Texts that the outputs must hold, and must not hold.
  var stdout, stderr, notStdout, notStderr: Texts?
  /// The whole of standard output.
  var stdoutIs: String?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case name, run, exit, stdin, files, stdout, stderr
    case notStdout = "not_stdout"
    case notStderr = "not_stderr"
    case stdoutIs = "stdout_is"
  }

  var testDescription: String { name }

  /// One text or several.
  struct Texts: Decodable {
    var all: [String]
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let one = try? container.decode(String.self) {
        all = [one]
      } else {
        all = try container.decode([String].self)
      }
    }
  }
}

@Suite("Command line cases")
struct CaseFileTests {
  static func all() -> [CommandCase] {
    let folder = Folders.package + "/Tests/CommandTests/cases"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { $0.hasSuffix(".yaml") }.flatMap { name -> [CommandCase] in
      do {
        let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        try noUnknownKeys(text, file: name)
        return try YAMLDecoder().decode([CommandCase].self, from: text)
      } catch {
        Issue.record("\(name): \(error)")
        return []
      }
    }
  }

  /// A key that is spelt wrong would be a check that never fails.
  private static func noUnknownKeys(_ text: String, file: String) throws {
    let known = Set(CommandCase.CodingKeys.allCases.map(\.rawValue))
    for entry in try Yams.compose(yaml: text)?.sequence ?? [] {
      for key in entry.mapping?.keys.compactMap(\.string) ?? [] where !known.contains(key) {
        Issue.record("\(file): unknown key '\(key)'")
      }
    }
  }

  @Test("cases are found") func found() { #expect(CaseFileTests.all().count >= 30) }

  @Test("case", arguments: CaseFileTests.all())
  func holds(_ item: CommandCase) throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, content) in item.files ?? [:] {
      try Data(content.utf8).write(to: URL(filePath: folder + "/" + name))
    }
    func here(_ text: String) -> String { text.replacingOccurrences(of: "$TMP", with: folder) }
    for line in item.run.all.dropLast() {
      let outcome = try Program.run(Self.words(here(line)))
      #expect(outcome.exit == 0, "\(item.name): \(line): \(outcome.stderr)")
    }
    let last = item.run.all.last ?? ""
    let outcome = try Program.run(Self.words(here(last)), stdin: item.stdin ?? "")
    #expect(outcome.exit == item.exit ?? 0, "\(item.name): \(last)\n\(outcome.stdout)\n\(outcome.stderr)")
    for (wanted, output) in [(item.stdout, outcome.stdout), (item.stderr, outcome.stderr)] {
      for text in wanted?.all ?? [] { #expect(output.contains(here(text)), "\(item.name)") }
    }
    for (unwanted, output) in [(item.notStdout, outcome.stdout), (item.notStderr, outcome.stderr)] {
      for text in unwanted?.all ?? [] { #expect(!output.contains(here(text)), "\(item.name)") }
    }
    if let whole = item.stdoutIs { #expect(outcome.stdout == here(whole), "\(item.name)") }
  }

  /// Words parted by spaces; single quotes hold one together.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quoted = false
    for character in line {
      if character == "'" {
        quoted.toggle()
        word = word ?? ""
      } else if character == " ", !quoted {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}
