import AircraftModel
import AirspaceModel
import Geodesy
import MissionModel
import Planar
import TerrainModel
import Units

@testable import Routing
@testable import Scheduling

/// A small day on Cheung Chau that keeps every rule: one dock, one corridor, four zones, a hill, a forecast.
struct PatrolDay {
  var mission: Mission
  var plan: Plan
  /// Of a day that was planned again.
  var record: FlownRecord?

  static let day = "2026-11-28"

  static func at(_ clock: String) -> Moment {
    guard let moment = Moment(rfc3339: "\(day)T\(clock):00+08:00") else { preconditionFailure(clock) }
    return moment
  }

  static func hours(_ from: String, _ to: String) -> MomentRange { MomentRange(from: at(from), to: at(to)) }

  /// A place so many metres north and east of the pad, on the Hong Kong 1980 Grid.
  static func place(_ north: Double, _ east: Double) throws -> GeoPoint {
    try HongKongGrid.toGeo([GridPoint(northing: 807_800 + north, easting: 821_300 + east)])[0]
  }

  /// A square with its middle so many metres north and east of the pad.
  static func square(_ north: Double, _ east: Double, side: Double) throws -> GeoPolygon {
    let half = side / 2
    return GeoPolygon(
      outer: [
        try place(north - half, east - half), try place(north - half, east + half),
        try place(north + half, east + half), try place(north + half, east - half),
      ])
  }

  static func name(_ text: String) -> BilingualText { BilingualText(en: text, zh: "甲" + text) }

  static let airframe = Airframe(
    id: "quad", name: name("Quad"), takeoffMass: Mass(kilograms: 1.9), battery: .wattHours(150),
    usableShare: 0.9, reserveShare: 0.25, hoverPower: .watts(210), cruisePower: .watts(190),
    cruiseSpeed: .metresPerSecond(12), inducedVelocity: .metresPerSecond(5),
    greatestAirspeed: .metresPerSecond(16), climbRate: .metresPerSecond(5),
    descentRate: .metresPerSecond(4), accelerationMps2: 2, climbEfficiency: 0.6,
    gustLimitInFlight: .metresPerSecond(14), gustLimitAtPad: .metresPerSecond(11), rainLimitMmPerHour: 4,
    temperatureRangeC: -10...40, energyUncertaintyShare: 0.2, facts: [])

  static let camera = Camera(
    id: "wide", name: name("wide"), spectrum: .visible, diagonalFieldOfView: .degrees(82),
    sensorPixelsWide: 8000, sensorPixelsHigh: 6000, streamPixelsWide: 1920, streamPixelsHigh: 1080,
    seesAtNight: false, facts: [])

  /// Flat ground at 5 m with a hill of 45 m 600 m south and 600 m east of the pad.
  static func hill(row: Int, column: Int) -> Double {
    let (north, east) = (Double(2000 - 100 * row) + 600, Double(100 * column - 2000) - 600)
    return 5 + max(0, 40 - 0.2 * (north * north + east * east).squareRoot())
  }

  static func make() throws -> PatrolDay {
    let pad = try place(0, 0)
    let frame = LocalFrame(origin: GeoPoint(longitude: 114.035, latitude: 22.212))
    let heights = HeightSystem()
    let posts = (0...40).flatMap { row in (0...40).map { Optional(hill(row: row, column: $0)) } }
    let grid = try HeightGrid(
      name: "made by hand", crs: .hongKongGrid, datum: .hkpd, columns: 41, rows: 41, westPost: 819_300,
      southPost: 805_800, cellSize: 100, heights: posts)
    let site = Site(
      id: "dock", name: name("Dock"), kind: .dock, position: pad, padHKPD: .metres(6), alternate: nil,
      airframe: airframe, cameras: [camera], model: "dock", turnaround: .charge(fullPacksPerHour: 1),
      prepare: .minutes(2), recover: .minutes(2), reach: .metres(2000),
      gustLimitAtPad: .metresPerSecond(10), rainLimitMmPerHour: 3, duty: [hours("06:00", "18:00")],
      station: "cch", facts: [])
    let beat = Beat(
      id: "shore", name: name("Shore"),
      shape: .corridor(
        lines: [[try place(0, 300), try place(400, 300), try place(700, 500)]], left: .metres(30),
        right: .metres(30)),
      sites: ["dock"], aboveGround: .metres(50), speed: .metresPerSecond(8), camera: "wide",
      gimbalPitch: .degrees(-60), overlap: 0.2,
      task: ViewTask(
        level: .detect, object: name("person"), objectSize: .metres(0.5), pixelsAcross: 2,
        dwell: .seconds(2)),
      windows: [BeatWindow(during: hours("07:00", "17:00"), revisit: .minutes(240))], irregularStarts: true,
      priority: 5, longestSortie: .minutes(15), requiredShare: 0.9, recording: false, recordingReason: nil)
    let zones = [
      zone("shut", .prohibited, try square(350, -500, side: 200)),
      zone("open", .authorisation, try square(700, 500, side: 300)),
      zone(
        "high", .prohibited, try square(0, 0, side: 3000),
        lower: VerticalLimit(metres: 100, reference: .amsl)),
      zone(
        "evening", .prohibited, try square(0, 0, side: 3000),
        hours: .daily([DailyHours(weekdays: Set(0...6), from: 20 * 3600, to: 22 * 3600)])),
    ]
    let permission = Permission(
      number: "P-1", holder: name("Unit"), zones: ["open"], ceilingAboveGround: .metres(80), hours: .always,
      validFrom: at("00:00"), validTo: at("23:00"), conditions: [])
    let steps = (0..<24).map { hour in
      ForecastStep(
        during: MomentRange(from: at("00:00") + hour * 3600, to: at("00:00") + (hour + 1) * 3600),
        windFrom: .degrees(70), meanAt10m: .metresPerSecond(4), gustAt10m: .metresPerSecond(7),
        rainMmPerHour: 0, temperatureC: 22)
    }
    let rules = OperatingRules(
      id: "rules", zoneMargin: .metres(50), ceilingAboveGround: .metres(90), terrainClearance: .metres(30),
      transitAboveGround: .metres(50), transitSpeed: .metresPerSecond(10), terrainStep: .metres(10),
      holdWarnings: ["TC3"], padSpacing: .minutes(5), returnAbovePad: .metres(60), facts: [])
    let mission = Mission(
      file: "day.yaml", id: "day", name: name("Day"), unit: name("Unit"), purpose: name("patrol"),
      day: hours("06:00", "18:00"), seed: 7, sites: [site], beats: [beat], zones: zones,
      permissions: [permission], rules: rules,
      forecast: Forecast(
        issued: at("05:00"), source: "made by hand",
        stations: [StationForecast(id: "cch", name: name("CCH"), shearExponent: 0.16, steps: steps)],
        warnings: []),
      ground: Ground(grids: [grid], bands: [], elsewhere: nil, frame: frame, heights: heights), frame: frame,
      heights: heights,
      privacyZones: [
        PrivacyZone(id: "school", name: name("School"), areas: [try square(-800, -800, side: 200)])
      ],
      layers: [], background: [])
    var result = PatrolDay(mission: mission, plan: try plan(mission, pad))
    try result.refigure()
    return result
  }

  private static func zone(
    _ id: String, _ restriction: Zone.Restriction, _ area: GeoPolygon, lower: VerticalLimit? = nil,
    hours: Hours = .always
  ) -> Zone {
    Zone(
      id: id, name: name(id), restriction: restriction, areas: [area], lower: lower, upper: nil, hours: hours,
      validFrom: nil, validTo: nil, source: "made by hand", official: false)
  }

  private static func plan(_ mission: Mission, _ pad: GeoPoint) throws -> Plan {
    var waypoints: [Waypoint] = []
    let way: [(Waypoint.Action, Double, Double)] = [
      (.takeoff, 0, 0), (.transit, 0, 300), (.work, 400, 300), (.work, 700, 500), (.transit, 400, 0),
      (.land, 0, 0),
    ]
    for (action, north, east) in way {
      let place = try place(north, east)
      waypoints.append(
        Waypoint(
          action: action, longitudeDeg: place.longitude.rounded(places: 7),
          latitudeDeg: place.latitude.rounded(places: 7), hkpdM: 60, egm96M: 0, ellipsoidM: 0,
          aboveTakeoffM: 0, aboveGroundLowM: nil, aboveGroundHighM: nil,
          speedMps: action == .work ? 8 : 10, holdS: 0, gimbalPitchDeg: action == .work ? -60 : nil,
          headingDeg: nil, target: nil))
    }
    let route = Route(
      id: "shore.dock.1", beat: "shore", beatKind: "corridor", site: "dock", part: 1, parts: 1,
      camera: "wide", recording: false, waypoints: waypoints, lengthM: 0, returnAbovePadM: 60, calmTimeS: 0,
      calmEnergyWh: 0, permissions: ["P-1"])
    let sorties = [("S01", "08:05"), ("S02", "10:58"), ("S03", "14:20")].enumerated().map { index, line in
      Sortie(
        id: line.0, route: route.id, beat: "shore", site: "dock", visit: index + 1, prepareFrom: at(line.1),
        takeoff: at(line.1), landing: at(line.1), readyAgain: at(line.1), windFromDeg: 0, windMps: 0,
        gustMps: 0, energyWh: 0, batteryAtTakeoffShare: 0.95, batteryAtLandingShare: 0,
        batteryReserveShare: 0.25, waypointTimesS: [])
    }
    let geoid = try mission.heights.geoidUndulation(at: [pad])[0]
    let summary = SiteSummary(
      id: "dock", name: name("Dock"), kind: .dock, longitudeDeg: pad.longitude.rounded(places: 7),
      latitudeDeg: pad.latitude.rounded(places: 7), padHkpdM: 6, padEgm96M: 6 - 1.23,
      padEllipsoidM: (6 - 1.23 + geoid).rounded(places: 2), airframe: "quad", alternateName: nil,
      alternateLongitudeDeg: nil, alternateLatitudeDeg: nil)
    return Plan(
      mission: MissionSummary(
        id: "day", file: "day.yaml", name: name("Day"), unit: name("Unit"), purpose: name("patrol"),
        day: mission.day, sunrise: nil, sunset: nil, forecastIssued: mission.forecast.issued,
        forecastSource: "made by hand", terrainFollowed: true),
      seed: 7, frameOriginLongitudeDeg: mission.frame.origin.longitude,
      frameOriginLatitudeDeg: mission.frame.origin.latitude, sites: [summary], routes: [route],
      sorties: sorties, refusals: [], notices: [], zones: [], permissions: [],
      privacy: PrivacySheet(
        purpose: name("patrol"), recordingBeats: [], recordingReasons: [], zones: [], statements: []),
      layers: [], facts: [])
  }

  /// Works out again, by the planner's own arithmetic, all that follows from places, heights and take-offs.
  mutating func refigure() throws {
    for index in plan.routes.indices { try refigure(route: index) }
    for index in plan.sorties.indices { try refigure(sortie: index) }
  }

  private mutating func refigure(route index: Int) throws {
    var route = plan.routes[index]
    let places = route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) }
    let geoid = try mission.heights.geoidUndulation(at: places)
    let ground = try mission.ground.bands(at: try mission.frame.toMap(places))
    let pad = mission.sites[0].padHKPD.metres
    for step in route.waypoints.indices {
      let hkpd = route.waypoints[step].hkpdM
      route.waypoints[step].egm96M = (hkpd - 1.23).rounded(places: 2)
      route.waypoints[step].ellipsoidM = (hkpd - 1.23 + geoid[step]).rounded(places: 2)
      route.waypoints[step].aboveTakeoffM = (hkpd - pad).rounded(places: 2)
      route.waypoints[step].aboveGroundLowM = ground[step].map { (hkpd - $0.highHKPD).rounded(places: 1) }
      route.waypoints[step].aboveGroundHighM = ground[step].map { (hkpd - $0.lowHKPD).rounded(places: 1) }
    }
    route.lengthM = Geodesics.length(places).metres.rounded(places: 1)
    if let calm = try RouteFlight(route: route, frame: mission.frame)
      .fly(FlightModel(mission.sites[0].airframe), wind: .calm)
    {
      route.calmTimeS = calm.timeS.rounded(places: 1)
      route.calmEnergyWh = calm.energyWh.rounded(places: 2)
    }
    try setReturns(&route)
    plan.routes[index] = route
  }

  private func setReturns(_ route: inout Route) throws {
    let site = mission.sites[0]
    let shut = ZoneVerdicts(mission: mission, windows: mission.beats[0].windows.map(\.during)).shut
    let flat = shut.filter { $0.lower == nil }
    let home = try mission.frame.toMap(site.position)
    let space = try FreeSpace(
      shut: try mission.frame.toMap(flat.flatMap(\.areas)), margin: mission.rules.zoneMargin.metres,
      reaches: [(home, site.reach.metres)])
    let lines = ReturnLines(
      mission: mission, ceilingM: mission.rules.ceilingAboveGround.metres,
      shut: try flat.map { zone in
        (zone.id, try mission.frame.toMap(zone.areas).map { ($0, $0.bounds.expanded(by: 1)) })
      })
    let height = route.returnAbovePadM
    try ReturnWays(mission: mission, site: site, pad: home, net: TransitNet(space: space), lines: lines)
      .enter(&route)
    route.returnAbovePadM = height
  }

  private mutating func refigure(sortie index: Int) throws {
    var sortie = plan.sorties[index]
    let site = mission.sites[0]
    guard let route = plan.route(sortie.route),
      let station = mission.station(site.station), let step = station.step(at: sortie.takeoff)
    else { return }
    let legs = try RouteFlight(route: route, frame: mission.frame)
    let height = Length.metres(legs.greatestHeightM)
    let wind = step.wind(height: height, shearExponent: station.shearExponent)
    sortie.windFromDeg = step.windFrom.degrees
    sortie.windMps = wind.speed.metresPerSecond.rounded(places: 1)
    sortie.gustMps = step.gust(height: height, shearExponent: station.shearExponent).metresPerSecond
      .rounded(places: 1)
    guard let flown = legs.fly(FlightModel(site.airframe), wind: wind) else { return }
    sortie.waypointTimesS = flown.waypointTimesS.map { $0.rounded(places: 1) }
    sortie.energyWh = flown.energyWh.rounded(places: 2)
    sortie.landing = sortie.takeoff + Int(flown.timeS.rounded(.up))
    sortie.prepareFrom = sortie.takeoff + -Int(site.prepare.seconds)
    sortie.readyAgain = sortie.landing + Int(site.recover.seconds)
    let left = sortie.batteryAtTakeoffShare - site.airframe.plannedUse(of: flown.energy)
    sortie.batteryAtLandingShare = left.rounded(places: 3)
    let high = Length.metres(max(height.metres, route.returnAbovePadM))
    let back = try ReturnMoments(route: route, site: site, flight: legs, mission: mission).moments(
      FlightModel(site.airframe), wind: wind,
      returnWind: step.wind(height: high, shearExponent: station.shearExponent),
      takeoffShare: sortie.batteryAtTakeoffShare)
    sortie.returns = back.returns
    sortie.pointOfNoReturnS = back.pointOfNoReturnS
    plan.sorties[index] = sortie
  }

  /// Moves a waypoint so many metres north and east of the pad.
  mutating func move(_ waypoint: Int, _ north: Double, _ east: Double) throws {
    let place = try PatrolDay.place(north, east)
    plan.routes[0].waypoints[waypoint].longitudeDeg = place.longitude.rounded(places: 7)
    plan.routes[0].waypoints[waypoint].latitudeDeg = place.latitude.rounded(places: 7)
  }
}

extension RouteFlight.Flown {
  var energy: Energy { .wattHours(energyWh) }
}
