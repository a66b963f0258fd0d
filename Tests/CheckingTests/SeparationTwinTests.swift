import Separations
import Testing
import Units

@testable import Checking

/// The checker's own search for the nearest moments of two flights against the planner's, written apart from
/// it.
@Suite struct SeparationTwinTests {
  private static func track(_ random: inout SplitMix64, isRound: Bool) throws -> (TimedTrack, TimedFlight) {
    func number(_ scale: Double, _ grid: Double) -> Double {
      let value = random.unit() * scale
      return isRound ? (value / grid).rounded() * grid : value
    }
    var place = TimedTrack.Place(x: number(400, 50), y: number(400, 50), z: 0, t: number(100, 10))
    var places = [place]
    for leg in 0..<6 {
      place.t += 10 + number(30, 10)
      if leg == 0 || random.unit() < 0.4 { place.z = 20 + number(60, 10) }
      if leg > 0 && random.unit() < 0.8 {
        place.x += number(400, 50) - 200
        place.y += number(400, 50) - 200
      }
      places.append(place)
    }
    let fixes = places.map { Fix(SpacePoint(east: $0.x, north: $0.y, up: $0.z), atS: $0.t) }
    return (try #require(TimedTrack(places)), try TimedFlight(fixes))
  }

  @Test func nearestAgreesWithThePlanners() throws {
    var met = 0
    for seed: UInt64 in 0..<1500 {
      var random = SplitMix64(seed: seed)
      let isRound = seed % 3 == 0
      let (a, flightA) = try Self.track(&random, isRound: isRound)
      let (b, flightB) = try Self.track(&random, isRound: isRound)
      let margin = seed % 2 == 0 ? 0 : (isRound ? 10 : random.unit() * 30)
      let asked = try #require(Separation(levelM: 60, verticalM: 20, marginS: margin))
      let own = a.nearest(to: b, level: 60, vertical: 20, margin: margin)
      let other = flightA.encounters(with: flightB, asked).min { $0.levelM < $1.levelM }
      guard let own, let other else {
        // Rounding decides only where the distance is just the separation.
        let level = own?.levelM ?? other?.levelM ?? 60
        #expect(abs(level - 60) < 1e-4, "seed \(seed): one finds \(level), the other nothing")
        continue
      }
      met += 1
      #expect(
        abs(own.levelM - other.levelM) < 1e-4, "seed \(seed): \(own.levelM), the planner's \(other.levelM)")
      #expect(abs(own.heightM) < 20 + 1e-4 && abs(own.ownT - own.otherT) < margin + 1e-4, "seed \(seed)")
    }
    #expect(met > 200)
  }
}
