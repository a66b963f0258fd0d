import Geodesy
import MissionModel
import Units

/// The plan stores a return for every waypoint and often enough between, at places of the route.
enum ReturnMoments: Rule {
  static let names = ["return.moments"]
  /// Metres along a leg between two moments, with a metre for rounding.
  static let everyM = 201.0
  /// Metres by which a stored place may lie off its leg: rounding and two frames.
  static let placeM = 0.5
  static let heightM = 0.1

  static func judge(_ evidence: Evidence, into report: inout Report) throws(GeodesyError) {
    for item in evidence.routes {
      guard let track = item.track else { continue }
      if let fault = try fault(item.route, track, evidence.frame) {
        report.violation(names[0], item.route.id, en: fault.en, zh: fault.zh)
      }
    }
    for flight in evidence.flights {
      guard let stored = flight.routeCase?.route.returns.count else { continue }
      if flight.sortie.returns.count != stored {
        report.violation(
          names[0], flight.id,
          en: "\(Wording.count(flight.sortie.returns.count, "return")) for the route's \(stored)",
          zh: "架次有 \(flight.sortie.returns.count) 項返航資料，航線有 \(stored) 項")
      }
    }
  }

  private static func fault(_ route: Route, _ track: Track, _ frame: GridFrame) throws(GeodesyError)
    -> BilingualText?
  {
    var leg = 0
    var share = 0.0
    // The waypoints seen so far; each must be there, as the end of its leg.
    var ends = 0
    for (index, entry) in route.returns.enumerated() {
      let name = "returns[\(index)]"
      guard StoredReturn.isSound(entry), track.places.indices.contains(entry.leg) else {
        return BilingualText(en: "\(name) has unusable numbers", zh: "\(name) 的數值不可用")
      }
      if entry.leg != leg {
        guard entry.leg == leg + 1, share >= 1 else { return missing(leg) }
        leg = entry.leg
        share = 0
      }
      if entry.legShare < share || (entry.legShare - share) * track.lengthsM[leg] > everyM {
        return BilingualText(
          en: "\(name) is not within \(Wording.metres(everyM - 1, 0)) of the moment before it, in order",
          zh: "\(name) 與前一項相距超過 \(Wording.Zh.metres(everyM - 1, 0))，或次序不符")
      }
      share = entry.legShare
      if share >= 1 { ends += 1 }
      let before = max(0, leg - 1)
      let own = Track.between(track.grid[before], track.grid[leg], leg == 0 ? 1 : share)
      let stated = try frame.points([GeoPoint(longitude: entry.longitudeDeg, latitude: entry.latitudeDeg)])[0]
      let (n, e) = (own.northing - stated.northing, own.easting - stated.easting)
      let from = route.waypoints[before].hkpdM
      let height = from + (route.waypoints[leg].hkpdM - from) * (leg == 0 ? 1 : share)
      if (n * n + e * e).squareRoot() > placeM || abs(height - entry.hkpdM) > heightM {
        return BilingualText(en: "\(name) does not lie on its leg", zh: "\(name) 不在所屬航段上")
      }
    }
    return ends == track.places.count ? nil : missing(leg)
  }

  private static func missing(_ leg: Int) -> BilingualText {
    BilingualText(en: "no return from waypoint \(leg + 1) or the one after", zh: "航點 \(leg + 1) 或其後一點沒有返航資料")
  }
}
