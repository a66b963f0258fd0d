import FoundationEssentials
import TestSupport
import Testing

@testable import Pictures
@testable import Reports

@Suite struct GalleryTests {
  static let folder = Folders.package + "/docs/pictures"

  @Test("the committed picture is what the program draws", arguments: Gallery.scenes.map(\.name))
  func committed(name: String) throws {
    let scene = try #require(Gallery.scenes.first { $0.name == name })
    let drawn = try scene.draw().svg()
    let file = try Array(Data(contentsOf: URL(filePath: GalleryTests.folder + "/\(name).svg")))
    #expect(drawn == file, "docs/pictures/\(name).svg is not what the program draws: make pictures")
  }

  @Test("every picture has a scene and a page that shows it") func complete() throws {
    let names = Gallery.scenes.map(\.name)
    #expect(Set(names).count == names.count)
    let files = try FileManager.default.contentsOfDirectory(atPath: GalleryTests.folder).filter {
      $0.hasSuffix(".svg")
    }
    #expect(files.sorted() == names.map { $0 + ".svg" }.sorted())
    let pages = try FileManager.default.subpathsOfDirectory(atPath: Folders.package + "/docs")
      .filter { $0.hasSuffix(".md") }
      .map { try String(contentsOfFile: Folders.package + "/docs/" + $0, encoding: .utf8) }
    for name in names {
      #expect(pages.contains { $0.contains("pictures/\(name).svg") }, "\(name) is on no page")
    }
  }
}
