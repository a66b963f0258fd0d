/// How an area is swept; without any wish in the least time, once, from its side near the dock.
public struct SweepFlight: Hashable, Sendable {
  /// What is made as small as the search finds.
  public enum Objective: String, Hashable, Sendable, CaseIterable {
    /// Metres, whatever wind and bends cost.
    case length
    /// Seconds by the flight model, in the mean wind of the beat's hours, with bends.
    case time
    /// Joules by the power curve, likewise.
    case energy
  }

  /// Where the work begins.
  public enum Entry: String, Hashable, Sendable, CaseIterable {
    /// Wherever the way there, the work and the way home together cost least.
    case dock
    /// At this corner of the area.
    case northEast = "north-east"
    case southEast = "south-east"
    case southWest = "south-west"
    case northWest = "north-west"
  }

  public var objective: Objective
  /// All of the area is seen a second time, on courses square to those of the first.
  public var crosshatch: Bool
  public var entry: Entry
  /// Lines beside the area, such as a boundary, that nothing of the beat's flights crosses or comes near; nil: none.
  public var kept: KeptLines?

  public init(
    objective: Objective = .time, crosshatch: Bool = false, entry: Entry = .dock, kept: KeptLines? = nil
  ) {
    self.objective = objective
    self.crosshatch = crosshatch
    self.entry = entry
    self.kept = kept
  }
}
