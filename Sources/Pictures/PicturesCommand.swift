import FoundationEssentials
import Reports

/// Writes the pictures of the documents: `swift run Pictures docs/pictures`.
@main
enum PicturesCommand {
  static func main() throws {
    let folder = URL(
      filePath: CommandLine.arguments.dropFirst().first ?? "docs/pictures", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for scene in Gallery.scenes {
      let bytes = try scene.draw().svg()
      try Data(bytes).write(to: folder.appending(path: scene.name + ".svg"))
      print("\(scene.name).svg: \(bytes.count) bytes")
    }
  }
}
