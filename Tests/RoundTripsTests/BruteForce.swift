import RoundTrips

/// Tries everything; for a handful of stops.
struct BruteForce {
  let problem: VehicleProblem
  /// Least (vehicles or 0, distance) with all stops served.
  private(set) var best: (Int, Int)?
  private var known: [Charge: Int] = [:]

  init(_ problem: VehicleProblem) {
    self.problem = problem
    if problem.battery == nil {
      assign(Array(problem.stops.indices), [])
    } else {
      drive(Charge(problem, 0))
    }
  }

  private mutating func take(vehicles: Int, distance: Int) {
    let value = (problem.fewestVehicles ? vehicles : 0, distance)
    if best == nil || value < best! { best = value }
  }

  // MARK: without a battery

  /// Adds a vehicle with every order and cut into trips, served by every depot in turn.
  private mutating func assign(_ left: [Int], _ vehicles: [VehiclePlan.Vehicle]) {
    if left.isEmpty {
      let distance = vehicles.reduce(0) { $0 + VehicleTwin.distance($1, problem) }
      return take(vehicles: vehicles.count, distance: distance)
    }
    for depot in problem.depots.indices {
      if vehicles.count(where: { $0.depot == depot }) == problem.depots[depot].vehicles { continue }
      // The next vehicle takes the first stop that is left, with any of the others.
      for mask in 0..<(1 << (left.count - 1)) {
        let own = left.indices.filter { $0 == 0 || mask >> ($0 - 1) & 1 == 1 }.map { left[$0] }
        let rest = left.filter { !own.contains($0) }
        guard let vehicle = cheapest(own, depot) else { continue }
        assign(rest, vehicles + [vehicle])
      }
    }
  }

  private func cheapest(_ stops: [Int], _ depot: Int) -> VehiclePlan.Vehicle? {
    var found: VehiclePlan.Vehicle?
    var least = Int.max
    for order in Self.orders(stops) {
      for cuts in 0..<(problem.reloads ? 1 << (order.count - 1) : 1) {
        var trips: [[VehiclePlan.Call]] = [[]]
        for (index, stop) in order.enumerated() {
          if index > 0, cuts >> (index - 1) & 1 == 1 { trips.append([]) }
          trips[trips.count - 1].append(.stop(stop))
        }
        let vehicle = VehiclePlan.Vehicle(depot: depot, trips: trips)
        let distance = VehicleTwin.distance(vehicle, problem)
        if distance < least, VehicleTwin.flaw(vehicle, problem) == nil {
          (least, found) = (distance, vehicle)
        }
      }
    }
    return found
  }

  static func orders(_ stops: [Int]) -> [[Int]] {
    if stops.count <= 1 { return [stops] }
    return stops.indices.flatMap { index in
      var rest = stops
      let first = rest.remove(at: index)
      return orders(rest).map { [first] + $0 }
    }
  }

  // MARK: with a battery

  private struct Charge: Hashable {
    var place, moment, level, load, distance: Int
    var vehicles = 1
    /// Stops that are done, as bits.
    var done = 0
    /// Where the last stop was, and calls at chargers since.
    var last: Int
    var calls = 0

    init(_ problem: VehicleProblem, _ distance: Int) {
      place = problem.depots[0].location
      last = place
      moment = problem.depots[0].opens
      level = problem.battery?.capacity ?? 0
      load = 0
      self.distance = distance
    }
  }

  private mutating func drive(_ state: Charge) {
    guard let battery = problem.battery else { return }
    // What was here before with no more distance has been tried.
    var key = state
    key.distance = 0
    if let known = known[key], known <= state.distance { return }
    known[key] = state.distance
    if let best, !problem.fewestVehicles, best.1 <= state.distance { return }
    func moved(to place: Int) -> Charge? {
      var next = state
      let way = state.place * problem.locations + place
      next.level -= battery.energies[way]
      next.moment += problem.times[way]
      next.distance += problem.distances[way]
      next.place = place
      return next.level < 0 ? nil : next
    }
    /// Two calls between two stops count only where the search allows them.
    func allowed(_ place: Int) -> Bool {
      if state.calls < 2 { return true }
      let direct = battery.energies[state.last * problem.locations + place]
      let single = battery.stations.contains { s in
        battery.energies[state.last * problem.locations + s] <= battery.capacity
          && battery.energies[s * problem.locations + place] <= battery.capacity
      }
      return 2 * direct > battery.capacity || !single
    }
    for (index, stop) in problem.stops.enumerated()
    where state.done >> index & 1 == 0 && allowed(stop.location) {
      guard var next = moved(to: stop.location) else { continue }
      next.moment = max(next.moment, stop.ready)
      next.load += stop.demand
      if next.moment > stop.due || next.load > problem.depots[0].capacity { continue }
      next.moment += stop.service
      (next.last, next.calls) = (stop.location, 0)
      next.done |= 1 << index
      drive(next)
    }
    if state.calls < 2 {
      for place in battery.stations where place != state.place {
        guard let there = moved(to: place) else { continue }
        let room = battery.capacity - there.level
        for energy in battery.partial && battery.chargeTime > 0 ? 0...room : room...room {
          var next = there
          next.level += energy
          next.moment += battery.setup + battery.chargeTime * energy
          next.calls += 1
          if next.moment <= problem.depots[0].closes { drive(next) }
        }
      }
    }
    let home = problem.depots[0].location
    guard state.load > 0, allowed(home), let end = moved(to: home), end.moment <= problem.depots[0].closes
    else {
      return
    }
    if end.done == (1 << problem.stops.count) - 1 {
      return take(vehicles: end.vehicles, distance: end.distance)
    }
    if end.vehicles < problem.depots[0].vehicles {
      var next = Charge(problem, end.distance)
      next.vehicles = end.vehicles + 1
      next.done = end.done
      drive(next)
    }
  }
}
