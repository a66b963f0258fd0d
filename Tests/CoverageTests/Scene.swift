import AircraftModel
import AirspaceModel
import Coverage
import Geodesy
import MissionModel
import Planar
import TerrainModel
import Units

/// Small missions and plans made by hand, in metres around one place.
struct Scene {
  static let frame = LocalFrame(origin: GeoPoint(longitude: 114.17, latitude: 22.28))
  static let morning = Moment(secondsSince1970: 1_795_824_000)  // 2026-11-28T08:00:00+08:00

  /// Half width tangent 0.2, half height tangent 0.15, 0.625 mrad a pixel (tan of half the diagonal is 0.25).
  static let camera = Camera(
    id: "wide", name: text("wide"), spectrum: .visible,
    diagonalFieldOfView: .degrees(28.072486935852957), sensorPixelsWide: 800, sensorPixelsHigh: 600,
    streamPixelsWide: 640, streamPixelsHigh: 480, seesAtNight: false, facts: [])

  static func text(_ words: String) -> BilingualText { BilingualText(en: words, zh: words) }

  static func polygon(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> MapPolygon {
    MapPolygon(outer: [
      MapPoint(east: west, north: south), MapPoint(east: east, north: south),
      MapPoint(east: east, north: north), MapPoint(east: west, north: north),
    ])
  }

  var mission: Mission
  var plan: Plan

  /// One beat "b" over `areas`, one site "s" at the origin, level ground at 0 m, one window of two hours.
  init(_ shape: BeatShape, dwellS: Double = 0, largestPixelM: Double = 0.5) {
    let kilo = 1000.0
    let airframe = Airframe(
      id: "quad", name: Scene.text("quad"), takeoffMass: Mass(kilograms: 2), battery: .wattHours(150),
      usableShare: 0.9, reserveShare: 0.2, hoverPower: .watts(200), cruisePower: .watts(170),
      cruiseSpeed: .metresPerSecond(12), inducedVelocity: .metresPerSecond(5),
      greatestAirspeed: .metresPerSecond(15), climbRate: .metresPerSecond(5),
      descentRate: .metresPerSecond(4), accelerationMps2: 2, climbEfficiency: 0.6,
      gustLimitInFlight: .metresPerSecond(12), gustLimitAtPad: .metresPerSecond(10),
      rainLimitMmPerHour: 0, temperatureRangeC: -10...45, energyUncertaintyShare: 0.2, facts: [])
    let day = MomentRange(from: Scene.morning + -7200, to: Scene.morning + 36_000)
    let site = Site(
      id: "s", name: Scene.text("Pad"), kind: .dock, position: Scene.frame.origin, padHKPD: .metres(5),
      alternate: nil, airframe: airframe, cameras: [Scene.camera], model: "dock",
      turnaround: .charge(fullPacksPerHour: 1), prepare: .seconds(60), recover: .seconds(60),
      reach: .metres(5 * kilo), gustLimitAtPad: nil, rainLimitMmPerHour: nil, duty: [day],
      station: "hk", facts: [])
    let beat = Beat(
      id: "b", name: Scene.text("Beat"), shape: shape, sites: ["s"], aboveGround: .metres(100),
      speed: .metresPerSecond(5), camera: "wide", gimbalPitch: .degrees(-90), overlap: 0.2,
      task: ViewTask(
        level: .detect, object: Scene.text("person"), objectSize: .metres(2 * largestPixelM),
        pixelsAcross: 2, dwell: .seconds(dwellS)),
      windows: [
        BeatWindow(
          during: MomentRange(from: Scene.morning, to: Scene.morning + 7200), revisit: .minutes(60))
      ],
      irregularStarts: false, priority: 5, longestSortie: nil, requiredShare: 0.9, recording: false,
      recordingReason: nil)
    let rules = OperatingRules(
      id: "rules", zoneMargin: .metres(0), ceilingAboveGround: .metres(120), terrainClearance: .metres(30),
      transitAboveGround: .metres(60), transitSpeed: .metresPerSecond(12), terrainStep: .metres(30),
      holdWarnings: [], padSpacing: .seconds(60), returnAbovePad: .metres(60), facts: [])
    mission = Mission(
      file: "scene.yaml", id: "scene", name: Scene.text("Scene"), unit: Scene.text("Unit"),
      purpose: Scene.text("Test"), day: day, seed: 1, sites: [site], beats: [beat], zones: [],
      permissions: [], rules: rules,
      forecast: Forecast(issued: day.from, source: "test", stations: [], warnings: []),
      ground: Scene.ground(low: 0, high: 0), frame: Scene.frame, heights: HeightSystem(),
      privacyZones: [], layers: [], background: [])
    plan = Plan(
      mission: MissionSummary(
        id: "scene", file: "scene.yaml", name: Scene.text("Scene"), unit: Scene.text("Unit"),
        purpose: Scene.text("Test"), day: day, sunrise: nil, sunset: nil, forecastIssued: day.from,
        forecastSource: "test", terrainFollowed: false),
      seed: 1, frameOriginLongitudeDeg: Scene.frame.origin.longitude,
      frameOriginLatitudeDeg: Scene.frame.origin.latitude, sites: [], routes: [], sorties: [], refusals: [],
      notices: [], zones: [], permissions: [],
      privacy: PrivacySheet(
        purpose: Scene.text("Test"), recordingBeats: [], recordingReasons: [], zones: [], statements: []),
      layers: [], facts: [])
  }

  /// A beat that sweeps rectangles.
  init(areas: [MapPolygon], dwellS: Double = 0, largestPixelM: Double = 0.5) throws {
    self.init(
      .sweep(try Scene.frame.toGeo(areas)), dwellS: dwellS, largestPixelM: largestPixelM)
  }

  static func ground(low: Double, high: Double) -> Ground {
    Ground(
      grids: [], bands: [], elsewhere: GroundBand(lowHKPD: low, highHKPD: high, source: .declared),
      frame: frame)
  }

  var beat: Beat {
    get { mission.beats[0] }
    set { mission.beats[0] = newValue }
  }

  static func waypoint(
    _ action: Waypoint.Action, _ place: MapPoint, hkpdM: Double, pitchDeg: Double? = nil,
    headingDeg: Double? = nil, holdS: Double = 0
  ) throws -> Waypoint {
    let geo = try frame.toGeo(place)
    return Waypoint(
      action: action, longitudeDeg: geo.longitude, latitudeDeg: geo.latitude, hkpdM: hkpdM,
      egm96M: hkpdM - 1.23, ellipsoidM: hkpdM - 4, aboveTakeoffM: hkpdM - 5, aboveGroundLowM: nil,
      aboveGroundHighM: nil, speedMps: 5, holdS: holdS, gimbalPitchDeg: pitchDeg, headingDeg: headingDeg,
      target: nil)
  }

  /// A route over a line with the camera at work on every leg; -> its number in the plan.
  mutating func addRoute(
    _ id: String, _ line: [MapPoint], hkpdM: Double = 100, pitchDeg: Double = -90,
    headingDeg: Double? = nil, part: Int = 1, parts: Int = 1
  ) throws {
    let pad = MapPoint(east: 0, north: 0)
    var waypoints = [
      try Scene.waypoint(.takeoff, pad, hkpdM: hkpdM), try Scene.waypoint(.transit, line[0], hkpdM: hkpdM),
    ]
    for place in line.dropFirst() {
      waypoints.append(
        try Scene.waypoint(.work, place, hkpdM: hkpdM, pitchDeg: pitchDeg, headingDeg: headingDeg))
    }
    waypoints.append(try Scene.waypoint(.land, pad, hkpdM: hkpdM))
    plan.routes.append(
      Route(
        id: id, beat: "b", beatKind: "sweep", site: "s", part: part, parts: parts, camera: "wide",
        recording: false, waypoints: waypoints, lengthM: 0, returnAbovePadM: 60, calmTimeS: 0,
        calmEnergyWh: 0, permissions: []))
  }

  /// A flight that reaches the take-off height after 10 s, the work after 60 s and flies it at 5 m/s.
  mutating func addSortie(_ id: String, route: String, visit: Int, takeoffS: Int) {
    guard let flown = plan.route(route) else { return }
    var times = [10.0, 60.0]
    let points = (try? Scene.frame.toMap(flown.waypoints.map(Self.place))) ?? []
    for index in 2..<flown.waypoints.count {
      let before = times[index - 1] + flown.waypoints[index - 1].holdS
      let leg = points[index - 1].distance(to: points[index])
      times.append(before + leg / 5)
    }
    let takeoff = Scene.morning + takeoffS
    plan.sorties.append(
      Sortie(
        id: id, route: route, beat: "b", site: "s", visit: visit, prepareFrom: takeoff + -60,
        takeoff: takeoff, landing: takeoff + 600, readyAgain: takeoff + 700, windFromDeg: 0, windMps: 0,
        gustMps: 0, energyWh: 0, batteryAtTakeoffShare: 1, batteryAtLandingShare: 0.5,
        batteryReserveShare: 0.2, waypointTimesS: times))
  }

  private static func place(_ waypoint: Waypoint) -> GeoPoint {
    GeoPoint(longitude: waypoint.longitudeDeg, latitude: waypoint.latitudeDeg)
  }

  func report() throws -> CoverageReport { try CoverageAnalyser.analyse(mission: mission, plan: plan) }

  func beatReport() throws -> BeatCoverage { try report().beats[0] }
}

extension MapPoint {
  init(_ east: Double, _ north: Double) { self.init(east: east, north: north) }
}
