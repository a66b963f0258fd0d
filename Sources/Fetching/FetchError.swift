#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a file did not come. The words go to people as they are.
public enum FetchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What can be done about it.
  public enum Kind: Sendable {
    /// Trying again, now or later.
    case unavailable
    /// Looking at the list: what came is not what it names.
    case wrong
    /// Making room or giving permission on this machine.
    case cannotWrite
  }

  /// No answer: the name is unknown, nobody listens, the certificate is not good.
  case noAnswer(reason: String)
  /// The server answers, but not with the file.
  case status(Int)
  /// The transfer ended too early; `of` is nil when nobody stated the length. Both in bytes.
  case broken(arrived: Int, of: Int?, reason: String)
  /// Bytes; `expected` is what the list says.
  case wrongLength(expected: Int, got: Int)
  /// More bytes than stated, or than are ever taken.
  case tooLong(limit: Int)
  /// Both as 64 hexadecimal digits.
  case wrongHash(expected: String, got: String)
  /// Another run has the unfinished file open.
  case busy(path: String)
  case cannotUse(path: String, reason: String)
  /// A C library that this needs does not do what it must.
  case library(String)

  public var kind: Kind {
    switch self {
    case .noAnswer, .status, .broken, .busy: .unavailable
    case .wrongLength, .tooLong, .wrongHash: .wrong
    case .cannotUse, .library: .cannotWrite
    }
  }

  public var description: String {
    switch self {
    case .noAnswer(let reason): "no answer: \(reason)"
    case .status(let number): "the server answers with status \(number) and not with the file"
    case .broken(let arrived, let total, let reason):
      "the transfer broke off: \(arrived) of \(total.map { "\($0)" } ?? "an unknown number of") bytes arrived "
        + "(\(reason)); the same command goes on from there"
    case .wrongLength(let expected, let got): "wrong length: expected \(expected) bytes, got \(got)"
    case .tooLong(let limit): "more than \(limit) bytes come; stopped and thrown away"
    case .wrongHash(let expected, let got): "wrong SHA-256: expected \(expected), got \(got); thrown away"
    case .busy(let path): "\(path): another run is loading it"
    case .cannotUse(let path, let reason): "\(path): cannot be used: \(reason)"
    case .library(let reason): reason
    }
  }

  /// What the system says of the call that just failed.
  static func system(_ path: String) -> FetchError {
    let number = errno
    let words =
      switch number {
      case ENOSPC, EDQUOT: "the disk is full"
      case EACCES, EPERM: "no permission"
      case EROFS: "the disk is read-only"
      case ELOOP: "this is a link"
      default: strerror(number).map { String(cString: $0) } ?? "error \(number)"
      }
    return .cannotUse(path: path, reason: words)
  }
}
