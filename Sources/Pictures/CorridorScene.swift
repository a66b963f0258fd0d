import Geodesy
import MissionModel
import Planar
import Reports
import Routing
import Units

/// Passes over a lane that is wider on one side, and an oblique pass that never crosses a boundary.
enum CorridorScene {
  static func sheet() throws -> SketchSheet {
    func p(_ east: Double, _ north: Double) -> MapPoint { MapPoint(east: east, north: north) }
    let line = [
      p(0, 40), p(180, 90), p(330, 60), p(420, 190), p(500, 60), p(640, 40), p(700, -60), p(860, -40),
      p(980, 60),
    ]
    let options = PatternOptions(speed: 10, overlap: 0.1, gimbalPitchDeg: -90)
    let down = View(swath: 50, depth: 40, lead: 0)
    var lane = Sketch("60 m on the left, 30 m on the right: two passes")
    lane.area(try rings(line, left: 60, right: 30), .ground, legend: "ground to be seen")
    lane.line(line, .ground, legend: "the corridor's line")
    let passes = try Patterns.items(
      for: .corridor(lines: [line], left: 60, right: 30), view: down, free: OpenAir(), options: options)
    for item in passes.items { lane.line(item.path, .work, legend: "flown with the camera at work") }

    let keep = KeptLines.Keep(side: .right, keepOff: .metres(72))
    let aside = View(swath: 90, depth: 130, lead: 105)
    var border = Sketch("A stand-off of 80 m on the right; nothing within 72 m")
    border.area(try rings(line, left: 72, right: 72), .limit, legend: "distance that is kept")
    border.area(try rings(line, left: 30, right: 10), .ground)
    border.line(line, .ground)
    let oblique = try Patterns.items(
      for: .corridor(
        lines: [line], left: 30, right: 10, flown: CorridorFlight(keep: keep, standOff: .metres(80))),
      view: aside,
      free: OpenAir(), options: options)
    for item in oblique.items {
      border.line(item.path, .work)
      for (a, b) in zip(item.path, item.path.dropFirst()) where a.distance(to: b) > 50 {
        let middle = a.interpolated(to: b, fraction: 0.5)
        let look = Angle.degrees(a.course(to: b).degrees + (item.lookAsideDeg ?? 0))
        border.look(from: middle, to: middle.moved(course: look, by: 80), legend: "where the camera looks")
      }
    }
    return SketchSheet(
      "Passes over a lane, and an oblique pass beside a boundary", [lane, border], columns: 1)
  }

  private static func rings(_ line: [MapPoint], left: Double, right: Double) throws -> [[MapPoint]] {
    try Regions.bufferedLine(line, left: left, right: right).flatMap(\.rings)
  }
}
