import AircraftModel
import MissionModel
import Units

/// One site through the day: when its aircraft is free and how full its pack is.
struct SiteState {
  let site: Site
  /// The aircraft is back, closed in and, with swapped packs, ready.
  private(set) var freeFrom: Moment
  private var lastLanding: Moment?
  /// State of charge at `freeFrom` of the pack in place (docks that charge).
  private var charge = Airframe.chargedShare
  /// When each pack is ready for use (crews that swap); sorted.
  private var packs: [Moment] = []

  init(site: Site, day: MomentRange) {
    self.site = site
    freeFrom = day.from
    if case .swap(_, let count, _) = site.turnaround {
      packs = [Moment](repeating: day.from, count: count)
    }
  }

  /// Earliest take-off not before `wanted` with enough charge for a flight that uses `use` of the capacity.
  ///
  /// nil: the flight takes more than a charged pack gives.
  func earliestTakeoff(notBefore wanted: Moment, use: Double, padSpacing: Int) -> Moment? {
    let need = use + site.airframe.reserveShare
    guard need <= Airframe.chargedShare + 1e-9 else { return nil }
    var prepareFrom = max(freeFrom, wanted + -prepareS)
    switch site.turnaround {
    case .charge(let rate):
      if need > charge {
        let wait = (need - charge) / rate * 3600
        prepareFrom = max(prepareFrom, freeFrom + Int(wait.rounded(.up)))
      }
    case .swap:
      if let first = packs.first { prepareFrom = max(prepareFrom, first) }
    }
    var takeoff = prepareFrom + prepareS
    // A landing uses the pad as a take-off does.
    if let lastLanding { takeoff = max(takeoff, lastLanding + padSpacing) }
    return takeoff
  }

  /// State of charge at a take-off, as `earliestTakeoff` allowed it.
  func chargeAt(takeoff: Moment) -> Double {
    guard case .charge(let rate) = site.turnaround else { return Airframe.chargedShare }
    let seconds = Double((takeoff + -prepareS) - freeFrom)
    return min(Airframe.chargedShare, charge + max(0, seconds) / 3600 * rate)
  }

  /// Books a flight; returns when the site is ready again.
  mutating func book(takeoff: Moment, landing: Moment, use: Double) -> Moment {
    let atTakeoff = chargeAt(takeoff: takeoff)
    lastLanding = landing
    freeFrom = landing + Int(site.recover.seconds.rounded(.up))
    switch site.turnaround {
    case .charge:
      charge = atTakeoff - use
    case .swap(let time, _, let recharge):
      freeFrom = freeFrom + Int(time.seconds.rounded(.up))
      packs.removeFirst()
      packs.append(landing + Int(recharge.seconds.rounded(.up)))
      packs.sort()
    }
    return freeFrom
  }

  /// Puts in what somebody read off: the state of charge at `moment`, from which the pack charges on.
  mutating func stand(share: Double, at moment: Moment) {
    freeFrom = max(freeFrom, moment)
    charge = min(share, Airframe.chargedShare)
  }

  var prepareS: Int { Int(site.prepare.seconds.rounded(.up)) }
}
