import Reports
import Units

/// Every sign that the pictures use, and a chart.
enum SignsScene {
  static func sheet() -> SketchSheet {
    func p(_ east: Double, _ north: Double) -> MapPoint { MapPoint(east: east, north: north) }
    func box(_ east: Double, _ north: Double, _ side: Double) -> [MapPoint] {
      [p(east, north), p(east + side, north), p(east + side, north + side), p(east, north + side)]
    }
    var map = Sketch("Signs of the maps")
    map.area([box(0, 0, 300), box(180, 60, 60)], .ground, legend: "ground to be seen, with a hole")
    map.area([box(20, 20, 120)], .seen, legend: "ground that is seen")
    map.area([box(150, 20, 20)], .missed, legend: "ground that is missed")
    map.area([box(320, 0, 70)], .land, legend: "land, buildings")
    map.area([box(320, 200, 90)], .zone, legend: "closed air")
    map.area([box(310, 190, 110)], .limit, legend: "margin")
    map.line([p(-20, -30), p(200, -20), p(420, -40)], .ground, legend: "boundary or road")
    map.line(
      [p(10, 280), p(290, 280), p(290, 240), p(10, 240)], .work, legend: "flown with the camera at work")
    map.line([p(430, 120), p(290, 330), p(10, 280)], .transit, legend: "way to and from the work")
    map.line([p(10, 240), p(10, 200), p(290, 200)], .other, legend: "another track to compare")
    map.line([p(150, 0), p(150, 300)], .aid, legend: "cuts and cells")
    map.look(from: p(220, 200), to: p(215, 130), legend: "where the camera looks")
    map.point(p(430, 120), .site, legend: "dock")
    map.point(p(215, 130), .target, legend: "target")
    map.point(p(220, 200), .pose, legend: "pose of the aircraft")
    map.label("dock", at: p(430, 120), .below)
    var chart = Sketch(chart: "A chart", axes: .init(across: "time, s", up: "speed, m/s"))
    chart.line((0...60).map { p(Double($0), min(12, Double($0) * 0.8)) }, .first, legend: "first curve")
    chart.line(
      (0...60).map { p(Double($0), 12 - min(12, Double($0) * 0.3)) }, .second, legend: "second curve")
    chart.line((0...60).map { p(Double($0), 5) }, .third, legend: "third curve")
    return SketchSheet("Every sign that the pictures of these documents use", [map, chart])
  }
}
