/// Plans a day: routes for every beat, then the timetable.
public enum Planner {
  /// The whole plan of a mission.
  ///
  /// - Parameter seed: in place of the mission's own.
  /// - Throws: `GeodesyError` when a place lies outside its frame, `FileIssue` when the mission contradicts itself.
  public static func plan(_ mission: Mission, seed: UInt64? = nil) throws -> Plan {
    var mission = mission
    if let seed { mission.seed = seed }
    let light = try Daylight.only(mission)
    let routes = try RoutePlanner.plan(light.mission)
    let day = try DayScheduler.schedule(mission: light.mission, routes: routes.routes, seed: mission.seed)
    var plan = Plan(
      mission: try summary(mission), seed: mission.seed,
      frameOriginLongitudeDeg: mission.frame.origin.longitude.rounded(places: 7),
      frameOriginLatitudeDeg: mission.frame.origin.latitude.rounded(places: 7),
      sites: try sites(mission), routes: routes.routes, sorties: day.sorties,
      refusals: routes.refusals + day.refusals + light.refusals,
      notices: Notices.all(mission) + light.notices + routes.notices,
      zones: routes.zones, permissions: routes.permissions, privacy: PrivacyNotes.sheet(mission),
      layers: mission.layers, facts: facts(mission))
    plan.timetable = day.timetable
    plan.privacy.residential = try ResidentialFigures.of(mission: mission, plan: plan)
    return plan
  }

  /// The same routes in a new timetable.
  ///
  /// - Throws: `FileIssue` when the plan is of another mission.
  public static func reschedule(_ mission: Mission, _ plan: Plan, seed: UInt64) throws -> Plan {
    guard plan.mission.id == mission.id else {
      throw FileIssue(
        file: mission.file, line: 0, column: 0,
        reason: "the plan is of the mission '\(plan.mission.id)', not '\(mission.id)'")
    }
    let light = try Daylight.only(mission)
    let day = try DayScheduler.schedule(mission: light.mission, routes: plan.routes, seed: seed)
    var copy = plan
    copy.seed = seed
    copy.sorties = day.sorties
    copy.timetable = day.timetable
    copy.privacy.residential = try ResidentialFigures.of(mission: mission, plan: copy)
    // What the routes were refused for stays; what the old timetable was refused for goes with it.
    copy.refusals =
      plan.refusals.filter { $0.during == nil && $0.reason != "no-slot" } + day.refusals
      + light.refusals
    return copy
  }

  private static func summary(_ mission: Mission) throws -> MissionSummary {
    let light = mission.sites.first.flatMap { Sun.daylight(on: mission.day.from, at: $0.position) }
    return MissionSummary(
      id: mission.id, file: mission.file, name: mission.name, unit: mission.unit, purpose: mission.purpose,
      day: mission.day, sunrise: light?.sunrise, sunset: light?.sunset,
      forecastIssued: mission.forecast.issued, forecastSource: mission.forecast.source,
      terrainFollowed: mission.ground.followsGrid)
  }

  private static func sites(_ mission: Mission) throws -> [SiteSummary] {
    let hkpd = mission.sites.map(\.padHKPD.metres)
    let egm96 = mission.heights.seaLevelEGM96(hkpd: hkpd)
    let ellipsoid = try mission.heights.ellipsoid(hkpd: hkpd, at: mission.sites.map(\.position))
    return mission.sites.enumerated().map { index, site in
      SiteSummary(
        id: site.id, name: site.name, kind: site.kind, longitudeDeg: site.position.longitude,
        latitudeDeg: site.position.latitude, padHkpdM: hkpd[index].rounded(places: 2),
        padEgm96M: egm96[index].rounded(places: 2), padEllipsoidM: ellipsoid[index].rounded(places: 2),
        airframe: site.airframe.id, alternateName: site.alternate?.name,
        alternateLongitudeDeg: site.alternate?.position.longitude,
        alternateLatitudeDeg: site.alternate?.position.latitude)
    }
  }

  /// One sheet a data file that the plan used, in the order of first use.
  private static func facts(_ mission: Mission) -> [FactSheet] {
    var sheets: [FactSheet] = []
    func add(_ subject: String, _ facts: [Fact]) {
      if !facts.isEmpty, !sheets.contains(where: { $0.subject == subject }) {
        sheets.append(FactSheet(subject: subject, facts: facts))
      }
    }
    add("limits \(mission.rules.id)", mission.rules.facts)
    for site in mission.sites {
      add("aircraft \(site.airframe.id)", site.airframe.facts)
      for camera in site.cameras where mission.beats.contains(where: { $0.camera == camera.id }) {
        add("camera \(camera.id)", camera.facts)
      }
      add("\(site.kind == .dock ? "dock" : "crew") \(site.model)", site.facts)
    }
    return sheets
  }
}
