import MissionModel
import Units

/// The parts of a beat from a site are numbered 1 to n, each once.
enum RouteParts: Rule {
  static let names = ["route.parts"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    var seen: [[String]] = []
    for route in evidence.plan.routes {
      let key = [route.beat, route.site]
      if seen.contains(key) { continue }
      seen.append(key)
      let group = evidence.plan.routes.filter { $0.beat == route.beat && $0.site == route.site }
      let parts = group.map(\.part).sorted()
      let isWhole = parts == Array(1...parts.count) && group.allSatisfy { $0.parts == parts.count }
      if isWhole { continue }
      let stated = group.map { "\($0.part)/\($0.parts)" }.joined(separator: ", ")
      report.violation(
        names[0], route.id,
        en:
          "parts of beat '\(route.beat)' from '\(route.site)' are \(stated); each of 1…n must be there once",
        zh: "「\(route.beat)」由「\(route.site)」起飛的分段為 \(stated);1…n 須各有一段")
    }
  }
}
