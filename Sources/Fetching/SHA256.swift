internal import CCRYPTO

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// SHA-256 (FIPS 180-4), by OpenSSL's libcrypto.
public enum SHA256 {
  /// The digest of some bytes as 64 small hexadecimal digits.
  public static func digest(of bytes: some Sequence<UInt8>) throws(FetchError) -> String {
    let running = try Running()
    try Array(bytes).withUnsafeBufferPointer { buffer throws(FetchError) in
      try running.add(UnsafeRawBufferPointer(buffer))
    }
    return try running.finish()
  }

  /// The digest and the length, in bytes, of the file at `path`, which is read in pieces of 64 KiB.
  ///
  /// - Throws: `FetchError.cannotUse` when the file cannot be read.
  public static func digest(ofFile path: String) throws(FetchError) -> (sha256: String, bytes: Int) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .system(path) }
    defer { close(file) }
    return try digest(ofOpen: file, path)
  }

  static func digest(ofOpen file: Int32, _ path: String) throws(FetchError)
    -> (sha256: String, bytes: Int)
  {
    let running = try Running()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var place: off_t = 0
    while true {
      let count = pread(file, &buffer, buffer.count, place)
      if count == 0 { return (try running.finish(), Int(place)) }
      if count < 0 {
        if errno == EINTR { continue }
        throw .system(path)
      }
      try buffer.withUnsafeBufferPointer { whole throws(FetchError) in
        try running.add(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: whole[..<count])))
      }
      place += off_t(count)
    }
  }

  private final class Running {
    private let context: OpaquePointer

    init() throws(FetchError) {
      guard let context = EVP_MD_CTX_new() else { throw .library("libcrypto gives no memory") }
      self.context = context
      guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
        throw .library("libcrypto has no SHA-256")
      }
    }

    deinit { EVP_MD_CTX_free(context) }

    func add(_ bytes: UnsafeRawBufferPointer) throws(FetchError) {
      guard EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 else {
        throw .library("libcrypto stopped in a SHA-256")
      }
    }

    func finish() throws(FetchError) -> String {
      var digest = [UInt8](repeating: 0, count: 32)
      guard EVP_DigestFinal_ex(context, &digest, nil) == 1 else {
        throw .library("libcrypto did not end a SHA-256")
      }
      let digits = Array("0123456789abcdef".utf8)
      return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
  }
}
