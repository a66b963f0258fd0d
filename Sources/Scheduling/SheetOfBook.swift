import AircraftModel
import MissionModel
import Units

extension TimetableSheet {
  /// The sheet of a book.
  static func of(_ book: DayBook, valuer: DayValuer, rounds: Int, seed: UInt64) -> TimetableSheet {
    let ground = book.ground
    let mission = ground.mission
    let value = valuer.value(book)
    func minutes(_ seconds: Int) -> Double { (Double(seconds) / 60).rounded(places: 1) }
    let watcher = Unpredictability(ground, seed: seed)
    let promises = mission.beats.indices.flatMap { beat -> [BeatPromise] in
      let model = mission.beats[beat]
      let visits = book.visits(beat)
      let spread = watcher.sheet(beat)
      return model.windows.indices.map { window in
        let span = model.windows[window].during
        let starts = visits.map { $0[0].takeoff }.filter(span.contains)
        let ends = [span.from] + starts + [span.to]
        let longest = zip(ends, ends.dropFirst()).map { $1 - $0 }.max() ?? 0
        return BeatPromise(
          beat: model.id, during: span,
          revisitMin: model.windows[window].revisit.map { $0.minutes.rounded(places: 1) },
          visits: starts.count, longestGapMin: minutes(longest),
          isKept: !ground.parts[beat].isEmpty && valuer.overdue(beat, window, visits).seconds == 0,
          spread: window == 0 ? spread : nil)
      }
    }
    let loads = mission.sites.indices.map { site in
      let flights = book.flights.filter { ground.siteOfRoute[$0.route] == site }
      let air = flights.reduce(0) { $0 + $1.planned.durationS }
      return SiteLoad(
        site: mission.sites[site].id, loadShare: DayLoad(ground).share(site: site).rounded(places: 3),
        flights: flights.count,
        airborneShare: (Double(air)
          / Double(max(1, mission.day.seconds) * max(1, mission.sites[site].aircraftCount)))
          .rounded(places: 4))
    }
    return TimetableSheet(
      mustDoMissed: value.mustDoMissed, overdueWeightedMin: minutes(value.overdue),
      overdueWeightedBoundMin: (DayBound(ground).value() / 60 * 10).rounded(.down) / 10,
      reserveShortMin: minutes(value.reserveShortS),
      energyWh: Double(value.energy) / 10, rounds: rounds, sites: loads, beats: promises)
  }
}
