import AircraftModel
import Coverage
import MissionModel
import Units

/// Plans made by hand or at random; the places lie over open water and are not cleared for flight.
enum Samples {
  static let day = Moment(secondsSince1970: 1_795_816_800)  // 2026-11-28T06:00:00+08:00
  static func text(_ en: String, _ zh: String) -> BilingualText { BilingualText(en: en, zh: zh) }

  static func site(_ id: String = "pier", alternate: Bool = true) -> SiteSummary {
    SiteSummary(
      id: id, name: text("Pier dock, east", "東碼頭機庫"), kind: .dock, longitudeDeg: 114.2301234,
      latitudeDeg: 22.4701234, padHkpdM: 6.2, padEgm96M: 5.146, padEllipsoidM: 3.4, airframe: "m4td",
      alternateName: alternate ? text("Old slip", "舊船排") : nil,
      alternateLongitudeDeg: alternate ? 114.228 : nil, alternateLatitudeDeg: alternate ? 22.4695 : nil)
  }

  static func waypoint(
    _ action: Waypoint.Action, _ longitude: Double, _ latitude: Double, up: Double, speed: Double = 12,
    hold: Double = 0, pitch: Double? = nil, heading: Double? = nil, target: String? = nil
  ) -> Waypoint {
    Waypoint(
      action: action, longitudeDeg: longitude, latitudeDeg: latitude, hkpdM: up + 6.2, egm96M: up + 5.146,
      ellipsoidM: up + 3.4, aboveTakeoffM: up, aboveGroundLowM: nil, aboveGroundHighM: nil, speedMps: speed,
      holdS: hold, gimbalPitchDeg: pitch, headingDeg: heading, target: target)
  }

  /// Up, out, along a shore with the camera to the side, a look at a wreck, back over the pad.
  static let fivePoints: [Waypoint] = [
    waypoint(.takeoff, 114.2301234, 22.4701234, up: 60),
    waypoint(.transit, 114.2325, 22.472, up: 60),
    waypoint(.work, 114.234, 22.4735, up: 54.8, speed: 7.5, pitch: -45),
    waypoint(
      .dwell, 114.2352, 22.4735, up: 54.8, speed: 7.5, hold: 20.5, pitch: -60, heading: 0, target: "wreck"),
    waypoint(.land, 114.2301234, 22.4701234, up: 60),
  ]

  static func route(
    _ id: String = "shore.pier.1", site: String = "pier", recording: Bool = false,
    waypoints: [Waypoint] = fivePoints
  ) -> Route {
    Route(
      id: id, beat: "shore", beatKind: "corridor", site: site, part: 1, parts: 1, camera: "m4td-wide",
      recording: recording, waypoints: waypoints, lengthM: 1312.4, returnAbovePadM: 75, calmTimeS: 190.5,
      calmEnergyWh: 31.25, permissions: ["HKP-2026-1"], returns: returns,
      closedDuring: [MomentRange(from: day, to: day + 1800)])
  }

  /// One way straight home, and one bent round a zone.
  static let returns: [ReturnPlace] = [
    ReturnPlace(
      leg: 2, legShare: 0.5, longitudeDeg: 114.233, latitudeDeg: 22.4728, hkpdM: 63, way: .straight,
      blockedBy: nil, lengthM: 420.5, via: [], alternateWay: .straight, alternateBlockedBy: nil,
      alternateLengthM: 630),
    ReturnPlace(
      leg: 3, legShare: 1, longitudeDeg: 114.2352, latitudeDeg: 22.4735, hkpdM: 61, way: .bent,
      blockedBy: "fish-farm", lengthM: 702.4,
      via: [ReturnTurn(longitudeDeg: 114.2301234, latitudeDeg: 22.4701234, hkpdM: 66.2)],
      alternateWay: ReturnPlace.Way.none, alternateBlockedBy: "ceiling", alternateLengthM: 800.5),
  ]

  static func sortie(_ number: Int, route: Route) -> Sortie {
    let takeoff = day + 3600 * number
    return Sortie(
      id: number < 10 ? "S0\(number)" : "S\(number)", route: route.id, beat: route.beat, site: route.site,
      visit: number, prepareFrom: takeoff + -120, takeoff: takeoff, landing: takeoff + 211,
      readyAgain: takeoff + 1800, windFromDeg: 70, windMps: 4.25, gustMps: 6.5, energyWh: 35.75,
      batteryAtTakeoffShare: 0.95, batteryAtLandingShare: 0.705, batteryReserveShare: 0.27,
      waypointTimesS: route.waypoints.indices.map { Double($0) * 40 },
      returns: [
        SortieReturn(
          atS: 60, leftShare: 0.9, timeS: 70.5, energyWh: 9.25, landingShare: 0.8625, alternateTimeS: 81,
          alternateEnergyWh: 11, alternateLandingShare: 0.85),
        SortieReturn(
          atS: 120, leftShare: 0.8, timeS: 95, energyWh: 12.75, landingShare: 0.725, alternateTimeS: nil,
          alternateEnergyWh: nil, alternateLandingShare: nil),
      ], pointOfNoReturnS: 120)
  }

  static func plan(sites: [SiteSummary] = [site()], routes: [Route] = [route()]) -> Plan {
    Plan(
      mission: MissionSummary(
        id: "tolo-east", file: "tolo-east.yaml", name: text("Shore patrol", "海岸巡邏"),
        unit: text("Marine unit", "水警小隊"), purpose: text("Search for drifting wrecks", "搜尋漂流殘骸"),
        day: MomentRange(from: day, to: day + 43_200), sunrise: day + 2280, sunset: day + 41_880,
        forecastIssued: day + -7200, forecastSource: "hand made", terrainFollowed: false),
      seed: 7, frameOriginLongitudeDeg: 114.23, frameOriginLatitudeDeg: 22.47, sites: sites, routes: routes,
      sorties: routes.enumerated().map { sortie($0.offset + 1, route: $0.element) },
      refusals: [
        Refusal(
          reason: "weather", beat: "shore", during: MomentRange(from: day + 40_000, to: day + 43_200),
          message: text("gust 14 m/s, limit 12 m/s", "陣風每秒 14 米，上限 12 米"),
          reasons: [
            RefusalReason(
              kind: .busy, from: day + 40_000, to: day + 41_000, detail: text("busy", "使用中"),
              beats: ["shore"])
          ])
      ],
      notices: [
        Finding(
          severity: .note, rule: "terrain.unknown", subject: "shore.pier.1",
          message: text("no height grid", "沒有高程格網"))
      ],
      zones: [
        ZoneUse(
          zone: "fish-farm", name: text("Fish farm", "魚排"), treatment: "permitted", permission: "HKP-2026-1",
          official: false)
      ],
      permissions: [
        PermissionUse(
          number: "HKP-2026-1", holder: text("Marine unit", "水警小隊"), routes: ["shore.pier.1"],
          conditions: [text("one aircraft at a time", "每次一架")])
      ],
      privacy: PrivacySheet(
        purpose: text("Search for drifting wrecks", "搜尋漂流殘骸"), recordingBeats: ["shore"],
        recordingReasons: [text("evidence of the wreck's place", "記錄殘骸位置")],
        zones: [text("houses", "民居")], statements: [text("no faces are looked for", "不辨認面孔")],
        residential: ResidentialSight(
          areaM2: 52_000, seenM2: 30_000, detectM2: 30_000, recogniseM2: 12_000, identifyM2: 0,
          recordedM2: 30_000, finestPixelCm: 4.5, longestLookS: 12.5, longestOfDayS: 25)),
      layers: [
        LayerNote(
          path: "layers/zones.geojson", use: "restricted zones", licence: "CC0-1.0", attribution: "none",
          official: false)
      ],
      facts: [
        FactSheet(
          subject: "aircraft m4td",
          facts: [Fact(key: "hover_w", value: "390", verified: false, source: "estimate")])
      ])
  }

  /// With the keys that only a plan of a day that was planned again has.
  static func planOfTheRest() -> Plan {
    var plan = plan()
    plan.routes[0].variant = 2
    plan.timetable = TimetableSheet(
      mustDoMissed: 0, overdueWeightedMin: 12.5, overdueWeightedBoundMin: 3, reserveShortMin: 4,
      energyWh: 71.5,
      rounds: 40, sites: [SiteLoad(site: "dock", loadShare: 0.61, flights: 2, airborneShare: 0.03)],
      beats: [
        BeatPromise(
          beat: "shore", during: plan.mission.day, revisitMin: 240, visits: 2, longestGapMin: 251,
          isKept: false,
          spread: StartSpread(days: 60, startsByHalfHour: [0, 60, 60], entropyBits: 1, guessShare: 0.4))
      ])
    plan.replanned = Replanned(
      at: day + 20_000, basis: "fnv1a64:0123456789abcdef", flown: ["S01"], inAir: ["S02"],
      changes: [text("site 'pier' out", "起降點「pier」停用")])
    return plan
  }

  /// A plan of up to three sites and five routes with every kind of waypoint, over some kilometres.
  static func randomPlan(_ random: inout SplitMix64) -> Plan {
    var sites: [SiteSummary] = []
    for index in 0...random.pick(0..<3) {
      var site = site("site-\(index + 1)", alternate: random.unit() < 0.6)
      site.longitudeDeg = (113.9 + 0.4 * random.unit()).rounded(places: 7)
      site.latitudeDeg = (22.2 + 0.3 * random.unit()).rounded(places: 7)
      site.padEgm96M = (400 * random.unit()).rounded(places: 2)
      if site.alternateName != nil {
        site.alternateLongitudeDeg = (site.longitudeDeg + 0.01 * random.unit()).rounded(places: 7)
        site.alternateLatitudeDeg = (site.latitudeDeg - 0.01 * random.unit()).rounded(places: 7)
      }
      sites.append(site)
    }
    let routes = (0...random.pick(0..<5)).map { number in
      let site = sites[random.pick(0..<sites.count)]
      return route(
        "beat-\(number + 1).\(site.id).1", site: site.id, recording: random.unit() < 0.5,
        waypoints: randomWaypoints(site, &random))
    }
    return plan(sites: sites, routes: routes)
  }

  private static func randomWaypoints(_ site: SiteSummary, _ random: inout SplitMix64) -> [Waypoint] {
    let top = 30 + (90 * random.unit()).rounded(places: 2)
    var points = [waypoint(.takeoff, site.longitudeDeg, site.latitudeDeg, up: top)]
    for _ in 0...random.pick(0..<30) {
      let action: Waypoint.Action = [.transit, .work, .dwell][random.pick(0..<3)]
      let looks = action != .transit
      // Sometimes exactly at the pad's height: the trap of ArduPilot.
      let up = random.unit() < 0.05 ? 0 : (-80 + 200 * random.unit()).rounded(places: 2)
      points.append(
        waypoint(
          action, (site.longitudeDeg + 0.04 * (random.unit() - 0.5)).rounded(places: 7),
          (site.latitudeDeg + 0.04 * (random.unit() - 0.5)).rounded(places: 7), up: up,
          speed: [5, 7.5, 12][random.pick(0..<3)],
          hold: action == .dwell ? (60 * random.unit()).rounded(places: 1) : 0,
          pitch: looks ? [-90.0, -45, -30.5][random.pick(0..<3)] : nil,
          heading: looks && random.unit() < 0.5 ? Double(random.pick(0..<360)) : nil))
    }
    points.append(waypoint(.land, site.longitudeDeg, site.latitudeDeg, up: top))
    return points
  }

  static let coverage: CoverageReport = {
    // Clockwise on purpose: the layers must turn it round.
    let square: MultiPolygonDegrees = [
      [[[114.23, 22.47], [114.23, 22.48], [114.24, 22.48], [114.24, 22.47], [114.23, 22.47]]]
    ]
    return CoverageReport(
      mission: "tolo-east", cellM: 10, assumptions: [text("no trees", "不計樹木")],
      beats: [
        BeatCoverage(
          beat: "shore", name: text("Shore", "海岸"), areaM2: 1_000_000, seenM2: 912_345.6, seenShare: 0.9123,
          requiredShare: 0.95, leastVisitsSeen: 1, leastVisits: 0, longestUnseenMin: 95.5,
          windows: [
            WindowCoverage(
              during: MomentRange(from: day, to: day + 7200), wantedRevisitMin: 60, visits: 2,
              worstGapMin: 61,
              expectedWaitMin: 22.5)
          ], seen: square,
          gaps: [
            Gap(
              id: "shore-1", beat: "shore", reason: .restrictedZone, areaM2: 87_654.4, nearestSite: "pier",
              message: text("inside the fish farm's zone", "在魚排範圍內"),
              remedy: text("a permission", "許可"), area: square)
          ], crossedShare: 0.9, firstSeen: day + 600, lastSeen: day + 6600,
          looks: CountSpread(least: 1, median: 2, greatest: 3),
          pixelCm: Spread(least: 2.5, median: 3.1, greatest: 6.2),
          others: OthersCoverage(watchedShare: 0.2, seenOrWatchedShare: 0.95, worstGapMin: 60),
          levels: [
            LevelCoverage(level: .detect, largestPixelCm: 25, seenShare: 0.9, seenShareWithoutCover: 0.95)
          ])
      ],
      districts: [
        DistrictCoverage(name: text("Tai Po", "大埔"), areaM2: 1_000_000, seenM2: 912_345.6, seenShare: 0.9123)
      ])
  }()
}
