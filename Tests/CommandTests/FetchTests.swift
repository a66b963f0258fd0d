import Foundation
import TestSupport
import Testing

/// `skybeat maps fetch` against a server on this machine.
@Suite("Loading of files", .serialized)
struct FetchTests {
  /// Bytes that repeat nowhere near, and another content of the same length.
  static let content = madeBytes(seed: 1)
  static let other = madeBytes(seed: 2)

  @Test("a whole file arrives with its note; the second run loads nothing") func whole() throws {
    try withPlace { place in
      let hash = try sha256(Self.content)
      let list = try place.list([
        "sha256": hash.uppercased(), "bytes": "700000", "crs": "EPSG:2326", "datum": "hkpd",
      ])
      let first = try place.fetch(list)
      #expect(first.exit == 0, "\(first.stderr)")
      #expect(first.stdout.contains("700000 bytes, loaded\n"), "\(first.stdout)")
      #expect(first.stdout.contains("sha256 \(hash): as the list says"), "\(first.stdout)")
      #expect(first.stdout.contains("official by the list; the entry is unverified"), "\(first.stdout)")
      #expect(try place.bytes(place.target) == Self.content)
      #expect(try place.names() == ["heights.asc", "heights.asc.source.json"])
      #expect(place.server.connectionCount == 1)

      let note = try place.bytes(place.target + ".source.json")
      let json = try #require(JSONSerialization.jsonObject(with: Data(note)) as? [String: Any])
      #expect(json["url"] as? String == place.server.url("/heights.asc"))
      #expect(json["sha256"] as? String == hash && json["bytes"] as? Int == 700_000)
      #expect(json["licence"] as? String == "CC0-1.0" && json["attribution"] as? String == "nobody")
      #expect(json["official"] as? Bool == true && json["verified"] as? Bool == false)
      #expect(json["pinned"] as? Bool == true && json["crs"] as? String == "EPSG:2326")

      let second = try place.fetch(list, ["heights"])
      #expect(second.exit == 0, "\(second.stderr)")
      #expect(second.stdout.contains("was there, nothing loaded"), "\(second.stdout)")
      #expect(place.server.connectionCount == 1)
      #expect(try place.bytes(place.target + ".source.json") == note)

      // Loaded anew, the note has the same bytes: no time is in it.
      for name in try place.names() {
        try FileManager.default.removeItem(atPath: place.folder + "/to/" + name)
      }
      #expect(try place.fetch(list).exit == 0)
      #expect(try place.bytes(place.target + ".source.json") == note)
    }
  }

  @Test("a list without a hash says so, and the file is still known the next time") func unpinned() throws {
    try withPlace { place in
      let list = try place.list()
      let first = try place.fetch(list)
      #expect(first.exit == 0, "\(first.stderr)")
      #expect(first.stdout.contains("\(try sha256(Self.content)): not pinned by the list"), "\(first.stdout)")
      #expect(try place.fetch(list).stdout.contains("was there, nothing loaded"))
      #expect(place.server.connectionCount == 1)
    }
  }

  @Test("a cut transfer says how much arrived and goes on there at the next run") func resume() throws {
    try withPlace { place in
      let list = try place.list(["sha256": try sha256(Self.content)])
      place.site.change { $0.cutAfter = 300_000 }
      let cut = try place.fetch(list)
      #expect(cut.exit == 69)
      #expect(cut.stderr.contains("300000 of 700000 bytes arrived"), "\(cut.stderr)")
      #expect(try place.names() == ["heights.asc.part", "heights.asc.part.json"])

      // And once more, further on.
      place.site.change { $0.cutAfter = 200_000 }
      let again = try place.fetch(list)
      #expect(again.exit == 69 && again.stderr.contains("500000 of 700000 bytes arrived"), "\(again.stderr)")

      place.site.change { $0.cutAfter = nil }
      let last = try place.fetch(list)
      #expect(last.exit == 0, "\(last.stderr)")
      #expect(last.stdout.contains("loaded from byte 500000 on"), "\(last.stdout)")
      #expect(try place.bytes(place.target) == Self.content)
      #expect(try place.names() == ["heights.asc", "heights.asc.source.json"])
      let asked = place.server.requests.map { $0.fields["range"] }
      #expect(asked == [nil, "bytes=300000-", "bytes=500000-"])
      #expect(place.server.requests.last?.fields["if-range"] == "\"v1\"")
    }
  }

  @Test("a server that sends all anew is heeded") func noRanges() throws {
    try withPlace { place in
      let list = try place.list(["sha256": try sha256(Self.content)])
      place.site.change {
        $0.cutAfter = 300_000
        $0.honoursRange = false
      }
      #expect(try place.fetch(list).exit == 69)
      place.site.change { $0.cutAfter = nil }
      let last = try place.fetch(list)
      #expect(last.exit == 0 && last.stdout.contains("loaded from the start (the server sent all anew"))
      #expect(try place.bytes(place.target) == Self.content)
    }
  }

  @Test(
    "parts of two versions are never put together, even by a server that would",
    arguments: [true, false])
  func otherVersion(_ honoursIfRange: Bool) throws {
    try withPlace { place in
      let list = try place.list()
      place.site.change { $0.cutAfter = 300_000 }
      #expect(try place.fetch(list).exit == 69)
      place.site.change {
        $0.cutAfter = nil
        $0.body = Self.other
        $0.tag = "\"v2\""
        $0.honoursIfRange = honoursIfRange
      }
      let last = try place.fetch(list)
      #expect(last.exit == 0, "\(last.stderr)")
      #expect(last.stdout.contains("loaded from the start ("), "\(last.stdout)")
      #expect(try place.bytes(place.target) == Self.other)
    }
  }

  @Test("a part longer than the new file is thrown away") func shorterNow() throws {
    try withPlace { place in
      let list = try place.list()
      place.site.change { $0.cutAfter = 300_000 }
      #expect(try place.fetch(list).exit == 69)
      place.site.change {
        $0.cutAfter = nil
        $0.body = Array(Self.content.prefix(1000))
      }
      let last = try place.fetch(list)
      #expect(last.exit == 0 && last.stdout.contains("1000 bytes, loaded from the start"), "\(last)")
    }
  }

  @Test("without a version mark only a pinned file goes on") func noMark() throws {
    for pinned in [true, false] {
      try withPlace { place in
        let list = try place.list(pinned ? ["sha256": try sha256(Self.content)] : [:])
        place.site.change {
          $0.cutAfter = 300_000
          $0.tag = nil
        }
        #expect(try place.fetch(list).exit == 69)
        place.site.change { $0.cutAfter = nil }
        let last = try place.fetch(list)
        #expect(last.exit == 0, "\(last.stderr)")
        let words =
          pinned ? "loaded from byte 300000 on" : "from the start (the server does not mark its versions"
        #expect(last.stdout.contains(words), "\(last.stdout)")
        #expect(try place.bytes(place.target) == Self.content)
      }
    }
  }

  @Test("a run that ended before the last step needs no server") func complete() throws {
    try withPlace { place in
      let list = try place.list(["sha256": try sha256(Self.content)])
      #expect(try place.fetch(list).exit == 0)
      try FileManager.default.moveItem(atPath: place.target, toPath: place.target + ".part")
      let origin = "{\"bytes\":700000,\"url\":\"\(place.server.url("/heights.asc"))\"}"
      try Data(origin.utf8).write(to: URL(filePath: place.target + ".part.json"))
      let last = try place.fetch(list)
      #expect(last.exit == 0 && place.server.connectionCount == 1, "\(last.stderr)")
      #expect(try place.names() == ["heights.asc", "heights.asc.source.json"])
    }
  }

  @Test("a wrong hash keeps the file out and what was there in its place") func wrongHash() throws {
    try withPlace { place in
      #expect(try place.fetch(try place.list()).exit == 0)
      let wanted = try sha256(Self.other)
      let outcome = try place.fetch(try place.list(["sha256": wanted]))
      #expect(outcome.exit == 65)
      let got = try sha256(Self.content)
      #expect(
        outcome.stderr.contains(
          "heights: \(place.server.url("/heights.asc")): wrong SHA-256: expected \(wanted)")
          && outcome.stderr.contains("got \(got)"), "\(outcome.stderr)")
      #expect(outcome.stdout.isEmpty)
      #expect(try place.bytes(place.target) == Self.content)
      #expect(try place.names() == ["heights.asc", "heights.asc.source.json"])

      place.site.change { $0.body = Self.other }
      let last = try place.fetch(try place.list(["sha256": wanted]))
      #expect(last.exit == 0 && last.stdout.contains("in place of an earlier version"), "\(last)")
      #expect(try place.bytes(place.target) == Self.other)
    }
  }

  @Test("another length than the list's is told before anything is loaded") func wrongLength() throws {
    try withPlace { place in
      let outcome = try place.fetch(try place.list(["bytes": "700001"]))
      #expect(outcome.exit == 65)
      #expect(outcome.stderr.contains("wrong length: expected 700001 bytes, got 700000"), "\(outcome.stderr)")
      #expect(try place.names().isEmpty)
    }
  }

  @Test("where only the end of the connection tells the length, the list's counts") func openEnded() throws {
    try withPlace { place in
      place.site.change { $0.isOpenEnded = true }
      let short = try place.fetch(try place.list(["bytes": "700001"]))
      #expect(short.exit == 69 && short.stderr.contains("700000 of 700001 bytes arrived"), "\(short.stderr)")
      for name in try place.names() {
        try FileManager.default.removeItem(atPath: place.folder + "/to/" + name)
      }
      let long = try place.fetch(try place.list(["bytes": "699999"]))
      #expect(long.exit == 65 && long.stderr.contains("more than 699999 bytes come"), "\(long.stderr)")
      #expect(try place.names().isEmpty)
      #expect(try place.fetch(try place.list()).exit == 0)
    }
  }

  @Test("an empty file is no file") func empty() throws {
    try withPlace { place in
      place.site.change { $0.body = [] }
      let outcome = try place.fetch(try place.list())
      #expect(outcome.exit == 69 && outcome.stderr.contains("the server sent nothing"), "\(outcome.stderr)")
      #expect(try place.names().isEmpty)
    }
  }

  @Test("pages of excuses are not stored", arguments: [404, 403, 500, 204]) func status(_ status: Int) throws
  {
    try withPlace { place in
      place.site.change { $0.status = status }
      let outcome = try place.fetch(try place.list())
      #expect(
        outcome.exit == 69 && outcome.stderr.contains("answers with status \(status)"), "\(outcome.stderr)")
      #expect(try place.names().isEmpty)
    }
  }

  @Test("a redirect is followed") func redirect() throws {
    try withPlace { place in
      place.site.change { $0.location = "/moved.asc" }
      let outcome = try place.fetch(try place.list())
      #expect(outcome.exit == 0, "\(outcome.stderr)")
      #expect(place.server.requests.map(\.path) == ["/heights.asc", "/moved.asc"])
      #expect(try place.bytes(place.target) == Self.content)
    }
  }

  @Test(
    "redirects without end, or away from the web, are not",
    arguments: ["/moved.asc?", "file:///etc/hostname"])
  func badRedirects(_ location: String) throws {
    try withPlace { place in
      place.site.change {
        $0.location = location
        $0.redirectsAlways = true
      }
      let outcome = try place.fetch(try place.list())
      #expect(outcome.exit == 69 && outcome.stderr.contains("no answer: "), "\(outcome.stderr)")
      #expect(place.server.connectionCount <= 6)
      #expect(try place.names().isEmpty)
    }
  }

  @Test("nobody listens") func refused() throws {
    try withPlace { place in
      let outcome = try place.fetch(
        try place.list(["url": "http://127.0.0.1:\(try LocalServer.freePort())/heights.asc"]))
      #expect(outcome.exit == 69 && outcome.stderr.contains("no answer: "), "\(outcome.stderr)")
      #expect(try place.names().isEmpty)
    }
  }

  @Test("a server that falls silent is not waited for without end") func silence() throws {
    try withPlace { place in
      place.site.change {
        $0.cutAfter = 300_000
        $0.stalls = true
      }
      let outcome = try place.fetch(try place.list(), ["--patience-s", "1"])
      #expect(outcome.exit == 69 && outcome.stderr.contains("300000 of 700000 bytes"), "\(outcome.stderr)")
    }
  }

  @Test("all failures of a run are told, and what can be loaded is") func several() throws {
    try withPlace { place in
      let path = place.folder + "/many.yaml"
      let common = "licence: CC0-1.0, attribution: x, official: false, verified: false, name: {en: A, zh: A}"
      let free = try LocalServer.freePort()
      let text = """
        skybeat: sources/1
        sources:
          - {id: unknown, file: a, url: null, sha256: null, \(common)}
          - {id: refused, file: b, url: "http://127.0.0.1:\(free)/", sha256: null, \(common)}
          - {id: fine, file: c, url: "\(place.server.url("/c"))", sha256: null, \(common)}
          - {id: wrong, file: d, url: "\(place.server.url("/d"))", sha256: \(String(repeating: "0", count: 64)), \(common)}
        """
      try Data(text.utf8).write(to: URL(filePath: path))
      let outcome = try place.fetch(path)
      #expect(outcome.exit == 69)
      let lines = outcome.stderr.split(separator: "\n")
      #expect(lines.count == 3, "\(outcome.stderr)")
      #expect(lines[0].contains("many.yaml:3:5: unknown: the list has no address"))
      #expect(lines[1].hasPrefix("refused: ") && lines[2].hasPrefix("wrong: "))
      #expect(outcome.stdout.hasPrefix("fine: "))
      #expect(try place.names() == ["c", "c.source.json"])
      #expect(try place.fetch(path, ["unknown", "fine", "wrong"]).exit == 65)
    }
  }

  @Test("other people's files are not written over") func foreign() throws {
    try withPlace { place in
      try FileManager.default.createDirectory(
        atPath: place.folder + "/to", withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: URL(filePath: place.target))
      let outcome = try place.fetch(try place.list())
      #expect(outcome.exit == 73 && outcome.stderr.contains("did not load is there"), "\(outcome.stderr)")
      #expect(try place.bytes(place.target) == Array("mine".utf8) && place.server.connectionCount == 0)

      // One that was loaded and then worked on is somebody's too.
      try FileManager.default.removeItem(atPath: place.target)
      #expect(try place.fetch(try place.list()).exit == 0)
      try Data("mine".utf8).write(to: URL(filePath: place.target))
      let changed = try place.fetch(try place.list())
      #expect(changed.exit == 73 && changed.stderr.contains("has changed since it was loaded"))
      #expect(try place.bytes(place.target) == Array("mine".utf8))

      // The right file is right, wherever it came from.
      try Data(Self.content).write(to: URL(filePath: place.target))
      try FileManager.default.removeItem(atPath: place.target + ".source.json")
      let right = try place.fetch(try place.list(["sha256": try sha256(Self.content)]))
      #expect(right.exit == 0 && right.stdout.contains("was there, nothing loaded"), "\(right.stderr)")
      #expect(try place.names() == ["heights.asc", "heights.asc.source.json"])
    }
  }

  @Test("a folder or a link in the way is told") func inTheWay() throws {
    try withPlace { place in
      try FileManager.default.createDirectory(atPath: place.target, withIntermediateDirectories: true)
      #expect(try place.fetch(try place.list()).exit == 73)
      try FileManager.default.removeItem(atPath: place.target)
      try Data("mine".utf8).write(to: URL(filePath: place.folder + "/mine"))
      try FileManager.default.createSymbolicLink(
        atPath: place.target + ".part", withDestinationPath: place.folder + "/mine")
      let outcome = try place.fetch(try place.list())
      #expect(outcome.exit == 73 && outcome.stderr.contains("this is a link"), "\(outcome.stderr)")
      #expect(try place.bytes(place.folder + "/mine") == Array("mine".utf8))
    }
  }

  @Test(
    "a full disk is told and leaves what was there", .enabled(if: RunTests.canMount, "needs root to mount"))
  func fullDisk() throws {
    try withPlace { place in
      let to = place.folder + "/to"
      try FileManager.default.createDirectory(atPath: to, withIntermediateDirectories: true)
      guard try RunTests.shell("mount -t tmpfs -o size=400k tmpfs '\(to)' 2>/dev/null") == 0 else {
        print("skipped: no file system can be mounted here, so that a full disk is not tried")
        return
      }
      defer { _ = try? RunTests.shell("umount '\(to)'") }
      let outcome = try place.fetch(try place.list())
      #expect(outcome.exit == 73 && outcome.stderr.contains("the disk is full"), "\(outcome.stderr)")
      #expect(!(try place.names()).contains("heights.asc"))
    }
  }

  /// `tiny.yaml` over a grid `to/heights.asc`.
  private func missionWithGrid(in place: Place) throws -> String {
    let folder = Folders.package + "/Tests/CommandTests/missions/"
    let tiny = try String(contentsOfFile: folder + "tiny.yaml", encoding: .utf8)
    let changed = tiny.replacingOccurrences(
      of: "ground:\n", with: "ground:\n  grids: [{path: to/heights.asc, crs: EPSG:4326, datum: hkpd}]\n"
    ).replacingOccurrences(of: "../../../Missions", with: Folders.package + "/Missions")
      .replacingOccurrences(of: "zone.geojson", with: folder + "zone.geojson")
    let path = place.folder + "/mission.yaml"
    try Data(changed.utf8).write(to: URL(filePath: path))
    return path
  }

  @Test("a loaded grid carries a mission, and its licence stands in the plan") func mission() throws {
    try withPlace { place in
      let row = Array(repeating: "12", count: 51).joined(separator: " ")
      let grid =
        "ncols 51\nnrows 51\nxllcorner 114.125\nyllcorner 22.275\ncellsize 0.001\nnodata_value -9999\n"
        + Array(repeating: row, count: 51).joined(separator: "\n") + "\n"
      place.site.change { $0.body = Array(grid.utf8) }
      #expect(try place.fetch(try place.list(["attribution": "Makers of grids"])).exit == 0)
      let mission = try missionWithGrid(in: place)
      let plan = place.folder + "/plan.json"
      let outcome = try Program.run(["plan", mission, "--out", plan])
      #expect(outcome.exit == 0, "\(outcome.stderr)")
      let text = try String(contentsOfFile: plan, encoding: .utf8)
      #expect(text.contains("\"terrain_followed\" : true"))
      #expect(text.contains("Makers of grids") && text.contains("CC0-1.0"))
      let layers = try Program.run(["maps", "list", mission])
      #expect(layers.stdout.contains("Makers of grids"), "\(layers.stdout)")

      // A note of another file would state somebody else's licence.
      try Data((grid + "\n").utf8).write(to: URL(filePath: place.target))
      let other = try Program.run(["plan", mission, "--out", plan])
      #expect(other.exit == 65 && other.stderr.contains("heights.asc.source.json: this note is of a file of"))
      try Data("{}".utf8).write(to: URL(filePath: place.target + ".source.json"))
      let broken = try Program.run(["plan", mission, "--out", plan])
      #expect(broken.exit == 65 && broken.stderr.contains("source.json: "), "\(broken.stderr)")
    }
  }

  @Test("two runs do not write into one file") func busy() throws {
    try withPlace { place in
      place.site.change { $0.cutAfter = 300_000 }
      let list = try place.list()
      #expect(try place.fetch(list).exit == 69)
      let file = open(place.target + ".part", O_RDWR)
      #expect(file >= 0 && flock(file, LOCK_EX) == 0)
      let outcome = try place.fetch(list)
      #expect(outcome.exit == 69 && outcome.stderr.contains("another run is loading it"), "\(outcome.stderr)")
      close(file)
      place.site.change { $0.cutAfter = nil }
      let last = try place.fetch(list)
      #expect(last.stdout.contains("loaded from byte 300000 on"), "\(last.stderr)")
    }
  }

  @Test("no other command reaches for an address") func silent() throws {
    try withPlace { place in
      let list = try place.list()
      // A grid that is only in the list is a file that is missing, and no reason to load it.
      let mission = try missionWithGrid(in: place)
      // Whoever asks for anything by HTTP asks this server.
      let proxy = place.server.url("")
      let environment = ["http_proxy": proxy, "https_proxy": proxy, "all_proxy": proxy, "no_proxy": ""]
      let lines = [
        ["maps", "list"], ["maps", "check", "Maps/land.geojson"], ["maps", "show", "Maps/land.geojson"],
        ["maps", "fetch", "--help"], ["maps", "fetch", "--list", list, "no-such-id"],
        ["run", RunTests.mission, "--out", place.folder + "/out"],
        ["run", mission, "--out", place.folder + "/out"],
        ["aircraft", "list"], ["convert", "22.3,114.1,10"],
      ]
      for line in lines { _ = try Program.run(line, environment: environment) }
      #expect(place.server.connectionCount == 0)
      let missing = try Program.run(["run", mission, "--out", place.folder + "/out"])
      #expect(
        missing.exit == 65 && missing.stderr.contains("there is no file 'to/heights.asc'"),
        "\(missing.stderr)")
      // The proxy does hear what is asked for.
      _ = try Program.run(
        [
          "maps", "fetch", "--list", try place.list(["url": "http://maps.invalid/x"]), "--to",
          place.folder + "/to",
        ],
        environment: environment)
      #expect(place.server.connectionCount == 1)
    }
  }
}
