import MissionModel
import Units

/// A plan that says it follows a height grid everywhere does so.
enum TerrainClaim: Rule {
  static let names = ["plan.terrain-claim"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    guard evidence.plan.mission.terrainFollowed else { return }
    for item in evidence.routes {
      guard let sample = item.track?.samples.first(where: { $0.ground?.exact != true }) else { continue }
      let place = item.placeText(sample.leg, sample.place)
      report.violation(
        names[0], item.route.id,
        en: "the plan says that heights come from a grid everywhere, but at \(place.en) there is none",
        zh: "計劃稱全程高度取自高程網格，但\(place.zh)並無網格")
    }
  }
}
