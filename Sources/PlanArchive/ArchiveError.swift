internal import GRDB

/// Why an archive cannot be used as asked. Whatever is thrown, the file holds what it held before.
public enum ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file is none of ours, damaged, of a newer version or of another unit; or what it is asked for is not in it.
  case refused(path: String, reason: String)
  /// The disk is full, read-only or broken, or another program writes for longer than one waits.
  case cannotWrite(path: String, reason: String)

  public var path: String {
    switch self {
    case .refused(let path, _), .cannotWrite(let path, _): path
    }
  }

  public var reason: String {
    switch self {
    case .refused(_, let reason), .cannotWrite(_, let reason): reason
    }
  }

  public var description: String { "\(path): \(reason)" }

  /// What SQLite says, in words.
  static func of(_ error: DatabaseError, _ path: String) -> ArchiveError {
    let words = error.message ?? "error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_NOTADB: return .refused(path: path, reason: "this is no archive: not an SQLite file")
    case .SQLITE_CORRUPT:
      return .refused(path: path, reason: "the archive is damaged or cut short (\(words)); \(advice)")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return .cannotWrite(path: path, reason: "another program has been writing to it for too long")
    case .SQLITE_FULL: return .cannotWrite(path: path, reason: "the disk is full")
    case .SQLITE_IOERR: return .cannotWrite(path: path, reason: "the disk takes or gives no more (\(words))")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      return .cannotWrite(path: path, reason: "no permission (\(words))")
    case .SQLITE_CANTOPEN: return .cannotWrite(path: path, reason: "cannot be opened (\(words))")
    default: return .refused(path: path, reason: words)
    }
  }

  static let advice = "take the last copy that was sound"
}
