import AircraftModel
import MissionModel
import Units

/// What the weather allows at one site for flights up to one height.
struct WeatherGate {
  let mission: Mission
  let site: Site
  let station: StationForecast?

  init(mission: Mission, site: Site) {
    self.mission = mission
    self.site = site
    station = mission.station(site.station)
  }

  /// A stretch of time in which nothing flies, and why.
  struct Hold: Hashable {
    var during: MomentRange
    var reason: BilingualText
  }

  /// Every hold of the day for flights up to `height` above ground, in order of time; they may overlap.
  func holds(height: Length) -> [Hold] {
    var result: [Hold] = []
    for warning in mission.forecast.warnings
    where warning.override == nil && mission.rules.holdWarnings.contains(warning.code) {
      result.append(Hold(during: warning.during, reason: Sentences.warning(warning.code)))
    }
    guard let station else {
      return [Hold(during: mission.day, reason: Sentences.noForecast(site.station))]
    }
    for step in station.steps {
      if let reason = objection(step, height, station.shearExponent) {
        result.append(Hold(during: step.during, reason: reason))
      }
    }
    result += gaps(station).map { Hold(during: $0, reason: Sentences.noForecast(station.id)) }
    return result.sorted { ($0.during.from, $0.during.to) < ($1.during.from, $1.during.to) }
  }

  /// Parts of the day without a forecast.
  private func gaps(_ station: StationForecast) -> [MomentRange] {
    var result: [MomentRange] = []
    var from = mission.day.from
    for part in MomentRange.merged(station.steps.map(\.during)) where part.to > from {
      if part.from > from { result.append(MomentRange(from: from, to: min(part.from, mission.day.to))) }
      from = max(from, part.to)
    }
    if from < mission.day.to { result.append(MomentRange(from: from, to: mission.day.to)) }
    return result.filter { $0.seconds > 0 }
  }

  private func objection(_ step: ForecastStep, _ height: Length, _ exponent: Double) -> BilingualText? {
    let airframe = site.airframe
    let gust = step.gust(height: height, shearExponent: exponent)
    if gust > airframe.gustLimitInFlight {
      return Sentences.gust(gust, height: height, limit: airframe.gustLimitInFlight)
    }
    let padLimit = min(airframe.gustLimitAtPad, site.gustLimitAtPad ?? airframe.gustLimitAtPad)
    if step.gustAt10m > padLimit { return Sentences.padGust(step.gustAt10m, limit: padLimit) }
    let rainLimit = min(airframe.rainLimitMmPerHour, site.rainLimitMmPerHour ?? airframe.rainLimitMmPerHour)
    if step.rainMmPerHour > rainLimit { return Sentences.rain(step.rainMmPerHour, limit: rainLimit) }
    if !airframe.temperatureRangeC.contains(step.temperatureC) {
      return Sentences.temperature(step.temperatureC, allowed: airframe.temperatureRangeC)
    }
    if let dock = site.temperatureRangeC, !dock.contains(step.temperatureC) {
      return Sentences.temperature(step.temperatureC, allowed: dock)
    }
    return nil
  }
}
