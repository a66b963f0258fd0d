public import AircraftModel
public import Units

/// A place where aircraft take off and land: an automated dock, or a launch point of a crew.
public struct Site: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, Codable { case dock, crew }

  /// How a landed aircraft gets ready again.
  public enum Turnaround: Hashable, Sendable {
    /// The pack charges in place at so much of a full pack an hour (1 = a full pack in an hour).
    case charge(fullPacksPerHour: Double)
    /// A fresh pack is put in; each used pack needs `recharge` before it flies again.
    case swap(time: TimeSpan, packs: Int, recharge: TimeSpan)
  }

  /// Where the aircraft lands when its own place is shut.
  public struct Alternate: Hashable, Sendable {
    public var name: BilingualText
    public var position: GeoPoint
    /// Ground height above HKPD.
    public var groundHKPD: Length
    public init(name: BilingualText, position: GeoPoint, groundHKPD: Length) {
      self.name = name
      self.position = position
      self.groundHKPD = groundHKPD
    }
  }

  public var id: String
  public var name: BilingualText
  public var kind: Kind
  public var position: GeoPoint
  /// Height of the pad above HKPD.
  public var padHKPD: Length
  public var alternate: Alternate?
  public var airframe: Airframe
  public var cameras: [Camera]
  /// Data file of the dock, or "crew".
  public var model: String
  public var turnaround: Turnaround
  /// From the order to take-off, and from touch-down to closed and ready to charge.
  public var prepare: TimeSpan
  public var recover: TimeSpan
  /// Straight distance from the site within which it may send an aircraft.
  public var reach: Length
  /// Greatest gust at the pad and greatest rain for the dock itself; nil: only the aircraft limits.
  public var gustLimitAtPad: Speed?
  public var rainLimitMmPerHour: Double?
  /// When it works; crews have duty hours, docks usually the whole day.
  public var duty: [MomentRange]
  /// The forecast station that speaks for it.
  public var station: String
  public var facts: [Fact]

  public init(
    id: String, name: BilingualText, kind: Kind, position: GeoPoint, padHKPD: Length, alternate: Alternate?,
    airframe: Airframe, cameras: [Camera], model: String, turnaround: Turnaround, prepare: TimeSpan,
    recover: TimeSpan, reach: Length, gustLimitAtPad: Speed?, rainLimitMmPerHour: Double?,
    duty: [MomentRange], station: String, facts: [Fact]
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.position = position
    self.padHKPD = padHKPD
    self.alternate = alternate
    self.airframe = airframe
    self.cameras = cameras
    self.model = model
    self.turnaround = turnaround
    self.prepare = prepare
    self.recover = recover
    self.reach = reach
    self.gustLimitAtPad = gustLimitAtPad
    self.rainLimitMmPerHour = rainLimitMmPerHour
    self.duty = duty
    self.station = station
    self.facts = facts
  }
}
