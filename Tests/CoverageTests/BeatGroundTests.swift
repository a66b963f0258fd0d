import Coverage
import Geodesy
import MissionModel
import Planar
import Testing
import Units

@Suite("Ground of beats") struct BeatGroundTests {
  func ground(_ shape: BeatShape) throws -> [MapPolygon] {
    try BeatGround.ground(of: Scene(shape).beat, frame: Scene.frame)
  }

  func area(_ polygons: [MapPolygon]) -> Double { polygons.reduce(0) { $0 + $1.area } }

  @Test("sweep: overlapping areas count once") func sweep() throws {
    let areas = [Scene.polygon(0, 0, 100, 100), Scene.polygon(50, 0, 150, 100)]
    let found = try ground(.sweep(try Scene.frame.toGeo(areas)))
    #expect(abs(area(found) - 15_000) < 0.01)
  }

  @Test("corridor: left and right of the line, ends square") func corridor() throws {
    let line = try Scene.frame.toGeo([MapPoint(0, 0), MapPoint(1000, 0)])
    let found = try ground(.corridor(lines: [line], left: .metres(30), right: .metres(20)))
    #expect(abs(area(found) - 50_000) < 0.01)
    #expect(found.contains { $0.contains(MapPoint(500, 29)) })
    #expect(!found.contains { $0.contains(MapPoint(500, -21)) })
    #expect(!found.contains { $0.contains(MapPoint(-1, 0)) })
  }

  @Test("ring: inside the edge or outside it") func ring() throws {
    let square = try Scene.frame.toGeo([Scene.polygon(0, 0, 200, 200)])
    let inner = try ground(
      .ring(around: square, standOff: .metres(50), depth: .metres(20), lookInward: true))
    #expect(abs(area(inner) - (200 * 200 - 160 * 160)) < 0.01)
    let outer = try ground(
      .ring(around: square, standOff: .metres(-50), depth: .metres(20), lookInward: false))
    let exact = 4 * 200 * 20 + Double.pi * 400
    #expect(area(outer) < exact && area(outer) > exact * 0.995)
    #expect(!outer.contains { $0.contains(MapPoint(100, 100)) })
  }

  @Test("targets: the disc lies in its polygon") func targets() throws {
    let place = try Scene.frame.toGeo(MapPoint(70, -20))
    let target = Target(
      id: "t", name: Scene.text("t"), kind: "roof", position: place, extent: .metres(15), priority: 1,
      dwell: .seconds(5))
    let found = try ground(.targets([target]))
    #expect(found.count == 1 && found[0].outer.count == 32)
    #expect(found[0].area > Double.pi * 225 && found[0].area < Double.pi * 225 * 1.004)
    for degree in stride(from: 0.0, to: 360, by: 1) {
      #expect(found[0].contains(MapPoint(70, -20).moved(course: .degrees(degree), by: 14.999)))
    }
  }

  @Test("no ground is an error that names the beat") func empty() {
    #expect(throws: CoverageError.self) { try ground(.targets([])) }
    #expect(throws: CoverageError.self) { try ground(.sweep([])) }
  }
}
