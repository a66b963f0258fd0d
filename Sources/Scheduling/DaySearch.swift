import MissionModel
import Units

/// Makes a timetable better by ruin and recreate.
///
/// Each round takes the flights around one trouble (ground that goes unseen for too long, a reserve that is missing, now and
/// then any visit) out of the book and fills the beats' gaps again, in a drawn order. What is at least as good is walked on from,
/// and what is a little worse, ever less so towards the end (threshold accepting, Dueck and Scheuer 1990); the best (``DayValue``)
/// is kept. Fixed flights stay where they are.
struct DaySearch {
  let ground: DayGround
  let valuer: DayValuer
  private(set) var best: DayBook
  private(set) var value: DayValue
  private var random: SplitMix64
  private(set) var rounds = 0

  init(_ book: DayBook, valuer: DayValuer, seed: UInt64) {
    ground = book.ground
    self.valuer = valuer
    best = book
    value = valuer.value(book)
    random = SplitMix64(seed: seed ^ 0x5EA2_C4D1_0B5E_77A3)
  }

  /// Rounds without a gain after which the search gives up, for each trouble that is left, of a few.
  static let patience = 250
  static let fewTroubles = 4
  /// Most seconds before and after a trouble in which flights are taken out.
  static let widestS = 10_800
  /// Most flights that a round takes out.
  static let mostRuined = 10
  /// Most visits that a round puts into one window, and most gaps that it gives up there.
  static let mostFilled = 8
  static let mostDead = 4
  /// Share of what is overdue at first by which a result may be worse and still be walked on from, at the beginning.
  static let firstThreshold = 0.15
  static let cycles = 4

  /// Gaps in which nothing of their beat could start with nobody else about, and others.
  private var worth: [[Int]: Bool] = [:]

  mutating func run(_ stop: StopRule) {
    dropWhatIsNotNeeded()
    var idle = 0
    var current = best
    var reached = value
    let hot = DaySearch.firstThreshold * Double(value.overdue)
    while rounds < stop.rounds, rounds & 15 != 15 || stop.mayGoOn() {
      let gaps = valuer.gaps(current)
      let short = valuer.reserves.flatMap { $0.short(current).map(\.during) }
      let troubles = gaps.count + short.count
      if troubles == 0 || idle > DaySearch.patience * min(troubles, DaySearch.fewTroubles) { break }
      rounds += 1
      idle += 1
      let focus = random.pick(0..<troubles)
      let (around, beat) =
        focus < gaps.count ? (gaps[focus].during, gaps[focus].beat) : (short[focus - gaps.count], nil)
      if focus < gaps.count, !isWorthATry(gaps[focus]) { continue }
      var trial = current
      let touched = ruin(&trial, around: around, beat: beat)
      var order = ground.mission.beats.indices.map { index in
        // The beat in trouble comes first three times in four.
        (index, index == beat && random.unit() < 0.75 ? -1 : random.unit())
      }
      order.sort { ($0.1, $0.0) < ($1.1, $1.0) }
      for (beat, _) in order { fill(&trial, beat: beat, within: touched) }
      let found = valuer.value(trial)
      // Each cycle begins hot, from the best.
      let cycle = max(200, min(stop.rounds, 100_000) / DaySearch.cycles)
      if rounds % cycle == 0 { (current, reached) = (best, value) }
      let cooling = 1 - Double(rounds % cycle) / Double(cycle)
      let bar = Int(hot * cooling * cooling * random.unit())
      if found <= reached
        || (found.mustDoMissed <= reached.mustDoMissed && found.overdue < reached.overdue + bar)
      {
        current = trial
        reached = found
      }
      if found < value {
        idle = 0
        best = trial
        value = found
      }
    }
    dropWhatIsNotNeeded()
  }

  /// Whether any part of the beat could start in the gap, with nobody else about.
  private mutating func isWorthATry(_ gap: OverdueGap) -> Bool {
    let key = [gap.beat, gap.window, gap.during.from.secondsSince1970, gap.during.to.secondsSince1970]
    if let known = worth[key] { return known }
    let span = ground.mission.beats[gap.beat].windows[gap.window].during
    let empty = DayBook(ground)
    let can = ground.parts[gap.beat].contains { route in
      let found = empty.earliest(route, window: gap.window, notBefore: max(span.from, gap.during.from + 1))
      if case .success(let start) = found { return start.takeoff < gap.during.to }
      return false
    }
    worth[key] = can
    return can
  }

  /// Takes out visits whose going costs nothing that counts more than energy.
  private mutating func dropWhatIsNotNeeded() {
    for beat in ground.mission.beats.indices {
      for visit in best.visits(beat) where !visit.contains(where: \.isFixed) {
        var trial = best
        for flight in visit { trial.cancel(flight) }
        let reached = valuer.value(trial)
        if reached < value {
          best = trial
          value = reached
        }
      }
    }
  }

  /// Takes flights of the concerned sites around a stretch of time out, whole visits of them; returns all of the time that
  /// this touches.
  private mutating func ruin(_ book: inout DayBook, around: MomentRange, beat: Int?) -> MomentRange {
    let sites = beat.map { beat in Set(ground.parts[beat].map { ground.siteOfRoute[$0] }) }
    let reach = Int(random.unit() * Double(DaySearch.widestS))
    let wide = MomentRange(from: around.from + -reach, to: around.to + reach)
    var near = book.flights.filter { flight in
      !flight.isFixed && book.block(flight).overlaps(wide)
        && (sites?.contains(ground.siteOfRoute[flight.route]) ?? true)
    }
    near.sort { ($0.takeoff, $0.id) < ($1.takeoff, $1.id) }
    var taken = 0
    var touched = wide
    let share = 0.3 + 0.7 * random.unit()
    for flight in near where taken < DaySearch.mostRuined && random.unit() < share {
      let beat = ground.beatOfRoute[flight.route]
      let visit = book.flights.filter {
        $0.visit == flight.visit && ground.beatOfRoute[$0.route] == beat
      }
      if visit.isEmpty || visit.contains(where: \.isFixed) { continue }
      for part in visit {
        touched = MomentRange(from: min(touched.from, part.takeoff), to: max(touched.to, part.landing))
        book.cancel(part)
      }
      taken += visit.count
    }
    return touched
  }

  /// Puts visits into the gaps of a beat until none is left that takes one.
  private mutating func fill(_ book: inout DayBook, beat: Int, within: MomentRange) {
    let model = ground.mission.beats[beat]
    for window in model.windows.indices where model.windows[window].during.overlaps(within) {
      var dead: [Moment] = []
      var filled = 0
      // Each turn places a visit or gives a gap up.
      while dead.count < DaySearch.mostDead, filled < DaySearch.mostFilled {
        let now = valuer.overdue(beat, window, book.visits(beat))
        let open = now.gaps.filter { !dead.contains($0.during.from) && $0.during.overlaps(within) }
        guard let gap = open.max(by: { $0.overdueS < $1.overdueS }) else { break }
        var chosen: (book: DayBook, seconds: Int)?
        for wish in wishes(gap) {
          var trial = book
          guard place(&trial, beat: beat, window: window, notBefore: wish, before: gap.during.to) else {
            continue
          }
          let then = valuer.overdue(beat, window, trial.visits(beat)).seconds
          if then < chosen?.seconds ?? now.seconds { chosen = (trial, then) }
          if then == 0 { break }
        }
        let isPlaced = chosen != nil
        if let chosen { book = chosen.book }
        if isPlaced { filled += 1 } else { dead.append(gap.during.from) }
      }
    }
  }

  /// Moments in a gap at which a visit may be wished for, the best first.
  private mutating func wishes(_ gap: OverdueGap) -> [Moment] {
    let model = ground.mission.beats[gap.beat]
    let span = gap.during
    let soonest = max(span.from + 60, model.windows[gap.window].during.from)
    guard let revisit = model.windows[gap.window].revisit?.seconds else {
      return [span.from + Int(Double(span.seconds) * 0.8 * random.unit()), span.from]
    }
    var first: Moment
    if model.irregularStarts {
      let range = VisitPlan.irregularShares
      first =
        span.from + Int(revisit * (range.lowerBound + (range.upperBound - range.lowerBound) * random.unit()))
    } else {
      let usable = revisit * VisitPlan.regularShare
      let parts = max(2, (Double(span.seconds) / usable).rounded(.up))
      first = span.from + Int(Double(span.seconds) / parts)
    }
    first = first.roundedToMinute(from: ground.mission.day.from)
    let latest = span.from + Int(revisit)
    let half = span.from + Int(revisit / 2)
    return [first, half, latest + -60, soonest].filter { $0 >= soonest && $0 < span.to }
  }

  /// Books the parts of one visit that find a start; false when none does.
  private mutating func place(
    _ book: inout DayBook, beat: Int, window: Int, notBefore: Moment, before: Moment
  ) -> Bool {
    var parts = ground.parts[beat]
    if ground.mission.beats[beat].irregularStarts, parts.count > 1 {
      // A watcher does not learn the order either.
      for index in parts.indices.dropLast() { parts.swapAt(index, random.pick(index..<parts.count)) }
    }
    let visit = book.newVisit()
    var any = false
    for part in parts {
      guard case .success(let start) = book.earliest(part, window: window, notBefore: notBefore) else {
        continue
      }
      if !any, start.takeoff >= before { return false }
      book.book(part, window: window, visit: visit, start: start)
      any = true
    }
    return any
  }
}

extension Moment {
  /// The whole minute, counted from `start`, that is not after this moment.
  fileprivate func roundedToMinute(from start: Moment) -> Moment { start + (self - start) / 60 * 60 }
}
