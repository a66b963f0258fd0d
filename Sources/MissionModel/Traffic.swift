public import Units

/// How far two flights keep from each other: at least `level` apart whenever their heights differ by less
/// than `vertical`, also when one of them is up to `margin` early or late against the other.
public struct SeparationRule: Hashable, Sendable {
  public var level, vertical: Length
  public var margin: TimeSpan
  public init(level: Length, vertical: Length, margin: TimeSpan) {
    self.level = level
    self.vertical = vertical
    self.margin = margin
  }
}

/// What the volumes that a flight is told to others by add to its planned way.
public struct FlightVolumeRule: Hashable, Sendable {
  /// On all sides: error of navigation and what wind does. The aircraft's corner radius comes on top.
  public var level: Length
  /// Above and below.
  public var vertical: Length
  /// Before and after the planned moment: at take-off, and so much more for each second of flight.
  public var time: TimeSpan
  public var timeShare: Double
  /// Of the flights against those of others: the larger goes first. What numbers mean is the authority's to
  /// say.
  public var priority: Int
  public init(level: Length, vertical: Length, time: TimeSpan, timeShare: Double, priority: Int) {
    self.level = level
    self.vertical = vertical
    self.time = time
    self.timeShare = timeShare
    self.priority = priority
  }
}
