public import AirspaceModel
public import Units

/// What each zone of a mission means for flights that stay inside given hours.
///
/// Height bands are not used to fly over or under a zone in this version: a zone in force is shut from the
/// ground up without limit, which is the safe side.
public struct ZoneVerdicts: Sendable {
  /// Zones to keep out of, with the margin.
  public private(set) var shut: [Zone] = []
  /// Zones that one permission opens for all of the hours.
  public private(set) var permitted: [(zone: Zone, permission: Permission)] = []
  /// Zones that are not in force during the hours.
  public private(set) var inactive: [Zone] = []

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
