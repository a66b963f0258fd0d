import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A web server of a test: one thread, one answer a connection, on this machine only. It remembers what was asked.
final class LocalServer: Sendable {
  struct Request: Sendable {
    var path: String
    /// Names in small letters.
    var fields: [String: String]
  }

  struct Answer: Sendable {
    var status = 200
    var fields: [(String, String)] = []
    var body: [UInt8] = []
    /// Closes after so many bytes of the body; all are announced.
    var cutAfter: Int?
    /// Sends no more after `cutAfter`, and holds the connection until the other side leaves.
    var stalls = false
    /// Sends no `Content-Length`, so that the end of the connection is the end of the body.
    var isOpenEnded = false
  }

  struct Failure: Error { var call: String }

  let port: UInt16
  private let listener: Int32
  private let answer: @Sendable (Request) -> Answer
  private let heard = Mutex<[Request]>([])
  private let connections = Mutex(0)

  /// Everything that was asked for so far.
  var requests: [Request] { heard.withLock { $0 } }
  /// Connections that were opened, whatever was said on them.
  var connectionCount: Int { connections.withLock { $0 } }

  func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  init(_ answer: @escaping @Sendable (Request) -> Answer) throws {
    self.answer = answer
    (listener, port) = try Self.listen()
    let thread = Thread { [listener] in
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 { return }
        self.connections.withLock { $0 += 1 }
        self.serve(connection)
        close(connection)
      }
    }
    thread.start()
  }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// A port where nobody listens: it was free a moment ago.
  static func freePort() throws -> UInt16 {
    let (listener, port) = try listen()
    close(listener)
    return port
  }

  private static func listen() throws -> (Int32, UInt16) {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let listener = socket(AF_INET, stream, 0)
    guard listener >= 0 else { throw Failure(call: "socket") }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutableBytes(of: &address) { bytes -> Bool in
      guard let pointer = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
      return bind(listener, pointer, length) == 0 && systemListen(listener)
        && getsockname(listener, pointer, &length) == 0
    }
    guard bound else {
      close(listener)
      throw Failure(call: "bind")
    }
    return (listener, UInt16(bigEndian: address.sin_port))
  }

  private func serve(_ connection: Int32) {
    var head: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !head.contains(subsequence: Array("\r\n\r\n".utf8)) {
      let count = read(connection, &buffer, buffer.count)
      if count <= 0 { return }
      head += buffer[..<count]
    }
    let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ").map(String.init)
    var request = Request(path: words.count > 1 ? words[1] : "", fields: [:])
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      request.fields[line[..<colon].lowercased()] =
        line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    heard.withLock { $0.append(request) }
    let answer = answer(request)
    var text = "HTTP/1.1 \(answer.status) Test\r\nConnection: close\r\n"
    if !answer.isOpenEnded { text += "Content-Length: \(answer.body.count)\r\n" }
    for (name, value) in answer.fields { text += "\(name): \(value)\r\n" }
    send(
      Array((text + "\r\n").utf8) + answer.body.prefix(answer.cutAfter ?? answer.body.count), to: connection)
    if answer.stalls { while read(connection, &buffer, buffer.count) > 0 {} }
  }

  private func send(_ bytes: [UInt8], to connection: Int32) {
    #if canImport(Glibc)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags: Int32 = 0
    #endif
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemSend(connection, $0.baseAddress, $0.count, flags) }
      // The other side may leave when it likes.
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }
}

/// The system's calls, whose names the server's own would hide.
private func systemSend(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
  send(file, bytes, count, flags)
}

private func systemListen(_ file: Int32) -> Bool { listen(file, 16) == 0 }

extension [UInt8] {
  fileprivate func contains(subsequence: [UInt8]) -> Bool {
    guard count >= subsequence.count else { return false }
    return (0...(count - subsequence.count)).contains {
      Array(self[$0..<$0 + subsequence.count]) == subsequence
    }
  }
}
