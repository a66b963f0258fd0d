import AircraftModel
import MissionModel
import Units

/// The camera is the beat's, is on board, and is pointed where it works.
enum CameraFit: Rule {
  static let names = ["camera.fit"]
  /// Degrees; 0 level, -90 down. Gimbals of patrol aircraft end a little above level.
  static let pitchRange = -90.0...45.0

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for item in evidence.routes {
      let route = item.route
      if let beat = item.beat, beat.camera != route.camera {
        report.violation(
          names[0], route.id,
          en: "camera '\(route.camera)', beat '\(beat.id)' asks for '\(beat.camera)'",
          zh: "鏡頭為「\(route.camera)」，「\(beat.id)」要求「\(beat.camera)」")
      }
      if let site = item.site, !site.cameras.contains(where: { $0.id == route.camera }) {
        let aboard = site.cameras.map(\.id)
        report.violation(
          names[0], route.id,
          en: "camera '\(route.camera)' is not on board at '\(site.id)' "
            + "(\(aboard.joined(separator: ", ")))",
          zh: "「\(site.id)」的無人機沒有鏡頭「\(route.camera)」（只有 \(aboard.joined(separator: "、"))）")
      }
      for (index, waypoint) in route.waypoints.enumerated()
      where waypoint.action == .work || waypoint.action == .dwell {
        if let pitch = waypoint.gimbalPitchDeg, pitchRange.contains(pitch) { continue }
        let value = waypoint.gimbalPitchDeg.map { "\(Wording.number($0))°" }
        report.violation(
          names[0], route.id,
          en: "gimbal pitch at working waypoint \(index + 1) is \(value ?? "not given"), -90…45° needed",
          zh: "第 \(index + 1) 個巡邏航點的雲台角度\(value.map { "為 \($0)" } ?? "未列")，須為 -90…45°")
        break
      }
    }
  }
}
