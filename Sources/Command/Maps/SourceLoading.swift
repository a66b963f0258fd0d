import Fetching
import FoundationEssentials
import Skybeat

/// Brings one file of an address list into a folder, with the note beside it.
struct SourceLoading {
  var source: MapSource
  var folder: String
  var patienceS: Int

  /// What came of it.
  struct Outcome {
    var path: String
    var bytes: Int
    var sha256: String
    var how: String

    func lines(_ source: MapSource) -> [String] {
      let pin =
        source.sha256 == nil ? "not pinned by the list; hold it against the publisher's" : "as the list says"
      let mark = source.official ? "official by the list" : "not official"
      let check = source.verified ? "" : "; the entry is unverified"
      return [
        "\(source.id): \(path), \(bytes) bytes, \(how)", "  sha256 \(sha256): \(pin)",
        "  \(source.licence); \(source.attribution); \(mark)\(check)",
      ]
    }
  }

  private var path: String { folder + "/" + source.file }
  private var notePath: String { path + SourceNote.ending }

  /// - Throws: `FetchError`, `WriteFailure`, or `FileIssue` whose reason concerns the entry of the list.
  func run() throws -> Outcome {
    let before = try there()
    if let before, before.isRight {
      try writeNote(sha256: before.sha256, bytes: before.bytes)
      return Outcome(path: path, bytes: before.bytes, sha256: before.sha256, how: "was there, nothing loaded")
    }
    guard let url = source.url else {
      throw FileIssue(
        file: "", line: 0, column: 0,
        reason: "the list has no address (url: null); write the publisher's there")
    }
    let request = FetchRequest(
      url: url, target: path, bytes: source.bytes, sha256: source.sha256, patienceS: patienceS)
    let name = source.id
    defer { Terminal.endProgress() }
    var told = 0
    let arrived = try Fetcher.load(request) { bytes, total in
      // A terminal need not hear of every piece.
      guard bytes == total || bytes - told >= 1 << 18 else { return }
      told = bytes
      Terminal.progress("\(name): \(bytes) of \(total.map { "\($0)" } ?? "?") bytes")
    }
    // The note first: a file without one would not be known as loaded by this command.
    try writeNote(sha256: arrived.sha256, bytes: arrived.bytes)
    try arrived.moveIn()
    var how = arrived.from > 0 ? "loaded from byte \(arrived.from) on" : "loaded"
    if let reason = arrived.startedAgain { how += " from the start (\(reason))" }
    if before != nil { how += ", in place of an earlier version" }
    return Outcome(path: path, bytes: arrived.bytes, sha256: arrived.sha256, how: how)
  }

  /// The file that is in the place, and whether it is the one that the list means.
  ///
  /// - Throws: `WriteFailure` when it is somebody else's: it must not be lost.
  private func there() throws -> (sha256: String, bytes: Int, isRight: Bool)? {
    if RawFile.isFolder(path) { throw WriteFailure(path: path, reason: "this is a folder") }
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let (hash, size) = try SHA256.digest(ofFile: path)
    let note = readNote()
    if let pin = source.sha256, pin == hash { return (hash, size, true) }
    if source.sha256 == nil, let note, note.sha256 == hash, note.url == source.url {
      return (hash, size, true)
    }
    // A run that ended between note and file leaves the whole part.
    let wasMoving = FileManager.default.fileExists(atPath: path + ".part")
    guard let note else {
      throw WriteFailure(path: path, reason: "a file that this command did not load is there; move it away")
    }
    guard note.sha256 == hash || wasMoving else {
      let reason =
        "the file there has changed since it was loaded (SHA-256 \(hash), was \(note.sha256)); move it away"
      throw WriteFailure(path: path, reason: reason)
    }
    return (hash, size, false)
  }

  private func readNote() -> SourceNote? {
    guard FileManager.default.fileExists(atPath: notePath), let bytes = try? Files.read(notePath) else {
      return nil
    }
    return try? DocumentCodec.decode(SourceNote.self, from: bytes, file: notePath)
  }

  private func writeNote(sha256: String, bytes: Int) throws {
    let note = try DocumentCodec.encode(SourceNote(source, sha256: sha256, bytes: bytes))
    if FileManager.default.fileExists(atPath: notePath), try Files.read(notePath) == note { return }
    try Files.write(note, to: notePath)
  }
}
