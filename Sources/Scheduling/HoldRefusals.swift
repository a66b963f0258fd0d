import MissionModel
import Units

/// Tells in which of a beat's hours weather holds its flights.
enum HoldRefusals {
  /// For every beat the stretches of its hours in which weather holds any of its routes, each told once.
  static func all(mission: Mission, routes: [RouteInWeather]) -> [Refusal] {
    var result: [Refusal] = []
    for beat in mission.beats {
      var told: [MomentRange] = []
      let hours = MomentRange.merged(beat.windows.map(\.during))
      let holds = routes.filter { $0.route.beat == beat.id }.flatMap(\.holds)
      for hold in holds.sorted(by: { ($0.during.from, $0.during.to) < ($1.during.from, $1.during.to) }) {
        for window in hours where window.overlaps(hold.during) {
          let during = MomentRange(
            from: max(window.from, hold.during.from), to: min(window.to, hold.during.to))
          // Parts of a visit fly at different heights: the same gust would be told once for each.
          if told.contains(during) { continue }
          told.append(during)
          result.append(
            Refusal(reason: "weather", beat: beat.id, during: during, message: hold.reason))
        }
      }
    }
    return result
  }
}
