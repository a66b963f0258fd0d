import Foundation
import TestSupport
import Testing

/// What takes more than one run of the program, or a look at the files that it leaves.
@Suite("Runs of the program")
struct RunTests {
  static let mission = "Tests/CommandTests/missions/tiny.yaml"

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test("two runs give the same bytes in every file") func sameBytes() throws {
    try withFolder { folder in
      for out in ["a", "b"] {
        let outcome = try Program.run(["run", Self.mission, "--out", folder + "/" + out])
        #expect(outcome.exit == 0, "\(outcome.stderr)")
      }
      let first = try Program.files(below: folder + "/a")
      let second = try Program.files(below: folder + "/b")
      #expect(first.keys.sorted() == second.keys.sorted())
      #expect(first.keys.contains("tiny/plan.json") && first.keys.contains("index.html"))
      for (path, bytes) in first { #expect(bytes == second[path], "\(path) differs") }
    }
  }

  @Test("no file speaks of the folder it was written to") func noPaths() throws {
    try withFolder { folder in
      _ = try Program.run(["run", Self.mission, "--out", folder + "/out"])
      for (path, bytes) in try Program.files(below: folder) {
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(
          !text.contains(folder) && !text.contains(Folders.package), "\(path) holds a path of this machine")
      }
    }
  }

  @Test("a plan that breaks a rule is refused, and exported only by force") func broken() throws {
    try withFolder { folder in
      let plan = folder + "/plan.json"
      #expect(try Program.run(["plan", Self.mission, "--out", plan]).exit == 0)
      let text = try String(contentsOfFile: plan, encoding: .utf8)
      // The plan claims to land with more than the checker works out.
      let marks = text.split(separator: "\n").filter { $0.contains("\"battery_at_landing_share\"") }
      let mark = try #require(marks.first)
      let changed = text.replacingOccurrences(of: mark, with: "      \"battery_at_landing_share\" : 0.99,")
      #expect(changed != text)
      try changed.write(toFile: plan, atomically: true, encoding: .utf8)

      let check = try Program.run(["check", Self.mission, plan])
      #expect(check.exit == 1, "\(check.stdout)\(check.stderr)")
      #expect(check.stdout.contains("violation battery.stated"), "\(check.stdout)")

      let refused = try Program.run(["export", Self.mission, plan, "--out", folder + "/cards"])
      #expect(refused.exit == 1)
      #expect(refused.stderr.contains("nothing exported"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/cards"))

      let forced = try Program.run(["export", Self.mission, plan, "--out", folder + "/cards", "--force"])
      #expect(forced.exit == 0)
      #expect(forced.stderr.contains("as --force asks"))
      #expect(FileManager.default.fileExists(atPath: folder + "/cards/flights"))
    }
  }

  @Test("a run removes flights of an earlier run and keeps other people's files") func stale() throws {
    try withFolder { folder in
      let flights = folder + "/tiny/flights"
      try FileManager.default.createDirectory(atPath: flights, withIntermediateDirectories: true)
      try Data("old".utf8).write(to: URL(filePath: flights + "/S99-old.px4.plan"))
      try Data("mine".utf8).write(to: URL(filePath: folder + "/tiny/notes.txt"))
      #expect(try Program.run(["run", Self.mission, "--out", folder]).exit == 0)
      #expect(!FileManager.default.fileExists(atPath: flights + "/S99-old.px4.plan"))
      #expect(FileManager.default.fileExists(atPath: folder + "/tiny/notes.txt"))
    }
  }

  @Test("when one file cannot be written, all earlier files stay as they were") func allOrNone() throws {
    try withFolder { folder in
      #expect(try Program.run(["run", Self.mission, "--out", folder]).exit == 0)
      let before = try Program.files(below: folder)
      // A folder in the place of the last file to be written.
      try FileManager.default.removeItem(atPath: folder + "/tiny/timetable.csv")
      try FileManager.default.createDirectory(
        atPath: folder + "/tiny/timetable.csv", withIntermediateDirectories: true)
      let outcome = try Program.run(["run", Self.mission, "--out", folder, "--seed", "99"])
      #expect(outcome.exit == 73)
      #expect(outcome.stderr.contains("timetable.csv: cannot be written: this is a folder"))
      var after = try Program.files(below: folder)
      after["tiny/timetable.csv"] = before["tiny/timetable.csv"]
      #expect(after == before)
    }
  }

  @Test(
    "a full disk leaves the earlier plan as it was", .enabled(if: RunTests.canMount, "needs root to mount"))
  func fullDisk() throws {
    try withFolder { folder in
      let disk = folder + "/disk"
      try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
      guard try Self.shell("mount -t tmpfs -o size=16k tmpfs '\(disk)' 2>/dev/null") == 0 else {
        print("skipped: no file system can be mounted here, so that a full disk is not tried")
        return
      }
      defer { _ = try? Self.shell("umount '\(disk)'") }
      let plan = disk + "/plan.json"
      try Data("earlier".utf8).write(to: URL(filePath: plan))
      let outcome = try Program.run(["plan", Self.mission, "--out", plan])
      #expect(outcome.exit == 73)
      #expect(outcome.stderr.contains("the disk is full"))
      #expect(try String(contentsOfFile: plan, encoding: .utf8) == "earlier")
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == ["plan.json"])
    }
  }

  @Test("results that standard output does not take are an error", .enabled(if: RunTests.hasFullDevice))
  func fullOutput() throws {
    let outcome = try Program.run(["convert", "22.3,114.1"], stdout: "/dev/full")
    #expect(outcome.exit == 73)
    #expect(outcome.stderr.contains("standard output: cannot be written: the disk is full"))
  }

  @Test("writing to a device leaves the device a device", .enabled(if: RunTests.hasFullDevice))
  func device() throws {
    _ = try Program.run(["plan", Self.mission, "--out", "/dev/full"])
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/full")[.type] as? FileAttributeType
    #expect(type == .typeCharacterSpecial)
  }

  @Test(
    "pipes get no colours and no progress", arguments: [[:], ["NO_COLOR": "1"], ["TERM": "xterm-256color"]])
  func plain(_ environment: [String: String]) throws {
    try withFolder { folder in
      let outcome = try Program.run(["run", Self.mission, "--out", folder], environment: environment)
      #expect(!outcome.stdout.contains("\u{1B}"))
      #expect(outcome.stderr.isEmpty)
    }
  }

  @Test("published points of Hong Kong come back within what eight decimals hold") func publishedPoints()
    throws
  {
    guard let path = Folders.shared("maps/hk1980-test-points.csv") else { return }
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
      .dropFirst()
    var degrees = ["lat,lon"]
    var grid: [(northing: Double, easting: Double, tolerance: Double)] = []
    for row in rows {
      // Names may hold commas in quotes; the numbers are read from the field after the name on.
      guard let fields = Self.fields(String(row)), let northing = Double(fields[2]),
        let easting = Double(fields[3]),
        let latitude = Double(fields[4]), let longitude = Double(fields[5]), let tolerance = Double(fields[6])
      else { continue }
      degrees.append("\(latitude),\(longitude)")
      grid.append((northing, easting, tolerance))
    }
    #expect(grid.count > 20)
    let there = try Program.run(["convert", "--csv", "-"], stdin: degrees.joined(separator: "\n") + "\n")
    #expect(there.exit == 0, "\(there.stderr)")
    let lines = there.stdout.split(separator: "\n")
    #expect(lines.first == "northing_m,easting_m" && lines.count == grid.count + 1)
    for (line, wanted) in zip(lines.dropFirst(), grid) {
      let numbers = line.split(separator: ",").compactMap { Double($0) }
      #expect(abs(numbers[0] - wanted.northing) <= wanted.tolerance, "\(line)")
      #expect(abs(numbers[1] - wanted.easting) <= wanted.tolerance, "\(line)")
    }
    let back = try Program.run(
      ["convert", "--from", "EPSG:2326", "--to", "EPSG:4326", "--csv", "-"], stdin: there.stdout)
    let again = try Program.run(["convert", "--csv", "-"], stdin: back.stdout)
    for (a, b) in zip(lines.dropFirst(), again.stdout.split(separator: "\n").dropFirst()) {
      let first = a.split(separator: ",").compactMap { Double($0) }
      let second = b.split(separator: ",").compactMap { Double($0) }
      // The eighth decimal of a degree is 1.1 mm.
      #expect(abs(first[0] - second[0]) <= 0.0012 && abs(first[1] - second[1]) <= 0.0012, "\(a) and \(b)")
    }
  }

  static let hasFullDevice = FileManager.default.fileExists(atPath: "/dev/full")
  static let canMount = (try? shell("test \"$(id -u)\" = 0")) == 0

  static func shell(_ line: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// The cells of one CSV line.
  private static func fields(_ line: String) -> [String]? {
    var cells = [""]
    var quoted = false
    for character in line {
      if character == "\"" {
        quoted.toggle()
      } else if character == ",", !quoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells.count >= 7 ? cells : nil
  }
}
