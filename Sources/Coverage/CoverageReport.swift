public import MissionModel
public import Units

/// What the planned day sees, as `coverage.json` holds it (keys in snake case).
public struct CoverageReport: Hashable, Sendable, Codable {
  public var schema = "skybeat/coverage/1"
  public var mission: String
  /// Edge of a ground cell.
  public var cellM: Double
  /// What this version leaves out or assumes, in words.
  public var assumptions: [BilingualText]
  /// Files of illustrative relief, not surveyed, whose hills hid ground in sight lines, as the mission names them; nil:
  /// none.
  public var illustrativeRelief: [String]?
  public var beats: [BeatCoverage]
  public var districts: [DistrictCoverage]
  public init(
    mission: String, cellM: Double, assumptions: [BilingualText], illustrativeRelief: [String]? = nil,
    beats: [BeatCoverage], districts: [DistrictCoverage]
  ) {
    self.mission = mission
    self.cellM = cellM
    self.assumptions = assumptions
    self.illustrativeRelief = illustrativeRelief
    self.beats = beats
    self.districts = districts
  }
}

/// Longitude and latitude in degrees as GeoJSON's MultiPolygon has them: polygons, rings (closed, outer first),
/// positions.
public typealias MultiPolygonDegrees = [[[[Double]]]]

public struct BeatCoverage: Hashable, Sendable, Codable {
  public var beat: String
  public var name: BilingualText
  /// Ground that the beat asks for, and what of it the day sees well enough for the task at least once.
  public var areaM2, seenM2: Double
  public var seenShare, requiredShare: Double
  /// Least number of visits among the cells that are seen at all, and over all cells.
  public var leastVisitsSeen, leastVisits: Int
  /// Longest time that any cell which is seen at all stays unseen within the beat's windows, minutes.
  public var longestUnseenMin: Double
  /// For each window: wish and worst gap (from window start to first look, between looks, to window end).
  public var windows: [WindowCoverage]
  public var seen: MultiPolygonDegrees
  public var gaps: [Gap]
  /// Unseen ground in specks that are too small to list as gaps.
  public var unlistedM2: Double
  /// Share that is looked at on two courses at least 45° apart, 0…1; only for a sweep that asks for a crosshatch.
  public var crossedShare: Double?
  /// Start of the first and end of the last look that counts; nil: nothing is seen.
  public var firstSeen, lastSeen: Moment?
  /// Looks that count, over the seen cells; nil: nothing is seen.
  public var looks: CountSpread?
  /// Edge of a pixel square to the line of sight in each cell's best look, over the seen cells.
  public var pixelCm: Spread?
  /// With what others watch; nil: the mission names nothing of the kind.
  public var others: OthersCoverage?
  /// The same ground and flights at each level of Johnson's criteria, for the task's object; nil: not asked for, or the task
  /// is of another kind.
  public var levels: [LevelCoverage]?
  public init(
    beat: String, name: BilingualText, areaM2: Double, seenM2: Double, seenShare: Double,
    requiredShare: Double, leastVisitsSeen: Int, leastVisits: Int, longestUnseenMin: Double,
    windows: [WindowCoverage], seen: MultiPolygonDegrees, gaps: [Gap], unlistedM2: Double = 0,
    crossedShare: Double? = nil, firstSeen: Moment? = nil, lastSeen: Moment? = nil,
    looks: CountSpread? = nil, pixelCm: Spread? = nil, others: OthersCoverage? = nil,
    levels: [LevelCoverage]? = nil
  ) {
    self.beat = beat
    self.name = name
    self.areaM2 = areaM2
    self.seenM2 = seenM2
    self.seenShare = seenShare
    self.requiredShare = requiredShare
    self.leastVisitsSeen = leastVisitsSeen
    self.leastVisits = leastVisits
    self.longestUnseenMin = longestUnseenMin
    self.windows = windows
    self.seen = seen
    self.gaps = gaps
    self.unlistedM2 = unlistedM2
    self.crossedShare = crossedShare
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.looks = looks
    self.pixelCm = pixelCm
    self.others = others
    self.levels = levels
  }
}

/// A beat's ground seen by flights or watched by others, well enough for its task.
public struct OthersCoverage: Hashable, Sendable, Codable {
  public var watchedShare, seenOrWatchedShare: Double
  /// Longest time that ground which is seen or watched at all is neither, within a window.
  public var worstGapMin: Double
  public init(watchedShare: Double, seenOrWatchedShare: Double, worstGapMin: Double) {
    self.watchedShare = watchedShare
    self.seenOrWatchedShare = seenOrWatchedShare
    self.worstGapMin = worstGapMin
  }
}

/// What the day sees at one level.
public struct LevelCoverage: Hashable, Sendable, Codable {
  public var level: ViewTask.Level
  /// The coarsest pixel that serves, square to the line of sight.
  public var largestPixelCm: Double
  public var seenShare: Double
  /// The same if nothing stood between the camera and the ground.
  public var seenShareWithoutCover: Double
  public init(level: ViewTask.Level, largestPixelCm: Double, seenShare: Double, seenShareWithoutCover: Double)
  {
    self.level = level
    self.largestPixelCm = largestPixelCm
    self.seenShare = seenShare
    self.seenShareWithoutCover = seenShareWithoutCover
  }
}

/// Least, middle (the upper one of two) and greatest of some numbers.
public struct CountSpread: Hashable, Sendable, Codable {
  public var least, median, greatest: Int
  public init(least: Int, median: Int, greatest: Int) {
    self.least = least
    self.median = median
    self.greatest = greatest
  }
}

/// Least, middle (the upper one of two) and greatest of some quantity, in the unit that its key names.
public struct Spread: Hashable, Sendable, Codable {
  public var least, median, greatest: Double
  public init(least: Double, median: Double, greatest: Double) {
    self.least = least
    self.median = median
    self.greatest = greatest
  }
}

public struct WindowCoverage: Hashable, Sendable, Codable {
  public var during: MomentRange
  public var wantedRevisitMin: Double?
  public var visits: Int
  public var worstGapMin: Double
  /// Mean time that something which begins at a random moment of the window, at a random seen place, waits until it is
  /// in view or the window ends.
  public var expectedWaitMin: Double
  public init(
    during: MomentRange, wantedRevisitMin: Double?, visits: Int, worstGapMin: Double, expectedWaitMin: Double
  ) {
    self.during = during
    self.wantedRevisitMin = wantedRevisitMin
    self.visits = visits
    self.worstGapMin = worstGapMin
    self.expectedWaitMin = expectedWaitMin
  }
}

/// Ground that a beat asks for and the day does not see.
public struct Gap: Hashable, Sendable, Codable {
  /// One chief reason, tried in this order.
  public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
    case outsideReach = "outside-reach"
    case restrictedZone = "restricted-zone"
    case privacyZone = "privacy-zone"
    /// No height of the ground is known.
    case unknownGround = "unknown-ground"
    /// Ground or a building stands between.
    case hidden
    /// In view, but with pixels too coarse for the task.
    case tooCoarse = "too-coarse"
    /// Near enough, but the line of sight is too flat to the surface.
    case tooOblique = "too-oblique"
    /// In view, but for less time than the task's dwell.
    case tooBrief = "too-brief"
    /// A route sees it, but none of its flights within the windows; or no flight was found for the beat.
    case notScheduled = "not-scheduled"
    /// The same, because the weather grounds the flights.
    case heldByWeather = "held-by-weather"
    /// No route, because no battery lasts for it.
    case refusedByEnergy = "refused-by-energy"
    /// No camera view of any route touches it.
    case notOnRoute = "not-on-route"
  }
  public var id: String
  public var beat: String
  public var reason: Reason
  public var areaM2: Double
  public var nearestSite: String
  public var message: BilingualText
  /// What would close it; nil: nothing that a planner can do.
  public var remedy: BilingualText?
  public var area: MultiPolygonDegrees
  public init(
    id: String, beat: String, reason: Reason, areaM2: Double, nearestSite: String, message: BilingualText,
    remedy: BilingualText? = nil, area: MultiPolygonDegrees
  ) {
    self.id = id
    self.beat = beat
    self.reason = reason
    self.areaM2 = areaM2
    self.nearestSite = nearestSite
    self.message = message
    self.remedy = remedy
    self.area = area
  }
}

public struct DistrictCoverage: Hashable, Sendable, Codable {
  public var name: BilingualText
  public var areaM2, seenM2, seenShare: Double
  public init(name: BilingualText, areaM2: Double, seenM2: Double, seenShare: Double) {
    self.name = name
    self.areaM2 = areaM2
    self.seenM2 = seenM2
    self.seenShare = seenShare
  }
}
