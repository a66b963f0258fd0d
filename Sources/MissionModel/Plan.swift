public import AircraftModel
public import Units

/// The planned day, as `plan.json` holds it. Property names are the file's keys in camel case;
/// the file has them in snake case, each with its unit.
public struct Plan: Hashable, Sendable, Codable {
  public static let schemaName = "skybeat/plan/3"

  public var schema = Plan.schemaName
  public var mission: MissionSummary
  public var seed: UInt64
  /// Centre of the local metric frame (transverse Mercator on WGS 84).
  public var frameOriginLongitudeDeg, frameOriginLatitudeDeg: Double
  public var sites: [SiteSummary]
  /// One entry a beat and site and part; flown as often as the timetable says.
  public var routes: [Route]
  /// In order of take-off.
  public var sorties: [Sortie]
  /// How good the timetable is; nil: whoever made it does not say.
  public var timetable: TimetableSheet?
  /// What could not be planned, with the reason.
  public var refusals: [Refusal]
  /// What the reader must know: what was ignored, what is unknown.
  public var notices: [Finding]
  public var zones: [ZoneUse]
  public var permissions: [PermissionUse]
  public var privacy: PrivacySheet
  public var layers: [LayerNote]
  /// Every limit and aircraft number that was used, with source and mark.
  public var facts: [FactSheet]
  /// How this plan came out of another one during the day; nil: it was made before the day.
  public var replanned: Replanned?

  public init(
    mission: MissionSummary, seed: UInt64, frameOriginLongitudeDeg: Double, frameOriginLatitudeDeg: Double,
    sites: [SiteSummary], routes: [Route], sorties: [Sortie], refusals: [Refusal], notices: [Finding],
    zones: [ZoneUse], permissions: [PermissionUse], privacy: PrivacySheet, layers: [LayerNote],
    facts: [FactSheet]
  ) {
    self.mission = mission
    self.seed = seed
    self.frameOriginLongitudeDeg = frameOriginLongitudeDeg
    self.frameOriginLatitudeDeg = frameOriginLatitudeDeg
    self.sites = sites
    self.routes = routes
    self.sorties = sorties
    self.refusals = refusals
    self.notices = notices
    self.zones = zones
    self.permissions = permissions
    self.privacy = privacy
    self.layers = layers
    self.facts = facts
  }

  public func route(_ id: String) -> Route? { routes.first { $0.id == id } }
}

public struct MissionSummary: Hashable, Sendable, Codable {
  public var id: String
  public var file: String
  public var name, unit, purpose: BilingualText
  public var day: MomentRange
  public var sunrise, sunset: Moment?
  public var forecastIssued: Moment
  public var forecastSource: String
  /// Whether heights above ground come from a height grid everywhere.
  public var terrainFollowed: Bool
  public init(
    id: String, file: String, name: BilingualText, unit: BilingualText, purpose: BilingualText,
    day: MomentRange, sunrise: Moment?, sunset: Moment?, forecastIssued: Moment, forecastSource: String,
    terrainFollowed: Bool
  ) {
    self.id = id
    self.file = file
    self.name = name
    self.unit = unit
    self.purpose = purpose
    self.day = day
    self.sunrise = sunrise
    self.sunset = sunset
    self.forecastIssued = forecastIssued
    self.forecastSource = forecastSource
    self.terrainFollowed = terrainFollowed
  }
}

public struct SiteSummary: Hashable, Sendable, Codable {
  public var id: String
  public var name: BilingualText
  public var kind: Site.Kind
  public var longitudeDeg, latitudeDeg: Double
  public var padHkpdM, padEgm96M, padEllipsoidM: Double
  public var airframe: String
  public var alternateName: BilingualText?
  public var alternateLongitudeDeg, alternateLatitudeDeg: Double?
  public init(
    id: String, name: BilingualText, kind: Site.Kind, longitudeDeg: Double, latitudeDeg: Double,
    padHkpdM: Double, padEgm96M: Double, padEllipsoidM: Double, airframe: String,
    alternateName: BilingualText?, alternateLongitudeDeg: Double?, alternateLatitudeDeg: Double?
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.longitudeDeg = longitudeDeg
    self.latitudeDeg = latitudeDeg
    self.padHkpdM = padHkpdM
    self.padEgm96M = padEgm96M
    self.padEllipsoidM = padEllipsoidM
    self.airframe = airframe
    self.alternateName = alternateName
    self.alternateLongitudeDeg = alternateLongitudeDeg
    self.alternateLatitudeDeg = alternateLatitudeDeg
  }
}

/// One waypoint. The leg that ends here is flown straight, in level projection and in height.
public struct Waypoint: Hashable, Sendable, Codable {
  public enum Action: String, Hashable, Sendable, Codable {
    /// First waypoint: straight up from the pad to this height.
    case takeoff
    /// On the way, camera not at work.
    case transit
    /// The same, with the camera turned up from a privacy zone.
    case avert
    /// The leg that ends here is flown with the camera at work.
    case work
    /// Stop here and look for `holdS`.
    case dwell
    /// Last waypoint: at the pad's place, at the height from which it comes down and lands.
    case land
  }
  public var action: Action
  public var longitudeDeg, latitudeDeg: Double
  public var hkpdM, egm96M, ellipsoidM, aboveTakeoffM: Double
  /// Least and greatest height above the ground known under this point; nil: ground unknown.
  public var aboveGroundLowM, aboveGroundHighM: Double?
  /// Speed over ground wanted on the leg that ends here.
  public var speedMps: Double
  public var holdS: Double
  /// Camera angle on the leg and at the point: 0 level, -90 down, above 0 where it is turned up from a privacy zone;
  /// nil where nothing asks for one: the camera keeps its angle.
  public var gimbalPitchDeg: Double?
  /// Heading of the aircraft where it matters (a view to the side, a target), clockwise from true north;
  /// nil: along the leg.
  public var headingDeg: Double?
  /// Target that is looked at.
  public var target: String?
  public init(
    action: Action, longitudeDeg: Double, latitudeDeg: Double, hkpdM: Double, egm96M: Double,
    ellipsoidM: Double, aboveTakeoffM: Double, aboveGroundLowM: Double?, aboveGroundHighM: Double?,
    speedMps: Double, holdS: Double, gimbalPitchDeg: Double?, headingDeg: Double?, target: String?
  ) {
    self.action = action
    self.longitudeDeg = longitudeDeg
    self.latitudeDeg = latitudeDeg
    self.hkpdM = hkpdM
    self.egm96M = egm96M
    self.ellipsoidM = ellipsoidM
    self.aboveTakeoffM = aboveTakeoffM
    self.aboveGroundLowM = aboveGroundLowM
    self.aboveGroundHighM = aboveGroundHighM
    self.speedMps = speedMps
    self.holdS = holdS
    self.gimbalPitchDeg = gimbalPitchDeg
    self.headingDeg = headingDeg
    self.target = target
  }
}

/// One flight from a site and back, free of the time of day.
public struct Route: Hashable, Sendable, Codable {
  /// Such as `harbour-ring.peng-chau-dock.1`.
  public var id: String
  public var beat: String
  public var beatKind: String
  public var site: String
  /// This is part `part` of `parts` that together make one visit of the beat; from 1.
  public var part, parts: Int
  public var camera: String
  public var recording: Bool
  public var waypoints: [Waypoint]
  /// Level length of all legs.
  public var lengthM: Double
  /// Height above the pad at which a return flies straight home.
  public var returnAbovePadM: Double
  /// In still air, as `docs/flight-model.md` says.
  public var calmTimeS, calmEnergyWh: Double
  /// Ids of zones that are shut to others and flown under a permission, and the permission's number.
  public var permissions: [String]
  /// The ways home from every waypoint and from places between, in order along the route.
  public var returns: [ReturnPlace]
  /// When it is not flown, because a zone that it enters is in force then or a target is not to be looked at.
  public var closedDuring: [MomentRange]
  /// Which of several ways to cut and fly the beat it belongs to, from 2; nil: the first. A visit flies one of them.
  public var variant: Int?
  public init(
    id: String, beat: String, beatKind: String, site: String, part: Int, parts: Int, camera: String,
    recording: Bool, waypoints: [Waypoint], lengthM: Double, returnAbovePadM: Double, calmTimeS: Double,
    calmEnergyWh: Double, permissions: [String], returns: [ReturnPlace] = [],
    closedDuring: [MomentRange] = []
  ) {
    self.id = id
    self.beat = beat
    self.beatKind = beatKind
    self.site = site
    self.part = part
    self.parts = parts
    self.camera = camera
    self.recording = recording
    self.waypoints = waypoints
    self.lengthM = lengthM
    self.returnAbovePadM = returnAbovePadM
    self.calmTimeS = calmTimeS
    self.calmEnergyWh = calmEnergyWh
    self.permissions = permissions
    self.returns = returns
    self.closedDuring = closedDuring
  }
}

/// One line of the timetable: a route flown at a time, in the weather forecast for it.
public struct Sortie: Hashable, Sendable, Codable {
  /// Such as `S01`, in order of take-off.
  public var id: String
  public var route: String
  public var beat: String
  public var site: String
  /// Which of the site's aircraft flies it; from 1.
  public var aircraft = 1
  /// Which visit of the beat it belongs to; from 1.
  public var visit: Int
  /// Site busy from here (getting ready) …
  public var prepareFrom: Moment
  public var takeoff, landing: Moment
  /// … to here: ready for the next flight.
  public var readyAgain: Moment
  public var windFromDeg, windMps, gustMps: Double
  public var energyWh: Double
  /// Pack at take-off and at landing, share of its capacity after ageing; at landing with the planned use
  /// (expected energy and its uncertainty) taken off.
  public var batteryAtTakeoffShare, batteryAtLandingShare: Double
  /// Share of the capacity that must be left at landing.
  public var batteryReserveShare: Double
  /// Seconds from take-off at which each waypoint of the route is reached; the hold comes after.
  public var waypointTimesS: [Double]
  /// One entry for each of the route's returns.
  public var returns: [SortieReturn]
  /// The last moment, in seconds from take-off, from which every moment so far can fly home and land with the
  /// reserve; after it only the alternate. nil: the whole sortie can.
  public var pointOfNoReturnS: Double?
  public init(
    id: String, route: String, beat: String, site: String, visit: Int, prepareFrom: Moment, takeoff: Moment,
    landing: Moment, readyAgain: Moment, windFromDeg: Double, windMps: Double, gustMps: Double,
    energyWh: Double, batteryAtTakeoffShare: Double, batteryAtLandingShare: Double,
    batteryReserveShare: Double, waypointTimesS: [Double], returns: [SortieReturn] = [],
    pointOfNoReturnS: Double? = nil
  ) {
    self.id = id
    self.route = route
    self.beat = beat
    self.site = site
    self.visit = visit
    self.prepareFrom = prepareFrom
    self.takeoff = takeoff
    self.landing = landing
    self.readyAgain = readyAgain
    self.windFromDeg = windFromDeg
    self.windMps = windMps
    self.gustMps = gustMps
    self.energyWh = energyWh
    self.batteryAtTakeoffShare = batteryAtTakeoffShare
    self.batteryAtLandingShare = batteryAtLandingShare
    self.batteryReserveShare = batteryReserveShare
    self.waypointTimesS = waypointTimesS
    self.returns = returns
    self.pointOfNoReturnS = pointOfNoReturnS
  }
}

/// Something that was asked for and is not in the plan.
public struct Refusal: Hashable, Sendable, Codable {
  /// Stable names: `reach`, `zone`, `energy`, `ceiling`, `terrain`, `weather`, `no-slot`, `camera`, `size`.
  public var reason: String
  public var beat: String
  /// The part of the day, when the refusal is about one.
  public var during: MomentRange?
  public var message: BilingualText
  /// What stood in the way of a visit that found no start, the binding reason first; nil: not about a visit.
  public var reasons: [RefusalReason]?
  public init(
    reason: String, beat: String, during: MomentRange?, message: BilingualText,
    reasons: [RefusalReason]? = nil
  ) {
    self.reason = reason
    self.beat = beat
    self.during = during
    self.message = message
    self.reasons = reasons
  }
}

/// A zone near the routes and what the plan does about it.
public struct ZoneUse: Hashable, Sendable, Codable {
  public var zone: String
  public var name: BilingualText
  /// `avoided`, `permitted`, `not-active`, `above`, `below`.
  public var treatment: String
  public var permission: String?
  public var official: Bool
  public init(zone: String, name: BilingualText, treatment: String, permission: String?, official: Bool) {
    self.zone = zone
    self.name = name
    self.treatment = treatment
    self.permission = permission
    self.official = official
  }
}

public struct PermissionUse: Hashable, Sendable, Codable {
  public var number: String
  public var holder: BilingualText
  public var routes: [String]
  public var conditions: [BilingualText]
  public init(number: String, holder: BilingualText, routes: [String], conditions: [BilingualText]) {
    self.number = number
    self.holder = holder
    self.routes = routes
    self.conditions = conditions
  }
}

/// What the cameras do and do not keep.
public struct PrivacySheet: Hashable, Sendable, Codable {
  public var purpose: BilingualText
  public var recordingBeats: [String]
  public var recordingReasons: [BilingualText]
  public var zones: [BilingualText]
  public var statements: [BilingualText]
  /// What the day's cameras see of where people live; nil: the mission names no such ground.
  public var residential: ResidentialSight?
  public init(
    purpose: BilingualText, recordingBeats: [String], recordingReasons: [BilingualText],
    zones: [BilingualText], statements: [BilingualText], residential: ResidentialSight? = nil
  ) {
    self.purpose = purpose
    self.recordingBeats = recordingBeats
    self.recordingReasons = recordingReasons
    self.zones = zones
    self.statements = statements
    self.residential = residential
  }
}

/// What the day's cameras see of ground where people live, however far or flat the look.
public struct ResidentialSight: Hashable, Sendable, Codable {
  public var areaM2, seenM2: Double
  /// What is seen so finely at some time that a person can be detected, recognised, identified there.
  public var detectM2, recogniseM2, identifyM2: Double
  /// What is in view of a flight that records.
  public var recordedM2: Double
  /// Edge of the finest pixel, square to the line of sight; nil: nothing is seen.
  public var finestPixelCm: Double?
  /// Longest time that any place is in view of one sortie, and of the whole day's sorties together.
  public var longestLookS, longestOfDayS: Double
  public init(
    areaM2: Double, seenM2: Double, detectM2: Double, recogniseM2: Double, identifyM2: Double,
    recordedM2: Double, finestPixelCm: Double?, longestLookS: Double, longestOfDayS: Double
  ) {
    self.areaM2 = areaM2
    self.seenM2 = seenM2
    self.detectM2 = detectM2
    self.recogniseM2 = recogniseM2
    self.identifyM2 = identifyM2
    self.recordedM2 = recordedM2
    self.finestPixelCm = finestPixelCm
    self.longestLookS = longestLookS
    self.longestOfDayS = longestOfDayS
  }
}

/// The numbers of one data file that the plan used.
public struct FactSheet: Hashable, Sendable, Codable {
  /// Such as `aircraft m4td`.
  public var subject: String
  public var facts: [Fact]
  public init(subject: String, facts: [Fact]) {
    self.subject = subject
    self.facts = facts
  }
}
