public import Units

/// How a corridor is flown; without any wish as many passes as its width needs, straight over the ground.
public struct CorridorFlight: Hashable, Sendable {
  /// Share of the stand-off that nothing comes nearer than when the mission names no distance. A choice of this
  /// project: what is left is room for shortcuts at bends.
  public static let keepShare = 0.9
  /// The same in metres, for corridors without a stand-off.
  public static let keepAnyway = 10.0

  /// Passes beside each other, or at growing stand-offs; nil: as few as see the whole width.
  public var passes: Int?
  /// Each pass is flown in both directions in one sortie.
  public var bothWays: Bool
  /// Nil: the line may be crossed.
  public var keep: KeptLines.Keep?
  /// Distance from the line of the first pass, which looks square aside at it; nil: passes lie over the ground that they
  /// see. Only with `keep`, whose distance is never above it.
  public var standOff: Length?
  /// The camera's angle follows from height, stand-off and widths; the beat's own is that over level ground.
  public var aimed: Bool

  public init(
    passes: Int? = nil, bothWays: Bool = false, keep: KeptLines.Keep? = nil, standOff: Length? = nil,
    aimed: Bool = false
  ) {
    self.passes = passes
    self.bothWays = bothWays
    self.keep = keep
    self.standOff = standOff
    self.aimed = aimed
  }

  /// The angle (0 level, -90 straight down) at which the middle of the view halves the angle under which the ground
  /// from `nearest` to `furthest` metres aside is seen, so that it is in view with as much to spare on both sides.
  ///
  /// - Parameters:
  ///   - aboveHigh: metres above the highest ground that may lie there, which is seen furthest.
  ///   - aboveLow: metres above the lowest, at which the near edge is looked at most steeply.
  public static func aim(
    nearest: Length, furthest: Length, aboveHigh: Length, aboveLow: Length
  ) -> Angle {
    let steep = arcTangent(aboveLow.metres, nearest.metres)
    let flat = arcTangent(aboveHigh.metres, furthest.metres)
    return .degrees(max(-90, (-(steep + flat) / 2 * 180 / .pi).rounded(places: 1)))
  }
}
