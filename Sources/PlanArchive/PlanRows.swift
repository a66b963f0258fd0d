import AirspaceModel
import Coverage
import GRDB
import MissionModel
public import Units

/// Writes the layers of a plan.
struct PlanRows {
  let plan: Plan
  let number: Int64
  let db: Database

  /// Adds the plan's own row.
  ///
  /// - Throws: `DatabaseError`, as all functions here.
  init(_ plan: Plan, _ source: PlanSource, in db: Database) throws {
    self.plan = plan
    self.db = db
    let mission = plan.mission
    number = try GeoPackage.insert(
      nil,
      [
        .text(source.fingerprint), .text(mission.id), .text(mission.day.from.hongKongDate),
        .moment(mission.day.from), .moment(mission.day.to), .optional(source.plannedAt),
        .text("\(plan.seed)"), .text(mission.name.en), .text(mission.name.zh), .text(mission.unit.en),
        .text(mission.unit.zh), .text(mission.purpose.en), .text(mission.purpose.zh),
        .text(String(decoding: source.mission, as: UTF8.self)),
        .text(String(decoding: source.plan, as: UTF8.self)),
      ], into: PlanTables.plans, in: db)
  }

  var day: String { plan.mission.day.from.hongKongDate }
  private var head: [PackageValue] { [.int(Int(number)), .text(day)] }

  func sites() throws {
    for site in plan.sites {
      try GeoPackage.insert(
        .point(GeoPoint(longitude: site.longitudeDeg, latitude: site.latitudeDeg)),
        head + [
          .text(site.id), .text(site.kind.rawValue), .text(site.name.en), .text(site.name.zh),
          .text(site.airframe), .real(site.padHkpdM), .real(site.padEgm96M), .real(site.padEllipsoidM),
        ], into: PlanTables.sites, in: db)
    }
  }

  func routes() throws {
    for route in plan.routes {
      let heights = route.waypoints.map(\.hkpdM)
      try GeoPackage.insert(
        .line(PlanRows.line(route)),
        head + [
          .text(route.id), .text(route.beat), .text(route.beatKind), .text(route.site), .int(route.part),
          .int(route.parts), .text(route.camera), .flag(route.recording), .real(route.lengthM),
          .real(heights.min() ?? 0), .real(heights.max() ?? 0), .real(route.returnAbovePadM),
          .real(route.calmTimeS), .real(route.calmEnergyWh),
          .int(plan.sorties.count { $0.route == route.id }),
          .text(route.permissions.joined(separator: " ")),
        ], into: PlanTables.routes, in: db)
    }
  }

  func waypoints() throws {
    for route in plan.routes {
      for (index, point) in route.waypoints.enumerated() {
        try GeoPackage.insert(
          .point(GeoPoint(longitude: point.longitudeDeg, latitude: point.latitudeDeg)),
          head + [
            .text(route.id), .int(index + 1), .text(point.action.rawValue), .real(point.hkpdM),
            .real(point.egm96M), .real(point.ellipsoidM), .real(point.aboveTakeoffM),
            .optional(point.aboveGroundLowM), .optional(point.aboveGroundHighM), .real(point.speedMps),
            .real(point.holdS), .optional(point.gimbalPitchDeg), .optional(point.headingDeg),
            .optional(point.target),
          ], into: PlanTables.waypoints, in: db)
      }
    }
  }

  func sorties() throws {
    let routes = Dictionary(plan.routes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for sortie in plan.sorties {
      try GeoPackage.insert(
        routes[sortie.route].map { .line(PlanRows.line($0)) },
        head + [
          .text(sortie.id), .text(sortie.route), .text(sortie.beat), .text(sortie.site), .int(sortie.visit),
          .moment(sortie.prepareFrom), .moment(sortie.takeoff), .moment(sortie.landing),
          .moment(sortie.readyAgain), .real(sortie.windFromDeg), .real(sortie.windMps),
          .real(sortie.gustMps), .real(sortie.energyWh), .real(sortie.batteryAtTakeoffShare),
          .real(sortie.batteryAtLandingShare), .real(sortie.batteryReserveShare),
          .optional(sortie.pointOfNoReturnS), .text(NumberList.text(sortie.waypointTimesS)),
        ], into: PlanTables.sorties, in: db)
    }
  }

  func coverage(_ coverage: CoverageReport) throws {
    for beat in coverage.beats {
      try GeoPackage.insert(
        beat.seen.isEmpty ? nil : .polygons(beat.seen),
        head + [
          .text(beat.beat), .text(beat.name.en), .text(beat.name.zh), .real(beat.areaM2), .real(beat.seenM2),
          .real(beat.unlistedM2), .real(beat.seenShare), .real(beat.requiredShare),
          .real(beat.longestUnseenMin),
        ], into: PlanTables.covered, in: db)
      for gap in beat.gaps {
        try GeoPackage.insert(
          gap.area.isEmpty ? nil : .polygons(gap.area),
          head + [
            .text(gap.id), .text(gap.beat), .text(gap.reason.rawValue), .real(gap.areaM2),
            .text(gap.nearestSite), .text(gap.message.en), .text(gap.message.zh), .optional(gap.remedy?.en),
            .optional(gap.remedy?.zh),
          ], into: PlanTables.gaps, in: db)
      }
    }
  }

  func zones(_ zones: [Zone]) throws {
    for zone in zones {
      let uses = plan.zones.filter { $0.zone == zone.id }
      let permissions = uses.compactMap(\.permission)
      try GeoPackage.insert(
        zone.areas.isEmpty ? nil : .polygons(zone.areas.map(PlanRows.rings)),
        head + [
          .text(zone.id), .text(zone.name.en), .text(zone.name.zh), .text(zone.restriction.rawValue),
          uses.isEmpty ? .none : .text(uses.map(\.treatment).joined(separator: " ")),
          permissions.isEmpty ? .none : .text(permissions.joined(separator: " ")),
          .optional(zone.lower?.metres), .optional(zone.lower?.reference.rawValue),
          .optional(zone.upper?.metres), .optional(zone.upper?.reference.rawValue), .flag(zone.official),
          .text(zone.source),
        ], into: PlanTables.zones, in: db)
    }
  }

  private static func line(_ route: Route) -> [GeoPoint] {
    route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) }
  }

  private static func rings(_ area: GeoPolygon) -> [[[Double]]] {
    ([area.outer] + area.holes).map { ring in
      (ring + ring.prefix(1)).map { [$0.longitude, $0.latitude] }
    }
  }
}

/// The files that a plan came from.
public struct PlanSource: Sendable {
  /// Bytes of the mission file and of `plan.json`.
  public var mission, plan: [UInt8]
  /// When it was planned; nil: nobody said.
  public var plannedAt: Moment?

  public init(mission: [UInt8], plan: [UInt8], plannedAt: Moment? = nil) {
    self.mission = mission
    self.plan = plan
    self.plannedAt = plannedAt
  }

  var fingerprint: String { DayState.fingerprint(plan) }
}

/// Numbers of one row in one text, as JSON has a list of them.
enum NumberList {
  static func text(_ numbers: [Double]) -> String {
    "[" + numbers.map { "\($0)" }.joined(separator: ",") + "]"
  }

  /// Nil for a text that is no such list.
  static func numbers(_ text: String) -> [Double]? {
    guard text.first == "[", text.last == "]" else { return nil }
    let words = text.dropFirst().dropLast().split(separator: ",")
    let numbers = words.compactMap { Double($0) }
    return numbers.count == words.count ? numbers : nil
  }
}
