import AircraftModel
import MissionModel
import Units

/// The reserve is left at landing by the checker's own energy and book, and the plan states it honestly.
enum BatteryReserve: Rule {
  static let names = ["battery.reserve", "battery.stated"]
  /// Shares of the capacity: half a point for rounding; two points for 2 % of a whole pack's energy.
  static let toleranceShare = 0.005
  static let statedToleranceShare = 0.02

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for (site, flights) in evidence.flightsBySite {
      let reserve = site.airframe.reserveShare
      for line in BatteryBook.lines(site, flights, evidence) {
        let sortie = line.flight.sortie
        if !(line.landingShare >= reserve - toleranceShare) {
          report.violation(
            names[0], sortie.id,
            en:
              "lands with \(Wording.percent(line.landingShare)) of the pack, "
              + "\(Wording.percent(reserve)) asked",
            zh: "降落時剩餘電量 \(Wording.Zh.percent(line.landingShare))，要求 \(Wording.Zh.percent(reserve))")
        }
        if !(sortie.batteryReserveShare >= reserve - 0.0005) {
          report.violation(
            names[0], sortie.id,
            en: "plans with a reserve of \(Wording.percent(sortie.batteryReserveShare)), the aircraft's is "
              + Wording.percent(reserve),
            zh:
              "按備用電量 \(Wording.Zh.percent(sortie.batteryReserveShare)) 計劃，無人機要求 \(Wording.Zh.percent(reserve))"
          )
        }
        if sortie.batteryAtLandingShare > line.landingShare + statedToleranceShare {
          report.violation(
            names[1], sortie.id,
            en: "states \(Wording.percent(sortie.batteryAtLandingShare)) at landing, worked out "
              + "\(Wording.percent(line.landingShare)) (2 points allowed)",
            zh: "所列降落電量 \(Wording.Zh.percent(sortie.batteryAtLandingShare))，重算為 "
              + "\(Wording.Zh.percent(line.landingShare))（容許 2 個百分點）")
        }
      }
    }
  }
}
