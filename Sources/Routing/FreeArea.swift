import Geodesy
package import Units

/// Where the aircraft may fly, at the height of the beat; all in the local frame.
///
/// The free area is closed: its own edge may be flown.
package protocol FreeArea: Sendable {
  func contains(_ p: MapPoint) -> Bool
  /// Whether every place of the straight way is free.
  func containsSegment(_ a: MapPoint, _ b: MapPoint) -> Bool
  /// The free parts of a line of two or more points, in order along it.
  func inside(line: [MapPoint]) -> [[MapPoint]]
  /// The free area within a region, as polygons that do not overlap.
  ///
  /// Throws `GeodesyError` when the region is not sound.
  func within(_ region: [MapPolygon]) throws -> [MapPolygon]
}

/// Nothing is closed.
package struct OpenAir: FreeArea {
  package init() {}
  package func contains(_ p: MapPoint) -> Bool { true }
  package func containsSegment(_ a: MapPoint, _ b: MapPoint) -> Bool { true }
  package func inside(line: [MapPoint]) -> [[MapPoint]] { line.count > 1 ? [line] : [] }
  package func within(_ region: [MapPolygon]) throws -> [MapPolygon] { try Regions.union(region) }
}
