public import MissionModel
import Units

/// Writes QGroundControl `.plan` files: JSON of simple items only, the one form that QGroundControl, MAVSDK and
/// Mission Planner all load. Keys stand in the order of the format's own description.
public enum QGCPlanFile {
  /// The file of one sortie. The key `x-skybeat`, which other programs ignore, says what the flight is and
  /// which zero each height counts from.
  ///
  /// - Throws: `NumberError` when a number is not finite.
  public static func bytes(_ flight: FlightItems, route: Route, sortie: Sortie, plan: Plan) throws -> [UInt8]
  {
    let site = plan.sites.first { $0.id == route.site }
    return try document(flight, route: route, about: about(flight, route, sortie, plan, site))
      .bytes(breakingTo: 3)
  }

  private static func document(_ flight: FlightItems, route: Route, about: JSONText) -> JSONText {
    let home = flight.home
    // Mission Planner keeps the two planning speeds as whole numbers and fails on others.
    let speed = route.waypoints.dropFirst().map(\.speedMps).max() ?? 1
    let planningSpeed = max(1, Int(speed.rounded(.toNearestOrAwayFromZero)))
    let mission = JSONText.object([
      .init("version", .int(2)),
      .init("firmwareType", .int(flight.profile.firmwareType)),
      .init("vehicleType", .int(2)),
      .init("cruiseSpeed", .int(planningSpeed)),
      .init("hoverSpeed", .int(planningSpeed)),
      .init("globalPlanAltitudeMode", .int(1)),
      .init(
        "plannedHomePosition",
        .array([.degrees(home.latitudeDeg), .degrees(home.longitudeDeg), .metres(home.egm96M)])),
      .init("items", .array(flight.items.enumerated().map { item($1, number: $0 + 1) })),
    ])
    let fence = JSONText.object([
      .init("version", .int(2)),
      .init("circles", .array([])),
      .init("polygons", .array([polygon(flight.fence)])),
    ])
    let rally = JSONText.object([
      .init("version", .int(2)),
      .init(
        "points",
        .array(
          (flight.rally.map { [$0] } ?? []).map {
            .array([.degrees($0.latitudeDeg), .degrees($0.longitudeDeg), .metres($0.aboveHomeM)])
          })),
    ])
    return .object([
      .init("fileType", .string("Plan")),
      .init("version", .int(1)),
      .init("groundStation", .string("Skybeat")),
      .init("mission", mission),
      .init("geoFence", fence),
      .init("rallyPoints", rally),
      .init("x-skybeat", about),
    ])
  }

  private static func item(_ item: MissionItem, number: Int) -> JSONText {
    var members: [JSONText.Member] = [
      .init("type", .string("SimpleItem")),
      .init("doJumpId", .int(number)),
      .init("command", .int(item.command)),
      .init("frame", .int(item.frame)),
      .init("autoContinue", .bool(item.autoContinue)),
    ]
    if let altitude = item.altitudeM {
      // An item without these three keys is read as AMSL in every frame but 3.
      members += [
        .init("AltitudeMode", .int(item.frame == MissionFrame.aboveHome ? 1 : 2)),
        .init("Altitude", .metres(altitude)),
        .init("AMSLAltAboveTerrain", .null),
      ]
    }
    let parameters = item.parameters.enumerated().map { place, value -> JSONText in
      guard let value else { return .null }
      if item.hasPlace, place == 4 || place == 5 { return .degrees(value) }
      return item.hasPlace && place == 6 ? .metres(value) : .short(value, places: 3)
    }
    members.append(.init("params", .array(parameters)))
    return .object(members)
  }

  private static func polygon(_ fence: FencePolygon) -> JSONText {
    .object([
      .init("version", .int(1)),
      .init("inclusion", .bool(fence.inclusion)),
      .init(
        "polygon",
        .array(fence.vertices.map { .array([.degrees($0.latitudeDeg), .degrees($0.longitudeDeg)]) })),
    ])
  }

  private static func about(
    _ flight: FlightItems, _ route: Route, _ sortie: Sortie, _ plan: Plan, _ site: SiteSummary?
  ) -> JSONText {
    .object([
      .init("schema", .string("skybeat/flight/1")),
      .init("mission", .string(plan.mission.id)),
      .init("sortie", .string(sortie.id)),
      .init("route", .string(route.id)),
      .init("beat", .string(route.beat)),
      .init("site", .string(route.site)),
      .init("takeoff", .string(sortie.takeoff.description)),
      .init("landing", .string(sortie.landing.description)),
      .init("firmware", .string(flight.profile.rawValue)),
      .init("planned_home_zero", .string("metres above the EGM96 geoid (AMSL)")),
      .init("altitude_zero", .string("metres above the pad of take-off (frame 3)")),
      .init("pad_egm96_m", .metres(flight.home.egm96M)),
      .init("pad_hkpd_m", site.map { .metres($0.padHkpdM) } ?? .null),
      .init("pad_ellipsoid_m", site.map { .metres($0.padEllipsoidM) } ?? .null),
      .init("return_above_pad_m", .metres(route.returnAbovePadM)),
      .init("recording", .bool(route.recording)),
      .init("notices", .array(flight.findings.map { .string($0.message.en) })),
    ])
  }
}
