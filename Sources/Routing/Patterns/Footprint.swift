import Geodesy
import Planar
import Units

/// The level ground that items are sure to see, whichever way they are flown, as a region.
///
/// Along a straight stretch that is a strip as wide as the swath and as long as the way of the view's middle, at
/// corners a disc; at both ends, and at a look from one place, the disc that fits the view whichever way it is turned.
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
      return band(item.path, halfWidth: view.lead + view.depth / 2)
    }
    let seen = middleLine(of: item, view: view)
    guard seen.count > 1, let last = seen.last else { return [] }
    return band(seen, halfWidth: view.swath / 2) + [disc(seen[0], view.radius), disc(last, view.radius)]
  }

  /// Where the middle of the view is sure to pass, whichever way a path of two or more points is flown; may be empty.
  static func middleLine(of item: WorkItem, view: View) -> [MapPoint] {
    if view.looksDown { return item.path }
    // Flown forwards it runs from lead to length + lead, backwards from -lead to length - lead.
    let length = Polyline.length(item.path)
    let onward = item.reversible ? item.path : Array(item.path.dropLast()) + [tip(of: item.path, view.lead)]
    let to = item.reversible ? length - view.lead : length + view.lead
    return to > view.lead ? Lines.part(of: onward, from: view.lead, to: to) : []
  }

  private static func tip(of path: [MapPoint], _ lead: Double) -> MapPoint {
    Lines.beyond(path[path.count - 2], path[path.count - 1], by: lead)
  }

  /// A strip on both sides of the line, with square ends.
  static func band(_ line: [MapPoint], halfWidth: Double) -> [MapPolygon] {
    let points = Lines.distinct(line)
    var shapes: [MapPolygon] = []
    for index in points.indices.dropLast() {
      let (a, b) = (points[index], points[index + 1])
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
