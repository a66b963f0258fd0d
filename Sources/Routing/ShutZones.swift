import AirspaceModel
import MissionModel
import Units

/// What each zone of the mission means for one beat.
struct ZoneVerdicts {
  /// Zones to keep out of, with the margin.
  var shut: [Zone] = []
  /// Zones that a permission opens for all of the beat's hours.
  var permitted: [(zone: Zone, permission: Permission)] = []
  /// Zones that are not in force while the beat is flown.
  var inactive: [Zone] = []

  /// Judges every zone for flights that stay inside `windows`.
  ///
  /// Height bands are not used to fly over or under a zone in this version: a zone in force is shut from the
  /// ground up without limit, which is the safe side.
  init(mission: Mission, windows: [MomentRange]) {
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
