import TestSupport
import Testing
import Units

@testable import PatrolDays

@Suite("Search of patrol days")
struct PatrolSearchTests {
  @Test("plans keep the rules and cost what the slow twin says", .timeLimit(.minutes(5)))
  func twin() throws {
    try forAll(150) {
      RandomDay.make(&$0)
    } property: { day, seed in
      var search = PatrolSearch(try FreeFlights(day), seed: seed)
      search.run(StopRule(rounds: 300))
      let flights = search.plan.flights
      #expect(DayTwin.cost(flights, day) == search.cost, "seed \(seed)")
      #expect(search.plan.cost == search.cost, "seed \(seed)")
      let nothing = try #require(DayTwin.cost([], day))
      #expect(search.cost <= nothing, "seed \(seed)")
    }
  }

  @Test("the same seed and rounds give the same flights, more rounds none that are worse")
  func same() throws {
    try forAll(10) {
      RandomDay.make(&$0, docks: 4, tasks: 20, horizon: 400)
    } property: { day, seed in
      func run(_ rounds: Int) throws -> (flights: [PatrolFlight], cost: DayCost) {
        var search = PatrolSearch(try FreeFlights(day), seed: seed)
        search.run(StopRule(rounds: rounds))
        return (search.plan.flights, search.cost)
      }
      let first = try run(400)
      let second = try run(400)
      #expect(first.flights == second.flights, "seed \(seed)")
      #expect(try run(0).cost >= first.cost, "seed \(seed)")
    }
  }

  @Test("a clock ends the search with a plan that keeps the rules") func clock() throws {
    var random = SplitMix64(seed: 7)
    let day = RandomDay.make(&random, docks: 4, tasks: 40, horizon: 600)
    var search = PatrolSearch(try FreeFlights(day), seed: 1)
    search.run(StopRule(rounds: .max) { false })
    #expect(DayTwin.cost(search.plan.flights, day) == search.cost)
  }

  @Test("days without docks, tasks, packs or reach cost what nothing flown costs") func empty() throws {
    var random = SplitMix64(seed: 3)
    var days = [
      RandomDay.make(&random), RandomDay.make(&random), RandomDay.make(&random), RandomDay.make(&random),
    ]
    days[0].docks = []
    days[1].tasks = []
    for dock in days[2].docks.indices { days[2].docks[dock].swap.packs = 0 }
    for task in days[3].tasks.indices { days[3].tasks[task].x = 5e6 }
    for day in days {
      var search = PatrolSearch(try FreeFlights(day), seed: 1)
      search.run(StopRule(rounds: 50))
      #expect(search.plan.flights.isEmpty)
      #expect(search.cost == DayTwin.cost([], day))
    }
  }

  @Test("what is no day is refused") func flaws() {
    var random = SplitMix64(seed: 5)
    let good = RandomDay.make(&random)
    func refused(_ change: (inout PatrolDay) -> Void) -> Bool {
      var day = good
      change(&day)
      do {
        _ = try FreeFlights(day)
        return false
      } catch {
        return error is PatrolError
      }
    }
    #expect(!refused { _ in })
    #expect(refused { $0.horizon = 0 })
    #expect(refused { $0.startGrid = 0 })
    #expect(refused { $0.speed = .nan })
    #expect(refused { $0.docks[0].x = .infinity })
    #expect(refused { $0.docks[0].endurance = 251 })
    #expect(refused { $0.docks[0].swap.packs = -1 })
    #expect(refused { $0.tasks[0].service = 0 })
    #expect(refused { $0.tasks[0].windows[0].to = 100_000 })
    #expect(refused { $0.tasks[0].windows[0].revisit = 0 })
    #expect(
      refused {
        $0.tasks[0].windows = [
          RevisitWindow(from: 0, to: 200, revisit: 20, step: 20, loss: DayCost(mustDo: 500))
        ]
      })
    #expect(
      !refused {
        $0.tasks[0].windows = [
          RevisitWindow(from: 0, to: 200, revisit: 20, step: 20, loss: DayCost(mustDo: 1))
        ]
      })
  }
}
