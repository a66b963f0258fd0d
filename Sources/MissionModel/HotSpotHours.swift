public import AircraftModel
public import Units

/// Cuts a beat's windows into stretches of one air temperature, one heating by the sun, and day or night.
public enum HotSpotHours {
  /// In order of time; without the stretches for which a station is needed and none has a forecast.
  ///
  /// - Parameters:
  ///   - stations: of the sites that may fly the beat; the ground is taken as cold as at the coldest and as hot as at the
  ///     hottest of them.
  ///   - place: where the sun rises and sets.
  public static func cut(
    windows: [MomentRange], ground: HotSpotGround, stations: [StationForecast], place: GeoPoint
  ) -> [HotSpotHour] {
    windows.flatMap { window -> [HotSpotHour] in
      let days = midnights(window)
      let suns = days.compactMap { Sun.daylight(on: $0, at: place) }
      var cuts = suns.flatMap { [$0.sunrise, $0.sunset] }
      if case .air(let heating) = ground {
        cuts += days.flatMap { day in heating.flatMap { [day + $0.fromS, day + $0.toS] } }
        cuts += stations.flatMap { $0.steps.flatMap { [$0.during.from, $0.during.to] } }
      }
      let inside = Set(cuts).filter { window.from < $0 && $0 < window.to }.sorted()
      let starts = [window.from] + inside
      return zip(starts, inside + [window.to]).compactMap { from, to in
        let isDay = suns.contains { $0.sunrise <= from && from < $0.sunset }
        switch ground {
        case .between(let coldest, let hottest):
          return HotSpotHour(
            during: MomentRange(from: from, to: to), coldestC: coldest, hottestC: hottest, isDay: isDay)
        case .air(let heating):
          let airs = stations.compactMap { $0.step(at: from)?.temperatureC }
          guard let coldest = airs.min(), let warmest = airs.max() else { return nil }
          let second = from.secondsOfHongKongDay
          let sun = heating.filter { $0.fromS <= second && second < $0.toS }.map(\.aboveAirK).max() ?? 0
          return HotSpotHour(
            during: MomentRange(from: from, to: to), coldestC: coldest, hottestC: warmest + sun, isDay: isDay)
        }
      }
    }
  }

  /// The midnights in Hong Kong of all days that the range touches.
  private static func midnights(_ range: MomentRange) -> [Moment] {
    var result: [Moment] = []
    var day = range.from + -range.from.secondsOfHongKongDay
    while day < range.to {
      result.append(day)
      day = day + 86_400
    }
    return result
  }
}
