import FoundationEssentials
import Geodesy
import Planar
import Units

@testable import Routing

/// A box without some closed zones; the slow twin of the real free area.
struct BoxWithout: FreeArea {
  let polygons: [MapPolygon]
  init(_ zones: [MapPolygon], half: Double = 3000) throws {
    let box = MapPolygon(outer: [
      MapPoint(east: -half, north: -half), MapPoint(east: half, north: -half),
      MapPoint(east: half, north: half), MapPoint(east: -half, north: half),
    ])
    polygons = try Regions.difference([box], zones)
  }
  func contains(_ p: MapPoint) -> Bool { polygons.contains { $0.contains(p) } }
  func containsSegment(_ a: MapPoint, _ b: MapPoint) -> Bool {
    polygons.contains { $0.containsSegment(a, b) }
  }
  func inside(line: [MapPoint]) -> [[MapPoint]] { Polyline.inside(polygons, line: line) }
  func within(_ region: [MapPolygon]) throws -> [MapPolygon] { try Regions.intersection(polygons, region) }
}

enum Shapes {
  static func p(_ east: Double, _ north: Double) -> MapPoint { MapPoint(east: east, north: north) }

  static func rectangle(_ width: Double, _ height: Double, at corner: MapPoint = p(0, 0)) -> MapPolygon {
    MapPolygon(outer: [
      corner, corner.moved(east: width, north: 0), corner.moved(east: width, north: height),
      corner.moved(east: 0, north: height),
    ])
  }

  /// A ring around a centre with random radii at rising courses: never crosses itself.
  static func star(
    _ centre: MapPoint, _ radius: ClosedRange<Double>, corners: Int, _ random: inout SplitMix64
  ) -> [MapPoint] {
    let start = random.unit() * 360
    return (0..<corners).map { index in
      let step = (Double(index) + 0.6 * random.unit()) * 360 / Double(corners)
      let length = radius.lowerBound + random.unit() * (radius.upperBound - radius.lowerBound)
      return centre.moved(course: .degrees(start - step), by: length)
    }
  }

  /// An area 0.3 to 1.2 km across with up to three holes.
  static func area(_ random: inout SplitMix64) -> MapPolygon {
    let size = 150 + random.unit() * 450
    let outer = star(p(0, 0), (size * 0.6)...size, corners: 5 + random.pick(0..<9), &random)
    let start = random.unit() * 360
    let holes = (0..<random.pick(0..<4)).map { number in
      let centre = p(0, 0).moved(course: .degrees(start + Double(number) * 120), by: size * 0.3)
      return star(centre, (size * 0.05)...(size * 0.16), corners: 4 + random.pick(0..<4), &random)
    }
    return MapPolygon(outer: outer, holes: holes)
  }

  static func convex(_ random: inout SplitMix64) throws -> MapPolygon {
    let points = (0..<8).map { _ in p(random.unit() * 900, random.unit() * 500) }
    return try Regions.convexHull(points) ?? rectangle(900, 500)
  }

  /// Zones that bite into the area and lie in it.
  static func zones(_ random: inout SplitMix64) -> [MapPolygon] {
    (0..<(1 + random.pick(0..<3))).map { _ in
      let centre = p(0, 0).moved(course: .degrees(random.unit() * 360), by: random.unit() * 500)
      return MapPolygon(outer: star(centre, 40...140, corners: 4 + random.pick(0..<5), &random))
    }
  }
}

enum Law {
  /// All within `radius` metres of the paths.
  static func seen(_ items: [WorkItem], radius: Double) throws -> [MapPolygon] {
    var shapes: [MapPolygon] = []
    for item in items {
      if item.path.count == 1 {
        shapes += [Footprint.disc(item.path[0], radius)]
      }
      for (a, b) in zip(item.path, item.path.dropFirst()) where a != b {
        shapes.append(try Regions.bufferedSegment(a, b, by: radius))
      }
    }
    return try Regions.union(shapes)
  }

  static func share(of ground: [MapPolygon], in seen: [MapPolygon]) throws -> Double {
    let whole = try Regions.area(ground)
    return whole > 0 ? try Regions.area(Regions.intersection(ground, seen)) / whole : 1
  }

  /// Metres of the paths outside the free area by the zones' own polygons.
  static func intruding(_ items: [WorkItem], _ zones: [MapPolygon]) -> Double {
    // A hair inside, so that flying along a zone's edge is not in it.
    var sum = 0.0
    for item in items {
      for part in Polyline.inside(zones, line: item.path) { sum += Polyline.length(part) }
      if item.path.count == 1, zones.contains(where: { $0.contains(item.path[0]) }) { sum += 1000 }
    }
    return sum
  }
}

/// Writes a picture of a pattern when SKYBEAT_DRAW names a folder.
func draw(
  _ name: String, ground: [MapPolygon], zones: [MapPolygon] = [], items: [WorkItem], width: Double,
  start: MapPoint? = nil
) {
  guard let folder = ProcessInfo.processInfo.environment["SKYBEAT_DRAW"] else { return }
  var box = MapBox(ground.flatMap(\.outer)).union(MapBox(items.flatMap(\.path)))
  box = box.expanded(by: 40)
  func at(_ p: MapPoint) -> String {
    "\((p.east - box.minEast).rounded(places: 1)),\((box.maxNorth - p.north).rounded(places: 1))"
  }
  func rings(_ polygon: MapPolygon) -> String {
    polygon.rings.map { "M" + $0.map(at).joined(separator: " L") + "Z" }.joined()
  }
  var svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 \(box.width) \(box.height)'>"
  svg += "<rect width='100%' height='100%' fill='white'/>"
  for polygon in ground {
    svg += "<path d='\(rings(polygon))' fill='#cde8c9' fill-rule='evenodd' stroke='#393'/>"
  }
  for polygon in zones { svg += "<path d='\(rings(polygon))' fill='#f002' stroke='#c00'/>" }
  let stroke = max(1, box.width / 500)
  var links: [MapPoint] = start.map { [$0] } ?? []
  for item in items {
    let line = item.path.map(at).joined(separator: " ")
    svg += "<polyline points='\(line)' fill='none' stroke='#06c2' stroke-width='\(width)'/>"
    svg += "<polyline points='\(line)' fill='none' stroke='#06c' stroke-width='\(stroke)'/>"
    let c = at(item.path[item.path.count - 1]).split(separator: ",")
    svg += "<circle cx='\(c[0])' cy='\(c[1])' r='\(stroke * 2.5)' fill='#06c'/>"
    links.append(item.path[0])
    if start != nil, links.count > 1 {
      svg += "<polyline points='\(links.suffix(2).map(at).joined(separator: " "))' stroke='#d60'"
      svg += " stroke-width='\(stroke)' stroke-dasharray='\(stroke * 4)'/>"
    }
    links = [item.path[item.path.count - 1]]
  }
  svg += "</svg>"
  try? svg.write(toFile: "\(folder)/\(name).svg", atomically: true, encoding: .utf8)
}
