package import MissionModel
package import Sweeps
package import Units

/// What the camera sees on level ground at the height of the beat, in metres.
package struct View: Hashable, Sendable {
  /// Across the direction of the look, at the middle of the view.
  package var swath: Double
  /// Along the direction of the look, from the near to the far edge that still serve.
  package var depth: Double
  /// From the place below the aircraft to the middle of the view; 0 straight down.
  package var lead: Double
  package init(swath: Double, depth: Double, lead: Double) {
    self.swath = swath
    self.depth = depth
    self.lead = lead
  }
  /// Radius of the largest disc around the middle that is wholly in view, whichever way the camera is turned.
  var radius: Double { min(swath, depth) / 2 }
  var looksDown: Bool { lead < 0.5 }
}

/// How the work is flown and how it is cut up.
package struct PatternOptions: Hashable, Sendable {
  /// Metres per second, above 0.
  package var speed: Double
  /// Share by which neighbouring strips overlap, 0..<0.9.
  package var overlap: Double
  /// Degrees: 0 level, -90 down.
  package var gimbalPitchDeg: Double
  /// Seconds that a stop, a turn and a new start cost.
  package var turnS: Double
  /// Seconds of hover for a look from one place.
  package var lookS: Double
  /// Metres; longer stretches of corridors and rings are cut, so that sorties can share them.
  package var longestPiece: Double
  /// Metres; the same for strips of a sweep.
  package var longestStrip: Double
  /// Metres; no strip is shorter.
  package var shortestStrip: Double
  /// What the path of a sweep straight below the camera costs; nil: its length and `turnS` at right angles.
  package var sweepCosts: SweepCosts?

  package init(
    speed: Double, overlap: Double, gimbalPitchDeg: Double, turnS: Double = 6, lookS: Double = 4,
    longestPiece: Double = 800, longestStrip: Double = 1600, shortestStrip: Double = 5
  ) {
    self.speed = speed
    self.overlap = overlap
    self.gimbalPitchDeg = gimbalPitchDeg
    self.turnS = turnS
    self.lookS = lookS
    self.longestPiece = longestPiece
    self.longestStrip = longestStrip
    self.shortestStrip = shortestStrip
  }
  /// Metres that could be flown in the time of a turn.
  var turnMetres: Double { turnS * speed }
}

/// One place of a visit list in the local frame.
package struct MapTarget: Hashable, Sendable {
  package var id: String
  package var position: MapPoint
  /// Radius in metres of the patch to see.
  package var extent: Double
  /// Seconds of hover.
  package var dwell: Double
  package init(id: String, position: MapPoint, extent: Double, dwell: Double) {
    self.id = id
    self.position = position
    self.extent = extent
    self.dwell = dwell
  }
}

/// The ground of a beat in the local frame; lengths in metres. See `BeatShape`.
package enum MapShape: Hashable, Sendable {
  case sweep([MapPolygon], flown: SweepFlight = SweepFlight())
  case corridor(
    lines: [[MapPoint]], left: Double, right: Double, flown: CorridorFlight = CorridorFlight())
  case ring(
    around: [MapPolygon], standOff: Double, depth: Double, lookInward: Bool, whole: Bool = false)
  case targets([MapTarget])
}

/// Ground or a target that the pattern leaves unseen.
package struct Unreachable: Hashable, Sendable {
  package enum Reason: String, Hashable, Sendable {
    /// No place from which it would be seen may be flown.
    case blocked
    /// The stand-off, the camera's angle and the asked depth do not fit together.
    case outOfView
    /// Left over beside the strips, and not worth a strip of its own.
    case sliver
  }
  package var reason: Reason
  /// Nil for ground.
  package var target: String?
  /// A place in the ground, or the target.
  package var place: MapPoint
  /// Square metres; 0 for a target.
  package var area: Double
  package init(reason: Reason, target: String?, place: MapPoint, area: Double) {
    self.reason = reason
    self.target = target
    self.place = place
    self.area = area
  }
}

/// The work of a beat, in no particular order, and what it leaves out.
package struct PatternResult: Hashable, Sendable {
  package var items: [WorkItem]
  package var unreachable: [Unreachable]
  package init(items: [WorkItem], unreachable: [Unreachable]) {
    self.items = items
    self.unreachable = unreachable
  }
}

/// Why a pattern cannot be made from what it was given.
package struct PatternError: Error, Hashable, Sendable, CustomStringConvertible {
  /// All reasons, each with value, limit and unit.
  package var problems: [String]
  package var description: String { problems.joined(separator: "; ") }
}
