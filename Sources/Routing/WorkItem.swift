package import Units

/// A piece of work that is flown in one go with the camera on: a strip, a stretch of a line, a look at a target.
package struct WorkItem: Hashable, Sendable {
  /// Level path in the local frame; one point for a look at a target.
  package var path: [MapPoint]
  /// May be flown from its end to its start.
  package var reversible: Bool
  /// Seconds of hover at the last point.
  package var holdS: Double
  /// Camera angle, degrees: 0 level, -90 down.
  package var gimbalPitchDeg: Double
  /// Heading to hold on the whole item, as an angle added to the direction of flight (+90: to the right);
  /// nil: along the path. Changes sign when the item is flown backwards.
  package var lookAsideDeg: Double?
  package var target: String?
  /// All places that a look at a target may be taken from, and the one that it is; empty and nil for other work.
  package var looks: [Look] = []
  package var look: Look?
  /// For an extra look: its heading and its height above ground.
  package var extra: Extra?
  package struct Extra: Hashable, Sendable {
    package var headingDeg, aboveGroundM: Double
  }
  package init(
    path: [MapPoint], reversible: Bool, holdS: Double, gimbalPitchDeg: Double, lookAsideDeg: Double?,
    target: String?
  ) {
    self.path = path
    self.reversible = reversible
    self.holdS = holdS
    self.gimbalPitchDeg = gimbalPitchDeg
    self.lookAsideDeg = lookAsideDeg
    self.target = target
  }

  /// The same work from the other end.
  package var reversed: WorkItem {
    var copy = self
    copy.path.reverse()
    copy.lookAsideDeg = lookAsideDeg.map { -$0 }
    return copy
  }
}
