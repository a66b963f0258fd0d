public import Units

/// From where a target may be looked at; what is nil is free.
public struct TargetView: Hashable, Sendable {
  /// Height of the camera above the highest ground known at the target; at least the beat's when nil.
  public var leastHeight, greatestHeight: Length?
  /// Level distance from the target.
  public var leastStandOff, greatestStandOff: Length?
  /// Camera angle (0 level, -90 straight down): `steepest` is the lower number.
  public var steepest, flattest: Angle?
  /// Course from the target to the aircraft, clockwise from true north, and how far it may be off to both sides:
  /// a wall that faces south is looked at from 180 degrees.
  public var side, sideWithin: Angle?
  /// When it may be looked at; nil: within the beat's windows.
  public var hours: MomentRange?

  public init(
    leastHeight: Length? = nil, greatestHeight: Length? = nil, leastStandOff: Length? = nil,
    greatestStandOff: Length? = nil, steepest: Angle? = nil, flattest: Angle? = nil, side: Angle? = nil,
    sideWithin: Angle? = nil, hours: MomentRange? = nil
  ) {
    self.leastHeight = leastHeight
    self.greatestHeight = greatestHeight
    self.leastStandOff = leastStandOff
    self.greatestStandOff = greatestStandOff
    self.steepest = steepest
    self.flattest = flattest
    self.side = side
    self.sideWithin = sideWithin
    self.hours = hours
  }

  /// Whether it says anything about the place of the aircraft; if not, the beat's own height and camera angle hold.
  public var placesAircraft: Bool {
    var bare = self
    bare.hours = nil
    return bare != TargetView()
  }

  /// This view with what it leaves open taken from another one.
  public func filled(from other: TargetView) -> TargetView {
    TargetView(
      leastHeight: leastHeight ?? other.leastHeight, greatestHeight: greatestHeight ?? other.greatestHeight,
      leastStandOff: leastStandOff ?? other.leastStandOff,
      greatestStandOff: greatestStandOff ?? other.greatestStandOff, steepest: steepest ?? other.steepest,
      flattest: flattest ?? other.flattest, side: side ?? other.side,
      sideWithin: sideWithin ?? other.sideWithin, hours: hours ?? other.hours)
  }
}

/// Which targets of a list are flown to.
public enum TargetChoice: Hashable, Sendable {
  /// All, in as few sorties as possible.
  case all
  /// Those with the greatest sum of priorities that so many sorties can see.
  case best(sorties: Int)
}
