import Units

/// Takes part of a plan out: flights near each other, stretches of them, one task's visits, or what stands in the way of
/// something that is not served.
struct PatrolRuin<Kernel: FlightKernel>: Sendable {
  /// Stretch of time that was touched.
  private(set) var from = 0
  private(set) var to = 0
  private(set) var docks: [Int32] = []
  /// Tasks whose visits were taken out or moved.
  private(set) var tasks: [Int32] = []
  /// Flights that were put back shorter.
  private(set) var shortened: [Int32] = []
  private(set) var removed = 0
  private var slots: [Int32] = []
  private var draft = FlightDraft()

  /// One ruin; false when there was nothing to take.
  mutating func ruin(_ plan: inout PlanState<Kernel.Docks>, _ kernel: Kernel, _ random: inout SplitMix64)
    -> Bool
  {
    from = .max
    to = .min
    docks.removeAll(keepingCapacity: true)
    tasks.removeAll(keepingCapacity: true)
    shortened.removeAll(keepingCapacity: true)
    removed = 0
    let draw = random.unit()
    if draw < 0.3, plan.demand.lost > .zero, aroundOpen(&plan, kernel, &random) { return true }
    guard let seed = someSlot(plan, &random) else { return aroundOpen(&plan, kernel, &random) }
    if draw < 0.6 {
      wholeFlights(around: seed, &plan, kernel, &random)
    } else if draw < 0.92 {
      stretches(around: seed, &plan, kernel, &random)
    } else {
      oneTask(of: seed, &plan, kernel, &random)
    }
    return true
  }

  private func someSlot(_ plan: PlanState<Kernel.Docks>, _ random: inout SplitMix64) -> Int32? {
    guard plan.flightCount > 0 else { return nil }
    for _ in 0..<50 {
      let slot = random.pick(0..<plan.heads.count)
      if plan.alive[slot] { return Int32(slot) }
    }
    return plan.alive.firstIndex(of: true).map(Int32.init)
  }

  private mutating func widen(_ head: FlightHead) {
    from = min(from, Int(head.start))
    to = max(to, Int(head.landing))
    if !docks.contains(head.dock) { docks.append(head.dock) }
  }

  /// Flights of the docks that overlap the stretch of time, into `slots`.
  private mutating func gather(
    _ near: ArraySlice<Int32>, _ low: Int, _ high: Int, _ plan: PlanState<Kernel.Docks>,
    _ kernel: Kernel
  ) {
    slots.removeAll(keepingCapacity: true)
    for dock in near {
      var place = plan.place(dock: Int(dock), start: low - kernel.longestFlight)
      let order = plan.order[Int(dock)]
      while place < order.count {
        let head = plan.heads[Int(order[place])]
        if Int(head.start) > high { break }
        if Int(head.landing) >= low { slots.append(order[place]) }
        place += 1
      }
    }
  }

  private mutating func shuffle(_ random: inout SplitMix64) {
    var last = slots.count - 1
    while last > 0 {
      slots.swapAt(last, random.pick(0..<(last + 1)))
      last -= 1
    }
  }

  private mutating func wholeFlights(
    around seed: Int32, _ plan: inout PlanState<Kernel.Docks>, _ kernel: Kernel, _ random: inout SplitMix64
  ) {
    let head = plan.heads[Int(seed)]
    let near = kernel.docks(near: Int(head.dock)).prefix(1 + random.pick(0..<3))
    let span = random.pick(0..<60)
    gather(near, Int(head.start) - span, Int(head.landing) + span, plan, kernel)
    shuffle(&random)
    let most = 1 + random.pick(0..<4)
    remove(seed, &plan)
    for slot in slots where slot != seed && removed < most { remove(slot, &plan) }
  }

  private mutating func remove(_ slot: Int32, _ plan: inout PlanState<Kernel.Docks>) {
    let head = plan.heads[Int(slot)]
    widen(head)
    for index in 0..<Int(head.count) { tasks.append(Int32(plan.task(slot, index))) }
    plan.take(slot)
    removed += 1
  }

  private mutating func stretches(
    around seed: Int32, _ plan: inout PlanState<Kernel.Docks>, _ kernel: Kernel, _ random: inout SplitMix64
  ) {
    let head = plan.heads[Int(seed)]
    let near = kernel.docks(near: Int(head.dock)).prefix(1 + random.pick(0..<4))
    let span = random.pick(0..<90)
    gather(near, Int(head.start) - span, Int(head.landing) + span, plan, kernel)
    shuffle(&random)
    let most = 1 + random.pick(0..<5)
    cut(seed, &plan, kernel, &random)
    var count = 1
    for slot in slots where slot != seed && count < most {
      cut(slot, &plan, kernel, &random)
      count += 1
    }
  }

  /// Takes a stretch of visits out of a flight.
  private mutating func cut(
    _ slot: Int32, _ plan: inout PlanState<Kernel.Docks>, _ kernel: Kernel, _ random: inout SplitMix64
  ) {
    let count = Int(plan.heads[Int(slot)].count)
    let length = min(count, 1 + random.pick(0..<3))
    let first = random.pick(0..<(count - length + 1))
    shorten(slot, &plan, kernel) { $0 >= first && $0 < first + length }
  }

  private mutating func shorten(
    _ slot: Int32, _ plan: inout PlanState<Kernel.Docks>, _ kernel: Kernel, leaving: (Int) -> Bool
  ) {
    plan.draft(slot, into: &draft)
    remove(slot, &plan)
    if kernel.reduce(&draft, leaving: leaving) { shortened.append(plan.put(draft)) }
  }

  private mutating func oneTask(
    of seed: Int32, _ plan: inout PlanState<Kernel.Docks>, _ kernel: Kernel, _ random: inout SplitMix64
  ) {
    let head = plan.heads[Int(seed)]
    let index = random.pick(0..<Int(head.count))
    let (task, minute) = (plan.task(seed, index), plan.minute(seed, index))
    let span = 30 + random.pick(0..<240)
    gather(kernel.docks(of: task)[...], minute - span / 2, minute + span / 2, plan, kernel)
    for slot in slots {
      let head = plan.heads[Int(slot)]
      guard (0..<Int(head.count)).contains(where: { plan.task(slot, $0) == task }) else { continue }
      let tasks = (0..<Int(head.count)).map { plan.task(slot, $0) }
      shorten(slot, &plan, kernel) { tasks[$0] == task }
    }
  }

  /// Takes out what is flown near a run of open ticks, so that the run can be served.
  private mutating func aroundOpen(
    _ plan: inout PlanState<Kernel.Docks>, _ kernel: Kernel, _ random: inout SplitMix64
  ) -> Bool {
    let count = plan.demand.taskCount
    guard count > 0 else { return false }
    var found: OpenRun?
    for _ in 0..<20 where found == nil {
      let task = random.pick(0..<count)
      if kernel.docks(of: task).isEmpty { continue }
      let after = random.pick(0..<kernel.horizon)
      found =
        plan.demand.openRun(task, after: after, through: kernel.horizon, skip: 0)
        ?? plan.demand.openRun(task, after: 0, through: kernel.horizon, skip: 0)
    }
    guard let run = found else { return false }
    let all = kernel.docks(of: run.task)
    let near = all.prefix(1 + random.pick(0..<min(3, all.count)))
    let moment = run.after + 1 + random.pick(0..<max(1, min(run.through, kernel.horizon) - run.after))
    let span = random.pick(0..<45)
    gather(near, moment - span, moment + span, plan, kernel)
    shuffle(&random)
    for dock in near where !docks.contains(dock) { docks.append(dock) }
    from = max(0, moment - span)
    to = min(kernel.horizon, moment + span)
    tasks.append(Int32(run.task))
    let most = 1 + random.pick(0..<4)
    let whole = random.next() & 1 == 0
    for slot in slots.prefix(most) {
      if whole { remove(slot, &plan) } else { cut(slot, &plan, kernel, &random) }
    }
    return true
  }
}
