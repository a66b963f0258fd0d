import MissionModel
import Units

/// Waypoints come in a legal order: take-off, then the way and the work, then landing.
enum GeometryActions: Rule {
  static let names = ["geometry.actions"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for item in evidence.routes {
      let waypoints = item.route.waypoints
      func tell(_ en: String, _ zh: String) { report.violation(names[0], item.route.id, en: en, zh: zh) }
      if waypoints.count < 2 {
        tell(
          "\(Wording.count(waypoints.count, "waypoint")), at least 2 needed",
          "只有 \(waypoints.count) 個航點，最少要 2 個")
        continue
      }
      for (index, waypoint) in waypoints.enumerated() {
        let last = index == waypoints.count - 1
        let isLegal =
          switch waypoint.action {
          case .takeoff: index == 0
          case .land: last
          case .transit, .avert, .work, .dwell: index > 0 && !last
          }
        if !isLegal {
          tell(
            "waypoint \(index + 1) of \(waypoints.count) is '\(waypoint.action.rawValue)'; the first must be "
              + "takeoff, the last land, none between either",
            "第 \(index + 1) 個航點（共 \(waypoints.count) 個）為「\(waypoint.action.rawValue)」；"
              + "首個須為 takeoff，末個須為 land，中間不得出現兩者")
        }
        if waypoint.holdS < 0 || (waypoint.action == .dwell && !(waypoint.holdS > 0)) {
          tell(
            "waypoint \(index + 1) ('\(waypoint.action.rawValue)') holds "
              + "\(Wording.number(waypoint.holdS)) s; "
              + "a dwell holds more than 0 s, others 0 s or more",
            "第 \(index + 1) 個航點（\(waypoint.action.rawValue)）停留 \(Wording.number(waypoint.holdS)) 秒；"
              + "dwell 須多於 0 秒，其他須為 0 秒或以上")
        }
      }
    }
  }
}
