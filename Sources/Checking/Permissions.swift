import AirspaceModel
import MissionModel
import Units

/// What the mission's permissions open.
enum Permissions {
  /// Whether the route names the permission as used: by its number, alone or after a zone's id.
  static func isListed(_ permission: Permission, _ route: Route) -> Bool {
    route.permissions.contains { names(permission, $0) }
  }

  static func names(_ permission: Permission, _ text: String) -> Bool {
    text == permission.number
      || (text.hasSuffix(permission.number) && permission.zones.contains { text.hasPrefix($0) })
  }

  /// Whether the permission holds in every part of `span` in which the zone is in force.
  static func isOpen(_ zone: Zone, by permission: Permission, during span: MomentRange) -> Bool {
    guard zone.restriction == .authorisation, permission.zones.contains(zone.id) else { return false }
    let held = MomentRange.merged(permission.active(in: span))
    return zone.active(in: span).allSatisfy { part in held.contains { $0.covers(part) } }
  }

  /// Whether the zone is in force at some time of `span` and no listed permission opens it.
  static func isShut(_ zone: Zone, to route: Route, during span: MomentRange, _ mission: Mission) -> Bool {
    guard !zone.active(in: span).isEmpty else { return false }
    return !mission.permissions.contains {
      isListed($0, route) && isOpen(zone, by: $0, during: span)
    }
  }
}
