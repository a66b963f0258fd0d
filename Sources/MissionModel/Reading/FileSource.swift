import FoundationEssentials

/// Where the reader takes files from; tests and programs without a disk bring their own.
public protocol FileSource: Sendable {
  /// The whole content of a file. Throws `FileIssue` (or any error) when it cannot be read.
  func bytes(_ path: String) throws -> [UInt8]
  func exists(_ path: String) -> Bool
}

/// The files of this machine. Paths that are not absolute count from the working folder.
public struct DiskFiles: FileSource {
  /// Larger files are refused, in bytes: nothing that a mission needs is near it.
  public static let sizeLimit = 256 * 1024 * 1024

  public init() {}

  public func bytes(_ path: String) throws -> [UInt8] {
    let manager = FileManager.default
    var isFolder = false
    guard manager.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw FileIssue(file: path, line: 0, column: 0, reason: "there is no such file")
    }
    if isFolder { throw FileIssue(file: path, line: 0, column: 0, reason: "this is a folder, not a file") }
    if let attributes = try? manager.attributesOfItem(atPath: path), let size = attributes[.size] as? UInt64,
      size > UInt64(DiskFiles.sizeLimit)
    {
      let reason = "\(size) bytes is more than the limit of \(DiskFiles.sizeLimit) bytes"
      throw FileIssue(file: path, line: 0, column: 0, reason: reason)
    }
    guard let data = manager.contents(atPath: path) else {
      throw FileIssue(file: path, line: 0, column: 0, reason: "the file cannot be read")
    }
    return Array(data)
  }

  public func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}

/// Paths with `/`, handled as text so that they mean the same on every machine.
enum FilePath {
  /// `name` as seen from the folder of `file`, without `.` and without `..` where that is possible.
  static func resolve(_ name: String, besides file: String) -> String {
    if name.hasPrefix("/") { return normal(name) }
    let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    if folder.isEmpty { return normal(file.hasPrefix("/") ? "/" + name : name) }
    return normal(folder + "/" + name)
  }

  static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func normal(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
