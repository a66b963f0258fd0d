/// Plans the rest of a day again: what has flown stays, what is in the air finishes, the rest follows the changes.
public enum Replanner {
  /// A plan of the rest of the day, with the mission that it is for.
  public struct Result: Sendable {
    public var plan: Plan
    /// With the changes of the state: what the plan is to be judged, drawn and flown by.
    public var mission: Mission
    public var record: FlownRecord
  }

  /// - Parameters:
  ///   - plan: the plan in force, of this mission.
  ///   - at: the moment of planning, within the mission's day.
  ///   - fillsOldGaps: whether gaps that the plan in force has already are filled too.
  /// - Throws: `FileIssue` when the plan is of another mission or `at` lies outside the day; `GeodesyError`
  ///   when a place lies outside its frame.
  public static func replan(
    _ mission: Mission, _ plan: Plan, state: DayState, at: Moment, fillsOldGaps: Bool = false
  ) throws -> Result {
    try check(mission, plan, at)
    let changed = ChangedMission.of(mission, state: state, at: at)
    let light = try Daylight.only(changed)
    let record = FlownRecord(plan: plan, state: state, at: at)
    var inForce = inForce(plan, state, record, changed, at)
    inForce.fillsOldGaps = fillsOldGaps
    var fresh = plan
    let ways = try NewWays.of(light.mission, plan: plan, ahead: inForce.planned + inForce.held, at: at)
    fresh.routes = ways.routes
    let day = try DayScheduler.schedule(mission: light.mission, routes: fresh.routes, inForce: inForce)
    fresh.sorties = day.sorties
    fresh.timetable = day.timetable
    fresh.routes = NewWays.used(fresh.routes, by: fresh.sorties)
    // What the routes were refused for stays; what the old timetable was refused for goes with it.
    fresh.refusals =
      plan.refusals.filter { $0.during == nil && $0.reason != "no-slot" } + ways.refusals + day.refusals
      + light.refusals
    fresh.zones = merged(plan.zones, ways.zones)
    fresh.permissions = permissions(plan, ways.permissions, routes: fresh.routes)
    fresh.notices = notices(plan, changed, light.notices, record, at)
    fresh.replanned = Replanned(
      at: at, basis: state.plan, flown: record.flown, inAir: record.inAir,
      changes: state.sites.filter { !$0.aircraftPresent }.map { StateWords.grounded($0.id) }
        + state.changes.map { StateWords.sentence($0, mission, at: at) })
    fresh.privacy.residential = try ResidentialFigures.of(mission: changed, plan: fresh)
    return Result(plan: fresh, mission: changed, record: record)
  }

  private static func check(_ mission: Mission, _ plan: Plan, _ at: Moment) throws {
    func wrong(_ reason: String) -> FileIssue {
      FileIssue(file: mission.file, line: 0, column: 0, reason: reason)
    }
    if plan.mission.id != mission.id {
      throw wrong("the plan is of the mission '\(plan.mission.id)', not '\(mission.id)'")
    }
    if at < mission.day.from || mission.day.to < at {
      throw wrong("\(at) is not within the mission's day, \(mission.day.from) to \(mission.day.to)")
    }
  }

  /// What stays, what keeps its start if it can, and what looks for a new one.
  private static func inForce(
    _ plan: Plan, _ state: DayState, _ record: FlownRecord, _ mission: Mission, _ at: Moment
  ) -> InForce {
    var inForce = InForce(at: at)
    let cancelled = Set(state.changes.filter { $0.kind == .cancel }.compactMap(\.sortie))
    for sortie in plan.sorties {
      let status = record.status(of: sortie.id)
      if status == .flown || status == .inAir || status == .aborted {
        inForce.fixed.append(InForce.Fixed(record.asFlown(sortie), counts: status != .aborted))
        // The work of a flight that broke off is still to be done.
        if status == .aborted { inForce.held.append(sortie) }
      } else if cancelled.contains(sortie.id) {
        inForce.cancelled.append(sortie)
      } else if status == .held {
        inForce.held.append(sortie)
      } else {
        inForce.planned.append(sortie)
      }
    }
    inForce.fixed.sort { $0.sortie.takeoff < $1.sortie.takeoff }
    inForce.batteryShares = record.batteryShares
    let urgent = state.changes.filter { $0.kind == .urgent }
    inForce.urgent = urgent.compactMap { change in
      change.beat.map { (beat: $0, during: ChangedMission.span(change, mission, at)) }
    }.sorted { ($0.during.to, $0.beat) < ($1.during.to, $1.beat) }
    return inForce
  }

  private static func merged(_ old: [ZoneUse], _ new: [ZoneUse]) -> [ZoneUse] {
    var result = old
    for use in new where !result.contains(where: { $0.zone == use.zone }) { result.append(use) }
    return result
  }

  private static func permissions(_ plan: Plan, _ new: [PermissionUse], routes: [Route]) -> [PermissionUse] {
    var result = plan.permissions
    for use in new where !result.contains(where: { $0.number == use.number }) { result.append(use) }
    return result.map { use in
      var copy = use
      copy.routes = routes.filter { $0.permissions.contains(use.number) }.map(\.id)
      return copy
    }.filter { !$0.routes.isEmpty }
  }

  private static func notices(
    _ plan: Plan, _ mission: Mission, _ light: [Finding], _ record: FlownRecord, _ at: Moment
  ) -> [Finding] {
    var result = plan.notices.filter { $0.rule != assumedRule }
    for notice in light where !result.contains(notice) { result.append(notice) }
    if !record.assumed.isEmpty {
      result.append(
        Finding(
          severity: .warning, rule: assumedRule, subject: "", message: StateWords.assumed(record.assumed)))
    }
    return result
  }

  static let assumedRule = "state.assumed"
}
