import TestSupport
import Testing
import Units

@testable import PlanArchive

@Suite("Flights held against their routes") struct MatchTests {
  /// Flown at 10 m/s through the corners, a place each second.
  private func flown(_ corners: [(Double, Double)]) -> (places: [MapPoint], seconds: [Double]) {
    var places: [MapPoint] = []
    for (from, to) in zip(corners, corners.dropFirst()) {
      let length = ((to.0 - from.0) * (to.0 - from.0) + (to.1 - from.1) * (to.1 - from.1)).squareRoot()
      for step in 0..<Int(length / 10) {
        let share = Double(step) * 10 / length
        places.append(
          MapPoint(east: from.0 + share * (to.0 - from.0), north: from.1 + share * (to.1 - from.1)))
      }
    }
    if let last = corners.last { places.append(MapPoint(east: last.0, north: last.1)) }
    return (places, places.indices.map { Double($0) })
  }

  private func goals(_ places: [(Double, Double)]) -> [MapPoint] {
    places.map { MapPoint(east: $0.0, north: $0.1) }
  }

  @Test("strips to and fro are reached in their order") func strips() {
    let way = [(0.0, 0.0), (1000, 0), (1000, 30), (0, 30), (0, 60), (1000, 60), (0, 0)]
    let (places, seconds) = flown(way)
    let times = FlightMatch.reached(goals(way), places, seconds, within: 50)
    #expect(times.count == way.count)
    for (time, wanted) in zip(times, [0.0, 100, 103, 203, 206, 306, 406]) {
      #expect(abs(time - wanted) <= 4, "\(time), \(wanted)")
    }
  }

  @Test("a flight that turns back counts to where it came") func turnsBack() {
    let (places, seconds) = flown([(0, 0), (600, 0), (0, 0)])
    let times = FlightMatch.reached(
      goals([(0, 0), (500, 0), (1000, 0), (0, 0)]), places, seconds, within: 50)
    #expect(times == [0, 50])
  }

  @Test("nothing counts after a waypoint that was passed too far off") func farOff() {
    let (places, seconds) = flown([(0, 0), (500, 80), (1000, 0)])
    let times = FlightMatch.reached(goals([(0, 0), (500, 0), (1000, 0)]), places, seconds, within: 50)
    #expect(times == [0])
  }

  @Test("times never fall, whatever is flown") func rising() {
    forAll(200) { random in
      let goals = (0..<8).map { _ in MapPoint(east: random.unit() * 300, north: random.unit() * 300) }
      let places = (0..<60).map { _ in MapPoint(east: random.unit() * 300, north: random.unit() * 300) }
      return (goals, places)
    } property: { input, seed in
      let times = FlightMatch.reached(
        input.0, input.1, input.1.indices.map { Double($0) }, within: 100)
      #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }, "seed \(seed)")
      #expect(times.count <= 8)
    }
  }
}
