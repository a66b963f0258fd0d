import MissionModel
import Units

/// One flight that is booked at a site and may still be moved.
struct Booking {
  var route: Int
  var beat: Int
  var visit: Int
  /// The sortie of the plan in force that it comes from.
  var old: Sortie?
  var start: StartFinder.Start

  var takeoff: Moment { start.takeoff }
  var landing: Moment { start.takeoff + start.planned.durationS }
}

/// The flights of one site after what is fixed, in order of take-off, with the site's state between them.
struct SiteLine {
  let padSpacing: Int
  private(set) var flights: [Booking] = []
  /// Before each flight, and after the last.
  private(set) var states: [SiteState]

  init(_ state: SiteState, padSpacing: Int) {
    states = [state]
    self.padSpacing = padSpacing
  }

  /// What the pack may be short of for a start to stand: files round shares to four places.
  static let roundingShare = 5e-4
  /// Seconds by which a start in a gap is moved on when later flights could not keep theirs.
  static let retryS = 600

  /// The state of the site after the flights that take off before `moment`, and how many they are.
  private func before(_ moment: Moment) -> Int { flights.count { $0.takeoff < moment } }

  /// Whether the flights from `index` on keep their starts from `state` on.
  private func keeps(from index: Int, _ state: SiteState) -> Bool {
    var state = state
    for flight in flights[index...] {
      let planned = flight.start.planned
      let free = state.earliestTakeoff(
        notBefore: flight.takeoff, use: max(0, planned.needShare - SiteLine.roundingShare),
        padSpacing: padSpacing)
      if free != flight.takeoff { return false }
      _ = state.book(takeoff: flight.takeoff, landing: flight.landing, use: planned.useShare)
    }
    return true
  }

  /// Whether a flight may take off exactly then, and all others keep their starts.
  func fits(_ start: StartFinder.Start) -> Bool {
    let index = before(start.takeoff)
    var state = states[index]
    let need = max(0, start.planned.needShare - SiteLine.roundingShare)
    guard
      state.earliestTakeoff(notBefore: start.takeoff, use: need, padSpacing: padSpacing) == start.takeoff
    else { return false }
    let landing = start.takeoff + start.planned.durationS
    _ = state.book(takeoff: start.takeoff, landing: landing, use: start.planned.useShare)
    return keeps(from: index, state)
  }

  /// The first start from `from` to `limit` that leaves all booked flights where they are.
  func earliest(_ finder: StartFinder, from: Moment, limit: Moment) -> StartFinder.Start? {
    for index in states.indices {
      let end = index < flights.count ? flights[index].takeoff : limit
      if end < from { continue }
      var wish = from
      while wish <= min(end, limit) {
        guard case .success(let start) = finder.earliest(notBefore: wish, state: states[index]),
          start.takeoff <= min(end, limit)
        else { break }
        var state = states[index]
        _ = state.book(
          takeoff: start.takeoff, landing: start.takeoff + start.planned.durationS,
          use: start.planned.useShare)
        if keeps(from: index, state) { return start }
        wish = start.takeoff + SiteLine.retryS
      }
    }
    return nil
  }

  /// The state of the site at a take-off.
  func state(at takeoff: Moment) -> SiteState { states[before(takeoff)] }

  mutating func book(_ booking: Booking) {
    flights.insert(booking, at: before(booking.takeoff))
    replay()
  }

  mutating func remove(where isUnwanted: (Booking) -> Bool) {
    flights.removeAll(where: isUnwanted)
    replay()
  }

  private mutating func replay() {
    var state = states[0]
    states = [state]
    for flight in flights {
      _ = state.book(takeoff: flight.takeoff, landing: flight.landing, use: flight.start.planned.useShare)
      states.append(state)
    }
  }
}
