import Geodesy
import MissionModel
import Planar
import TerrainModel
import TestSupport
import Testing
import Units

@testable import Routing

@Suite struct CeilingPermitTests {
  /// Where the ground steps down between two looks, the height over the lower ground is not missed.
  @Test func stepsOfTheGroundAreNotMissed() throws {
    try forAll(60) { random in
      (3 + 40 * random.unit(), 30 * random.unit(), random.unit())
    } property: {
      input, seed in
      let (edge, drop, slope) = input
      let hill = DeclaredBand(
        id: "hill", name: Meadow.name("hill"),
        area: [Shapes.rectangle(100 + edge, 200, at: Shapes.p(-100, -100))],
        lowHKPD: 40, highHKPD: 40)
      let ground = Ground(
        grids: [], bands: [hill],
        elsewhere: GroundBand(lowHKPD: 40 - drop, highHKPD: 40 - drop, source: .declared),
        frame: Meadow.frame)
      func point(_ east: Double, _ height: Double) -> RouteBuilder.Point {
        var point = RouteBuilder.Point(
          place: MapPoint(east: east, north: 0), action: .transit, speedMps: 10, clearanceM: 60)
        point.hkpdM = height
        return point
      }
      // From 100 m HKPD down along the way; just past the edge it is highest above the low ground.
      let heights = try CeilingPermit(points: [point(0, 100), point(60, 100 - 60 * slope)], ground: ground)
      let peak = max(60, 100 - slope * edge - (40 - drop))
      #expect(heights.certainM >= peak - 1e-6, "seed \(seed): \(heights.certainM) m, truly \(peak) m")
      #expect(heights.certainM <= peak + 2 * slope + 1e-6, "seed \(seed)")
    }
  }
}
