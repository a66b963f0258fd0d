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
}

@Suite struct FlightModelTests {
  private static func wind(_ random: inout SplitMix64, upTo most: Double = 14) -> Wind {
    Wind(from: .degrees(360 * random.unit()), speed: .metresPerSecond(most * random.unit()))
  }

  @Test func powerAgreesWithThePage() {
    forAll(200) { random in
      (Quads.random(&random), 30 * random.unit())
    } property: { input, seed in
      let page = Page(a: input.0).power(input.1)
      #expect(abs(FlightModel(input.0).power(airspeedMps: input.1) - page) < 1e-9 * page, "seed \(seed)")
    }
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

  /// ArduPilot's ramp to 10 m/s at 2.5 m/s² and 1 m/s³ with 0.3 s: 6.8 s and 34 m; so does the braking.
  @Test func longLegByHand() throws {
    var frame = Quads.quad(acceleration: 2.5)
    frame.handling.settleS = 0
    let flown = try #require(FlightModel(frame).fly(Quads.leg(268, speed: 10), wind: .calm))
    #expect(abs(flown.timeS - (2 * 6.8 + 20)) < 1e-4, "\(flown.timeS)")
    let nothing = try #require(FlightModel(frame).fly(Quads.leg(0), wind: .calm))
    #expect(nothing.timeS == 0 && nothing.energyWh == 0)
    // 50 m up at 5 m/s, 1 m/s² at both ends, and the jerk: 10 s + 5 s + 1.3 s.
    let climb = try #require(FlightModel(frame).fly(Quads.leg(0, climb: 50), wind: .calm))
    #expect(abs(climb.timeS - 16.3) < 1e-4, "\(climb.timeS)")
    // A leg so steep that the climb rate rules: 0.5 m over ground for each 5 m up.
    let steep = try #require(FlightModel(frame).fly(Quads.leg(10, climb: 100), wind: .calm))
    #expect(abs(steep.groundSpeedMps - 0.5) < 1e-9)
  }

  /// PX4: 10 m/s at 3 m/s² and 4 m/s³ takes 10/3 + 3/4 s over half as many seconds of the way at full speed.
  @Test func arcsByHand() throws {
    var frame = Quads.quad(acceleration: 3)
    frame.handling = Handling(
      autopilot: .px4, jerkMps3: 4, verticalAccelerationMps2: 3, cornerRadiusM: 2,
      cornerAccelerationMps2: 1.5,
      settleS: 0)
    let model = FlightModel(frame)
    let ramp = 10.0 / 3 + 0.75
    let alone = try #require(model.fly(Quads.leg(300, speed: 10), wind: .calm))
    #expect(abs(alone.timeS - (30 + ramp)) < 1e-9)
    // A right angle: radius 2 m, √(1.5·2) m/s, way saved 4 − π m; half of it belongs to either leg.
    let corner = 3.0.squareRoot()
    let slow = (10 - corner) / 3 + 0.75
    let way = 300 - (4 - Double.pi) / 2
    let expected = way / 10 + ramp / 2 + slow - slow * (10 + corner) / 20
    let row = [Quads.leg(300, course: 0, speed: 10), Quads.leg(300, course: 90, speed: 10)]
    let flown = try #require(model.fly(row, wind: .calm))
    #expect(abs(flown[0].timeS - expected) < 1e-6 && abs(flown[1].timeS - expected) < 1e-6)
  }

  /// More distance never takes less time or energy, holds never save time, and no corner is slower than a stop.
  @Test func growsWithDistance() {
    forAll(60) { random -> (Airframe, Wind, Double, Double) in
      var frame = Quads.random(&random)
      frame.handling.autopilot = Handling.Autopilot.allCases[random.pick(0..<3)]
      return (frame, FlightModelTests.wind(&random, upTo: 6), 360 * random.unit(), 1 + 12 * random.unit())
    } property: { input, seed in
      let (frame, wind, course, speed) = input
      let model = FlightModel(frame)
      var last: LegFlight?
      for step in 1...60 {
        let metres = Double(step * step) * 0.4
        let leg = Quads.leg(metres, course: course, speed: speed)
        guard let now = model.fly(leg, wind: wind) else { continue }
        if let last, now.timeS <= last.timeS || now.energyWh <= last.energyWh {
          Issue.record("seed \(seed): \(metres) m takes less than a shorter leg")
        }
        last = now
        let next = Quads.leg(50, course: course + 70, speed: speed)
        guard let passed = model.fly([leg, next], wind: wind) else { continue }
        var still = leg
        still.isStopped = true
        guard let stopped = model.fly([still, next], wind: wind) else { continue }
        let (a, b) = (passed[0].timeS + passed[1].timeS, stopped[0].timeS + stopped[1].timeS)
        if a > b + 1e-9 { Issue.record("seed \(seed): passing takes \(a) s, stopping \(b) s") }
      }
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
