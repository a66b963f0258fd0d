import Geodesy
import Planar
package import Units

/// The curve that runs beside a line on one of its sides, at a stand-off from all of the line.
///
/// How: all places within the stand-off of any part of the line make a region (`StandOff.swept`). Its outline is the
/// offset curve of both sides with round ends; of it those stretches stay whose nearest place on the line sees them on
/// the asked side, and not past an end of the line. So the curve is cut short by itself where the line bends back:
/// it never crosses itself or the line, and falls into parts where the line leaves no room. Takes about
/// n log n for n corners of the line that are left after simplifying.
package enum SideCurve {
  package enum Side: Hashable, Sendable {
    case left, right
  }

  /// The parts of the curve, each running the same way as the line, in the order of the places that they begin beside.
  ///
  /// Every place lies `standOff.distance` to `standOff.distance + standOff.tolerance` metres from the line. A part
  /// that closes on itself repeats its first place. A line whose last place repeats its first is a ring without ends.
  ///
  /// - Throws: `GeodesyError` for a line of fewer than two different places or of numbers that are not finite.
  package static func parts(
    beside line: [MapPoint], on side: Side, at standOff: StandOff
  ) throws -> [[MapPoint]] {
    let source = try Source(line, simplification: standOff.simplification, side: side)
    let region = try standOff.swept(source.segments)
    let reach = standOff.distance + standOff.tolerance
    var parts: [[MapPoint]] = []
    for ring in region.flatMap(\.rings) { parts += source.runs(of: ring, reach: reach) }
    let ordered = parts.map { (source.position(of: $0[0], reach: reach), $0) }.sorted { a, b in
      (a.0, a.1[0].east, a.1[0].north) < (b.0, b.1[0].east, b.1[0].north)
    }
    return Thinning.thinned(ordered.map(\.1), tolerance: standOff.simplification)
  }
}

extension SideCurve {
  /// The side of the line on which a place lies, by the part of the line that is nearest to it.
  ///
  /// Nil past an end of the line, on it, and where the line runs over itself so that both would be true.
  ///
  /// - Throws: `GeodesyError` as `parts` does.
  package static func side(of place: MapPoint, beside line: [MapPoint]) throws -> Side? {
    let left = try Source(line, simplification: 0, side: .left).isBeside(place)
    let right = try Source(line, simplification: 0, side: .right).isBeside(place)
    return left == right ? nil : left ? .left : .right
  }
}

/// The line with fewer corners, and which side of it a place lies on.
private struct Source {
  let points: [MapPoint]
  let isRing: Bool
  let side: SideCurve.Side
  private let index: SegmentIndex

  init(_ line: [MapPoint], simplification: Double, side: SideCurve.Side) throws {
    guard line.allSatisfy({ $0.east.isFinite && $0.north.isFinite }) else {
      throw GeodesyError(.notFinite, "the line has a place that is not a number")
    }
    let distinct = line.enumerated().filter { $0.offset == 0 || line[$0.offset - 1] != $0.element }.map(
      \.element)
    guard distinct.count > 1 else {
      throw GeodesyError(.badShape, "the line needs 2 different places, it has \(distinct.count)")
    }
    isRing = distinct.count > 3 && distinct.first == distinct.last
    points =
      isRing
      ? Thinning.ring(Array(distinct.dropLast()), tolerance: simplification)
      : Polyline.simplified(distinct, tolerance: simplification)
    self.side = side
    index = SegmentIndex(lines: [points])
  }

  var segments: [(MapPoint, MapPoint)] { Array(zip(points, points.dropFirst())) }

  /// The numbers of the segments nearest to a place: more than one where the line runs over itself or has a corner.
  private func nearest(to p: MapPoint, within reach: Double) -> [Int] {
    let near = reach < .infinity ? index.candidates(near: p, p, within: reach * 1.01) : []
    let numbers = near.isEmpty ? Array(index.edges.indices) : near
    let distances = numbers.map { Segments.distance(p, to: index.edges[$0].from, index.edges[$0].to) }
    let least = distances.min() ?? 0
    return zip(numbers, distances).filter { $0.1 <= least + 1e-9 }.map(\.0)
  }

  /// How far along a segment the foot of a place lies: 0 at its beginning, 1 at its end, also beyond.
  private func share(_ p: MapPoint, on number: Int) -> Double {
    let (a, b) = (points[number], points[number + 1])
    let (east, north) = (b.east - a.east, b.north - a.north)
    return ((p.east - a.east) * east + (p.north - a.north) * north) / (east * east + north * north)
  }

  /// Metres along the line to the place on it that is nearest.
  func position(of p: MapPoint, reach: Double) -> Double {
    let number = nearest(to: p, within: reach)[0]
    var along = 0.0
    for k in 0..<number { along += points[k].distance(to: points[k + 1]) }
    return along + max(0, min(1, share(p, on: number))) * points[number].distance(to: points[number + 1])
  }

  /// Whether a place beside segment `number`, its nearest, lies on the asked side and not past an end of the line.
  private func isAsked(_ p: MapPoint, _ number: Int) -> Bool {
    let wanted = side == .left ? 1 : -1
    let along = share(p, on: number)
    if along > 0, along < 1 { return Segments.turn(points[number], points[number + 1], p) == wanted }
    // In the round part at a corner: that lies outside the bend.
    let last = points.count - 1
    var corner = along <= 0 ? number : number + 1
    if corner == 0 || corner == last {
      guard isRing else { return false }
      corner = last
    }
    let (a, b, c) = (points[corner - 1], points[corner], points[corner == last ? 1 : corner + 1])
    let turn = Segments.turn(a, b, c)
    if turn != 0 { return turn == -wanted }
    let back = (b.east - a.east) * (c.east - b.east) + (b.north - a.north) * (c.north - b.north) < 0
    // A line that comes straight back on itself is flown around on either side.
    return back || Segments.turn(a, b, p) == wanted
  }

  /// Whether a place lies on the asked side and not past an end of the line.
  func isBeside(_ p: MapPoint) -> Bool {
    nearest(to: p, within: .infinity).contains { isAsked(p, $0) }
  }

  /// The stretches of a closed outline, with the region on its left, that lie on the asked side.
  func runs(of ring: [MapPoint], reach: Double) -> [[MapPoint]] {
    var bits: [(from: MapPoint, to: MapPoint, asked: Bool)] = []
    for (k, a) in ring.enumerated() {
      let b = ring[(k + 1) % ring.count]
      // Where the foot passes an end of the segment, the outline goes over from a straight side to a round corner.
      var cuts = [0.0]
      let beside = [0, 0.5, 1].flatMap { nearest(to: a.interpolated(to: b, fraction: $0), within: reach) }
      for number in beside {
        let (atA, atB) = (share(a, on: number), share(b, on: number))
        for end in [0.0, 1.0] where (atA - end) * (atB - end) < 0 { cuts.append((end - atA) / (atB - atA)) }
      }
      cuts.sort()
      cuts.append(1)
      for (low, high) in zip(cuts, cuts.dropFirst()) where high > low {
        let place = a.interpolated(to: b, fraction: (low + high) / 2)
        let asked = nearest(to: place, within: reach).contains { isAsked(place, $0) }
        bits.append((a.interpolated(to: b, fraction: low), a.interpolated(to: b, fraction: high), asked))
      }
    }
    guard bits.contains(where: \.asked) else { return [] }
    guard let gap = bits.firstIndex(where: { !$0.asked }) else {
      let closed = bits.map(\.from) + [bits[0].from]
      return [side == .left ? closed.reversed() : closed]
    }
    var runs: [[MapPoint]] = []
    var run: [MapPoint] = []
    for bit in bits[gap...] + bits[..<gap] + [bits[gap]] {
      if bit.asked {
        if run.isEmpty { run.append(bit.from) }
        run.append(bit.to)
      } else if !run.isEmpty {
        // With the region on its left the outline runs along the left side of the line backwards.
        runs.append(side == .left ? run.reversed() : run)
        run = []
      }
    }
    return runs
  }
}
