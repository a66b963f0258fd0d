package import Units

/// Where the aircraft may be, level projection, local frame, metres.
package protocol FreeArea: Sendable {
  func contains(_ p: MapPoint) -> Bool
  func containsSegment(_ a: MapPoint, _ b: MapPoint) -> Bool
  /// The parts of `line` that lie inside, in order.
  func inside(line: [MapPoint]) -> [[MapPoint]]
}
