import MissionModel
import Units

/// What beats are promised, and visits that the timetable in force does not have yet.
extension Repair {
  /// First take-offs of a beat's visits, by visit.
  private func starts(_ beat: Int, with extra: (visit: Int, takeoff: Moment)? = nil) -> [Int: Moment] {
    var first: [Int: Moment] = [:]
    func add(_ visit: Int, _ takeoff: Moment) { first[visit] = min(first[visit] ?? takeoff, takeoff) }
    for flight in inForce.fixed where flight.counts && flight.sortie.beat == mission.beats[beat].id {
      add(flight.sortie.visit, flight.sortie.takeoff)
    }
    for flight in book.flights where flight.beat == beat { add(flight.visit, flight.takeoff) }
    if let extra { add(extra.visit, extra.takeoff) }
    return first
  }

  /// Seconds by which a beat's promises are broken over the day; a window without a visit counts as all of it.
  func overdue(_ beat: Int) -> Int { overdue(beat, starts(beat).values.sorted()) }

  /// The same with one more flight.
  func overdue(_ visit: VisitName, with start: StartFinder.Start) -> Int {
    overdue(visit.beat, starts(visit.beat, with: (visit.visit, start.takeoff)).values.sorted())
  }

  /// As the plan in force has it, less what is not wanted any more.
  private func overdueInForce(_ beat: Int) -> Int {
    var first: [Int: Moment] = [:]
    let all = inForce.fixed.map(\.sortie) + inForce.planned + inForce.held
    for sortie in all where sortie.beat == mission.beats[beat].id {
      first[sortie.visit] = min(first[sortie.visit] ?? sortie.takeoff, sortie.takeoff)
    }
    return overdue(beat, first.values.sorted())
  }

  private func overdue(_ beat: Int, _ starts: [Moment]) -> Int {
    mission.beats[beat].windows.reduce(0) { sum, window in
      sum + gaps(window, starts).reduce(0) { $0 + $1.over }
    }
  }

  private struct Gap {
    var from, to: Moment
    var over: Int
  }

  private func gaps(_ window: BeatWindow, _ starts: [Moment]) -> [Gap] {
    let span = window.during
    let inside = starts.filter { span.contains($0) }
    guard let wished = window.revisit?.seconds else {
      return inside.isEmpty ? [Gap(from: span.from, to: span.to, over: span.seconds)] : []
    }
    let ends = [span.from] + inside + [span.to]
    return zip(ends, ends.dropFirst()).map { from, to in
      Gap(from: from, to: to, over: max(0, (to - from) - Int(wished)))
    }
  }

  /// Beats, the most important first.
  private var byPriority: [Int] {
    mission.beats.indices.sorted { a, b in
      let (left, right) = (mission.beats[a].priority, mission.beats[b].priority)
      return left != right ? left > right : a < b
    }
  }

  /// Gaps shorter than this over the promise are left, seconds.
  private static let worthS = 60

  /// Adds visits where a beat is worse off than under the plan in force.
  mutating func fillGaps() {
    for beat in byPriority {
      let goal = inForce.fillsOldGaps ? 0 : overdueInForce(beat)
      for window in mission.beats[beat].windows {
        var tried: Set<Moment> = []
        while overdue(beat) > goal + Repair.worthS {
          let open = gaps(window, starts(beat).values.sorted()).first {
            $0.over > Repair.worthS && $0.to > inForce.at && !tried.contains($0.from)
          }
          guard let open else { break }
          if !fill(beat, window, open) { tried.insert(open.from) }
        }
      }
    }
  }

  /// Whether a visit of all parts in the gap could be booked and helped.
  private mutating func fill(_ beat: Int, _ window: BeatWindow, _ gap: Gap) -> Bool {
    let before = overdue(beat)
    let saved = book
    let number = visitCount[beat] + 1
    let visit = VisitName(beat: beat, visit: number)
    let step = window.revisit.map { Int($0.seconds * VisitPlan.regularShare) } ?? 0
    let wish = min(max(gap.from + step, inForce.at), gap.to)
    for way in ways(beat) {
      var isWhole = true
      for route in parts(beat, way: way) {
        let part = Lost(route: route, visit: visit, wish: wish, window: window.during)
        guard let start = nearest(part) else {
          isWhole = false
          break
        }
        book(part, start)
      }
      if isWhole, overdue(beat) < before - Repair.worthS {
        visitCount[beat] = number
        return true
      }
      book = saved
    }
    return false
  }

  // MARK: - Urgent beats

  /// Visits a beat within given hours, pushing less important flights out of the way where that is needed.
  mutating func serve(_ beat: String, _ during: MomentRange, _ loose: inout [Lost]) {
    guard let beat = mission.beats.firstIndex(where: { $0.id == beat }) else { return }
    let visits = Dictionary(grouping: book.flights.filter { $0.beat == beat }, by: \.visit)
    let isServed = visits.values.contains { flights in
      flights.allSatisfy { during.contains($0.takeoff) && $0.landing <= during.to }
        && ways(beat).contains { Set(flights.map(\.route)) == Set(parts(beat, way: $0)) }
    }
    if isServed { return }
    visitCount[beat] += 1
    let visit = VisitName(beat: beat, visit: visitCount[beat])
    var failed: [Lost] = []
    for way in ways(beat) {
      let saved = (book, loose, pushed)
      failed = []
      for route in parts(beat, way: way) {
        let part = Lost(route: route, visit: visit, wish: during.from, window: during)
        if !squeeze(part, &loose) { failed.append(part) }
      }
      if failed.isEmpty { return }
      if failed.count == parts(beat, way: way).count { (book, loose, pushed) = saved }
    }
    missed += failed
  }

  /// Books a flight as soon as it can within its window, with as few others pushed out as it takes.
  private mutating func squeeze(_ part: Lost, _ loose: inout [Lost]) -> Bool {
    let site = routes[part.route].site.id
    let whole = finder(part.route, part.window)
    let own = whole.hours.compactMap { range -> MomentRange? in
      let to = min(range.to, part.window.to)
      return range.from < to ? MomentRange(from: range.from, to: to) : nil
    }
    let finder = StartFinder(mission: mission, route: routes[part.route], hours: own)
    let from = max(soonest(part.route), part.window.from)
    var trial = book
    let rivals = book.flights.filter { rival in
      routes[rival.route].site.id == site && rival.takeoff < part.window.to && rival.beat != part.visit.beat
        && !inForce.urgent.contains { $0.beat == mission.beats[rival.beat].id }
        && !pushed.contains(VisitName(beat: rival.beat, visit: rival.visit))
    }.sorted { a, b in
      let (left, right) = (mission.beats[a.beat].priority, mission.beats[b.beat].priority)
      return left != right ? left < right : a.takeoff > b.takeoff
    }
    var gone: [MovableFlight] = []
    var found = try? trial.earliest(finder, from: from, limit: part.window.to).get()
    // One at a time first: the least important whose place is enough.
    if found == nil {
      for rival in rivals {
        trial = book
        trial.remove { $0.route == rival.route && $0.takeoff == rival.takeoff }
        found = try? trial.earliest(finder, from: from, limit: part.window.to).get()
        gone = [rival]
        if found != nil { break }
      }
    }
    if found == nil {
      trial = book
      gone = []
      for rival in rivals where found == nil {
        trial.remove { $0.route == rival.route && $0.takeoff == rival.takeoff }
        gone.append(rival)
        found = try? trial.earliest(finder, from: from, limit: part.window.to).get()
      }
    }
    guard let found else { return false }
    book = trial
    book(part, found)
    for rival in gone {
      let name = VisitName(beat: rival.beat, visit: rival.visit)
      pushed.insert(name)
      guard let window = window(of: rival.beat, at: rival.takeoff) else { continue }
      loose.append(
        Lost(route: rival.route, visit: name, wish: rival.takeoff, old: rival.old, window: window))
    }
    return true
  }

  // MARK: - The end

  /// Tries once more what found no start before others had moved.
  mutating func finishParts() {
    let open = missed
    missed = []
    for lost in open {
      // The rest of a visit that was left out altogether stays out.
      let isPartial = isFixed(lost.visit) || !bookings(of: lost.visit).isEmpty
      if isPartial, let start = nearest(lost) { book(lost, start) } else { missed.append(lost) }
    }
  }

  /// Fixed sorties and booked ones in order of take-off; new ones are numbered on.
  func sorties() -> [Sortie] {
    var result = inForce.fixed.filter(\.counts).map(\.sortie)
    for (flight, line) in zip(book.flights, book.sorties()) {
      var sortie = line
      if let old = flight.old {
        if sortie.isAlmost(old) { sortie = old }
        sortie.id = old.id
      }
      result.append(sortie)
    }
    result.sort { a, b in
      if a.takeoff != b.takeoff { return a.takeoff < b.takeoff }
      return (a.site, a.route) < (b.site, b.route)
    }
    let known = inForce.fixed.map(\.sortie) + inForce.planned + inForce.held + inForce.cancelled
    var number = known.compactMap { Int($0.id.drop { !$0.isNumber }) }.max() ?? 0
    for index in result.indices where result[index].id.isEmpty {
      number += 1
      result[index].id = "S" + (number < 10 ? "0" : "") + "\(number)"
    }
    return result
  }

  /// One line a beat and obstacle on the flights that found no start, then what weather holds from now on.
  func refusals() -> [Refusal] {
    var result: [Refusal] = []
    for beat in mission.beats.indices {
      let own = missed.filter { $0.visit.beat == beat }
      for obstacle in StartFinder.Obstacle.allCases {
        let refused = own.map { self.refused($0) }
        let lost = zip(own, refused).filter { $1.obstacle == obstacle }.map(\.0)
        if lost.isEmpty { continue }
        let behind = refused.filter { $0.obstacle == obstacle }.map(\.behind)
        result.append(
          Refusal(
            reason: "no-slot", beat: mission.beats[beat].id, during: nil,
            message: Sentences.noSlot(
              flights: lost.count, visits: Set(lost.map(\.visit.visit)).sorted(),
              why: Sentences.obstacle(obstacle, beats: mission.beats(ofRoutes: behind, routes)))))
      }
    }
    return result
      + HoldRefusals.all(mission: mission, routes: routes).filter {
        ($0.during?.to ?? inForce.at) > inForce.at
      }
  }

  private func refused(_ lost: Lost) -> StartRefused {
    let from = max(soonest(lost.route), min(lost.wish, lost.window.to))
    let found = book.earliest(finder(lost.route, lost.window), from: from, limit: lost.window.to)
    if case .failure(let refused) = found { return refused }
    return StartRefused(.busy)
  }
}
