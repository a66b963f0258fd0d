import Coverage
import Geodesy
import MissionModel
import Planar
import Testing
import Units

/// What counts as looked at on two courses.
@Suite("Looks that cross")
struct CrossedLooksTests {
  /// A square of 20 m, a crosshatch, and one route along these places, 100 m up.
  private func share(_ places: [MapPoint], crosshatch: Bool = true, dwellS: Double = 2) throws -> Double? {
    let areas = try Scene.frame.toGeo([Scene.polygon(-10, -10, 10, 10)])
    var scene = Scene(.sweep(areas, flown: SweepFlight(crosshatch: crosshatch)), dwellS: dwellS)
    try scene.addRoute("r", places)
    scene.addSortie("S01", route: "r", visit: 1, takeoffS: 1800)
    return try scene.report().beats[0].crossedShare
  }

  private let east = [MapPoint(-50, 0), MapPoint(50, 0)]

  @Test("Eastward and northward over it: all; there and back on one course: none; at 30 degrees: none")
  func byHand() throws {
    #expect(try share(east + [MapPoint(50, -50), MapPoint(0, -50), MapPoint(0, 50)]) == 1)
    #expect(try share(east + [MapPoint(50, 0), MapPoint(-50, 0)]) == 0)
    #expect(try share(east + [MapPoint(43, 25), MapPoint(-43, -25)]) == 0)
    #expect(try share(east) == 0)
  }

  @Test("Too brief on the second course: none; without a crosshatch nothing is said")
  func limits() throws {
    let both = east + [MapPoint(50, -50), MapPoint(0, -50), MapPoint(0, 50)]
    #expect(try share(both, dwellS: 60) == 0)
    #expect(try share(both, crosshatch: false) == nil)
    // The second leg sees the western half alone.
    let half = try #require(try share(east + [MapPoint(50, -50), MapPoint(-20, -50), MapPoint(-20, 50)]))
    #expect(half == 0.5)
  }
}
