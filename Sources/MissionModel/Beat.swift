public import Units

/// What a look at the ground must be good for.
public struct ViewTask: Hashable, Sendable {
  public enum Level: String, Hashable, Sendable, Codable {
    case detect, recognise, identify
    case hotSpot = "hot-spot"
  }
  public var level: Level

  /// The levels of Johnson's criteria, from the coarsest to the finest.
  public static let pixelLevels: [Level] = [.detect, .recognise, .identify]

  /// Whether ground that is watched at `other` is watched well enough for this task.
  public func isServed(by other: Level) -> Bool {
    guard let own = ViewTask.pixelLevels.firstIndex(of: level),
      let given = ViewTask.pixelLevels.firstIndex(of: other)
    else { return level == other }
    return given >= own
  }

  /// What is looked for, and the size across it that the pixels must cover.
  public var object: BilingualText
  public var objectSize: Length
  /// Pixels across the object that the level needs.
  public var pixelsAcross: Double
  /// How long a place must stay in view for a person at the screen to notice.
  public var dwell: TimeSpan
  /// Least angle between the line of sight and the surface. The default is a choice of this project, unverified.
  public var leastIncidence: Angle
  /// What a task of level `hotSpot` asks for; nil at all other levels, which ask for pixels across their object.
  public var hotSpot: HotSpot?

  public static let usualLeastIncidence = Angle.degrees(5)

  public init(
    level: Level, object: BilingualText, objectSize: Length, pixelsAcross: Double, dwell: TimeSpan,
    leastIncidence: Angle = usualLeastIncidence
  ) {
    self.level = level
    self.object = object
    self.objectSize = objectSize
    self.pixelsAcross = pixelsAcross
    self.dwell = dwell
    self.leastIncidence = leastIncidence
  }

  /// A task that asks for a hot spot, with the spot as its object.
  public init(_ spot: HotSpot, dwell: TimeSpan, leastIncidence: Angle = usualLeastIncidence) {
    self.init(
      level: .hotSpot, object: BilingualText(en: "hot spot", zh: "熱點"), objectSize: spot.size,
      pixelsAcross: 1, dwell: dwell, leastIncidence: leastIncidence)
    hotSpot = spot
  }

  /// The coarsest ground pixel (square to the line of sight) that still serves; 0 when none does.
  public var largestGroundPixel: Length {
    if let hotSpot { return hotSpot.worst?.largestPixel ?? .metres(0) }
    return .metres(objectSize.metres / pixelsAcross)
  }
}

/// A look from hovering, taken besides the work that a beat's shape asks for; as a file of suggestions holds it.
public struct ExtraLook: Hashable, Sendable, Codable {
  public var id: String
  public var longitudeDeg, latitudeDeg: Double
  /// Above the highest ground known below.
  public var aboveGroundM: Double
  /// Clockwise from true north.
  public var headingDeg: Double
  /// 0 level, -90 straight down.
  public var gimbalPitchDeg: Double
  public var holdS: Double
  public init(
    id: String, longitudeDeg: Double, latitudeDeg: Double, aboveGroundM: Double, headingDeg: Double,
    gimbalPitchDeg: Double, holdS: Double
  ) {
    self.id = id
    self.longitudeDeg = longitudeDeg
    self.latitudeDeg = latitudeDeg
    self.aboveGroundM = aboveGroundM
    self.headingDeg = headingDeg
    self.gimbalPitchDeg = gimbalPitchDeg
    self.holdS = holdS
  }
}

/// One place of a visit list.
public struct Target: Hashable, Sendable {
  public var id: String
  public var name: BilingualText
  /// Such as `roof`, `scaffold`, `back-lane`.
  public var kind: String
  public var position: GeoPoint
  /// Radius of the patch to see.
  public var extent: Length
  public var priority: Int
  /// Hover over it with the camera on it.
  public var dwell: TimeSpan
  public var view: TargetView
  public init(
    id: String, name: BilingualText, kind: String, position: GeoPoint, extent: Length, priority: Int,
    dwell: TimeSpan, view: TargetView = TargetView()
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.position = position
    self.extent = extent
    self.priority = priority
    self.dwell = dwell
    self.view = view
  }
}

/// The ground of a beat and how it is flown.
public enum BeatShape: Hashable, Sendable {
  /// Parallel strips over an area.
  case sweep([GeoPolygon], flown: SweepFlight = SweepFlight())
  /// Along lines, seeing so far to the left and to the right of each.
  case corridor(
    lines: [[GeoPoint]], left: Length, right: Length, flown: CorridorFlight = CorridorFlight())
  /// Around an area at a stand-off outside its edge (negative: inside), seeing a band of the given depth
  /// on the side of the edge that the camera looks at; or, with `whole`, all of the area, in a spiral from its edge.
  case ring(
    around: [GeoPolygon], standOff: Length, depth: Length, lookInward: Bool, whole: Bool = false)
  /// A list of places.
  case targets([Target], choose: TargetChoice = .all)

  public var kindName: String {
    switch self {
    case .sweep: "sweep"
    case .corridor: "corridor"
    case .ring: "ring"
    case .targets: "targets"
    }
  }
}

/// A part of the day in which a beat wants visits.
public struct BeatWindow: Hashable, Sendable {
  public var during: MomentRange
  /// Longest wished time between two visits; nil: one visit in the window is enough.
  public var revisit: TimeSpan?
  public init(during: MomentRange, revisit: TimeSpan?) {
    self.during = during
    self.revisit = revisit
  }
}

/// A patrol that is flown again and again.
public struct Beat: Hashable, Sendable {
  public var id: String
  public var name: BilingualText
  public var shape: BeatShape
  /// Ids of the sites that may fly it, best first.
  public var sites: [String]
  /// Least height above the ground (above the highest ground where only a band is known).
  public var aboveGround: Length
  public var speed: Speed
  /// Camera id, and its angle: 0 level, -90 straight down.
  public var camera: String
  public var gimbalPitch: Angle
  /// Share by which neighbouring strips overlap, 0..<0.9.
  public var overlap: Double
  public var task: ViewTask
  public var windows: [BeatWindow]
  /// Starts vary by the seed within what the revisit interval allows.
  public var irregularStarts: Bool
  /// 1 (least) to 9; weighs overdue visits.
  public var priority: Int
  /// Longest time in the air that the unit wants for a sortie of this beat; nil: what the battery allows.
  public var longestSortie: TimeSpan?
  /// Share of the ground that a complete visit must see, 0…1; below it the coverage says so.
  public var requiredShare: Double
  /// Off unless the mission asks, with its reason.
  public var recording: Bool
  public var recordingReason: BilingualText?
  /// Every window must get a visit, before anything else counts.
  public var mustDo = false
  /// Looks from hovering besides the beat's own work: suggestions that were taken.
  public var extraLooks: [ExtraLook] = []
  /// The last complete look before the day, from which the first visit's interval counts; nil: nobody knows.
  public var lastSeen: Moment?

  public init(
    id: String, name: BilingualText, shape: BeatShape, sites: [String], aboveGround: Length, speed: Speed,
    camera: String, gimbalPitch: Angle, overlap: Double, task: ViewTask, windows: [BeatWindow],
    irregularStarts: Bool, priority: Int, longestSortie: TimeSpan?, requiredShare: Double, recording: Bool,
    recordingReason: BilingualText?
  ) {
    self.id = id
    self.name = name
    self.shape = shape
    self.sites = sites
    self.aboveGround = aboveGround
    self.speed = speed
    self.camera = camera
    self.gimbalPitch = gimbalPitch
    self.overlap = overlap
    self.task = task
    self.windows = windows
    self.irregularStarts = irregularStarts
    self.priority = priority
    self.longestSortie = longestSortie
    self.requiredShare = requiredShare
    self.recording = recording
    self.recordingReason = recordingReason
  }

  /// How an area is swept; the default for other shapes.
  public var sweepFlight: SweepFlight {
    if case .sweep(_, let flown) = shape { flown } else { SweepFlight() }
  }
}
