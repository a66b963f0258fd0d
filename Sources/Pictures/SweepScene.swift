import Geodesy
import Planar
import Reports
import Sweeps
import Units

/// A district with notches and holes, swept by one path; what stays unseen within the allowance.
enum SweepScene {
  static func sheet() throws -> SketchSheet {
    func p(_ east: Double, _ north: Double) -> MapPoint { MapPoint(east: east, north: north) }
    let district = MapPolygon(
      outer: [
        p(0, 0), p(420, -40), p(560, 90), p(760, 60), p(800, 320), p(640, 380), p(690, 560), p(470, 620),
        p(430, 500), p(330, 640), p(60, 600), p(110, 430), p(-60, 400), p(40, 220),
      ],
      holes: [
        [p(180, 180), p(170, 260), p(250, 280), p(280, 200)],
        [p(520, 300), p(500, 380), p(570, 410), p(590, 320)],
      ])
    let width = 50.0
    let sweep = try SweepPlanner.plan(
      SweepTask(ground: [district], flyable: district, widthM: width), stop: StopRule(rounds: 60_000), seed: 1
    )
    let band = try Regions.union(
      zip(sweep.path, sweep.path.dropFirst()).map { a, b in
        try Regions.bufferedSegment(a, b, by: width / 2)
      })
    let percent = ((sweep.aboveBound ?? 0) * 100).rounded()
    var map = Sketch("A path of \(Int(sweep.lengthM)) m, \(Int(percent)) % above the theoretical minimum")
    map.area(district.rings, .ground, legend: "ground to be seen, all of it flyable")
    for missed in try Regions.difference([district], band) where missed.area > 1 {
      map.area(missed.rings, .missed, legend: "unseen")
    }
    map.line(sweep.path, .work, legend: "flown, seeing 25 m to each side")
    return SketchSheet("A district with two holes, swept by one path that stays inside it", [map])
  }
}
