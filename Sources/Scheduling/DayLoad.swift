import AircraftModel
import MissionModel
import Units

/// How much of a site's time the promises take: the figure that the 5/6 rule speaks of.
///
/// A flight takes getting ready, flying, recovery and the charge that it used; a visit with an interval takes that share of
/// every aircraft's time. Up to 5/6 visits of unit length can always be placed (pinwheel scheduling: Kawamura 2024 proved
/// the conjecture of Chan and Chin 1993); above 1 they cannot.
struct DayLoad {
  let ground: DayGround

  init(_ ground: DayGround) { self.ground = ground }

  /// Seconds that the shortest, cheapest flight of a route keeps an aircraft of its site busy.
  func busyS(_ route: Int) -> Double? {
    let inWeather = ground.routes[route]
    guard let least = inWeather.cheapest else { return nil }
    let site = inWeather.site
    let handling = site.prepare.seconds + site.recover.seconds + Double(least.durationS)
    switch site.turnaround {
    case .charge(let curve):
      // The fastest rate there is, so that nothing is busier than said.
      let rate = curve.parts.map(\.fullPacksPerHour).max() ?? 1
      return handling + least.useShare / rate * 3600
    case .swap(let time, let packs, let recharge):
      let ofPacks = (handling + recharge.seconds) * Double(max(1, site.aircraftCount)) / Double(packs)
      return max(handling + time.seconds, ofPacks)
    }
  }

  /// The greatest sum over the windows in force at one moment; 0 without promises.
  func share(site: Int) -> Double {
    let mission = ground.mission
    var terms: [(during: MomentRange, share: Double)] = []
    for beat in mission.beats.indices {
      let busy = ground.parts[beat].filter { ground.siteOfRoute[$0] == site }.compactMap(busyS).reduce(0, +)
      guard busy > 0 else { continue }
      for window in mission.beats[beat].windows {
        let every = window.revisit?.seconds ?? Double(window.during.seconds)
        terms.append((window.during, busy / every))
      }
    }
    let aircraft = Double(max(1, mission.sites[site].aircraftCount))
    return
      (terms.map { term in
        terms.filter { $0.during.contains(term.during.from) }.reduce(0) { $0 + $1.share }
      }.max() ?? 0) / aircraft
  }
}
