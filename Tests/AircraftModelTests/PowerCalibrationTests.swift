import TestSupport
import Testing
import Units

@testable import AircraftModel

@Suite struct PowerCalibrationTests {
  /// A log made with an aircraft's own curve, power off by up to `noise`.
  private static func log(_ frame: Airframe, _ random: inout SplitMix64, noise: Double, speeds: Double = 14)
    -> [PowerCalibration.Sample]
  {
    let model = FlightModel(frame)
    let work = frame.takeoffMass.kilograms * 9.80665 / frame.climbEfficiency
    return (0..<900).map { _ in
      let v = speeds * random.unit()
      let climb = random.unit() < 0.2 ? 3 * random.unit() - 1 : 0
      let power = model.power(airspeedMps: v) + work * max(0, climb)
      return PowerCalibration.Sample(
        seconds: 1, airspeedMps: v, climbMps: climb, powerW: power * (1 + noise * (2 * random.unit() - 1)))
    }
  }

  @Test("a log made with known powers gives them back, whatever the file said before") func givesBack() throws
  {
    try forAll(60) { random in
      (Quads.random(&random), random)
    } property: { input, seed in
      var random = input.1
      let samples = PowerCalibrationTests.log(input.0, &random, noise: 0.1)
      var guess = input.0
      guess.hoverPower = .watts(input.0.hoverPower.watts * 0.7)
      guess.cruisePower = .watts(input.0.cruisePower.watts * 1.3)
      let fit = try PowerCalibration(samples, airframe: guess)
      let cruise = FlightModel(input.0).power(airspeedMps: input.0.cruiseSpeed.metresPerSecond)
      #expect(abs(fit.hoverW / input.0.hoverPower.watts - 1) < 0.05, "seed \(seed): \(fit.hoverW) W")
      #expect(abs(fit.cruiseW / cruise - 1) < 0.15, "seed \(seed): \(fit.cruiseW) of \(cruise) W")
      #expect(fit.uncertaintyShare >= 0.05 && fit.uncertaintyShare < 0.1, "seed \(seed)")
    }
  }

  @Test("hovering alone fits one factor") func hoverAlone() throws {
    let frame = Quads.quad()
    let samples = (0..<200).map { _ in
      PowerCalibration.Sample(seconds: 1, airspeedMps: 0.1, climbMps: 0, powerW: 252)
    }
    let fit = try PowerCalibration(samples, airframe: frame)
    #expect(!fit.separatesDrag)
    #expect(abs(fit.hoverW - 252) < 0.5 && abs(fit.cruiseW - 190 * 1.2) < 0.5)
  }

  @Test func nonsenseIsRefused() {
    let frame = Quads.quad()
    #expect(throws: PowerCalibration.Failure.self) { try PowerCalibration([], airframe: frame) }
    let broken = PowerCalibration.Sample(seconds: 200, airspeedMps: .nan, climbMps: 0, powerW: 200)
    #expect(throws: PowerCalibration.Failure.self) { try PowerCalibration([broken], airframe: frame) }
  }
}
