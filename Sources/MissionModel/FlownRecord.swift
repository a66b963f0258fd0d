public import Units

/// What a state says of a plan at one moment: what is history, what is under way, what is left in the packs.
///
/// A sortie whose take-off is past and that nobody recorded counts as flown as planned; `assumed` names them.
public struct FlownRecord: Hashable, Sendable {
  public let at: Moment
  /// Ids in the order of the plan.
  public private(set) var flown: [String] = []
  public private(set) var inAir: [String] = []
  public private(set) var assumed: [String] = []
  /// State of charge at `at`, by site, where somebody read it off.
  public let batteryShares: [String: Double]
  private var states: [String: DayState.SortieState] = [:]

  public init(plan: Plan, state: DayState, at: Moment) {
    self.at = at
    var shares: [String: Double] = [:]
    for site in state.sites { shares[site.id] = site.batteryShare }
    batteryShares = shares
    for sortie in plan.sorties {
      var known = state.sortie(sortie.id)
      if known.status == .planned, sortie.takeoff < at {
        known.status = sortie.landing <= at ? .flown : .inAir
        assumed.append(sortie.id)
      }
      states[sortie.id] = known
      if known.status == .flown { flown.append(sortie.id) }
      if known.status == .inAir { inAir.append(sortie.id) }
    }
  }

  public func status(of id: String) -> DayState.Status { states[id]?.status ?? .planned }

  /// Whether a sortie is history or under way: judged by what was planned before, not again.
  public func isFixed(_ id: String) -> Bool {
    let status = status(of: id)
    return status == .flown || status == .inAir || status == .aborted
  }

  /// A sortie with the times and the battery share that were recorded.
  ///
  /// A landing that nobody recorded comes as long after the take-off as planned, and not before `at` for a flight
  /// that is in the air.
  public func asFlown(_ sortie: Sortie) -> Sortie {
    guard let known = states[sortie.id] else { return sortie }
    var copy = sortie
    let takeoff = known.takeoff ?? sortie.takeoff
    var landing = known.landing ?? takeoff + (sortie.landing - sortie.takeoff)
    if known.status == .inAir, landing <= at { landing = at + 1 }
    copy.prepareFrom = takeoff + -(sortie.takeoff - sortie.prepareFrom)
    copy.takeoff = takeoff
    copy.readyAgain = landing + (sortie.readyAgain - sortie.landing)
    copy.landing = landing
    copy.batteryAtLandingShare = known.batteryAtLandingShare ?? sortie.batteryAtLandingShare
    return copy
  }
}
