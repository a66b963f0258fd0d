import MissionModel
import Units

/// Tells which visits lack parts of their beat.
enum VisitParts: Rule {
  static let names = ["visit.incomplete"]

  private struct Key: Hashable {
    var beat: String
    var visit: Int
  }

  static func judge(_ evidence: Evidence, into report: inout Report) {
    var visits: [Key: [Route]] = [:]
    for flight in evidence.flights {
      guard let route = flight.routeCase?.route else { continue }
      visits[Key(beat: route.beat, visit: flight.sortie.visit), default: []].append(route)
    }
    for (key, flown) in visits.sorted(by: { ($0.key.beat, $0.key.visit) < ($1.key.beat, $1.key.visit) }) {
      let isWhole = flown.contains { route in
        RouteParts.isWhole(flown.filter { $0.parts == route.parts && $0.variant == route.variant })
      }
      if isWhole { continue }
      let list = flown.map { "\($0.part)/\($0.parts) \($0.site)" }.sorted()
      let parts = list.joined(separator: ", ")
      let partsZh = list.joined(separator: "、")
      report.add(
        .warning, names[0], key.beat, en: "visit \(key.visit) flies only parts \(parts)",
        zh: "第 \(key.visit) 次巡邏只飛部分航段：\(partsZh)")
    }
  }
}
