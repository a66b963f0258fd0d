public import Units

/// One thing that stood in the way of a visit, and when.
public struct RefusalReason: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Wind, rain, temperature or a warning holds flights.
    case weather
    /// The pack is not charged enough yet, or no pack is.
    case battery
    /// The flight needs more than a charged pack gives in this wind.
    case energy
    /// The aircraft is in the air, getting ready or being recovered.
    case busy
    /// The pad was used too shortly before.
    case pad
    /// Outside the hours in which the site works, or the site is out.
    case duty
    /// A zone is in force, or a target is not to be looked at.
    case closed
    /// The flight is longer than what is left of the hours.
    case tooLong = "too-long"
    /// A start was free, but the visit would have pushed others out of their time.
    case outranked
  }
  public var kind: Kind
  /// The stretch of the visit's time in which it stood in the way.
  public var from, to: Moment
  public var detail: BilingualText
  /// Beats whose flights were in the way; absent: none.
  public var beats: [String]?
  public init(kind: Kind, from: Moment, to: Moment, detail: BilingualText, beats: [String]? = nil) {
    self.kind = kind
    self.from = from
    self.to = to
    self.detail = detail
    self.beats = beats
  }
}
