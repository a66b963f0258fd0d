import RoundTrips
import Units

/// One run of the vehicle search on an instance: search, file of routes, JSON on standard output.
enum VehicleRun {
  /// Rounds where neither a time nor a number of rounds is given.
  static let standard = 100_000

  static func run(_ instance: VehicleInstance, file: String, out: String, _ search: SearchOptions) throws {
    let stop = search.stop(standard: standard)
    let plan = try VehicleSearch.plan(
      for: instance.problem, seed: search.seed, stop: stop, horizon: horizon(instance.problem, search))
    let cpu = Processor.seconds()
    let routes = plan.vehicles.map { vehicle in
      vehicle.trips.map { instance.locations($0, depot: vehicle.depot) }
    }
    let value = routes.joined().reduce(0) { $0 + instance.value($1) }
    let head: [(String, String)] = [
      ("instance", InstanceText.json(file)),
      ("value", InstanceText.json(value)),
      ("vehicles", "\(plan.vehicles.count)"),
      ("trips", "\(routes.joined().count)"),
      ("missed", "\(plan.missed.count)"),
      ("seed", "\(search.seed)"),
      ("cpu_seconds", InstanceText.json(cpu)),
      ("rounds", "\(plan.rounds)"),
    ]
    var text = "{\n" + head.map { "  \"\($0.0)\": \($0.1),\n" }.joined()
    let names = plan.missed.map { instance.names[instance.problem.stops[$0].location] }
    text += "  \"missed_stops\": [\(names.joined(separator: ", "))],\n  \"routes\": [\n"
    text += zip(plan.vehicles, routes).map { row(instance, $0, $1) }.joined(separator: ",\n")
    try InstanceText.write(text + "\n  ]\n}\n", to: out)
    print("{" + head.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}")
  }

  /// A route: its depot, its trips as the file names their places, and its distance in the set's unit.
  private static func row(_ instance: VehicleInstance, _ vehicle: VehiclePlan.Vehicle, _ trips: [[Int]])
    -> String
  {
    let lists = trips.map { trip in
      "[" + trip.dropFirst().dropLast().map { instance.names[$0] }.joined(separator: ", ") + "]"
    }
    let distance = trips.reduce(0) { $0 + instance.value($1) }
    var text = "    {\"depot\": \(instance.names[instance.problem.depots[vehicle.depot].location]), "
    text += "\"trips\": [\(lists.joined(separator: ", "))], \"distance\": \(InstanceText.json(distance))"
    if let battery = instance.problem.battery {
      let charges = vehicle.trips.joined().compactMap { call in
        if case .charge(let station, let energy) = call {
          let energy = InstanceText.json(Double(energy) * instance.energyUnit)
          return "{\"station\": \(instance.names[battery.stations[station]]), \"energy\": \(energy)}"
        }
        return nil
      }
      text += ", \"charges\": [\(charges.joined(separator: ", "))]"
    }
    return text + "}"
  }

  /// Rounds over which the annealing cools: all of them where their number is given, else what a slow processor
  /// makes of the seconds. It follows from the arguments and the file alone, never from a clock.
  private static func horizon(_ problem: VehicleProblem, _ search: SearchOptions) -> Int? {
    guard search.rounds == nil, let seconds = search.seconds else { return nil }
    return max(2000, Int(seconds * roundsPerSecond(problem)))
  }

  private static func roundsPerSecond(_ problem: VehicleProblem) -> Double {
    let stops = Double(max(20, problem.stops.count))
    if problem.battery != nil {
      // Labels grow with the trips, whose length capacities tell.
      let load = Double(max(1, problem.stops.reduce(0) { $0 + $1.demand }))
      let capacity = Double(max(1, problem.depots.map(\.capacity).max() ?? 1))
      let trip = stops / max(1, (load / capacity).rounded(.up))
      return 1_100_000 / (trip * trip.squareRoot())
    }
    return problem.stops.count <= 150 ? 12_000_000 / stops : 70_000
  }
}
