import PatrolDays
import Units

/// The day's rules once more, slowly and from nothing but flights: what a plan costs and whether its docks bear it.
enum DayTwin {
  /// Cost of the flights; nil where a rule is broken.
  static func cost(_ flights: [PatrolFlight], _ day: PatrolDay) -> DayCost? {
    var visits = [[Int]](repeating: [], count: day.tasks.count)
    var cost = DayCost.zero
    for flight in flights {
      let dock = day.docks[flight.dock]
      guard flight.start >= 0, flight.start % day.startGrid == 0, !flight.visits.isEmpty else { return nil }
      var (x, y, time) = (dock.x, dock.y, flight.start)
      var before = -1
      for visit in flight.visits {
        let task = day.tasks[visit.task]
        if visit.task == before { return nil }
        time += day.minutes(x, y, task.x, task.y) + task.service
        if visit.minute != time { return nil }
        visits[visit.task].append(time)
        (x, y, before) = (task.x, task.y, visit.task)
      }
      time += day.minutes(x, y, dock.x, dock.y)
      guard time == flight.landing, time - flight.start <= dock.endurance, time <= day.horizon else {
        return nil
      }
      cost += day.minuteCost * (time - flight.start)
    }
    for (number, dock) in day.docks.enumerated() {
      let own = flights.filter { $0.dock == number }
      for moment in own.map(\.start) {
        let before = own.filter { $0.start <= moment }
        let out = before.filter { moment < $0.landing + dock.swap.turnaround }.count
        let used = before.filter { moment < $0.landing + dock.swap.charge }.count
        if out > dock.swap.aircraft || used > dock.swap.packs { return nil }
      }
    }
    for (number, task) in day.tasks.enumerated() {
      for window in task.windows {
        for tick in stride(from: window.from + window.revisit, through: window.to, by: window.step)
        where !visits[number].contains(where: { tick - window.revisit < $0 && $0 <= tick }) {
          cost += window.loss
        }
      }
    }
    return cost
  }
}

/// Small random days.
enum RandomDay {
  static func make(_ random: inout SplitMix64, docks: Int = 3, tasks: Int = 10, horizon: Int = 240)
    -> PatrolDay
  {
    let sliding = random.next() & 1 == 0
    func place() -> Double { Double(random.pick(0..<6000)) }
    return PatrolDay(
      docks: (0..<(1 + random.pick(0..<docks))).map { _ in
        PatrolDock(
          x: place(), y: place(), endurance: 12 + random.pick(0..<25),
          swap: SwapDock(
            aircraft: 1 + random.pick(0..<2), packs: 1 + random.pick(0..<3), turnaround: random.pick(0..<6),
            charge: random.pick(0..<60)))
      },
      tasks: (0..<(1 + random.pick(0..<tasks))).map { _ in
        let revisit = 10 + random.pick(0..<80)
        var windows: [RevisitWindow] = []
        var from = random.pick(0..<60)
        while from < horizon, windows.count < 3 {
          let to = min(horizon, from + random.pick(0..<horizon))
          windows.append(
            RevisitWindow(
              from: from, to: to, revisit: revisit, step: sliding ? 1 + random.pick(0..<7) : revisit,
              loss: DayCost(energy: Int64(1 + random.pick(0..<300)))))
          from = to + random.pick(0..<50)
        }
        return PatrolTask(x: place(), y: place(), service: 1 + random.pick(0..<4), windows: windows)
      },
      horizon: horizon, startGrid: 1 + random.pick(0..<6), speed: 12, minuteCost: DayCost(energy: 1))
  }
}
