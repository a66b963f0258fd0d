import AircraftModel
import Planar
import TestSupport
import Testing
import Units

@testable import Coverage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The slow twin: steps along the leg and asks, by angles, whether the camera sees the place.
private struct AngleView {
  var halfHorizontal, halfVertical: Double
  var heightM: Double
  var pitchRad: Double
  var headingRad: Double
  var greatestSlantM: Double

  enum Answer { case unseen, coarse, fine }

  func look(at place: MapPoint, from aircraft: MapPoint) -> Answer {
    let east = place.east - aircraft.east
    let north = place.north - aircraft.north
    let level = (east * east + north * north).squareRoot()
    let grazing = atan2(heightM, level)
    if grazing < 5 * Double.pi / 180 { return .unseen }
    // Turn the line of sight into the camera's frame: first by the heading, then by the pitch.
    let turn = atan2(east, north) - headingRad
    let ahead = level * cos(turn)
    let right = level * sin(turn)
    let forward = ahead * cos(pitchRad) - heightM * sin(pitchRad)
    let up = -ahead * sin(pitchRad) - heightM * cos(pitchRad)
    if forward <= 0 { return .unseen }
    if abs(atan2(right, forward)) > halfHorizontal || abs(atan2(up, forward)) > halfVertical {
      return .unseen
    }
    let slant = (level * level + heightM * heightM).squareRoot()
    return slant <= greatestSlantM ? .fine : .coarse
  }
}

@Suite("Sight of cells against a slow twin") struct SightTwinTests {
  @Test("share of a leg during which each cell is in view, by geometry and by 4000 steps")
  func twin() throws {
    var compared = 0
    var seen = 0
    var coarse = 0
    try forAll(60) { random in
      (0..<9).map { _ in random.unit() }
    } property: { r, seed in
      let camera = FootprintTests.camera(640, 512, 20 + 70 * r[0])
      let height = 20 + 100 * r[1]
      // Every fourth case straight down, every fifth a hold.
      let pitch = seed % 4 == 0 ? -90 : -90 * r[2]
      let heading = 360 * r[3]
      let course = Angle.degrees(360 * r[4])
      let length = seed % 5 == 0 ? 0 : 10 + 150 * r[5]
      let limit = height * (1 + 2.5 * r[6])
      let view = try #require(
        Footprint(camera: camera, pitch: .degrees(min(pitch, -5)), aboveGround: .metres(1)))
      let start = MapPoint(40 * r[7], -30 * r[8])
      let piece = ViewPiece(
        span: 2, start: start, startHKPD: height, alongEast: length > 0 ? course.sine : 0,
        alongNorth: length > 0 ? course.cosine : 0, lengthM: length, climb: 0, heading: .degrees(heading),
        view: view)
      let raster = CellRaster(ground: [Scene.polygon(-150, -150, 150, 150)], cellM: 25)
      let sight = RouteSight(
        views: RouteViews(pieces: [piece]), raster: raster, surface: .level(raster.lattice),
        rules: SightRules(greatestSlantM: limit, leastIncidence: .degrees(0), looksForCover: true))
      #expect(sight.overLow == nil)
      let angles = AngleView(
        halfHorizontal: atan(camera.halfWidthTangent), halfVertical: atan(camera.halfHeightTangent),
        heightM: height, pitchRad: min(pitch, -5) * .pi / 180, headingRad: heading * .pi / 180,
        greatestSlantM: limit)
      let steps = length > 0 ? 4000 : 1
      for cell in 0..<raster.count {
        let centre = raster.centre(of: cell)
        var fine = 0
        var far = 0
        for step in 0..<steps {
          let share = (Double(step) + 0.5) / Double(steps)
          let aircraft = start.moved(
            east: piece.alongEast * length * share, north: piece.alongNorth * length * share)
          switch angles.look(at: centre, from: aircraft) {
          case .fine: fine += 1
          case .coarse: far += 1
          case .unseen: break
          }
        }
        var exact = 0.0
        for entry in Int(sight.overHigh.offsets[cell])..<Int(sight.overHigh.offsets[cell + 1]) {
          exact += sight.overHigh.to[entry] - sight.overHigh.from[entry]
        }
        compared += 1
        if fine > 0 { seen += 1 }
        if length > 0 {
          #expect(
            abs(exact - Double(fine) / Double(steps)) <= 2 / Double(steps), "seed \(seed), cell \(cell)")
        } else {
          #expect(exact == Double(fine), "seed \(seed), cell \(cell)")
        }
        if far > 2 && fine == 0 && exact == 0 {
          coarse += 1
          #expect(sight.quality.coarseSlantM[cell] < .infinity, "seed \(seed), cell \(cell)")
        }
        if far == 0 && fine == 0 && sight.quality.coarseSlantM[cell] < .infinity {
          // At most a touch between two steps.
          #expect(Double(sight.quality.coarseSlantM[cell]) >= height * (1 - 1e-6))
        }
      }
    }
    // The cases must not be empty talk.
    #expect(compared == 60 * 144 && seen > 500 && coarse > 200, "\(compared) \(seen) \(coarse)")
  }

  @Test("a strip straight down covers exactly its length times its width")
  func strip() throws {
    let camera = Scene.camera
    let view = try #require(Footprint(camera: camera, pitch: .degrees(-90), aboveGround: .metres(1)))
    let piece = ViewPiece(
      span: 2, start: MapPoint(0, 0), startHKPD: 100, alongEast: 1, alongNorth: 0, lengthM: 200, climb: 0,
      heading: .degrees(90), view: view)
    let raster = CellRaster(ground: [Scene.polygon(-100, -100, 300, 100)], cellM: 5)
    let sight = RouteSight(
      views: RouteViews(pieces: [piece]), raster: raster, surface: .level(raster.lattice),
      rules: SightRules(greatestSlantM: .infinity, leastIncidence: .degrees(5), looksForCover: true))
    let cells = (0..<raster.count).count { sight.isSeen($0) }
    #expect(Double(cells) * 25 == (200 + 30) * 40)
  }
}

extension SightSurface {
  /// Level ground at 0 m, known exactly.
  static func level(_ lattice: CellLattice) -> SightSurface {
    let flat = [Float](repeating: 0, count: lattice.places)
    return SightSurface(
      lattice: lattice, low: flat, high: flat, relief: flat,
      roofs: [Float](repeating: .nan, count: flat.count))
  }
}
