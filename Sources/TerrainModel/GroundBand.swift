/// Between what heights the ground lies, in metres above the Hong Kong Principal Datum.
public struct GroundBand: Hashable, Sendable {
  /// Where the knowledge comes from.
  public enum Source: String, Hashable, Sendable {
    /// Interpolated in a grid of heights.
    case grid
    /// Declared by the mission.
    case declared
  }

  public var lowHKPD, highHKPD: Double
  public var source: Source

  public init(lowHKPD: Double, highHKPD: Double, source: Source) {
    self.lowHKPD = lowHKPD
    self.highHKPD = highHKPD
    self.source = source
  }
}
