import AircraftModel
import MissionModel
import Units

/// The forecast speaks for the whole flight, and the sortie states its wind.
enum StatedWind: Rule {
  static let names = ["weather.wind", "weather.no-forecast"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for flight in evidence.soundFlights {
      guard let site = flight.site, flight.routeCase?.track != nil else { continue }
      let sortie = flight.sortie
      if !flight.isForecast {
        report.violation(
          names[1], flight.id,
          en: "station '\(site.station)' has no forecast for the whole of \(Wording.range(flight.inAir))",
          zh: "測站「\(site.station)」沒有涵蓋 \(Wording.range(flight.inAir)) 全程的預報")
      }
      guard let first = flight.winds.first else { continue }
      guard let stated = flight.statedWind else {
        let said = "\(Wording.number(sortie.windMps, 2)) m/s \(Wording.number(sortie.windFromDeg))°"
        let own = flight.winds.map { "\(Wording.number($0.meanMps, 2)) m/s \(Wording.number($0.fromDeg))°" }
        let saidZh = "\(Wording.number(sortie.windMps, 2)) 米/秒（\(Wording.number(sortie.windFromDeg))°）"
        let ownZh = flight.winds.map {
          "\(Wording.number($0.meanMps, 2)) 米/秒（\(Wording.number($0.fromDeg))°）"
        }
        report.violation(
          names[0], flight.id,
          en:
            "states a wind of \(said), the forecast of \(Wording.clock(first.step.during.from)) and on gives "
            + "\(own.joined(separator: " or ")) at the route's height (0.1 m/s + 1 %, 1.5° allowed)",
          zh: "所列風為 \(saidZh)，預報在航線高度為 \(ownZh.joined(separator: "或 "))"
            + "（容許 0.1 米/秒另加 1%、1.5°）")
        continue
      }
      if sortie.gustMps < stated.gustMps * 0.99 - 0.1 {
        report.add(
          .warning, names[0], flight.id,
          en: "states gusts of \(Wording.number(sortie.gustMps, 2)) m/s, the forecast gives "
            + "\(Wording.number(stated.gustMps, 2)) m/s at the route's height (0.1 m/s + 1 % allowed)",
          zh: "所列陣風 \(Wording.number(sortie.gustMps, 2)) 米/秒，預報在航線高度為 "
            + "\(Wording.number(stated.gustMps, 2)) 米/秒（容許 0.1 米/秒另加 1%）")
      }
    }
  }
}
