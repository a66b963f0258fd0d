public import Units

/// Pilots who look after the flights of some sites; they bound how many aircraft are out at once.
public struct Operators: Hashable, Sendable {
  public var id: String
  public var name: BilingualText
  /// Ids of the sites whose flights they look after.
  public var sites: [String]
  public var pilots: Int
  /// Aircraft that one pilot may look after at once; 0.5: two pilots for one aircraft.
  public var aircraftPerPilot: Double
  /// Their hours; flights lie in one stretch of them, from getting ready to landing.
  public var duty: [MomentRange]

  public init(
    id: String, name: BilingualText, sites: [String], pilots: Int, aircraftPerPilot: Double,
    duty: [MomentRange]
  ) {
    self.id = id
    self.name = name
    self.sites = sites
    self.pilots = pilots
    self.aircraftPerPilot = aircraftPerPilot
    self.duty = duty
  }

  /// Aircraft that may be out at once, from getting ready to recovery.
  public var mostAircraft: Int { Int((Double(pilots) * aircraftPerPilot + 1e-9).rounded(.down)) }
}

/// Aircraft that stay ready for a call: "one within three minutes of the harbour, always".
public struct StandingReserve: Hashable, Sendable {
  public var id: String
  public var name: BilingualText
  public var place: GeoPoint
  /// From the order to being over the place: getting ready, climbing and flying there.
  public var within: TimeSpan
  /// How long it must be able to stay over the place, with the way home and the pack's reserve.
  public var onScene: TimeSpan
  /// Ids of the sites that may provide it.
  public var sites: [String]
  /// Aircraft that are asked for at any moment.
  public var aircraft: Int
  public var hours: [MomentRange]

  public init(
    id: String, name: BilingualText, place: GeoPoint, within: TimeSpan, onScene: TimeSpan, sites: [String],
    aircraft: Int, hours: [MomentRange]
  ) {
    self.id = id
    self.name = name
    self.place = place
    self.within = within
    self.onScene = onScene
    self.sites = sites
    self.aircraft = aircraft
    self.hours = hours
  }
}

/// Hours in which nothing flies over some ground, or nothing at all.
public struct QuietHours: Hashable, Sendable {
  public var id: String
  public var name: BilingualText
  /// Empty: everywhere, so that nothing is in the air.
  public var areas: [GeoPolygon]
  /// Stretches of the mission's day, in order and apart.
  public var during: [MomentRange]

  public init(id: String, name: BilingualText, areas: [GeoPolygon], during: [MomentRange]) {
    self.id = id
    self.name = name
    self.areas = areas
    self.during = during
  }
}

/// The most flights over some ground.
public struct OverflightCap: Hashable, Sendable {
  public var id: String
  public var name: BilingualText
  public var areas: [GeoPolygon]
  public var mostFlights: Int
  /// Take-offs of flights over the ground within any stretch of this length count together; nil: all of the day's.
  public var per: TimeSpan?

  public init(id: String, name: BilingualText, areas: [GeoPolygon], mostFlights: Int, per: TimeSpan?) {
    self.id = id
    self.name = name
    self.areas = areas
    self.mostFlights = mostFlights
    self.per = per
  }
}

/// How fast a pack charges in place, by its state of charge.
public struct ChargeCurve: Hashable, Sendable {
  /// From a share to the next part's, or to full: so many full packs an hour.
  public struct Part: Hashable, Sendable {
    public var fromShare: Double
    public var fullPacksPerHour: Double
    public init(fromShare: Double, fullPacksPerHour: Double) {
      self.fromShare = fromShare
      self.fullPacksPerHour = fullPacksPerHour
    }
  }
  /// At least one, by share; below the first part's share its rate holds too.
  public var parts: [Part]

  public init(parts: [Part]) { self.parts = parts }
}
