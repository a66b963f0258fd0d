import FoundationEssentials
import Skybeat
import TestSupport

/// The missions that the project ships, by file name.
enum EveryMission {
  /// `SKYBEAT_MISSIONS=central,border` in the environment takes these alone.
  static var files: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let wanted: [String]? = ProcessInfo.processInfo.environment["SKYBEAT_MISSIONS"]?.split(separator: ",").map
    {
      String($0) + ".yaml"
    }
    return names.filter { $0.hasSuffix(".yaml") && wanted?.contains($0) ?? true }.sorted()
  }

  static var folder: String { Folders.package + "/Missions" }

  static func read(_ file: String) throws -> Mission {
    try MissionReader.read(path: folder + "/" + file, files: DiskFiles())
  }
}

/// The disk with some files in other words.
struct Overlay: FileSource {
  var changed: [String: [UInt8]]
  private let disk = DiskFiles()

  init(_ changed: [String: String]) { self.changed = changed.mapValues { Array($0.utf8) } }

  func bytes(_ path: String) throws -> [UInt8] { try changed[path] ?? disk.bytes(path) }
  func exists(_ path: String) -> Bool { changed[path] != nil || disk.exists(path) }
}
