import Planar
import Reports
import Routing
import Units

/// Places that look at targets: each the nearest to the middle of all, or chosen together with the order.
enum TargetScene {
  static func sheet() throws -> SketchSheet {
    var random = SplitMix64(seed: 12)
    let pad = MapPoint(east: 0, north: 0)
    let targets = (0..<16).map { number in
      MapTarget(
        id: "t\(number)",
        position: MapPoint(east: 60 + 880 * random.unit(), north: -260 + 560 * random.unit()), extent: 8,
        dwell: 10)
    }
    let found = try Patterns.items(
      for: .targets(targets), view: View(swath: 90, depth: 60, lead: 90), free: OpenAir(),
      options: PatternOptions(speed: 10, overlap: 0.1, gimbalPitchDeg: -45))
    let distance: (MapPoint, MapPoint) -> Double = { $0.distance(to: $1) }
    let alone = TourOrder.order(found.items, start: pad, rounds: 160, seed: 1, distance: distance)
    let together = LookOrder.order(found.items, start: pad, roundsPerItem: 10, seed: 1, distance: distance)
    func panel(_ title: String, _ tour: [WorkItem]) -> Sketch {
      let metres = TourOrder.linkLength(tour, start: pad, distance: distance)
      var map = Sketch("\(title): \(Int(metres.rounded())) m")
      for item in tour {
        guard let target = targets.first(where: { $0.id == item.target }), let from = item.path.first else {
          continue
        }
        map.look(from: from, to: target.position, legend: "where the camera looks")
      }
      map.line([pad] + tour.flatMap(\.path) + [pad], .transit, legend: "way of the aircraft")
      for target in targets { map.point(target.position, .target, legend: "target") }
      for item in tour {
        if let place = item.path.first { map.point(place, .pose, legend: "place of the look") }
      }
      map.point(pad, .site, legend: "pad")
      return map
    }
    return SketchSheet(
      "Targets looked at from 90 m aside",
      [panel("Places first, then the order", alone), panel("Places and order together", together)], columns: 1
    )
  }
}
