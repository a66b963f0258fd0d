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

  /// The zones that are in force at some time of the beat's windows and that no permission opens then: those
  /// that its routes were planned around.
  ///
  /// - Throws: `GeodesyError` when an area does not fit the frame.
  static func all(for beat: Beat, mission: Mission) throws -> [ShutZone] {
    let verdicts = ZoneVerdicts(mission: mission, windows: MomentRange.merged(beat.windows.map(\.during)))
    let margin = mission.rules.zoneMargin.metres
    return try verdicts.shut.map { zone in
      let area = try mission.frame.toMap(zone.areas)
      return ShutZone(
        zone: zone, area: margin > 0 ? try Regions.buffered(area, by: margin) : try Regions.union(area))
    }
  }
}
