public import AircraftModel
public import Units

/// A place where aircraft take off and land: an automated dock, or a launch point of a crew.
public struct Site: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, Codable { case dock, crew }

  /// How a landed aircraft gets ready again.
  public enum Turnaround: Hashable, Sendable {
    /// The pack charges in place.
    case charge(ChargeCurve)
    /// A fresh pack is put in; each used pack needs `recharge` before it flies again.
    case swap(time: TimeSpan, packs: Int, recharge: TimeSpan)

    /// Charging at one rate, whatever the state of charge (1 = a full pack in an hour).
    public static func charge(fullPacksPerHour: Double) -> Turnaround {
      .charge(ChargeCurve(parts: [ChargeCurve.Part(fromShare: 0, fullPacksPerHour: fullPacksPerHour)]))
    }
  }

  /// What an idle dock keeps its packs at; a word of the dock's maker.
  public enum BatteryMode: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nearly full, ready at once.
    case standby
    /// About half full for a longer life: the first flight needs a top-up.
    case schedule
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
  /// Aircraft that it holds; they share its pad and, where packs are changed, its packs.
  public var aircraftCount = 1
  public var batteryMode = BatteryMode.standby
  /// State of charge of an idle pack at the day's beginning; nil: a charged pack.
  public var idleShare: Double?
  /// Stretches out of `duty` in which it is looked after and does not fly; told in the reasons.
  public var maintenance: [MomentRange] = []
  /// Air temperatures at which the dock works; nil: only the aircraft limits.
  public var temperatureRangeC: ClosedRange<Double>?

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
