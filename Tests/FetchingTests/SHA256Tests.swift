import Fetching
import Foundation
import Testing

/// Published pairs of FIPS 180-2, appendix B, and of NIST's test vectors for byte-oriented messages.
@Suite("SHA-256")
struct SHA256Tests {
  static let vectors: [(message: [UInt8], digest: String)] = [
    ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ([0xd3], "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
    (
      [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test("published pairs, from memory and from a file", arguments: vectors.indices)
  func published(_ index: Int) throws {
    let (message, digest) = Self.vectors[index]
    #expect(try SHA256.digest(of: message) == digest)
    let file = FileManager.default.temporaryDirectory.appending(path: "skybeat-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(message).write(to: file)
    let read = try SHA256.digest(ofFile: file.path(percentEncoded: false))
    #expect(read.sha256 == digest && read.bytes == message.count)
  }

  @Test("a file that is not there has no digest") func absent() {
    #expect(throws: FetchError.self) { try SHA256.digest(ofFile: "/nowhere/at-all") }
  }
}
