import MissionModel
import Units

/// What the timetable does not give, and why.
enum Missed {
  /// For every beat the stretches for which ground goes unseen too long, or else its visits that lack parts; then the
  /// reserves.
  static func refusals(_ book: DayBook, valuer: DayValuer) -> [Refusal] {
    let mission = book.ground.mission
    var result: [Refusal] = []
    for gap in valuer.gaps(book) {
      let beat = mission.beats[gap.beat]
      result.append(
        Refusal(
          reason: "no-slot", beat: beat.id, during: gap.during,
          message: Sentences.unseen(
            minutes: gap.overdueS / 60, revisit: beat.windows[gap.window].revisit,
            why: why(gap, book))))
    }
    for beat in mission.beats.indices where !result.contains(where: { $0.beat == mission.beats[beat].id }) {
      let parts = book.ground.parts[beat]
      let lacking = book.visits(beat).enumerated().filter { Set($0.element.map(\.route)).count < parts.count }
      guard !lacking.isEmpty else { continue }
      result.append(
        Refusal(
          reason: "no-slot", beat: mission.beats[beat].id, during: nil,
          message: Sentences.partsMissing(visits: lacking.map { $0.offset + 1 })))
    }
    for reserve in valuer.reserves {
      for (during, missing) in reserve.short(book) {
        result.append(
          Refusal(
            reason: "reserve", beat: "", during: during,
            message: Sentences.reserveShort(
              reserve.reserve.name, missing: missing, nobodyNear: reserve.sites.isEmpty)))
      }
    }
    return result
  }

  /// What stood in the way last of a start that would have helped.
  private static func why(_ gap: OverdueGap, _ book: DayBook) -> BilingualText {
    var told = StartFinder.Obstacle.busy
    for route in book.ground.parts[gap.beat] {
      let found = book.earliest(route, window: gap.window, notBefore: gap.during.from + 1)
      switch found {
      case .success(let start) where start.takeoff < gap.during.to: continue
      case .success: told = .busy
      case .failure(let refused):
        return Sentences.obstacle(
          refused.obstacle, beats: book.ground.mission.beats(ofRoutes: [refused.behind], book.ground.routes))
      }
    }
    return Sentences.obstacle(told)
  }
}

extension Mission {
  /// Names of the beats of some routes, each once, in the mission's order.
  func beats(ofRoutes ids: [String?], _ routes: [RouteInWeather]) -> [BilingualText] {
    let own = Set(routes.filter { ids.contains($0.route.id) }.map(\.route.beat))
    return beats.filter { own.contains($0.id) }.map(\.name)
  }
}
