import Geodesy
import MissionModel
import Planar
import TerrainModel
import TestSupport
import Testing
import Units

@testable import Coverage

@Suite("Times out of sight and views over changing ground") struct UnseenTests {
  @Test("longest time unseen against a count second by second")
  func slowTwin() {
    forAll(300) { random in
      let count = random.pick(0..<6)
      let looks = (0..<count).map { _ in
        let first = random.pick(0..<400)
        return Look(
          first: Double(first), last: Double(first + random.pick(0..<40)), longestBreak: 0, inViewS: 1,
          visit: 1)
      }
      let from = random.pick(0..<200)
      return (looks, from, from + random.pick(1..<200))
    } property: { input, seed in
      let (looks, from, to) = input
      var worst = 0
      var run = 0
      for second in from..<to {
        // The second from `second` to `second + 1` is out of sight unless a look overlaps or touches it.
        let middle = Double(second) + 0.5
        run = looks.contains { $0.first < middle && middle < $0.last } ? 0 : run + 1
        // A look of no length still ends the wait.
        worst = max(worst, run)
        if looks.contains(where: { $0.first <= Double(second + 1) && Double(second + 1) <= $0.last }) {
          run = 0
        }
      }
      let sorted = looks.sorted { ($0.first, $0.last) < ($1.first, $1.last) }
      let found = Unseen.longest(sorted, in: Double(from)...Double(to))
      #expect(found == Double(worst), "seed \(seed)")
    }
  }

  @Test("a break within a look counts, cut to the window") func breaks() {
    let look = Look(first: 10, last: 90, longestBreak: 50, inViewS: 30, visit: 1)
    #expect(Unseen.longest([look], in: 0...100) == 50)
    #expect(Unseen.longest([look], in: 70...100) == 20)
    #expect(Unseen.longest([Look](), in: 5...105) == 100)
  }

  @Test("pieces follow the ground: without gaps where it is known, none where it is not")
  func pieces() throws {
    var scene = try Scene(areas: [Scene.polygon(0, -20, 200, 20)])
    try scene.addRoute("r", [MapPoint(0, 0), MapPoint(300, 0)])
    func band(_ id: String, _ west: Double, _ east: Double, _ low: Double, _ high: Double) -> DeclaredBand {
      DeclaredBand(
        id: id, name: Scene.text(id), area: [Scene.polygon(west, -50, east, 50)], lowHKPD: low,
        highHKPD: high)
    }
    scene.mission.ground = Ground(
      grids: [], bands: [band("a", -50, 95, 0, 0), band("b", 95, 205, 30, 40), band("c", 245, 350, 0, 1)],
      elsewhere: nil, frame: Scene.frame)
    let views = try RouteViews(
      route: scene.plan.routes[0], camera: Scene.camera, greatestSlantRange: .metres(800),
      mission: scene.mission)
    // Places at 210, 220, 230 and 240 m know no ground.
    #expect(views.places == 31 && views.unknownPlaces == 4 && views.buriedPlaces == 0)
    let ends = views.pieces.map { [$0.fromShare * 300, $0.fromShare * 300 + $0.lengthM] }
    let expected = [[0.0, 90], [90, 100], [100, 200], [250, 300]]
    #expect(ends.count == expected.count)
    for (found, wanted) in zip(ends, expected) {
      #expect(zip(found, wanted).allSatisfy { abs($0 - $1) < 1e-3 }, "\(found) \(wanted)")
    }
    // The step at which the ground changes counts with the lesser height for the width and the greater for the pixel.
    let heights = views.pieces.map {
      [$0.overHigh?.aboveGround.metres ?? 0, $0.overLow?.aboveGround.metres ?? 0]
    }
    #expect(heights == [[100, 100], [60, 100], [60, 70], [99, 100]])
  }
}
