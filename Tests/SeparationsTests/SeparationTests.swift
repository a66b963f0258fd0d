import Separations
import TestSupport
import Testing
import Units

@Suite("Separations") struct SeparationTests {
  private func line(_ points: [(Double, Double, Double, Double)]) throws -> TimedFlight {
    try TimedFlight(points.map { Fix(SpacePoint(east: $0.1, north: $0.2, up: $0.3), atS: $0.0) })
  }

  private func apart(_ level: Double, _ vertical: Double, _ margin: Double) throws -> Separation {
    try #require(Separation(levelM: level, verticalM: vertical, marginS: margin))
  }

  @Test("head on at one height: too close while 20 m/s have less than the separation left") func headOn()
    throws
  {
    let a = try line([(0, 0, 0, 60), (100, 1000, 0, 60)])
    let b = try line([(0, 1000, 0, 60), (100, 0, 0, 60)])
    let met = a.encounters(with: b, try apart(50, 20, 0))
    #expect(met.count == 1)
    let one = try #require(met.first)
    #expect(abs(one.fromS - 47.5) < 1e-9 && abs(one.toS - 52.5) < 1e-9)
    #expect(one.levelM < 1e-9 && abs(one.firstAtS - 50) < 1e-9 && one.secondAtS == one.firstAtS)
  }

  @Test("courses that cross, one later: the least distance is that of the straight relative way")
  func crossing() throws {
    let a = try line([(0, -500, 0, 60), (100, 500, 0, 60)])
    let b = try line([(0, 0, -530, 60), (100, 0, 470, 60)])
    // The offset runs from (500, -530) with (-10, 10): it passes the first at 30 / √2 metres.
    let one = try #require(a.encounters(with: b, try apart(50, 20, 0)).first)
    #expect(abs(one.levelM - 30 / 2.0.squareRoot()) < 1e-9 && abs(one.firstAtS - 51.5) < 1e-9)
    let half = (2500.0 - 450).squareRoot() / 200.0.squareRoot()
    #expect(abs(one.fromS - (51.5 - half)) < 1e-9 && abs(one.toS - (51.5 + half)) < 1e-9)
    #expect(a.encounters(with: b, try apart(21.2, 20, 0)).isEmpty)
  }

  @Test("a climb through another's height is too close only while the heights are near") func climb() throws {
    let hover = try line([(0, 0, 0, 60), (200, 0, 0, 60)])
    let climb = try line([(0, 10, 0, 0), (100, 10, 0, 100)])
    let one = try #require(hover.encounters(with: climb, try apart(50, 20, 0)).first)
    #expect(abs(one.fromS - 40) < 1e-9 && abs(one.toS - 80) < 1e-9 && one.levelM == 10)
  }

  @Test("exactly the separation apart is apart enough") func touching() throws {
    let a = try line([(0, 0, 0, 60), (100, 1000, 0, 60)])
    let above = try line([(0, 0, 0, 80), (100, 1000, 0, 80)])
    let beside = try line([(0, 0, 50, 60), (100, 1000, 50, 60)])
    let rule = try apart(50, 20, 0)
    #expect(a.encounters(with: above, rule).isEmpty && a.encounters(with: beside, rule).isEmpty)
    #expect(a.encounters(with: above, try apart(50, 20.001, 0)).count == 1)
    #expect(a.encounters(with: beside, try apart(50.001, 20, 0)).count == 1)
  }

  @Test("the margin: the same way flown 10 s later needs the way of the margin and the separation")
  func margin() throws {
    let a = try line([(0, 0, 0, 60), (100, 1000, 0, 60)])
    let b = a.delayed(by: 10)
    // 100 m behind: with a margin of 4 s it may be 60 m, with 6 s 40 m.
    #expect(a.encounters(with: b, try apart(50, 20, 4)).isEmpty)
    let one = try #require(a.encounters(with: b, try apart(50, 20, 6)).first)
    #expect(abs(one.levelM - 40) < 1e-9 && abs((one.secondAtS - one.firstAtS) - 6) < 1e-9)
    // Landed before the other takes off from the same place: the margin joins them.
    let landed = a.delayed(by: 120)
    #expect(a.encounters(with: landed, try apart(50, 20, 19)).isEmpty)
  }

  @Test("two looks at one flight that passes twice are two encounters") func twice() throws {
    let hover = try line([(0, 0, 0, 60), (400, 0, 0, 60)])
    let back = try line([(0, -1000, 0, 60), (200, 1000, 0, 60), (400, -1000, 0, 60)])
    let met = hover.encounters(with: back, try apart(50, 20, 0))
    #expect(met.count == 2 && met.allSatisfy { $0.levelM < 1e-9 })
    #expect(met.map { ($0.firstAtS / 100).rounded() } == [1, 3])
  }

  @Test("places and moments that are no flight are refused") func problems() throws {
    let here = SpacePoint(east: 0, north: 0, up: 0)
    let there = SpacePoint(east: 1, north: 0, up: 0)
    #expect(throws: FlightProblem.empty) { try TimedFlight([]) }
    #expect(throws: FlightProblem.empty) { try TimedFlight([Fix(here, atS: 1), Fix(here, atS: 1)]) }
    #expect(throws: FlightProblem.jump(fix: 1)) { try TimedFlight([Fix(here, atS: 1), Fix(there, atS: 1)]) }
    #expect(throws: FlightProblem.backInTime(fix: 1)) {
      try TimedFlight([Fix(here, atS: 1), Fix(there, atS: 0)])
    }
    #expect(throws: FlightProblem.notMeasurable(fix: 1)) {
      try TimedFlight([Fix(here, atS: 1), Fix(there, atS: .nan)])
    }
    #expect(Separation(levelM: 0, verticalM: 1, marginS: 0) == nil)
    #expect(Separation(levelM: 1, verticalM: 1, marginS: .nan) == nil)
  }

  struct Pair {
    var a, b: TimedFlight
    var separation: Separation
  }

  private static func pair(_ random: inout SplitMix64) throws -> Pair {
    let isRound = random.unit() < 0.3
    return Pair(
      a: try RandomFlights.flight(&random, legs: 5, side: 300, span: 60, isRound: isRound),
      b: try RandomFlights.flight(&random, legs: 5, side: 300, span: 60, isRound: isRound),
      separation: RandomFlights.separation(&random, isRound: isRound))
  }

  @Test("the slow twin finds the same least distance") func twin() throws {
    for seed: UInt64 in 0..<1500 {
      var random = SplitMix64(seed: seed)
      let pair = try Self.pair(&random)
      let slow = SlowTwin.least(pair.a, pair.b, pair.separation)
      let fast = pair.a.encounters(with: pair.b, pair.separation).map(\.levelM).min()
      if let fast {
        #expect(fast < pair.separation.levelM, "seed \(seed)")
        // The twin only comes near the least distance where the best shift is at the edge of the near
        // heights.
        #expect(slow >= fast - 1e-6, "seed \(seed): \(fast), the twin \(slow)")
        #expect(
          slow <= fast + 0.05 * (1 + pair.separation.marginS), "seed \(seed): \(fast), the twin \(slow)")
        if pair.separation.marginS == 0 { #expect(abs(slow - fast) < 1e-6, "seed \(seed)") }
      } else {
        #expect(slow >= pair.separation.levelM - 1e-6, "seed \(seed): missed \(slow)")
      }
    }
  }

  @Test("samples find nothing that was missed, nothing nearer, nothing outside of the stretches")
  func samples() throws {
    var tooClose = 0
    for seed: UInt64 in 0..<400 {
      var random = SplitMix64(seed: seed &+ 50_000)
      let pair = try Self.pair(&random)
      let met = pair.a.encounters(with: pair.b, pair.separation)
      for _ in 0..<2000 {
        let at = pair.a.startS + random.unit() * (pair.a.endS - pair.a.startS)
        let other = at + (random.unit() * 2 - 1) * pair.separation.marginS
        guard let p = RandomFlights.place(pair.a, at: at), let q = RandomFlights.place(pair.b, at: other),
          (p.up - q.up).magnitude < pair.separation.verticalM
        else { continue }
        let level = ((p.east - q.east) * (p.east - q.east) + (p.north - q.north) * (p.north - q.north))
          .squareRoot()
        if level >= pair.separation.levelM { continue }
        tooClose += 1
        let own = met.first { $0.fromS - 1e-6 <= at && at <= $0.toS + 1e-6 }
        #expect(own != nil, "seed \(seed): too close at \(at), not told")
        if let own { #expect(own.levelM <= level + 1e-6, "seed \(seed): \(own.levelM), sampled \(level)") }
      }
      for one in met {
        // What is told is there: at the told moments they are as near as told.
        guard let p = RandomFlights.place(pair.a, at: min(max(one.firstAtS, pair.a.startS), pair.a.endS)),
          let q = RandomFlights.place(pair.b, at: min(max(one.secondAtS, pair.b.startS), pair.b.endS))
        else {
          Issue.record("seed \(seed): told at a moment without a flight")
          continue
        }
        let level = ((p.east - q.east) * (p.east - q.east) + (p.north - q.north) * (p.north - q.north))
          .squareRoot()
        #expect(abs(level - one.levelM) < 1e-6 && abs(q.up - p.up - one.aboveM) < 1e-6, "seed \(seed)")
        #expect(one.aboveM.magnitude <= pair.separation.verticalM + 1e-9, "seed \(seed)")
        #expect((one.secondAtS - one.firstAtS).magnitude <= pair.separation.marginS + 1e-9, "seed \(seed)")
        #expect(one.fromS - 1e-9 <= one.firstAtS && one.firstAtS <= one.toS + 1e-9, "seed \(seed)")
      }
    }
    #expect(tooClose > 5000)
  }

  @Test("the index finds what looking at every pair finds, bit for bit") func index() throws {
    for seed: UInt64 in 0..<60 {
      var random = SplitMix64(seed: seed &+ 90_000)
      let isRound = seed % 3 == 0
      let separation = RandomFlights.separation(&random, isRound: isRound)
      let flights = try (0..<60).map { _ in
        try RandomFlights.flight(
          &random, legs: 12, side: 2000, span: seed % 2 == 0 ? 600 : 9000, isRound: isRound)
      }
      var slow: [Conflict] = []
      for first in flights.indices {
        for second in flights.indices where second > first {
          let met = flights[first].encounters(with: flights[second], separation)
          if !met.isEmpty { slow.append(Conflict(first: first, second: second, encounters: met)) }
        }
      }
      let isSame = ConflictSearch.conflicts(flights, separation) == slow
      #expect(isSame, "seed \(seed)")
    }
    #expect(ConflictSearch.conflicts([], RandomFlights.usual).isEmpty)
  }

  @Test("flights years apart are found as fast as others") func farApart() throws {
    let a = try line([(0, 0, 0, 60), (100, 1000, 0, 60)])
    let flights = [a, a.delayed(by: 5e8), a.delayed(by: 5e8 + 1), a.delayed(by: -7e8)]
    let found = ConflictSearch.conflicts(flights, RandomFlights.usual)
    #expect(found.map { [$0.first, $0.second] } == [[1, 2]])
  }

  @Test("a delay is the least after which nothing is too close") func delays() throws {
    var waits = 0
    for seed: UInt64 in 0..<300 {
      var random = SplitMix64(seed: seed &+ 130_000)
      let isRound = seed % 4 == 0
      let separation = RandomFlights.separation(&random, isRound: isRound)
      var traffic = Traffic(separation)
      for number in 0..<8 {
        traffic.book(
          try RandomFlights.flight(&random, legs: 6, side: 500, span: 500, isRound: isRound), number: number)
      }
      let flight = try RandomFlights.flight(&random, legs: 6, side: 500, span: 300, isRound: isRound)
      let (delay, behind) = traffic.delay(of: flight)
      #expect(traffic.conflict(with: flight.delayed(by: delay)) == nil, "seed \(seed)")
      #expect((delay > 0) == (behind != nil), "seed \(seed)")
      #expect((traffic.conflict(with: flight) == nil) == (delay == 0), "seed \(seed)")
      if delay == 0 { continue }
      waits += 1
      for _ in 0..<40 {
        let less = random.unit() * (delay - 2e-5)
        #expect(
          traffic.conflict(with: flight.delayed(by: less)) != nil,
          "seed \(seed): \(less) s would do, \(delay) told")
      }
    }
    #expect(waits > 50)
  }
}
