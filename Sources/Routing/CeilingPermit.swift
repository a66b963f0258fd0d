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
  static let stepM = 10.0

  init(points: [RouteBuilder.Point], ground: Ground) throws {
    var certain = 0.0
    var possible = 0.0
    for (a, b) in zip(points, points.dropFirst()) {
      for (fraction, band) in try ground.alongLeg(from: a.place, to: b.place, step: CeilingPermit.stepM) {
        guard let band else { continue }
        let height = a.hkpdM + (b.hkpdM - a.hkpdM) * fraction
        certain = max(certain, height - band.highHKPD)
        possible = max(possible, height - band.lowHKPD)
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
      permission.zones.isEmpty && windows.allSatisfy { window in
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
