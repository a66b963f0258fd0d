import MissionModel
import Units

/// Finds the earliest start of a route at its site within given hours.
struct StartFinder {
  let mission: Mission
  let route: RouteInWeather
  /// The beat's hours, apart and in order; the whole flight lies in one of them.
  let hours: [MomentRange]

  struct Start {
    var takeoff: Moment
    var planned: RouteInWeather.Planned
  }

  /// What stopped the search last; the reason that a refusal gives.
  enum Obstacle: CaseIterable { case weather, unflyable, energy, duty, busy, tooLong }

  /// Step of the search after an obstacle without a known end, seconds.
  static let stepS = 60

  /// - Returns: the start, or what stood in its way last.
  func earliest(notBefore: Moment, state: SiteState) -> Result<Start, StartRefused> {
    var at = notBefore
    var obstacle = Obstacle.tooLong
    let longest = mission.beat(route.route.beat)?.longestSortie.map { Int($0.seconds) }
    let spacing = Int(mission.rules.padSpacing.seconds.rounded(.up))
    // Each turn moves `at` on, so the search ends with the hours.
    while let hours = hours.first(where: { at < $0.to }) {
      at = max(at, hours.from)
      let planned: RouteInWeather.Planned
      switch route.planned(takeoff: at) {
      case .failure(let refused):
        switch refused.reason {
        case .weather: obstacle = .weather
        case .unflyable: obstacle = .unflyable
        case .energy: obstacle = .energy
        }
        at = at + StartFinder.stepS
        continue
      case .success(let result): planned = result
      }
      // Routes are cut for the weather of the whole day; in a wind that only this start meets it may be too much.
      if let longest, planned.durationS > longest {
        obstacle = .tooLong
        at = at + StartFinder.stepS
        continue
      }
      guard let free = state.earliestTakeoff(notBefore: at, use: planned.needShare, padSpacing: spacing)
      else {
        obstacle = .energy
        at = at + StartFinder.stepS
        continue
      }
      if free > at {
        obstacle = .busy
        at = free
        continue
      }
      let landing = at + planned.durationS
      let prepare = at + -state.prepareS
      let back = landing + Int(state.site.recover.seconds.rounded(.up))
      let block = MomentRange(from: prepare, to: back)
      guard mission.day.covers(block), state.site.duty.contains(where: { $0.covers(block) }) else {
        obstacle = .duty
        at = nextDuty(after: at, state) ?? hours.to
        continue
      }
      if let hold = route.hold(from: prepare, to: landing) {
        obstacle = .weather
        at = max(hold.to + state.prepareS, at + 1)
        continue
      }
      if landing > hours.to {
        obstacle = obstacle == .busy || obstacle == .weather || obstacle == .energy ? obstacle : .tooLong
        at = hours.to
        continue
      }
      return .success(Start(takeoff: at, planned: planned))
    }
    return .failure(StartRefused(obstacle))
  }

  /// The next take-off after `at` that a stretch of duty allows, later than `at`.
  private func nextDuty(after at: Moment, _ state: SiteState) -> Moment? {
    let starts = state.site.duty.map { max($0.from, mission.day.from) + state.prepareS }
    return starts.filter { $0 > at }.min()
  }
}

struct StartRefused: Error {
  let obstacle: StartFinder.Obstacle
  init(_ obstacle: StartFinder.Obstacle) { self.obstacle = obstacle }
}
