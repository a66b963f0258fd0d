import MissionModel
import Units

/// The stored return height is at least what the rules ask.
enum ReturnHeight: Rule {
  static let names = ["return.height"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    let asked = evidence.mission.rules.returnAbovePad.metres
    for route in evidence.plan.routes where !(route.returnAbovePadM >= asked - 0.05) {
      report.violation(
        names[0], route.id,
        en:
          "return height \(Wording.metres(route.returnAbovePadM)) above the pad, "
          + "\(Wording.metres(asked)) asked",
        zh: "返航高度為起降坪以上 \(Wording.Zh.metres(route.returnAbovePadM))，要求 \(Wording.Zh.metres(asked))")
    }
  }
}
