import FoundationEssentials
import Skybeat

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file or folder that could not be written.
struct WriteFailure: Error, CustomStringConvertible {
  var path: String
  var reason: String
  var description: String { "\(path): cannot be written: \(reason)" }
}

/// Bytes to and from the system, with the system's own words when it refuses.
enum RawFile {
  /// Whether the path is there and neither a plain file nor a folder: renaming over a device would replace it.
  static func isDevice(_ path: String) -> Bool {
    var information = stat()
    guard stat(path, &information) == 0 else { return false }
    let kind = information.st_mode & S_IFMT
    return kind != S_IFREG && kind != S_IFDIR
  }

  static func writeInPlace(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_WRONLY)
    guard file >= 0 else { throw failure(path) }
    let written = put(bytes, to: file)
    let reason = failure(path)
    // A full disk may show only here.
    guard close(file) == 0 else { throw failure(path) }
    guard written else { throw reason }
  }

  /// Writes every file beside its place and moves them in when all are written.
  static func swapIn(_ files: [(path: String, bytes: [UInt8])]) throws {
    var parts: [(part: String, path: String)] = []
    func clear() { for (part, _) in parts { _ = unlink(part) } }
    for (named, bytes) in files {
      let path = resolved(named)
      do {
        try makeFolder(Files.folder(of: path))
        if isFolder(path) { throw WriteFailure(path: path, reason: "this is a folder") }
        let part = path + ".part"
        parts.append((part, path))
        try writeNew(bytes, to: part, for: path)
      } catch {
        clear()
        throw error
      }
    }
    for (part, path) in parts where rename(part, path) != 0 {
      let reason = failure(path)
      clear()
      throw reason
    }
  }

  /// All of standard input.
  static func readInput() throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(0, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileIssue(
          file: "standard input", line: 0, column: 0, reason: "cannot be read: \(words(errno))")
      }
      bytes += buffer[..<count]
      if bytes.count > DiskFiles.sizeLimit {
        let reason = "more than the limit of \(DiskFiles.sizeLimit) bytes"
        throw FileIssue(file: "standard input", line: 0, column: 0, reason: reason)
      }
    }
  }

  /// False when the system takes no more; `errno` says why.
  static func put(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func writeNew(_ bytes: [UInt8], to part: String, for path: String) throws {
    let file = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw failure(path) }
    let written = put(bytes, to: file)
    let reason = failure(path)
    let closed = close(file) == 0
    guard written else { throw reason }
    guard closed else { throw failure(path) }
  }

  static func makeFolder(_ folder: String) throws {
    if folder.isEmpty || isFolder(folder) { return }
    try makeFolder(Files.folder(of: folder))
    if mkdir(folder, 0o777) == 0 { return }
    let reason = failure(folder)
    if isFolder(folder) { return }
    throw reason
  }

  static func isFolder(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }

  /// The file that a link points to, so that the link stays.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func failure(_ path: String) -> WriteFailure {
    WriteFailure(path: path, reason: words(errno))
  }

  static func words(_ number: Int32) -> String {
    switch number {
    case ENOSPC: return "the disk is full"
    case EACCES, EPERM: return "no permission"
    case EROFS: return "the disk is read-only"
    case ENOTDIR, EEXIST: return "a part of the path is a file, not a folder"
    default: return strerror(number).map { String(cString: $0) } ?? "error \(number)"
    }
  }
}
