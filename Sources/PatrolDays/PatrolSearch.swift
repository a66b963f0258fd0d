public import Units

/// A plan for a day by ruin and recreate.
///
/// Each round takes part of the plan out (``PatrolRuin``), fills the gap from the kernel's best flights and its offers for
/// what is open, and polishes what has changed (large neighbourhood search after Shaw 1998 and Schrimpf et al. 2000). A
/// plan a little worse is walked on from, ever less so towards the end of a cycle of rounds (threshold accepting, Dueck
/// and Scheuer 1990).
public struct PatrolSearch<Kernel: FlightKernel>: Sendable {
  private var kernel: Kernel
  public private(set) var plan: PlanState<Kernel.Docks>
  private var random: SplitMix64
  private var ruin = PatrolRuin<Kernel>()
  private var draft = FlightDraft()
  private var bestDraft = FlightDraft()
  private var demands: [(key: Double, run: OpenRun)] = []
  private var changed: [Int32] = []
  private var seen: [UInt32]
  private var stamp: UInt32 = 0
  /// Rounds so far.
  public private(set) var rounds = 0

  /// Tasks of a ruined dock that are looked at.
  static var tasksPerDock: Int { 40 }
  static var firstCycle: Int { 20_000 }
  static var longestCycle: Int { 400_000 }

  public init(_ kernel: Kernel, seed: UInt64) {
    self.kernel = kernel
    plan = kernel.emptyPlan()
    random = SplitMix64(seed: seed)
    seen = [UInt32](repeating: 0, count: plan.demand.taskCount)
  }

  /// Cost of the best plan.
  public var cost: DayCost { plan.bestCost }

  /// How much worse a plan may be at the beginning of a cycle and at its end, in the kernel's unit.
  static var hot: Double { 20 }
  static var cold: Double { 1 }

  /// Searches until the rule ends it; the best plan is then in `plan`.
  ///
  /// - Parameter stop: a round is one ruin and recreate; `mayGoOn` is asked every 64 of them and while the first plan is
  ///   made.
  public mutating func run(_ stop: StopRule) {
    guard build(stop) else {
      plan.returnToBest()
      return
    }
    var length = Double(max(500, min(max(Self.firstCycle, plan.flightCount * 20), stop.rounds / 4)))
    while rounds < stop.rounds, stop.mayGoOn() {
      guard cycle(Int(length), stop) else { break }
      plan.returnToBest()
      length = min(length * 1.5, Double(max(Self.longestCycle, plan.flightCount * 100)))
    }
    plan.returnToBest()
  }

  /// The first plan: open ticks in order of time, served one after the other; false when the search must end.
  private mutating func build(_ stop: StopRule) -> Bool {
    demands.removeAll(keepingCapacity: true)
    for task in 0..<plan.demand.taskCount {
      var skip = 0
      while let run = plan.demand.openRun(task, after: 0, through: kernel.horizon, skip: skip) {
        // Tick by tick for blocks; a long run is cut where its first visit would end.
        skip = run.end
        demands.append((Double(run.after), run))
      }
    }
    demands.sort { ($0.key, $0.run.task) < ($1.key, $1.run.task) }
    var count = 0
    for index in demands.indices {
      serve(demands[index].run, first: true)
      count += 1
      if count & 63 == 0 {
        plan.commit()
        if !stop.mayGoOn() { return false }
      }
    }
    changed.removeAll(keepingCapacity: true)
    plan.commit()
    return true
  }

  /// One cycle; false when the search must end.
  private mutating func cycle(_ length: Int, _ stop: StopRule) -> Bool {
    let unit = kernel.unit.approximate
    let (hot, cold) = (Self.hot * unit, Self.cold * unit)
    for round in 0..<length {
      if rounds >= stop.rounds || (rounds & 63 == 63 && !stop.mayGoOn()) { return false }
      rounds += 1
      let before = plan.cost
      guard ruin.ruin(&plan, kernel, &random) else { return false }
      changed.removeAll(keepingCapacity: true)
      changed.append(contentsOf: ruin.shortened)
      recreate()
      let cooling = 1 - Double(round) / Double(length)
      let bar = cold + (hot - cold) * cooling * cooling * cooling
      let draw = random.unit()
      if (plan.cost - before).approximate < bar * draw * draw {
        plan.commit()
      } else {
        plan.rollback()
      }
    }
    return true
  }

  private mutating func recreate() {
    if ruin.removed > ruin.shortened.count, random.unit() < 0.3 { rebuild() }
    fill()
    polish()
  }

  /// Flights by the kernel where whole ones were taken out.
  private mutating func rebuild() {
    let grid = kernel.startGrid
    for _ in 0..<(ruin.removed - ruin.shortened.count + 1) {
      var best = DayCost.zero
      for dock in ruin.docks {
        for _ in 0..<3 {
          let start = (ruin.from + random.pick(0..<max(1, ruin.to - ruin.from))) / grid * grid
          guard kernel.best(dock: Int(dock), start: start, in: plan, into: &draft) else { continue }
          let worth = kernel.worth(draft, in: plan)
          if worth > best {
            best = worth
            swap(&bestDraft, &draft)
          }
        }
      }
      if best == .zero { return }
      changed.append(plan.put(bestDraft))
    }
  }

  /// Serves open ticks of the tasks around, in an order drawn for each round.
  private mutating func fill() {
    stamp &+= 1
    demands.removeAll(keepingCapacity: true)
    let way = random.pick(0..<4)
    for task in ruin.tasks { add(Int(task), way) }
    for dock in ruin.docks {
      for task in kernel.tasks(of: Int(dock)).prefix(Self.tasksPerDock) { add(Int(task), way) }
    }
    demands.sort { $0.key != $1.key ? $0.key < $1.key : $0.run.task < $1.run.task }
    for index in demands.indices { serve(demands[index].run, first: false) }
  }

  private mutating func add(_ task: Int, _ way: Int) {
    if seen[task] == stamp { return }
    seen[task] = stamp
    var skip = 0
    while let run = plan.demand.openRun(task, after: ruin.from, through: ruin.to, skip: skip) {
      skip = run.end
      let noise = 0.6 + 0.8 * random.unit()
      let key: Double
      switch way {
      case 0: key = random.unit()
      case 1: key = -run.worth.approximate * noise
      case 2: key = -Double(kernel.remoteness(of: task)) * noise
      default: key = Double(run.through) * noise
      }
      demands.append((key, run))
    }
  }

  /// Takes offers for a run of open ticks until none is worth anything.
  private mutating func serve(_ run: OpenRun, first: Bool) {
    var run = run
    let end = run.end
    var skip = 0
    for _ in 0..<200 {
      guard let offer = kernel.offer(for: run, in: plan, random: &random) else { return }
      kernel.build(offer, in: plan, into: &draft)
      if offer.slot >= 0 { plan.take(offer.slot) }
      changed.append(plan.put(draft))
      guard let rest = plan.demand.openRun(run.task, after: run.after, through: run.through, skip: skip),
        rest.end <= end
      else { return }
      skip = 0
      run = rest
    }
  }

  private mutating func polish() {
    for slot in changed where plan.alive[Int(slot)] {
      plan.draft(slot, into: &draft)
      plan.take(slot)
      if kernel.polish(&draft, in: plan) { plan.put(draft) }
    }
  }
}
