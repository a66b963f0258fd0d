public import AircraftModel
public import AirspaceModel
public import Geodesy
public import TerrainModel
public import Units

/// The margins and limits that a day is planned by; a data file, each number with its source.
public struct OperatingRules: Hashable, Sendable {
  public var id: String
  /// Least level distance from a zone that is shut.
  public var zoneMargin: Length
  /// Greatest height above ground without a permission that says more.
  public var ceilingAboveGround: Length
  /// Least height above the ground anywhere but at take-off and landing.
  public var terrainClearance: Length
  /// Least height above the ground on the way to and from the work.
  public var transitAboveGround: Length
  public var transitSpeed: Speed
  /// Longest leg between two checked heights when terrain is followed.
  public var terrainStep: Length
  /// Observatory codes during which nothing flies unless a command overrides, logged.
  public var holdWarnings: [String]
  /// Least time between two uses of one pad.
  public var padSpacing: TimeSpan
  /// Stored return height above the pad is at least this.
  public var returnAbovePad: Length
  public var facts: [Fact]
  /// Pixels across an object that each level needs; empty: not stated.
  public var pixelsAcross: [ViewTask.Level: Double] = [:]
  /// How far flights keep from each other; nil: not asked, and flights are not compared.
  public var separation: SeparationRule?
  /// How much more room than its planned way a flight is given for others to keep out of; nil: not stated.
  public var flightVolumes: FlightVolumeRule?

  public init(
    id: String, zoneMargin: Length, ceilingAboveGround: Length, terrainClearance: Length,
    transitAboveGround: Length, transitSpeed: Speed, terrainStep: Length, holdWarnings: [String],
    padSpacing: TimeSpan, returnAbovePad: Length, facts: [Fact]
  ) {
    self.id = id
    self.zoneMargin = zoneMargin
    self.ceilingAboveGround = ceilingAboveGround
    self.terrainClearance = terrainClearance
    self.transitAboveGround = transitAboveGround
    self.transitSpeed = transitSpeed
    self.terrainStep = terrainStep
    self.holdWarnings = holdWarnings
    self.padSpacing = padSpacing
    self.returnAbovePad = returnAbovePad
    self.facts = facts
  }
}

/// A file that the mission reads, with its terms of use.
public struct LayerNote: Hashable, Sendable, Codable {
  /// As the mission names it, relative to the mission file.
  public var path: String
  /// The use of a file with heights for sight lines and pictures only.
  public static let reliefUse = "illustrative relief, not surveyed"
  /// What the mission uses it for, such as `restricted zones`.
  public var use: String
  public var licence: String
  public var attribution: String
  public var official: Bool
  public init(path: String, use: String, licence: String, attribution: String, official: Bool) {
    self.path = path
    self.use = use
    self.licence = licence
    self.attribution = attribution
    self.official = official
  }
}

/// Something to draw under a map so that a reader finds his way.
public struct MapFeature: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, Codable { case land, boundary, district, landmark, contour }
  public var kind: Kind
  public var name: BilingualText
  public var polygons: [GeoPolygon]
  public var lines: [[GeoPoint]]
  public var points: [GeoPoint]
  public init(
    kind: Kind, name: BilingualText, polygons: [GeoPolygon] = [], lines: [[GeoPoint]] = [],
    points: [GeoPoint] = []
  ) {
    self.kind = kind
    self.name = name
    self.polygons = polygons
    self.lines = lines
    self.points = points
  }
}

/// A privacy zone: the camera must not look at it.
public struct PrivacyZone: Hashable, Sendable {
  public var id: String
  public var name: BilingualText
  public var areas: [GeoPolygon]
  public init(id: String, name: BilingualText, areas: [GeoPolygon]) {
    self.id = id
    self.name = name
    self.areas = areas
  }
}

/// Ground that others watch: cameras on masts, patrols on foot.
public struct WatchedGround: Hashable, Sendable {
  public var id: String
  public var name: BilingualText
  public var areas: [GeoPolygon]
  /// What can be told of a person there.
  public var level: ViewTask.Level
  public var hours: [MomentRange]
  /// Time between two looks; nil: all the time.
  public var every: TimeSpan?
  public init(
    id: String, name: BilingualText, areas: [GeoPolygon], level: ViewTask.Level, hours: [MomentRange],
    every: TimeSpan?
  ) {
    self.id = id
    self.name = name
    self.areas = areas
    self.level = level
    self.hours = hours
    self.every = every
  }
}

/// One planned day of one unit: everything that the planner reads, checked and with names resolved.
public struct Mission: Sendable {
  /// The file's name without folders.
  public var file: String
  public var id: String
  public var name: BilingualText
  public var unit: BilingualText
  /// The named public purpose that the unit flies for.
  public var purpose: BilingualText
  /// The planned stretch of time; at most 48 hours.
  public var day: MomentRange
  public var seed: UInt64
  public var sites: [Site]
  public var beats: [Beat]
  public var zones: [Zone]
  public var permissions: [Permission]
  public var rules: OperatingRules
  public var forecast: Forecast
  public var ground: Ground
  public var frame: LocalFrame
  public var heights: HeightSystem
  public var privacyZones: [PrivacyZone]
  public var layers: [LayerNote]
  public var background: [MapFeature]
  /// Where people live: the privacy sheet tells what of it is seen. Empty: the mission names none.
  public var residential: [GeoPolygon] = []
  public var watched: [WatchedGround] = []
  public var litAreas: [LitArea]
  public var operators: [Operators] = []
  public var reserves: [StandingReserve] = []
  public var quietHours: [QuietHours] = []
  public var overflightCaps: [OverflightCap] = []

  /// Files with heights for sight lines and pictures only, as the mission names them.
  public var reliefFiles: [String] { layers.filter { $0.use == LayerNote.reliefUse }.map(\.path) }

  public init(
    file: String, id: String, name: BilingualText, unit: BilingualText, purpose: BilingualText,
    day: MomentRange, seed: UInt64, sites: [Site], beats: [Beat], zones: [Zone], permissions: [Permission],
    rules: OperatingRules, forecast: Forecast, ground: Ground, frame: LocalFrame, heights: HeightSystem,
    privacyZones: [PrivacyZone], layers: [LayerNote], background: [MapFeature],
    litAreas: [LitArea] = []
  ) {
    self.file = file
    self.id = id
    self.name = name
    self.unit = unit
    self.purpose = purpose
    self.day = day
    self.seed = seed
    self.sites = sites
    self.beats = beats
    self.zones = zones
    self.permissions = permissions
    self.rules = rules
    self.forecast = forecast
    self.ground = ground
    self.frame = frame
    self.heights = heights
    self.privacyZones = privacyZones
    self.layers = layers
    self.background = background
    self.litAreas = litAreas
  }

  public func site(_ id: String) -> Site? { sites.first { $0.id == id } }
  public func beat(_ id: String) -> Beat? { beats.first { $0.id == id } }
  public func station(_ id: String) -> StationForecast? { forecast.stations.first { $0.id == id } }
}
