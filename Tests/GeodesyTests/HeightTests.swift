import FoundationEssentials
import Planar
import TestSupport
import Testing
import Units

@testable import Geodesy

@Suite struct HeightTests {
  private let system = HeightSystem()
  private let peak = GeoPoint(longitude: 114.145, latitude: 22.271)

  /// EGM96 over Hong Kong, 15-minute grid, at places rounded to 0.001 degrees: so to 2 mm.
  @Test(arguments: [
    (22.312, 114.179, -2.155), (22.545, 114.150, -2.619), (22.208, 114.028, -2.514),
    (22.280, 113.930, -2.999),
    (22.271, 114.145, -2.211), (22.400, 114.280, -1.922),
  ])
  func geoid(latitude: Double, longitude: Double, expected: Double) throws {
    let found = try system.geoidUndulation(at: [GeoPoint(longitude: longitude, latitude: latitude)])[0]
    #expect(abs(found - expected) < 0.002)
  }

  @Test func aMissingGridIsNamed() {
    let error = #expect(throws: GeodesyError.self) {
      try HeightSystem.geoidUndulation(at: [peak], grid: "no_such_grid.gtx")
    }
    #expect(error?.code == .installation)
    #expect(
      error?.message.contains("no_such_grid.gtx") == true && error?.message.contains("proj-data") == true)
  }

  @Test func heightsByHand() throws {
    let places = [peak, GeoPoint(longitude: 114.28, latitude: 22.4)]
    let above = try system.ellipsoid(hkpd: [396, 10], at: places)
    #expect(abs(above[0] - (396 - 1.23 - 2.211)) < 0.001)
    #expect(abs(above[1] - (10 - 1.23 - 1.922)) < 0.001)
    #expect(system.seaLevelEGM96(hkpd: [1.23, 0]) == [0, -1.23])
    #expect(!system.verified)
    #expect(HeightSystem(meanSeaLevelAboveHKPD: 1.3, verified: true).seaLevelEGM96(hkpd: [1.3]) == [0])
    let lengths = #expect(throws: GeodesyError.self) { try system.ellipsoid(hkpd: [1], at: places) }
    #expect(lengths?.code == .lengths)
    let json = String(decoding: try JSONEncoder().encode(HeightSystem()), as: UTF8.self)
    #expect(json.contains("mean_sea_level_above_hkpd_m"))
  }

  @Test func conversionsRoundTrip() throws {
    try forAll(60) { random in
      (randomPlace(&random), 400 * random.unit(), 300 * random.unit(), 200 * random.unit())
    } property: { input, seed in
      let (place, metres, ground, takeoff) = input
      for from in AltitudeKind.allCases {
        for to in AltitudeKind.allCases {
          let altitude = Altitude(from, metres: metres)
          let other = try system.convert(
            altitude, to: to, at: place, groundHKPD: ground, takeoffHKPD: takeoff)
          #expect(other.kind == to)
          let back = try system.convert(other, to: from, at: place, groundHKPD: ground, takeoffHKPD: takeoff)
          #expect(abs(back.metres - metres) < 1e-9, "seed \(seed), \(from) to \(to)")
        }
      }
      let hkpd = try system.ellipsoid(hkpd: [metres], at: [place])
      #expect(abs(try system.hkpd(ellipsoid: hkpd, at: [place])[0] - metres) < 1e-9, "seed \(seed)")
    }
  }

  @Test func missingReferencesAreNamed() throws {
    let high = Altitude.hkpd(metres: 100)
    let ground = #expect(throws: GeodesyError.self) {
      try system.convert(high, to: .aboveGround, at: peak, takeoffHKPD: 5)
    }
    #expect(ground?.code == .missingReference && ground?.message.contains("ground") == true)
    let takeoff = #expect(throws: GeodesyError.self) {
      try system.convert(.aboveTakeoff(metres: 60), to: .hkpd, at: peak, groundHKPD: 5)
    }
    #expect(takeoff?.code == .missingReference && takeoff?.message.contains("take-off") == true)
    #expect(throws: GeodesyError.self) { try system.convert(.hkpd(metres: .nan), to: .ellipsoid, at: peak) }
    #expect(throws: GeodesyError.self) {
      try system.convert(high, to: .aboveGround, at: peak, groundHKPD: .infinity)
    }
    #expect(try system.convert(high, to: .aboveGround, at: peak, groundHKPD: 30) == .aboveGround(metres: 70))
    #expect(
      try system.convert(high, to: .aboveTakeoff, at: peak, takeoffHKPD: 5) == .aboveTakeoff(metres: 95))
  }
}

@Suite struct TransformerTests {
  @Test func gridBothWays() throws {
    let there = try CoordinateTransformer(from: "EPSG:4326", to: "EPSG:2326")
    let grid = try there.transform([Coordinate(x: 114.141187917, y: 22.322172084)])[0]
    #expect(abs(grid.x - 832_591.320) < 0.005 && abs(grid.y - 820_351.389) < 0.005)
    let own = try CoordinateTransformer(from: "EPSG:2326", to: "EPSG:4326", axisOrder: .crsDefined)
    let place = try own.transform([Coordinate(x: 820_351.389, y: 832_591.320)])[0]
    #expect(abs(place.x - 22.322172084) < 5e-8 && abs(place.y - 114.141187917) < 5e-8)
    // Point A in UTM zone 50 by the same online tool, given to the metre.
    let utm = try CoordinateTransformer(from: "EPSG:4326", to: "EPSG:32650")
    let zone = try utm.transform([Coordinate(x: 114.141187917, y: 22.322172084)])[0]
    #expect(abs(zone.x - 205_494) < 1 && abs(zone.y - 2_471_279) < 1)
  }

  @Test func describesSystems() throws {
    let grid = try CRSInfo("EPSG:2326")
    #expect(grid.name == "Hong Kong 1980 Grid System")
    #expect(grid.axisNames == ["Northing", "Easting"] && grid.units == ["metre", "metre"])
    #expect(grid.northFirst && !grid.isGeographic)
    #expect(grid.areaOfUse?.contains(longitude: 114.1, latitude: 22.3) == true)
    #expect(try CRSInfo("EPSG:4326").isGeographic)
    #expect(try CRSInfo("+proj=utm +zone=50 +type=crs").areaOfUse == nil)
  }

  @Test func failuresAreNamed() throws {
    let unknown = #expect(throws: GeodesyError.self) { try CRSInfo("EPSG:999999") }
    #expect(unknown?.code == .unknownSystem && unknown?.message.contains("EPSG:999999") == true)
    #expect(throws: GeodesyError.self) { try CoordinateTransformer(from: "EPSG:4326", to: "grid") }
    #expect(throws: GeodesyError.self) {
      try CoordinateTransformer(from: "+proj=utm +zone=50", to: "EPSG:2326")
    }
    let there = try CoordinateTransformer(from: "EPSG:4326", to: "EPSG:2326")
    let good = Coordinate(x: 114.1, y: 22.3)
    let outside = #expect(throws: GeodesyError.self) {
      try there.transform([good, Coordinate(x: 100, y: 22.3), good, Coordinate(x: 22.3, y: 114.1)])
    }
    #expect(outside?.code == .outOfArea && outside?.points == [1, 3])
    #expect(outside?.message.contains("Hong Kong") == true)
    let swapped = #expect(throws: GeodesyError.self) { try there.transform([Coordinate(x: 22.3, y: 114.1)]) }
    #expect(swapped?.code == .swappedAxes && swapped?.message.contains("swapped") == true)
    let nan = #expect(throws: GeodesyError.self) { try there.transform([good, Coordinate(x: .nan, y: 1)]) }
    #expect(nan?.code == .notFinite && nan?.points == [1])
    let back = try CoordinateTransformer(from: "EPSG:2326", to: "EPSG:4326")
    #expect(throws: GeodesyError.self) { try back.transform([Coordinate(x: 0, y: 0)]) }
  }

  @Test func roundTripsAmongSystems() throws {
    let pairs = [("EPSG:4326", "EPSG:2326"), ("EPSG:4326", "EPSG:32650"), ("EPSG:4326", "EPSG:3857")]
    for (from, to) in pairs {
      let there = try CoordinateTransformer(from: from, to: to)
      let back = try CoordinateTransformer(from: to, to: from)
      try forAll(10) { random in
        (0..<50).map { _ in
          let place = randomPlace(&random)
          // Zone 50 begins at 114 degrees.
          return Coordinate(x: max(114.001, place.longitude), y: place.latitude)
        }
      } property: { places, seed in
        let again = try back.transform(try there.transform(places))
        for (a, b) in zip(places, again) {
          #expect(abs(a.x - b.x) < 1e-8 && abs(a.y - b.y) < 1e-8, "seed \(seed), \(to)")
        }
      }
    }
  }
}

@Suite struct GeodesicTests {
  @Test func inverseUndoesDirect() {
    forAll(200) { random in
      (randomPlace(&random), 360 * random.unit(), 50_000 * random.unit())
    } property: { input, seed in
      let (place, course, metres) = input
      let end = Geodesics.direct(from: place, course: .degrees(course), distance: .metres(metres))
      let back = Geodesics.inverse(place, end)
      #expect(abs(back.distance.metres - metres) < 1e-6, "seed \(seed)")
      let turn = (back.course.degrees - course).remainder(dividingBy: 360)
      #expect(abs(turn) * metres < 1e-3 && (0..<360).contains(back.course.degrees), "seed \(seed)")
    }
  }

  @Test func knownLines() {
    // The WGS 84 ellipsoid's equator: a = 6378137 m.
    let equator = Geodesics.inverse(GeoPoint(longitude: 0, latitude: 0), GeoPoint(longitude: 1, latitude: 0))
    #expect(abs(equator.distance.metres - 6_378_137 * Double.pi / 180) < 1e-6 && equator.course.degrees == 90)
    let west = Geodesics.inverse(GeoPoint(longitude: 1, latitude: 0), GeoPoint(longitude: 0, latitude: 0))
    #expect(west.course.degrees == 270)
    let line = [0.0, 1, 3].map { GeoPoint(longitude: $0, latitude: 0) }
    #expect(Geodesics.inverse(along: line).count == 2)
    #expect(abs(Geodesics.length(line).metres - 3 * equator.distance.metres) < 1e-6)
    #expect(Geodesics.inverse(line[0], to: line).map(\.distance.metres).first == 0)
  }

  /// Within a few kilometres the area in the local frame and the geodesic one differ by less than 3 ppm.
  @Test func ringAreaAgreesWithTheFrame() throws {
    let frame = LocalFrame(origin: GeoPoint(longitude: 114.17, latitude: 22.31))
    try forAll(50) {
      randomPolygon(&$0).outer
    } property: { ring, seed in
      let area = Geodesics.ringArea(try frame.toGeo(ring))
      let flat = MapPolygon(outer: ring).area
      #expect(abs(area - flat) < 3e-6 * flat, "seed \(seed)")
      #expect(abs(Geodesics.ringArea(try frame.toGeo(Array(ring.reversed()))) - area) < 1e-3, "seed \(seed)")
    }
    #expect(Geodesics.ringArea([]) == 0)
  }
}
