import FoundationEssentials
import TerrainModel
import TestSupport
import Testing
import Units

@Suite struct HeightGridTests {
  /// 3 columns, 2 rows; posts at easting 830010, 830030, 830050 and northing 820010, 820030.
  private static let small = """
    NCOLS 3
    NROWS 2
    XLLCORNER 830000
    YLLCORNER 820000
    CELLSIZE 20
    NODATA_VALUE -9999
    10 20 30
    40 50 -9999
    """

  private func read(_ text: String) throws(TerrainError) -> HeightGrid {
    try HeightGrid(asciiGrid: text, name: "small.asc", crs: .hongKongGrid, datum: .hkpd)
  }

  @Test func readsPostsFromTheNorth() throws {
    let grid = try read(HeightGridTests.small)
    #expect(grid.columns == 3 && grid.rows == 2 && grid.cellSize == 20 && grid.postSpacing == 20)
    #expect(grid.westPost == 830_010 && grid.southPost == 820_010)
    #expect(grid.height(column: 0, row: 0) == 10 && grid.height(column: 1, row: 1) == 50)
    #expect(grid.height(column: 2, row: 1) == nil && grid.height(column: 3, row: 0) == nil)
    let centred = try read(
      HeightGridTests.small.replacing("XLLCORNER 830000", with: "xllcenter 830010")
        .replacing("YLLCORNER 820000", with: "yllcenter 820010"))
    #expect(centred.westPost == grid.westPost && centred.southPost == grid.southPost)
    let windows = try read(HeightGridTests.small.replacing("\n", with: "\r\n"))
    #expect(windows.height(column: 2, row: 0) == 30)
  }

  @Test func bilinearAndSafeAtTheEdge() throws {
    let grid = try read(HeightGridTests.small)
    func height(_ east: Double, _ north: Double) -> Double? { grid.heights(x: [east], y: [north])[0] }
    #expect(height(830_010, 820_030) == 10)
    #expect(height(830_020, 820_020) == 30, "the mean of 10, 20, 40 and 50")
    #expect(height(830_015, 820_030) == 12.5)
    #expect(height(830_040, 820_020) == nil, "one of the four is missing")
    #expect(height(830_030, 820_020) == 35, "between two posts only these count")
    #expect(height(830_050, 820_030) == 30 && height(830_040, 820_030) == 25)
    #expect(height(830_050, 820_010) == nil, "the missing post itself")
    #expect(height(830_009, 820_020) == nil, "beyond the outermost posts, though within the cell")
    #expect(height(830_020, 820_031) == nil && height(.nan, 820_020) == nil)
  }

  @Test func interpolationLaws() throws {
    // A plane comes back exactly; heights never leave the range of the posts.
    try forAll(30) { random in
      (random.pick(2..<20), random.pick(2..<20), random.next())
    } property: { input, seed in
      let (columns, rows, inner) = input
      var random = SplitMix64(seed: inner)
      var flat: [Double?] = []
      var rough: [Double?] = []
      for row in 0..<rows {
        for column in 0..<columns {
          flat.append(Double(column) * 2 - Double(row) * 3 + 100)
          rough.append(Double(random.pick(0..<500)))
        }
      }
      func grid(_ heights: [Double?]) throws -> HeightGrid {
        try HeightGrid(
          name: "made up", crs: .hongKongGrid, datum: .hkpd, columns: columns, rows: rows, westPost: 820_000,
          southPost: 810_000, cellSize: 5, heights: heights)
      }
      let (plane, hills) = (try grid(flat), try grid(rough))
      for _ in 0..<50 {
        let column = random.unit() * Double(columns - 1)
        let row = random.unit() * Double(rows - 1)
        let x = 820_000 + column * 5
        let y = 810_000 + (Double(rows - 1) - row) * 5
        let onPlane = try #require(plane.heights(x: [x], y: [y])[0], "seed \(seed)")
        #expect(abs(onPlane - (column * 2 - row * 3 + 100)) < 1e-4, "seed \(seed)")
        let onHills = try #require(hills.heights(x: [x], y: [y])[0], "seed \(seed)")
        #expect(onHills >= 0 && onHills < 500, "seed \(seed)")
      }
    }
  }

  @Test(
    arguments: [
      ("NCOLS 3\n", "", "'ncols' is missing", nil), ("NCOLS 3", "NCOLS 3.5", "whole", 1),
      ("NROWS 2", "NROWS 1", "2...100000", 2), ("CELLSIZE 20", "DX 20\nDY 20", "'dx' is not supported", 5),
      ("CELLSIZE 20", "CELLSIZE 0", "above 0", 5), ("CELLSIZE 20", "CELLSIZE wide", "needs a number", 5),
      ("NROWS 2", "NROWS 2\nNROWS 2", "given twice", 3), ("NROWS 2", "COUNT 2", "unknown header 'count'", 2),
      ("XLLCORNER 830000", "XLLCORNER 830000\nXLLCENTER 1", "only one of them", nil),
      ("10 20 30", "10 x20 30", "'x20' is not a height", 7), ("40 50 -9999", "40 50", "after 5 of 3 by 2", 8),
      ("40 50 -9999", "40 50 60 70", "more than 3 by 2", 8), ("10 20 30", "10 20 99999", "99999.0 m", 7),
      ("10 20 30", "10 nan 30", "height nan m", 7), ("830000", "0", "miss the Hong Kong 1980 Grid", nil),
    ] as [(String, String, String, Int?)])
  func badFilesAreNamed(old: String, new: String, message: String, line: Int?) {
    let error = #expect(throws: TerrainError.self) {
      try read(HeightGridTests.small.replacing(old, with: new))
    }
    #expect(error?.message.contains(message) == true, "\(error?.description ?? "")")
    if let line { #expect(error?.line == line) }
    #expect(error?.description.hasPrefix("small.asc") == true)
  }

  @Test func numbersAreReadAsSwiftReadsThem() throws {
    let texts = ["12.345", "-0.5", "+7", "1e2", ".5", "5.", "0.1234567890123456789", "123.456789012345"]
    let body = texts.joined(separator: " ")
    let text = "ncols 4\nnrows 2\nxllcorner 830000\nyllcorner 820000\ncellsize 5\n\(body)\n"
    let grid = try HeightGrid(asciiGrid: text, name: "numbers", crs: .hongKongGrid, datum: .hkpd)
    let expected = [12.345, -0.5, 7, 100, 0.5, 5, 0.12345678901234568, 123.456789012345]
    for (index, value) in expected.enumerated() {
      #expect(grid.height(column: index % 4, row: index / 4) == Double(Float(value)), "\(texts[index])")
    }
  }

  @Test func readsThePublishedGrids() throws {
    for file in ["landsd-5m-cheung-chau.asc", "landsd-70m-hongkong.asc"] {
      guard let path = Folders.shared("maps/dem/\(file)") else { return }
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
      let start = ContinuousClock.now
      let grid = try HeightGrid(asciiGrid: bytes, name: file, crs: .hongKongGrid, datum: .hkpd)
      print("\(file): \(grid.columns) by \(grid.rows) posts in \(ContinuousClock.now - start)")
      #expect(grid.height(column: 0, row: 0) != nil)
      var highest = -1.0
      for row in 0..<grid.rows {
        for column in 0..<grid.columns { highest = max(highest, grid.height(column: column, row: row) ?? -1) }
      }
      // Cheung Chau's top is about 100 m; Tai Mo Shan, 957 m.
      #expect(file.contains("cheung") ? (80...120).contains(highest) : (900...960).contains(highest))
    }
  }
}
