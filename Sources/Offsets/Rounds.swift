import Geodesy
import Planar
package import Units

/// Closed curves around areas or within them, at a stand-off from all of their edges.
///
/// The areas count as one region: shores that touch have one edge, and curves of parts that lie closer together than
/// twice the stand-off merge; within an area a curve falls into several where the area narrows, and goes around its
/// holes. See `StandOff.swept` for how and at what cost.
package enum Rounds {
  /// Curves that run outside the areas; the last place repeats the first, and the areas lie on the left.
  ///
  /// - Throws: `GeodesyError` for areas that are not sound.
  package static func outside(_ areas: [MapPolygon], at standOff: StandOff) throws -> [[MapPoint]] {
    let (land, swept) = try edges(areas, standOff)
    return closed(try Regions.union(land + swept), standOff)
  }

  /// Curves that run within the areas, likewise: what is left inside lies on the left.
  package static func inside(_ areas: [MapPolygon], at standOff: StandOff) throws -> [[MapPoint]] {
    let (land, swept) = try edges(areas, standOff)
    return closed(try Regions.difference(land, swept), standOff)
  }

  /// The ground within the stand-off of lines, and up to its tolerance more, drawn with few corners.
  ///
  /// - Throws: `GeodesyError` for a line without two different places or with numbers that are not finite.
  package static func ground(near lines: [[MapPoint]], at standOff: StandOff) throws -> [MapPolygon] {
    var segments: [(MapPoint, MapPoint)] = []
    for line in lines {
      let simple = Polyline.simplified(line, tolerance: standOff.simplification)
      segments += zip(simple, simple.dropFirst()).filter { $0 != $1 }
    }
    let region = try standOff.swept(segments)
    // Thinned rings never cross each other, so that they are still the rings of one region; uniting sorts them.
    return try Regions.simplified(region, tolerance: standOff.simplification)
  }

  private static func edges(
    _ areas: [MapPolygon], _ standOff: StandOff
  ) throws -> (land: [MapPolygon], swept: [MapPolygon]) {
    // Corners of the united areas, so that an edge between two of them is none.
    let land = try Regions.simplified(Regions.union(areas), tolerance: standOff.simplification)
    var segments: [(MapPoint, MapPoint)] = []
    for area in land { area.forEachEdge { segments.append(($0, $1)) } }
    return (land, try standOff.swept(segments))
  }

  private static func closed(_ region: [MapPolygon], _ standOff: StandOff) -> [[MapPoint]] {
    Thinning.thinned(
      region.flatMap(\.rings).filter { $0.count > 2 }.map { $0 + $0.prefix(1) },
      tolerance: standOff.simplification)
  }
}
