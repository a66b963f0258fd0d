import MissionModel
import Units

/// The parts of a beat that are cut into so many are all there, and none twice from one site.
enum RouteParts: Rule {
  static let names = ["route.parts"]

  private struct Cut: Hashable {
    var beat: String
    var parts: Int
    /// Ways to fly a beat are whole each by itself.
    var variant: Int
  }

  private struct Entry: Hashable {
    var site: String
    var part: Int
  }

  static func judge(_ evidence: Evidence, into report: inout Report) {
    let cuts = Dictionary(grouping: evidence.plan.routes) {
      Cut(beat: $0.beat, parts: $0.parts, variant: $0.variant ?? 1)
    }
    let order = cuts.sorted { a, b in
      (a.key.beat, a.key.parts, a.key.variant) < (b.key.beat, b.key.parts, b.key.variant)
    }
    for (cut, routes) in order {
      let entries = routes.map { Entry(site: $0.site, part: $0.part) }
      if isWhole(routes), Set(entries).count == entries.count { continue }
      let stated = routes.map { "\($0.part)/\($0.parts) \($0.site)" }.sorted()
      report.violation(
        names[0], cut.beat,
        en:
          "parts are \(stated.joined(separator: ", ")); each of 1…\(cut.parts) must be there, none twice from one site",
        zh: "分段為 \(stated.joined(separator: "、"))；1…\(cut.parts) 須齊全，同一起降點不可重複")
    }
  }

  /// Whether routes that are cut into the same number of parts make a whole.
  static func isWhole(_ routes: [Route]) -> Bool {
    guard let parts = routes.first?.parts else { return false }
    let numbers = Set(routes.map(\.part))
    return numbers.count == parts && numbers.allSatisfy { 1 <= $0 && $0 <= parts }
  }
}
