import Skybeat

/// Files that are held in memory, and below them those of the disk.
struct MemoryFiles: FileSource {
  var texts: [String: String]

  func bytes(_ path: String) throws -> [UInt8] {
    if let text = texts[path] { return Array(text.utf8) }
    return try DiskFiles().bytes(path)
  }

  func exists(_ path: String) -> Bool { texts[path] != nil || DiskFiles().exists(path) }
}
