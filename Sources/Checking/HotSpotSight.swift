import AircraftModel
import MissionModel
import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which pixels show a beat's hot spot at all of its hours, by the checker's own reckoning.
///
/// Planck's law is summed up as a series, and the hours are looked at minute by minute, where the planner integrates in steps
/// and cuts the hours at their edges.
struct HotSpotSight {
  /// Ground and threshold at some minute, degrees Celsius.
  struct Case: Hashable {
    var groundC, thresholdC: Double
  }

  let spot: HotSpot
  /// Each once, in order of first appearance.
  let cases: [Case]
  /// The coarsest pixel, metres, that shows the spot in all cases; 0 when none does or there are no cases.
  let largestPixelM: Double

  init(_ spot: HotSpot, beat: Beat, mission: Mission) {
    self.spot = spot
    var cases: [Case] = []
    let sites = beat.sites.compactMap { mission.site($0) }
    let stations = sites.compactMap { mission.station($0.station) }
    for window in beat.windows {
      for second in stride(from: 0, to: max(0, window.during.seconds), by: 60) {
        let moment = window.during.from + second
        let light = sites.first.flatMap { Sun.daylight(on: moment, at: $0.position) }
        let isDay = light.map { $0.sunrise <= moment && moment < $0.sunset } ?? false
        for groundC in HotSpotSight.grounds(spot.ground, at: moment, stations) {
          let least = isDay ? spot.rule.dayC : spot.rule.nightC
          let found = Case(groundC: groundC, thresholdC: max(least, groundC + spot.rule.contrastK))
          if !cases.contains(found) { cases.append(found) }
        }
      }
    }
    self.cases = cases
    var (good, bad) = (0.0, 1000.0)
    while !cases.isEmpty, bad - good > 1e-6 {
      let middle = (good + bad) / 2
      if cases.allSatisfy({ HotSpotSight.shows(spot, pixelM: middle, $0) }) {
        good = middle
      } else {
        bad = middle
      }
    }
    // A pixel of a millimetre is no pixel of any camera: it stands for none at all.
    largestPixelM = good > 1e-3 ? good : 0
  }

  /// Shade and sun.
  private static func grounds(
    _ ground: HotSpotGround, at moment: Moment, _ stations: [StationForecast]
  ) -> [Double] {
    switch ground {
    case .between(let coldest, let hottest): return [coldest, hottest]
    case .air(let heating):
      let clock = moment.secondsOfHongKongDay
      let sun = heating.filter { ($0.fromS..<$0.toS).contains(clock) }.map(\.aboveAirK).max() ?? 0
      return stations.flatMap { station in
        let airs = station.steps.filter { $0.during.contains(moment) }.map(\.temperatureC)
        return airs + airs.map { $0 + sun }
      }
    }
  }

  /// Whether each of four pixels that share the spot shows with the threshold.
  private static func shows(_ spot: HotSpot, pixelM: Double, _ found: Case) -> Bool {
    let part = min(spot.size.metres * spot.size.metres / (4 * pixelM * pixelM), 1) * spot.emissivity
    let seen = part * received(spot.temperatureC) + (1 - part) * received(found.groundC)
    return seen >= received(found.thresholdC)
  }

  /// Share of all of a black body's radiance between 8 and 14 µm times the fourth power of its kelvins: radiance but for a
  /// constant factor.
  static func received(_ celsius: Double) -> Double {
    let kelvins = celsius + 273.15
    guard kelvins > 0 else { return 0 }
    // h c / k over wavelength and temperature.
    func beyond(_ micrometres: Double) -> Double {
      let x = 14_387.768_775 / (micrometres * kelvins)
      var (sum, n) = (0.0, 1.0)
      while true {
        let steps = ((x / n + 3 / (n * n)) * x + 6 / (n * n * n)) * x + 6 / (n * n * n * n)
        let term = exp(-n * x) * steps
        sum += term
        if term <= sum * 1e-14 { return sum }
        n += 1
      }
    }
    return kelvins * kelvins * kelvins * kelvins * (beyond(14) - beyond(8))
  }
}
