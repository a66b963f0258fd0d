import TestSupport
import Testing
import Units

@testable import AircraftModel
@testable import Instances

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct CourseCostsTests {
  static let vehicle = CopterParameters()
  static let east8 = Wind(from: .degrees(90), speed: .metresPerSecond(8))

  private static func costs(_ wind: Wind) -> CourseCosts {
    CourseCosts(model: FlightModel(PlannedTime.airframe(vehicle)), wind: wind, speedMps: 10)
  }

  @Test func metresByHand() throws {
    let costs = CourseCostsTests.costs(CourseCostsTests.east8)
    // Against the wind 2.015 m/s are left, with it 10 are wanted, across it 7.8 or so.
    #expect(abs(try #require(costs.secondsPerMetre(course: .degrees(90))) - 1 / 2.015) < 1e-9)
    #expect(try #require(costs.secondsPerMetre(course: .degrees(270))) == 0.1)
    #expect(abs(1 / (try #require(costs.secondsPerMetre(course: .degrees(0)))) - 8) < 0.3)
    let storm = CourseCostsTests.costs(Wind(from: .degrees(90), speed: .metresPerSecond(11)))
    #expect(storm.secondsPerMetre(course: .degrees(0)) == nil)
    #expect(storm.turnSeconds(course: .degrees(0), gap: 40, toRight: true) == nil)
    #expect(try #require(costs.joulesPerMetre(course: .degrees(90))) > 150)
  }

  /// Strips and turns together are the flight: the costs add up to what the planner's model says of a whole sweep.
  @Test func addUpToTheFlight() throws {
    forAll(60) { random in
      (
        Wind(from: .degrees(360 * random.unit()), speed: .metresPerSecond(5 * random.unit())),
        course: 360 * random.unit(), gap: 5 + 80 * random.unit(), length: 150 + 400 * random.unit()
      )
    } property: { input, seed in
      let costs = CourseCostsTests.costs(input.0)
      let model = FlightModel(PlannedTime.airframe(CourseCostsTests.vehicle))
      var legs: [LegDemand] = []
      var added = 0.0
      for k in 0..<4 {
        let course = input.course + (k % 2 == 0 ? 0 : 180)
        legs.append(Quads.leg(input.length, course: course))
        added += (costs.secondsPerMetre(course: .degrees(course)) ?? .nan) * input.length
        guard k < 3 else { break }
        legs.append(Quads.leg(input.gap, course: input.course + 90))
        added +=
          costs.turnSeconds(course: .degrees(course), gap: input.gap, toRight: k % 2 == 0) ?? .nan
      }
      let total = (model.fly(legs, wind: input.0) ?? []).reduce(0) { $0 + $1.timeS }
      // Left over: speeding up before the first strip and braking after the last, 3 to 5 s each.
      #expect(total - added > 2 && total - added < 14, "seed \(seed): \(total) s, costs \(added) s")
    }
  }

  /// The area of `sweep-300-gap40` (300 m by 240 m, strips 40 m apart) in 8 m/s from the east: the direction that costs
  /// least beats the file's, by the model that flies step by step as well.
  @Test func directionIsChosenWithTheWind() throws {
    let costs = CourseCostsTests.costs(CourseCostsTests.east8)
    func sum(_ course: Double, strips: Int, length: Double, gap: Double, toRight: Bool) throws -> Double {
      try (0..<strips).reduce(0) { sum, k in
        let way = Angle.degrees(course + (k % 2 == 0 ? 0 : 180))
        let metres = try #require(costs.secondsPerMetre(course: way)) * length
        if k == strips - 1 { return sum + metres }
        return sum + metres
          + (try #require(costs.turnSeconds(course: way, gap: gap, toRight: toRight == (k % 2 == 0))))
      }
    }
    // As in the file: east and west, going north. The other way: north and south, going west with the wind.
    let file = try sum(90, strips: 6, length: 300, gap: 40, toRight: false)
    let own = try sum(0, strips: 8, length: 240, gap: 37.5, toRight: false)
    #expect(own < 0.7 * file)
    // The way out to the first strip, against the wind for the eastern one.
    func out(_ east: Double, _ north: Double) throws -> Double {
      let way = Angle.degrees(atan2(east, north) * 180 / .pi)
      return try #require(costs.secondsPerMetre(course: way)) * (east * east + north * north).squareRoot()
    }
    let (fileOut, ownOut) = (try file + out(50, 50), try own + out(331.25, 30))
    #expect(ownOut < 0.9 * fileOut)

    let z = 60.0
    func fly(_ places: [(Double, Double)]) throws -> Double {
      var items = [CopterMission.Item(number: 1, action: .takeoff(heightM: z))]
      for (k, p) in places.enumerated() {
        items.append(
          CopterMission.Item(number: k + 2, action: .waypoint(east: p.0, north: p.1, up: z, holdS: 0)))
      }
      return try CopterFlight(CourseCostsTests.vehicle, wind: CourseCostsTests.east8)
        .predict(CopterMission(items: items)).returnBeginsS
    }
    var along: [(Double, Double)] = []
    for k in 0..<6 {
      let y = 50.0 + 40 * Double(k)
      along += k % 2 == 0 ? [(50, y), (350, y)] : [(350, y), (50, y)]
    }
    var across: [(Double, Double)] = []
    for k in 0..<8 {
      let x = 331.25 - 37.5 * Double(k)
      across += k % 2 == 0 ? [(x, 30), (x, 270)] : [(x, 270), (x, 30)]
    }
    let (flownFile, flownOwn) = (try fly(along), try fly(across))
    print(
      "sweep-300-gap40, 8 m/s from the east: file's direction \(flownFile) s, own direction \(flownOwn) s")
    #expect(flownOwn < 0.85 * flownFile)
    #expect(abs((fileOut - ownOut) - (flownFile - flownOwn)) < 0.25 * (flownFile - flownOwn))
  }
}
