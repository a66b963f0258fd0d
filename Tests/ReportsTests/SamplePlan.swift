import AircraftModel
import Coverage
import MissionModel
import Units

/// The plan and the coverage of the made-up day.
enum SamplePlan {
  typealias Day = SampleDay

  struct Stop {
    var east, north: Double
    var action: Waypoint.Action
    var hold = 0.0
    var target: String?
  }

  static func ground(_ east: Double, _ north: Double) -> Double {
    let hill = 60 - (east * east + north * north) / 20_000
    return max(3, hill).rounded(places: 1)
  }

  static func route(
    _ id: String, _ beat: String, _ site: Int, _ stops: [Stop], part: Int = 1, parts: Int = 1,
    permissions: [String] = []
  ) -> Route {
    let pad = 18.0
    var length = 0.0
    var last: Stop?
    let waypoints = stops.enumerated().map { at, stop in
      if let last {
        let (dx, dy) = (stop.east - last.east, stop.north - last.north)
        length += (dx * dx + dy * dy).squareRoot()
      }
      last = stop
      let place = Day.place(stop.east, stop.north)
      let ground = ground(stop.east, stop.north)
      let height = (ground + 70).rounded(places: 1)
      // Over open water the sample knows no ground.
      let known = abs(stop.east - 2000) > 700
      return Waypoint(
        action: stop.action, longitudeDeg: place.longitude, latitudeDeg: place.latitude, hkpdM: height,
        egm96M: height - 1.2, ellipsoidM: height - 3.4, aboveTakeoffM: (height - pad).rounded(places: 1),
        aboveGroundLowM: known ? 62 : nil, aboveGroundHighM: known ? 78 : nil,
        speedMps: stop.action == .work ? 8 : 12,
        holdS: stop.hold, gimbalPitchDeg: stop.action == .work || stop.action == .dwell ? -60 : nil,
        headingDeg: stop.action == .dwell ? 45 : nil, target: stop.target)
    }
    return Route(
      id: id, beat: beat, beatKind: "", site: Day.sites[site].id, part: part, parts: parts, camera: "wide",
      recording: beat == "village-lanes", waypoints: waypoints, lengthM: length.rounded(places: 1),
      returnAbovePadM: 100,
      calmTimeS: (length / 9).rounded(places: 1), calmEnergyWh: (length / 95).rounded(places: 1),
      permissions: permissions)
  }

  static let routes: [Route] = {
    let home = Stop(east: -60, north: 60, action: .takeoff)
    func back(_ stop: Stop) -> Stop { Stop(east: stop.east, north: stop.north, action: .land) }
    var lanes: [[Stop]] = []
    for part in 0..<2 {
      var stops = [home]
      for strip in 0..<6 {
        let north = -320.0 + Double(part * 6 + strip) * 62
        let ends = strip % 2 == 0 ? [-470.0, 300] : [300, -470]
        stops.append(Stop(east: ends[0], north: north, action: strip == 0 ? .transit : .transit))
        stops.append(Stop(east: ends[1], north: north, action: .work))
      }
      lanes.append(stops + [back(home)])
    }
    var ring = [home]
    let shore = Day.blob(0, 0, 1190, 1, points: 40).outer
    for (at, p) in (shore + shore.prefix(1)).enumerated() {
      ring.append(
        Stop(
          east: (p.longitude - 114.03) * 103_000, north: (p.latitude - 22.21) * 110_740,
          action: at == 0 ? .transit : .work))
    }
    ring.append(back(home))
    let trail: [Stop] = Day.trail.enumerated().map { at, p in
      Stop(
        east: (p.longitude - 114.03) * 103_000, north: (p.latitude - 22.21) * 110_740,
        action: at == 0 ? .transit : .work)
    }
    let lamma = Stop(east: 3100, north: 250, action: .takeoff)
    let piers = Day.targets.map { target in
      Stop(
        east: (target.position.longitude - 114.03) * 103_000,
        north: (target.position.latitude - 22.21) * 110_740,
        action: .dwell, hold: 15, target: target.id)
    }
    let crew = Stop(east: -820, north: 380, action: .takeoff)
    return [
      route("village-lanes.cheung-chau-dock.1", "village-lanes", 0, lanes[0], part: 1, parts: 2),
      route(
        "village-lanes.cheung-chau-dock.2", "village-lanes", 0, lanes[1], part: 2, parts: 2,
        permissions: ["SP/0042/26"]),
      route("shore-round.cheung-chau-dock.1", "shore-round", 0, ring),
      route("south-trail.cheung-chau-dock.1", "south-trail", 0, [home] + trail + [back(home)]),
      route("lamma-piers.lamma-dock.1", "lamma-piers", 1, [lamma] + piers + [back(lamma)]),
      route("shore-round.peak-crew.1", "shore-round", 2, [crew] + ring.dropFirst().prefix(20) + [back(crew)]),
    ]
  }()

  static func sorties(_ count: Int = 12) -> [Sortie] {
    let order = [0, 1, 4, 2, 5, 3, 0, 1, 4, 2, 5, 0]
    var free = [Day.at(7, 10), Day.at(7, 40), Day.at(9, 5)]
    var found: [Sortie] = []
    for at in 0..<count {
      let route = routes[order[at % order.count]]
      let site = Day.sites.firstIndex { $0.id == route.site } ?? 0
      var takeoff = free[site] + (240 + at * 37)
      if takeoff > Day.at(12, 40) && takeoff < Day.at(15) { takeoff = Day.at(15, 5 + at) }
      let landing = takeoff + Int(route.calmTimeS * 1.08)
      free[site] = landing + 2400
      let times = route.waypoints.indices.map {
        (Double($0) / Double(route.waypoints.count - 1) * Double(landing - takeoff - 20)).rounded(places: 1)
      }
      found.append(
        Sortie(
          id: "", route: route.id, beat: route.beat, site: route.site, visit: at / 6 + 1,
          prepareFrom: takeoff + -240,
          takeoff: takeoff, landing: landing, readyAgain: landing + 2100, windFromDeg: Double(70 + at),
          windMps: 5.4,
          gustMps: 8.1, energyWh: (route.calmEnergyWh * 1.12).rounded(places: 1),
          batteryAtTakeoffShare: at % 5 == 4 ? 0.91 : 1,
          batteryAtLandingShare: at == 3 ? 0.214 : 0.47 - Double(at) / 60,
          batteryReserveShare: 0.25, waypointTimesS: times))
    }
    found.sort { ($0.takeoff, $0.route) < ($1.takeoff, $1.route) }
    for at in found.indices { found[at].id = at < 9 ? "S0\(at + 1)" : "S\(at + 1)" }
    return found
  }

  static func plan(_ mission: Mission, sorties: [Sortie]) -> Plan {
    Plan(
      mission: MissionSummary(
        id: mission.id, file: mission.file, name: mission.name, unit: mission.unit, purpose: mission.purpose,
        day: mission.day, sunrise: Day.at(6, 43), sunset: Day.at(17, 39),
        forecastIssued: mission.forecast.issued,
        forecastSource: mission.forecast.source, terrainFollowed: false),
      seed: mission.seed, frameOriginLongitudeDeg: 114.03, frameOriginLatitudeDeg: 22.21,
      sites: mission.sites.map { site in
        SiteSummary(
          id: site.id, name: site.name, kind: site.kind, longitudeDeg: site.position.longitude,
          latitudeDeg: site.position.latitude, padHkpdM: 18, padEgm96M: 16.8, padEllipsoidM: 14.6,
          airframe: site.airframe.id, alternateName: site.alternate?.name,
          alternateLongitudeDeg: site.alternate?.position.longitude,
          alternateLatitudeDeg: site.alternate?.position.latitude)
      }, routes: sorties.isEmpty ? [] : routes, sorties: sorties,
      refusals: [
        Refusal(
          reason: "weather", beat: "village-lanes", during: Day.range(Day.at(13), Day.at(15)),
          message: Day.t(
            "No flight from 13:00 to 15:00: warning WRAINA is expected to be in force.",
            "13:00 至 15:00 不飛行：預計 WRAINA 警告生效。")),
        Refusal(
          reason: "duty", beat: "shore-round", during: Day.range(Day.at(17), Day.at(19)),
          message: Day.t("The crew's duty ends at 17:00; the round needs 22 min.", "機組於 17:00 下班；環島需時 22 分鐘。")
        ),
        Refusal(
          reason: "reach", beat: "lamma-piers", during: nil,
          message: Day.t(
            "Target T6 is 7.3 km from the dock; its reach is 7.0 km.", "目標 T6 距機庫 7.3 公里，超出 7.0 公里航程。")),
      ],
      notices: [
        Finding(
          severity: .note, rule: "forecast.age", subject: "",
          message: Day.t("The forecast was issued 30 min before the day begins.", "預報於當日開始前 30 分鐘發出。"))
      ],
      zones: [
        ZoneUse(
          zone: "ship-anchorage", name: Day.t("Anchorage", "錨地"), treatment: "avoided", permission: nil,
          official: false),
        ZoneUse(
          zone: "hospital-pad", name: Day.t("Hospital helipad", "醫院直升機坪"), treatment: "permitted",
          permission: "SP/0042/26", official: false),
        ZoneUse(
          zone: "firing-range", name: Day.t("Firing range", "靶場"), treatment: "not-active", permission: nil,
          official: false),
        ZoneUse(
          zone: "airway", name: Day.t("Helicopter route", "直升機航道"), treatment: "below", permission: nil,
          official: false),
      ],
      permissions: [
        PermissionUse(
          number: "SP/0042/26", holder: mission.unit, routes: ["village-lanes.cheung-chau-dock.2"],
          conditions: Day.conditions)
      ],
      privacy: PrivacySheet(
        purpose: mission.purpose, recordingBeats: ["village-lanes"],
        recordingReasons: [Day.t("Burglary inquiry 12 of November", "十一月十二日爆竊案調查")],
        zones: [Day.t("School yard", "學校操場")],
        statements: [
          Day.t("Cameras do not record unless a beat says so.", "除個別咇註明外，鏡頭不會錄影。"),
          Day.t("The camera never looks level with or into homes.", "鏡頭不會平視或望入住宅。"),
        ]), layers: mission.layers,
      facts: [
        FactSheet(
          subject: "aircraft sample-quad",
          facts: [
            Fact(key: "battery_wh", value: "149", verified: true, source: "made up for this sample"),
            Fact(
              key: "hover_w", value: "190", verified: false,
              source: "made up for this sample; nobody has measured it"),
          ]),
        FactSheet(
          subject: "rules sample",
          facts: [
            Fact(
              key: "ceiling_above_ground_m", value: "90", verified: false, source: "made up for this sample")
          ]),
      ])
  }

  static let findings = [
    Finding(
      severity: .violation, rule: "battery.reserve", subject: "S04",
      message: Day.t("Lands with 21.4 % of the pack, 25 % must be left.", "降落時電量 21.4 %，須保留 25 %。")),
    Finding(
      severity: .warning, rule: "zone.margin", subject: "S07",
      message: Day.t("Passes the anchorage at 52 m; the margin is 50 m.", "與錨地相距 52 米；界線為 50 米。")),
  ]

  static func coverage(_ mission: Mission) -> CoverageReport {
    func gap(_ id: String, _ beat: String, _ reason: Gap.Reason, _ polygon: GeoPolygon, _ area: Double) -> Gap
    {
      Gap(
        id: id, beat: beat, reason: reason, areaM2: area, nearestSite: "cheung-chau-dock",
        message: Day.t(
          "Reason \(reason.rawValue), stated in words with numbers.", "以文字及數字說明原因：\(reason.rawValue)。"),
        area: Day.degrees(polygon))
    }
    func window(_ wanted: Double?, _ worst: Double, _ visits: Int) -> WindowCoverage {
      WindowCoverage(
        during: Day.range(Day.at(7), Day.at(19)), wantedRevisitMin: wanted, visits: visits,
        worstGapMin: worst,
        expectedWaitMin: (worst / 2).rounded())
    }
    let names = mission.beats.map(\.name)
    return CoverageReport(
      mission: mission.id, cellM: 2,
      assumptions: [
        Day.t("Trees and buildings do not hide the ground.", "不考慮樹木和建築物遮擋。"),
        Day.t("The camera is taken to be in focus and the air to be clear.", "假設鏡頭對焦準確、空氣清晰。"),
      ],
      beats: [
        BeatCoverage(
          beat: "village-lanes", name: names[0], areaM2: 612_340, seenM2: 541_200, seenShare: 0.8838,
          requiredShare: 0.9,
          leastVisitsSeen: 2, leastVisits: 0, longestUnseenMin: 317, windows: [window(120, 317, 3)],
          seen: Day.degrees(Day.area([(-480, -290), (240, -360), (400, 230), (-140, 480), (-530, 260)])),
          gaps: [
            gap("G1", "village-lanes", .restrictedZone, Day.blob(-330, 80, 90, 21), 22_300),
            gap("G2", "village-lanes", .privacyZone, Day.blob(80, 250, 65, 22), 11_800),
            gap(
              "G3", "village-lanes", .tooBrief, Day.area([(240, -360), (400, 230), (330, 230), (200, -300)]),
              18_100),
          ]),
        BeatCoverage(
          beat: "shore-round", name: names[1], areaM2: 448_100, seenM2: 432_000, seenShare: 0.9641,
          requiredShare: 0.9,
          leastVisitsSeen: 3, leastVisits: 0, longestUnseenMin: 176, windows: [window(180, 176, 4)],
          seen: Day.degrees(Day.area([(-1000, -700), (-900, -720), (-860, 500), (-980, 500)])),
          gaps: [
            gap(
              "G4", "shore-round", .notOnRoute, Day.area([(700, 500), (900, 420), (860, 700), (700, 720)]),
              16_100),
            gap(
              "G5", "shore-round", .notScheduled,
              Day.area([(-900, -800), (-500, -900), (-480, -830), (-840, -740)]), 9_100),
          ]),
        BeatCoverage(
          beat: "south-trail", name: names[2], areaM2: 102_000, seenM2: 102_000, seenShare: 1,
          requiredShare: 0.9,
          leastVisitsSeen: 1, leastVisits: 1, longestUnseenMin: 401, windows: [window(nil, 401, 1)],
          seen: Day.degrees(Day.area([(-700, -690), (560, -740), (560, -660), (-700, -610)])), gaps: []),
        BeatCoverage(
          beat: "lamma-piers", name: names[3], areaM2: 7540, seenM2: 5026, seenShare: 0.6667,
          requiredShare: 0.9,
          leastVisitsSeen: 2, leastVisits: 0, longestUnseenMin: 305, windows: [window(240, 305, 2)], seen: [],
          gaps: [
            gap("G6", "lamma-piers", .outsideReach, Day.blob(4300, 300, 120, 25), 1257),
            gap("G7", "lamma-piers", .tooCoarse, Day.blob(3780, -210, 120, 26), 1257),
          ]),
      ],
      districts: [
        DistrictCoverage(
          name: Day.t("Islands District", "離島區"), areaM2: 1_169_980, seenM2: 1_080_226, seenShare: 0.9233)
      ])
  }
}
