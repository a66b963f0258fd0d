import Orienteering
import Planar
import Reports
import Units

/// Three paths of limited length among places with prizes.
enum OrienteeringScene {
  static func sheet() throws -> SketchSheet {
    var random = SplitMix64(seed: 3)
    let start = MapPoint(east: 0, north: 0)
    var places = [start]
    var prizes = [0.0]
    for _ in 0..<60 {
      places.append(MapPoint(east: -900 + 1800 * random.unit(), north: -600 + 1200 * random.unit()))
      prizes.append(Double(1 + random.pick(0..<9)))
    }
    places.append(start)
    prizes.append(0)
    let problem = OrienteeringProblem(
      prizes: prizes, costs: places.flatMap { a in places.map { a.distance(to: $0) } }, paths: 3,
      limit: 2400)
    let plan = try Orienteering.paths(for: problem, seed: 1, stop: StopRule(rounds: 3_000))
    let bound = try OrienteeringBound.value(
      of: problem, stop: StopRule(rounds: 60), levels: 400, known: plan.value)
    let visited = Set(plan.paths.flatMap { $0 })
    var map = Sketch(
      "Three paths of 2400 m: prize \(Int(plan.value)) of \(Int(prizes.reduce(0, +))); no choice can reach more than \(Int(bound))"
    )
    for (path, look) in zip(plan.paths, [Sketch.Line.work, .transit, .other]) {
      map.line(path.map { places[$0] }, look, legend: "path of \(Int(problem.cost(of: path))) m")
    }
    for place in 1..<(places.count - 1) {
      let known = visited.contains(place)
      map.point(places[place], known ? .target : .pose, legend: known ? "visited" : "left out")
      map.label("\(Int(prizes[place]))", at: places[place], .above)
    }
    map.point(start, .site, legend: "start and end")
    return SketchSheet("Team orienteering", [map])
  }
}
