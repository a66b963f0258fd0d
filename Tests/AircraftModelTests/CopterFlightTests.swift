import TestSupport
import Testing
import Units

@testable import AircraftModel

@Suite struct CopterFlightTests {
  /// A ramp's closed form against the sum of small steps of its jerk.
  @Test func rampAgainstSmallSteps() {
    forAll(100) { random in
      (
        limits: JerkLimits(
          acceleration: 0.2 + 5 * random.unit(), jerk: 0.2 + 5 * random.unit(), riseS: 0.1 + random.unit()),
        speed: 0.2 + 20 * random.unit(), length: 0.5 + 600 * random.unit() * random.unit()
      )
    } property: { input, seed in
      let leg = JerkLimitedLeg(length: input.length, speed: input.speed, limits: input.limits)
      let dt = leg.durationS / 20_000
      var (v, p, most) = (0.0, 0.0, 0.0)
      for k in 0..<20_000 {
        let state = leg.state((Double(k) + 0.5) * dt)
        v += state.a * dt
        p += v * dt
        most = max(most, abs(state.a))
        #expect(state.v >= -1e-9 && state.v <= input.speed * (1 + 1e-6), "seed \(seed)")
      }
      #expect(abs(v) < 0.01 * input.speed, "seed \(seed): speed \(v) at the end")
      #expect(abs(p - input.length) < 0.01 * input.length, "seed \(seed): \(p) of \(input.length) m")
      #expect(most <= input.limits.acceleration * (1 + 1e-6), "seed \(seed)")
    }
  }

  /// A change of speed under way ends at the leg's end, without a jump, and obeys the new speed where it can.
  @Test func speedChangedUnderWay() {
    forAll(200) { random in
      (
        first: 2 + 12 * random.unit(), second: 2 + 12 * random.unit(), length: 50 + 500 * random.unit(),
        share: random.unit()
      )
    } property: { input, seed in
      let limits = JerkLimits(acceleration: 2.5, jerk: 1, riseS: 0.3)
      var leg = JerkLimitedLeg(length: input.length, speed: input.first, limits: limits)
      let at = leg.durationS * input.share
      let before = leg.state(at)
      leg.ask(speed: input.second, at: at)
      let after = leg.state(at)
      #expect(abs(before.v - after.v) < 5e-3 && abs(before.p - after.p) < 0.1, "seed \(seed)")
      let end = leg.state(leg.durationS * (1 - 1e-12))
      #expect(abs(end.p - input.length) < 0.2 && abs(end.v) < 0.05, "seed \(seed): \(end)")
    }
  }

  private func mission(_ places: [(Double, Double, Double)], hold: Double = 0) -> CopterMission {
    var items = [CopterMission.Item(number: 1, action: .takeoff(heightM: 60))]
    for (k, p) in places.enumerated() {
      items.append(
        CopterMission.Item(
          number: k + 2, action: .waypoint(east: p.0, north: p.1, up: p.2, holdS: hold)))
    }
    return CopterMission(items: items)
  }

  @Test func headwindTakesLongerThanTailwind() throws {
    let there = mission([(0, 400, 60)])
    let parameters = CopterParameters()
    func time(_ from: Double, _ speed: Double) throws -> Double {
      try CopterFlight(parameters, wind: Wind(from: .degrees(from), speed: .metresPerSecond(speed)))
        .predict(there).returnBeginsS
    }
    let calm = try time(0, 0)
    #expect(try time(0, 6) > calm * 1.5)
    #expect(try time(180, 6) <= calm * 1.02)
    #expect(try time(90, 6) > calm)
    #expect(throws: CopterFlightError.self) { try time(0, 11) }
  }

  @Test func holdsAndSharpCornersCost() throws {
    let flight = CopterFlight(CopterParameters(), wind: .calm)
    let bent = [(0.0, 150.0, 60.0), (20.0, 300.0, 60.0)]
    let sharp = [(0.0, 150.0, 60.0), (20.0, 0.0, 60.0)]
    let passed = try flight.predict(mission(bent)).returnBeginsS
    let turned = try flight.predict(mission(sharp)).returnBeginsS
    let held = try flight.predict(mission(bent, hold: 5)).returnBeginsS
    #expect(turned > passed + 2)
    #expect(held > passed + 8)
  }

  @Test func nonsenseIsRefused() {
    var broken = CopterParameters()
    broken.jerkMps3 = .nan
    #expect(throws: CopterFlightError.self) {
      try CopterFlight(broken, wind: .calm).predict(mission([(0, 10, 60)]))
    }
    let flight = CopterFlight(CopterParameters(), wind: .calm)
    #expect(throws: CopterFlightError.self) { try flight.predict(CopterMission(items: [])) }
    #expect(throws: CopterFlightError.self) { try flight.predict(mission([(.nan, 10, 60)])) }
    // A place where the aircraft already is.
    #expect(throws: Never.self) { try flight.predict(mission([(0, 0, 60), (0, 0, 60), (5, 5, 60)])) }
  }
}
