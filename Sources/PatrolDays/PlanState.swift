/// A flight being made: its head and its visits in order.
public struct FlightDraft: Sendable {
  public var head = FlightHead(dock: 0, start: 0, landing: 0, cost: .zero)
  public var tasks: [Int32] = []
  public var minutes: [Int32] = []

  public init() {}
}

/// A plan while it is searched: flights in numbered slots, what they serve, what their docks bear, and what it all costs.
///
/// Every change goes through `put` and `take`, which keep the cost up to date and can be undone until `commit`.
public struct PlanState<Docks: DockLedger>: Sendable {
  public private(set) var docks: Docks
  private(set) var demand: RevisitLedger
  /// Most visits of a flight: the room of each slot.
  let stride: Int
  private(set) var heads: [FlightHead] = []
  private(set) var alive: [Bool] = []
  private(set) var tasks: [Int32] = []
  private(set) var minutes: [Int32] = []
  /// Slots of each dock in order of start.
  private(set) var order: [[Int32]]
  /// Flights in the plan.
  private(set) var flightCount = 0
  private var flown = DayCost.zero
  private var free: [Int32] = []

  private enum Step: Sendable {
    case put(Int32)
    case take(Int32)
  }
  private var journal: [Step] = []
  /// Slots changed since the best plan was noted.
  private var dirty: [Int32] = []
  private var isDirty: [Bool] = []
  private var bestHeads: [FlightHead] = []
  private var bestAlive: [Bool] = []
  private var bestTasks: [Int32] = []
  private var bestMinutes: [Int32] = []
  private(set) var bestCost: DayCost

  init(tasks: [[RevisitWindow]], docks: Docks, dockCount: Int, mostVisits: Int) {
    self.docks = docks
    demand = RevisitLedger(tasks)
    stride = max(1, mostVisits)
    order = [[Int32]](repeating: [], count: dockCount)
    bestCost = demand.lost
  }

  var cost: DayCost { demand.lost + flown }

  @inline(__always) func task(_ slot: Int32, _ index: Int) -> Int { Int(tasks[Int(slot) &* stride &+ index]) }
  @inline(__always) func minute(_ slot: Int32, _ index: Int) -> Int {
    Int(minutes[Int(slot) &* stride &+ index])
  }

  /// First place in a dock's order with a start at or after that minute.
  func place(dock: Int, start: Int) -> Int {
    var (low, high) = (0, order[dock].count)
    while low < high {
      let middle = (low + high) / 2
      if Int(heads[Int(order[dock][middle])].start) < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Puts a flight in that the docks bear; its slot.
  @discardableResult
  mutating func put(_ draft: FlightDraft) -> Int32 {
    let slot: Int32
    if let last = free.popLast() {
      slot = last
    } else {
      slot = Int32(heads.count)
      heads.append(draft.head)
      alive.append(false)
      isDirty.append(false)
      tasks.append(contentsOf: repeatElement(0, count: stride))
      minutes.append(contentsOf: repeatElement(0, count: stride))
    }
    heads[Int(slot)] = draft.head
    heads[Int(slot)].count = Int32(draft.tasks.count)
    let base = Int(slot) * stride
    for index in draft.tasks.indices {
      tasks[base + index] = draft.tasks[index]
      minutes[base + index] = draft.minutes[index]
    }
    enter(slot)
    journal.append(.put(slot))
    return slot
  }

  /// Takes a flight out; its slot keeps what was in it until `commit`.
  mutating func take(_ slot: Int32) {
    leave(slot)
    journal.append(.take(slot))
  }

  private mutating func enter(_ slot: Int32) {
    let head = heads[Int(slot)]
    flown += head.cost + docks.surcharge(head)
    docks.put(head)
    for index in 0..<Int(head.count) { demand.put(task(slot, index), minute(slot, index)) }
    let dock = Int(head.dock)
    order[dock].insert(slot, at: place(dock: dock, start: Int(head.start)))
    alive[Int(slot)] = true
    flightCount += 1
    mark(slot)
  }

  private mutating func leave(_ slot: Int32) {
    let head = heads[Int(slot)]
    for index in 0..<Int(head.count) { demand.take(task(slot, index), minute(slot, index)) }
    docks.take(head)
    flown = flown - head.cost - docks.surcharge(head)
    let dock = Int(head.dock)
    var place = place(dock: dock, start: Int(head.start))
    while order[dock][place] != slot { place += 1 }
    order[dock].remove(at: place)
    alive[Int(slot)] = false
    flightCount -= 1
    mark(slot)
  }

  private mutating func mark(_ slot: Int32) {
    guard !isDirty[Int(slot)] else { return }
    isDirty[Int(slot)] = true
    dirty.append(slot)
  }

  /// Keeps the changes since the last commit.
  mutating func commit() {
    for step in journal {
      // A slot may be put and taken more than once; it is free when it is not alive and not yet in the list.
      if case .take(let slot) = step, !alive[Int(slot)] { free.append(slot) }
    }
    journal.removeAll(keepingCapacity: true)
    if cost < bestCost { note() }
  }

  /// Takes the changes since the last commit back.
  mutating func rollback() {
    for step in journal.reversed() {
      switch step {
      case .put(let slot):
        leave(slot)
        free.append(slot)
      case .take(let slot): enter(slot)
      }
    }
    journal.removeAll(keepingCapacity: true)
  }

  private mutating func note() {
    bestCost = cost
    while bestHeads.count < heads.count {
      bestHeads.append(heads[bestHeads.count])
      bestAlive.append(false)
    }
    if bestTasks.count < tasks.count {
      bestTasks.append(contentsOf: repeatElement(0, count: tasks.count - bestTasks.count))
      bestMinutes.append(contentsOf: repeatElement(0, count: tasks.count - bestMinutes.count))
    }
    for slot in dirty {
      let number = Int(slot)
      isDirty[number] = false
      bestAlive[number] = alive[number]
      guard alive[number] else { continue }
      bestHeads[number] = heads[number]
      let base = number * stride
      for index in base..<(base + Int(heads[number].count)) {
        bestTasks[index] = tasks[index]
        bestMinutes[index] = minutes[index]
      }
    }
    dirty.removeAll(keepingCapacity: true)
  }

  /// Goes back to the best plan; nothing may be open since the last commit.
  mutating func returnToBest() {
    let changed = dirty
    for slot in changed where alive[Int(slot)] {
      leave(slot)
      free.append(slot)
    }
    // A slot of the best plan is among the changed ones or still as it was, so all that are put back are free.
    var wanted: Set<Int32> = []
    for slot in changed where Int(slot) < bestAlive.count && bestAlive[Int(slot)] {
      heads[Int(slot)] = bestHeads[Int(slot)]
      let base = Int(slot) * stride
      for index in base..<(base + Int(heads[Int(slot)].count)) {
        tasks[index] = bestTasks[index]
        minutes[index] = bestMinutes[index]
      }
      enter(slot)
      wanted.insert(slot)
    }
    free.removeAll { wanted.contains($0) }
    for slot in dirty { isDirty[Int(slot)] = false }
    dirty.removeAll(keepingCapacity: true)
  }

  /// A flight of the plan as a draft.
  func draft(_ slot: Int32, into draft: inout FlightDraft) {
    let head = heads[Int(slot)]
    draft.head = head
    draft.tasks.removeAll(keepingCapacity: true)
    draft.minutes.removeAll(keepingCapacity: true)
    let base = Int(slot) * stride
    for index in base..<(base + Int(head.count)) {
      draft.tasks.append(tasks[index])
      draft.minutes.append(minutes[index])
    }
  }

  /// Flights of the plan, by dock and start.
  public var flights: [PatrolFlight] {
    order.indices.flatMap { dock in
      order[dock].map { slot in
        let head = heads[Int(slot)]
        return PatrolFlight(
          dock: dock, start: Int(head.start), landing: Int(head.landing), draw: Int(head.draw),
          route: Int(head.route), cost: head.cost,
          visits: (0..<Int(head.count)).map { PatrolVisit(task: task(slot, $0), minute: minute(slot, $0)) })
      }
    }
  }
}

/// A flight of a finished plan.
public struct PatrolFlight: Hashable, Sendable {
  public var dock: Int
  public var start: Int
  public var landing: Int
  public var draw: Int
  public var route: Int
  public var cost: DayCost
  public var visits: [PatrolVisit]

  public init(
    dock: Int, start: Int, landing: Int, draw: Int = 0, route: Int = 0, cost: DayCost, visits: [PatrolVisit]
  ) {
    self.dock = dock
    self.start = start
    self.landing = landing
    self.draw = draw
    self.route = route
    self.cost = cost
    self.visits = visits
  }
}
