public import AirspaceModel
public import Units

/// What each zone of a mission means for flights that stay inside given hours, at whatever height.
public struct ZoneVerdicts: Sendable {
  /// Zones to keep out of, with the margin.
  public private(set) var shut: [Zone] = []
  /// Zones that one permission opens for all of the hours.
  public private(set) var permitted: [(zone: Zone, permission: Permission)] = []
  /// Zones that are not in force during the hours.
  public private(set) var inactive: [Zone] = []

  /// The same without some of the shut zones, which are not in the way of certain flights.
  public func without(shut ids: Set<String>) -> ZoneVerdicts {
    var copy = self
    copy.shut.removeAll { ids.contains($0.id) }
    return copy
  }

  /// The same with some of the permitted zones shut, where flights cannot keep to what the permission says.
  public func shutting(_ ids: Set<String>) -> ZoneVerdicts {
    var copy = self
    copy.shut += permitted.map(\.zone).filter { ids.contains($0.id) }
    copy.permitted.removeAll { ids.contains($0.zone.id) }
    return copy
  }

  /// - Parameter windows: apart and in order.
  public init(mission: Mission, windows: [MomentRange]) {
    for zone in mission.zones {
      let inForce = windows.filter { !zone.active(in: $0).isEmpty }
      if inForce.isEmpty {
        inactive.append(zone)
      } else if let permission = mission.permissions.first(where: { permission in
        inForce.allSatisfy { permission.opens(zone, during: $0) }
      }) {
        permitted.append((zone, permission))
      } else {
        shut.append(zone)
      }
    }
  }
}
