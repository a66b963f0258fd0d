import AircraftModel
import Geodesy
import MissionModel
import Planar
import TestSupport
import Testing
import Units

@testable import Routing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// No turn between two legs sweeps the picture over a privacy zone: judged by projecting places into it, degree by degree.
@Suite("Privacy zones at turns") struct PrivacyTurnTests {
  /// The picture is as wide as it is high.
  static func camera(_ diagonal: Double) -> Camera {
    Camera(
      id: "c", name: Meadow.name("c"), spectrum: .visible, diagonalFieldOfView: .degrees(diagonal),
      sensorPixelsWide: 1000, sensorPixelsHigh: 1000, streamPixelsWide: 1000, streamPixelsHigh: 1000,
      seesAtNight: false, greatestPitch: .degrees(80), facts: [])
  }

  static func mission(_ zones: [MapPolygon]) throws -> Mission {
    let site = Site(
      id: "s", name: Meadow.name("s"), kind: .dock, position: Meadow.frame.origin, padHKPD: .metres(5),
      alternate: nil, airframe: Meadow.quad, cameras: [], model: "dock",
      turnaround: .charge(fullPacksPerHour: 1), prepare: .minutes(2), recover: .minutes(2),
      reach: .metres(9000), gustLimitAtPad: nil, rainLimitMmPerHour: nil, duty: [], station: "none", facts: []
    )
    let beat = Beat(
      id: "b", name: Meadow.name("b"), shape: .targets([]), sites: ["s"], aboveGround: .metres(60),
      speed: .metresPerSecond(8), camera: "c", gimbalPitch: .degrees(-60), overlap: 0,
      task: ViewTask(
        level: .detect, object: Meadow.name("boat"), objectSize: .metres(3), pixelsAcross: 2,
        dwell: .seconds(1)),
      windows: [], irregularStarts: false, priority: 5, longestSortie: nil, requiredShare: 0,
      recording: false, recordingReason: nil)
    var mission = Meadow.mission(beat, site)
    for (number, zone) in zones.enumerated() {
      let outer = try mission.frame.toGeo(zone.outer)
      mission.privacyZones.append(
        PrivacyZone(id: "z\(number)", name: Meadow.name("z"), areas: [GeoPolygon(outer: outer)]))
    }
    return mission
  }

  static func point(
    _ east: Double, _ north: Double, _ action: Waypoint.Action, pitch: Double? = nil, heading: Double? = nil
  ) -> RouteBuilder.Point {
    var point = RouteBuilder.Point(
      place: MapPoint(east: east, north: north), action: action, speedMps: 8,
      holdS: action == .dwell ? 4 : 0, pitchDeg: pitch, headingDeg: heading, clearanceM: 60)
    point.hkpdM = 65
    return point
  }

  static func square(_ east: Double, _ north: Double, side: Double) -> MapPolygon {
    Shapes.rectangle(side, side, at: Shapes.p(east - side / 2, north - side / 2))
  }

  static func averted(_ points: [RouteBuilder.Point]) -> [Bool] { points.map { $0.action == .avert } }

  /// The first waypoint at which a turn has a place of the zone in the picture, if there is one.
  static func seenInTurn(_ points: [RouteBuilder.Point], _ zone: MapPolygon, _ camera: Camera) -> Int? {
    let box = zone.bounds
    var spots: [MapPoint] = []
    for x in [0.0, 0.25, 0.5, 0.75, 1] {
      for y in [0.0, 0.25, 0.5, 0.75, 1] {
        spots.append(MapPoint(east: box.minEast + box.width * x, north: box.minNorth + box.height * y))
      }
    }
    var pitches: [[Double]] = [[-90, 0]]
    for point in points.dropFirst() {
      pitches.append(point.pitchDeg.map { [$0] } ?? pitches[pitches.count - 1])
    }
    for index in points.indices.dropFirst().dropLast() {
      let (now, next) = (headings(points, index), headings(points, index + 1))
      var looks: [(Double, Double)] = []
      for pitch in pitches[index] { looks += turned(now, now).map { ($0, pitch) } }
      for pitch in pitches[index] + pitches[index + 1] { looks += turned(now, next).map { ($0, pitch) } }
      for (heading, pitch) in looks {
        for spot in spots where isInPicture(spot, points[index], heading, pitch, camera) { return index }
      }
    }
    return nil
  }

  private static func headings(_ points: [RouteBuilder.Point], _ leg: Int) -> [Double] {
    let course = points[leg - 1].place.course(to: points[leg].place).degrees
    let own = points[leg].headingDeg ?? course
    return points[leg].action == .dwell ? [own, course] : [own]
  }

  /// Headings between any of some and any of others, degree by degree.
  private static func turned(_ some: [Double], _ others: [Double]) -> [Double] {
    var all: [Double] = []
    for from in some {
      for to in others {
        let angle = (to - from).remainder(dividingBy: 360)
        let sign: Double = angle < 0 ? -1 : 1
        for degree in 0...Int(abs(angle)) { all.append(from + sign * Double(degree)) }
      }
    }
    return all
  }

  /// Flat ground 5 m above the Principal Datum.
  private static func isInPicture(
    _ spot: MapPoint, _ from: RouteBuilder.Point, _ heading: Double, _ pitch: Double, _ camera: Camera
  ) -> Bool {
    let h: Double = heading * .pi / 180
    let p: Double = pitch * .pi / 180
    let east: Double = spot.east - from.place.east
    let north: Double = spot.north - from.place.north
    let up: Double = 5 - from.hkpdM
    let ahead: Double = east * sin(h) + north * cos(h)
    let right: Double = east * cos(h) - north * sin(h)
    let depth: Double = ahead * cos(p) + up * sin(p)
    let above: Double = up * cos(p) - ahead * sin(p)
    let level: Double = (east * east + north * north).squareRoot()
    guard depth > 0, abs(right) <= camera.halfWidthTangent * depth else { return false }
    return abs(above) <= camera.halfHeightTangent * depth && -up >= level * tan(5.01 * .pi / 180)
  }

  /// North to the corner, then on another course.
  private func corner(
    thenEast: Double, _ north: Double, pitch: Double = -60, next: Double = -60, zone: MapPolygon
  ) throws -> [RouteBuilder.Point] {
    let points = [
      Self.point(300, -600, .takeoff), Self.point(0, -600, .transit),
      Self.point(0, 0, .work, pitch: pitch),
      Self.point(thenEast, north, .work, pitch: next),
      Self.point(thenEast + 300, north - 900, .land),
    ]
    return try PrivacyCuts(mission: Self.mission([zone]), camera: Self.camera(60)).cut(points).points
  }

  @Test("a zone that only the turn passes over: the camera is up there, and down before and after")
  func between() throws {
    // From north by the west to the south-west: the picture passes over the west.
    let zone = Self.square(-61, 22, side: 10)
    let points = try corner(thenEast: -346, -200, zone: zone)
    let at = try #require(points.firstIndex { $0.place.distance(to: MapPoint(east: 0, north: 0)) < 0.01 })
    #expect(points[at].action == .avert && points[at + 1].action == .avert)
    #expect(points[at - 1].action == .work && points[at + 2].action == .work)
    #expect(Self.seenInTurn(points, zone, Self.camera(60)) == nil)
    // Straight on nothing is in view.
    let straight = try corner(thenEast: 0, 400, zone: zone)
    #expect(!straight.contains { $0.action == .avert && $0.place.north > -600 })
  }

  @Test("the next leg's heading counts with this leg's camera angle, and the other way round")
  func eitherAngle() throws {
    // East of the corner, in view on the leg that goes there.
    let zone = Self.square(65, 0, side: 10)
    for (pitch, next) in [(-60.0, -90.0), (-90, -60)] {
      let points = try corner(thenEast: 400, 0, pitch: pitch, next: next, zone: zone)
      #expect(Self.seenInTurn(points, zone, Self.camera(60)) == nil, "\(pitch), then \(next)")
      let at = try #require(points.firstIndex { $0.place.distance(to: MapPoint(east: 0, north: 0)) < 0.01 })
      #expect(points[at].action == (pitch == -60 ? .avert : .work))
    }
  }

  @Test("between two headings a narrow picture misses nothing") func narrow() throws {
    let camera = Self.camera(6)
    // Each zone is far narrower than the steps of the search.
    for bearing in stride(from: 215.0, to: 345, by: 7) {
      let place = MapPoint(east: 0, north: 0).moved(course: .degrees(bearing), by: 100)
      let zone = Self.square(place.east, place.north, side: 1)
      let points = [
        Self.point(300, -600, .takeoff), Self.point(0, -600, .transit), Self.point(0, 0, .work, pitch: -31),
        Self.point(-200, -400, .work, pitch: -31), Self.point(-900, -400, .land),
      ]
      let cut = try PrivacyCuts(mission: Self.mission([zone]), camera: camera).cut(points).points
      #expect(Self.seenInTurn(points, zone, camera) != nil, "bearing \(bearing)")
      #expect(Self.seenInTurn(cut, zone, camera) == nil, "bearing \(bearing)")
    }
  }

  @Test("before the first order a turn counts with the camera straight down and level") func wayOut() throws {
    // Between two legs on the way out; no leg has it in view.
    let zone = Self.square(-137, -976, side: 10)
    let points = [
      Self.point(400, -600, .takeoff), Self.point(0, -600, .transit), Self.point(380, -1000, .transit),
      Self.point(1200, -1000, .work, pitch: -90), Self.point(1200, -400, .land),
    ]
    let cut = try PrivacyCuts(mission: Self.mission([zone]), camera: Self.camera(40)).cut(points).points
    #expect(Self.averted(cut)[1...2].allSatisfy { $0 })
    #expect(cut[1].pitchDeg.map { $0 > 0 } == true)
  }

  @Test("a look that is lost leaves the aircraft on its course") func lostLook() throws {
    let zone = Self.square(60, 0, side: 30)
    let points = [
      Self.point(0, -600, .takeoff), Self.point(0, -300, .transit),
      Self.point(0, 0, .dwell, pitch: -45, heading: 90), Self.point(-300, 300, .work, pitch: -45),
      Self.point(-300, 700, .land),
    ]
    let result = try PrivacyCuts(mission: Self.mission([zone]), camera: Self.camera(60)).cut(points)
    #expect(result.lostTargets.count == 1)
    let lost = result.points.filter { $0.action == .avert && $0.place.north <= 0 }
    #expect(!lost.isEmpty && lost.allSatisfy { $0.headingDeg == nil })
    #expect(Self.seenInTurn(result.points, zone, Self.camera(60)) == nil)
  }

  @Test("random flights past a random zone: no turn has it in the picture") func random() throws {
    var cutCount = 0
    try forAll(400) { random -> ([RouteBuilder.Point], MapPolygon, Camera) in
      var points = [Self.point(0, 0, .takeoff)]
      var at = MapPoint(east: 0, north: 0)
      for _ in 0..<(2 + random.pick(0..<6)) {
        at = at.moved(course: .degrees(360 * random.unit()), by: 5 + 300 * random.unit() * random.unit())
        let pitch = -90 + 80 * random.unit()
        switch random.pick(0..<3) {
        case 0: points.append(Self.point(at.east, at.north, .transit))
        case 1: points.append(Self.point(at.east, at.north, .work, pitch: pitch))
        default:
          points.append(Self.point(at.east, at.north, .dwell, pitch: pitch, heading: 360 * random.unit()))
        }
      }
      points.append(Self.point(0, 1, .land))
      let near = points[1 + random.pick(0..<(points.count - 1))].place
        .moved(course: .degrees(360 * random.unit()), by: 250 * random.unit())
      let zone = Self.square(near.east, near.north, side: 1 + 40 * random.unit())
      return (points, zone, Self.camera(4 + 80 * random.unit()))
    } property: { input, seed in
      let (points, zone, camera) = input
      let result = try PrivacyCuts(mission: Self.mission([zone]), camera: camera).cut(points)
      if Self.averted(result.points).contains(true) { cutCount += 1 }
      let seen = Self.seenInTurn(result.points, zone, camera)
      #expect(seen == nil, "seed \(seed): waypoint \(seen ?? -1) of \(result.points.count)")
    }
    #expect(cutCount > 100)
  }
}
