import FoundationEssentials
import MissionModel
import TestSupport

/// The files of the disk, some of them replaced by texts.
struct Overlay: FileSource {
  var texts: [String: String]
  private let disk = DiskFiles()

  init(_ texts: [String: String]) { self.texts = texts }

  func bytes(_ path: String) throws -> [UInt8] {
    if let text = texts[path] { return Array(text.utf8) }
    return try disk.bytes(path)
  }
  func exists(_ path: String) -> Bool { texts[path] != nil || disk.exists(path) }
}

/// `Missions/cases`: a sound mission, and the same with mistakes.
enum Cases {
  static let folder = Folders.package + "/Missions/cases/"
  static let soundPath = folder + "sound.yaml"

  static func sound() throws -> String {
    String(decoding: try DiskFiles().bytes(soundPath), as: UTF8.self)
  }

  /// The issues of the sound mission after an edit of its text; empty when it still reads.
  static func issues(_ text: String) throws -> [FileIssue] {
    try issues(path: soundPath, files: Overlay([soundPath: text]))
  }

  static func issues(path: String, files: any FileSource) throws -> [FileIssue] {
    do {
      _ = try MissionReader.read(path: path, files: files)
      return []
    } catch let error as FileIssues {
      return error.issues
    }
  }
}

enum JSONText {
  static func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws -> T {
    try JSONDecoder().decode(type, from: Data(bytes))
  }
}
