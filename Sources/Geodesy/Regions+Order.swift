import Planar
import Units

extension [MapPolygon] {
  /// The same shapes in the one order that all region jobs give back.
  ///
  /// Outer rings run counter-clockwise, holes clockwise, each from its westmost (then southmost) point;
  /// polygons and holes come by falling area, then by that point.
  func normalised() -> [MapPolygon] {
    map { polygon in
      MapPolygon(
        outer: turned(polygon.outer, counterClockwise: true),
        holes: inOrder(polygon.holes.map { turned($0, counterClockwise: false) }) { $0 })
    }.inOrderOfSize()
  }

  private func inOrderOfSize() -> [MapPolygon] { inOrder(self) { $0.outer } }
}

private func inOrder<T>(_ shapes: [T], ring: (T) -> [MapPoint]) -> [T] {
  let keys = shapes.map { shape -> (Double, MapPoint) in
    let points = ring(shape)
    return (-abs(MapPolygon.signedArea(points)), points.first ?? MapPoint(east: 0, north: 0))
  }
  let order = shapes.indices.sorted { i, j in
    (keys[i].0, keys[i].1.east, keys[i].1.north, i) < (keys[j].0, keys[j].1.east, keys[j].1.north, j)
  }
  return order.map { shapes[$0] }
}

private func turned(_ ring: [MapPoint], counterClockwise: Bool) -> [MapPoint] {
  let isCounterClockwise = MapPolygon.signedArea(ring) > 0
  let points = isCounterClockwise == counterClockwise ? ring : Array(ring.reversed())
  let start = points.indices.min { i, j in
    (points[i].east, points[i].north, i) < (points[j].east, points[j].north, j)
  }
  guard let start else { return points }
  return Array(points[start...] + points[..<start])
}
