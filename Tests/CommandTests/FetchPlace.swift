import Foundation
import Synchronization
import TestSupport

/// What a server of files does; a test changes it between two runs.
struct Behaviour: Sendable {
  var body = FetchTests.content
  var tag: String? = "\"v1\""
  var cutAfter: Int?
  var stalls = false
  var honoursRange = true
  /// Leaves `If-Range` out of account, as it must not.
  var honoursIfRange = true
  var status: Int?
  var isOpenEnded = false
  var location: String?
  var redirectsAlways = false
}

final class Site: Sendable {
  private let behaviour = Mutex(Behaviour())
  func change(_ edit: (inout Behaviour) -> Void) { behaviour.withLock { edit(&$0) } }

  func answer(_ request: LocalServer.Request) -> LocalServer.Answer {
    let now = behaviour.withLock { $0 }
    var answer = LocalServer.Answer(body: now.body)
    answer.cutAfter = now.cutAfter
    answer.stalls = now.stalls
    answer.isOpenEnded = now.isOpenEnded
    if let location = now.location, now.redirectsAlways || request.path != location {
      return LocalServer.Answer(status: 302, fields: [("Location", location)], body: Array("moved".utf8))
    }
    if let status = now.status {
      return LocalServer.Answer(status: status, body: Array("an excuse".utf8))
    }
    if let tag = now.tag { answer.fields.append(("ETag", tag)) }
    let isSame = !now.honoursIfRange || (request.fields["if-range"] ?? now.tag) == now.tag
    if now.honoursRange, isSame, let range = request.fields["range"],
      let from = Int(range.dropFirst("bytes=".count).dropLast())
    {
      guard from < now.body.count else { return LocalServer.Answer(status: 416) }
      answer.status = 206
      answer.fields.append(("Content-Range", "bytes \(from)-\(now.body.count - 1)/\(now.body.count)"))
      answer.body = Array(now.body[from...])
    }
    return answer
  }
}

/// A folder, a server and a list of one entry.
struct Place {
  var folder: String
  var server: LocalServer
  var site: Site
  var target: String { folder + "/to/heights.asc" }

  func list(_ keys: [String: String] = [:]) throws -> String {
    var all = [
      "id": "heights", "name": "{en: Heights, zh: 高程}", "url": server.url("/heights.asc"),
      "file": "heights.asc", "sha256": "null", "licence": "CC0-1.0", "attribution": "nobody",
      "official": "true", "verified": "false",
    ]
    all.merge(keys) { $1 }
    let entry = all.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n    ")
    let path = folder + "/list.yaml"
    try Data("skybeat: sources/1\nsources:\n  - \(entry)\n".utf8).write(to: URL(filePath: path))
    return path
  }

  func fetch(_ list: String, _ more: [String] = []) throws -> Program.Outcome {
    // A proxy of the machine must not come between.
    try Program.run(
      ["maps", "fetch", "--list", list, "--to", folder + "/to"] + more,
      environment: ["no_proxy": "127.0.0.1", "NO_PROXY": "127.0.0.1"])
  }

  func names() throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder + "/to") else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder + "/to").sorted()
  }

  func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }
}

/// Gives a test a folder and a server, and takes both away.
func withPlace(_ body: (Place) throws -> Void) throws {
  let folder = try Program.temporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let site = Site()
  let server = try LocalServer { site.answer($0) }
  defer { server.stop() }
  try body(Place(folder: folder, server: server, site: site))
}

/// By coreutils, which is not what the program uses.
func sha256(_ bytes: [UInt8]) throws -> String {
  let folder = try Program.temporaryFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try Data(bytes).write(to: URL(filePath: folder + "/x"))
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = ["-c", "sha256sum '\(folder)/x' || shasum -a 256 '\(folder)/x'"]
  process.standardOutput = pipe
  try process.run()
  let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return String(text.prefix(64))
}

/// 700,000 bytes that repeat nowhere near, by a linear congruence.
func madeBytes(seed: UInt64) -> [UInt8] {
  var state = seed
  return (0..<700_000).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt8(state >> 56)
  }
}
