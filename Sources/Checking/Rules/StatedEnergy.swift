import MissionModel
import Units

/// A sortie states no less energy than the flight takes in the costliest wind forecast for it.
enum StatedEnergy: Rule {
  static let names = ["energy.understated"]
  /// Share that may be missing: rounded places, courses on two frames, the stops left open.
  static let toleranceShare = 0.02

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for flight in evidence.soundFlights {
      guard let own = flight.energyWh else { continue }
      if !(flight.sortie.energyWh >= own * (1 - toleranceShare)) {
        report.violation(
          names[0], flight.id,
          en: "states \(Wording.number(flight.sortie.energyWh)) Wh, worked out \(Wording.number(own)) Wh "
            + "(2 % less allowed)",
          zh: "所列耗電 \(Wording.number(flight.sortie.energyWh)) 瓦時，重算為 \(Wording.number(own)) 瓦時（容許少 2%）")
      }
    }
  }
}
