import AirspaceModel
import MissionModel
import Units

/// Routes use permissions that the mission has.
enum PermissionsKnown: Rule {
  static let names = ["permission.unknown"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    let mission = evidence.mission
    for route in evidence.plan.routes {
      for text in route.permissions {
        let isKnown =
          mission.permissions.contains { Permissions.names($0, text) }
          || mission.zones.contains { $0.id == text }
        if !isKnown {
          report.violation(
            names[0], route.id, en: "the mission has no permission or zone '\(text)'",
            zh: "任務檔案沒有許可或空域「\(text)」")
        }
      }
    }
  }
}
