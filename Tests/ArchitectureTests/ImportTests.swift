import Foundation
import TestSupport
import Testing

/// The rooms of `Sources/` and which of them each may use; `docs/decisions/0001-rooms.md` says why.
private let allowed: [String: Set<String>] = [
  "Units": [],
  "Planar": ["Units"],
  "Geodesy": ["Units", "Planar", "CPROJ", "CGEOS"],
  "TerrainModel": ["Units", "Planar", "Geodesy", "CZLIB"],
  "Viewshed": ["TerrainModel"],
  "AirspaceModel": ["Units", "Planar", "Geodesy"],
  "AircraftModel": ["Units"],
  "MissionModel": ["Units", "Planar", "Geodesy", "TerrainModel", "AirspaceModel", "AircraftModel", "Yams"],
  "Coverage": [
    "Units", "Planar", "Geodesy", "TerrainModel", "AirspaceModel", "AircraftModel", "MissionModel",
  ],
  "Sweeps": ["Units", "Planar", "Geodesy"],
  "Offsets": ["Units", "Planar", "Geodesy"],
  "Orienteering": ["Units"],
  "PatrolDays": ["Units"],
  "RoundTrips": ["Units"],
  "Routing": [
    "Units", "Planar", "Geodesy", "TerrainModel", "AirspaceModel", "AircraftModel", "MissionModel",
    "Coverage", "Sweeps", "Offsets", "Orienteering",
  ],
  "Scheduling": ["Units", "Planar", "Geodesy", "AirspaceModel", "AircraftModel", "MissionModel"],
  "Checking": ["Units", "Geodesy", "TerrainModel", "AirspaceModel", "AircraftModel", "MissionModel"],
  "Formats": ["Units", "AirspaceModel", "AircraftModel", "MissionModel", "Coverage"],
  "Reports": ["Units", "AirspaceModel", "AircraftModel", "MissionModel", "Coverage"],
  "Skybeat": [
    "Units", "Planar", "Geodesy", "TerrainModel", "AirspaceModel", "AircraftModel", "MissionModel",
    "Coverage", "Sweeps", "Offsets", "Orienteering",
    "Routing", "Scheduling", "Checking", "Formats", "Reports",
  ],
  "Fetching": ["CCURL", "CCRYPTO"],
  "Command": ["Skybeat", "Fetching", "ArgumentParser"],
  "Pictures": [
    "Units", "Planar", "Geodesy", "TerrainModel", "Viewshed", "AirspaceModel", "AircraftModel",
    "MissionModel", "Coverage", "Sweeps", "Offsets", "Orienteering", "Routing", "Reports", "Skybeat",
  ],
  "CPROJ": [],
  "CGEOS": [],
  "CZLIB": [],
  "CCURL": [],
  "CCRYPTO": [],
]

/// What every room may use besides.
private let system: Set<String> = [
  "FoundationEssentials", "Glibc", "Musl", "Darwin", "Synchronization", "Dispatch",
]

@Suite("Architecture")
struct ImportTests {
  struct Source {
    var room, path: String
    var lines: [String]
    /// Modules with the number of the line, from 1.
    var imports: [(module: String, line: Int)]
  }

  static func sources() throws -> [Source] {
    let top = Folders.package + "/Sources"
    return try FileManager.default.subpathsOfDirectory(atPath: top).sorted().filter { $0.hasSuffix(".swift") }
      .map { path in
        let text = try String(contentsOfFile: top + "/" + path, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let imports = lines.enumerated().compactMap { index, line in
          module(of: line).map { (module: $0, line: index + 1) }
        }
        let room = path.split(separator: "/").first.map(String.init) ?? ""
        return Source(room: room, path: path, lines: lines, imports: imports)
      }
  }

  /// The module that a line imports, whatever stands before and after the word.
  static func module(of line: String) -> String? {
    let words = line.split(separator: " ").map(String.init)
    guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
      words[..<place].allSatisfy({ word in
        word.hasPrefix("@") || ["public", "package", "internal", "private", "fileprivate"].contains(word)
      })
    else { return nil }
    let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    let name =
      kinds.contains(words[place + 1]) && place + 2 < words.count ? words[place + 2] : words[place + 1]
    return name.split(separator: ".").first.map(String.init)
  }

  @Test("import lines are understood") func reading() {
    #expect(Self.module(of: "import Units") == "Units")
    #expect(Self.module(of: "  @_exported public import Planar") == "Planar")
    #expect(Self.module(of: "internal import struct Geodesy.LocalFrame") == "Geodesy")
    #expect(Self.module(of: "// import Planar") == nil)
    #expect(Self.module(of: "let text = \"import Planar\"") == nil)
  }

  @Test("rooms use only what lies below them") func edges() throws {
    let sources = try Self.sources()
    #expect(sources.count > 100)
    for source in sources {
      guard let below = allowed[source.room] else {
        Issue.record("Sources/\(source.path): the room '\(source.room)' is not in the table")
        continue
      }
      for (module, line) in source.imports where !below.contains(module) && !system.contains(module) {
        Issue.record("Sources/\(source.path):\(line): \(source.room) may not import \(module)")
      }
    }
  }

  @Test("the table runs in one direction") func oneDirection() {
    // A room can be placed once all that it uses are; a ring would leave rooms over.
    var placed: Set<String> = ["Yams", "ArgumentParser"]
    var waiting = Set(allowed.keys)
    while let next = waiting.filter({ allowed[$0]?.isSubset(of: placed) ?? false }).min() {
      placed.insert(next)
      waiting.remove(next)
    }
    #expect(waiting.isEmpty, "these use each other in a ring: \(waiting.sorted())")
  }

  @Test("only Geodesy speaks with PROJ and GEOS, and shows nothing of them") func engines() throws {
    for source in try Self.sources() {
      for (module, line) in source.imports where module == "CPROJ" || module == "CGEOS" {
        #expect(source.room == "Geodesy", "Sources/\(source.path):\(line)")
        let text = source.lines[line - 1]
        #expect(!text.contains("public") && !text.contains("package"), "Sources/\(source.path):\(line)")
      }
    }
  }

  @Test("only TerrainModel unpacks, and shows nothing of zlib") func unpacking() throws {
    for source in try Self.sources() {
      for (module, line) in source.imports where module == "CZLIB" {
        #expect(source.room == "TerrainModel", "Sources/\(source.path):\(line)")
        let text = source.lines[line - 1]
        #expect(!text.contains("public") && !text.contains("package"), "Sources/\(source.path):\(line)")
      }
    }
  }

  @Test("only Fetching reaches for a network, and only maps fetch for Fetching") func network() throws {
    let users = ["Command/Maps/FetchCommand.swift", "Command/Maps/SourceLoading.swift"]
    for source in try Self.sources() {
      for (module, line) in source.imports {
        switch module {
        case "CCURL", "CCRYPTO":
          #expect(source.room == "Fetching", "Sources/\(source.path):\(line)")
          let text = source.lines[line - 1]
          #expect(!text.contains("public") && !text.contains("package"), "Sources/\(source.path):\(line)")
        case "Fetching": #expect(users.contains(source.path), "Sources/\(source.path):\(line)")
        default: break
        }
      }
      // The system's own ways to a network, which need no import of ours.
      for (number, line) in source.lines.enumerated() {
        for word in ["getaddrinfo(", "socket(", "FoundationNetworking"] where line.contains(word) {
          Issue.record("Sources/\(source.path):\(number + 1): '\(word)'")
        }
      }
    }
  }

  @Test("the program speaks with the library through Skybeat alone") func command() throws {
    for source in try Self.sources() where source.room == "Command" {
      for (module, line) in source.imports where module == "Yams" {
        Issue.record("Sources/\(source.path):\(line): the program reads no YAML itself")
      }
    }
  }

  @Test("nothing in the libraries depends on the clock, on chance, or on the whole of Foundation")
  func sameBytes() throws {
    let forbidden = [
      "Date()", "Date.now", ".now()", "SystemRandomNumberGenerator", ".random(", ".shuffled()", ".shuffle()",
      "randomElement()", "UUID()", "ContinuousClock", "SuspendingClock", "ProcessInfo", "URLSession",
      "arc4random",
    ]
    for source in try Self.sources() where source.room != "Command" {
      for (number, line) in source.lines.enumerated() {
        let code = line.range(of: "//").map { String(line[..<$0.lowerBound]) } ?? line
        for word in forbidden where code.contains(word) {
          Issue.record("Sources/\(source.path):\(number + 1): '\(word)' in a library")
        }
      }
    }
  }

  @Test("nothing unfinished and no forced try") func stubs() throws {
    let forbidden = ["fatalError(", "try!", "TO" + "DO", "FIX" + "ME", "as!"]
    for source in try Self.sources() {
      for (number, line) in source.lines.enumerated() {
        for word in forbidden where line.contains(word) {
          Issue.record("Sources/\(source.path):\(number + 1): '\(word)'")
        }
      }
    }
  }

  @Test("files stay short enough to read") func length() throws {
    for source in try Self.sources() {
      #expect(source.lines.count <= 460, "Sources/\(source.path) has \(source.lines.count) lines")
    }
  }
}
