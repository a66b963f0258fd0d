/// What the vehicles do.
public struct VehiclePlan: Sendable, Equatable {
  /// A call on the way between two departures from a depot.
  public enum Call: Sendable, Equatable {
    /// Index of a stop.
    case stop(Int)
    /// Index of a charger among the battery's stations, and the energy taken in there.
    case charge(station: Int, energy: Int)
  }

  public struct Vehicle: Sendable, Equatable {
    /// Index of the depot.
    public var depot: Int
    /// Trips in order of time, each from the depot and back.
    public var trips: [[Call]]

    public init(depot: Int, trips: [[Call]]) {
      self.depot = depot
      self.trips = trips
    }
  }

  /// Vehicles that leave their depots.
  public var vehicles: [Vehicle]
  /// Stops that no vehicle serves, in rising order; the search found no place for them.
  public var missed: [Int]
  /// Sum of the distances.
  public var distance: Int
  /// Rounds that the search took.
  public var rounds: Int

  public init(vehicles: [Vehicle], missed: [Int], distance: Int, rounds: Int) {
    self.vehicles = vehicles
    self.missed = missed
    self.distance = distance
    self.rounds = rounds
  }
}
