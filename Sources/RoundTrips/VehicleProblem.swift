/// Vehicles that leave depots, serve stops within windows and capacity, may come back to reload and may charge.
///
/// All numbers are whole. Distances are in any unit of the caller's; times, windows, services, releases and durations share
/// one unit of time; demands and capacities one of load; energies one of energy. Indices count from 0.
public struct VehicleProblem: Sendable {
  /// Where vehicles stand, start and end.
  public struct Depot: Sendable {
    /// Row of the matrices.
    public var location: Int
    public var vehicles: Int
    /// Most load of one trip.
    public var capacity: Int
    /// First departure and last arrival.
    public var opens, closes: Int
    /// Most time from a vehicle's first departure to its last arrival; nil is no limit.
    public var longest: Int?

    public init(location: Int, vehicles: Int, capacity: Int, opens: Int, closes: Int, longest: Int? = nil) {
      self.location = location
      self.vehicles = vehicles
      self.capacity = capacity
      self.opens = opens
      self.closes = closes
      self.longest = longest
    }
  }

  /// What is served once.
  public struct Stop: Sendable {
    /// Row of the matrices.
    public var location: Int
    public var demand: Int
    /// Time that the service takes.
    public var service: Int
    /// Service begins between these; who comes earlier waits.
    public var ready, due: Int
    /// The trip that serves the stop leaves its depot no earlier.
    public var release: Int

    public init(location: Int, demand: Int, service: Int, ready: Int, due: Int, release: Int = 0) {
      self.location = location
      self.demand = demand
      self.service = service
      self.ready = ready
      self.due = due
      self.release = release
    }
  }

  /// Vehicles with a battery that is full at the start.
  public struct Battery: Sendable {
    public var capacity: Int
    /// Energy of every way, row by row as the distances.
    public var energies: [Int]
    /// Locations of the chargers.
    public var stations: [Int]
    /// Time that one unit of energy takes; 0 stands for a swap.
    public var chargeTime: Int
    /// Time that a call at a charger takes besides.
    public var setup: Int
    /// Whether a call may end before the battery is full.
    public var partial: Bool

    public init(
      capacity: Int, energies: [Int], stations: [Int], chargeTime: Int, setup: Int = 0, partial: Bool
    ) {
      self.capacity = capacity
      self.energies = energies
      self.stations = stations
      self.chargeTime = chargeTime
      self.setup = setup
      self.partial = partial
    }
  }

  /// Number of locations; matrices have its square of entries, row by row, from the row's location to the column's.
  public var locations: Int
  public var distances: [Int]
  public var times: [Int]
  public var depots: [Depot]
  public var stops: [Stop]
  /// Whether a vehicle may return to its depot, reload at once and leave again.
  public var reloads: Bool
  public var battery: Battery?
  /// Whether one vehicle fewer is worth any distance.
  public var fewestVehicles: Bool

  public init(
    locations: Int, distances: [Int], times: [Int], depots: [Depot], stops: [Stop], reloads: Bool = false,
    battery: Battery? = nil, fewestVehicles: Bool = false
  ) {
    self.locations = locations
    self.distances = distances
    self.times = times
    self.depots = depots
    self.stops = stops
    self.reloads = reloads
    self.battery = battery
    self.fewestVehicles = fewestVehicles
  }

  /// What makes this no problem that can be searched, or nil.
  func flaw() -> VehicleError? {
    let most = Int(Int32.max)
    let matrices = [distances, times] + (battery.map { [$0.energies] } ?? [])
    for matrix in matrices {
      if matrix.count != locations * locations { return .matrix("\(matrix.count) entries") }
      if let wrong = matrix.first(where: { $0 < 0 || $0 > most }) { return .matrix("an entry of \(wrong)") }
    }
    for (index, depot) in depots.enumerated() {
      if !(0..<locations).contains(depot.location) || depot.vehicles < 0 || depot.capacity < 0
        || depot.opens < 0 || depot.closes > Self.latest || (depot.longest ?? 0) < 0
      {
        return .depot(index)
      }
    }
    for (index, stop) in stops.enumerated() {
      if !(0..<locations).contains(stop.location) || stop.demand < 0 || stop.service < 0 || stop.ready < 0
        || stop.due > Self.latest || stop.release < 0 || stop.service > most
      {
        return .stop(index)
      }
    }
    if let battery {
      if battery.capacity < 0 || battery.capacity > most || battery.chargeTime < 0
        || battery.chargeTime > 1_000_000 || battery.setup < 0
        || !battery.stations.allSatisfy((0..<locations).contains)
      {
        return .battery
      }
      if reloads || depots.contains(where: { $0.longest != nil }) { return .batteryWithReloads }
    }
    return nil
  }

  /// Latest moment that a depot or a stop may name; far from where sums of whole numbers end.
  public static let latest = 1 << 50
}

/// What a search is not made for.
public enum VehicleError: Error, Hashable, CustomStringConvertible {
  /// A matrix has the wrong size, or an entry outside 0 to 2^31 - 1.
  case matrix(String)
  /// The depot of this number has a place, a number or a time out of range.
  case depot(Int)
  /// The stop of this number has a place, a number or a time out of range.
  case stop(Int)
  /// The battery's numbers are out of range.
  case battery
  /// Batteries together with reloading or with a limit of duration are not built.
  case batteryWithReloads

  public var description: String {
    switch self {
    case .matrix(let reason): "matrix with \(reason): locations squared from 0 to 2^31 - 1 are expected"
    case .depot(let index): "depot \(index) has a number out of range"
    case .stop(let index): "stop \(index) has a number out of range"
    case .battery: "the battery has a number out of range"
    case .batteryWithReloads: "batteries together with reloads or limits of duration are not built"
    }
  }
}
