import MissionModel
import Units

/// How good a timetable is: whole numbers, the first that differs decides; less is better.
struct DayValue: Comparable {
  /// Windows of must-do beats without a whole visit.
  var mustDoMissed = 0
  /// Seconds for which ground goes unseen for longer than its interval, times the beat's priority; shared evenly over the
  /// parts of a visit.
  var overdue = 0
  /// Seconds for which an aircraft of a standing reserve is missing.
  var reserveShortS = 0
  /// Tenths of a watt hour.
  var energy = 0
  /// Minutes by which flights of the plan in force are moved, an hour for each that is not flown.
  var change = 0

  static func < (a: DayValue, b: DayValue) -> Bool {
    (a.mustDoMissed, a.overdue, a.reserveShortS, a.energy, a.change)
      < (b.mustDoMissed, b.overdue, b.reserveShortS, b.energy, b.change)
  }
}

/// A stretch of a beat's window for which one of its parts goes unseen for too long.
struct OverdueGap {
  var beat, window: Int
  var during: MomentRange
  /// Seconds beyond the interval.
  var overdueS: Int
}

/// Reads the value of a book.
struct DayValuer {
  let ground: DayGround
  let reserves: [ReserveWatch]
  /// Routes and take-offs of the plan in force.
  var inForce: [(route: Int, takeoff: Moment)] = []

  init(_ ground: DayGround) {
    self.ground = ground
    reserves = ground.mission.reserves.map { ReserveWatch($0, mission: ground.mission) }
  }

  func value(_ book: DayBook) -> DayValue {
    var value = DayValue()
    for beat in ground.mission.beats.indices {
      let model = ground.mission.beats[beat]
      let visits = book.visits(beat)
      for window in model.windows.indices {
        value.overdue += model.priority * overdue(beat, window, visits).seconds
        if model.mustDo, !ground.parts[beat].isEmpty, !hasWholeVisit(beat, window, visits) {
          value.mustDoMissed += 1
        }
      }
    }
    for reserve in reserves { value.reserveShortS += reserve.shortS(book) }
    value.energy = book.flights.reduce(0) { $0 + Int(($1.planned.flown.energyWh * 10).rounded()) }
    for (route, takeoff) in inForce {
      let moved = book.flights.filter { $0.route == route }.map { abs($0.takeoff - takeoff) / 60 }.min() ?? 60
      value.change += min(60, moved)
    }
    return value
  }

  private func hasWholeVisit(_ beat: Int, _ window: Int, _ visits: [[BookedFlight]]) -> Bool {
    visits.contains { visit in
      visit[0].window == window && Set(visit.map(\.route)).count == ground.parts[beat].count
    }
  }

  /// Overdue seconds of a window, the mean of its parts, and the gaps of the part that goes unseen longest.
  func overdue(_ beat: Int, _ window: Int, _ visits: [[BookedFlight]]) -> (seconds: Int, gaps: [OverdueGap]) {
    let model = ground.mission.beats[beat]
    let span = model.windows[window].during
    let parts = ground.parts[beat]
    guard !parts.isEmpty else { return (0, []) }
    // The first visit's interval counts from the last look before the window, where that is not overdue already.
    // Overdue as the hours begin, each second until the first visit counts.
    var begin = span.from
    var isInherited = false
    if window == 0, let seen = model.lastSeen, let revisit = model.windows[0].revisit, seen < span.from {
      isInherited = Double(span.from - seen) >= revisit.seconds
      if !isInherited { begin = seen }
    }
    var total = 0
    var worst: (seconds: Int, gaps: [OverdueGap]) = (-1, [])
    for part in parts {
      // Looks of a visit count from its first take-off, as the promise is put.
      let own = visits.filter { visit in
        span.contains(visit[0].takeoff) && visit.contains { $0.route == part }
      }
      let starts = own.map { $0[0].takeoff }
      var seconds = 0
      var gaps: [OverdueGap] = []
      if starts.isEmpty {
        // However long the interval, every window wants a visit.
        seconds = max(0, span.seconds)
        gaps = [OverdueGap(beat: beat, window: window, during: span, overdueS: seconds)]
      } else if let revisit = model.windows[window].revisit.map({ Int($0.seconds) }) {
        if isInherited { seconds += starts[0] - span.from }
        // The first visit is promised to have landed by then, too.
        let landed = own[0][0].landing
        if landed - span.from > revisit, starts[0] - span.from <= revisit {
          seconds += landed - span.from - revisit
          gaps.append(
            OverdueGap(
              beat: beat, window: window, during: MomentRange(from: span.from, to: starts[0]),
              overdueS: landed - span.from - revisit))
        }
        let ends = [begin] + starts + [span.to]
        for (from, to) in zip(ends, ends.dropFirst()) where to - from > revisit {
          seconds += to - from - revisit
          gaps.append(
            OverdueGap(
              beat: beat, window: window, during: MomentRange(from: from, to: to),
              overdueS: to - from - revisit))
        }
      }
      total += seconds
      if seconds > worst.seconds { worst = (seconds, gaps) }
    }
    return (total / parts.count, worst.gaps)
  }

  /// Everything that is overdue, by beat and window.
  func gaps(_ book: DayBook) -> [OverdueGap] {
    ground.mission.beats.indices.flatMap { beat -> [OverdueGap] in
      let visits = book.visits(beat)
      return ground.mission.beats[beat].windows.indices.flatMap { overdue(beat, $0, visits).gaps }
    }
  }
}
