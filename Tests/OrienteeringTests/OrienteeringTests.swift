import Orienteering
import TestSupport
import Testing
import Units

@Suite("Orienteering")
struct OrienteeringTests {
  /// Straight distances, or costs that differ by direction and now and then no way at all.
  ///
  /// - Parameter closed: no way round is cheaper than the direct way.
  static func problem(
    _ random: inout SplitMix64, inner: Int, alternatives: Bool, closed: Bool = true
  ) -> OrienteeringProblem {
    let count = inner + 2
    let points = (0..<count).map { _ in (random.unit() * 10, random.unit() * 10) }
    let uneven = random.unit() < 0.4
    var costs: [Double] = []
    for a in points {
      for b in points {
        let way = ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).squareRoot()
        costs.append(uneven ? (random.unit() < 0.1 ? .infinity : way * (0.5 + random.unit())) : way)
      }
    }
    if closed {
      for via in 0..<count {
        for a in 0..<count {
          for b in 0..<count {
            costs[a * count + b] = min(costs[a * count + b], costs[a * count + via] + costs[via * count + b])
          }
        }
      }
    }
    var prizes = (0..<count).map { _ in Double(random.pick(0..<20)) }
    prizes[0] = 0
    prizes[count - 1] = 0
    let groups = alternatives ? (0..<count).map { _ in random.pick(0..<max(2, inner / 2)) } : []
    return OrienteeringProblem(
      prizes: prizes, costs: costs, paths: 1 + random.pick(0..<3), limit: 4 + random.unit() * 20,
      groups: groups)
  }

  /// Everything that paths must keep to.
  static func expectLawful(_ plan: OrienteeringPlan, _ problem: OrienteeringProblem, _ seed: UInt64) {
    #expect(plan.paths.count <= problem.paths, "seed \(seed)")
    var visited: Set<Int> = []
    var value = 0.0
    for path in plan.paths {
      #expect(path.first == 0 && path.last == problem.count - 1 && path.count > 2, "seed \(seed)")
      #expect(problem.cost(of: path) <= problem.limit, "seed \(seed)")
      for place in path.dropFirst().dropLast() {
        #expect(place > 0 && place < problem.count - 1, "seed \(seed)")
        let key = problem.groups.isEmpty ? place : problem.groups[place]
        #expect(visited.insert(key).inserted, "seed \(seed): group \(key) twice")
        value += problem.prizes[place]
      }
    }
    #expect(abs(value - plan.value) < 1e-9, "seed \(seed)")
  }

  @Test("Small problems are solved to the optimum, and the bound is no less")
  func twin() throws {
    try forAll(150) {
      Self.problem(&$0, inner: 1 + $0.pick(0..<6), alternatives: $0.unit() < 0.4)
    } property: {
      problem, seed in
      let best = SmallestTwin.value(of: problem)
      let plan = try Orienteering.paths(for: problem, seed: seed, stop: StopRule(rounds: 1_500))
      Self.expectLawful(plan, problem, seed)
      #expect(abs(plan.value - best) < 1e-9, "seed \(seed)")
      for rounds in [0, 3, 40] {
        let bound = try OrienteeringBound.value(
          of: problem, stop: StopRule(rounds: rounds), levels: 60, known: plan.value)
        #expect(bound >= best - 1e-9, "seed \(seed), \(rounds) steps: \(bound) under \(best)")
      }
    }
  }

  @Test("The bound holds where ways round are cheaper than direct ones")
  func uneven() throws {
    try forAll(150) {
      Self.problem(&$0, inner: 1 + $0.pick(0..<6), alternatives: $0.unit() < 0.4, closed: false)
    } property: { problem, seed in
      let best = SmallestTwin.value(of: problem)
      let plan = try Orienteering.paths(for: problem, seed: seed, stop: StopRule(rounds: 200))
      Self.expectLawful(plan, problem, seed)
      for rounds in [0, 3, 40] {
        let bound = try OrienteeringBound.value(
          of: problem, stop: StopRule(rounds: rounds), levels: 60, known: best)
        #expect(bound >= best - 1e-9, "seed \(seed), \(rounds) steps: \(bound) under \(best)")
      }
    }
  }

  @Test("Paths keep to limit and groups, and the bound is above them")
  func laws() throws {
    try forAll(25) {
      Self.problem(&$0, inner: 20 + $0.pick(0..<50), alternatives: $0.unit() < 0.5)
    } property: {
      problem, seed in
      let plan = try Orienteering.paths(for: problem, seed: seed, stop: StopRule(rounds: 300))
      Self.expectLawful(plan, problem, seed)
      let bound = try OrienteeringBound.value(of: problem, stop: StopRule(rounds: 10), levels: 200)
      #expect(bound >= plan.value, "seed \(seed)")
    }
  }

  @Test("The same seed and rounds give the same paths, also when a clock is asked")
  func repeatable() throws {
    var random = SplitMix64(seed: 7)
    let problem = Self.problem(&random, inner: 40, alternatives: true)
    let first = try Orienteering.paths(for: problem, seed: 5, stop: StopRule(rounds: 700))
    let second = try Orienteering.paths(for: problem, seed: 5, stop: StopRule(rounds: 700) { true })
    #expect(first == second)
    #expect(first.rounds == 700)
    let cut = try Orienteering.paths(for: problem, seed: 5, stop: StopRule(rounds: 700) { false })
    #expect(cut.rounds == 0)
    Self.expectLawful(cut, problem, 7)
  }

  @Test("Places on one spot, a limit of nothing and places just out of reach")
  func touching() throws {
    let spot = OrienteeringProblem(
      prizes: [0, 3, 4, 5, 0], costs: [Double](repeating: 0, count: 25), paths: 1, limit: 0)
    let plan = try Orienteering.paths(for: spot, seed: 1, stop: StopRule(rounds: 50))
    #expect(plan.value == 12)
    #expect(try OrienteeringBound.value(of: spot, stop: StopRule(rounds: 20)) == 12)
    // On a line: the far place is reached exactly at the limit, and not when a hair is missing.
    func line(_ limit: Double) throws -> Double {
      let at = [0.0, 2, 5, 0]
      let costs = at.flatMap { a in at.map { abs(a - $0) } }
      let problem = OrienteeringProblem(prizes: [0, 1, 1, 0], costs: costs, paths: 1, limit: limit)
      let value = try Orienteering.paths(for: problem, seed: 1, stop: StopRule(rounds: 50)).value
      #expect(try OrienteeringBound.value(of: problem, stop: StopRule(rounds: 20)) >= value)
      return value
    }
    #expect(try line(10) == 2)
    #expect(try line(10.0.nextDown) == 1)
    #expect(try line(3.9) == 0)
  }

  @Test("An end out of reach means no paths")
  func apart() throws {
    let problem = OrienteeringProblem(
      prizes: [0, 3, 0], costs: [0, 1, 9, 1, 0, 8, 9, 8, 0], paths: 2, limit: 5)
    #expect(try Orienteering.paths(for: problem, seed: 1, stop: StopRule(rounds: 10)).paths.isEmpty)
    #expect(try OrienteeringBound.value(of: problem, stop: StopRule(rounds: 10)) == 0)
  }

  @Test(
    "What is no problem is refused with its reason",
    arguments: [
      (OrienteeringProblem(prizes: [0], costs: [0], paths: 1, limit: 1), OrienteeringError.fewPlaces(1)),
      (
        OrienteeringProblem(prizes: [0, 0], costs: [0, 1], paths: 1, limit: 1),
        .wrongSize(costs: 2, places: 2)
      ),
      (
        OrienteeringProblem(prizes: [0, 0], costs: [0, 1, 1, 0], paths: 1, limit: 1, groups: [1]),
        .wrongGroups(groups: 1, places: 2)
      ),
      (OrienteeringProblem(prizes: [0, 0], costs: [0, 1, 1, 0], paths: 0, limit: 1), .noPaths(0)),
      (OrienteeringProblem(prizes: [0, 0], costs: [0, 1, 1, 0], paths: 1, limit: -1), .badLimit(-1)),
      (
        OrienteeringProblem(prizes: [0, 0], costs: [0, 1, 1, 0], paths: 1, limit: .infinity),
        .badLimit(.infinity)
      ),
      (
        OrienteeringProblem(prizes: [0, -2], costs: [0, 1, 1, 0], paths: 1, limit: 1),
        .badPrize(place: 1, value: -2)
      ),
      (
        OrienteeringProblem(prizes: [0, 0], costs: [0, 1, -1, 0], paths: 1, limit: 1),
        .badCost(from: 1, to: 0, value: -1)
      ),
    ])
  func refused(problem: OrienteeringProblem, error: OrienteeringError) {
    #expect(throws: error) { try Orienteering.paths(for: problem, seed: 1, stop: StopRule(rounds: 1)) }
    #expect(throws: error) { try OrienteeringBound.value(of: problem, stop: StopRule(rounds: 1)) }
  }

  @Test("Costs that are not numbers are refused")
  func notNumbers() {
    let problem = OrienteeringProblem(prizes: [0, 0], costs: [0, .nan, 1, 0], paths: 1, limit: 1)
    guard case .badCost(from: 0, to: 1, let value) = problem.flaw() else {
      Issue.record("\(String(describing: problem.flaw()))")
      return
    }
    #expect(value.isNaN)
    #expect(
      OrienteeringProblem(prizes: [0, 0], costs: [0, 1, 1, 0], paths: 1, limit: .nan).flaw() != nil)
  }
}
