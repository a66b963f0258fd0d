import AircraftModel
import MissionModel
import Units

/// Gusts stay within what the aircraft takes aloft and what aircraft and dock take at the pad.
enum WeatherGust: Rule {
  static let names = ["weather.gust"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for flight in evidence.soundFlights {
      guard let site = flight.site else { continue }
      let aloftLimit = site.airframe.gustLimitInFlight.metresPerSecond
      let ownPad = site.airframe.gustLimitAtPad.metresPerSecond
      let padLimit = min(ownPad, site.gustLimitAtPad?.metresPerSecond ?? ownPad)
      let worst = flight.winds.max { $0.gustMps < $1.gustMps }
      let worstAtPad = flight.winds.map(\.step.gustAt10m.metresPerSecond).max()
      if let worst, !(worst.gustMps <= aloftLimit + 0.01) {
        report.violation(
          names[0], flight.id,
          en: "gusts of \(Wording.number(worst.gustMps)) m/s at the route's height from "
            + "\(Wording.clock(worst.step.during.from)), aircraft limit \(Wording.number(aloftLimit)) m/s",
          zh: "\(Wording.clock(worst.step.during.from)) 起航線高度陣風 \(Wording.number(worst.gustMps)) 米/秒，"
            + "無人機上限 \(Wording.number(aloftLimit)) 米/秒")
      }
      if let worstAtPad, !(worstAtPad <= padLimit + 0.01) {
        report.violation(
          names[0], flight.id,
          en: "gusts of \(Wording.number(worstAtPad)) m/s at the pad of '\(site.id)', limit "
            + "\(Wording.number(padLimit)) m/s",
          zh: "「\(site.id)」起降坪陣風 \(Wording.number(worstAtPad)) 米/秒，上限 \(Wording.number(padLimit)) 米/秒")
      }
    }
  }
}
