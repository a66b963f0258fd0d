import Planar
import Units

/// A look at each place of a list.
///
/// Looking down, the aircraft stands above the target, or aside as far as the view still holds the whole patch.
/// Looking ahead, it stands off by the lead, in one of 16 directions. All free poses are handed on, the one nearest to the
/// middle of all targets first. A patch that does not fit the view is seen in several looks from above, or, by a camera
/// that looks ahead, in strips without a stop.
enum TargetPattern {
  static func result(
    targets: [MapTarget], view: View, free: any FreeArea, options: PatternOptions
  ) throws -> PatternResult {
    var items: [WorkItem] = []
    var left: [Unreachable] = []
    guard !targets.isEmpty else { return PatternResult(items: [], unreachable: []) }
    let middle = MapPoint(
      east: targets.reduce(0) { $0 + $1.position.east } / Double(targets.count),
      north: targets.reduce(0) { $0 + $1.position.north } / Double(targets.count))
    for target in targets {
      let found = try looks(at: target, view: view, free: free, options: options, middle: middle)
      items += found.items
      left += found.unreachable
    }
    return PatternResult(items: items, unreachable: left)
  }

  /// Free places from which the whole patch is in view, best first; empty when the view is too small or all blocked.
  ///
  /// Nearest to `middle` first, except that looking down the place above the target comes first.
  static func poses(
    for target: MapTarget, view: View, free: any FreeArea, middle: MapPoint
  ) -> [MapPoint] {
    let slack = view.radius - target.extent
    if slack < -1e-6 { return [] }
    let around = (0..<16).map { Angle.degrees(22.5 * Double($0)) }
    func nearest(_ distances: [Double]) -> [MapPoint] {
      var poses: [MapPoint] = []
      for distance in distances {
        let ring = around.map { target.position.moved(course: $0, by: distance) }
        let order = ring.indices.sorted {
          (ring[$0].distance(to: middle), $0) < (ring[$1].distance(to: middle), $1)
        }
        poses += order.map { ring[$0] }
      }
      return poses.filter { free.contains($0) }
    }
    if view.looksDown {
      let above = free.contains(target.position) ? [target.position] : []
      return slack > 1 ? above + nearest([slack / 2, slack]) : above
    }
    // The view turns with the aircraft: nearer or further off by the slack the patch is still in it.
    let off = [view.lead, view.lead - slack / 2, view.lead + slack / 2].filter { $0 > 1 }
    return nearest(slack > 1 ? off : [view.lead])
  }

  private static func looks(
    at target: MapTarget, view: View, free: any FreeArea, options: PatternOptions, middle: MapPoint
  ) throws -> PatternResult {
    func look(from poses: [MapPoint]) -> WorkItem {
      WorkItem(
        target: target.id, looks: poses.map { Look(place: $0) }, holdS: target.dwell,
        gimbalPitchDeg: options.gimbalPitchDeg)
    }
    let poses = poses(for: target, view: view, free: free, middle: middle)
    if !poses.isEmpty { return PatternResult(items: [look(from: poses)], unreachable: []) }
    let blocked = Unreachable(reason: .blocked, target: target.id, place: target.position, area: 0)
    if target.extent <= view.radius + 1e-6 { return PatternResult(items: [], unreachable: [blocked]) }
    if !view.looksDown {
      return try strips(over: target, view: view, free: free, options: options)
    }
    // Squares that fit the disc of a look, over all of the patch.
    let side = view.radius * 2.0.squareRoot()
    let count = max(1, Int((2 * target.extent / side - 1e-9).rounded(.up)))
    var result = PatternResult(items: [], unreachable: [])
    for row in 0..<count {
      for column in 0..<count {
        let north = (Double(row) + 0.5) * 2 * target.extent / Double(count) - target.extent
        let east = (Double(column) + 0.5) * 2 * target.extent / Double(count) - target.extent
        let cell = target.extent / Double(count)
        let nearest = MapPoint(east: max(0, abs(east) - cell), north: max(0, abs(north) - cell))
        if nearest.distance(to: MapPoint(east: 0, north: 0)) >= target.extent { continue }
        let place = target.position.moved(east: east, north: north)
        if free.contains(place) {
          result.items.append(look(from: [place]))
        } else {
          result.unreachable.append(
            Unreachable(reason: .blocked, target: target.id, place: place, area: 4 * cell * cell))
        }
      }
    }
    return result
  }

  private static func strips(
    over target: MapTarget, view: View, free: any FreeArea, options: PatternOptions
  ) throws -> PatternResult {
    let patch = Footprint.disc(target.position, target.extent)
    var result = try SweepPattern.result(
      ground: [patch], view: view, free: free, options: options, near: nil)
    for index in result.items.indices { result.items[index].target = target.id }
    for index in result.unreachable.indices { result.unreachable[index].target = target.id }
    return result
  }
}
