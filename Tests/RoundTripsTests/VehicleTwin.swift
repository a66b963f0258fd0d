import RoundTrips
import Units

/// Judges plans slowly and plainly: walks every vehicle minute by minute, with no figure that the search keeps.
enum VehicleTwin {
  /// What is wrong with a plan, or nil.
  static func flaw(_ plan: VehiclePlan, _ problem: VehicleProblem) -> String? {
    var seen: [Int: Int] = [:]
    for stop in plan.missed { seen[stop, default: 0] += 1 }
    for vehicle in plan.vehicles {
      for case .stop(let stop) in vehicle.trips.joined() { seen[stop, default: 0] += 1 }
      if let flaw = flaw(vehicle, problem) { return flaw }
    }
    if seen != Dictionary(uniqueKeysWithValues: problem.stops.indices.map { ($0, 1) }) {
      return "stops: \(seen)"
    }
    for depot in problem.depots.indices {
      if plan.vehicles.count(where: { $0.depot == depot }) > problem.depots[depot].vehicles {
        return "vehicles of depot \(depot)"
      }
    }
    let distance = plan.vehicles.reduce(0) { $0 + Self.distance($1, problem) }
    return distance == plan.distance ? nil : "distance \(distance), not \(plan.distance)"
  }

  static func distance(_ vehicle: VehiclePlan.Vehicle, _ problem: VehicleProblem) -> Int {
    vehicle.trips.reduce(0) { sum, trip in
      let ways = locations(trip, problem.depots[vehicle.depot], problem)
      return sum
        + zip(ways, ways.dropFirst()).reduce(0) { $0 + problem.distances[$1.0 * problem.locations + $1.1] }
    }
  }

  private static func locations(
    _ trip: [VehiclePlan.Call], _ depot: VehicleProblem.Depot, _ problem: VehicleProblem
  ) -> [Int] {
    let middle = trip.map { call in
      switch call {
      case .stop(let stop): problem.stops[stop].location
      case .charge(let station, _): problem.battery?.stations[station] ?? -1
      }
    }
    return [depot.location] + middle + [depot.location]
  }

  /// What is wrong with one vehicle's day, or nil.
  static func flaw(_ vehicle: VehiclePlan.Vehicle, _ problem: VehicleProblem) -> String? {
    let depot = problem.depots[vehicle.depot]
    if vehicle.trips.count > 1 && !problem.reloads { return "\(vehicle.trips.count) trips" }
    // Every event: earliest begin, latest begin, length, and the time to the next.
    var events: [(ready: Int, due: Int, length: Int, after: Int)] = []
    var level = problem.battery?.capacity ?? 0
    for trip in vehicle.trips {
      var load = 0
      var release = depot.opens
      for case .stop(let stop) in trip {
        load += problem.stops[stop].demand
        release = max(release, problem.stops[stop].release)
      }
      if trip.isEmpty { return "an empty trip" }
      if load > depot.capacity { return "load \(load)" }
      let places = locations(trip, depot, problem)
      func way(_ index: Int) -> Int { places[index] * problem.locations + places[index + 1] }
      events.append((release, depot.closes, 0, problem.times[way(0)]))
      for (index, call) in trip.enumerated() {
        let time = problem.times[way(index + 1)]
        if let battery = problem.battery {
          level -= battery.energies[way(index)]
          if level < 0 { return "battery empty" }
        }
        switch call {
        case .stop(let stop):
          let stop = problem.stops[stop]
          events.append((stop.ready, stop.due, stop.service, time))
        case .charge(_, let energy):
          guard let battery = problem.battery else { return "no battery" }
          level += energy
          if energy < 0 || level > battery.capacity { return "charge of \(energy)" }
          if !battery.partial && level != battery.capacity { return "not full" }
          events.append((0, .max, battery.setup + battery.chargeTime * energy, time))
        }
      }
      if let battery = problem.battery {
        level -= battery.energies[way(places.count - 2)]
        if level < 0 { return "battery empty at the end" }
      }
      events.append((depot.opens, depot.closes, 0, 0))
    }
    // Forward to the earliest end, then back from it to the latest start that still ends then.
    var moment = 0
    for event in events {
      moment = max(moment, event.ready)
      if moment > event.due { return "late: \(moment) after \(event.due)" }
      moment += event.length + event.after
    }
    var start = moment
    for event in events.reversed() { start = min(event.due, start - event.length - event.after) }
    if let longest = depot.longest, moment - start > longest { return "duration \(moment - start)" }
    return nil
  }
}

/// Random problems of a few stops.
enum VehicleMaker {
  static func problem(_ random: inout SplitMix64, stops count: Int) -> VehicleProblem {
    let depots = 1 + random.pick(0..<2)
    let points = (0..<(count + depots)).map { _ in (random.pick(0..<40), random.pick(0..<40)) }
    let windows = random.pick(0..<2) == 0
    let reloads = random.pick(0..<2) == 0
    let releases = random.pick(0..<2) == 0
    let durations = random.pick(0..<2) == 0
    let distances = matrix(points)
    // Times need not be distances.
    let slower = random.pick(1..<3)
    return VehicleProblem(
      locations: points.count, distances: distances, times: distances.map { $0 * slower },
      depots: (0..<depots).map { depot in
        VehicleProblem.Depot(
          location: depot, vehicles: 1 + random.pick(0..<2), capacity: random.pick(8..<20),
          opens: random.pick(0..<10), closes: random.pick(250..<500),
          longest: durations ? random.pick(120..<400) : nil)
      },
      stops: (0..<count).map { stop in
        let ready = windows ? random.pick(0..<200) : 0
        return VehicleProblem.Stop(
          location: depots + stop, demand: random.pick(1..<7), service: random.pick(0..<12), ready: ready,
          due: windows ? ready + random.pick(30..<250) : 1000, release: releases ? random.pick(0..<80) : 0)
      }, reloads: reloads, fewestVehicles: random.pick(0..<2) == 0)
  }

  static func electric(_ random: inout SplitMix64, stops count: Int) -> VehicleProblem {
    let stations = 1 + random.pick(0..<3)
    let points = (0..<(1 + stations + count)).map { _ in (random.pick(0..<12), random.pick(0..<12)) }
    let distances = matrix(points)
    return VehicleProblem(
      locations: points.count, distances: distances, times: distances,
      depots: [VehicleProblem.Depot(location: 0, vehicles: 2, capacity: 12, opens: 0, closes: 160)],
      stops: (0..<count).map { stop in
        let ready = random.pick(0..<70)
        return VehicleProblem.Stop(
          location: 1 + stations + stop, demand: random.pick(1..<6), service: random.pick(0..<6),
          ready: ready,
          due: ready + random.pick(20..<100))
      },
      battery: VehicleProblem.Battery(
        capacity: random.pick(10..<20), energies: distances, stations: Array(1..<(1 + stations)),
        chargeTime: random.pick(0..<3), setup: random.pick(0..<4), partial: random.pick(0..<2) == 0),
      fewestVehicles: random.pick(0..<2) == 0)
  }

  /// Distances rounded up, so that ways round are never shorter.
  private static func matrix(_ points: [(Int, Int)]) -> [Int] {
    points.flatMap { a in
      points.map { b in
        Int(Double((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).squareRoot().rounded(.up))
      }
    }
  }
}
