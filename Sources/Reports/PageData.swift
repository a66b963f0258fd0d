import AircraftModel
import AirspaceModel
import Coverage
import FoundationEssentials
import MissionModel
import Units

/// What the page's script needs, as JSON inside the page. Keys carry the unit. Lists of routes are columns of
/// whole numbers, most of them steps from the value before, so that a large day stays small.
struct PageData: Codable, Equatable {
  static let schemaName = "skybeat/report-data/1"

  struct Frame: Codable, Equatable {
    var longitudeDeg, latitudeDeg, eastPerDegM, northPerDegM: Double
    /// Left, top, width and height in decimetres.
    var fitDm, sheetDm: [Int]
  }
  struct Beat: Codable, Equatable {
    var name: BilingualText
    var colour: Int
  }
  struct Place: Codable, Equatable {
    var id: String
    var name: BilingualText
    var kind: String
    var longitudeDeg, latitudeDeg, padHkpdM, padEgm96M, padEllipsoidM: Double
    var airframe: String
    var alternate: BilingualText?
    var alternateLongitudeDeg, alternateLatitudeDeg: Double?
  }
  struct Track: Codable, Equatable {
    var id: String
    var beat, site: Int
    var part, parts: Int
    var camera: BilingualText
    var recording: Bool
    var lengthM, returnAbovePadM, calmEnergyWh: Double
    var permissions: [String]
    /// Steps.
    var longitudeE7, latitudeE7, hkpdDm, aboveTakeoffDm: [Int]
    /// Runs: a value and how often it stands in a row, and so on. The value is null where the ground is not
    /// known, or the camera or heading does not matter.
    var aboveGroundLowDm, aboveGroundHighDm, pitchDeg, headingDeg, speedDmps, holdS: [Int?]
    /// Runs of indices into `actions`.
    var action: [Int?]
    /// By waypoint; only those that look at a target.
    var targets: [String: String]
  }
  struct Flight: Codable, Equatable {
    var id: String
    var route, beat, site, visit: Int
    /// Seconds since 1970.
    var prepareFrom, takeoff, landing, readyAgain: Int
    var windFromDeg, windMps, gustMps, energyWh, energyBandWh: Double
    var batteryAtTakeoffShare, batteryAtLandingShare, batteryReserveShare: Double
    /// Steps, whole seconds from take-off.
    var waypointTimesS: [Int]
    /// What the whole sortie keeps after turning home at the worst moment; nil: some moment has no way.
    var leastReturnShare: Double?
    var pointOfNoReturnS: Int?
    /// Moments looked at, and those whose way home is bent because of what.
    var returns, bentReturns: Int
    var bentBy: [String]
  }
  struct Hole: Codable, Equatable {
    var id: String
    var beat, reason, nearestSite, message: BilingualText
    var areaM2: Double
    /// Left, top, width and height in decimetres; empty when it has no outline.
    var boxDm: [Int]
  }
  /// When and how well one beat's squares are seen; bytes in base 64, one a square.
  struct Sight: Codable, Equatable {
    struct Flight: Codable, Equatable {
      var sortie: Int
      /// Steps from take-off; 255: not seen.
      var steps: String
    }
    var beat, columns, rows: Int
    var squareM: Double
    /// Of the beat, seconds since 1970.
    var windows: [[Int]]
    /// South-west, south-east and north-west corner of the box of squares, in decimetres of the sheet.
    var cornersDm: [[Int]]
    var runs: [Int]
    var looks, pixels, unseen: String
    var pixelStepCm, unseenStepMin, stepS: Double
    var flights: [Flight]
  }
  /// The ground under a route at even steps along it.
  struct Profile: Codable, Equatable {
    var stepM: Double
    /// Runs; null where not known.
    var surfaceLowDm, surfaceHighDm, ceilingDm: [Int?]
    /// Runs of 0 not known, 1 free, 2 hidden.
    var link: [Int?]
    var leastClearanceM, leastClearanceAtM: Double?
  }
  struct Airspace: Codable, Equatable {
    var id: String
    var name, treatment, heights, inForce: BilingualText
    var official: Bool
  }
  struct Paper: Codable, Equatable {
    var number: String
    var holder: BilingualText
    var conditions: [BilingualText]
  }

  var schema = PageData.schemaName
  var title: BilingualText
  var dayFrom: Int
  var frame: Frame
  var actions: [String]
  var beats: [Beat]
  var sites: [Place]
  var routes: [Track]
  var sorties: [Flight]
  var gaps: [Hole]
  var sights: [Sight]
  /// By number of the route.
  var profiles: [String: Profile]
  var dayTo: Int
  var zones: [Airspace]
  var privacyZones: [BilingualText]
  var permissions: [Paper]
  /// English and Chinese by name.
  var words: [String: [String]]

  static let actionNames: [Waypoint.Action] = [
    .takeoff, .transit, .avert, .work, .dwell, .land,
  ]

  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array(try encoder.encode(self))
  }

  /// Values with their counts, in order.
  static func runs(_ values: [Int?]) -> [Int?] {
    var runs: [(value: Int?, count: Int)] = []
    for value in values {
      if let last = runs.last, last.value == value {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((value, 1))
      }
    }
    return runs.flatMap { [$0.value, $0.count] }
  }

  /// Differences of neighbours, the first from zero.
  static func steps(_ values: [Int]) -> [Int] {
    zip(values, [0] + values).map { $0 - $1 }
  }
}

extension PageData {
  /// `content` has no mistakes.
  init(_ content: ReportContent, _ map: MapSheet) {
    let plan = content.plan
    func box(_ box: SheetBox) -> [Int] {
      [Int(box.left), Int(box.top), Int(box.width), Int(box.height)]
    }
    title = plan.mission.name
    dayFrom = content.day.secondsSince1970
    frame = Frame(
      longitudeDeg: map.frame.longitudeDeg, latitudeDeg: map.frame.latitudeDeg,
      eastPerDegM: map.frame.eastPerDegM, northPerDegM: map.frame.northPerDegM, fitDm: box(map.fit),
      sheetDm: box(map.sheet))
    actions = PageData.actionNames.map(\.rawValue)
    beats = content.mission.beats.map { Beat(name: $0.name, colour: content.beatColour($0.id)) }
    sites = plan.sites.map { site in
      Place(
        id: site.id, name: site.name, kind: site.kind.rawValue,
        longitudeDeg: site.longitudeDeg.rounded(places: 7),
        latitudeDeg: site.latitudeDeg.rounded(places: 7), padHkpdM: site.padHkpdM.rounded(places: 2),
        padEgm96M: site.padEgm96M.rounded(places: 2), padEllipsoidM: site.padEllipsoidM.rounded(places: 2),
        airframe: site.airframe, alternate: site.alternateName,
        alternateLongitudeDeg: site.alternateLongitudeDeg?.rounded(places: 7),
        alternateLatitudeDeg: site.alternateLatitudeDeg?.rounded(places: 7))
    }
    routes = plan.routes.map { PageData.track($0, content) }
    sorties = plan.sorties.map { PageData.flight($0, content) }
    gaps = content.coverage.beats.flatMap { beat in
      beat.gaps.map { gap in
        let points = gap.area.joined().joined().compactMap { position in
          position.count >= 2 ? map.frame.point(longitude: position[0], latitude: position[1]) : nil
        }
        return Hole(
          id: gap.id, beat: beat.name, reason: gap.reason.word.text,
          nearestSite: content.siteName(gap.nearestSite),
          message: gap.message, areaM2: gap.areaM2.rounded(places: 0),
          boxDm: SheetBox(around: points).map { box($0.grown(width: 0, height: 0)) } ?? [])
      }
    }
    dayTo = plan.mission.day.to.secondsSince1970
    sights = content.maps.map { PageData.sight($0, content, map) }
    profiles = Dictionary(
      content.profiles.map { ("\(content.routeIndex($0.route) ?? 0)", PageData.profile($0)) },
      uniquingKeysWith: { first, _ in first })
    zones = content.mission.zones.map { zone in
      Airspace(
        id: zone.id, name: zone.name, treatment: content.zoneTreatment(zone).word.text,
        heights: ZoneText.heights(zone), inForce: ZoneText.hours(zone), official: zone.official)
    }
    privacyZones = content.mission.privacyZones.map(\.name)
    permissions = plan.permissions.map {
      Paper(number: $0.number, holder: $0.holder, conditions: $0.conditions)
    }
    var words: [String: [String]] = [:]
    for word in ScriptWord.allCases { words[word.rawValue] = [word.text.en, word.text.zh] }
    self.words = words
  }

  private static func track(_ route: Route, _ content: ReportContent) -> Track {
    func whole(_ value: Double, _ scale: Double = 1) -> Int { Int((value * scale).rounded()) }
    let points = route.waypoints
    var targets: [String: String] = [:]
    for (at, point) in points.enumerated() { if let target = point.target { targets["\(at)"] = target } }
    let camera = content.mission.site(route.site)?.cameras.first { $0.id == route.camera }?.name
    return Track(
      id: route.id, beat: content.beatIndex(route.beat) ?? 0, site: content.siteIndex(route.site) ?? 0,
      part: route.part, parts: route.parts,
      camera: camera ?? BilingualText(en: route.camera, zh: route.camera),
      recording: route.recording, lengthM: route.lengthM.rounded(places: 0),
      returnAbovePadM: route.returnAbovePadM.rounded(places: 1),
      calmEnergyWh: route.calmEnergyWh.rounded(places: 1),
      permissions: route.permissions, longitudeE7: steps(points.map { whole($0.longitudeDeg, 1e7) }),
      latitudeE7: steps(points.map { whole($0.latitudeDeg, 1e7) }),
      hkpdDm: steps(points.map { whole($0.hkpdM, 10) }),
      aboveTakeoffDm: steps(points.map { whole($0.aboveTakeoffM, 10) }),
      aboveGroundLowDm: runs(points.map { $0.aboveGroundLowM.map { whole($0, 10) } }),
      aboveGroundHighDm: runs(points.map { $0.aboveGroundHighM.map { whole($0, 10) } }),
      pitchDeg: runs(points.map { $0.gimbalPitchDeg.map { whole($0) } }),
      headingDeg: runs(points.map { $0.headingDeg.map { whole($0) } }),
      speedDmps: runs(points.map { whole($0.speedMps, 10) }), holdS: runs(points.map { whole($0.holdS) }),
      action: runs(points.map { actionNames.firstIndex(of: $0.action) }),
      targets: targets)
  }

  private static func flight(_ sortie: Sortie, _ content: ReportContent) -> Flight {
    let returns = content.plan.route(sortie.route)?.returns ?? []
    let bent = returns.filter { $0.way == .bent }
    let shares = sortie.returns.compactMap(\.landingShare)
    return Flight(
      id: sortie.id, route: content.routeIndex(sortie.route) ?? 0, beat: content.beatIndex(sortie.beat) ?? 0,
      site: content.siteIndex(sortie.site) ?? 0, visit: sortie.visit,
      prepareFrom: sortie.prepareFrom.secondsSince1970, takeoff: sortie.takeoff.secondsSince1970,
      landing: sortie.landing.secondsSince1970, readyAgain: sortie.readyAgain.secondsSince1970,
      windFromDeg: sortie.windFromDeg.rounded(places: 0), windMps: sortie.windMps.rounded(places: 1),
      gustMps: sortie.gustMps.rounded(places: 1), energyWh: sortie.energyWh.rounded(places: 1),
      energyBandWh: content.energyBandWh(sortie).rounded(places: 0),
      batteryAtTakeoffShare: sortie.batteryAtTakeoffShare.rounded(places: 4),
      batteryAtLandingShare: sortie.batteryAtLandingShare.rounded(places: 4),
      batteryReserveShare: sortie.batteryReserveShare.rounded(places: 4),
      waypointTimesS: steps(sortie.waypointTimesS.map { Int($0.rounded()) }),
      leastReturnShare: shares.count == sortie.returns.count ? shares.min()?.rounded(places: 4) : nil,
      pointOfNoReturnS: sortie.pointOfNoReturnS.map { Int($0.rounded(.down)) }, returns: returns.count,
      bentReturns: bent.count, bentBy: Set(bent.compactMap(\.blockedBy)).sorted())
  }
}
