import Units

/// The state of the search: one board that is walked on, and a picture of the best.
struct TripAnnealing {
  private let ground: TripGround
  private let board: TripBoard
  private var random: SplitMix64
  private var ruin: StringRuin
  private var recreate: TripRecreate
  private var absent: [Int] = []
  /// How often each stop was left over.
  private var absences: [Int]
  private var best: [Int] = []
  private var bestMissed: Int
  private var bestUsed = Int.max
  private var bestDistance = Int.max
  /// Most vehicles that may be in use.
  private var fleet: Int
  private(set) var rounds = 0

  /// Temperatures in mean ways from stop to stop.
  static let hot = 0.7
  static let cold = 0.1
  /// Share of the horizon that may be spent on saving vehicles.
  static let savingShare = 0.35

  init(_ ground: TripGround, seed: UInt64) {
    self.ground = ground
    board = TripBoard(ground)
    random = SplitMix64(seed: seed)
    ruin = StringRuin(ground)
    recreate = TripRecreate(board)
    absences = Array(repeating: 1, count: ground.stops)
    bestMissed = ground.stops
    fleet = ground.vehicles
  }

  mutating func run(_ stop: StopRule, horizon: Int) {
    absent = Array(0..<ground.stops)
    board.begin()
    recreate.recreate(board, &absent, vehicles: fleet, &random)
    keep()
    // All places first, with as many vehicles as there are.
    while !absent.isEmpty {
      if !placeAll(stop, until: .max) { return }
    }
    if ground.problem.fewestVehicles { saveVehicles(stop, until: Int(Double(horizon) * Self.savingShare)) }
    var length = max(1000, horizon - rounds)
    var heat = Self.hot
    while rounds < stop.rounds, stop.mayGoOn() {
      guard anneal(length, from: heat, stop) else { return }
      length = max(1000, horizon / 3)
      heat = Self.hot / 5
      board.load(best)
    }
  }

  private func goesOn(_ stop: StopRule) -> Bool {
    rounds < stop.rounds && (rounds & 63 != 63 || stop.mayGoOn())
  }

  private var meanWay: Double {
    let ways = ground.stops - absent.count + board.used
    return Double(board.distance) / Double(max(1, ways))
  }

  /// One cooling; false when the search must end.
  private mutating func anneal(_ length: Int, from heat: Double, _ stop: StopRule) -> Bool {
    var temperature = meanWay * heat
    let factor = PlainLogarithm.factor(ratio: Self.cold / heat, steps: length)
    for _ in 0..<length {
      guard goesOn(stop) else { return false }
      rounds += 1
      let old = board.distance
      board.begin()
      ruin.ruin(board, &absent, &random)
      recreate.recreate(board, &absent, vehicles: fleet, &random)
      let bar = Double(old) - temperature * PlainLogarithm.value(random.unit() + 0x1p-54)
      temperature *= factor
      if absent.isEmpty, Double(board.distance) < bar {
        keep()
      } else {
        board.restore()
        absent.removeAll(keepingCapacity: true)
      }
    }
    return true
  }

  /// Empties one vehicle after the other for as long as the rest can take its stops.
  private mutating func saveVehicles(_ stop: StopRule, until last: Int) {
    let total = ground.problem.stops.reduce(0) { $0 + $1.demand }
    let largest = ground.problem.depots.map(\.capacity).max() ?? 0
    let least = ground.problem.reloads || largest == 0 ? 1 : max(1, (total + largest - 1) / largest)
    while board.used > least, rounds < last {
      fleet = board.used - 1
      board.begin()
      ruin.takeVehicle(board, &absent, weights: absences)
      if !placeAll(stop, until: last) { break }
    }
    board.load(best)
    absent.removeAll()
    fleet = bestUsed
  }

  /// Ruin and recreate until nothing is left over; false when rounds or time end before.
  private mutating func placeAll(_ stop: StopRule, until last: Int) -> Bool {
    let temperature = meanWay * 0.1
    while !absent.isEmpty {
      guard goesOn(stop), rounds < last else { return false }
      rounds += 1
      let (old, oldAbsent) = (board.distance, absent)
      board.begin()
      ruin.ruin(board, &absent, &random)
      recreate.recreate(board, &absent, vehicles: fleet, &random)
      let weight = oldAbsent.reduce(0) { $0 + absences[$1] }
      let newWeight = absent.reduce(0) { $0 + absences[$1] }
      for stop in absent { absences[stop] += 1 }
      let bar = Double(old) - temperature * PlainLogarithm.value(random.unit() + 0x1p-54)
      if newWeight < weight || (newWeight == weight && Double(board.distance) < bar) {
        keep()
      } else {
        board.restore()
        absent = oldAbsent
      }
    }
    return true
  }

  private mutating func keep() {
    let used = ground.problem.fewestVehicles ? board.used : 0
    let known = ground.problem.fewestVehicles ? bestUsed : 0
    if (absent.count, used, board.distance) < (bestMissed, known, bestDistance) {
      best = board.picture()
      (bestMissed, bestUsed, bestDistance) = (absent.count, board.used, board.distance)
    }
  }

  // MARK: the result

  mutating func plan() -> VehiclePlan {
    board.load(best)
    var vehicles: [VehiclePlan.Vehicle] = []
    for v in 0..<ground.vehicles where board.firstTrip[v] >= 0 {
      var trips: [[VehiclePlan.Call]] = []
      var r = board.firstTrip[v]
      while r >= 0 {
        trips.append(TripCalls.calls(board, r))
        r = board.nextTrip[r]
      }
      vehicles.append(VehiclePlan.Vehicle(depot: ground.depotOf[v], trips: trips))
    }
    let missed = (0..<ground.stops).filter { board.tripOf[$0] < 0 }
    return VehiclePlan(vehicles: vehicles, missed: missed, distance: board.distance, rounds: rounds)
  }
}
