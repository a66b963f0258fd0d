public import Units

/// Flights that visit any tasks in any order, for the search.
public struct FreeFlights: FlightKernel {
  let ground: PatrolGround
  var labels: FlightLabels
  private var trial: [Int32] = []

  /// Chance that an offer passes a dock over, so that the same hole is not always filled the same way.
  static let blink = 0.02

  /// - Throws: ``PatrolError`` for what is no day.
  public init(_ day: PatrolDay) throws {
    if let flaw = day.flaw() { throw flaw }
    ground = PatrolGround(day)
    labels = FlightLabels(ground)
  }

  public var startGrid: Int { ground.day.startGrid }
  public var longestFlight: Int { ground.longest }
  public var horizon: Int { ground.day.horizon }
  public var unit: DayCost { max(DayCost(packed: 1), ground.minuteCost) }

  public func emptyPlan() -> PlanState<SwapLedger> {
    PlanState(
      tasks: ground.day.tasks.map(\.windows),
      docks: SwapLedger(ground.day.docks.map(\.swap), horizon: horizon),
      dockCount: ground.dockCount, mostVisits: ground.mostVisits)
  }

  public func tasks(of dock: Int) -> [Int32] { ground.tasksOf[dock] }
  public func docks(near dock: Int) -> [Int32] { ground.docksNear[dock] }
  public func docks(of task: Int) -> [Int32] { ground.docksOf[task] }
  public func tasks(near task: Int) -> [Int32] { ground.tasksNear[task] }
  public func remoteness(of task: Int) -> Int {
    guard let dock = ground.docksOf[task].first else { return 0 }
    return ground.way(ground.taskCount + Int(dock), task)
  }

  public func offer(for run: OpenRun, in plan: PlanState<SwapLedger>, random: inout SplitMix64)
    -> FlightOffer?
  {
    var best: FlightOffer?
    for dock in ground.docksOf[run.task] {
      if random.unit() < Self.blink { continue }
      insertions(run, Int(dock), plan, &best, &random)
      fresh(run, Int(dock), plan, &best, &random)
    }
    return best
  }

  private func better(_ worth: DayCost, _ best: FlightOffer?, _ random: inout SplitMix64) -> Bool {
    guard let best else { return worth > .zero }
    return worth > best.worth || (worth == best.worth && random.next() & 1 == 0)
  }

  /// The task put into flights of the dock.
  private func insertions(
    _ run: OpenRun, _ dock: Int, _ plan: PlanState<SwapLedger>, _ best: inout FlightOffer?,
    _ random: inout SplitMix64
  ) {
    let task = run.task
    let home = ground.taskCount + dock
    let service = Int(ground.service[task])
    let endurance = ground.day.docks[dock].endurance
    var place = plan.place(dock: dock, start: run.after - endurance)
    let order = plan.order[dock]
    while place < order.count {
      let slot = order[place]
      place += 1
      let head = plan.heads[Int(slot)]
      if Int(head.start) >= run.through { break }
      let landing = Int(head.landing)
      if landing <= run.after { continue }
      var room = min(endurance - landing + Int(head.start), horizon - landing)
      if room <= service { continue }
      room = plan.docks.slack(head, most: room)
      if room < service { continue }
      var before = home
      var time = Int(head.start)
      for index in 0...Int(head.count) {
        if time >= run.through { break }
        let isLast = index == Int(head.count)
        let next = isLast ? home : plan.task(slot, index)
        let arrival = isLast ? landing : plan.minute(slot, index)
        let minute = time + ground.way(before, task) + service
        if minute > run.after, minute <= run.through, before != task, next != task {
          let there = isLast ? 0 : Int(ground.service[next])
          let extra = minute + ground.way(task, next) + there - arrival
          if extra <= room {
            var worth = plan.demand.gain(task, minute) - ground.minuteCost * extra
            if worth > best?.worth ?? .zero || worth == best?.worth {
              for later in index..<Int(head.count) {
                let minute = plan.minute(slot, later)
                worth += plan.demand.move(plan.task(slot, later), minute, to: minute + extra)
              }
              if better(worth, best, &random) {
                best = FlightOffer(
                  worth: worth, slot: slot, dock: dock, start: Int(head.start), task: task, place: index)
              }
            }
          }
        }
        before = next
        time = arrival
      }
    }
  }

  /// Flights of the dock to the task alone.
  private func fresh(
    _ run: OpenRun, _ dock: Int, _ plan: PlanState<SwapLedger>, _ best: inout FlightOffer?,
    _ random: inout SplitMix64
  ) {
    let way = ground.way(ground.taskCount + dock, run.task)
    let service = Int(ground.service[run.task])
    let grid = startGrid
    let length = 2 * way + service
    let cost = ground.minuteCost * length
    if let best, run.worth - cost < best.worth { return }
    // The visit counts at start + way + service, which must lie in (after, through].
    let first = max(0, run.after - way - service + 1)
    let last = min(run.through - way - service, horizon - length)
    let low = (first + grid - 1) / grid
    let high = last >= 0 ? last / grid : -1
    guard high >= low else { return }
    let count = high - low + 1
    let shift = random.pick(0..<count)
    for index in 0..<count {
      let start = (low + (index + shift) % count) * grid
      let minute = start + way + service
      let worth = plan.demand.gain(run.task, minute) - cost
      guard better(worth, best, &random) else { continue }
      if plan.docks.latestLanding(dock: dock, start: start, most: start + length, draw: 0) < start + length {
        continue
      }
      best = FlightOffer(worth: worth, slot: -1, dock: dock, start: start, task: run.task, place: 0)
      // Nothing can be worth more than all of the run.
      if worth == run.worth - cost { return }
    }
  }

  public func build(_ offer: FlightOffer, in plan: PlanState<SwapLedger>, into draft: inout FlightDraft) {
    if offer.slot >= 0 {
      plan.draft(offer.slot, into: &draft)
      draft.tasks.insert(offer.task, at: Int(offer.place))
    } else {
      draft.head = FlightHead(dock: Int(offer.dock), start: Int(offer.start), landing: 0, cost: .zero)
      draft.tasks.removeAll(keepingCapacity: true)
      draft.tasks.append(offer.task)
    }
    time(&draft)
  }

  /// Sets minutes, landing and cost from dock, start and tasks.
  func time(_ draft: inout FlightDraft) {
    let home = ground.taskCount + Int(draft.head.dock)
    var (here, time) = (home, Int(draft.head.start))
    draft.minutes.removeAll(keepingCapacity: true)
    for task in draft.tasks {
      time += ground.way(here, Int(task)) + Int(ground.service[Int(task)])
      draft.minutes.append(Int32(time))
      here = Int(task)
    }
    time += ground.way(here, home)
    draft.head.landing = Int32(time)
    draft.head.cost = ground.minuteCost * (time - Int(draft.head.start))
  }

  public func reduce(_ draft: inout FlightDraft, leaving: (Int) -> Bool) -> Bool {
    var kept: [Int32] = []
    for (index, task) in draft.tasks.enumerated() where !leaving(index) {
      // A place is not visited twice in a row.
      if kept.last != task { kept.append(task) }
    }
    draft.tasks = kept
    if kept.isEmpty { return false }
    time(&draft)
    return true
  }

  public func worth(_ draft: FlightDraft, in plan: PlanState<SwapLedger>) -> DayCost {
    var sum = DayCost.zero - draft.head.cost
    for index in draft.tasks.indices {
      sum += plan.demand.gain(Int(draft.tasks[index]), Int(draft.minutes[index]))
    }
    return sum
  }

  /// Worth of a dock's flight with these tasks, nil when it is not back by `latest`.
  @inline(__always) private func worth(
    _ tasks: [Int32], _ dock: Int, _ start: Int, _ latest: Int, _ plan: PlanState<SwapLedger>
  ) -> DayCost? {
    let home = ground.taskCount + dock
    var (here, time) = (home, start)
    var sum = DayCost.zero
    for task in tasks {
      let next = Int(task)
      if next == here { return nil }
      time &+= ground.way(here, next) &+ Int(ground.service[next])
      if time >= latest { return nil }
      sum += plan.demand.gain(next, time)
      here = next
    }
    time &+= ground.way(here, home)
    return time > latest ? nil : sum - ground.minuteCost * (time - start)
  }

  public mutating func polish(_ draft: inout FlightDraft, in plan: PlanState<SwapLedger>) -> Bool {
    let dock = Int(draft.head.dock)
    let endurance = ground.day.docks[dock].endurance
    var start = Int(draft.head.start)
    var latest = Int(draft.head.landing)
    func limit(_ start: Int) -> Int {
      plan.docks.latestLanding(dock: dock, start: start, most: min(horizon, start + endurance), draw: 0)
    }
    latest = max(latest, limit(start))
    var best = worth(draft.tasks, dock, start, latest, plan) ?? .zero
    var trial = self.trial
    while true {
      var improved = false
      // Another start.
      for step in [-2, -1, 1, 2] {
        let other = start + step * startGrid
        if other < 0 || other >= horizon { continue }
        let limit = limit(other)
        if limit <= other { continue }
        if let value = worth(draft.tasks, dock, other, limit, plan), value > best {
          (best, start, latest, improved) = (value, other, limit, true)
          break
        }
      }
      // One visit less.
      if draft.tasks.count > 1 {
        var index = 0
        while index < draft.tasks.count, draft.tasks.count > 1 {
          trial.removeAll(keepingCapacity: true)
          trial.append(contentsOf: draft.tasks)
          trial.remove(at: index)
          if let value = worth(trial, dock, start, latest, plan), value > best {
            (best, improved) = (value, true)
            swap(&draft.tasks, &trial)
          } else {
            index += 1
          }
        }
      }
      if reorder(&draft.tasks, &trial, dock, start, latest, &best, plan) { improved = true }
      if !improved { break }
    }
    self.trial = trial
    draft.head.start = Int32(start)
    time(&draft)
    return best > .zero
  }

  /// Stretches turned round and visits moved within a flight.
  private func reorder(
    _ tasks: inout [Int32], _ trial: inout [Int32], _ dock: Int, _ start: Int, _ latest: Int,
    _ best: inout DayCost, _ plan: PlanState<SwapLedger>
  ) -> Bool {
    let count = tasks.count
    if count < 2 { return false }
    var improved = false
    for first in 0..<(count - 1) {
      for last in (first + 1)..<count {
        trial.removeAll(keepingCapacity: true)
        trial.append(contentsOf: tasks)
        trial[first...last].reverse()
        if let value = worth(trial, dock, start, latest, plan), value > best {
          (best, improved) = (value, true)
          swap(&tasks, &trial)
        }
      }
    }
    for from in 0..<count {
      for to in 0..<count where abs(to - from) > 1 {
        trial.removeAll(keepingCapacity: true)
        trial.append(contentsOf: tasks)
        trial.insert(trial.remove(at: from), at: to)
        if let value = worth(trial, dock, start, latest, plan), value > best {
          (best, improved) = (value, true)
          swap(&tasks, &trial)
        }
      }
    }
    return improved
  }

  public mutating func best(
    dock: Int, start: Int, in plan: PlanState<SwapLedger>, into draft: inout FlightDraft
  ) -> Bool {
    let latest = plan.docks.latestLanding(
      dock: dock, start: start, most: min(horizon, start + ground.day.docks[dock].endurance), draw: 0)
    guard latest > start, labels.best(dock, start, latest, plan.demand, ground, &draft.tasks) else {
      return false
    }
    draft.head = FlightHead(dock: dock, start: start, landing: 0, cost: .zero)
    time(&draft)
    return true
  }
}
