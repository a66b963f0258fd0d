import TestSupport
import Testing
import Units

@testable import PatrolDays

@Suite("Book of the demand")
struct RevisitLedgerTests {
  /// Cost of the open ticks, from nothing but visits.
  private func lost(_ tasks: [[RevisitWindow]], _ visits: [(task: Int, minute: Int)]) -> DayCost {
    var sum = DayCost.zero
    for (number, windows) in tasks.enumerated() {
      for window in windows {
        for tick in stride(from: window.from + window.revisit, through: window.to, by: window.step)
        where !visits.contains(where: {
          $0.task == number && tick - window.revisit < $0.minute && $0.minute <= tick
        }) {
          sum += window.loss
        }
      }
    }
    return sum
  }

  @Test("gains, losses and moves are differences of the whole sum") func laws() {
    forAll(60) {
      RandomDay.make(&$0, tasks: 4)
    } property: { day, seed in
      let tasks = day.tasks.map(\.windows)
      var ledger = RevisitLedger(tasks)
      var visits: [(task: Int, minute: Int)] = []
      var random = SplitMix64(seed: seed)
      for _ in 0..<60 {
        let task = random.pick(0..<tasks.count)
        let minute = random.pick(0..<260)
        if !visits.isEmpty, random.unit() < 0.45 {
          let index = random.pick(0..<visits.count)
          let old = visits[index]
          var moved = visits
          moved[index].minute = minute
          #expect(
            ledger.move(old.task, old.minute, to: minute) == lost(tasks, visits) - lost(tasks, moved),
            "seed \(seed)")
          visits.remove(at: index)
          let loss = ledger.loss(old.task, old.minute)
          ledger.take(old.task, old.minute)
          #expect(ledger.lost == lost(tasks, visits), "seed \(seed)")
          #expect(loss == ledger.gain(old.task, old.minute), "seed \(seed)")
        } else {
          let before = ledger.lost
          let gain = ledger.gain(task, minute)
          ledger.put(task, minute)
          visits.append((task, minute))
          #expect(ledger.lost == lost(tasks, visits), "seed \(seed)")
          #expect(before - ledger.lost == gain, "seed \(seed)")
        }
      }
    }
  }

  @Test("every run of open ticks is found, and visits in its stretch serve some of it") func runs() {
    forAll(100) {
      RandomDay.make(&$0, tasks: 3)
    } property: { day, seed in
      var ledger = RevisitLedger(day.tasks.map(\.windows))
      var random = SplitMix64(seed: seed)
      for _ in 0..<8 { ledger.put(random.pick(0..<day.tasks.count), random.pick(0..<240)) }
      for task in day.tasks.indices {
        var worth = DayCost.zero
        var skip = 0
        while let run = ledger.openRun(task, after: 0, through: 240, skip: skip) {
          skip = run.end
          worth += run.worth
          for minute in (run.after + 1)...run.through {
            #expect(ledger.gain(task, minute) > .zero, "seed \(seed), task \(task), minute \(minute)")
          }
        }
        let all = (0...240).reduce(DayCost.zero) { max($0, ledger.gain(task, $1)) }
        #expect(worth >= all, "seed \(seed)")
      }
    }
  }

  @Test("levels outweigh each other and come back from sums") func levels() {
    let a = DayCost(mustDo: 1)
    let b = DayCost(overdue: 1 << 39, reserve: 1 << 23, energy: 1 << 33, change: 1 << 15)
    #expect(b < a)
    #expect(DayCost(energy: 5) < DayCost(reserve: 1))
    let sum = a + b - DayCost(energy: 1 << 32)
    #expect(sum.levels == (1, 1 << 39, 1 << 23, 1 << 32, 1 << 15))
    #expect(DayCost(change: 3) * 4 == DayCost(change: 12))
  }
}
