import AircraftModel
import MissionModel
import Units

/// The air is neither too cold nor too hot for the aircraft.
enum WeatherTemperature: Rule {
  static let names = ["weather.temperature"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for flight in evidence.soundFlights {
      guard let site = flight.site else { continue }
      let own = site.airframe.temperatureRangeC
      let dock = site.temperatureRangeC ?? own
      let least = max(own.lowerBound, dock.lowerBound)
      let range = least...max(least, min(own.upperBound, dock.upperBound))
      guard let wind = flight.winds.first(where: { !range.contains($0.step.temperatureC) }) else { continue }
      let limits = "\(Wording.number(range.lowerBound))…\(Wording.number(range.upperBound)) °C"
      report.violation(
        names[0], flight.id,
        en: "\(Wording.number(wind.step.temperatureC)) °C from \(Wording.clock(wind.step.during.from)), "
          + "aircraft limits \(limits)",
        zh:
          "\(Wording.clock(wind.step.during.from)) 起氣溫 "
          + "\(Wording.number(wind.step.temperatureC)) °C，無人機容許 \(limits)"
      )
    }
  }
}
