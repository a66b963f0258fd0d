import AircraftModel
import Foundation
import Geodesy
import MissionModel
import TerrainModel
import TestSupport
import Testing
import Units

@testable import Formats

@Suite struct FlightVolumesTests {
  static let rule = FlightVolumeRule(
    level: .metres(15), vertical: .metres(10), time: .seconds(30), timeShare: 0.05, priority: 2)

  static let site = Site(
    id: "pier", name: Samples.text("Pier", "碼頭"), kind: .dock,
    position: GeoPoint(longitude: 114.2301234, latitude: 22.4701234), padHKPD: .metres(6.2), alternate: nil,
    airframe: Airframe(
      id: "m4td", name: Samples.text("Quad", "四軸"), takeoffMass: Mass(kilograms: 1.9),
      battery: .wattHours(150), usableShare: 0.9, reserveShare: 0.25, hoverPower: .watts(210),
      cruisePower: .watts(190), cruiseSpeed: .metresPerSecond(12), inducedVelocity: .metresPerSecond(5),
      greatestAirspeed: .metresPerSecond(16), climbRate: .metresPerSecond(5),
      descentRate: .metresPerSecond(4), accelerationMps2: 2, climbEfficiency: 0.6,
      gustLimitInFlight: .metresPerSecond(14), gustLimitAtPad: .metresPerSecond(11), rainLimitMmPerHour: 4,
      temperatureRangeC: -10...40, energyUncertaintyShare: 0.2, facts: []),
    cameras: [], model: "dock", turnaround: .charge(fullPacksPerHour: 1), prepare: .minutes(2),
    recover: .minutes(2), reach: .metres(2000), gustLimitAtPad: nil, rainLimitMmPerHour: nil,
    duty: [Samples.plan().mission.day], station: "s", facts: [])

  static func mission() throws -> Mission {
    let frame = LocalFrame(origin: GeoPoint(longitude: 114.23, latitude: 22.47))
    var rules = OperatingRules(
      id: "rules", zoneMargin: .metres(50), ceilingAboveGround: .metres(90), terrainClearance: .metres(30),
      transitAboveGround: .metres(60), transitSpeed: .metresPerSecond(12), terrainStep: .metres(50),
      holdWarnings: [], padSpacing: .minutes(2), returnAbovePad: .metres(60), facts: [])
    rules.flightVolumes = rule
    let day = Samples.plan().mission.day
    return Mission(
      file: "tolo-east.yaml", id: "tolo-east", name: Samples.text("Shore patrol", "海岸巡邏"),
      unit: Samples.text("Marine unit", "水警小隊"), purpose: Samples.text("Wrecks", "殘骸"), day: day, seed: 7,
      sites: [site], beats: [], zones: [], permissions: [], rules: rules,
      forecast: Forecast(issued: day.from, source: "hand made", stations: [], warnings: []),
      ground: Ground(grids: [], bands: [], elsewhere: nil, frame: frame), frame: frame,
      heights: HeightSystem(), privacyZones: [], layers: [], background: [])
  }

  /// The hand-made day with time for the climb.
  static var sample: Plan {
    var plan = Samples.plan()
    plan.sorties[0].waypointTimesS = [20, 60, 100, 140, 185]
    return plan
  }

  /// A flight of random legs, holds and heights at moments that fit its speeds; short legs, turns back, long
  /// ones.
  static func plan(_ random: inout SplitMix64) throws -> Plan {
    let frame = try mission().frame
    let pad = Samples.waypoint(.takeoff, 114.2301234, 22.4701234, up: 40 + random.unit() * 60)
    var waypoints = [pad]
    var times = [20 + random.unit() * 10]
    var here = try frame.toMap([site.position])[0]
    func add(_ place: MapPoint, _ action: Waypoint.Action, hold: Double) throws {
      let way =
        ((place.east - here.east) * (place.east - here.east)
        + (place.north - here.north) * (place.north - here.north)).squareRoot()
      let geo = try frame.toGeo([place])[0]
      waypoints.append(
        Samples.waypoint(
          action, geo.longitude.rounded(places: 7), geo.latitude.rounded(places: 7),
          up: 40 + random.unit() * 60,
          hold: hold))
      times.append(
        ((times.last ?? 0) + (waypoints[waypoints.count - 2].holdS) + way / 12 + 2 + random.unit() * 5)
          .rounded(places: 1))
      here = place
    }
    for _ in 0..<(2 + random.pick(0..<15)) {
      let reach = random.unit() < 0.3 ? 20.0 : 1200
      let next = MapPoint(
        east: here.east + (random.unit() - 0.5) * reach, north: here.north + (random.unit() - 0.5) * reach)
      try add(next, .transit, hold: random.unit() < 0.3 ? random.unit() * 150 : 0)
    }
    let home = try frame.toMap([site.position])[0]
    try add(home, .land, hold: 0)
    waypoints[waypoints.count - 1].longitudeDeg = pad.longitudeDeg
    waypoints[waypoints.count - 1].latitudeDeg = pad.latitudeDeg
    var plan = Samples.plan(routes: [Samples.route(waypoints: waypoints)])
    plan.sorties[0].waypointTimesS = times
    plan.sorties[0].landing = plan.sorties[0].takeoff + Int((times.last ?? 0).rounded(.up)) + 30
    return plan
  }

  private static func holds(
    _ volume: FlightVolumes.Volume, _ place: MapPoint, _ up: Double, _ frame: LocalFrame
  )
    throws -> Bool
  {
    guard volume.lowerM <= up, up <= volume.upperM else { return false }
    let ring = try frame.toMap(
      volume.outline.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
    return zip(ring, ring.dropFirst() + ring.prefix(1)).allSatisfy { a, b in
      (b.east - a.east) * (place.north - a.north) - (b.north - a.north) * (place.east - a.east) >= -1e-6
    }
  }

  /// The law: wherever the aircraft is within the rule's distances of its way, however early or late within
  /// the rule's time and its own speeding up and braking, a volume in force holds it.
  @Test func theFlownCurveLiesInAVolumeInForce() throws {
    let mission = try Self.mission()
    var looked = 0
    for seed: UInt64 in 0..<60 {
      var random = SplitMix64(seed: seed)
      let plan = try Self.plan(&random)
      let sortie = plan.sorties[0]
      let flight = try FlightVolumes(sortie, plan: plan, mission: mission, rule: Self.rule)
      let places = try #require(VolumeWay(sortie, plan.routes[0], plan.sites[0])).onMap(mission.frame)
      let end = try #require(places.last?.atS)
      for _ in 0..<200 {
        let at = random.unit() * end
        let next = try #require(places.indices.dropFirst().first { places[$0].atS >= at })
        let (a, b) = (places[next - 1], places[next])
        let share = b.atS > a.atS ? (at - a.atS) / (b.atS - a.atS) : 1
        let turn = random.unit() * 2 * Double.pi
        let off = random.unit() * (15 + Self.site.airframe.handling.cornerRadiusM)
        let place = MapPoint(
          east: a.place.east + (b.place.east - a.place.east) * share + off * cos(turn),
          north: a.place.north + (b.place.north - a.place.north) * share + off * sin(turn))
        let up = a.ellipsoidM + (b.ellipsoidM - a.ellipsoidM) * share + (random.unit() * 2 - 1) * 10
        // Six seconds: 12 m/s at 2 m/s².
        let late = (random.unit() * 2 - 1) * (30 + 0.05 * at + 6)
        let now = Double(sortie.takeoff.secondsSince1970) + at + late
        let isHeld = try flight.volumes.contains { volume in
          Double(volume.start.secondsSince1970) <= now && now <= Double(volume.end.secondsSince1970)
            ? try Self.holds(volume, place, up, mission.frame) : false
        }
        #expect(isHeld, "seed \(seed): at \(at) s")
        looked += 1
      }
      for volume in flight.volumes {
        #expect(
          volume.outline.count >= 8 && Set(volume.outline).count == volume.outline.count, "seed \(seed)")
        #expect(!OutlineCheck.crosses(volume.outline), "seed \(seed)")
        // A minute, and what the rule adds at either end.
        #expect(Double(volume.end - volume.start) <= 60 + 2 * (36 + 0.05 * end) + 2, "seed \(seed)")
      }
    }
    #expect(looked == 12_000)
  }

  @Test func volumesAreAsSmallAsTheRuleAllows() throws {
    var random = SplitMix64(seed: 5)
    let mission = try Self.mission()
    let plan = try Self.plan(&random)
    let sortie = plan.sorties[0]
    let flight = try FlightVolumes(sortie, plan: plan, mission: mission, rule: Self.rule)
    let places = try #require(VolumeWay(sortie, plan.routes[0], plan.sites[0])).onMap(mission.frame)
    for volume in flight.volumes {
      for corner in try mission.frame.toMap(
        volume.outline.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
      {
        let nearest = zip(places, places.dropFirst()).map { a, b -> Double in
          let (east, north) = (b.place.east - a.place.east, b.place.north - a.place.north)
          let square = east * east + north * north
          let along = (corner.east - a.place.east) * east + (corner.north - a.place.north) * north
          let share = square > 0 ? min(1, max(0, along / square)) : 0
          let (x, y) = (
            corner.east - a.place.east - east * share, corner.north - a.place.north - north * share
          )
          return (x * x + y * y).squareRoot()
        }.min()
        // An eighth sticks out by 1 / cos 22.5° = 1.0824; a joined part by the metre that it may bend.
        let level = 15 + Self.site.airframe.handling.cornerRadiusM + FlightVolumes.slackM
        #expect(try #require(nearest) <= level * 1.0824 + 2)
      }
    }
  }

  @Test func theFileIsReadBackAndSaysWhatItMust() throws {
    let mission = try Self.mission()
    let plan = Self.sample
    let bytes = try FlightVolumesFile.bytes(plan, mission: mission, rule: Self.rule)
    let read = try FlightVolumesReader.read(bytes, file: "volumes.json")
    #expect(read.map(\.sortie) == ["S01"] && read[0].priority == 2)
    let first = try #require(read[0].volumes.first)
    // The column above the pad, in force half a minute and the six seconds of a ramp before take-off.
    #expect(first.start == plan.sorties[0].takeoff + -36 && first.lowerM == -6.6 && first.upperM == 73.4)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\"reference\": \"W84\", \"units\": \"M\""))
    #expect(text.contains("\"value\": \"2026-11-27T22:59:24Z\", \"format\": \"RFC3339\""))
    #expect(try FlightVolumesFile.bytes(plan, mission: mission, rule: Self.rule) == bytes)
    let files = try ExportSet.files(mission: mission, plan: plan, coverage: nil)
    #expect(files.contains { $0.path == "volumes.json" && $0.bytes == bytes })
  }

  @Test func sortiesThatCannotBeLaidOutAreRefused() throws {
    let mission = try Self.mission()
    for spoil: (inout Plan) -> Void in [
      { $0.sorties[0].waypointTimesS.removeLast() }, { $0.sorties[0].waypointTimesS[2] = 500 },
      { $0.sorties[0].waypointTimesS[1] = 20 }, { $0.sorties[0].waypointTimesS[0] = 0 },
      { $0.sorties[0].route = "nowhere" },
      { $0.sorties[0].waypointTimesS[1] = .nan },
    ] {
      var plan = Self.sample
      spoil(&plan)
      #expect(throws: FileIssues.self) {
        try FlightVolumesFile.bytes(plan, mission: mission, rule: Self.rule)
      }
    }
  }

  struct Spoiled: Sendable, CustomTestStringConvertible {
    var find, replace, tells: String
    var testDescription: String { tells }
  }

  @Test(arguments: [
    Spoiled(find: "\"W84\"", replace: "\"AGL\"", tells: "must be \"W84\""),
    Spoiled(find: "\"units\": \"M\"", replace: "\"units\": \"FT\"", tells: "must be \"M\""),
    Spoiled(find: "Z\"", replace: "+00:00\"", tells: "must be a time such as"),
    Spoiled(find: "\"format\": \"RFC3339\"", replace: "\"format\": \"ISO\"", tells: "must be \"RFC3339\""),
    Spoiled(find: "\"value\": -6.6", replace: "\"value\": -9000", tells: "-8000 to 100000"),
    Spoiled(find: "\"value\": -6.6", replace: "\"value\": 500", tells: "is not below altitude_upper"),
    Spoiled(
      find: "\"off_nominal_volumes\": []", replace: "\"off_nominal_volumes\": [1]", tells: "must be empty"),
    Spoiled(find: "\"priority\": 2", replace: "\"priority\": 2.5", tells: "must be a whole number"),
    Spoiled(find: "outline_polygon", replace: "outline_circle", tells: "is not known"),
    Spoiled(find: "skybeat/volumes/1", replace: "skybeat/volumes/9", tells: "must be \"skybeat/volumes/1\""),
    Spoiled(find: "\"lat\":", replace: "\"latitude\":", tells: "lat: is missing"),
    Spoiled(find: "2026-11-27T22:59:24Z", replace: "2027-11-27T22:59:24Z", tells: "is not before time_end"),
  ]) func theReaderRefuses(_ spoiled: Spoiled) throws {
    let bytes = try FlightVolumesFile.bytes(Self.sample, mission: try Self.mission(), rule: Self.rule)
    var text = String(decoding: bytes, as: UTF8.self)
    let place = try #require(text.range(of: spoiled.find))
    text.replaceSubrange(place, with: spoiled.replace)
    let error = #expect(throws: FileIssues.self) {
      try FlightVolumesReader.read(Array(text.utf8), file: "volumes.json")
    }
    #expect(error?.description.contains(spoiled.tells) == true, "\(error?.description ?? "")")
  }

  @Test func outlinesThatCrossAreRefused() {
    func outline(_ places: [(Double, Double)]) -> [FlightVolumes.Vertex] {
      places.map { FlightVolumes.Vertex(latitudeDeg: $0.1, longitudeDeg: $0.0) }
    }
    #expect(!OutlineCheck.crosses(outline([(0, 0), (2, 0), (2, 2), (0, 2)])))
    #expect(!OutlineCheck.crosses(outline([(0, 0), (1, 0), (2, 0), (2, 2)])))
    #expect(OutlineCheck.crosses(outline([(0, 0), (2, 2), (2, 0), (0, 2)])))
    #expect(OutlineCheck.crosses(outline([(0, 0), (2, 0), (1, 0), (1, 2)])))
    #expect(OutlineCheck.crosses(outline([(0, 0), (2, 0), (2, 2), (1, 0)])))
    #expect(OutlineCheck.crosses(outline([(0, 0), (4, 0), (4, 2), (3, 0), (1, 0), (0, 2)])))
  }

  @Test func othersReadThem() throws {
    guard let python = JudgeTests.python else { return }
    for seed: UInt64 in 0..<3 {
      var random = SplitMix64(seed: seed &+ 700)
      let plan = try Self.plan(&random)
      let file = FileManager.default.temporaryDirectory
        .appending(path: "skybeat-volumes-\(ProcessInfo.processInfo.globallyUniqueString).json")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(try FlightVolumesFile.bytes(plan, mission: try Self.mission(), rule: Self.rule)).write(
        to: file)
      let process = Process()
      process.executableURL = URL(filePath: python)
      process.arguments = ["-B", Folders.package + "/Tests/Judges/check_volumes.py", file.path]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "seed \(seed): \(said)")
    }
  }
}
