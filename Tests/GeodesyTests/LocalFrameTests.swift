import FoundationEssentials
import Geodesy
import Planar
import TestSupport
import Testing
import Units

@Suite struct LocalFrameTests {
  private let frame = LocalFrame(origin: GeoPoint(longitude: 114.17, latitude: 22.31))

  /// Within 20 km of the origin the scale is 1 to 1 + 4.95e-6, so distances are at most 5 ppm too long: 0.1 m
  /// over 20 km.
  @Test func distancesAreGroundDistances() throws {
    var worst = 0.0
    try forAll(300) { random -> [MapPoint] in
      (0..<2).map { _ in
        let course = Angle.degrees(360 * random.unit())
        return MapPoint(east: 0, north: 0).moved(course: course, by: 20_000 * random.unit())
      }
    } property: { pair, seed in
      let places = try frame.toGeo(pair)
      let ground = Geodesics.inverse(places[0], places[1])
      let metres = pair[0].distance(to: pair[1])
      let excess = (metres - ground.distance.metres) / ground.distance.metres
      worst = max(worst, abs(excess))
      #expect(excess > -1e-8 && excess < 5e-6, "seed \(seed)")
      // Courses: convergence at 20 km east is 20/6371 * tan(22.5°) rad = 0.075°.
      let turn = (pair[0].course(to: pair[1]).degrees - ground.course.degrees).remainder(dividingBy: 360)
      #expect(metres < 1 || abs(turn) < 0.085, "seed \(seed)")
    }
    print("local frame against geodesics within 20 km: worst \(worst * 1e6) ppm")
  }

  @Test func eastAndNorthAreEastAndNorth() throws {
    let places = try frame.toMap([
      frame.origin, GeoPoint(longitude: 114.18, latitude: 22.31),
      GeoPoint(longitude: 114.17, latitude: 22.32),
    ])
    #expect(places[0].distance(to: MapPoint(east: 0, north: 0)) < 1e-9)
    #expect(places[1].east > 1000 && abs(places[1].north) < 0.1)
    #expect(places[2].north > 1000 && abs(places[2].east) < 1e-6)
  }

  @Test func roundTripsBelowAMicrometre() throws {
    var worst = 0.0
    try forAll(20) { random in
      (0..<100).map { _ in
        MapPoint(east: 400_000 * (random.unit() - 0.5), north: 400_000 * (random.unit() - 0.5))
      }
    } property: { places, seed in
      let back = try frame.toMap(try frame.toGeo(places))
      for (a, b) in zip(places, back) { worst = max(worst, a.distance(to: b)) }
      #expect(worst < 1e-6, "seed \(seed)")
    }
    print("local frame round trip within 200 km: worst \(worst * 1000) mm")
  }

  @Test func polygonsAndLinesKeepTheirShape() throws {
    var random = SplitMix64(seed: 7)
    let polygons = (0..<5).map { _ in randomPolygon(&random) }
    let back = try frame.toMap(try frame.toGeo(polygons))
    #expect(back.map { $0.holes.map(\.count) } == polygons.map { $0.holes.map(\.count) })
    for (a, b) in zip(polygons, back) {
      for (ring, other) in zip(a.rings, b.rings) {
        #expect(zip(ring, other).allSatisfy { $0.distance(to: $1) < 1e-6 })
      }
    }
    let lines = [
      [MapPoint(east: 1, north: 2)], [], [MapPoint(east: 3, north: 4), MapPoint(east: 5, north: 6)],
    ]
    #expect(try frame.toMap(try frame.toGeo(lines)).map(\.count) == [1, 0, 2])
  }

  @Test func farPlacesAreRefused() throws {
    func error(_ place: GeoPoint) -> GeodesyError? {
      #expect(throws: GeodesyError.self) { try frame.toMap([place]) }
    }
    #expect(error(GeoPoint(longitude: 116.2, latitude: 22.3))?.code == .outOfArea)
    #expect(error(GeoPoint(longitude: -66, latitude: -22.3))?.code == .outOfArea)
    #expect(error(GeoPoint(longitude: 22.3, latitude: 114.2))?.code == .swappedAxes)
    #expect(error(GeoPoint(longitude: 114, latitude: .nan))?.code == .notFinite)
    #expect(throws: GeodesyError.self) { try frame.toGeo([MapPoint(east: 200_001, north: 0)]) }
    #expect(throws: GeodesyError.self) { try frame.toGeo([MapPoint(east: .nan, north: 0)]) }
    for origin in [GeoPoint(longitude: .nan, latitude: 0), GeoPoint(longitude: 0, latitude: 89)] {
      #expect(throws: GeodesyError.self) { try LocalFrame(origin: origin).toMap([origin]) }
    }
    #expect(throws: GeodesyError.self) { try LocalFrame(around: []) }
  }

  @Test func framesAroundPlaces() throws {
    let middle = try LocalFrame(around: [
      GeoPoint(longitude: 114, latitude: 22.2), GeoPoint(longitude: 114.2, latitude: 22.5),
    ])
    #expect(middle.origin == GeoPoint(longitude: 114.1, latitude: 22.35))
    let data = try JSONEncoder().encode(middle)
    #expect(try JSONDecoder().decode(LocalFrame.self, from: data) == middle)
    #expect(middle.projString.contains("+proj=tmerc +lat_0=22.35 +lon_0=114.1"))
    // Tiny and odd origins survive the way through text.
    let tiny = LocalFrame(origin: GeoPoint(longitude: 1e-7, latitude: -1e-9))
    #expect(try tiny.toMap([tiny.origin])[0].distance(to: MapPoint(east: 0, north: 0)) < 1e-9)
  }

  /// More frames than an engine keeps, each used again after it was dropped.
  @Test func manyFrames() throws {
    for round in 0..<3 {
      for number in 0..<40 {
        let origin = GeoPoint(longitude: 114 + Double(number) * 0.01, latitude: 22.3)
        let place = try LocalFrame(origin: origin).toMap([GeoPoint(longitude: 114.2, latitude: 22.3)])[0]
        let east = (114.2 - origin.longitude) * 102_986
        #expect(abs(place.east - east) < 60, "round \(round), frame \(number)")
      }
    }
  }
}

@Suite struct ConcurrencyTests {
  @Test func tasksAtOnceGiveEqualResults() async throws {
    let frame = LocalFrame(origin: GeoPoint(longitude: 114.17, latitude: 22.31))
    var random = SplitMix64(seed: 11)
    let places = (0..<2000).map { _ in randomPlace(&random) }
    let polygon = randomPolygon(&random)
    let expected = try Work(frame, places, polygon)
    try await withThrowingTaskGroup(of: Work.self) { group in
      for _ in 0..<16 { group.addTask { try Work(frame, places, polygon) } }
      for try await result in group { #expect(result == expected) }
    }
  }

  private struct Work: Equatable, Sendable {
    var map: [MapPoint]
    var grid: [GridPoint]
    var geoid: [Double]
    var buffer: [MapPolygon]

    init(_ frame: LocalFrame, _ places: [GeoPoint], _ polygon: MapPolygon) throws {
      map = try frame.toMap(places)
      grid = try HongKongGrid.toGrid(places)
      geoid = try HeightSystem().geoidUndulation(at: places)
      buffer = try Regions.buffered([polygon], by: 30)
      // A failure in one task must not be heard in another.
      do throws(GeodesyError) {
        _ = try HongKongGrid.toGrid([GeoPoint(longitude: 0, latitude: 0)])
      } catch {
        precondition(error.code == .outOfArea)
      }
    }
  }
}
