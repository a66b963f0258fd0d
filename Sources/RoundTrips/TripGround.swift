/// A problem laid out for the search: numbers that no round changes.
///
/// Nodes 0 to n - 1 are the stops; trip r has the nodes n + 2r for its start and n + 2r + 1 for its end. The class owns
/// its memory; everything in it is written in `init` alone.
final class TripGround {
  let problem: VehicleProblem
  let stops: Int
  let locations: Int
  /// Most trips at one time.
  let slots: Int
  let vehicles: Int
  /// Depot of each vehicle.
  let depotOf: [Int]
  let distance: UnsafeMutablePointer<Int32>
  let time: UnsafeMutablePointer<Int32>
  let place, ready, due, service, demand, release: UnsafeMutablePointer<Int>
  let hasReleases, hasDurations: Bool
  /// For each stop the others from the nearest on.
  let near: UnsafeMutablePointer<Int32>
  let nearCount: Int
  /// For each stop those beside which it is tried first: near in place and in time. 0 where all places are tried.
  let beside: UnsafeMutablePointer<Int32>
  let besideCount: Int
  /// Distance there and back from the closest depot.
  let farness: [Int]
  let charge: ChargeGround?
  private let owned: [UnsafeMutableRawPointer]

  /// Fewer stops than this are tried everywhere.
  static let smallCount = 150

  init(_ problem: VehicleProblem) {
    self.problem = problem
    let n = problem.stops.count
    let m = problem.locations
    stops = n
    locations = m
    // More vehicles than stops are of no use.
    depotOf = problem.depots.indices.flatMap { depot in
      Array(repeating: depot, count: min(problem.depots[depot].vehicles, n))
    }
    vehicles = depotOf.count
    // Without reloads every vehicle has one trip, with them no trip is empty for long.
    slots = problem.reloads ? n + vehicles + 1 : vehicles
    var all: [UnsafeMutableRawPointer] = []
    func owned<T: BitwiseCopyable>(_ values: [T]) -> UnsafeMutablePointer<T> {
      let memory = UnsafeMutablePointer<T>.allocate(capacity: max(1, values.count))
      for (index, value) in values.enumerated() { (memory + index).initialize(to: value) }
      all.append(UnsafeMutableRawPointer(memory))
      return memory
    }
    distance = owned(problem.distances.map(Int32.init))
    time = problem.times == problem.distances ? distance : owned(problem.times.map(Int32.init))
    place = owned(problem.stops.map(\.location))
    ready = owned(problem.stops.map(\.ready))
    due = owned(problem.stops.map(\.due))
    service = owned(problem.stops.map(\.service))
    demand = owned(problem.stops.map(\.demand))
    release = owned(problem.stops.map(\.release))
    hasReleases = problem.stops.contains { $0.release > 0 }
    hasDurations = problem.depots.contains { $0.longest != nil }

    let places = problem.stops.map(\.location)
    nearCount = max(0, min(n - 1, 300))
    besideCount = n <= Self.smallCount ? 0 : min(n - 1, 60)
    var nearest: [Int32] = []
    var besides: [Int32] = []
    for a in 0..<n {
      let stop = problem.stops[a]
      func way(_ b: Int) -> Int {
        problem.distances[places[a] * m + places[b]] + problem.distances[places[b] * m + places[a]]
      }
      /// Distance, with waiting and lateness that following one another would bring.
      func nearness(_ b: Int) -> Int {
        let other = problem.stops[b]
        func following(_ first: VehicleProblem.Stop, _ then: VehicleProblem.Stop) -> Int {
          let way = first.location * m + then.location
          let wait = max(0, then.ready - first.due - first.service - problem.times[way])
          let late = max(0, first.ready + first.service + problem.times[way] - then.due)
          return problem.distances[way] + wait / 5 + late
        }
        return min(following(stop, other), following(other, stop))
      }
      func sorted(_ count: Int, _ key: (Int) -> Int) -> [Int32] {
        let keys = (0..<n).filter { $0 != a }.map { (key: key($0), stop: $0) }
        return keys.sorted { ($0.key, $0.stop) < ($1.key, $1.stop) }.prefix(count).map { Int32($0.stop) }
      }
      nearest += sorted(nearCount, way)
      if besideCount > 0 { besides += sorted(besideCount, nearness) }
    }
    near = owned(nearest)
    beside = owned(besides)
    farness = places.map { place in
      problem.depots.map {
        problem.distances[$0.location * m + place] + problem.distances[place * m + $0.location]
      }.min() ?? 0
    }
    charge = problem.battery.map { ChargeGround($0, problem) }
    self.owned = all
  }

  deinit {
    for memory in owned { memory.deallocate() }
  }
}
