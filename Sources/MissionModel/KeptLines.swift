public import Units

/// Lines on one side of which everything of a beat is flown, from take-off to landing.
public struct KeptLines: Hashable, Sendable {
  /// A side of a line, in the line's direction.
  public enum Side: String, Hashable, Sendable, CaseIterable { case left, right }

  public var lines: [[GeoPoint]]
  public var keep: Keep

  public init(lines: [[GeoPoint]], keep: Keep) {
    self.lines = lines
    self.keep = keep
  }

  public struct Keep: Hashable, Sendable {
    public var side: Side
    /// Least level distance from the line, above 0.
    public var keepOff: Length
    /// Whether the straight way home after a lost link may cross the line; zones are judged in any case.
    public var returnMayCross: Bool
    public init(side: Side, keepOff: Length, returnMayCross: Bool = false) {
      self.side = side
      self.keepOff = keepOff
      self.returnMayCross = returnMayCross
    }
  }
}

extension BeatShape {
  /// The lines that a corridor keeps to one side of, or those that a sweep names; nil for others.
  public var keptLines: KeptLines? {
    switch self {
    case .corridor(let lines, _, _, let flown): flown.keep.map { KeptLines(lines: lines, keep: $0) }
    case .sweep(_, let flown): flown.kept
    case .ring, .targets: nil
    }
  }
}
