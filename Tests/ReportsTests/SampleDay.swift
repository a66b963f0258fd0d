import AircraftModel
import AirspaceModel
import Coverage
import Geodesy
import MissionModel
import TerrainModel
import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A made-up day on made-up islands where Cheung Chau and Lamma are: every kind of beat, zone, gap and refusal.
/// Coasts, heights and numbers are invented; nothing here is true of the real place.
enum SampleDay {
  static func t(_ en: String, _ zh: String) -> BilingualText { BilingualText(en: en, zh: zh) }
  static let midnight = Moment(secondsSince1970: 1_795_795_200)  // 2026-11-28T00:00:00+08:00

  static func at(_ hour: Int, _ minute: Int = 0) -> Moment { midnight + (hour * 3600 + minute * 60) }
  static func range(_ from: Moment, _ to: Moment) -> MomentRange { MomentRange(from: from, to: to) }

  /// Metres east and north of the sample's middle, as degrees; flat, which is good enough for a made-up place.
  static func place(_ east: Double, _ north: Double) -> GeoPoint {
    GeoPoint(
      longitude: (114.03 + east / 103_000).rounded(places: 7),
      latitude: (22.21 + north / 110_740).rounded(places: 7))
  }
  static func area(_ points: [(Double, Double)]) -> GeoPolygon {
    GeoPolygon(outer: points.map { place($0.0, $0.1) })
  }
  static func blob(_ east: Double, _ north: Double, _ radius: Double, _ seed: UInt64, points: Int = 90)
    -> GeoPolygon
  {
    var random = SplitMix64(seed: seed)
    let phases = (0..<5).map { _ in random.unit() * 6.28 }
    return GeoPolygon(
      outer: (0..<points).map { at in
        let angle = Double(at) / Double(points) * 2 * .pi
        var r = radius
        for (k, phase) in phases.enumerated() { r += radius * 0.12 * sin(Double(k + 2) * angle + phase) }
        return place(east + r * cos(angle), north + r * 0.8 * sin(angle))
      })
  }
  static func degrees(_ polygon: GeoPolygon) -> MultiPolygonDegrees {
    let ring = (polygon.outer + polygon.outer.prefix(1)).map { [$0.longitude, $0.latitude] }
    return [[ring]]
  }

  static let village = area([(-500, -300), (250, -380), (420, 240), (-150, 520), (-560, 280)])
  static let coastRing = area([(-900, -800), (700, -900), (950, 500), (100, 1000), (-1000, 700)])
  static let trail: [GeoPoint] = [
    place(-700, -650), place(-380, -520), place(-120, -640), place(260, -560), place(560, -700),
  ]

  static let targets: [Target] = (0..<6).map { at in
    let row = Double(at / 3)
    let column = Double(at % 3)
    return Target(
      id: "T\(at + 1)", name: t("Pier \(at + 1)", "\(at + 1) 號碼頭"), kind: "pier",
      position: place(3400 + 380 * column, -300 + 420 * row + 90 * column), extent: .metres(20), priority: 3,
      dwell: .seconds(15))
  }

  static let task = ViewTask(
    level: .recognise, object: t("a person", "人"), objectSize: .metres(0.5), pixelsAcross: 5,
    dwell: .seconds(2))

  static func beat(
    _ id: String, _ name: BilingualText, _ shape: BeatShape, _ sites: [String], revisit: Double?
  ) -> Beat {
    Beat(
      id: id, name: name, shape: shape, sites: sites, aboveGround: .metres(70), speed: .metresPerSecond(8),
      camera: "wide", gimbalPitch: .degrees(-60), overlap: 0.3, task: task,
      windows: [BeatWindow(during: range(at(7), at(19)), revisit: revisit.map { .minutes($0) })],
      irregularStarts: true, priority: 5, longestSortie: nil, requiredShare: 0.9,
      recording: id == "village-lanes",
      recordingReason: id == "village-lanes" ? t("Burglary inquiry 12 of November", "十一月十二日爆竊案調查") : nil)
  }

  static let beats = [
    beat("village-lanes", t("Village lanes", "村落巷道"), .sweep([village]), ["cheung-chau-dock"], revisit: 120),
    beat(
      "shore-round", t("Shore round", "環島海岸"),
      .ring(around: [coastRing], standOff: .metres(40), depth: .metres(80), lookInward: true),
      ["cheung-chau-dock", "peak-crew"], revisit: 180),
    beat(
      "south-trail", t("South trail", "南面山徑"),
      .corridor(lines: [trail], left: .metres(40), right: .metres(40)),
      ["cheung-chau-dock"], revisit: nil),
    beat("lamma-piers", t("Lamma piers", "南丫碼頭"), .targets(targets), ["lamma-dock"], revisit: 240),
  ]

  static let camera = Camera(
    id: "wide", name: t("Wide camera", "廣角鏡頭"), spectrum: .visible, diagonalFieldOfView: .degrees(82),
    sensorPixelsWide: 8064, sensorPixelsHigh: 6048, streamPixelsWide: 1920, streamPixelsHigh: 1080,
    seesAtNight: false, facts: [])

  static let airframe = Airframe(
    id: "sample-quad", name: t("Sample quadcopter", "示範四軸機"), takeoffMass: Mass(kilograms: 1.85),
    battery: .wattHours(149), usableShare: 0.9, reserveShare: 0.25, hoverPower: .watts(190),
    cruisePower: .watts(180), cruiseSpeed: .metresPerSecond(12), inducedVelocity: .metresPerSecond(5),
    greatestAirspeed: .metresPerSecond(18), climbRate: .metresPerSecond(4), descentRate: .metresPerSecond(3),
    accelerationMps2: 2, climbEfficiency: 0.6, gustLimitInFlight: .metresPerSecond(12),
    gustLimitAtPad: .metresPerSecond(12), rainLimitMmPerHour: 2, temperatureRangeC: -10...45,
    energyUncertaintyShare: 0.15, facts: [])

  static func site(
    _ id: String, _ name: BilingualText, _ kind: Site.Kind, _ position: GeoPoint, duty: [MomentRange]
  ) -> Site {
    Site(
      id: id, name: name, kind: kind, position: position, padHKPD: .metres(18),
      alternate: Site.Alternate(
        name: t("Sports ground", "運動場"),
        position: GeoPoint(longitude: position.longitude + 0.0035, latitude: position.latitude + 0.002),
        groundHKPD: .metres(6)), airframe: airframe, cameras: [camera], model: "sample-dock",
      turnaround: .charge(fullPacksPerHour: 1.6), prepare: .seconds(240), recover: .seconds(180),
      reach: .kilometres(7), gustLimitAtPad: nil, rainLimitMmPerHour: nil, duty: duty, station: "sample",
      facts: [])
  }

  static let sites = [
    site(
      "cheung-chau-dock", t("Cheung Chau dock", "長洲機庫"), .dock, place(-60, 60), duty: [range(at(0), at(24))]),
    site("lamma-dock", t("Lamma dock", "南丫島機庫"), .dock, place(3100, 250), duty: [range(at(0), at(24))]),
    site("peak-crew", t("Ferry pier crew", "渡輪碼頭機組"), .crew, place(-820, 380), duty: [range(at(9), at(17))]),
  ]

  static let zones: [Zone] = [
    Zone(
      id: "ship-anchorage", name: t("Anchorage", "錨地"), restriction: .prohibited,
      areas: [area([(1300, -900), (2300, -1000), (2400, 200), (1500, 300)])], lower: nil, upper: nil,
      hours: .always,
      validFrom: nil, validTo: nil, source: "sample-zones.geojson", official: false),
    Zone(
      id: "hospital-pad", name: t("Hospital helipad", "醫院直升機坪"), restriction: .authorisation,
      areas: [blob(-330, 80, 160, 4, points: 24)], lower: nil,
      upper: VerticalLimit(metres: 90, reference: .agl),
      hours: .daily([DailyHours(weekdays: [0, 1, 2, 3, 4, 5, 6], from: 7 * 3600, to: 22 * 3600)]),
      validFrom: nil,
      validTo: nil, source: "sample-zones.geojson", official: false),
    Zone(
      id: "firing-range", name: t("Firing range", "靶場"), restriction: .prohibited,
      areas: [blob(600, -1350, 320, 5, points: 30)], lower: nil,
      upper: VerticalLimit(metres: 300, reference: .hkpd),
      hours: .daily([DailyHours(weekdays: [0, 2], from: 9 * 3600, to: 17 * 3600)]), validFrom: at(0),
      validTo: at(72),
      source: "sample-zones.geojson", official: false),
    Zone(
      id: "airway", name: t("Helicopter route", "直升機航道"), restriction: .authorisation,
      areas: [area([(-2600, 1500), (5200, 1900), (5200, 2300), (-2600, 2000)])],
      lower: VerticalLimit(metres: 150, reference: .amsl), upper: nil, hours: .always, validFrom: nil,
      validTo: nil,
      source: "sample-zones.geojson", official: false),
    Zone(
      id: "far-away", name: t("Quarry", "石礦場"), restriction: .prohibited, areas: [blob(5000, -1300, 260, 6)],
      lower: nil, upper: nil, hours: .always, validFrom: nil, validTo: nil, source: "sample-zones.geojson",
      official: false),
  ]

  static let layers = [
    LayerNote(
      path: "zones/sample-zones.geojson", use: "restricted zones", licence: "CC0-1.0", attribution: "made up",
      official: false),
    LayerNote(
      path: "maps/sample-land.geojson", use: "background", licence: "CC0-1.0",
      attribution: "made up; see https://example.org/terms for nothing at all", official: false),
  ]

  static let background: [MapFeature] = [
    MapFeature(kind: .land, name: t("Dumbbell Island", "啞鈴洲"), polygons: [blob(0, 0, 1150, 1, points: 400)]),
    MapFeature(
      kind: .land, name: t("South Horn Island", "南角島"), polygons: [blob(4300, 200, 1500, 2, points: 600)]),
    MapFeature(kind: .land, name: t("Rock", "石排"), polygons: [blob(2200, 1300, 120, 3, points: 30)]),
    MapFeature(kind: .district, name: t("Islands District", "離島區"), polygons: [blob(1800, 0, 6500, 7)]),
    MapFeature(
      kind: .landmark, name: t("Temple", "廟宇"), points: [place(-420, 330)]),
    MapFeature(kind: .landmark, name: t("Market", "街市"), points: [place(-220, 150)]),
    MapFeature(kind: .landmark, name: t("Power station", "發電廠"), points: [place(3650, 700)]),
  ]

  static func mission(name: BilingualText = t("Saturday island patrol", "星期六離島巡邏")) -> Mission {
    Mission(
      file: "saturday-islands.yaml", id: "saturday-islands", name: name,
      unit: t("Islands sample unit", "離島示範隊"),
      purpose: t("Burglary prevention and crowd safety", "防止爆竊及人羣安全"),
      day: range(at(6), at(24)), seed: 7, sites: sites, beats: beats, zones: zones,
      permissions: [
        Permission(
          number: "SP/0042/26", holder: t("Islands sample unit", "離島示範隊"), zones: ["hospital-pad"],
          ceilingAboveGround: .metres(90), hours: .always, validFrom: at(-240), validTo: at(240),
          conditions: conditions)
      ],
      rules: OperatingRules(
        id: "sample", zoneMargin: .metres(50), ceilingAboveGround: .metres(90), terrainClearance: .metres(30),
        transitAboveGround: .metres(60), transitSpeed: .metresPerSecond(12), terrainStep: .metres(50),
        holdWarnings: ["WRAINA"], padSpacing: .seconds(300), returnAbovePad: .metres(100), facts: []),
      forecast: Forecast(
        issued: at(5, 30), source: "sample forecast, made up",
        stations: [],
        warnings: [
          WeatherWarning(code: "WRAINA", during: range(at(13), at(15)), override: nil),
          WeatherWarning(code: "WMSGNL", during: range(at(14), at(20)), override: nil),
        ]), ground: SampleWorld.ground, frame: LocalFrame(origin: place(0, 0)), heights: SampleWorld.heights,
      privacyZones: [
        PrivacyZone(id: "school", name: t("School yard", "學校操場"), areas: [blob(80, 250, 70, 9, points: 16)])
      ],
      layers: layers, background: background)
  }

  static let conditions = [
    t("Tell the hospital duty desk 15 minutes before take-off.", "起飛前 15 分鐘通知醫院值班室。"),
    t("Land at once when a helicopter is announced.", "接獲直升機通知時立即降落。"),
  ]
}
