import Geodesy
import MissionModel
import Offsets
import Planar
import Units

/// The lines of a beat that are never crossed, and the ground on both sides that nothing flies over.
struct KeptLine {
  private let lines: [[MapPoint]]
  private let keep: KeptLines.Keep
  /// Everything within the kept distance of the lines, and up to `spread` more.
  let barrier: [MapPolygon]
  /// The lines themselves, a few metres wide: no straight way home crosses them, unless it may.
  let uncrossed: [MapPolygon]

  /// Metres by which the barrier may be wider than the kept distance, at least; below `CorridorPattern.room`.
  static let leastSpread = 1.5
  /// Metres to both sides of a line that stand for the line itself.
  static let lineWidthM = 2.0

  /// Nil for beats that may cross their lines, and for those without any.
  init?(_ shape: BeatShape, frame: LocalFrame) throws {
    guard let kept = shape.keptLines else { return nil }
    keep = kept.keep
    lines = try frame.toMap(kept.lines).map(Lines.distinct).filter { $0.count > 1 }
    var spare = 0.0
    if case .corridor(_, _, _, let flown) = shape, let standOff = flown.standOff {
      spare = standOff.metres - keep.keepOff.metres
    }
    let spread = max(KeptLine.leastSpread, spare / 2)
    guard let wide = StandOff(distance: keep.keepOff.metres, tolerance: spread),
      let thin = StandOff(distance: min(KeptLine.lineWidthM, keep.keepOff.metres / 2), tolerance: 0.5)
    else { return nil }
    barrier = try Rounds.ground(near: self.lines, at: wide)
    uncrossed = keep.returnMayCross ? [] : try Rounds.ground(near: self.lines, at: thin)
  }

  /// The work without the stretches on the wrong side: leads and room at the ends of passes may reach there past another
  /// part of the lines.
  func keeping(_ items: [WorkItem]) throws -> [WorkItem] {
    try items.flatMap { item -> [WorkItem] in
      guard item.path.count > 1 else { return [item] }
      let parts = try NearestLine.cut(
        item.path, own: nil, of: lines, side: keep.side == .left ? .left : .right)
      return parts.filter { Polyline.length($0) >= KeptLine.leastWorkM }.map { part in
        var copy = item
        copy.path = part
        return copy
      }
    }
  }

  /// Shorter work is left out.
  private static let leastWorkM = 2.0

  /// Why nothing can take off from a pad; nil: it can.
  func objection(pad: MapPoint, site: Site) throws -> BilingualText? {
    let distances = lines.map { line in
      zip(line, line.dropFirst()).map { Segments.distance(pad, to: $0, $1) }.min() ?? .infinity
    }
    guard let nearest = distances.indices.min(by: { distances[$0] < distances[$1] }) else { return nil }
    if barrier.contains(where: { $0.contains(pad) }) {
      return Words.padNearLine(site: site.name, distance: distances[nearest], kept: keep.keepOff.metres)
    }
    let side = try SideCurve.side(of: pad, beside: lines[nearest])
    if let side, (side == .left) != (keep.side == .left) { return Words.padBeyondLine(site: site.name) }
    return nil
  }
}

extension BeatPlanner {
  /// The beat with the camera's angle that fits the ground's spread, where the mission leaves it to the planner.
  func aimed(groundSpreadM: Double) -> Beat {
    guard case .corridor(_, let left, let right, let flown) = beat.shape, flown.aimed,
      let standOff = flown.standOff, let keep = flown.keep
    else { return beat }
    let (near, far) = keep.side == .left ? (left, right) : (right, left)
    var aimed = beat
    aimed.gimbalPitch = CorridorFlight.aim(
      nearest: standOff - near, furthest: standOff + far, aboveHigh: beat.aboveGround,
      aboveLow: beat.aboveGround + .metres(groundSpreadM))
    return aimed
  }
}
