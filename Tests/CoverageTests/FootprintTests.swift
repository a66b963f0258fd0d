import AircraftModel
import Coverage
import TestSupport
import Testing
import Units

@Suite("Footprint of a camera on level ground") struct FootprintTests {
  struct Known {
    var wide, high: Int
    var diagonalDeg, pixelMrad: Double
    /// Height, width across, depth, pixel in centimetres.
    var rows: [(Double, Double, Double, Double)]
  }

  // The four check cameras and their footprints at 60, 90 and 120 m, from the published sensor geometry.
  static let known = [
    Known(
      wide: 640, high: 512, diagonalDeg: 45, pixelMrad: 1.011,
      rows: [(60, 38.8, 31.1, 6.06), (90, 58.2, 46.6, 9.10), (120, 77.6, 62.1, 12.13)]),
    Known(
      wide: 640, high: 512, diagonalDeg: 61, pixelMrad: 1.437,
      rows: [(60, 55.2, 44.2, 8.62), (90, 82.8, 66.2, 12.94), (120, 110.4, 88.3, 17.25)]),
    Known(
      wide: 1280, high: 1024, diagonalDeg: 45.2, pixelMrad: 0.508,
      rows: [(60, 39.0, 31.2, 3.05), (90, 58.5, 46.8, 4.57), (120, 78.0, 62.4, 6.09)]),
    Known(
      wide: 5280, high: 3956, diagonalDeg: 84, pixelMrad: 0.273,
      rows: [(60, 86.5, 64.8, 1.64), (90, 129.7, 97.2, 2.46), (120, 172.9, 129.6, 3.28)]),
  ]

  static func camera(_ wide: Int, _ high: Int, _ diagonalDeg: Double) -> Camera {
    Camera(
      id: "c", name: BilingualText(en: "c", zh: "c"), spectrum: .thermal,
      diagonalFieldOfView: .degrees(diagonalDeg), sensorPixelsWide: wide, sensorPixelsHigh: high,
      streamPixelsWide: wide, streamPixelsHigh: high, seesAtNight: true, facts: [])
  }

  @Test("straight down: width, depth and pixel of four known cameras", arguments: 0..<4)
  func checkValues(number: Int) throws {
    let known = FootprintTests.known[number]
    let camera = FootprintTests.camera(known.wide, known.high, known.diagonalDeg)
    #expect(abs(camera.radiansPerPixel * 1000 - known.pixelMrad) < 0.0006)
    for (height, width, depth, pixelCm) in known.rows {
      let view = try #require(
        Footprint(camera: camera, pitch: .degrees(-90), aboveGround: .metres(height)))
      #expect(abs(2 * view.nearHalfWidth.metres - width) < 0.11, "\(height) m")
      #expect(abs(2 * view.farHalfWidth.metres - width) < 0.11)
      #expect(abs(view.depth.metres - depth) < 0.11)
      #expect(abs(view.centreOffset.metres) < 1e-9)
      let pixel = ViewGeometry.groundPixel(camera: camera, slantRange: .metres(height))
      #expect(abs(pixel.metres * 100 - pixelCm) < 0.011)
      let swath = ViewGeometry.swathWidth(
        camera: camera, pitch: .degrees(-90), aboveGround: .metres(height))
      #expect(swath == .metres(2 * view.nearHalfWidth.metres))
    }
  }

  @Test("oblique: edges lie where rays of the upper and lower view edge meet the ground")
  func oblique() throws {
    // tan of half the vertical view is 0.5 and of half the horizontal 0.5; axis 45 degrees down, 100 m high.
    let camera = FootprintTests.camera(1000, 1000, 2 * 35.264389682754654)
    #expect(abs(camera.halfWidthTangent - 0.5) < 1e-12)
    let view = try #require(Footprint(camera: camera, pitch: .degrees(-45), aboveGround: .metres(100)))
    // tan(45 + atan 0.5) = 3, tan(45 - atan 0.5) = 1/3.
    #expect(abs(view.near.metres - 100.0 / 3) < 1e-9)
    #expect(abs(view.far.metres - 300) < 1e-9)
    // Depth along the axis times 0.5.
    #expect(abs(view.nearHalfWidth.metres - 0.5 * (100.0 / 3 + 100) / 2.0.squareRoot()) < 1e-9)
    #expect(abs(view.farHalfWidth.metres - 0.5 * 400 / 2.0.squareRoot()) < 1e-9)
    let pixel = try #require(
      ViewGeometry.groundPixelAlongLook(
        camera: camera, slantRange: .metres(200), grazing: .degrees(30)))
    #expect(abs(pixel.metres - camera.radiansPerPixel * 400) < 1e-12)
  }

  @Test("the far edge stops at 5 degrees and never runs to the horizon")
  func horizon() throws {
    let camera = FootprintTests.camera(1000, 1000, 2 * 35.264389682754654)
    let level = try #require(Footprint(camera: camera, pitch: .degrees(0), aboveGround: .metres(100)))
    #expect(abs(level.far.metres - 100 / 0.08748866352592401) < 1e-6)
    #expect(Footprint(camera: camera, pitch: .degrees(30), aboveGround: .metres(100)) == nil)
  }

  @Test("nothing is in view from no height, from NaN and with a pitch past straight down")
  func failures() {
    let camera = FootprintTests.camera(640, 512, 45)
    for height in [0, -3, Double.nan, .infinity] {
      #expect(Footprint(camera: camera, pitch: .degrees(-60), aboveGround: .metres(height)) == nil)
    }
    for pitch in [-91, 91, Double.nan] {
      #expect(Footprint(camera: camera, pitch: .degrees(pitch), aboveGround: .metres(50)) == nil)
    }
    #expect(
      ViewGeometry.swathWidth(camera: camera, pitch: .degrees(-60), aboveGround: .metres(.nan)) == nil)
    #expect(
      ViewGeometry.groundPixelAlongLook(camera: camera, slantRange: .metres(9), grazing: .degrees(0)) == nil)
  }

  @Test("more height: wider, deeper, coarser; a slant limit holds at all corners")
  func laws() {
    forAll(300) { random in
      (
        10 + 200 * random.unit(), 1 + random.unit(), -90 * random.unit(), 20 + 70 * random.unit(),
        1 + 3 * random.unit()
      )
    } property: { input, seed in
      let (height, factor, pitch, diagonal, reach) = input
      let camera = FootprintTests.camera(640, 512, diagonal)
      let low = Footprint(camera: camera, pitch: .degrees(pitch), aboveGround: .metres(height))
      let high = Footprint(camera: camera, pitch: .degrees(pitch), aboveGround: .metres(height * factor))
      guard let low, let high else {
        #expect(low == nil && high == nil, "seed \(seed)")
        return
      }
      #expect(abs(high.depth.metres / low.depth.metres - factor) < 1e-9, "seed \(seed)")
      #expect(
        abs(high.nearHalfWidth.metres / low.nearHalfWidth.metres - factor) < 1e-9, "seed \(seed)")
      let lowPixel = ViewGeometry.coarsestGroundPixel(
        camera: camera, pitch: .degrees(pitch), aboveGround: .metres(height))
      let highPixel = ViewGeometry.coarsestGroundPixel(
        camera: camera, pitch: .degrees(pitch), aboveGround: .metres(height * factor))
      #expect((highPixel?.metres ?? 0) >= (lowPixel?.metres ?? .infinity), "seed \(seed)")
      let limit = height * reach
      guard
        let cut = Footprint(
          camera: camera, pitch: .degrees(pitch), aboveGround: .metres(height),
          greatestSlantRange: .metres(limit))
      else { return }
      for corner in cut.corners(at: MapPoint(east: 0, north: 0), heading: .degrees(17)) {
        let slant = (corner.east * corner.east + corner.north * corner.north + height * height)
          .squareRoot()
        #expect(slant <= limit * (1 + 1e-9), "seed \(seed)")
      }
      #expect(cut.far <= low.far, "seed \(seed)")
    }
  }
}
