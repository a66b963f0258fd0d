import Skybeat
import Units

/// What goes wrong on a random day: docks out, gust fronts, zones, warnings, late and broken-off flights.
struct RandomFaults {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed &* 0x9E37_79B9 &+ 0xFA17) }

  private mutating func chance(_ share: Double) -> Bool { random.unit() < share }

  /// A moment of planning, later than `after`.
  mutating func moment(_ mission: Mission, after: Moment? = nil) -> Moment {
    let from = after ?? mission.day.from
    return from + 60 * random.pick(0..<max(1, (mission.day.to - from) / 60))
  }

  /// The state of a plan's day at a moment.
  mutating func state(_ mission: Mission, _ plan: Plan, at: Moment, keeping old: [DayChange] = []) -> DayState
  {
    var state = DayState(mission: mission.id, plan: "trial", at: at)
    for sortie in plan.sorties where sortie.takeoff < at {
      if let entry = entry(sortie, at) { state.sorties.append(entry) }
    }
    for site in mission.sites {
      if chance(0.1) { state.sites.append(DayState.SiteState(id: site.id, batteryShare: random.unit())) }
      if chance(0.03) { state.sites.append(DayState.SiteState(id: site.id, aircraftPresent: false)) }
    }
    var seen: Set<String> = []
    state.sites.removeAll { !seen.insert($0.id).inserted }
    state.changes = old
    for _ in 0...random.pick(0..<3) { state.changes.append(change(mission, plan, at)) }
    return state
  }

  /// nil: nobody recorded it.
  private mutating func entry(_ sortie: Sortie, _ at: Moment) -> DayState.SortieState? {
    if chance(0.4) { return nil }
    let late = chance(0.5) ? random.pick(0..<400) : 0
    let takeoff = min(sortie.takeoff + late, at + -1)
    let landing = takeoff + (sortie.landing - sortie.takeoff) + (chance(0.3) ? random.pick(0..<300) : 0)
    if chance(0.06) { return DayState.SortieState(id: sortie.id, status: .held) }
    if chance(0.06) {
      let end = takeoff + random.pick(30..<900)
      return DayState.SortieState(
        id: sortie.id, status: .aborted, takeoff: takeoff, landing: min(end, at + 300),
        batteryAtLandingShare: max(0.1, sortie.batteryAtTakeoffShare - 0.2 * random.unit()))
    }
    let share = max(0, min(0.95, sortie.batteryAtLandingShare + 0.1 * (random.unit() - 0.6)))
    return DayState.SortieState(
      id: sortie.id, status: landing <= at ? .flown : .inAir, takeoff: takeoff, landing: landing,
      batteryAtLandingShare: chance(0.5) ? share : nil)
  }

  private mutating func change(_ mission: Mission, _ plan: Plan, _ at: Moment) -> DayChange {
    let kinds = DayChange.Kind.allCases
    var kind = kinds[random.pick(0..<kinds.count)]
    let ahead = plan.sorties.filter { $0.takeoff >= at }
    if kind == .cancel, ahead.isEmpty { kind = .siteOut }
    var change = DayChange(kind: kind, saidBy: DayChange.plain("trial"), why: DayChange.plain("trial"))
    let from = at + 60 * random.pick(0..<120)
    let to = from + 60 * random.pick(5..<300)
    if chance(0.6) { change.from = from }
    if chance(0.8) { change.to = max(to, at + 60) }
    let site = mission.sites[random.pick(0..<mission.sites.count)]
    switch kind {
    case .siteOut, .aircraftOut: change.site = site.id
    case .windAbove:
      if chance(0.5) { change.station = site.station }
      if chance(0.7) { change.gustMps = 6 + 14 * random.unit() }
    case .zone: place(&change, mission, plan, near: site)
    case .warning: change.code = ["TC1", "TC3", "WRAINR", "WTS", "WMSGNL"][random.pick(0..<5)]
    case .urgent:
      change.beat = mission.beats[random.pick(0..<mission.beats.count)].id
      change.by = to
      change.to = nil
    case .cancel:
      change.sortie = ahead[random.pick(0..<ahead.count)].id
      change.from = nil
      change.to = nil
    }
    return change
  }

  /// A circle on a way that is flown, or somewhere around a site.
  private mutating func place(_ change: inout DayChange, _ mission: Mission, _ plan: Plan, near site: Site) {
    var at = (lat: site.position.latitude, lon: site.position.longitude)
    if chance(0.8), !plan.routes.isEmpty {
      let route = plan.routes[random.pick(0..<plan.routes.count)]
      let point = route.waypoints[random.pick(0..<route.waypoints.count)]
      at = (point.latitudeDeg, point.longitudeDeg)
    }
    change.circle = DayChange.Circle(
      lat: at.lat + 0.004 * (random.unit() - 0.5), lon: at.lon + 0.004 * (random.unit() - 0.5),
      radiusM: chance(0.5) ? 500 : 30 + 500 * random.unit())
    if chance(0.3) { change.upperHkpdM = 40 + 300 * random.unit() }
    if chance(0.2) { change.lowerHkpdM = 10 + 150 * random.unit() }
    if let lower = change.lowerHkpdM, let upper = change.upperHkpdM, upper <= lower {
      change.upperHkpdM = lower + 50
    }
  }
}

/// What became of a day that was planned again, twice, after random faults.
struct FaultTrial {
  let mission: Mission
  let plan: Plan
  var random: RandomFaults

  /// What is wrong with the answers; empty: nothing.
  private(set) var violations: [String] = []
  private(set) var sorties = 0
  private(set) var kept = 0
  private(set) var slowestS = 0.0

  init(_ mission: Mission, _ plan: Plan, seed: UInt64) {
    self.mission = mission
    self.plan = plan
    random = RandomFaults(seed: seed)
  }

  mutating func run() throws {
    let at = random.moment(mission)
    let state = random.state(mission, plan, at: at)
    let first = try judge(plan, state, at)
    let later = random.moment(mission, after: at)
    let next = random.state(mission, first, at: later, keeping: state.changes.filter { $0.kind != .cancel })
    _ = try judge(first, next, later)
  }

  private mutating func judge(_ old: Plan, _ state: DayState, _ at: Moment) throws -> Plan {
    let begin = Processor.seconds()
    let result = try Replanner.replan(mission, old, state: state, at: at)
    slowestS = max(slowestS, Processor.seconds() - begin)
    let label = "at \(at.hongKongClock)"
    let findings = try PlanChecker.check(
      mission: result.mission, plan: result.plan, record: result.record)
    violations += findings.filter { $0.severity == .violation }.map {
      "\(label) \($0.rule) [\($0.subject)] \($0.message.en)"
    }
    let before = Dictionary(uniqueKeysWithValues: old.sorties.map { ($0.id, $0) })
    for sortie in result.plan.sorties {
      sorties += 1
      if before[sortie.id]?.takeoff == sortie.takeoff { kept += 1 }
    }
    return result.plan
  }
}
