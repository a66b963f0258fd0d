import AircraftModel
import MissionModel
import Units

/// Rain stays within what aircraft and dock take.
enum WeatherRain: Rule {
  static let names = ["weather.rain"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for flight in evidence.soundFlights {
      guard let site = flight.site, let worst = flight.winds.map(\.step.rainMmPerHour).max() else { continue }
      let own = site.airframe.rainLimitMmPerHour
      let limit = min(own, site.rainLimitMmPerHour ?? own)
      if worst <= limit + 0.001 { continue }
      report.violation(
        names[0], flight.id,
        en: "rain of \(Wording.number(worst)) mm/h, limit of aircraft and site \(Wording.number(limit)) mm/h",
        zh: "雨量每小時 \(Wording.number(worst)) 毫米，無人機及起降點上限每小時 \(Wording.number(limit)) 毫米")
    }
  }
}
