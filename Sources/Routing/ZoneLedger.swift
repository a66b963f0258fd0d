import AirspaceModel
import Geodesy
import MissionModel
import Planar
import Units

/// Which zones the routes meet and how each was treated; what the plan prints about airspace.
struct ZoneLedger {
  private let mission: Mission
  private var entries: [String: ZoneUse] = [:]
  private var users: [String: [String]] = [:]

  init(mission: Mission) { self.mission = mission }

  /// Level distance within which a zone that nobody enters is still worth a line, metres.
  static let mention = 1500.0

  /// Records the zones that `route` enters under a permission, and adds the permissions' numbers to it.
  mutating func note(_ route: inout Route, verdicts: ZoneVerdicts, margin: Double) throws {
    let line = try mission.frame.toMap(
      route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
    for (zone, permission) in verdicts.permitted
    where try ZoneLedger.distance(line, mission.frame.toMap(zone.areas), limit: margin) < margin {
      enter(zone, "permitted", permission.number)
      if !route.permissions.contains(permission.number) { route.permissions.append(permission.number) }
    }
    for number in route.permissions { users[number, default: []].append(route.id) }
  }

  /// Records the zones near the routes that they keep out of or that are not in force.
  mutating func noteAvoided(_ verdicts: ZoneVerdicts, routes: [Route]) throws {
    for zone in verdicts.shut { try note(zone, "avoided", routes) }
    for zone in verdicts.inactive { try note(zone, "not-active", routes) }
  }

  /// Records the zones near the routes that they pass below, above or outside their hours.
  mutating func notePassed(_ passed: [ZoneBands.Passed], routes: [Route]) throws {
    for entry in passed {
      switch entry.why {
      case .below: try note(entry.zone, "below", routes)
      case .above: try note(entry.zone, "above", routes)
      case .outsideHours: try note(entry.zone, "not-active", routes)
      }
    }
  }

  private mutating func note(_ zone: Zone, _ treatment: String, _ routes: [Route]) throws {
    let areas = try mission.frame.toMap(zone.areas)
    for route in routes {
      let line = try mission.frame.toMap(
        route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
      if ZoneLedger.distance(line, areas, limit: ZoneLedger.mention) < ZoneLedger.mention {
        enter(zone, treatment, nil)
        break
      }
    }
  }

  private mutating func enter(_ zone: Zone, _ treatment: String, _ permission: String?) {
    // What is flown under a permission outweighs what another beat only avoids.
    if entries[zone.id]?.treatment == "permitted" { return }
    entries[zone.id] = ZoneUse(
      zone: zone.id, name: zone.name, treatment: treatment, permission: permission, official: zone.official)
  }

  /// In the order of the mission's zones.
  var zones: [ZoneUse] { mission.zones.compactMap { entries[$0.id] } }

  /// In the order of the mission's permissions.
  var permissions: [PermissionUse] {
    mission.permissions.compactMap { permission in
      users[permission.number].map {
        PermissionUse(
          number: permission.number, holder: permission.holder, routes: $0, conditions: permission.conditions)
      }
    }
  }

  private static func distance(_ line: [MapPoint], _ areas: [MapPolygon], limit: Double) -> Double {
    let box = MapBox(line).expanded(by: limit)
    var least = Double.infinity
    for area in areas where box.intersects(MapBox(area.outer)) {
      for (a, b) in zip(line, line.dropFirst()) { least = min(least, area.distance(toSegment: a, b)) }
    }
    return least
  }
}
