import Foundation
import TestSupport
import Testing

/// The archive as programs use it: stopped in the middle, two at once, without room, and read by others.
@Suite("Archive by the program", .serialized)
struct ArchiveTests {
  static let mission = RunTests.mission
  static let archive = "unit.gpkg"

  private func withPlans(_ seeds: [Int], _ body: (String, [String]) throws -> Void) throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plans = seeds.map { "\(folder)/plan-\($0).json" }
    for (seed, plan) in zip(seeds, plans) {
      let outcome = try Program.run(["plan", Self.mission, "--seed", "\(seed)", "--out", plan])
      #expect(outcome.exit == 0, "\(outcome.stderr)")
    }
    try body(folder, plans)
  }

  private func add(_ plan: String, to archive: String) -> [String] {
    ["archive", "add", archive, Self.mission, plan]
  }

  private func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: try Program.path())
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: Folders.package)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// What Python finds, with nothing but its own SQLite: rows by table; nil where there is no Python.
  private func judged(_ path: String) throws -> [String: Int]? {
    guard try RunTests.shell("command -v python3 >/dev/null") == 0 else {
      print("skipped: python3 is not here, so that no other program reads the archive")
      return nil
    }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exec python3 '\(Folders.package)/Tests/Judges/geopackage.py' '\(path)'"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode([String: Int].self, from: output)
  }

  private func listed(_ archive: String) throws -> [[String: Any]] {
    let outcome = try Program.run(["archive", "list", archive, "--json"])
    #expect(outcome.exit == 0, "\(outcome.stderr)")
    let plans = try JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8)) as? [[String: Any]]
    return try #require(plans)
  }

  @Test("other programs read every layer") func others() throws {
    try withPlans([7]) { folder, plans in
      let archive = folder + "/" + Self.archive
      #expect(try Program.run(add(plans[0], to: archive)).exit == 0)
      #expect(try Program.run(["archive", "flown", archive, plans[0], "--as-planned", "all"]).exit == 0)
      let layers = folder + "/day.gpkg"
      let export = try Program.run([
        "export", Self.mission, plans[0], "--out", folder + "/cards", "--geopackage", layers,
      ])
      #expect(export.exit == 0, "\(export.stderr)")
      for path in [archive, layers] {
        guard let counts = try judged(path) else { continue }
        #expect(counts["plans"] == 1 && counts["sites"] == 1)
        #expect(counts["sorties"] ?? 0 > 0 && counts["routes"] ?? 0 > 0)
        if path == archive {
          #expect(counts["flown"] == counts["sorties"])
          #expect(counts["seen_cells"] ?? 0 > 100)
        } else {
          #expect(counts["waypoints"] ?? 0 > 2 && counts["zones"] == 1)
        }
        guard try RunTests.shell("command -v ogrinfo >/dev/null") == 0 else {
          print("skipped: ogrinfo (Debian: gdal-bin) is not here")
          continue
        }
        // Each layer and its count, as GDAL finds them.
        let listing = folder + "/ogr.txt"
        #expect(try RunTests.shell("ogrinfo -ro -so -al '\(path)' > '\(listing)' 2>&1") == 0)
        let text = try String(contentsOfFile: listing, encoding: .utf8)
        #expect(!text.contains("Warning") && !text.contains("ERROR"), "\(text)")
        var found: [String: Int] = [:]
        var layer = ""
        for line in text.split(separator: "\n") {
          if line.hasPrefix("Layer name: ") { layer = String(line.dropFirst(12)) }
          if line.hasPrefix("Feature Count: ") { found[layer] = Int(line.dropFirst(15)) }
        }
        for (table, count) in counts where table != "layer_styles" {
          #expect(found[table] == count, "\(table)")
        }
      }
    }
  }

  @Test("an archive of a newer version, or one that lacks something, is refused and left alone") func newer()
    throws
  {
    guard try RunTests.shell("command -v python3 >/dev/null") == 0 else {
      print("skipped: python3 is not here, so that no archive can be changed from outside")
      return
    }
    try withPlans([7]) { folder, plans in
      let archive = folder + "/" + Self.archive
      for (change, words) in [
        ("UPDATE skybeat_archive SET version = 2", "of version 2; this program knows up to 1"),
        ("DROP TABLE looks", "the table 'looks' is missing"),
        ("ALTER TABLE flown DROP COLUMN source", "has no column 'source'"),
        ("UPDATE looks SET plan = 99", "rows name plans that are not there"),
        ("PRAGMA application_id = 7", "no GeoPackage"),
      ] {
        try? FileManager.default.removeItem(atPath: archive)
        #expect(try Program.run(add(plans[0], to: archive)).exit == 0)
        let script = "import sqlite3; b = sqlite3.connect('\(archive)'); b.execute('\(change)'); b.commit()"
        #expect(try RunTests.shell("python3 -c \"\(script)\"") == 0, "\(change)")
        let before = try Data(contentsOf: URL(filePath: archive))
        for arguments in [
          ["archive", "list", archive], add(plans[0], to: archive),
          ["archive", "flown", archive, plans[0], "--as-planned", "all"],
          ["plan", Self.mission, "--from-archive", archive, "--out", folder + "/next.json"],
        ] {
          let outcome = try Program.run(arguments)
          #expect(outcome.exit == 65 && outcome.stderr.contains(words), "\(outcome.stderr)")
        }
        #expect(try Data(contentsOf: URL(filePath: archive)) == before)
      }
    }
  }

  @Test("a program that is stopped at any moment leaves whole plans only") func stopped() throws {
    try withPlans([7, 8, 9]) { folder, plans in
      let archive = folder + "/" + Self.archive
      // How long a run takes without being stopped.
      let clock = ContinuousClock()
      let whole = try clock.measure { _ = try Program.run(add(plans[0], to: folder + "/other.gpkg")) }
      let micros =
        Int(whole.components.seconds) * 1_000_000 + Int(whole.components.attoseconds / 1_000_000_000_000)
      var stopped = 0
      var journals = 0
      var known = 0
      for round in 0..<60 {
        let plan = plans[round % plans.count]
        let process = try start(
          round % 4 == 3 && known > 0
            ? ["archive", "flown", archive, plan, "--as-planned", "all"] : add(plan, to: archive))
        usleep(UInt32(micros * (round % 20 + 1) / 20))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        if process.terminationReason == .uncaughtSignal { stopped += 1 }
        if FileManager.default.fileExists(atPath: archive + "-journal") { journals += 1 }
        guard FileManager.default.fileExists(atPath: archive) else { continue }
        let there = try listed(archive)
        #expect(there.count >= known, "plans are lost in round \(round)")
        known = there.count
        for plan in there {
          let sorties = plan["sorties"] as? Int ?? 0
          let flown = plan["flown"] as? Int ?? 0
          #expect(sorties > 0 && (flown == 0 || flown == sorties), "half a change in round \(round)")
        }
      }
      print("stopped \(stopped) times, \(journals) of them in the middle of a change")
      #expect(stopped > 10)
      for plan in plans { #expect(try Program.run(add(plan, to: archive)).exit == 0) }
      #expect(try listed(archive).count == 3)
      if let counts = try judged(archive) { #expect(counts["plans"] == 3) }
    }
  }

  @Test("programs that write at once wait for each other") func atOnce() throws {
    let seeds = [1, 2, 3, 4, 5]
    try withPlans(seeds) { folder, plans in
      let archive = folder + "/" + Self.archive
      // All of them find no file, so that each would begin it.
      let adding = try plans.map { try start(add($0, to: archive)) }
      for process in adding {
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
      }
      #expect(try listed(archive).count == seeds.count)
      let flying = try plans.map { try start(["archive", "flown", archive, $0, "--as-planned", "all"]) }
      for process in flying {
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
      }
      for plan in try listed(archive) { #expect(plan["flown"] as? Int == plan["sorties"] as? Int) }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.count { $0.hasPrefix(Self.archive) } == 1, "\(left)")
      if let counts = try judged(archive) { #expect(counts["plans"] == seeds.count) }
    }
  }

  @Test("a file that may not grow is an error and loses nothing", arguments: ["", "trap '' XFSZ; "])
  func noRoom(trap: String) throws {
    try withPlans([7, 8]) { folder, plans in
      let archive = folder + "/" + Self.archive
      #expect(try Program.run(add(plans[0], to: archive)).exit == 0)
      let before = try Data(contentsOf: URL(filePath: archive))
      // In blocks of 512 bytes: room for the journal, little more for the file.
      let limit = before.count / 512 + 24
      let line =
        "cd '\(Folders.package)'; \(trap)ulimit -f \(limit); exec '\(try Program.path())' "
        + add(plans[1], to: archive).map { "'\($0)'" }.joined(separator: " ") + " 2> '\(folder)/err'"
      let status = try RunTests.shell("(\(line)) >/dev/null")
      let words = try String(contentsOfFile: folder + "/err", encoding: .utf8)
      // Not told otherwise, the system stops a program that goes beyond such a limit.
      if trap.isEmpty { #expect(status != 0) } else { #expect(status == 73, "\(words)") }
      if !trap.isEmpty { #expect(words.contains("disk"), "\(words)") }
      #expect(try listed(archive).count == 1)
      #expect(try Data(contentsOf: URL(filePath: archive)) == before)
      #expect(try Program.run(add(plans[1], to: archive)).exit == 0)
    }
  }

  @Test("a full disk is an error and loses nothing", .enabled(if: RunTests.canMount, "needs root to mount"))
  func fullDisk() throws {
    try withPlans([7, 8]) { folder, plans in
      let disk = folder + "/disk"
      try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
      let size = try { () -> Int in
        let probe = folder + "/probe.gpkg"
        #expect(try Program.run(add(plans[0], to: probe)).exit == 0)
        return try Data(contentsOf: URL(filePath: probe)).count
      }()
      guard try RunTests.shell("mount -t tmpfs -o size=\(size + 90_000) tmpfs '\(disk)' 2>/dev/null") == 0
      else {
        print("skipped: no file system can be mounted here, so that a full disk is not tried")
        return
      }
      defer { _ = try? RunTests.shell("umount '\(disk)'") }
      let archive = disk + "/" + Self.archive
      #expect(try Program.run(add(plans[0], to: archive)).exit == 0)
      let before = try Data(contentsOf: URL(filePath: archive))
      let outcome = try Program.run(add(plans[1], to: archive))
      #expect(outcome.exit == 73 && outcome.stderr.contains("the disk is full"), "\(outcome.stderr)")
      #expect(try Data(contentsOf: URL(filePath: archive)) == before)
      #expect(try listed(archive).count == 1)
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == [Self.archive])
    }
  }

  @Test("a log is held against its route, and told where it broke off") func log() throws {
    try withPlans([7]) { folder, plans in
      let archive = folder + "/" + Self.archive
      #expect(try Program.run(add(plans[0], to: archive)).exit == 0)
      let plan = try #require(
        try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: plans[0]))) as? [String: Any])
      let routes = try #require(plan["routes"] as? [[String: Any]])
      let sortie = try #require((plan["sorties"] as? [[String: Any]])?.first)
      let points = try #require(routes[0]["waypoints"] as? [[String: Any]])
      let times = try #require(sortie["waypoint_times_s"] as? [Double])
      // Ten seconds later at each waypoint, and broken off after half of them.
      for (name, count) in [("whole", points.count), ("half", points.count / 2)] {
        var lines = ["t_s,power_w,lat_deg,lon_deg"]
        for (point, time) in zip(points, times).prefix(count) {
          let place = [point["latitude_deg"], point["longitude_deg"]].compactMap { $0 as? Double }
          lines.append("\(time == 0 ? 0 : time + 10),300,\(place[0]),\(place[1])")
        }
        let log = "\(folder)/\(name).csv"
        try lines.joined(separator: "\n").write(toFile: log, atomically: true, encoding: .utf8)
        let id = try #require(sortie["id"] as? String)
        let outcome = try Program.run([
          "archive", "flown", archive, plans[0], log, "--sortie", id, "--takeoff",
          "2026-11-28T09:31:00+08:00",
        ])
        #expect(outcome.exit == 0, "\(outcome.stderr)")
        let entry = try #require(try listed(archive).first)
        #expect(entry[count == points.count ? "flown" : "partly"] as? Int == 1)
        #expect((count == points.count) == outcome.stderr.isEmpty, "\(outcome.stderr)")
      }
      let seen = try Program.run(["archive", "last-seen", archive, "--beat", "field", "--out", "-"])
      #expect(seen.exit == 0 && seen.stdout.contains("\"last_seen\" : \"2026-11-28T09:3"), "\(seen.stdout)")
    }
  }
}
