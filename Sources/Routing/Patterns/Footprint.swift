import Geodesy
import Planar
import Units

/// The level ground that items are sure to see, whichever way they are flown, as a region.
///
/// Along a straight stretch that is a strip as wide as the swath, half the depth longer than the way of the
/// view's middle at both ends; at corners a disc; at a look from one place the disc that fits the view.
enum Footprint {
  static func region(of items: [WorkItem], view: View) throws -> [MapPolygon] {
    var shapes: [MapPolygon] = []
    for item in items { shapes += parts(of: item, view: view) }
    return try Regions.union(shapes)
  }

  /// The parts, which overlap.
  static func parts(of item: WorkItem, view: View) -> [MapPolygon] {
    guard let first = item.path.first else { return [] }
    if item.path.count == 1 {
      return item.target == nil ? [disc(first, view.radius)] : []
    }
    if item.lookAsideDeg != nil {
      return band(item.path, halfWidth: view.lead + view.depth / 2, ends: view.swath / 2)
    }
    var seen = item.path
    if !view.looksDown {
      // Flown forwards the middle of the view runs from lead to length + lead, backwards from -lead to length - lead.
      let length = Polyline.length(item.path)
      let onward = item.reversible ? item.path : Array(item.path.dropLast()) + [tip(of: item.path, view.lead)]
      let to = item.reversible ? length - view.lead : length + view.lead
      if to <= view.lead { return [] }
      seen = Lines.part(of: onward, from: view.lead, to: to)
    }
    return seen.count > 1 ? band(seen, halfWidth: view.swath / 2, ends: view.depth / 2) : []
  }

  private static func tip(of path: [MapPoint], _ lead: Double) -> MapPoint {
    Lines.beyond(path[path.count - 2], path[path.count - 1], by: lead)
  }

  /// A strip on both sides of the line, with square ends so far beyond it.
  static func band(_ line: [MapPoint], halfWidth: Double, ends: Double) -> [MapPolygon] {
    let points = Lines.distinct(line)
    var shapes: [MapPolygon] = []
    for index in points.indices.dropLast() {
      var a = points[index]
      var b = points[index + 1]
      if index == 0 { a = Lines.beyond(points[1], points[0], by: ends) }
      if index + 2 == points.count { b = Lines.beyond(points[index], points[index + 1], by: ends) }
      let length = a.distance(to: b)
      let east = (b.north - a.north) * halfWidth / length
      let north = -(b.east - a.east) * halfWidth / length
      shapes.append(
        MapPolygon(outer: [
          a.moved(east: east, north: north), b.moved(east: east, north: north),
          b.moved(east: -east, north: -north), a.moved(east: -east, north: -north),
        ]))
      if index > 0 { shapes.append(disc(points[index], halfWidth)) }
    }
    return shapes
  }

  /// A regular polygon of 32 corners on the circle.
  static func disc(_ centre: MapPoint, _ radius: Double) -> MapPolygon {
    MapPolygon(outer: (0..<32).map { centre.moved(course: .degrees(-11.25 * Double($0)), by: radius) })
  }
}
