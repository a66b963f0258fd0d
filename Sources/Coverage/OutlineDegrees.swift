import Geodesy
import Planar
import Units

/// Outlines of patches as GeoJSON wants them.
enum OutlineDegrees {
  /// The patches' outlines, drawn with fewer points, in degrees with 6 decimals (about 0.1 m): rings closed, outer
  /// rings counter-clockwise and first, holes clockwise (RFC 7946).
  ///
  /// The drawn line joins middles of cell edges and leaves out points that lie within half a cell of it, so it
  /// stays within one cell of the cells' own outline. Patches of few cells, and outlines that would come out
  /// broken, are drawn exactly.
  ///
  /// - Throws: `GeodesyError` when a place does not fit the frame.
  static func multiPolygons(
    _ groups: [[CellPatch]], cellM: Double, frame: LocalFrame
  ) throws -> [MultiPolygonDegrees] {
    var shapes: [MapPolygon] = []
    for group in groups {
      for patch in group { shapes.append(drawn(patch.outline, cells: patch.cells.count, cellM: cellM)) }
    }
    if shapes.isEmpty { return groups.map { _ in [] } }
    let degrees = try frame.toGeo(shapes)
    var next = 0
    return groups.map { group in
      let polygons = degrees[next..<(next + group.count)]
      next += group.count
      return polygons.map { polygon in
        ([polygon.outer] + polygon.holes).map(closed).filter { $0.count >= 4 }
      }
    }
  }

  static let fewCells = 12

  /// The outline as it is drawn.
  static func drawn(_ outline: MapPolygon, cells: Int, cellM: Double) -> MapPolygon {
    if cells <= fewCells { return outline }
    let simple = MapPolygon(
      outer: simplified(outline.outer, cellM: cellM),
      holes: outline.holes.map { simplified($0, cellM: cellM) })
    return Regions.isValid([simple]) ? simple : outline
  }

  private static func simplified(_ ring: [MapPoint], cellM: Double) -> [MapPoint] {
    var middles: [MapPoint] = []
    guard var a = ring.last else { return ring }
    for b in ring {
      let steps = max(1, Int((a.distance(to: b) / cellM).rounded()))
      for step in 0..<steps {
        middles.append(a.interpolated(to: b, fraction: (Double(step) + 0.5) / Double(steps)))
      }
      a = b
    }
    // A hole of one cell would shrink to a speck.
    if middles.count <= 8 { return ring }
    var farthest = 0
    var most = -1.0
    for (index, point) in middles.enumerated() {
      let distance = point.distance(to: middles[0])
      if distance > most { (most, farthest) = (distance, index) }
    }
    let there = Polyline.simplified(Array(middles[0...farthest]), tolerance: cellM / 2)
    let back = Polyline.simplified(Array(middles[farthest...]) + [middles[0]], tolerance: cellM / 2)
    let points = there.dropLast() + back.dropLast()
    return points.count >= 3 ? Array(points) : ring
  }

  private static func closed(_ ring: [GeoPoint]) -> [[Double]] {
    var positions: [[Double]] = []
    for point in ring {
      let position = [point.longitude.rounded(places: 6), point.latitude.rounded(places: 6)]
      if positions.last != position { positions.append(position) }
    }
    if let first = positions.first, positions.last != first || positions.count == 1 {
      positions.append(first)
    }
    return positions
  }
}
