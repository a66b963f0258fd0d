public import Units

/// How a plan came out of the plan in force: kept in `plan.json` of a day that was planned again.
public struct Replanned: Hashable, Sendable, Codable {
  public var at: Moment
  /// Fingerprint of the file of the plan in force.
  public var basis: String
  /// Ids of the sorties that have flown and that are in the air; they are never moved.
  public var flown, inAir: [String]
  /// One sentence a change: what, who says so, why.
  public var changes: [BilingualText]
  public init(
    at: Moment, basis: String, flown: [String], inAir: [String], changes: [BilingualText]
  ) {
    self.at = at
    self.basis = basis
    self.flown = flown
    self.inAir = inAir
    self.changes = changes
  }
}
