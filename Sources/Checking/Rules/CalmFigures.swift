import MissionModel
import Units

/// A route's figures in still air are right.
enum CalmFigures: Rule {
  static let names = ["route.calm"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for item in evidence.routes {
      guard let track = item.track, let site = item.site else { continue }
      let own = FlightAccount(
        track, item.route.waypoints, padHKPD: site.padHKPD.metres, airframe: site.airframe, air: .still)
      guard own.blockedLeg == nil, let seconds = own.arrivalsS.last else { continue }
      let time = item.route.calmTimeS
      if !(abs(time - seconds) <= seconds * 0.01 + 1) {
        report.add(
          .warning, names[0], item.route.id,
          en:
            "calm time \(Wording.number(time)) s, worked out \(Wording.number(seconds)) s (1 % + 1 s allowed)",
          zh: "無風飛行時間 \(Wording.number(time)) 秒，重算為 \(Wording.number(seconds)) 秒（容許 1% 另加 1 秒）")
      }
      let energy = item.route.calmEnergyWh
      if !(energy >= own.energyWh * 0.98 - 0.1 && energy <= own.energyWh * 1.02 + 0.1) {
        report.add(
          .warning, names[0], item.route.id,
          en: "calm energy \(Wording.number(energy)) Wh, worked out \(Wording.number(own.energyWh)) Wh "
            + "(2 % + 0.1 Wh allowed)",
          zh: "無風耗電 \(Wording.number(energy)) 瓦時，重算為 \(Wording.number(own.energyWh)) 瓦時（容許 2% 另加 0.1 瓦時）")
      }
    }
  }
}
