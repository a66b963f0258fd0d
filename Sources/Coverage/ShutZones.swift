import AirspaceModel
import Geodesy
import MissionModel
import Planar
import Units

/// A zone that keeps a beat's flights out.
struct ShutZone: Sendable {
  var zone: Zone
  /// With the margin that flights keep from it, in the local frame.
  var area: [MapPolygon]

  /// The zones that are in force at some time of the beat's windows and that no permission opens then, but for
  /// those that lie above or below the heights at which the beat is flown.
  ///
  /// Heights are compared with the work of `routes`; without routes only limits above ground are, with the
  /// height that the beat asks for.
  ///
  /// - Throws: `GeodesyError` when an area does not fit the frame.
  static func all(for beat: Beat, routes: [Route], mission: Mission) throws -> [ShutZone] {
    var found: [ShutZone] = []
    for zone in mission.zones where isShut(zone, beat, mission.permissions) {
      if isClear(of: zone, beat, routes) { continue }
      let area = try mission.frame.toMap(zone.areas)
      let margin = mission.rules.zoneMargin.metres
      found.append(
        ShutZone(
          zone: zone,
          area: margin > 0 ? try Regions.buffered(area, by: margin) : try Regions.union(area)))
    }
    return found
  }

  private static func isShut(_ zone: Zone, _ beat: Beat, _ permissions: [Permission]) -> Bool {
    beat.windows.contains { window in
      !zone.active(in: window.during).isEmpty
        && !permissions.contains { $0.opens(zone, during: window.during) }
    }
  }

  private static func isClear(of zone: Zone, _ beat: Beat, _ routes: [Route]) -> Bool {
    if let lower = zone.lower, let most = heights(beat, routes, lower.reference)?.upperBound,
      lower.metres > most
    {
      return true
    }
    if let upper = zone.upper, let least = heights(beat, routes, upper.reference)?.lowerBound,
      upper.metres < least
    {
      return true
    }
    return false
  }

  /// Between what heights the beat works; nil when that is not known above this zero.
  private static func heights(
    _ beat: Beat, _ routes: [Route], _ reference: VerticalReference
  ) -> ClosedRange<Double>? {
    let work = routes.flatMap(\.waypoints).filter { $0.action == .work || $0.action == .dwell }
    if work.isEmpty {
      return reference == .agl ? beat.aboveGround.metres...beat.aboveGround.metres : nil
    }
    var least = Double.infinity
    var most = -Double.infinity
    for waypoint in work {
      switch reference {
      case .hkpd:
        least = min(least, waypoint.hkpdM)
        most = max(most, waypoint.hkpdM)
      case .amsl:
        least = min(least, waypoint.egm96M)
        most = max(most, waypoint.egm96M)
      case .agl:
        guard let low = waypoint.aboveGroundLowM, let high = waypoint.aboveGroundHighM else { return nil }
        least = min(least, low)
        most = max(most, high)
      }
    }
    return least <= most ? least...most : nil
  }
}
