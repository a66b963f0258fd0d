public import Units

/// Ways of vehicles by ruin and recreate with annealing.
///
/// Each round takes strings of stops out of trips that lie near each other and puts them back greedily; what is a little
/// worse is walked on from by a temperature that falls (Christiaens and Vanden Berghe 2020, who also describe how vehicles are
/// saved: one is emptied, and stops that keep being left over gain weight until all have a place).
public enum VehicleSearch {
  /// The best plan found: first the fewest missed stops, then (where the problem asks for it) the fewest vehicles, then
  /// the least distance.
  ///
  /// The same problem, seed, rounds and horizon give the same plan.
  /// - Parameter stop: a round is one ruin and recreate; `mayGoOn` is asked every 64 rounds.
  /// - Parameter horizon: rounds over which the annealing cools for the first time; nil is all rounds. Where rounds are
  ///   left, shorter and cooler cycles from the best plan follow.
  /// - Throws: ``VehicleError`` for what is no problem.
  public static func plan(for problem: VehicleProblem, seed: UInt64, stop: StopRule, horizon: Int? = nil)
    throws -> VehiclePlan
  {
    if let flaw = problem.flaw() { throw flaw }
    guard !problem.stops.isEmpty else { return VehiclePlan(vehicles: [], missed: [], distance: 0, rounds: 0) }
    let ground = TripGround(problem)
    guard ground.vehicles > 0 else {
      return VehiclePlan(vehicles: [], missed: Array(problem.stops.indices), distance: 0, rounds: 0)
    }
    var annealing = TripAnnealing(ground, seed: seed)
    annealing.run(stop, horizon: min(horizon ?? stop.rounds, stop.rounds))
    return annealing.plan()
  }
}
