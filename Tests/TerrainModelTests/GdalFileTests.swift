import Foundation
import TerrainModel
import TestSupport
import Testing
import Units

/// Files that GDAL's gdal_translate (Debian gdal-bin) wrote; skipped, saying so, where it is not installed.
@Suite struct GdalFileTests {
  private static let tool = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { $0 + "/gdal_translate" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  private func translate(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: Self.tool ?? "")
    process.arguments = ["-q"] + arguments
    process.standardError = Pipe()
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "gdal_translate \(arguments)")
  }

  private func withFolder(_ body: (URL) throws -> Void) throws {
    guard Self.tool != nil else {
      print("skipped: gdal_translate is not installed")
      return
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "grids-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  private func same(_ a: HeightGrid, _ b: HeightGrid, _ what: String) {
    #expect(a.columns == b.columns && a.rows == b.rows && a.cellSize == b.cellSize, "\(what)")
    #expect(abs(a.westPost - b.westPost) < 1e-6 && abs(a.southPost - b.southPost) < 1e-6, "\(what)")
    for row in 0..<a.rows {
      for column in 0..<a.columns
      where a.height(column: column, row: row) != b.height(column: column, row: row) {
        Issue.record("\(what): column \(column), row \(row)")
        return
      }
    }
  }

  /// All ways of writing the same grid: plain, LZW and deflate, predictors, strips and tiles, both orders, numbers.
  @Test func allWaysOfWriting() throws {
    try withFolder { folder in
      var random = SplitMix64(seed: 5)
      var text = "ncols 301\nnrows 203\nxllcorner 830000\nyllcorner 815000\ncellsize 5\nNODATA_value -9999\n"
      for row in 0..<203 {
        text +=
          (0..<301).map { column in
            random.unit() < 0.02 ? "-9999" : "\(column / 3 + row * row / 100 + random.pick(-4..<5))"
          }.joined(separator: " ") + "\n"
      }
      let source = folder.appending(path: "source.asc")
      try text.write(to: source, atomically: true, encoding: .utf8)
      let truth = try HeightGrid(file: bytes(source), name: "asc", crs: .hongKongGrid, datum: .hkpd)
      var count = 0
      for type in ["Int16", "Int32", "Float32", "Float64"] {
        for packing in ["NONE", "LZW", "DEFLATE"] {
          for predictor in packing == "NONE" ? [1] : [1, type.hasPrefix("Int") ? 2 : 3] {
            for layout in [
              ["TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=32"], ["BLOCKYSIZE=7"], ["BLOCKYSIZE=203"],
            ] {
              for order in ["LITTLE", "BIG"] {
                var options = ["COMPRESS=\(packing)", "ENDIANNESS=\(order)"] + layout
                if packing != "NONE" { options.append("PREDICTOR=\(predictor)") }
                let target = folder.appending(path: "target.tif")
                try translate(
                  ["-ot", type, "-a_srs", "EPSG:2326"] + options.flatMap { ["-co", $0] } + [
                    source.path, target.path,
                  ])
                let what = "\(type) \(options)"
                count += 1
                if predictor == 3, order == "BIG" {
                  // Its planes lie in the other order than on a big-endian machine, so it is refused.
                  #expect(throws: TerrainError.self) {
                    try HeightGrid(file: bytes(target), name: what, crs: nil, datum: .hkpd)
                  }
                  continue
                }
                let grid = try HeightGrid(file: bytes(target), name: what, crs: nil, datum: .hkpd)
                same(grid, truth, what)
                #expect(grid.crs == .hongKongGrid)
              }
            }
          }
        }
      }
      print("\(count) ways of writing one grid")
    }
  }

  @Test func otherSystemsAndZeros() throws {
    try withFolder { folder in
      let source = folder.appending(path: "source.asc")
      let target = folder.appending(path: "target.tif")
      let text = "ncols 3\nnrows 2\nxllcorner 114.1\nyllcorner 22.3\ncellsize 0.01\n1 2 3 4 5 6\n"
      try text.write(to: source, atomically: true, encoding: .utf8)
      try translate(["-a_srs", "EPSG:4326", "-ot", "Int16", source.path, target.path])
      let degrees = try HeightGrid(file: bytes(target), name: "degrees", crs: nil, datum: .seaLevelEGM96)
      #expect(degrees.crs == .wgs84 && abs(degrees.westPost - 114.105) < 1e-9)
      #expect(degrees.height(column: 2, row: 1) == 6)
      let map = text.replacing("114.1", with: "205000").replacing("22.3", with: "2471000").replacing(
        "0.01", with: "30")
      try map.write(to: source, atomically: true, encoding: .utf8)
      for (code, crs) in [("EPSG:32650", HeightGrid.CRS.utm50), ("EPSG:32649", .utm49)] {
        try translate(["-a_srs", code, "-ot", "Float32", source.path, target.path])
        #expect(try HeightGrid(file: bytes(target), name: code, crs: nil, datum: .hkpd).crs == crs)
      }
      try translate(["-a_srs", "EPSG:32650+5773", "-ot", "Float32", source.path, target.path])
      #expect(try HeightGrid(file: bytes(target), name: "both", crs: nil, datum: nil).datum == .seaLevelEGM96)
      try translate(["-a_srs", "EPSG:3857", "-ot", "Float32", source.path, target.path])
      #expect(throws: TerrainError.self) {
        try HeightGrid(file: bytes(target), name: "web", crs: nil, datum: .hkpd)
      }
      try translate(["-co", "BIGTIFF=YES", source.path, target.path])
      let error = #expect(throws: TerrainError.self) {
        try HeightGrid(file: bytes(target), name: "big", crs: .utm50, datum: .hkpd)
      }
      #expect(error?.message.contains("BigTIFF") == true)
    }
  }

  /// The published files: GeoTIFF and ESRI ASCII of the same ground say the same.
  @Test func publishedGrids() throws {
    guard let tiff = Folders.shared("maps/dem/landsd-70m-hongkong.tif"),
      let text = Folders.shared("maps/dem/landsd-70m-hongkong.asc"),
      let large = Folders.shared("maps/dem/landsd-5m-cheungchau-lamma-hkwest.tif"),
      let cut = Folders.shared("maps/dem/landsd-5m-cheung-chau.asc"),
      let lantau = Folders.shared("maps/dem/landsd-36m-lantau.tif"),
      let srtm = Folders.shared("maps/dem/srtm-1arcsec-hongkong.tif")
    else { return }
    func read(_ path: String, _ crs: HeightGrid.CRS? = nil, _ datum: HeightGrid.Datum = .hkpd) throws
      -> HeightGrid
    {
      try HeightGrid(file: bytes(URL(filePath: path)), name: path, crs: crs, datum: datum)
    }
    let start = ContinuousClock.now
    let whole = try read(large)
    print("\(whole.columns) by \(whole.rows) posts of a GeoTIFF in \(ContinuousClock.now - start)")
    same(try read(tiff), try read(text, .hongKongGrid), "70 m")
    let piece = try read(cut, .hongKongGrid)
    let (left, top) = (0, Int((815_530 - piece.southPost) / 5) - piece.rows + 1)
    for row in 0..<piece.rows {
      for column in 0..<piece.columns {
        let (a, b) = (
          piece.height(column: column, row: row), whole.height(column: column + left, row: row + top)
        )
        if a != b {
          Issue.record("column \(column), row \(row): \(a ?? .nan) and \(b ?? .nan)")
          return
        }
      }
    }
    let oblong = try read(lantau)
    #expect(oblong.cellSize != oblong.rowSize)
    #expect(try read(srtm, nil, .seaLevelEGM96).crs == .wgs84)
  }
}
