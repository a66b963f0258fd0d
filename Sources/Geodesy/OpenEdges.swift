import Planar
import Units

/// The union of convex polygons in general position, put together from those parts of their edges that no
/// other polygon covers.
///
/// All lengths in metres, in the frame of the polygons. General position: along the union's edge no corner,
/// crossing or edge lies within `margin` of another that it does not belong to. Whatever is in doubt there
/// gives nil, and the exact union has to be taken; deep inside the union nothing needs to be certain.
///
/// How: every open part begins and ends at a corner of its own polygon or where its edge crosses one other
/// edge. At each such place one open part ends and one begins, known by the pair of edges alone; so the parts
/// chain to rings without a comparison of coordinates. Takes a few steps for each pair of polygons that lie
/// near each other.
struct OpenEdges {
  /// With more neighbours of one polygon the exact union is the quicker one.
  static let mostNeighbours = 1024

  private let covers: ConvexCovers
  private var parts: [Part] = []

  private struct Part {
    var side: Int32
    var stretch: ConvexCovers.Stretch
  }

  /// The rings may still be unsound where roundings add up: the caller checks that.
  static func union(of covers: ConvexCovers, without isBuried: [Bool]) -> [MapPolygon]? {
    var edges = OpenEdges(covers: covers)
    guard edges.collect(without: isBuried), let rings = edges.rings() else { return nil }
    return polygons(rings)
  }

  private init(covers: ConvexCovers) { self.covers = covers }

  /// False when something along the union's edge is in doubt.
  private mutating func collect(without isBuried: [Bool]) -> Bool {
    var near: [Int32] = []
    for number in isBuried.indices where !isBuried[number] {
      guard covers.isConvex(number) else { return false }
      covers.grid.findBoxes(meeting: covers.grid.boxes[number], into: &near)
      near.removeAll { Int($0) == number }
      if near.count > OpenEdges.mostNeighbours { return false }
      for side in covers.sides(of: number) {
        guard addParts(of: side, near) else { return false }
      }
    }
    return true
  }

  private mutating func addParts(of side: Int, _ near: [Int32]) -> Bool {
    var open = [ConvexCovers.Stretch()]
    var doubts: [ConvexCovers.Stretch] = []
    for item in near {
      // Between these two lies the true part.
      guard let most = covers.part(of: side, within: Int(item), depth: -covers.margin) else { continue }
      guard let least = covers.part(of: side, within: Int(item), depth: covers.margin) else {
        doubts.append(most)
        continue
      }
      if most.fromSide == least.fromSide, most.toSide == least.toSide {
        var part = least
        part.from = (most.from + least.from) / 2
        part.to = (most.to + least.to) / 2
        open.take(off: part)
      } else {
        doubts.append(most)
        open.take(off: least)
      }
      if open.isEmpty { return true }
    }
    let length = covers.sides[side].from.distance(to: covers.sides[side].to)
    for stretch in open {
      guard (stretch.to - stretch.from) * length > 4 * covers.margin,
        !doubts.contains(where: { $0.from <= stretch.to && $0.to >= stretch.from })
      else { return false }
      parts.append(Part(side: Int32(side), stretch: stretch))
    }
    return true
  }

  /// nil when a part does not find its one successor.
  private func rings() -> [[MapPoint]]? {
    let neighbours = neighbours()
    var beginning: [UInt64: Int32] = [:]
    beginning.reserveCapacity(parts.count)
    for (index, part) in parts.enumerated() {
      let other = part.stretch.fromSide
      let key = key(part.side, other >= 0 ? other : neighbours[Int(part.side)].before)
      guard beginning.updateValue(Int32(index), forKey: key) == nil else { return nil }
    }
    var next: [Int32] = []
    next.reserveCapacity(parts.count)
    for part in parts {
      let other = part.stretch.toSide
      let key = key(part.side, other >= 0 ? other : neighbours[Int(part.side)].after)
      guard let found = beginning.removeValue(forKey: key) else { return nil }
      next.append(found)
    }
    var isDone = [Bool](repeating: false, count: parts.count)
    var rings: [[MapPoint]] = []
    for first in parts.indices where !isDone[first] {
      var ring: [MapPoint] = []
      var index = first
      while !isDone[index] {
        isDone[index] = true
        ring.append(start(of: parts[index]))
        index = Int(next[index])
      }
      guard ring.count >= 3 else { return nil }
      rings.append(ring)
    }
    return rings
  }

  /// The place that two edges have in common.
  private func key(_ a: Int32, _ b: Int32) -> UInt64 { UInt64(min(a, b)) << 32 | UInt64(max(a, b)) }

  /// The sides before and after each side in its polygon.
  private func neighbours() -> [(before: Int32, after: Int32)] {
    var result = [(before: Int32, after: Int32)](repeating: (-1, -1), count: covers.sides.count)
    for number in 0..<covers.count {
      let range = covers.sides(of: number)
      for side in range {
        let before = side == range.lowerBound ? range.upperBound - 1 : side - 1
        let after = side + 1 == range.upperBound ? range.lowerBound : side + 1
        result[side] = (Int32(before), Int32(after))
      }
    }
    return result
  }

  private func start(of part: Part) -> MapPoint {
    let side = covers.sides[Int(part.side)]
    return part.stretch.fromSide < 0
      ? side.from : side.from.interpolated(to: side.to, fraction: part.stretch.from)
  }

  /// Counter-clockwise rings are outer ones, the others holes of the smallest outer ring around them.
  private static func polygons(_ rings: [[MapPoint]]) -> [MapPolygon]? {
    var outers: [(shape: MapPolygon, box: MapBox, area: Double)] = []
    var holes: [[MapPoint]] = []
    for ring in rings {
      let area = MapPolygon.signedArea(ring)
      if area > 0 { outers.append((MapPolygon(outer: ring), MapBox(ring), area)) } else { holes.append(ring) }
    }
    var polygons = outers.map(\.shape)
    for hole in holes {
      let around = outers.indices.filter {
        outers[$0].box.contains(hole[0]) && outers[$0].shape.contains(hole[0])
      }
      guard let smallest = around.min(by: { outers[$0].area < outers[$1].area }) else { return nil }
      polygons[smallest].holes.append(hole)
    }
    return polygons.normalised()
  }
}
