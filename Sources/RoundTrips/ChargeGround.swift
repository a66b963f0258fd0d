/// A battery laid out for the search: for each pair of locations the ways over one or two chargers that can be of use.
final class ChargeGround {
  /// A way from one location to another over chargers.
  struct Hop {
    /// Indices among the stations; the second is -1 where one call is enough.
    var station, second: Int
    var distance: Int
    /// Energy and time to the first charger, between both, and from the last one.
    var energyIn, timeIn, energyOver, timeOver, energyOut, timeOut: Int
  }

  let capacity, rate, setup: Int
  let partial: Bool
  let locations: Int
  let stations: [Int]
  let energy: UnsafeMutablePointer<Int32>
  private let hops: UnsafeMutablePointer<Hop>
  private let starts: UnsafeMutablePointer<Int>

  /// Most ways over chargers that are kept for a pair; the shortest ones.
  static let mostHops = 12

  init(_ battery: VehicleProblem.Battery, _ problem: VehicleProblem) {
    capacity = battery.capacity
    rate = battery.chargeTime
    setup = battery.setup
    // Where charging takes no time there is no reason to stop it early.
    partial = battery.partial && battery.chargeTime > 0
    let m = problem.locations
    locations = m
    stations = battery.stations
    energy = .allocate(capacity: max(1, m * m))
    for (index, value) in battery.energies.enumerated() {
      (energy + index).initialize(to: Int32(value))
    }
    var visited = Array(repeating: false, count: m)
    for depot in problem.depots { visited[depot.location] = true }
    for stop in problem.stops { visited[stop.location] = true }
    var all: [Hop] = []
    var offsets: [Int] = []
    for a in 0..<m {
      for b in 0..<m {
        offsets.append(all.count)
        if visited[a], visited[b] { all += Self.useful(from: a, to: b, battery, problem) }
      }
    }
    offsets.append(all.count)
    hops = .allocate(capacity: max(1, all.count))
    for (index, hop) in all.enumerated() { (hops + index).initialize(to: hop) }
    starts = .allocate(capacity: offsets.count)
    for (index, value) in offsets.enumerated() { (starts + index).initialize(to: value) }
  }

  deinit {
    energy.deallocate()
    hops.deallocate()
    starts.deallocate()
  }

  /// From the shortest to the longest.
  @inline(__always) func hops(_ a: Int, _ b: Int) -> UnsafeBufferPointer<Hop> {
    let pair = a &* locations &+ b
    return UnsafeBufferPointer(start: hops + starts[pair], count: starts[pair &+ 1] &- starts[pair])
  }

  /// The ways that no other is as good as in distance, in energy in and out, and in the energy that is charged.
  private static func useful(
    from a: Int, to b: Int, _ battery: VehicleProblem.Battery, _ problem: VehicleProblem
  ) -> [Hop] {
    let m = problem.locations
    func leg(_ x: Int, _ y: Int) -> (way: Int, energy: Int, time: Int) {
      (problem.distances[x * m + y], battery.energies[x * m + y], problem.times[x * m + y])
    }
    var found: [Hop] = []
    for (index, s) in battery.stations.enumerated() {
      let (into, out) = (leg(a, s), leg(s, b))
      if into.energy > battery.capacity { continue }
      if out.energy <= battery.capacity {
        found.append(
          Hop(
            station: index, second: -1, distance: into.way + out.way, energyIn: into.energy,
            timeIn: into.time, energyOver: 0, timeOver: 0, energyOut: out.energy, timeOut: out.time))
      }
    }
    let singles = found
    // Two calls between two stops are for ways that one call does not make or leaves nearly empty.
    let direct = battery.energies[a * m + b]
    if singles.isEmpty || 2 * direct > battery.capacity {
      for (first, s) in battery.stations.enumerated() where leg(a, s).energy <= battery.capacity {
        for (second, z) in battery.stations.enumerated() where second != first {
          let (into, over, out) = (leg(a, s), leg(s, z), leg(z, b))
          if over.energy > battery.capacity || out.energy > battery.capacity { continue }
          found.append(
            Hop(
              station: first, second: second, distance: into.way + over.way + out.way,
              energyIn: into.energy, timeIn: into.time, energyOver: over.energy, timeOver: over.time,
              energyOut: out.energy, timeOut: out.time))
        }
      }
    }
    found.sort { ($0.distance, $0.station, $0.second) < ($1.distance, $1.station, $1.second) }
    var kept: [Hop] = []
    for hop in found {
      let beaten = kept.contains {
        $0.energyIn <= hop.energyIn && $0.energyOut <= hop.energyOut
          && $0.energyIn + $0.energyOver <= hop.energyIn + hop.energyOver
          && ($0.second < 0 || hop.second >= 0)
      }
      if !beaten { kept.append(hop) }
      if kept.count == mostHops { break }
    }
    return kept
  }
}
