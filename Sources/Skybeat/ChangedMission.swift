/// A mission as it is after the changes of a day's state.
public enum ChangedMission {
  /// The mission that the rest of the day is planned and judged by.
  ///
  /// Sites that are out work less, gusts and warnings are added to the forecast, temporary zones to the zones; an
  /// urgent beat gets a window of its own, cut out of its others. The forecast's other steps stay.
  /// - Parameter at: the moment of planning; changes without a start begin then.
  public static func of(_ mission: Mission, state: DayState, at: Moment) -> Mission {
    var changed = mission
    for site in state.sites where !site.aircraftPresent {
      shut(site.id, MomentRange(from: at, to: mission.day.to), &changed)
    }
    for (number, change) in state.changes.enumerated() {
      let during = span(change, mission, at)
      switch change.kind {
      case .siteOut, .aircraftOut: if let site = change.site { shut(site, during, &changed) }
      case .windAbove: blow(change, during, &changed)
      case .zone:
        if let zone = zone(change, during, number: number + 1) { changed.zones.append(zone) }
      case .warning:
        if let code = change.code {
          changed.forecast.warnings.append(WeatherWarning(code: code, during: during, override: nil))
        }
      case .urgent:
        if let beat = change.beat { hurry(beat, during, &changed) }
      case .cancel: break
      }
    }
    return changed
  }

  /// From when to when a change holds.
  public static func span(_ change: DayChange, _ mission: Mission, _ at: Moment) -> MomentRange {
    let from = change.from ?? at
    return MomentRange(from: from, to: max(from, change.by ?? change.to ?? mission.day.to))
  }

  private static func shut(_ site: String, _ during: MomentRange, _ mission: inout Mission) {
    guard let index = mission.sites.firstIndex(where: { $0.id == site }) else { return }
    mission.sites[index].duty = mission.sites[index].duty.flatMap { MomentRange.without([during], in: $0) }
  }

  /// Metres a second above the greatest limit, where nobody says how strong the gusts are.
  private static let aboveLimitMps = 0.1

  private static func blow(_ change: DayChange, _ during: MomentRange, _ mission: inout Mission) {
    for index in mission.forecast.stations.indices {
      let station = mission.forecast.stations[index]
      if let only = change.station, only != station.id { continue }
      let limits = mission.sites.filter { $0.station == station.id }.map { site in
        max(site.airframe.gustLimitInFlight, site.airframe.gustLimitAtPad).metresPerSecond
      }
      guard let gust = change.gustMps ?? limits.max().map({ $0 + aboveLimitMps }) else { continue }
      mission.forecast.stations[index].steps = station.steps.flatMap { step -> [ForecastStep] in
        guard let windy = step.during.intersection(during) else { return [step] }
        let calm = MomentRange.without([windy], in: step.during).map { part -> ForecastStep in
          var copy = step
          copy.during = part
          return copy
        }
        var copy = step
        copy.during = windy
        copy.gustAt10m = max(step.gustAt10m, .metresPerSecond(gust))
        return (calm + [copy]).sorted { $0.during.from < $1.during.from }
      }
    }
  }

  private static func zone(_ change: DayChange, _ during: MomentRange, number: Int) -> Zone? {
    var areas: [GeoPolygon] = []
    if let circle = change.circle {
      let place = GeoPoint(longitude: circle.lon, latitude: circle.lat)
      areas = [GeoPolygon(around: place, radius: .metres(circle.radiusM))]
    } else if let polygon = change.polygon {
      areas = [GeoPolygon(outer: polygon.map { GeoPoint(longitude: $0.lon, latitude: $0.lat) })]
    }
    if areas.isEmpty { return nil }
    return Zone(
      id: "temporary-\(number)", name: BilingualText(en: "temporary zone \(number)", zh: "臨時限飛區 \(number)"),
      restriction: .prohibited, areas: areas,
      lower: change.lowerHkpdM.map { VerticalLimit(metres: $0, reference: .hkpd) },
      upper: change.upperHkpdM.map { VerticalLimit(metres: $0, reference: .hkpd) }, hours: .always,
      validFrom: during.from, validTo: during.to, source: "state", official: false)
  }

  /// Without a revisit time one visit is wished for in an urgent window; a shorter promise of the beat stands.
  private static func hurry(_ beat: String, _ during: MomentRange, _ mission: inout Mission) {
    guard let index = mission.beats.firstIndex(where: { $0.id == beat }) else { return }
    var windows: [BeatWindow] = []
    var revisit: TimeSpan?
    for window in mission.beats[index].windows {
      if window.during.overlaps(during), let own = window.revisit, own.seconds < Double(during.seconds) {
        revisit = min(revisit ?? own, own)
      }
      windows += MomentRange.without([during], in: window.during).map {
        BeatWindow(during: $0, revisit: window.revisit)
      }
    }
    windows.append(BeatWindow(during: during, revisit: revisit))
    mission.beats[index].windows = windows.sorted { $0.during.from < $1.during.from }
  }
}
