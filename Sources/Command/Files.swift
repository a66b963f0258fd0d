import FoundationEssentials
import Skybeat

/// A file or folder that could not be written.
struct WriteFailure: Error, CustomStringConvertible {
  var path: String
  var reason: String
  var description: String { "\(path): cannot be written: \(reason)" }
}

/// Reading and writing files for the commands.
enum Files {
  static func read(_ path: String) throws -> [UInt8] {
    do {
      return try DiskFiles().bytes(path)
    } catch let issue as FileIssue {
      throw issue
    } catch {
      throw FileIssue(file: path, line: 0, column: 0, reason: "cannot be read: \(error)")
    }
  }

  /// Writes to a temporary file beside it and renames, so that a failure leaves what was there.
  static func write(_ bytes: [UInt8], to path: String) throws {
    if path == "-" {
      Terminal.say(String(decoding: bytes, as: UTF8.self).trimmingSuffixNewline())
      return
    }
    do {
      let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        .joined(separator: "/")
      if !folder.isEmpty {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw WriteFailure(path: path, reason: describe(error))
    }
  }

  private static func describe(_ error: any Error) -> String {
    if let error = error as? CocoaError {
      switch error.code {
      case .fileWriteOutOfSpace: return "the disk is full"
      case .fileWriteNoPermission: return "no permission"
      case .fileNoSuchFile: return "there is no such folder"
      default: return "\(error)"
      }
    }
    return "\(error)"
  }

  /// Writes a set of files below `folder`; files of an earlier run that this one does not make are removed.
  static func write(_ files: [ExportedFile], below folder: String, replacing subfolders: [String]) throws {
    let made = Set(files.map(\.path))
    for file in files { try write(file.bytes, to: folder + "/" + file.path) }
    for subfolder in subfolders {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + subfolder)) ?? []
      for name in names.sorted() where !made.contains(subfolder + "/" + name) {
        try? FileManager.default.removeItem(atPath: folder + "/" + subfolder + "/" + name)
      }
    }
  }

  static func mission(_ path: String) throws -> Mission {
    try MissionReader.read(path: path, files: DiskFiles())
  }

  static func plan(_ path: String) throws -> Plan {
    try DocumentCodec.decode(Plan.self, from: try read(path), file: path)
  }
}

extension String {
  func trimmingSuffixNewline() -> String { hasSuffix("\n") ? String(dropLast()) : self }
}
