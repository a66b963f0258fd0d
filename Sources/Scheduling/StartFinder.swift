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
    /// Which of the site's aircraft, from 0.
    var aircraft: Int
    /// State of charge at take-off.
    var share: Double
  }

  /// What stopped the search last; the reason that a refusal gives.
  enum Obstacle: CaseIterable { case weather, unflyable, energy, duty, busy, tooLong, pilots, cap, traffic }

  /// Step of the search after an obstacle without a known end, seconds.
  static let stepS = 60

  /// The earliest start from `notBefore` on, or what stood in its way last.
  ///
  /// - Parameter notAfter: no take-off later than this is looked for; nil: to the end of the hours.
  func earliest(
    notBefore: Moment, notAfter: Moment? = nil, ledger: SiteLedger, limits: DayLimits,
    traffic: BookedTraffic?
  ) -> Result<Start, StartRefused> {
    var at = notBefore
    var obstacle = Obstacle.tooLong
    var behind: String?
    let longest = mission.beat(route.route.beat)?.longestSortie.map { Int($0.seconds) }
    // Each turn moves `at` on, so the search ends with the hours.
    while let hours = hours.first(where: { at < $0.to }) {
      at = max(at, hours.from)
      if let notAfter, at > notAfter { break }
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
      guard
        let slot = ledger.earliest(
          notBefore: at, durationS: planned.durationS, use: planned.useShare, need: planned.needShare)
      else {
        obstacle = .energy
        at = at + StartFinder.stepS
        continue
      }
      if slot.takeoff > at {
        obstacle = .busy
        at = slot.takeoff
        continue
      }
      let landing = at + planned.durationS
      let prepare = at + -ledger.prepareS
      let block = MomentRange(from: prepare, to: landing + ledger.recoverS)
      guard mission.day.covers(block), route.reach.duty.contains(where: { $0.covers(block) }) else {
        obstacle = .duty
        at = nextDuty(after: at, ledger) ?? hours.to
        continue
      }
      if let hold = route.hold(from: prepare, to: landing) {
        obstacle = .weather
        at = max(hold.to + ledger.prepareS, at + 1)
        continue
      }
      if let (kind, next) = limits.obstacle(route.reach, takeoff: at, during: block) {
        switch kind {
        case .pilots: obstacle = .pilots
        case .cap: obstacle = .cap
        }
        at = next.map { max($0, at + 1) } ?? hours.to
        continue
      }
      if landing > hours.to {
        let told: [Obstacle] = [.busy, .weather, .energy, .pilots, .cap, .traffic]
        if !told.contains(obstacle) { obstacle = .tooLong }
        at = hours.to
        continue
      }
      if let wait = traffic?.obstacle(route.space, takeoff: at, planned: planned) {
        obstacle = .traffic
        behind = wait.behind
        at = wait.next
        continue
      }
      return .success(
        Start(takeoff: at, planned: planned, aircraft: slot.aircraft, share: slot.share))
    }
    return .failure(StartRefused(obstacle, behind: obstacle == .traffic ? behind : nil))
  }

  /// The next take-off after `at` that a stretch of duty allows, later than `at`.
  private func nextDuty(after at: Moment, _ ledger: SiteLedger) -> Moment? {
    let starts = route.reach.duty.map { max($0.from, mission.day.from) + ledger.prepareS }
    return starts.filter { $0 > at }.min()
  }
}

struct StartRefused: Error {
  let obstacle: StartFinder.Obstacle
  /// Of `traffic`: id of the route that is flown too close.
  let behind: String?
  init(_ obstacle: StartFinder.Obstacle, behind: String? = nil) {
    self.obstacle = obstacle
    self.behind = behind
  }
}
