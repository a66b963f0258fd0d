import MissionModel
import Units

/// The mission lets this site fly this beat, and the kind is the beat's.
enum RouteAllowed: Rule {
  static let names = ["route.site", "route.kind"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for item in evidence.routes {
      guard let beat = item.beat else { continue }
      let route = item.route
      if !beat.sites.contains(route.site) {
        report.violation(
          names[0], route.id,
          en:
            "site '\(route.site)' may not fly beat '\(beat.id)'; allowed: "
            + "\(beat.sites.joined(separator: ", "))",
          zh: "起降點「\(route.site)」不可飛「\(beat.id)」；可用：\(beat.sites.joined(separator: "、"))")
      }
      if route.beatKind != beat.shape.kindName {
        report.violation(
          names[1], route.id,
          en: "kind is '\(route.beatKind)', beat '\(beat.id)' is '\(beat.shape.kindName)'",
          zh: "種類寫「\(route.beatKind)」，「\(beat.id)」實為「\(beat.shape.kindName)」")
      }
    }
  }
}
