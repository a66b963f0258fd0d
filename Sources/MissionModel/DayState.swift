public import Units

/// How far a planned day has come and what has changed: what `state.json` holds.
///
/// `docs/state-format.md` describes the file. Property names are its keys in camel case.
public struct DayState: Hashable, Sendable, Codable {
  public static let schemaName = "skybeat/state/1"

  /// What has become of one sortie of the plan.
  public enum Status: String, Hashable, Sendable, Codable, CaseIterable {
    /// Not touched; once its time is past it counts as flown as planned.
    case planned
    /// Has taken off and not landed yet.
    case inAir = "in-air"
    case flown
    /// Did not take off at its time; waits to be planned again.
    case held
    /// Took off and broke off: aircraft and battery were used, the work does not count.
    case aborted
  }

  /// One sortie of the plan; what is absent is as planned.
  public struct SortieState: Hashable, Sendable, Codable {
    public var id: String
    public var status: Status
    /// As they were, or as they are expected of a flight in the air.
    public var takeoff, landing: Moment?
    /// Left in the pack at landing, share of its capacity.
    public var batteryAtLandingShare: Double?
    public init(
      id: String, status: Status, takeoff: Moment? = nil, landing: Moment? = nil,
      batteryAtLandingShare: Double? = nil
    ) {
      self.id = id
      self.status = status
      self.takeoff = takeoff
      self.landing = landing
      self.batteryAtLandingShare = batteryAtLandingShare
    }
  }

  public struct SiteState: Hashable, Sendable, Codable {
    public var id: String
    /// In the pack in place now, share of its capacity; nil: as the plan reckons.
    public var batteryShare: Double?
    /// False: no aircraft stands here and none is on its way home.
    public var aircraftPresent: Bool
    public init(id: String, batteryShare: Double? = nil, aircraftPresent: Bool = true) {
      self.id = id
      self.batteryShare = batteryShare
      self.aircraftPresent = aircraftPresent
    }
  }

  public var schema = DayState.schemaName
  /// Id of the mission, and the fingerprint of the plan's file.
  public var mission: String
  public var plan: String
  /// When this was noted; nil: whoever plans again says.
  public var at: Moment?
  /// Sorties that are not listed are `planned`.
  public var sorties: [SortieState]
  /// Sites that are not listed are as the plan reckons.
  public var sites: [SiteState]
  public var changes: [DayChange]

  public init(
    mission: String, plan: String, at: Moment? = nil, sorties: [SortieState] = [], sites: [SiteState] = [],
    changes: [DayChange] = []
  ) {
    self.mission = mission
    self.plan = plan
    self.at = at
    self.sorties = sorties
    self.sites = sites
    self.changes = changes
  }

  /// A fresh state of a plan: nothing flown, nothing changed.
  public init(of plan: Plan, fingerprint: String) {
    self.init(
      mission: plan.mission.id, plan: fingerprint,
      sorties: plan.sorties.map { SortieState(id: $0.id, status: .planned) },
      sites: plan.sites.map { SiteState(id: $0.id) })
  }

  /// Takes along what an older state says of the rest of the day: changes but for urgent beats and cancelled sorties,
  /// which the newer plan has in it, and sites without their aircraft.
  /// - Parameter moment: when the newer plan was made; changes without a start began then.
  public mutating func keep(_ old: DayState, since moment: Moment?) {
    changes = old.changes.filter { $0.kind != .cancel && $0.kind != .urgent }.map { change in
      var copy = change
      copy.from = change.from ?? moment
      return copy
    }
    for index in sites.indices { sites[index].aircraftPresent = old.site(sites[index].id).aircraftPresent }
  }

  public func sortie(_ id: String) -> SortieState {
    sorties.first { $0.id == id } ?? SortieState(id: id, status: .planned)
  }

  public func site(_ id: String) -> SiteState { sites.first { $0.id == id } ?? SiteState(id: id) }

  /// Names the bytes of a plan's file, so that a state is not used with another plan: FNV-1a of 64 bits
  /// (Fowler, Noll and Vo). It guards against mix-ups, not against forgery.
  public static func fingerprint(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return "fnv1a64:" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Something that is no longer as the mission says, with who says so and why.
public struct DayChange: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nothing takes off from or lands at a site.
    case siteOut = "site-out"
    /// The site's aircraft is grounded.
    case aircraftOut = "aircraft-out"
    /// Gusts above the limit at a station, or at all of them.
    case windAbove = "wind-above"
    /// A temporary restricted zone.
    case zone
    /// A warning of the Observatory.
    case warning
    /// A beat that must be visited by a time.
    case urgent
    /// A sortie that is not flown.
    case cancel
  }

  /// A place with a radius, or the corners of an area.
  public struct Circle: Hashable, Sendable, Codable {
    public var lat, lon, radiusM: Double
    public init(lat: Double, lon: Double, radiusM: Double) {
      self.lat = lat
      self.lon = lon
      self.radiusM = radiusM
    }
  }

  public struct Corner: Hashable, Sendable, Codable {
    public var lat, lon: Double
    public init(lat: Double, lon: Double) {
      self.lat = lat
      self.lon = lon
    }
  }

  public var kind: Kind
  /// Which of them goes with which kind: `docs/state-format.md`.
  public var site, station, code, beat, sortie: String?
  /// At 10 m above ground; nil with `windAbove`: just above every limit at the station.
  public var gustMps: Double?
  public var circle: Circle?
  public var polygon: [Corner]?
  /// Height band above HKPD; nil: from the ground, without limit.
  public var lowerHkpdM, upperHkpdM: Double?
  /// nil: from the moment of planning; to the end of the day.
  public var from, to: Moment?
  /// When an urgent beat must be done.
  public var by: Moment?
  public var saidBy, why: BilingualText

  public init(kind: Kind, saidBy: BilingualText, why: BilingualText) {
    self.kind = kind
    self.saidBy = saidBy
    self.why = why
  }

  /// The keys beside `kind`, `from`, `to`, `said_by` and `why` that go with a kind; the first must be there.
  static func keys(_ kind: Kind) -> [ChangeKey] {
    switch kind {
    case .siteOut, .aircraftOut: [.site]
    case .windAbove: [.station, .gust]
    case .zone: [.circle, .polygon, .lower, .upper]
    case .warning: [.code]
    case .urgent: [.beat, .by]
    case .cancel: [.sortie]
    }
  }
}
