import MissionModel
import TestSupport
import Testing

/// One entry of `Missions/cases/cases.yaml`.
struct BrokenMission: Sendable, CustomTestStringConvertible {
  struct Expected: Sendable {
    var file: String
    var line: Int
    var contains: String
  }
  var mission: String
  var issues: [Expected] = []
  var testDescription: String { mission }

  /// The list has one entry a line in one shape, so it needs no YAML parser of its own.
  static func all() -> [BrokenMission] {
    guard let bytes = try? DiskFiles().bytes(Cases.folder + "cases.yaml") else { return [] }
    var found: [BrokenMission] = []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if let start = line.firstRange(of: "- mission: ") {
        found.append(BrokenMission(mission: String(line[start.upperBound...])))
      } else if let match = line.wholeMatch(of: /\s+- \{file: (\S+), line: (\d+), contains: '(.*)'\}/),
        let number = Int(match.2)
      {
        let words = match.3.replacing("''", with: "'")
        found[found.count - 1].issues.append(
          Expected(file: String(match.1), line: number, contains: String(words)))
      }
    }
    return found
  }
}

@Suite struct CasesTests {
  @Test func soundMissionReads() throws {
    let issues = try Cases.issues(Cases.sound())
    #expect(issues.isEmpty, "\(FileIssues(issues))")
  }

  @Test func thereAreCases() { #expect(BrokenMission.all().count >= 20) }

  @Test(arguments: BrokenMission.all()) func isRefused(broken: BrokenMission) throws {
    #expect(!broken.issues.isEmpty)
    do {
      _ = try MissionReader.read(path: Cases.folder + broken.mission, files: DiskFiles())
      Issue.record("\(broken.mission) was read as if it had no mistakes")
    } catch let error as FileIssues {
      func matches(_ issue: FileIssue, _ expected: BrokenMission.Expected) -> Bool {
        issue.file == Cases.folder + expected.file && issue.line == expected.line
          && issue.reason.contains(expected.contains)
      }
      for expected in broken.issues {
        let found = error.issues.contains { matches($0, expected) }
        #expect(found, "\(expected.file):\(expected.line) '\(expected.contains)' is not told in\n\(error)")
      }
      // Nothing else is told: one mistake must not draw others after it.
      for issue in error.issues {
        #expect(broken.issues.contains { matches(issue, $0) }, "unexpected: \(issue)")
      }
    }
  }
}
