import AircraftModel
import MissionModel
import Units

/// A flight as its site's book holds it.
struct Booking: Hashable {
  var takeoff, landing: Moment
  /// Which of the site's aircraft, from 0.
  var aircraft: Int
  /// Share of the pack that is taken as used.
  var useShare: Double
  /// Share above the reserve that must be in the pack at take-off.
  var needShare: Double
  /// Names the flight in the scheduler's own lists.
  var flight: Int
}

/// The flights of one site through the day; they may be put in and taken out in any order.
///
/// Every aircraft gets ready, flies, is recovered and, with packs in place, charges until the next is prepared. The
/// aircraft share the pad and, where packs are changed, the packs. Costs about the number of flights of a site a question.
struct SiteLedger {
  let site: Site
  let padSpacingS: Int
  let prepareS, recoverS: Int
  /// In order of take-off.
  private(set) var bookings: [Booking] = []
  /// From when each aircraft is there, and its state of charge then.
  private var begun: [(from: Moment, share: Double)]
  private let charging: Charging?
  private let packs: (count: Int, swapS: Int, rechargeS: Int)?

  init(site: Site, day: MomentRange, padSpacing: TimeSpan) {
    self.site = site
    padSpacingS = Int(padSpacing.seconds.rounded(.up))
    prepareS = Int(site.prepare.seconds.rounded(.up))
    recoverS = Int(site.recover.seconds.rounded(.up))
    let share = site.idleShare ?? Airframe.chargedShare
    begun = [(from: Moment, share: Double)](
      repeating: (day.from, share), count: max(1, site.aircraftCount))
    switch site.turnaround {
    case .charge(let curve):
      charging = Charging(curve)
      packs = nil
    case .swap(let time, let count, let recharge):
      charging = nil
      packs = (
        count, Int(time.seconds.rounded(.up)), Int(recharge.seconds.rounded(.up))
      )
    }
  }

  /// A start that the site's aircraft, packs and pad allow.
  struct Slot: Hashable {
    var takeoff: Moment
    var aircraft: Int
    /// State of charge at take-off.
    var share: Double
  }

  /// When an aircraft that landed then is ready for the next preparation.
  func free(afterLanding landing: Moment) -> Moment { landing + recoverS + (packs?.swapS ?? 0) }

  /// The earliest take-off not before `wanted` at which some aircraft can fly; of several aircraft the first.
  ///
  /// nil: none can, however late.
  ///
  /// - Parameter limit: later take-offs need not be looked for.
  func earliest(
    notBefore wanted: Moment, durationS: Int, use: Double, need: Double, limit: Moment? = nil
  ) -> Slot? {
    guard need + site.airframe.reserveShare <= Airframe.chargedShare + 1e-9 else { return nil }
    var best: Slot?
    for aircraft in begun.indices {
      guard
        let slot = earliest(
          aircraft, notBefore: wanted, before: best?.takeoff ?? limit.map { $0 + 1 }, durationS: durationS,
          use: use, need: need)
      else { continue }
      if best.map({ slot.takeoff < $0.takeoff }) ?? true { best = slot }
      if best?.takeoff == wanted { break }
    }
    return best
  }

  private func earliest(
    _ aircraft: Int, notBefore wanted: Moment, before limit: Moment?, durationS: Int, use: Double,
    need: Double
  ) -> Slot? {
    let own = bookings.filter { $0.aircraft == aircraft }
    var state = begun[aircraft]
    var index = own.firstIndex { $0.takeoff >= begun[aircraft].from } ?? own.count
    while true {
      // The gap before `own[index]`, or after the last.
      let next = index < own.count ? own[index] : nil
      if let limit, state.from >= limit { return nil }
      if let slot = slot(
        in: state, next: next, later: own[min(index, own.count)...], aircraft, wanted, durationS, use, need)
      {
        return slot
      }
      guard let next else { return nil }
      state = after(next, state)
      index += 1
    }
  }

  /// The first fitting take-off in one gap of an aircraft's day.
  private func slot(
    in state: (from: Moment, share: Double), next: Booking?, later: ArraySlice<Booking>, _ aircraft: Int,
    _ wanted: Moment, _ durationS: Int, _ use: Double, _ need: Double
  ) -> Slot? {
    var takeoff = max(state.from, wanted + -prepareS) + prepareS
    if let charging {
      let wait = charging.secondsToReach(need + site.airframe.reserveShare, from: state.share)
      takeoff = max(takeoff, state.from + wait + prepareS)
    }
    // Pads and packs move a start on; each turn passes one flight or pack at least.
    while true {
      let moved = packFree(padFree(takeoff, durationS), durationS)
      guard let moved else { return nil }
      if moved == takeoff { break }
      takeoff = moved
    }
    let landing = takeoff + durationS
    if let next {
      guard free(afterLanding: landing) + prepareS <= next.takeoff else { return nil }
      let share = share(state, takeoff: takeoff)
      var later = later
      var running = (from: free(afterLanding: landing), share: share - use)
      guard charging != nil else { return Slot(takeoff: takeoff, aircraft: aircraft, share: share) }
      while let first = later.popFirst() {
        let there = self.share(running, takeoff: first.takeoff)
        guard there + 1e-9 >= first.needShare + site.airframe.reserveShare else { return nil }
        running = after(first, running)
      }
      return Slot(takeoff: takeoff, aircraft: aircraft, share: share)
    }
    return Slot(takeoff: takeoff, aircraft: aircraft, share: share(state, takeoff: takeoff))
  }

  /// State of charge at a take-off of an aircraft in this state.
  private func share(_ state: (from: Moment, share: Double), takeoff: Moment) -> Double {
    guard let charging else { return Airframe.chargedShare }
    return charging.share(from: state.share, afterS: Double((takeoff + -prepareS) - state.from))
  }

  private func after(_ booking: Booking, _ state: (from: Moment, share: Double)) -> (
    from: Moment, share: Double
  ) {
    (free(afterLanding: booking.landing), share(state, takeoff: booking.takeoff) - booking.useShare)
  }

  /// The first take-off from `takeoff` on at which neither end of the flight is too near another use of the pad.
  private func padFree(_ takeoff: Moment, _ durationS: Int) -> Moment {
    var takeoff = takeoff
    var moved = true
    while moved {
      moved = false
      for booking in bookings {
        for use in [booking.takeoff, booking.landing] {
          for end in [0, durationS] where abs((takeoff + end) - use) < padSpacingS {
            takeoff = use + (padSpacingS - end)
            moved = true
          }
        }
      }
    }
    return takeoff
  }

  /// The first take-off from `takeoff` on with a pack at hand; nil: there never is one.
  private func packFree(_ takeoff: Moment, _ durationS: Int) -> Moment? {
    guard let packs else { return takeoff }
    var takeoff = takeoff
    while true {
      let out = MomentRange(from: takeoff + -prepareS, to: takeoff + (durationS + recoverS + packs.rechargeS))
      let others = bookings.map(packOut).filter { $0.overlaps(out) }
      // The greatest number out at once within the stretch is met where one of them goes out, or at its beginning.
      let moments = [out.from] + others.map(\.from).filter { out.contains($0) }
      let most = moments.map { at in others.count { $0.contains(at) } }.max() ?? 0
      if most < packs.count { return takeoff }
      guard let next = others.map(\.to).filter({ $0 > out.from }).min() else { return nil }
      takeoff = next + prepareS
    }
  }

  /// How long a flight's pack is away from the shelf: with the aircraft, and charging.
  private func packOut(_ booking: Booking) -> MomentRange {
    MomentRange(
      from: booking.takeoff + -prepareS, to: booking.landing + (recoverS + (packs?.rechargeS ?? 0)))
  }

  mutating func book(_ booking: Booking) {
    let place = bookings.firstIndex { ($0.takeoff, $0.flight) > (booking.takeoff, booking.flight) }
    bookings.insert(booking, at: place ?? bookings.count)
  }

  mutating func cancel(flight: Int) { bookings.removeAll { $0.flight == flight } }

  /// State of charge at the take-off of a booked flight; later bookings may have changed it.
  func share(of booking: Booking) -> Double {
    state(of: booking.aircraft, before: booking.takeoff).map { share($0, takeoff: booking.takeoff) }
      ?? Airframe.chargedShare
  }

  /// State of charge of an aircraft on its pad, or nil while it gets ready, flies, or is recovered.
  func share(of aircraft: Int, at moment: Moment) -> Double? {
    for booking in bookings where booking.aircraft == aircraft {
      if booking.takeoff + -prepareS <= moment, moment < free(afterLanding: booking.landing) { return nil }
    }
    guard let state = state(of: aircraft, before: moment + 1), state.from <= moment else { return nil }
    guard let charging else {
      guard let packs else { return nil }
      let away = bookings.map(packOut).count { $0.contains(moment) }
      return away < packs.count ? Airframe.chargedShare : nil
    }
    return charging.share(from: state.share, afterS: Double(moment - state.from))
  }

  /// An aircraft's state after its last flight that takes off before `moment`.
  private func state(of aircraft: Int, before moment: Moment) -> (from: Moment, share: Double)? {
    guard begun.indices.contains(aircraft) else { return nil }
    var state = begun[aircraft]
    for booking in bookings
    where booking.aircraft == aircraft && booking.takeoff < moment && booking.takeoff >= begun[aircraft].from
    {
      state = after(booking, state)
    }
    return state
  }

  /// Puts in what somebody read off: the state of charge at `moment`, from which the packs in place charge on.
  ///
  /// - Parameter only: of one aircraft, from 0; nil: of all.
  mutating func stand(share: Double, at moment: Moment, only: Int? = nil) {
    for aircraft in begun.indices where only == nil || only == aircraft {
      let landed = bookings.filter { $0.aircraft == aircraft }.map { free(afterLanding: $0.landing) }.max()
      begun[aircraft] = (max(moment, landed ?? moment), min(share, Airframe.chargedShare))
    }
  }

  /// The stretches up to `end` in which an aircraft stands on its pad with so much in its pack above the reserve; those of
  /// all aircraft, which may overlap.
  func ready(needShare: Double, until end: Moment) -> [MomentRange] {
    let need = needShare + site.airframe.reserveShare
    guard need <= Airframe.chargedShare + 1e-9 else { return [] }
    var result: [MomentRange] = []
    for aircraft in begun.indices {
      var state = begun[aircraft]
      let own = bookings.filter { $0.aircraft == aircraft && $0.takeoff >= begun[aircraft].from }
      for next in own.map(Optional.init) + [nil] {
        let wait = charging?.secondsToReach(need, from: state.share) ?? 0
        let stretch = MomentRange(from: state.from + wait, to: next.map { $0.takeoff + -prepareS } ?? end)
        if stretch.seconds > 0 { result.append(stretch) }
        if let next { state = after(next, state) }
      }
    }
    guard let packs else { return result }
    // Without a charged pack nobody is ready.
    let away = bookings.map(packOut)
    let none = away.map(\.from).filter { at in away.count { $0.contains(at) } >= packs.count }
    let dry = none.compactMap { from in
      away.filter { $0.contains(from) }.map(\.to).min().map { MomentRange(from: from, to: $0) }
    }
    return result.flatMap { MomentRange.without(dry, in: $0) }
  }
}
