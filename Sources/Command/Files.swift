import FoundationEssentials
import Skybeat

/// Reading and writing files for the commands.
enum Files {
  static func read(_ path: String) throws -> [UInt8] {
    if path == "-" { return try RawFile.readInput() }
    do {
      return try DiskFiles().bytes(path)
    } catch let issue as FileIssue {
      throw issue
    } catch {
      throw FileIssue(file: path, line: 0, column: 0, reason: "cannot be read: \(error)")
    }
  }

  /// Writes one file, `-` for standard output; a failure leaves what was there.
  static func write(_ bytes: [UInt8], to path: String) throws {
    if path == "-" { return Terminal.put(bytes) }
    if RawFile.isDevice(path) { return try RawFile.writeInPlace(bytes, to: path) }
    try RawFile.swapIn([(path, bytes)])
  }

  /// Writes a set of files below `folder`: all or, when one cannot be written, none.
  ///
  /// Files of an earlier run in `subfolders` that this one does not make are removed: a flight that is no longer
  /// planned must not lie beside those that are.
  static func write(_ files: [ExportedFile], below folder: String, replacing subfolders: [String]) throws {
    try RawFile.swapIn(files.map { (folder + "/" + $0.path, $0.bytes) })
    let made = Set(files.map(\.path))
    for subfolder in subfolders {
      let path = folder + "/" + subfolder
      guard FileManager.default.fileExists(atPath: path) else { continue }
      do {
        for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        where !made.contains(subfolder + "/" + name) {
          try FileManager.default.removeItem(atPath: path + "/" + name)
        }
      } catch {
        throw WriteFailure(path: path, reason: "files of an earlier run cannot be removed: \(error)")
      }
    }
  }

  static func mission(_ path: String) throws -> Mission {
    try MissionReader.read(path: path, files: DiskFiles())
  }

  static func plan(_ path: String) throws -> Plan {
    try DocumentCodec.decode(Plan.self, from: try read(path), file: path)
  }

  /// Names in a folder, sorted, that end so.
  static func names(in folder: String, ending: String) throws -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder else {
      throw FileIssue(file: folder, line: 0, column: 0, reason: "there is no such folder")
    }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter {
        $0.hasSuffix(ending)
      }
    } catch {
      throw FileIssue(file: folder, line: 0, column: 0, reason: "cannot be listed: \(error)")
    }
  }

  /// The folder part of a path; empty for a bare name.
  static func folder(of path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }
}
