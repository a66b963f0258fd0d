import Geodesy
import Planar
import Reports
import Routing
import Units

/// A ring around two islands whose rounds merge, and a basin with a hole seen whole.
enum RingScene {
  static func sheet() throws -> SketchSheet {
    func p(_ east: Double, _ north: Double) -> MapPoint { MapPoint(east: east, north: north) }
    let islands = [
      MapPolygon(outer: [p(0, 0), p(160, -30), p(210, 60), p(260, 150), p(120, 210), p(90, 120), p(10, 130)]),
      MapPolygon(outer: [p(330, 60), p(430, 20), p(520, 90), p(470, 190), p(350, 170)]),
    ]
    let options = PatternOptions(speed: 10, overlap: 0.1, gimbalPitchDeg: -35)
    let aside = View(swath: 60, depth: 70, lead: 80)
    var ring = Sketch("50 m off, looking inward: rounds of both merge")
    for island in islands { ring.area(island.rings, .land, legend: "land") }
    let around = try Patterns.items(
      for: .ring(around: islands, standOff: 50, depth: 20, lookInward: true), view: aside, free: OpenAir(),
      options: options)
    for item in around.items {
      ring.line(item.path, .work, legend: "flown with the camera at work")
      let middle = Polyline.length(item.path) / 2
      if let at = Polyline.point(along: item.path, at: middle),
        let next = Polyline.point(along: item.path, at: middle + 1)
      {
        let look = Angle.degrees(at.course(to: next).degrees + (item.lookAsideDeg ?? 0))
        ring.look(from: at, to: at.moved(course: look, by: 50), legend: "where the camera looks")
      }
    }
    let basin = MapPolygon(
      outer: [
        p(0, 0), p(260, -20), p(300, 90), p(420, 100), p(460, -10), p(640, 20), p(600, 260), p(60, 240),
      ],
      holes: [[p(120, 90), p(110, 150), p(180, 160), p(190, 100)]])
    var whole = Sketch("All of a basin with an island, from 20 m inside its edge inward")
    whole.area(basin.rings, .ground, legend: "ground to be seen")
    let inside = try Patterns.items(
      for: .ring(around: [basin], standOff: -20, depth: 0, lookInward: true, whole: true),
      view: View(swath: 40, depth: 30, lead: 0), free: OpenAir(), options: options)
    for item in inside.items { whole.line(item.path, .work) }
    return SketchSheet(
      "A ring around two islands whose rounds merge, and a basin seen whole in rounds from its edge inward",
      [ring, whole], columns: 1)
  }
}
