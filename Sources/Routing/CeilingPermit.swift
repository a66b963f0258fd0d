import AirspaceModel
import MissionModel
import TerrainModel
import Units

/// How high above the ground a route flies, and which permission allows it.
struct CeilingPermit {
  /// Greatest height above the highest and above the lowest ground known under the route, metres: the first is
  /// certainly reached, the second possibly.
  let certainM, possibleM: Double

  /// Distance between two looked-at places, metres.
  static let stepM = 2.0

  init(points: [RouteBuilder.Point], ground: Ground) throws {
    try self.init(points: points) { try ground.alongLeg(from: $0, to: $1, step: CeilingPermit.stepM) }
  }

  /// - Parameter looks: the ground along a leg at steps of at most `stepM`.
  init(
    points: [RouteBuilder.Point],
    looks: (MapPoint, MapPoint) throws -> [(fraction: Double, band: GroundBand?)]
  ) throws {
    var certain = 0.0
    var possible = 0.0
    for (a, b) in zip(points, points.dropFirst()) {
      var before: (height: Double, band: GroundBand)?
      for (fraction, band) in try looks(a.place, b.place) {
        guard let band else {
          before = nil
          continue
        }
        let height = a.hkpdM + (b.hkpdM - a.hkpdM) * fraction
        // Ground may step down anywhere between two looks: the higher end counts over the lower ground.
        let most = max(height, before?.height ?? height)
        certain = max(certain, most - min(band.highHKPD, before?.band.highHKPD ?? band.highHKPD))
        possible = max(possible, most - min(band.lowHKPD, before?.band.lowHKPD ?? band.lowHKPD))
        before = (height, band)
      }
    }
    certainM = certain
    possibleM = possible
  }

  enum Verdict {
    /// Below the ceiling of the rules.
    case free
    case permitted(Permission)
    /// Above it without a permission that is high enough.
    case tooHigh
  }

  /// The permission with the lowest ceiling that covers what is possible, else what is certain.
  ///
  /// Only a permission that names no zones lifts the ceiling everywhere; one that names zones speaks of those.
  func verdict(mission: Mission, windows: [MomentRange]) -> Verdict {
    let limit = mission.rules.ceilingAboveGround.metres
    if possibleM <= limit { return .free }
    let valid = mission.permissions.filter { permission in
      permission.zones.isEmpty
        && windows.allSatisfy { window in
          MomentRange.merged(permission.active(in: window)).contains { $0.covers(window) }
        }
    }
    for wanted in [possibleM, certainM] {
      let high = valid.filter { $0.ceilingAboveGround.metres >= wanted }
      if let lowest = high.min(by: { $0.ceilingAboveGround < $1.ceilingAboveGround }) {
        return .permitted(lowest)
      }
    }
    return certainM <= limit ? .free : .tooHigh
  }
}
