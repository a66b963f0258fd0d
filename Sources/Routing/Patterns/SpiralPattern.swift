import Geodesy
import Offsets
import Planar
import Units

/// Rounds from the edge of areas inward, each joined to the next, until all of the ground is seen.
///
/// Rounds lie one spacing apart. Where one splits, each part goes on by itself; rounds around holes run until they meet
/// those of the edge. At sharp corners, where neighbouring rounds lie further apart than their spacing, the inner one
/// goes out towards the outer one. What is still unseen (the middle) is patched as for a sweep.
enum SpiralPattern {
  /// - Parameter first: metres of the first round from the edge; no place of work lies nearer to it.
  static func result(
    within land: [MapPolygon], first: Double, view: View, free: any FreeArea, options: PatternOptions
  ) throws -> PatternResult {
    let step = view.swath * (1 - options.overlap)
    let pass = PassLayout(view: view, options: options, free: free, longest: options.longestPiece)
    var items: [WorkItem] = []
    for path in try paths(within: land, first: first, step: step, width: view.swath) {
      items += pass.items(along: path)
    }
    let rim = first - view.swath / 2
    let ground = rim > 0 ? try Regions.buffered(land, by: -rim) : land
    let inner = try InnerArea(free: free, land: land, margin: first)
    var result =
      ground.isEmpty
      ? PatternResult(items: items, unreachable: [])
      : try Patch.completed(items, ground: ground, view: view, free: inner, options: options, courses: [])
    if rim > 0.5 {
      for piece in try Regions.difference(land, ground) where piece.area >= 1 {
        result.unreachable.append(
          Unreachable(reason: .outOfView, target: nil, place: Patch.placeInside(piece), area: piece.area))
      }
    }
    return result
  }

  /// One path for each chain of rounds that follow each other inward.
  static func paths(
    within land: [MapPolygon], first: Double, step: Double, width: Double
  ) throws -> [[MapPoint]] {
    var chains: [[MapPoint]] = []
    // Chains whose last round is of the level before, by number.
    var open: [Int] = []
    for level in 0..<1000 {
      let rounds = try RingPattern.rounds(land, distance: first + Double(level) * step, outside: false)
      if rounds.isEmpty { break }
      var next: [Int] = []
      for round in rounds {
        let shaped = level == 0 ? round : reaching(round, step: step, width: width)
        let near = open.map { number -> (number: Int, entry: Int, gap: Double) in
          let end = chains[number][chains[number].count - 1]
          let entry = shaped.indices.dropLast().min {
            shaped[$0].distance(to: end) < shaped[$1].distance(to: end)
          }
          return (number, entry ?? 0, shaped[entry ?? 0].distance(to: end))
        }
        if let best = near.min(by: { ($0.gap, $0.number) < ($1.gap, $1.number) }), best.gap <= 2 * step {
          open.removeAll { $0 == best.number }
          chains[best.number] += turned(shaped, toBegin: best.entry)
          next.append(best.number)
        } else {
          chains.append(shaped)
          next.append(chains.count - 1)
        }
      }
      open = next
    }
    return chains
  }

  /// A closed line from another of its corners.
  private static func turned(_ ring: [MapPoint], toBegin index: Int) -> [MapPoint] {
    index == 0 ? ring : Array(ring[index...]) + ring[1...index]
  }

  /// The round with a way out and back at every corner so sharp that ground towards the outer round's corner would be
  /// further than half a width from both.
  static func reaching(_ ring: [MapPoint], step: Double, width: Double) -> [MapPoint] {
    let corners = ring.dropLast()
    var result: [MapPoint] = []
    for (k, corner) in corners.enumerated() {
      let before = corners[(k + corners.count - 1) % corners.count]
      let after = corners[(k + 1) % corners.count]
      result.append(corner)
      // The area lies on the left, so that its convex corners turn left.
      guard Segments.turn(before, corner, after) > 0 else { continue }
      let (there, back) = (corner.course(to: before), corner.course(to: after))
      var angle = abs(there.degrees - back.degrees)
      if angle > 180 { angle = 360 - angle }
      let half = Angle.degrees(angle / 2)
      let reach = min(step / max(half.sine, 0.05) - width, step)
      guard reach > 0.5 else { continue }
      let (east, north) = (there.sine + back.sine, there.cosine + back.cosine)
      let outward = Angle.course(east: -east, north: -north)
      result += [corner.moved(course: outward, by: reach), corner]
    }
    return result + result.prefix(1)
  }
}

/// The free area as far as it keeps a distance from the edge of the land.
private struct InnerArea: FreeArea {
  private let free: any FreeArea
  private let inner: [MapPolygon]

  init(free: any FreeArea, land: [MapPolygon], margin: Double) throws {
    self.free = free
    inner = margin > 0 ? try Regions.buffered(land, by: -margin) : land
  }

  func contains(_ p: MapPoint) -> Bool { inner.contains { $0.contains(p) } && free.contains(p) }
  func containsSegment(_ a: MapPoint, _ b: MapPoint) -> Bool {
    inner.contains { $0.containsSegment(a, b) } && free.containsSegment(a, b)
  }
  func inside(line: [MapPoint]) -> [[MapPoint]] {
    Polyline.inside(inner, line: line).flatMap { $0.count > 1 ? free.inside(line: $0) : [] }
  }
  func within(_ region: [MapPolygon]) throws -> [MapPolygon] {
    try Regions.intersection(inner, free.within(region))
  }
}
