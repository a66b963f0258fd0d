import MissionModel
import Units

/// Names lead to something: routes to beats and sites, sorties to routes; ids are used once.
enum PlanReferences: Rule {
  static let names = ["plan.reference", "plan.ids"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    repeated(evidence.plan.routes.map(\.id), BilingualText(en: "route", zh: "航線"), into: &report)
    repeated(evidence.plan.sorties.map(\.id), BilingualText(en: "sortie", zh: "架次"), into: &report)
    for item in evidence.routes {
      let route = item.route
      if item.beat == nil { missing("beat", "咇", route.beat, route.id, into: &report) }
      if item.site == nil { missing("site", "起降點", route.site, route.id, into: &report) }
      guard let beat = item.beat else { continue }
      var known: [String] = []
      if case .targets(let targets, _) = beat.shape { known = targets.map(\.id) }
      for target in route.waypoints.compactMap(\.target) where !known.contains(target) {
        missing("target", "目標", target, route.id, into: &report)
      }
    }
    for flight in evidence.flights {
      let sortie = flight.sortie
      if flight.site == nil { missing("site", "起降點", sortie.site, sortie.id, into: &report) }
      if flight.beat == nil { missing("beat", "咇", sortie.beat, sortie.id, into: &report) }
      guard let route = flight.routeCase?.route else {
        report.violation(
          names[0], sortie.id, en: "the plan has no route '\(sortie.route)'",
          zh: "計劃沒有航線「\(sortie.route)」")
        continue
      }
      if route.site != sortie.site || route.beat != sortie.beat {
        report.violation(
          names[0], sortie.id,
          en: "sortie is of beat '\(sortie.beat)' from '\(sortie.site)', its route '\(route.id)' of "
            + "'\(route.beat)' from '\(route.site)'",
          zh: "架次屬咇「\(sortie.beat)」、由「\(sortie.site)」起飛，其航線「\(route.id)」卻屬咇「\(route.beat)」、由「\(route.site)」起飛"
        )
      }
    }
  }

  private static func missing(
    _ en: String, _ zh: String, _ name: String, _ subject: String, into report: inout Report
  ) {
    report.violation(
      names[0], subject, en: "the mission has no \(en) '\(name)'", zh: "任務檔案沒有\(zh)「\(name)」")
  }

  private static func repeated(_ ids: [String], _ what: BilingualText, into report: inout Report) {
    let sorted = ids.sorted()
    for (a, b) in zip(sorted, sorted.dropFirst()) where a == b {
      report.violation(
        names[1], a, en: "\(what.en) id '\(a)' is used more than once; only the first is judged in full",
        zh: "\(what.zh)編號「\(a)」重複；只完整檢查第一個")
    }
  }
}
