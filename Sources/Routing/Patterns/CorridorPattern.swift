import Geodesy
import MissionModel
import Offsets
import Planar
import Units

/// Passes beside a line that see so far to its left and to its right.
///
/// A pass over the ground lies within `tolerance` of its true offset. With a stand-off the passes run beside the line on
/// the side that is kept, never nearer, and look square aside at it. Where the line is to be kept, no pass leaves that
/// side.
enum CorridorPattern {
  /// Metres by which passes may leave the true offset to have fewer corners.
  static let tolerance = 2.0

  /// The offsets of the passes in metres, left positive: as few as keep within the spacing, or so many.
  ///
  /// The outer passes may lie as far as `edge` from the edges of the width: only neighbours need to overlap.
  static func offsets(
    left: Double, right: Double, spacing: Double, edge: Double, count: Int? = nil
  ) -> [Double] {
    let total = left + right
    let needed = 1 + max(0, Int(((total - 2 * edge) / spacing - 1e-9).rounded(.up)))
    let count = count ?? needed
    // Even shares of the width, unless they would lie further apart than the spacing.
    let gap = min(spacing, total / Double(count))
    let first = -right + (total - gap * Double(count - 1)) / 2
    return (0..<count).map { first + gap * Double($0) }
  }

  /// Metres that passes stay further off than the distance that is kept, so that the barrier finds room.
  static let room = 2.0

  /// The same, moved to the kept side and the distance that is kept.
  static func kept(_ offsets: [Double], _ keep: KeptLines.Keep?) -> [Double] {
    guard let keep else { return offsets }
    let sign = keep.side == .left ? 1.0 : -1.0
    var kept: [Double] = []
    for offset in offsets {
      let moved = sign * max(offset * sign, keep.keepOff.metres + room + tolerance / 2)
      if !kept.contains(moved) { kept.append(moved) }
    }
    return kept
  }

  /// The stretches of a pass that lie on the kept side of every line.
  private static func kept(
    _ track: [MapPoint], beside number: Int, of lines: [[MapPoint]], _ keep: KeptLines.Keep?
  ) throws -> [[MapPoint]] {
    guard let keep else { return [track] }
    return try NearestLine.cut(track, own: number, of: lines, side: keep.side == .left ? .left : .right)
  }

  static func result(
    lines: [[MapPoint]], left: Double, right: Double, flown: CorridorFlight, view: View, free: any FreeArea,
    options: PatternOptions
  ) throws -> PatternResult {
    let distinct = lines.map(Lines.distinct).filter { $0.count > 1 }
    let ground =
      try left + right > 0
      ? Regions.union(distinct.flatMap { try Regions.bufferedLine($0, left: left, right: right) }) : []
    if let keep = flown.keep, let standOff = flown.standOff {
      return try oblique(
        distinct, ground: ground, near: keep.side == .left ? left : right,
        far: keep.side == .left ? right : left, keep: keep, standOff: standOff.metres, flown: flown,
        view: view,
        free: free, options: options)
    }
    let spacing = view.swath * (1 - options.overlap)
    // A view ahead is narrower at its near edge than in its middle, by which its width counts.
    let edge = view.looksDown ? max(spacing / 2, (view.swath - tolerance) / 2) : spacing / 2
    let offsets = kept(
      offsets(left: left, right: right, spacing: spacing, edge: edge, count: flown.passes), flown.keep)
    let pass = PassLayout(view: view, options: options, free: free, longest: options.longestPiece)
    var items: [WorkItem] = []
    for (number, line) in distinct.enumerated() {
      for offset in offsets {
        let least = flown.keep.map { $0.keepOff.metres + room } ?? 0
        for track in try tracks(beside: line, offset: offset, least: least) {
          for part in try kept(track, beside: number, of: distinct, flown.keep) {
            items += pass.items(along: part)
          }
        }
      }
    }
    if ground.isEmpty { return PatternResult(items: bothWays(items, flown), unreachable: []) }
    if let keep = flown.keep {
      let far = keep.side == .left ? right : left
      let sees = (offsets.map { abs($0) }.min() ?? 0) - view.swath / 2 <= -far + 0.5
      // A patch could lie on the wrong side.
      let unseen = try Patch.unseen(ground, by: items, view: view)
      return PatternResult(
        items: bothWays(items, flown),
        unreachable: leftOver(unseen, of: ground, reason: sees ? .blocked : .outOfView))
    }
    var result = try Patch.completed(
      items, ground: ground, view: view, free: free, options: options, courses: [])
    result.items = bothWays(result.items, flown)
    return result
  }

  /// The curves at an offset, left positive, nowhere nearer to the line than `least`.
  private static func tracks(beside line: [MapPoint], offset: Double, least: Double) throws -> [[MapPoint]] {
    let distance = max(abs(offset) - tolerance / 2, least)
    guard let standOff = StandOff(distance: distance, tolerance: tolerance) else {
      // The line itself: there is no such thing as a curve 0 m beside it.
      return [Polyline.simplified(line, tolerance: tolerance / 2)]
    }
    return try SideCurve.parts(beside: line, on: offset > 0 ? .left : .right, at: standOff)
  }

  /// Tracks at the stand-off and, if the band is deeper than the view, further out, looking square at the line.
  private static func oblique(
    _ lines: [[MapPoint]], ground: [MapPolygon], near: Double, far: Double, keep: KeptLines.Keep,
    standOff: Double, flown: CorridorFlight, view: View, free: any FreeArea, options: PatternOptions
  ) throws -> PatternResult {
    let look = SquareLook(view: view, looksOver: true)
    let plan = look.distances(
      standOff: max(standOff, keep.keepOff.metres + room), low: -far, high: near, overlap: options.overlap,
      count: flown.passes)
    // Tracks run the way of the line: one on its right looks to the left.
    let aside = keep.side == .right ? -90.0 : 90.0
    let pass = PassLayout(
      view: view, options: options, free: free, longest: options.longestPiece,
      sideways: view.looksDown ? nil : aside)
    var items: [WorkItem] = []
    for (number, line) in lines.enumerated() {
      for distance in plan.distances {
        guard let curve = StandOff(distance: distance, tolerance: tolerance) else { continue }
        for track in try SideCurve.parts(beside: line, on: keep.side == .left ? .left : .right, at: curve) {
          for part in try kept(track, beside: number, of: lines, keep) { items += pass.items(along: part) }
        }
      }
    }
    let seen =
      view.looksDown
      ? try Footprint.region(of: items, view: view)
      : try Regions.union(
        items.flatMap { SquareLook.seen(along: $0.path, view: view, aside: $0.lookAsideDeg ?? 0) })
    let unseen = try Regions.difference(ground, seen)
    return PatternResult(
      items: bothWays(items, flown),
      unreachable: leftOver(unseen, of: ground, reason: plan.sees ? .blocked : .outOfView))
  }

  private static func leftOver(
    _ unseen: [MapPolygon], of ground: [MapPolygon], reason: Unreachable.Reason
  ) -> [Unreachable] {
    let least = max(ground.reduce(0) { $0 + $1.area } * Patch.negligibleShare * 5, 1)
    return unseen.filter { $0.area >= least }.map {
      Unreachable(reason: reason, target: nil, place: Patch.placeInside($0), area: $0.area)
    }
  }

  /// Each piece once there and once back; one that can only be flown one way stays single.
  private static func bothWays(_ items: [WorkItem], _ flown: CorridorFlight) -> [WorkItem] {
    guard flown.bothWays else { return items }
    return items.flatMap { item -> [WorkItem] in
      guard item.reversible else { return [item] }
      var there = item
      there.reversible = false
      return [there, there.reversed]
    }
  }
}
