import AircraftModel
import AirspaceModel
import Coverage
import MissionModel
import Units

/// The four documents of a report with the look-ups that several of its parts need.
struct ReportContent {
  let mission: Mission
  let plan: Plan
  let coverage: CoverageReport
  /// The checker's findings and the plan's notices, each once, gravest first.
  let findings: [Finding]
  let maps: [SightMap]
  let profiles: [RouteProfile]
  private let routeAt: [String: Int]
  private let siteAt: [String: Int]
  private let beatAt: [String: Int]

  init(
    mission: Mission, plan: Plan, coverage: CoverageReport, findings: [Finding], maps: [SightMap] = [],
    profiles: [RouteProfile] = []
  ) {
    self.maps = maps
    self.profiles = profiles
    self.mission = mission
    self.plan = plan
    self.coverage = coverage
    var all: [Finding] = []
    for finding in findings + plan.notices where !all.contains(finding) { all.append(finding) }
    self.findings = Finding.Severity.byGravity.flatMap { grade in all.filter { $0.severity == grade } }
    func places(_ ids: [String]) -> [String: Int] {
      Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
    routeAt = places(plan.routes.map(\.id))
    siteAt = places(plan.sites.map(\.id))
    beatAt = places(mission.beats.map(\.id))
  }

  var day: Moment { plan.mission.day.from }

  /// The uncertainty of a sortie's expected energy, Wh: the aircraft's share of it.
  func energyBandWh(_ sortie: Sortie) -> Double {
    sortie.energyWh * (mission.site(sortie.site)?.airframe.energyUncertaintyShare ?? 0)
  }

  func routeIndex(_ id: String) -> Int? { routeAt[id] }
  func siteIndex(_ id: String) -> Int? { siteAt[id] }
  func beatIndex(_ id: String) -> Int? { beatAt[id] }
  func beatName(_ id: String) -> BilingualText { mission.beat(id)?.name ?? BilingualText(en: id, zh: id) }
  func siteName(_ id: String) -> BilingualText {
    siteAt[id].map { plan.sites[$0].name } ?? BilingualText(en: id, zh: id)
  }
  /// One of the colours that tell beats apart; beats past the last colour share.
  func beatColour(_ id: String) -> Int { (beatAt[id] ?? 0) % ReportContent.beatColours }
  static let beatColours = 6

  func count(_ severity: Finding.Severity) -> Int { findings.filter { $0.severity == severity }.count }

  var flownM: Double {
    plan.sorties.reduce(0) { sum, sortie in
      sum + (routeAt[sortie.route].map { plan.routes[$0].lengthM } ?? 0)
    }
  }
  var airborneS: Int { plan.sorties.reduce(0) { $0 + ($1.landing - $1.takeoff) } }

  /// Ground of all beats and what of it is seen; ground of two beats counts in both.
  var groundM2: (asked: Double, seen: Double) {
    coverage.beats.reduce((0, 0)) { ($0.0 + $1.areaM2, $0.1 + $1.seenM2) }
  }

  /// The window whose worst gap is the longest for its wish.
  var worstRevisit: (beat: BeatCoverage, worstMin: Double, wantedMin: Double)? {
    var worst: (beat: BeatCoverage, worstMin: Double, wantedMin: Double)?
    for beat in coverage.beats {
      for window in beat.windows {
        guard let wanted = window.wantedRevisitMin, wanted > 0 else { continue }
        if let held = worst, window.worstGapMin / wanted <= held.worstMin / held.wantedMin { continue }
        worst = (beat, window.worstGapMin, wanted)
      }
    }
    return worst
  }

  var unofficialZones: Bool {
    mission.zones.contains { !$0.official } || plan.zones.contains { !$0.official }
  }
  var unofficialLayers: [LayerNote] { plan.layers.filter { !$0.official } }

  /// `far` also for names that `mistakes` has refused.
  func zoneTreatment(_ zone: Zone) -> ZoneTreatment {
    ZoneTreatment(treatment: plan.zones.first { $0.zone == zone.id }?.treatment) ?? .far
  }

  /// What does not fit together, one line for each.
  func mistakes() -> [String] {
    var found: [String] = []
    if plan.mission.id != mission.id {
      found.append("the plan is of mission '\(plan.mission.id)', not of '\(mission.id)'")
    }
    if coverage.mission != mission.id {
      found.append("the coverage is of mission '\(coverage.mission)', not of '\(mission.id)'")
    }
    for zone in plan.zones where ZoneTreatment(treatment: zone.treatment) == nil {
      found.append("zone \(zone.zone): '\(zone.treatment)' is no treatment of a zone")
    }
    for route in plan.routes {
      if siteAt[route.site] == nil { found.append("route \(route.id): the plan has no site '\(route.site)'") }
      if beatAt[route.beat] == nil {
        found.append("route \(route.id): the mission has no beat '\(route.beat)'")
      }
      if route.waypoints.isEmpty { found.append("route \(route.id) has no waypoints") }
      for (at, point) in route.waypoints.enumerated() {
        let optional = [
          point.aboveGroundLowM, point.aboveGroundHighM, point.gimbalPitchDeg, point.headingDeg,
        ]
        let numbers =
          [point.longitudeDeg, point.latitudeDeg, point.hkpdM, point.aboveTakeoffM, point.speedMps]
          + [point.holdS] + optional.compactMap { $0 }
        if !numbers.allSatisfy({ $0.isFinite && abs($0) < 1e6 }) {
          found.append("route \(route.id), waypoint \(at + 1): a value is no number or beyond 1,000,000")
        }
      }
    }
    for map in maps where beatAt[map.beat] == nil {
      found.append("a map of sight: the mission has no beat '\(map.beat)'")
    }
    for map in maps where map.flights.contains(where: { !plan.sorties.indices.contains($0.sortie) }) {
      found.append("the map of sight of beat \(map.beat) is of another plan")
    }
    for profile in profiles where routeAt[profile.route] == nil {
      found.append("a profile: the plan has no route '\(profile.route)'")
    }
    for sortie in plan.sorties {
      guard let route = plan.route(sortie.route) else {
        found.append("sortie \(sortie.id): the plan has no route '\(sortie.route)'")
        continue
      }
      if siteAt[sortie.site] == nil {
        found.append("sortie \(sortie.id): the plan has no site '\(sortie.site)'")
      }
      if beatAt[sortie.beat] == nil {
        found.append("sortie \(sortie.id): the mission has no beat '\(sortie.beat)'")
      }
      if sortie.waypointTimesS.count != route.waypoints.count {
        found.append(
          "sortie \(sortie.id) has times for \(sortie.waypointTimesS.count) waypoints, its route has "
            + "\(route.waypoints.count)")
      }
      let ordered = [sortie.prepareFrom, sortie.takeoff, sortie.landing, sortie.readyAgain]
      if ordered != ordered.sorted() { found.append("sortie \(sortie.id): its times are out of order") }
    }
    return found
  }
}

extension Finding.Severity {
  static let byGravity: [Finding.Severity] = [.violation, .warning, .note]
}
