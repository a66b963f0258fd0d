import TerrainModel
import TestSupport
import Testing
import Units

@Suite struct GridFormatTests {
  private func message(_ body: () throws -> HeightGrid) -> String {
    do { return "read \(try body().name)" } catch { return "\(error)" }
  }

  @Test(arguments: [true, false]) func smallTiff(isLittleEndian: Bool) throws {
    let grid = try TiffMaker.small(isLittleEndian: isLittleEndian).grid()
    #expect(grid.columns == 3 && grid.rows == 2 && grid.cellSize == 20 && grid.rowSize == 20)
    #expect(grid.crs == .hongKongGrid && grid.datum == .hkpd)
    #expect(grid.westPost == 830_010 && grid.southPost == 820_010)
    #expect(grid.height(column: 0, row: 0) == 10 && grid.height(column: 1, row: 1) == 50)
    #expect(grid.height(column: 2, row: 1) == nil, "no data")
  }

  @Test func postsOrCorners() throws {
    var maker = TiffMaker.small()
    maker.tags[34735] = .shorts([
      1, 1, 0, 4, 1024, 0, 1, 1, 1025, 0, 1, 2, 3072, 0, 1, 2326, 4096, 0, 1, 5738,
    ])
    let posts = try maker.grid()
    #expect(posts.westPost == 830_000 && posts.southPost == 820_020, "the tie point is a post")
    maker.tags[33550] = nil
    maker.tags[33922] = nil
    maker.tags[34264] = .doubles([20, 0, 0, 830_010, 0, -20, 0, 820_030, 0, 0, 0, 0, 0, 0, 0, 1])
    let matrix = try maker.grid()
    #expect(matrix.westPost == 830_010 && matrix.southPost == 820_010 && matrix.cellSize == 20)
    maker = TiffMaker.small()
    maker.tags[33550] = .doubles([20, 10, 0])
    let flat = try maker.grid()
    #expect(flat.rowSize == 10 && flat.southPost == 820_025)
    #expect(flat.heights(x: [830_010], y: [820_030]) == [25], "half way between 40 and 10")
    #expect(flat.postSpacing == 20)
  }

  /// What neither file nor mission says is asked for; what they say differently is told.
  @Test func systemAndZeroAreNeverAssumed() throws {
    var maker = TiffMaker.small()
    #expect(message { try maker.grid(crs: .hongKongGrid, datum: .hkpd) } == "read small.tif")
    #expect(message { try maker.grid(crs: .wgs84) }.contains("the file says EPSG:2326"))
    #expect(message { try maker.grid(datum: .seaLevelEGM96) }.contains("the file says hkpd"))
    maker.tags[34735] = .shorts([1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 2326])
    let error = #expect(throws: TerrainError.self) { try maker.grid() }
    #expect(error?.missingKey == "datum")
    #expect(try maker.grid(datum: .seaLevelEGM96).datum == .seaLevelEGM96)
    maker.tags[34735] = nil
    #expect(#expect(throws: TerrainError.self) { try maker.grid(datum: .hkpd) }?.missingKey == "crs")
    #expect(try maker.grid(crs: .hongKongGrid, datum: .hkpd).crs == .hongKongGrid)
    let text = Array("ncols 2\nnrows 2\nxllcorner 830000\nyllcorner 820000\ncellsize 5\n1 2 3 4\n".utf8)
    for (crs, datum, key) in [
      (nil, HeightGrid.Datum.hkpd, "crs"), (HeightGrid.CRS.hongKongGrid, nil, "datum"),
    ] {
      let error = #expect(throws: TerrainError.self) {
        try HeightGrid(file: text, name: "a.asc", crs: crs, datum: datum)
      }
      #expect(error?.missingKey == key)
    }
  }

  @Test(
    arguments: [
      (34735, .shorts([1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 3857]), "EPSG:3857; known: EPSG:2326"),
      (34735, .shorts([1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 32767]), "no EPSG number"),
      (34735, .shorts([1, 1, 0, 9, 1024, 0, 1, 1]), "list of keys"),
      (34735, .shorts([1, 1, 0, 3, 1024, 0, 1, 1, 3072, 0, 1, 2326, 3076, 0, 1, 9002]), "unit is EPSG:9002"),
      (34735, .shorts([1, 1, 0, 3, 1024, 0, 1, 1, 3072, 0, 1, 2326, 4096, 0, 1, 5703]), "EPSG:5703"),
      (34735, .shorts([1, 1, 0, 3, 1024, 0, 1, 1, 3072, 0, 1, 2326, 4099, 0, 1, 9002]), "only metres"),
      (256, .shorts([0]), "0 by 2 posts"), (256, .longs([4_000_000_000]), "4000000000 by 2 posts"),
      (256, .shorts([30]), "block 0 holds 12 bytes"), (257, .longs([90_000]), "places and 1 lengths"),
      (258, .shorts([8]), "8 bits in sample format 2"), (339, .shorts([3]), "16 bits in sample format 3"),
      (277, .shorts([3]), "3 bands"), (259, .shorts([7]), "compression 7"), (259, .shorts([5]), "block 0"),
      (259, .shorts([8]), "cannot be unpacked"), (317, .shorts([3]), "predictor 3"),
      (273, .longs([4_000_000]), "block 0 lies at bytes 4000000"), (279, .longs([4_000_000]), "block 0 lies"),
      (279, .longs([12, 12]), "1 places and 2 lengths"), (278, .longs([0]), "blocks of 3 by 0"),
      (266, .shorts([2]), "bits in order 2"), (33550, .doubles([20, .nan, 0]), "must be finite"),
      (33550, .doubles([-20, 20, 0]), "sizes above 0"), (33550, .shorts([20, 20, 0]), "doubles are needed"),
      (33922, .doubles([0, 0, 0, 0, 0, 0]), "miss the Hong Kong 1980 Grid"),
      (33922, .doubles([0, 0, 0, 830_000]), "4 of tie points"), (42113, .text("none"), "'none'"),
      (42113, .text("10"), "height -9999.0 m at column 2, row 1"),
      (42112, .text("<Item name=\"SCALE\" role=\"scale\">0.1</Item>"), "scale or an offset"),
      (322, .shorts([16]), "a tag of its tiles"),
    ] as [(Int, TiffMaker.Value, String)])
  func lies(tag: Int, value: TiffMaker.Value, expected: String) {
    var maker = TiffMaker.small()
    maker.tags[tag] = value
    let said = message { try maker.grid() }
    #expect(said.contains(expected), "\(said)")
    #expect(said.hasPrefix("small.tif: "))
  }

  @Test func whatIsMissingOrBig() {
    for (tag, expected) in [
      (256, "width or height"), (279, "strips (tags 273, 279)"), (33550, "where it lies"), (258, "1 bits"),
    ] {
      var maker = TiffMaker.small()
      maker.tags[tag] = nil
      #expect(message { try maker.grid() }.contains(expected))
    }
    var maker = TiffMaker.small()
    maker.magic = 43
    #expect(message { try maker.grid() }.contains("BigTIFF, which is not read"))
  }

  @Test func floatsWithoutANumberHaveNoHeight() throws {
    var maker = TiffMaker.small()
    maker.tags[258] = .shorts([32])
    maker.tags[339] = .shorts([3])
    maker.tags[279] = .longs([24])
    func strip(_ values: [Float]) { maker.strip = values.flatMap { maker.number(UInt64($0.bitPattern), 4) } }
    strip([1.5, .nan, 3, 4, 5, -9999])
    let grid = try maker.grid()
    #expect(grid.height(column: 0, row: 0) == 1.5 && grid.height(column: 1, row: 0) == nil)
    #expect(grid.height(column: 2, row: 1) == nil)
    strip([1.5, .infinity, 3, 4, 5, -9999])
    #expect(message { try maker.grid() }.contains("height inf m at column 1, row 0"))
  }

  /// Whatever becomes of the bytes, there is a grid or a message.
  @Test func spoiltBytes() throws {
    var (read, refused) = (0, 0)
    for isLittleEndian in [true, false] {
      let whole = TiffMaker.small(isLittleEndian: isLittleEndian).bytes
      for length in whole.indices {
        #expect(throws: TerrainError.self) {
          try HeightGrid(file: Array(whole.prefix(length)), name: "cut.tif", crs: nil, datum: nil)
        }
      }
      forAll(3000) { random in
        var bytes = whole
        for _ in 0..<random.pick(1..<6) { bytes[random.pick(0..<bytes.count)] = UInt8(random.pick(0..<256)) }
        return bytes
      } property: { bytes, _ in
        if (try? HeightGrid(file: bytes, name: "spoilt.tif", crs: .hongKongGrid, datum: .hkpd)) != nil {
          read += 1
        } else {
          refused += 1
        }
      }
    }
    print("spoilt files: \(read) read, \(refused) refused")
    #expect(read > 0 && refused > 0)
  }

  @Test func srtmTiles() throws {
    var bytes = [UInt8](repeating: 0, count: 2 * 1201 * 1201)
    func put(_ value: Int, column: Int, row: Int) {
      let place = 2 * (row * 1201 + column)
      bytes[place] = UInt8(truncatingIfNeeded: value >> 8)
      bytes[place + 1] = UInt8(truncatingIfNeeded: value)
    }
    put(957, column: 0, row: 0)
    put(-32768, column: 1, row: 0)
    put(-3, column: 1200, row: 1200)
    func read(_ name: String, _ crs: HeightGrid.CRS? = nil, _ datum: HeightGrid.Datum? = .seaLevelEGM96)
      throws
      -> HeightGrid
    {
      try HeightGrid(file: bytes, name: name, crs: crs, datum: datum)
    }
    let grid = try read("maps/N22E114.hgt")
    #expect(grid.crs == .wgs84 && grid.columns == 1201 && grid.westPost == 114 && grid.southPost == 22)
    #expect(grid.height(column: 0, row: 0) == 957 && grid.height(column: 1, row: 0) == nil)
    #expect(grid.heights(x: [115], y: [22]) == [-3] && grid.heights(x: [114], y: [23]) == [957])
    #expect(try read("S01W002.hgt").westPost == -2 && read("S01W002.hgt").southPost == -1)
    #expect(message { try read("hongkong.hgt") }.contains("like N22E114.hgt"))
    #expect(message { try read("N2XE114.hgt") }.contains("like N22E114.hgt"))
    #expect(message { try read("N22E114.hgt", .hongKongGrid) }.contains("the file says EPSG:4326"))
    #expect(#expect(throws: TerrainError.self) { try read("N22E114.hgt", nil, nil) }?.missingKey == "datum")
    put(9500, column: 7, row: 2)
    #expect(message { try read("N22E114.hgt") }.contains("height 9500 m at column 7, row 2"))
    bytes.removeLast()
    #expect(message { try read("N22E114.hgt") }.contains("2884801 bytes; 25934402"))
  }

  /// Point A of the Lands Department's tool lies at easting 205494, northing 2471279 of zone 50.
  @Test func transverseMercatorBesideHongKong() throws {
    let place = GeoPoint(longitude: 114.141187917, latitude: 22.322172084)
    func plane(_ crs: HeightGrid.CRS, _ west: Double, _ south: Double, _ height: (Double, Double) -> Double)
      throws
      -> HeightGrid
    {
      try HeightGrid(
        name: "plane", crs: crs, datum: .hkpd, columns: 3, rows: 3, westPost: west, southPost: south,
        cellSize: 500,
        heights: (0..<9).map { height(Double($0 % 3) * 500, Double(2 - $0 / 3) * 500) })
    }
    let east = try plane(.utm50, 205_000, 2_471_000) { x, _ in x }
    let north = try plane(.utm50, 205_000, 2_471_000) { _, y in y }
    #expect(abs(try #require(try east.heights(at: [place])[0]) - 494) < 1)
    #expect(abs(try #require(try north.heights(at: [place])[0]) - 279) < 1)
    #expect(try east.heights(at: [GeoPoint(longitude: 200, latitude: 22)]) == [nil])
    // Zone 49 is 6 degrees further west, so its eastings beyond 794 km mirror those of zone 50.
    let west = try plane(.utm49, 823_000, 2_471_000) { x, _ in x }
    #expect(try west.heights(at: [place])[0] != nil)
    #expect(east.postSpacing == 500 && east.crs.isInMetres)
  }
}
