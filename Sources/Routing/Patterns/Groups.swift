import Planar
import Units

/// Polygons that lie close together.
enum Groups {
  /// The parts, put together where gaps of at most `gap` metres lie between them, in the order of the first of each.
  static func close(_ parts: [MapPolygon], gap: Double) -> [[MapPolygon]] {
    var group = Array(parts.indices)
    let indices = parts.map { SegmentIndex(polygons: [$0]) }
    for i in parts.indices {
      for j in (i + 1)..<max(i + 1, parts.count) where group[i] != group[j] {
        guard parts[i].bounds.expanded(by: gap).intersects(parts[j].bounds) else { continue }
        let close = indices[j].edges.contains { indices[i].hasEdge(near: $0.from, $0.to, within: gap) }
        if close {
          let (old, new) = (max(group[i], group[j]), min(group[i], group[j]))
          for k in group.indices where group[k] == old { group[k] = new }
        }
      }
    }
    return parts.indices.filter { group[$0] == $0 }.map { leader in
      parts.indices.filter { group[$0] == leader }.map { parts[$0] }
    }
  }
}
