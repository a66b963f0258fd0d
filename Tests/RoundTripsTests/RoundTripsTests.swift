import Foundation
import TestSupport
import Testing
import Units

@testable import RoundTrips

@Suite("Vehicles that come back")
struct RoundTripsTests {
  private func plan(_ problem: VehicleProblem, _ seed: UInt64, rounds: Int) throws -> VehiclePlan {
    try VehicleSearch.plan(for: problem, seed: seed, stop: StopRule(rounds: rounds))
  }

  @Test("A few stops: as good as trying everything")
  func small() throws {
    var served = 0
    try forAll(150) {
      VehicleMaker.problem(&$0, stops: 2 + Int($0.next() % 4))
    } property: { problem, seed in
      let plan = try plan(problem, seed, rounds: 1500)
      #expect(VehicleTwin.flaw(plan, problem) == nil, "seed \(seed)")
      guard let best = BruteForce(problem).best else {
        #expect(!plan.missed.isEmpty, "seed \(seed)")
        return
      }
      served += 1
      #expect(plan.missed.isEmpty, "seed \(seed)")
      if problem.fewestVehicles { #expect(plan.vehicles.count == best.0, "seed \(seed)") }
      #expect(plan.distance == best.1, "seed \(seed)")
    }
    #expect(served > 60)
  }

  @Test("A few stops and chargers: as good as trying everything")
  func smallElectric() throws {
    var served = 0
    try forAll(60) {
      VehicleMaker.electric(&$0, stops: 2 + Int($0.next() % 2))
    } property: { problem, seed in
      let plan = try plan(problem, seed, rounds: 1500)
      #expect(VehicleTwin.flaw(plan, problem) == nil, "seed \(seed)")
      guard let best = BruteForce(problem).best else {
        #expect(!plan.missed.isEmpty, "seed \(seed)")
        return
      }
      served += 1
      #expect(plan.missed.isEmpty, "seed \(seed)")
      if problem.fewestVehicles { #expect(plan.vehicles.count == best.0, "seed \(seed)") }
      #expect(plan.distance == best.1, "seed \(seed)")
    }
    #expect(served > 40)
  }

  @Test("Larger ones keep every rule")
  func larger() throws {
    try forAll(40) {
      VehicleMaker.problem(&$0, stops: 25)
    } property: { problem, seed in
      let plan = try plan(problem, seed, rounds: 600)
      #expect(VehicleTwin.flaw(plan, problem) == nil, "seed \(seed)")
    }
    try forAll(30) {
      VehicleMaker.electric(&$0, stops: 14)
    } property: { problem, seed in
      var problem = problem
      problem.depots[0].vehicles = 9
      let plan = try plan(problem, seed, rounds: 600)
      #expect(VehicleTwin.flaw(plan, problem) == nil, "seed \(seed)")
    }
  }

  @Test("So do more stops than are tried everywhere")
  func many() throws {
    try forAll(3) {
      VehicleMaker.problem(&$0, stops: 200)
    } property: { problem, seed in
      var problem = problem
      for depot in problem.depots.indices { problem.depots[depot].vehicles = 60 }
      let plan = try plan(problem, seed, rounds: 400)
      #expect(VehicleTwin.flaw(plan, problem) == nil, "seed \(seed)")
    }
  }

  /// A board with some stops on it, put where chance says and the slow judge agrees.
  private func judged(_ problem: VehicleProblem, _ seed: UInt64, _ judge: (TripBoard, Int, Int, Bool) -> Void)
  {
    let ground = TripGround(problem)
    let board = TripBoard(ground)
    var random = SplitMix64(seed: seed)
    for stop in problem.stops.indices {
      var spots: [Int] = []
      for v in 0..<ground.vehicles {
        var r = board.firstTrip[v]
        while r >= 0 {
          if board.load[r] + ground.demand[stop] <= board.capacity[v] {
            var node = board.start(r)
            while node != board.end(r) {
              spots.append(node)
              node = board.next[node]
            }
          }
          r = board.nextTrip[r]
        }
      }
      for node in spots {
        let fits = TripRecreate.fits(stop, behind: node, board)
        judge(board, stop, node, fits)
      }
      let good = spots.filter { TripRecreate.fits(stop, behind: $0, board) }
      if good.isEmpty || random.pick(0..<3) == 0 {
        let idle = (0..<ground.vehicles).filter { board.firstTrip[$0] < 0 || problem.reloads }
        guard !idle.isEmpty else { continue }
        let v = idle[random.pick(0..<idle.count)]
        let r = board.open(v, after: board.lastTrip[v])
        board.put(stop, after: board.start(r))
        if board.load[r] > board.capacity[v] || !board.refresh(v) {
          board.take(stop)
          board.close(r)
          board.refresh(v)
        }
      } else {
        let node = good[random.pick(0..<good.count)]
        board.put(stop, after: node)
        board.refresh(board.vehicle[board.tripOf[node]])
      }
    }
  }

  private func vehicle(_ board: TripBoard, _ v: Int, _ stop: Int? = nil, after node: Int = -1)
    -> VehiclePlan.Vehicle
  {
    var trips: [[VehiclePlan.Call]] = []
    var r = board.firstTrip[v]
    while r >= 0 {
      var trip: [VehiclePlan.Call] = []
      var at = board.start(r)
      while at != board.end(r) {
        if at < board.ground.stops { trip.append(.stop(at)) }
        if at == node, let stop { trip.append(.stop(stop)) }
        at = board.next[at]
      }
      trips.append(trip)
      r = board.nextTrip[r]
    }
    return VehiclePlan.Vehicle(depot: board.ground.depotOf[v], trips: trips)
  }

  @Test("A spot is judged in a few steps as a slow walk of the whole day judges it")
  func spots() {
    var judged = [0, 0]
    forAll(200) {
      VehicleMaker.problem(&$0, stops: 12)
    } property: { problem, seed in
      self.judged(problem, seed) { board, stop, node, fits in
        let v = board.vehicle[board.tripOf[node]]
        let slow = VehicleTwin.flaw(self.vehicle(board, v, stop, after: node), problem) == nil
        #expect(slow == fits, "seed \(seed), stop \(stop) behind \(node)")
        judged[fits ? 1 : 0] += 1
        let before = board.distance
        let known = (0..<board.ground.vehicles).reduce(0) {
          $0 + VehicleTwin.distance(self.vehicle(board, $1), problem)
        }
        #expect(before == known, "seed \(seed)")
      }
    }
    #expect(judged.allSatisfy { $0 > 300 }, "\(judged)")
  }

  @Test("A round that is taken back leaves no trace")
  func restored() {
    forAll(60) {
      VehicleMaker.problem(&$0, stops: 20)
    } property: { problem, seed in
      let board = TripBoard(TripGround(problem))
      var recreate = TripRecreate(board)
      var ruin = StringRuin(board.ground)
      var random = SplitMix64(seed: seed)
      var absent = Array(problem.stops.indices)
      recreate.recreate(board, &absent, vehicles: .max, &random)
      for _ in 0..<20 {
        let (picture, distance, used) = (board.picture(), board.distance, board.used)
        let figures = (0..<problem.stops.count).filter { board.tripOf[$0] >= 0 }.map {
          [board.leave[$0], board.latest[$0]]
        }
        board.begin()
        var out = absent
        ruin.ruin(board, &out, &random)
        recreate.recreate(board, &out, vehicles: .max, &random)
        board.restore()
        #expect(
          board.picture() == picture && board.distance == distance && board.used == used, "seed \(seed)")
        let after = (0..<problem.stops.count).filter { board.tripOf[$0] >= 0 }.map {
          [board.leave[$0], board.latest[$0]]
        }
        #expect(figures == after, "seed \(seed)")
      }
    }
  }

  @Test("The same seed and rounds give the same plan, and a clock only ends it")
  func same() throws {
    var random = SplitMix64(seed: 5)
    let problem = VehicleMaker.problem(&random, stops: 30)
    #expect(try plan(problem, 7, rounds: 500) == plan(problem, 7, rounds: 500))
    let ended = try VehicleSearch.plan(for: problem, seed: 7, stop: StopRule(rounds: .max) { false })
    #expect(VehicleTwin.flaw(ended, problem) == nil)
  }

  @Test("Nothing to do, nobody to do it, and numbers that are none")
  func edges() throws {
    var random = SplitMix64(seed: 1)
    var problem = VehicleMaker.problem(&random, stops: 4)
    var empty = problem
    empty.stops = []
    #expect(try plan(empty, 1, rounds: 5).vehicles.isEmpty)
    var idle = problem
    for depot in idle.depots.indices { idle.depots[depot].vehicles = 0 }
    #expect(try plan(idle, 1, rounds: 5).missed == [0, 1, 2, 3])
    problem.stops[2].demand = -1
    #expect(throws: VehicleError.stop(2)) { try plan(problem, 1, rounds: 5) }
    problem.distances.removeLast()
    #expect(throws: VehicleError.self) { try plan(problem, 1, rounds: 5) }
  }

  @Test("Logarithms by plain arithmetic are logarithms")
  func logarithms() {
    for x in [1e-17, 0.01, 0.3, 0.7, 0.999, 1, 1.4, 1.42, 2, 77.5, 1e9] {
      #expect(abs(PlainLogarithm.value(x) - log(x)) < 1e-11 * max(1, abs(log(x))), "\(x)")
    }
    #expect(abs(pow(PlainLogarithm.factor(ratio: 0.01, steps: 500), 500) - 0.01) < 1e-10)
  }
}
