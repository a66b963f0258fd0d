public import MissionModel
public import Units

/// The timetable that a day is under, when it is planned again.
public struct InForce: Sendable {
  /// A flight that is history or under way: booked first and never moved.
  public struct Fixed: Sendable {
    public var sortie: Sortie
    /// False: it broke off; site and battery were used, but the visit is not done.
    public var counts: Bool
    public init(_ sortie: Sortie, counts: Bool = true) {
      self.sortie = sortie
      self.counts = counts
    }
  }

  /// The moment of planning; nothing new gets ready before it.
  public var at: Moment
  /// With the times and battery shares that were recorded.
  public var fixed: [Fixed]
  /// What was planned from now on, in order of take-off: each keeps its start where it can.
  public var planned: [Sortie]
  /// What was planned but waits on the ground: flown as soon as it can.
  public var held: [Sortie]
  /// Sorties that are not wanted any more; their visits are not made up for.
  public var cancelled: [Sortie]
  /// State of charge at `at` of the pack in place, by site, where somebody read it off.
  public var batteryShares: [String: Double]
  /// Beats that must be visited by a time, in the order of their urgency.
  public var urgent: [(beat: String, during: MomentRange)]
  /// Whether gaps that the plan in force has already are filled too, when that can be done.
  public var fillsOldGaps = false

  public init(
    at: Moment, fixed: [Fixed] = [], planned: [Sortie] = [], held: [Sortie] = [], cancelled: [Sortie] = [],
    batteryShares: [String: Double] = [:], urgent: [(beat: String, during: MomentRange)] = []
  ) {
    self.at = at
    self.fixed = fixed
    self.planned = planned
    self.held = held
    self.cancelled = cancelled
    self.batteryShares = batteryShares
    self.urgent = urgent
  }
}

extension DayScheduler {
  /// Plans the rest of a day again with few changes: what is fixed stays, what can keep its start keeps it.
  ///
  /// - Parameter routes: also those that only fixed sorties fly.
  /// - Returns: all sorties, fixed ones too, with the ids that they have; new ones are numbered on.
  /// - Throws: `GeodesyError` when a route's waypoint lies outside the mission's frame.
  public static func schedule(mission: Mission, routes: [Route], inForce: InForce) throws -> Result {
    var repair = try Repair(mission: mission, routes: routes, inForce: inForce)
    repair.go()
    return Result(sorties: repair.sorties(), refusals: repair.refusals(), timetable: nil)
  }
}
