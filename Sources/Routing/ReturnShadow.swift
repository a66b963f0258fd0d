import Geodesy
import Planar
import Units

/// The ground from which the straight way home crosses a zone.
///
/// An autopilot that loses its link flies straight home. Where that line would cross a prohibited zone, such as the
/// other side of the boundary, nothing is flown. Behind each edge of a zone, seen from home, lies a quadrilateral of
/// such ground; the shadow is their union with the zone.
enum ReturnShadow {
  /// - Parameters:
  ///   - margin: metres by which the zones are widened first.
  ///   - reach: metres from home beyond which nobody asks.
  /// - Throws: `GeodesyError` when a zone's shape is not sound.
  static func behind(_ zones: [MapPolygon], margin: Double, home: MapPoint, reach: Double) throws
    -> [MapPolygon]
  {
    let disc = FreeSpace.disc(home, radius: reach + margin + 50)
    let near = try Regions.intersection(Regions.buffered(zones, by: margin), [disc])
    let simple = try Regions.simplified(near, tolerance: FreeSpace.simplification)
    var parts = simple
    // Edges of holes count too: home may lie in one, with a bay of the zone between it and the rest of the hole.
    for ring in simple.flatMap({ [$0.outer] + $0.holes }) {
      for (a, b) in zip(ring, ring.dropFirst() + [ring[0]]) {
        let quad = MapPolygon(outer: [a, b, beyond(b, home, reach), beyond(a, home, reach)])
        // An edge that points at home hides nothing, and its thin quadrilateral would not be sound.
        if abs(MapPolygon.signedArea(quad.outer)) > 1 { parts += try Regions.makeValid([quad]) }
      }
    }
    return try Regions.union(parts)
  }

  private static func beyond(_ point: MapPoint, _ home: MapPoint, _ reach: Double) -> MapPoint {
    let distance = max(1, home.distance(to: point))
    let factor = 1 + 2 * reach / distance
    return MapPoint(
      east: home.east + (point.east - home.east) * factor,
      north: home.north + (point.north - home.north) * factor)
  }
}
