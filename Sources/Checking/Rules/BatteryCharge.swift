import MissionModel
import Units

/// The pack can hold at take-off what the plan says.
enum BatteryCharge: Rule {
  static let names = ["battery.charge"]
  static let toleranceShare = 0.01

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for (site, flights) in evidence.flightsBySite {
      for line in BatteryBook.lines(site, flights, evidence) {
        let stated = line.flight.sortie.batteryAtTakeoffShare
        if !(stated <= line.possibleShare + toleranceShare) {
          report.violation(
            names[0], line.flight.id,
            en:
              "takes off with \(Wording.percent(stated)), at most "
              + "\(Wording.percent(line.possibleShare)) can be in "
              + "the pack (1 point allowed)",
            zh:
              "起飛電量 \(Wording.Zh.percent(stated))，電池最多只有 \(Wording.Zh.percent(line.possibleShare))（容許 1 個百分點）"
          )
        }
        if !(stated > 0) {
          report.violation(
            names[0], line.flight.id, en: "takes off with \(Wording.percent(stated)); it must be above 0 %",
            zh: "起飛電量 \(Wording.Zh.percent(stated))；須大於 0%")
        }
        if let obstacle = line.obstacle {
          report.violation(names[0], line.flight.id, en: obstacle.en, zh: obstacle.zh)
        }
      }
    }
  }
}
