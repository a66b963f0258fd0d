import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The unfinished file beside the target, `NAME.part`, with a note of what it is a part of, `NAME.part.json`.
/// Held by a lock, so that two runs cannot write into one file.
final class PartFile {
  /// Of which content the bytes are.
  struct Origin: Codable, Hashable {
    var url: String
    /// Strong entity tag or time of the last change, as the server wrote it.
    var validator: String?
    /// The whole length, when the server said it.
    var bytes: Int?
  }

  let path: String
  private let file: Int32
  private(set) var size = 0

  init(beside target: String) throws(FetchError) {
    path = target + ".part"
    file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .system(path) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let isHeld = errno == EWOULDBLOCK
      let error = isHeld ? FetchError.busy(path: path) : .system(path)
      throw error
    }
    var information = stat()
    guard fstat(file, &information) == 0 else { throw .system(path) }
    guard information.st_mode & S_IFMT == S_IFREG else {
      throw .cannotUse(path: path, reason: "this is not a plain file")
    }
    size = Int(information.st_size)
  }

  deinit { if file >= 0 { close(file) } }

  private var notePath: String { path + ".json" }

  /// What the note says; nil when there is none that can be read.
  var origin: Origin? {
    guard let data = FileManager.default.contents(atPath: notePath) else { return nil }
    return try? JSONDecoder().decode(Origin.self, from: data)
  }

  /// Throws all bytes away and begins a part of `origin`. The note is written first: bytes without their own note
  /// would be taken for a part of something else.
  func begin(_ origin: Origin) throws(FetchError) {
    guard ftruncate(file, 0) == 0 else { throw .system(path) }
    size = 0
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(origin) else { throw .library("the note of \(path) cannot be made") }
    let note = open(notePath, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard note >= 0 else { throw .system(notePath) }
    defer { close(note) }
    try Array(data).withUnsafeBufferPointer { bytes throws(FetchError) in
      try PartFile.put(UnsafeRawBufferPointer(bytes), to: note, 0, notePath)
    }
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws(FetchError) {
    try PartFile.put(bytes, to: file, size, path)
    size += bytes.count
  }

  func digest() throws(FetchError) -> String { try SHA256.digest(ofOpen: file, path).sha256 }

  /// Sees to it that the bytes are on the disk and not only promised.
  func settle() throws(FetchError) {
    guard fsync(file) == 0 else { throw .system(path) }
  }

  func move(to target: String) throws(FetchError) {
    guard rename(path, target) == 0 else { throw .system(target) }
    unlink(notePath)
  }

  func remove() {
    unlink(notePath)
    unlink(path)
  }

  private static func put(
    _ bytes: UnsafeRawBufferPointer, to file: Int32, _ offset: Int, _ path: String
  ) throws(FetchError) {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let count = pwrite(file, rest.baseAddress, rest.count, off_t(offset + done))
      if count < 0 {
        if errno == EINTR { continue }
        throw .system(path)
      }
      done += count
    }
  }
}
