import MissionModel
import Units

/// Tells where the camera works straight above a privacy zone; what it sees from the side is the coverage's
/// matter.
enum PrivacyZones: Rule {
  static let names = ["privacy.zone"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for item in evidence.routes {
      guard let track = item.track else { continue }
      let waypoints = item.route.waypoints
      for (zone, shape) in evidence.privacy {
        let found = track.pieces.first { piece in
          let leg = piece.to.leg
          guard leg < waypoints.count else { return false }
          let isWorking = waypoints[leg].action == .work || waypoints[leg].action == .dwell
          return isWorking && shape.distance(piece.from.grid, piece.to.grid, limit: 1e-6) <= 0
        }
        guard let found else { continue }
        let place = item.placeText(found.to.leg, found.to.place)
        report.add(
          .warning, names[0], item.route.id,
          en: "camera at work above privacy zone '\(zone.name.en)' (\(zone.id)) at \(place.en)",
          zh: "鏡頭在私隱區「\(zone.name.zh)」（\(zone.id)）上空運作：\(place.zh)")
      }
    }
  }
}
