import Planar
import Skybeat
import TestSupport

@testable import Scheduling

/// A made-up day for the timetable: sites in a row, beats with routes of a few straight legs, no zones.
struct Yard {
  var mission: Mission
  var routes: [Route]

  static let start: Moment = {
    guard let moment = Moment(rfc3339: "2026-11-28T00:00:00+08:00") else { preconditionFailure() }
    return moment
  }()

  static func at(_ minutes: Int) -> Moment { start + minutes * 60 }
  static func span(_ from: Int, _ to: Int) -> MomentRange { MomentRange(from: at(from), to: at(to)) }
  static func name(_ text: String) -> BilingualText { BilingualText(en: text, zh: "甲" + text) }

  static let frame = LocalFrame(origin: GeoPoint(longitude: 114.1, latitude: 22.3))

  static let quad = Airframe(
    id: "quad", name: name("Quad"), takeoffMass: Mass(kilograms: 1.9), battery: .wattHours(150),
    usableShare: 0.9, reserveShare: 0.25, hoverPower: .watts(210), cruisePower: .watts(190),
    cruiseSpeed: .metresPerSecond(12), inducedVelocity: .metresPerSecond(5),
    greatestAirspeed: .metresPerSecond(16), climbRate: .metresPerSecond(5),
    descentRate: .metresPerSecond(4), accelerationMps2: 2, climbEfficiency: 0.6,
    gustLimitInFlight: .metresPerSecond(14), gustLimitAtPad: .metresPerSecond(11), rainLimitMmPerHour: 4,
    temperatureRangeC: -10...40, energyUncertaintyShare: 0.2, facts: [])

  static func site(_ id: String, _ turnaround: Site.Turnaround, duty: [MomentRange]) -> Site {
    Site(
      id: id, name: name(id), kind: .dock, position: frame.origin, padHKPD: .metres(6), alternate: nil,
      airframe: quad, cameras: [], model: "dock", turnaround: turnaround, prepare: .minutes(2),
      recover: .minutes(3), reach: .metres(5000), gustLimitAtPad: nil, rainLimitMmPerHour: nil, duty: duty,
      station: "here", facts: [])
  }

  static func beat(
    _ id: String, _ windows: [BeatWindow], irregular: Bool = false, priority: Int = 5
  ) -> Beat {
    Beat(
      id: id, name: name(id), shape: .targets([]), sites: [], aboveGround: .metres(60),
      speed: .metresPerSecond(10), camera: "none", gimbalPitch: .degrees(-90), overlap: 0,
      task: ViewTask(
        level: .detect, object: name("boat"), objectSize: .metres(3), pixelsAcross: 2, dwell: .seconds(1)),
      windows: windows, irregularStarts: irregular, priority: priority, longestSortie: nil,
      requiredShare: 0, recording: false, recordingReason: nil)
  }

  /// Out so many metres on a course, and home; about 2 · metres / 10 s in the air.
  static func route(
    _ beat: String, _ site: String, metres: Double, course: Double = 40, part: Int = 1, parts: Int = 1
  ) throws -> Route {
    let pad = MapPoint(east: 0, north: 0)
    let far = pad.moved(course: .degrees(course), by: metres)
    let places = try frame.toGeo([pad, far, pad])
    let actions: [Waypoint.Action] = [.takeoff, .work, .land]
    let waypoints = zip(places, actions).map { place, action in
      Waypoint(
        action: action, longitudeDeg: place.longitude, latitudeDeg: place.latitude, hkpdM: 66,
        egm96M: 65, ellipsoidM: 63, aboveTakeoffM: 60, aboveGroundLowM: nil, aboveGroundHighM: nil,
        speedMps: 10, holdS: 0, gimbalPitchDeg: nil, headingDeg: nil, target: nil)
    }
    var route = Route(
      id: "\(beat).\(site).\(part)", beat: beat, beatKind: "targets", site: site, part: part, parts: parts,
      camera: "none", recording: false, waypoints: waypoints, lengthM: 2 * metres, returnAbovePadM: 60,
      calmTimeS: 0, calmEnergyWh: 0, permissions: [])
    let calm = try RouteFlight(route: route, frame: frame).fly(FlightModel(quad), wind: .calm)
    route.calmTimeS = calm?.timeS ?? 0
    route.calmEnergyWh = calm?.energyWh ?? 0
    return route
  }

  static func step(
    _ during: MomentRange, mean: Double = 3, gust: Double? = nil, rain: Double = 0, from: Double = 70
  ) -> ForecastStep {
    ForecastStep(
      during: during, windFrom: .degrees(from), meanAt10m: .metresPerSecond(mean),
      gustAt10m: .metresPerSecond(gust ?? mean * 1.5), rainMmPerHour: rain, temperatureC: 22)
  }

  static func hourly(_ hours: Range<Int> = 0..<24) -> [ForecastStep] {
    hours.map { step(span($0 * 60, $0 * 60 + 60)) }
  }

  init(
    sites: [Site], beats: [Beat], routes: [Route], steps: [ForecastStep] = Yard.hourly(),
    warnings: [WeatherWarning] = [], day: MomentRange = Yard.span(0, 1440), padSpacing: TimeSpan = .minutes(5)
  ) {
    let rules = OperatingRules(
      id: "rules", zoneMargin: .metres(50), ceilingAboveGround: .metres(90), terrainClearance: .metres(30),
      transitAboveGround: .metres(50), transitSpeed: .metresPerSecond(10), terrainStep: .metres(10),
      holdWarnings: ["TC3"], padSpacing: padSpacing, returnAbovePad: .metres(60), facts: [])
    let station = StationForecast(id: "here", name: Yard.name("here"), shearExponent: 0.16, steps: steps)
    mission = Mission(
      file: "yard.yaml", id: "yard", name: Yard.name("Yard"), unit: Yard.name("Unit"),
      purpose: Yard.name("trial"), day: day, seed: 1, sites: sites, beats: beats, zones: [],
      permissions: [], rules: rules,
      forecast: Forecast(issued: Yard.start, source: "made", stations: [station], warnings: warnings),
      ground: Ground(
        grids: [], bands: [], elsewhere: GroundBand(lowHKPD: 0, highHKPD: 6, source: .declared),
        frame: Yard.frame), frame: Yard.frame, heights: HeightSystem(), privacyZones: [], layers: [],
      background: [])
    self.routes = routes
  }

  /// A day of one to three sites and one to five beats, with weather, warnings, duty hours and odd windows.
  init(_ random: inout SplitMix64) throws {
    let sites = (0..<(1 + random.pick(0..<3))).map { number in
      let turnaround: Site.Turnaround =
        random.pick(0..<2) == 0
        ? .charge(fullPacksPerHour: 0.5 + 2 * random.unit())
        : .swap(
          time: .minutes(1 + 4 * random.unit()), packs: 1 + random.pick(0..<4),
          recharge: .minutes(20 + 60 * random.unit()))
      let early = random.pick(0..<400)
      let duty =
        random.pick(0..<3) == 0
        ? [Yard.span(early, early + 300), Yard.span(early + 360, 1440)] : [Yard.span(0, 1440)]
      var site = Yard.site("s\(number)", turnaround, duty: duty)
      if random.pick(0..<3) == 0 { site.aircraftCount = 2 + random.pick(0..<2) }
      return site
    }
    var beats: [Beat] = []
    var routes: [Route] = []
    for number in 0..<(1 + random.pick(0..<5)) {
      var windows: [BeatWindow] = []
      var from = random.pick(0..<300)
      for _ in 0..<(1 + random.pick(0..<3)) {
        let length = [0, 1, 7, 30, 90, 240, 400][random.pick(0..<7)]
        let revisit: TimeSpan? =
          [nil, .seconds(1), .minutes(5), .minutes(25), .minutes(60), .minutes(180)][random.pick(0..<6)]
        windows.append(BeatWindow(during: Yard.span(from, min(from + length, 1440)), revisit: revisit))
        from = min(from + length + random.pick(0..<2) * random.pick(0..<120), 1439)
      }
      let id = "b\(number)"
      beats.append(
        Yard.beat(id, windows, irregular: random.pick(0..<2) == 0, priority: 1 + random.pick(0..<9)))
      let parts = 1 + random.pick(0..<3)
      for part in 1...parts {
        routes.append(
          try Yard.route(
            id, sites[random.pick(0..<sites.count)].id, metres: 100 + 5500 * random.unit() * random.unit(),
            course: 360 * random.unit(), part: part, parts: parts))
      }
    }
    var steps: [ForecastStep] = []
    for hour in 0..<24 where random.pick(0..<12) != 0 {
      let mean = 9 * random.unit() * random.unit()
      steps.append(
        Yard.step(
          Yard.span(hour * 60, hour * 60 + 60), mean: mean, gust: mean + 5 * random.unit(),
          rain: max(0, 12 * random.unit() - 8), from: 360 * random.unit()))
    }
    var warnings: [WeatherWarning] = []
    for _ in 0..<random.pick(0..<3) {
      let from = random.pick(0..<1300)
      warnings.append(
        WeatherWarning(
          code: random.pick(0..<4) == 0 ? "TC1" : "TC3", during: Yard.span(from, from + random.pick(0..<180)),
          override: random.pick(0..<3) == 0 ? Yard.name("urgent") : nil))
    }
    self.init(
      sites: sites, beats: beats, routes: routes, steps: steps, warnings: warnings,
      day: Yard.span(random.pick(0..<120), 1440 - random.pick(0..<120)),
      padSpacing: .minutes(Double(random.pick(0..<40))))
  }

  /// Few rounds: the laws hold after any number.
  func schedule(seed: UInt64 = 1, rounds: Int = 12) throws -> DayScheduler.Result {
    try DayScheduler.schedule(
      mission: mission, routes: routes, seed: seed, stop: StopRule(rounds: rounds))
  }
}
