import TestSupport
import Testing
import Units

@testable import AircraftModel

/// `docs/flight-model.md` once more, written from the page and not from the code.
private struct Page {
  let a: Airframe

  func power(_ v: Double) -> Double {
    func bare(_ v: Double) -> Double {
      let q = v * v / (2 * a.inducedVelocity.metresPerSecond * a.inducedVelocity.metresPerSecond)
      let induced = ((1 + q * q).squareRoot() - q).squareRoot()
      return a.hoverPower.watts * (0.526 * induced + 0.474 * (1 + 3 * v * v / 14_400))
    }
    let cruise = a.cruiseSpeed.metresPerSecond
    let c = max(0, (a.cruisePower.watts - bare(cruise)) / (cruise * cruise * cruise))
    return bare(v) + c * v * v * v
  }

  /// Seconds and watt hours, or nil when the leg cannot be flown.
  func fly(_ leg: LegDemand, _ wind: Wind) -> (s: Double, wh: Double)? {
    let (e, n, d) = (leg.directionEast, leg.directionNorth, leg.distanceM)
    let most = a.greatestAirspeed.metresPerSecond
    let acceleration = a.accelerationMps2
    var g = 0.0
    var s = 0.0
    if d > 0 {
      let along = wind.eastMps * e + wind.northMps * n
      let across = wind.northMps * e - wind.eastMps * n
      if abs(across) >= most { return nil }
      let limit = (most * most - across * across).squareRoot() + along
      if limit < 0.5 { return nil }
      g = min(leg.speedMps, limit)
      let r = Double([leg.fromRest, leg.toRest].filter { $0 }.count)
      s = d / g + r * g / (2 * acceleration)
      if d < r * g * g / (2 * acceleration) { s = (2 * r * d / acceleration).squareRoot() }
    }
    let vertical =
      leg.climbM > 0
      ? leg.climbM / a.climbRate.metresPerSecond : -leg.climbM / a.descentRate.metresPerSecond
    if vertical > s {
      s = vertical
      g = d / s
    }
    let (ae, an) = (g * e - wind.eastMps, g * n - wind.northMps)
    let calm = (wind.eastMps * wind.eastMps + wind.northMps * wind.northMps).squareRoot()
    let climb = a.takeoffMass.kilograms * 9.80665 * max(0, leg.climbM) / a.climbEfficiency
    let joules = power((ae * ae + an * an).squareRoot()) * s + power(calm) * leg.holdS + climb
    return (s + leg.holdS, joules / 3600)
  }
}

@Suite struct FlightModelTests {
  private static func wind(_ random: inout SplitMix64, upTo most: Double = 14) -> Wind {
    Wind(from: .degrees(360 * random.unit()), speed: .metresPerSecond(most * random.unit()))
  }

  @Test func agreesWithThePage() {
    var flown = 0
    var refused = 0
    forAll(400) { random -> (Airframe, LegDemand, Wind) in
      let frame = Quads.random(&random)
      let level = random.pick(0..<5) == 0
      let leg = Quads.leg(
        level ? 0 : 800 * random.unit() * random.unit(), climb: 160 * (random.unit() - 0.5),
        course: 360 * random.unit(), speed: 0.5 + 20 * random.unit(), hold: 30 * random.unit(),
        fromRest: random.pick(0..<2) == 0, toRest: random.pick(0..<2) == 0)
      return (frame, leg, FlightModelTests.wind(&random))
    } property: { input, seed in
      let (frame, leg, wind) = input
      let mine = Page(a: frame).fly(leg, wind)
      let theirs = FlightModel(frame).fly(leg, wind: wind)
      #expect((mine == nil) == (theirs == nil), "seed \(seed)")
      guard let mine, let theirs else {
        refused += 1
        return
      }
      flown += 1
      #expect(abs(mine.s - theirs.timeS) < 1e-9 * max(1, mine.s), "seed \(seed)")
      #expect(abs(mine.wh - theirs.energyWh) < 1e-9 * max(1, mine.wh), "seed \(seed)")
    }
    #expect(flown > 200 && refused > 10, "flown \(flown), refused \(refused): the inputs are one-sided")
  }

  @Test func meetsItsAnchors() {
    forAll(100, make: Quads.random) { frame, seed in
      let model = FlightModel(frame)
      #expect(abs(model.power(airspeedMps: 0) - frame.hoverPower.watts) < 1e-9, "seed \(seed)")
      let cruise = model.power(airspeedMps: frame.cruiseSpeed.metresPerSecond)
      // A cruise power below the theory without drag cannot be met; the curve then errs upward.
      #expect(cruise >= frame.cruisePower.watts - 1e-9, "seed \(seed)")
      if model.parasite > 0 {
        #expect(abs(cruise - frame.cruisePower.watts) < 1e-9, "seed \(seed)")
      }
    }
  }

  /// By hand: q = 12²/(2·5²) = 2.88; √(√(1 + 2.88²) − 2.88) = 0.4107…; 1 + 3·144/14400 = 1.03.
  @Test func powerByHand() {
    let model = FlightModel(Quads.quad(cruiseW: 190))
    #expect(abs(model.power(airspeedMps: 0) - 210) < 1e-9)
    #expect(abs(model.power(airspeedMps: 12) - 190) < 1e-9)
    let bare = 210 * (0.526 * 0.41067 + 0.474 * 1.03)
    #expect(abs(model.parasite - (190 - bare) / 1728) < 1e-4)
  }

  @Test func groundSpeedInWind() throws {
    let model = FlightModel(Quads.quad(greatest: 15))
    func limit(_ from: Double, _ speed: Double) -> Double? {
      let wind = Wind(from: .degrees(from), speed: .metresPerSecond(speed))
      return model.groundSpeedLimit(directionEast: 0, directionNorth: 1, wind: wind)
    }
    let (head, tail) = (try #require(limit(0, 8)), try #require(limit(180, 8)))
    #expect(abs(head - 7) < 1e-12 && abs(tail - 23) < 1e-12)
    for side in [90.0, 270] {
      let cross = try #require(limit(side, 8))
      #expect(abs(cross - 161.0.squareRoot()) < 1e-9)
    }
    #expect(abs(161.0.squareRoot() - 12.69) < 0.005)
    #expect(limit(90, 15) == nil && limit(90, 15.1) == nil)
    #expect(limit(0, 14.6) == nil && limit(0, 14.4) != nil)
    #expect(model.fly(Quads.leg(100), wind: Wind(from: .degrees(0), speed: .metresPerSecond(16))) == nil)
  }

  @Test func shortLegsByHand() throws {
    let model = FlightModel(Quads.quad(acceleration: 2))
    // 20 m from rest to rest at 2 m/s²: 10 m up to speed in √10 s, 10 m down again.
    let twenty = try #require(model.fly(Quads.leg(20, speed: 10), wind: .calm))
    #expect(abs(twenty.timeS - 2 * 10.0.squareRoot()) < 1e-12)
    // 9 m from rest, passing: √(2·9/2) = 3 s.
    let nine = try #require(model.fly(Quads.leg(9, speed: 10, toRest: false), wind: .calm))
    #expect(abs(nine.timeS - 3) < 1e-12)
    // 200 m at 10 m/s: 20 s and two half ramps of 2.5 s.
    let long = try #require(model.fly(Quads.leg(200, speed: 10), wind: .calm))
    #expect(abs(long.timeS - 25) < 1e-12)
    let nothing = try #require(model.fly(Quads.leg(0), wind: .calm))
    #expect(nothing.timeS == 0 && nothing.energyWh == 0)
    let climb = try #require(model.fly(Quads.leg(0, climb: 50), wind: .calm))
    #expect(abs(climb.timeS - 10) < 1e-12)
    #expect(abs(climb.energyWh - (2100 + 1.9 * 9.80665 * 50 / 0.6) / 3600) < 1e-12)
    let steep = try #require(model.fly(Quads.leg(10, climb: 100), wind: .calm))
    #expect(abs(steep.timeS - 20) < 1e-12 && abs(steep.groundSpeedMps - 0.5) < 1e-12)
  }

  /// More distance never takes less time or, at one speed, less energy; stops never save time.
  @Test func growsWithDistance() {
    forAll(60) { random -> (Airframe, Wind, Double, Double) in
      let frame = Quads.random(&random)
      return (frame, FlightModelTests.wind(&random, upTo: 6), 360 * random.unit(), 1 + 12 * random.unit())
    } property: { input, seed in
      let (frame, wind, course, speed) = input
      let model = FlightModel(frame)
      for (from, to) in [(true, true), (true, false), (false, true), (false, false)] {
        var last: LegFlight?
        for step in 1...60 {
          let metres = Double(step * step) * 0.4
          let leg = Quads.leg(metres, course: course, speed: speed, fromRest: from, toRest: to)
          guard let now = model.fly(leg, wind: wind) else { continue }
          if let last {
            if now.timeS <= last.timeS || now.energyWh <= last.energyWh {
              Issue.record("seed \(seed): \(metres) m takes less than a shorter leg")
            }
          }
          var free = leg
          (free.fromRest, free.toRest) = (false, false)
          if (model.fly(free, wind: wind)?.timeS ?? 0) > now.timeS + 1e-12 {
            Issue.record("seed \(seed): a stop saves time over \(metres) m")
          }
          last = now
        }
      }
    }
  }

  /// The formula for short legs takes over from the one for long legs without a jump.
  @Test func rampsJoinWithoutAJump() throws {
    let frame = Quads.quad(acceleration: 2.5)
    let model = FlightModel(frame)
    for (from, to, rest) in [(true, true, 2.0), (true, false, 1.0)] {
      let metres = rest * 100 / 5
      let below = try #require(
        model.fly(Quads.leg(metres - 1e-9, fromRest: from, toRest: to), wind: .calm))
      let above = try #require(
        model.fly(Quads.leg(metres + 1e-9, fromRest: from, toRest: to), wind: .calm))
      #expect(abs(below.timeS - above.timeS) < 1e-6)
    }
  }

  @Test func thereAndBackIsNeverNeutral() throws {
    let model = FlightModel(Quads.quad(greatest: 15))
    func both(_ wind: Wind) throws -> Double {
      let out = try #require(model.fly(Quads.leg(1000, course: 0, speed: 12), wind: wind))
      let home = try #require(model.fly(Quads.leg(1000, course: 180, speed: 12), wind: wind))
      return out.timeS + home.timeS
    }
    let calm = try both(.calm)
    for speed in [4.0, 6, 8, 10] {
      #expect(try both(Wind(from: .degrees(0), speed: .metresPerSecond(speed))) > calm)
    }
  }

  @Test func packArithmetic() {
    let frame = Quads.quad()
    #expect(abs(frame.capacity.wattHours - 135) < 1e-12)
    // 0.95 − 0.25 = 0.70 of 135 Wh, less the uncertainty of 20 %.
    #expect(abs(frame.spendable.wattHours - 135 * 0.7 / 1.2) < 1e-12)
    #expect(abs(frame.plannedUse(of: frame.spendable) - 0.7) < 1e-12)
  }

  @Test func windGrowsWithHeight() {
    #expect(ForecastStep.shear(exponent: 0.16, height: .metres(10)) == 1)
    #expect(abs(ForecastStep.shear(exponent: 0.16, height: .metres(120)) - 1.4883) < 1e-3)
    #expect(
      ForecastStep.shear(exponent: 0.16, height: .metres(400))
        == ForecastStep.shear(exponent: 0.16, height: .metres(150)))
    #expect(
      ForecastStep.shear(exponent: 0.16, height: .metres(0))
        == ForecastStep.shear(exponent: 0.16, height: .metres(2)))
    let east = Wind(from: .degrees(90), speed: .metresPerSecond(5))
    #expect(abs(east.eastMps + 5) < 1e-12 && abs(east.northMps) < 1e-12)
  }
}
