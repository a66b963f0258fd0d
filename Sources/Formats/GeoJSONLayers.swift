public import AirspaceModel
public import Coverage
public import MissionModel
import Units

/// The plan as GeoJSON layers for QGIS and other maps. Property names carry their unit.
public enum GeoJSONLayers {
  /// One line a route, from take-off to landing.
  ///
  /// - Throws: `GeoJSONError` or `NumberError`, as every function here.
  public static func routes(_ plan: Plan) throws -> [UInt8] {
    try GeoJSONText.bytes(
      name: "routes",
      plan.routes.map { route in
        let sorties = plan.sorties.filter { $0.route == route.id }
        return GeoJSONFeature(
          id: "route/\(route.id)",
          geometry: .line(route.waypoints.map { [$0.longitudeDeg, $0.latitudeDeg] }),
          properties: [
            .init("kind", .string("route")), .init("plan_id", .string(plan.mission.id)),
            .init("route_id", .string(route.id)), .init("beat", .string(route.beat)),
            .init("beat_kind", .string(route.beatKind)), .init("site", .string(route.site)),
            .init("part", .int(route.part)), .init("parts", .int(route.parts)),
            .init("camera", .string(route.camera)), .init("recording", .bool(route.recording)),
            .init("waypoints", .int(route.waypoints.count)),
            .init("length_m", .short(route.lengthM, places: 1)),
            .init("calm_time_s", .short(route.calmTimeS, places: 1)),
            .init("calm_energy_wh", .short(route.calmEnergyWh, places: 2)),
            .init("return_above_pad_m", .short(route.returnAbovePadM, places: 2)),
            .init("flights", .int(sorties.count)),
            .init("flight_ids", .string(sorties.map(\.id).joined(separator: " "))),
            .init("t_start", .optional(sorties.first?.takeoff.description)),
            .init("t_end", .optional(sorties.last?.landing.description)),
            .init("permissions", .string(route.permissions.joined(separator: " "))),
          ])
      })
  }

  public static func waypoints(_ plan: Plan) throws -> [UInt8] {
    try GeoJSONText.bytes(
      name: "waypoints",
      plan.routes.flatMap { route in
        route.waypoints.enumerated().map { index, point in
          GeoJSONFeature(
            id: "waypoint/\(route.id)/\(index + 1)",
            geometry: .point([point.longitudeDeg, point.latitudeDeg]),
            properties: [
              .init("kind", .string("waypoint")), .init("plan_id", .string(plan.mission.id)),
              .init("route_id", .string(route.id)), .init("seq", .int(index + 1)),
              .init("action", .string(point.action.rawValue)),
              .init("alt_takeoff_m", .short(point.aboveTakeoffM, places: 3)),
              .init("alt_hkpd_m", .short(point.hkpdM, places: 3)),
              .init("alt_egm96_m", .short(point.egm96M, places: 3)),
              .init("alt_ellipsoid_m", .short(point.ellipsoidM, places: 3)),
              .init("above_ground_low_m", .optional(point.aboveGroundLowM, places: 3)),
              .init("above_ground_high_m", .optional(point.aboveGroundHighM, places: 3)),
              .init("speed_mps", .short(point.speedMps, places: 2)),
              .init("dwell_s", .short(point.holdS, places: 2)),
              .init("gimbal_pitch_deg", .optional(point.gimbalPitchDeg, places: 2)),
              .init("heading_deg", .optional(point.headingDeg, places: 2)),
              .init("target", .optional(point.target)),
            ])
        }
      })
  }

  /// Docks, launch points and the places to land when one of them is shut.
  public static func sites(_ plan: Plan) throws -> [UInt8] {
    var features: [GeoJSONFeature] = []
    for site in plan.sites {
      features.append(
        GeoJSONFeature(
          id: "site/\(site.id)", geometry: .point([site.longitudeDeg, site.latitudeDeg]),
          properties: [
            .init("kind", .string(site.kind.rawValue)), .init("site", .string(site.id)),
            .init("name_en", .string(site.name.en)), .init("name_zh", .string(site.name.zh)),
            .init("airframe", .string(site.airframe)), .init("pad_hkpd_m", .short(site.padHkpdM, places: 3)),
            .init("pad_egm96_m", .short(site.padEgm96M, places: 3)),
            .init("pad_ellipsoid_m", .short(site.padEllipsoidM, places: 3)),
          ]))
      guard let longitude = site.alternateLongitudeDeg, let latitude = site.alternateLatitudeDeg else {
        continue
      }
      features.append(
        GeoJSONFeature(
          id: "alternate/\(site.id)", geometry: .point([longitude, latitude]),
          properties: [
            .init("kind", .string("alternate")), .init("site", .string(site.id)),
            .init("name_en", .optional(site.alternateName?.en)),
            .init("name_zh", .optional(site.alternateName?.zh)),
          ]))
    }
    return try GeoJSONText.bytes(name: "sites", features)
  }

  /// The ground that each beat's flights see; no geometry where nothing is seen.
  public static func covered(_ coverage: CoverageReport) throws -> [UInt8] {
    try GeoJSONText.bytes(
      name: "covered",
      coverage.beats.map { beat in
        GeoJSONFeature(
          id: "covered/\(beat.beat)", geometry: beat.seen.isEmpty ? .none : .polygons(beat.seen),
          properties: [
            .init("kind", .string("coverage")), .init("plan_id", .string(coverage.mission)),
            .init("beat", .string(beat.beat)), .init("name_en", .string(beat.name.en)),
            .init("name_zh", .string(beat.name.zh)), .init("area_m2", .short(beat.areaM2, places: 1)),
            .init("seen_m2", .short(beat.seenM2, places: 1)),
            .init("unlisted_m2", .short(beat.unlistedM2, places: 1)),
            .init("seen_share", .short(beat.seenShare, places: 4)),
            .init("required_share", .short(beat.requiredShare, places: 4)),
            .init("longest_unseen_min", .short(beat.longestUnseenMin, places: 1)),
          ])
      })
  }

  /// What was not in view lately at one moment, beat by beat.
  public static func unseen(_ memory: MemoryReport) throws -> [UInt8] {
    try GeoJSONText.bytes(
      name: "unseen",
      memory.beats.map { beat in
        GeoJSONFeature(
          id: "unseen/\(beat.beat)", geometry: beat.unseen.isEmpty ? .none : .polygons(beat.unseen),
          properties: [
            .init("kind", .string("unseen")), .init("plan_id", .string(memory.mission)),
            .init("beat", .string(beat.beat)), .init("name_en", .string(beat.name.en)),
            .init("name_zh", .string(beat.name.zh)), .init("at", .string(memory.at.description)),
            .init("within_min", .short(memory.withinMin, places: 1)),
            .init("area_m2", .short(beat.areaM2, places: 1)),
            .init("seen_m2", .short(beat.seenM2, places: 1)),
            .init("seen_share", .short(beat.seenShare, places: 4)),
            .init("never_share", .short(beat.neverShare, places: 4)),
          ])
      })
  }

  /// The ground that a beat asks for and no flight sees, with the reason.
  public static func gaps(_ coverage: CoverageReport) throws -> [UInt8] {
    try GeoJSONText.bytes(
      name: "gaps",
      coverage.beats.flatMap { beat in
        beat.gaps.map { gap in
          GeoJSONFeature(
            id: "gap/\(gap.id)", geometry: gap.area.isEmpty ? .none : .polygons(gap.area),
            properties: [
              .init("kind", .string("gap")), .init("plan_id", .string(coverage.mission)),
              .init("gap_id", .string(gap.id)), .init("beat", .string(gap.beat)),
              .init("reason", .string(gap.reason.rawValue)), .init("area_m2", .short(gap.areaM2, places: 1)),
              .init("nearest_site", .string(gap.nearestSite)),
              .init("message_en", .string(gap.message.en)), .init("message_zh", .string(gap.message.zh)),
              .init("remedy_en", .string(gap.remedy?.en ?? "")),
              .init("remedy_zh", .string(gap.remedy?.zh ?? "")),
            ])
        }
      })
  }

  /// Every zone of the mission; `treatment` says what the plan does about it, null where no route is near.
  public static func zones(_ zones: [Zone], uses: [ZoneUse]) throws -> [UInt8] {
    try GeoJSONText.bytes(
      name: "zones",
      zones.map { zone in
        let here = uses.filter { $0.zone == zone.id }
        let treatments = here.map(\.treatment).joined(separator: " ")
        let permissions = here.compactMap(\.permission).joined(separator: " ")
        return GeoJSONFeature(
          id: "zone/\(zone.id)", geometry: zone.areas.isEmpty ? .none : .polygons(rings(zone)),
          properties: [
            .init("kind", .string("no_fly")), .init("zone", .string(zone.id)),
            .init("name_en", .string(zone.name.en)), .init("name_zh", .string(zone.name.zh)),
            .init("restriction", .string(zone.restriction.rawValue)),
            .init("treatment", here.isEmpty ? .null : .string(treatments)),
            .init("permission", permissions.isEmpty ? .null : .string(permissions)),
            .init("lower_m", .optional(zone.lower?.metres, places: 2)),
            .init("lower_ref", .optional(zone.lower?.reference.rawValue)),
            .init("upper_m", .optional(zone.upper?.metres, places: 2)),
            .init("upper_ref", .optional(zone.upper?.reference.rawValue)),
            .init("hours", .string(hours(zone.hours))),
            .init("valid_from", .optional(zone.validFrom?.description)),
            .init("valid_to", .optional(zone.validTo?.description)),
            .init("official", .bool(zone.official)), .init("source", .string(zone.source)),
          ])
      })
  }

  private static func rings(_ zone: Zone) -> MultiPolygonDegrees {
    func closed(_ ring: [GeoPoint]) -> [[Double]] {
      (ring + ring.prefix(1)).map { [$0.longitude, $0.latitude] }
    }
    return zone.areas.map { area in [closed(area.outer)] + area.holes.map(closed) }
  }

  /// Such as `Mon Tue 07:00-19:00; Sat 08:00-12:00` in Hong Kong time, or `always`.
  private static func hours(_ hours: Hours) -> String {
    guard case .daily(let rules) = hours else { return "always" }
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    func clock(_ seconds: Int) -> String {
      let (hour, minute) = (seconds / 3600, seconds / 60 % 60)
      return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
    return rules.map { rule in
      let days = rule.weekdays.sorted().compactMap { names.indices.contains($0) ? names[$0] : nil }
      return days.joined(separator: " ") + " \(clock(rule.from))-\(clock(rule.to))"
    }.joined(separator: "; ")
  }
}
