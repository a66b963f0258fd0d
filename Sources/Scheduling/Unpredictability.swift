import MissionModel
import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a watcher can learn of a beat with irregular starts.
///
/// The same day is scheduled with other seeds, as if on other days. A watcher has seen `seen` of them; on the others he
/// names, after each pass and at the beginning of the beat's hours, half an hour for the next pass: the one that held most first
/// passes after this time of day, or the wait that was most usual. What hits more often counts.
struct Unpredictability {
  /// Days that the watcher saw, and days on which he guesses.
  static let seen = 30
  static let guessed = 30
  /// Half of the stretch that he names, seconds.
  static let withinS = 900
  /// Rounds of the search on those days.
  static let rounds = 8

  let ground: DayGround
  /// Starts of each beat's visits, by day.
  private let days: [[[Moment]]]

  init(_ ground: DayGround, seed: UInt64) {
    self.ground = ground
    guard ground.mission.beats.contains(where: \.irregularStarts) else {
      days = []
      return
    }
    let valuer = DayValuer(ground)
    days = (0..<(Unpredictability.seen + Unpredictability.guessed)).map { day in
      let own = seed &+ 0x9E37_79B9 &* UInt64(day + 1)
      var list = ListRun(DayBook(ground), seed: own)
      list.go()
      var search = DaySearch(list.book, valuer: valuer, seed: own)
      search.run(
        StopRule(
          rounds: min(Unpredictability.rounds, DayScheduler.usualRounds(flights: list.book.flights.count))))
      let book = search.best
      return ground.mission.beats.indices.map { beat in book.visits(beat).map { $0[0].takeoff } }
    }
  }

  /// nil: the beat is regular, or hardly ever flown.
  func sheet(_ beat: Int) -> StartSpread? {
    let mission = ground.mission
    guard mission.beats[beat].irregularStarts, !days.isEmpty else { return nil }
    let starts = days.map { $0[beat] }
    let all = starts.flatMap { $0 }
    guard all.count >= days.count else { return nil }
    let bin = 2 * Unpredictability.withinS
    var counts = [Int](repeating: 0, count: max(1, (mission.day.seconds + bin - 1) / bin))
    for start in all { counts[max(0, min(counts.count - 1, (start - mission.day.from) / bin))] += 1 }
    var entropy = 0.0
    for count in counts where count > 0 {
      let share = Double(count) / Double(all.count)
      entropy -= share * log2(share)
    }
    return StartSpread(
      days: days.count, startsByHalfHour: counts, entropyBits: entropy.rounded(places: 2),
      guessShare: guessShare(beat, starts).rounded(places: 3))
  }

  /// Share of passes that the better of two watchers names within 15 minutes.
  private func guessShare(_ beat: Int, _ starts: [[Moment]]) -> Double {
    let learnt = starts.prefix(Unpredictability.seen)
    var byClock = 0
    var byWait = 0
    var passes = 0
    let opening = ground.hours[beat].first?.from ?? ground.mission.day.from
    // Waits after a pass, and waits from the opening to the first pass.
    let waits = learnt.flatMap { day in zip(day, day.dropFirst()).map { $1 - $0 } }
    let firsts = learnt.compactMap { $0.first.map { $0 - opening } }
    let usualWait = Unpredictability.densest(waits)
    let usualFirst = Unpredictability.densest(firsts)
    for day in starts.dropFirst(Unpredictability.seen) {
      var now = opening
      for (index, pass) in day.enumerated() {
        passes += 1
        // The first pass after this time on each day that was seen.
        let next = learnt.compactMap { seen in seen.first { $0 > now }.map { $0 - opening } }
        if let guess = Unpredictability.densest(next),
          abs(pass - opening - guess) <= Unpredictability.withinS
        {
          byClock += 1
        }
        if let wait = index == 0 ? usualFirst : usualWait, abs(pass - now - wait) <= Unpredictability.withinS
        {
          byWait += 1
        }
        now = pass
      }
    }
    return passes == 0 ? 0 : Double(max(byClock, byWait)) / Double(passes)
  }

  /// The middle of the half hour that holds most of the values; the earliest of equals, nil without any.
  static func densest(_ values: [Int]) -> Int? {
    let sorted = values.sorted()
    var best: (count: Int, middle: Int)?
    var end = 0
    for (index, value) in sorted.enumerated() {
      while end < sorted.count, sorted[end] - value <= 2 * withinS { end += 1 }
      if end - index > best?.count ?? 0 { best = (end - index, (value + sorted[end - 1]) / 2) }
    }
    return best?.middle
  }
}
