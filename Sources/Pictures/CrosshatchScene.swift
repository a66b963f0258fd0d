import Geodesy
import Planar
import Reports
import Sweeps
import Units

/// Two sweeps of one area on courses square to each other, as a crosshatch flies them.
enum CrosshatchScene {
  static func sheet() throws -> SketchSheet {
    func p(_ east: Double, _ north: Double) -> MapPoint { MapPoint(east: east, north: north) }
    let area = MapPolygon(outer: [p(0, 0), p(380, 30), p(430, 190), p(330, 310), p(60, 280), p(-30, 130)])
    var task = SweepTask(ground: [area], flyable: area, widthM: 50)
    let course = try SweepPlanner.crossCourse(task)
    var map = Sketch("All of the ground is looked at on both courses")
    map.area(area.rings, .ground, legend: "ground to be seen")
    for (number, look) in [Sketch.Line.work, .other].enumerated() {
      task.axis = .degrees(course.degrees + 90 * Double(number))
      let sweep = try SweepPlanner.plan(task, stop: StopRule(rounds: 30_000), seed: 1)
      map.line(
        sweep.path, look, legend: "\(["first", "second"][number]) path, \(Int(sweep.lengthM)) m")
    }
    return SketchSheet("A crosshatch: two paths square to each other", [map])
  }
}
