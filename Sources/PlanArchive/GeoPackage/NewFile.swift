import GRDB

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Makes an SQLite file that appears whole in its place.
enum NewFile {
  /// - Parameter replacing: also where a file is already; without, that one stays, which is no mistake.
  /// - Throws: `DatabaseError`, or `ArchiveError.cannotWrite`.
  static func make(_ path: String, replacing: Bool = false, _ fill: (Database) throws -> Void) throws {
    let part = "\(path).part-\(getpid())"
    // Left behind by an earlier program with the same number that was stopped.
    _ = unlink(part)
    defer { _ = unlink(part) }
    let queue = try DatabaseQueue(path: part, configuration: UnitArchive.configuration(1))
    try queue.write(fill)
    try queue.close()
    if replacing {
      guard rename(part, path) == 0 else { throw failure(path) }
    } else if link(part, path) != 0, errno != EEXIST {
      // Some disks know no second names. The file of whoever was faster in this instant would be lost.
      let refused = errno
      guard [EPERM, ENOTSUP, EMLINK].contains(refused) else { throw failure(path) }
      guard access(path, F_OK) == 0 || rename(part, path) == 0 else { throw failure(path) }
    }
    settle(path)
  }

  /// Brings the folder's entry to the disk; some disks do not allow that, and then it is left to them.
  private static func settle(_ path: String) {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let name = folder.isEmpty ? "." : folder.joined(separator: "/")
    let file = open(name.isEmpty ? "/" : name, O_RDONLY)
    guard file >= 0 else { return }
    _ = fsync(file)
    _ = close(file)
  }

  private static func failure(_ path: String) -> ArchiveError {
    .cannotWrite(path: path, reason: strerror(errno).map { String(cString: $0) } ?? "error \(errno)")
  }
}
