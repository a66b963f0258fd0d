import Geodesy
import Planar
import Units

/// The ground over which a beat may be flown: within reach of its sites, outside shut zones and their margin.
struct FreeSpace: FreeArea {
  /// Shut zones widened by the margin.
  let obstacles: [MapPolygon]
  private let allowed: [MapPolygon]
  private let edges: SegmentIndex

  /// Metres by which the outline of an obstacle may be simplified; the margin is widened by as much.
  static let simplification = 4.0

  /// - Parameters:
  ///   - shut: zones to keep out of, in the local frame.
  ///   - noReturn: those of them that even a straight return home must not cross; used with one reach.
  ///   - margin: least level distance from them, metres.
  ///   - barriers: ground over which nothing is flown, without a margin on top.
  ///   - uncrossed: ground that even a straight return home must not cross, likewise.
  ///   - reaches: centres and radii (metres) within which flights stay.
  /// - Throws: `GeodesyError` when a shape is not valid.
  init(
    shut: [MapPolygon], noReturn: [MapPolygon] = [], margin: Double, barriers: [MapPolygon] = [],
    uncrossed: [MapPolygon] = [],
    reaches: [(centre: MapPoint, radius: Double)]
  ) throws {
    var discs: [MapPolygon] = []
    for reach in reaches {
      discs.append(FreeSpace.disc(reach.centre, radius: reach.radius))
    }
    let reachable = try Regions.union(discs)
    let box = MapBox(reachable.flatMap(\.outer)).expanded(by: margin + 50)
    let near = shut.filter { box.intersects(MapBox($0.outer)) }
    // Round corners of a GEOS buffer are chords, up to 2 % inside the true circle at 8 segments a quadrant.
    let widening = margin * 1.02 + 0.5 + FreeSpace.simplification
    let widened = try Regions.buffered(near, by: widening)
    let simple = try Regions.simplified(widened, tolerance: FreeSpace.simplification)
    if noReturn.isEmpty, barriers.isEmpty, uncrossed.isEmpty {
      obstacles = simple
    } else {
      var shadows: [MapPolygon] = []
      for reach in reaches where !noReturn.isEmpty {
        shadows += try ReturnShadow.behind(
          noReturn, margin: margin, home: reach.centre, reach: reach.radius)
      }
      for reach in reaches where !uncrossed.isEmpty {
        shadows += try ReturnShadow.behind(uncrossed, margin: 0, home: reach.centre, reach: reach.radius)
      }
      obstacles = try Regions.union(simple + shadows + barriers)
    }
    allowed = try Regions.difference(reachable, obstacles)
    edges = SegmentIndex(polygons: allowed)
  }

  /// All the ground that any of the spaces allows; for laying out work, not for finding ways.
  init(anyOf spaces: [FreeSpace]) throws {
    obstacles = []
    // Drawn in a little, so that rounding never puts the end of a piece of work outside its own site's space.
    allowed = try Regions.buffered(Regions.union(spaces.flatMap(\.allowed)), by: -0.2)
    edges = SegmentIndex(polygons: allowed)
  }

  /// A regular polygon of 64 corners inside the circle.
  static func disc(_ centre: MapPoint, radius: Double) -> MapPolygon {
    MapPolygon(
      outer: (0..<64).map { step in
        centre.moved(course: .degrees(-Double(step) * 360 / 64), by: radius)
      })
  }

  func contains(_ p: MapPoint) -> Bool { allowed.contains { $0.contains(p) } }

  func containsSegment(_ a: MapPoint, _ b: MapPoint) -> Bool {
    contains(a) && contains(b) && isClear(a, b)
  }

  /// Whether the straight way between two places of the space stays in it.
  func isClear(_ a: MapPoint, _ b: MapPoint) -> Bool {
    // With both ends inside, only an edge that the segment meets can lead outside; one truly crossed does.
    var meets = false
    for item in edges.candidates(near: a, b, within: 1e-6) {
      let edge = edges.edges[item]
      if Segments.turn(a, b, edge.from) * Segments.turn(a, b, edge.to) < 0,
        Segments.turn(edge.from, edge.to, a) * Segments.turn(edge.from, edge.to, b) < 0
      {
        return false
      }
      meets = meets || Segments.distance(a, b, to: edge.from, edge.to) <= 1e-6
    }
    if !meets { return true }
    return allowed.contains { $0.containsSegment(a, b) }
  }

  func inside(line: [MapPoint]) -> [[MapPoint]] { Polyline.inside(allowed, line: line) }

  func within(_ region: [MapPolygon]) throws -> [MapPolygon] { try Regions.intersection(allowed, region) }

  /// Corners round which a shortest path may bend: a little outside every convex corner of an obstacle.
  func bends() throws -> [MapPoint] {
    var result: [MapPoint] = []
    for polygon in try Regions.buffered(obstacles, by: 1.0, quadrantSegments: 2) {
      for ring in [polygon.outer] + polygon.holes {
        let count = ring.count
        for k in 0..<count
        where Segments.turn(ring[(k + count - 1) % count], ring[k], ring[(k + 1) % count]) > 0 {
          if contains(ring[k]) { result.append(ring[k]) }
        }
      }
    }
    return result
  }
}
