import AircraftModel
import AirspaceModel
import Geodesy
public import MissionModel
import Planar
public import Units

/// Extra looks that would bring beats to their required share (keys in snake case).
public struct Suggestions: Hashable, Sendable, Codable {
  public var schema = "skybeat/suggestions/1"
  public var mission: String
  /// Beats that are below their required share.
  public var beats: [BeatSuggestion]

  init(mission: String, beats: [BeatSuggestion]) {
    self.mission = mission
    self.beats = beats
  }
}

public struct BeatSuggestion: Hashable, Sendable, Codable {
  public var beat: String
  public var name: BilingualText
  public var requiredShare, seenShare: Double
  /// With all the looks.
  public var shareAfter: Double
  /// Share of unseen ground that no extra look closes: out of reach, in zones, of unknown height, or a matter of the timetable.
  public var notByLooksShare: Double
  public var looks: [ExtraLook]
  /// No fewer of the candidate looks are enough for what `looks` reach.
  public var looksAtLeast: Int
  /// How many candidates there were to choose from.
  public var candidates: Int
}

/// Proposes the fewest extra looks from hovering, by a covering problem over candidate poses.
public enum ExtraLooks {
  /// Reasons of gaps that a further look can close.
  static let closable: Set<Gap.Reason> = [.hidden, .tooCoarse, .tooOblique, .tooBrief, .notOnRoute]

  /// For each beat below its required share: the fewest of the candidate looks that reach it, with a bound; the most that can
  /// be had where it cannot be reached. Whether batteries last for them and a slot is free only planning with them
  /// tells.
  ///
  /// How: `docs/coverage.md`. Takes one look of at most 8,000 candidates at the unseen cells of each such beat.
  ///
  /// - Throws: what `CoverageAnalyser.analyse` throws.
  public static func propose(mission: Mission, plan: Plan, threads: Int = 1) throws -> Suggestions {
    var beats: [BeatSuggestion] = []
    let sites = try mission.frame.toMap(mission.sites.map(\.position))
    try CoverageAnalyser.forEachBeat(mission: mission, plan: plan, threads: threads, keepsLooks: false) {
      day, views in
      let seen = day.sight.days.count { $0.visits > 0 }
      let need = Int((day.beat.requiredShare * Double(day.raster.count)).rounded(.up)) - seen
      if need <= 0 { return }
      beats.append(
        try propose(day, views, need: need, seen: seen, mission: mission, sites: sites, threads: threads))
    }
    return Suggestions(mission: mission.id, beats: beats)
  }

  private static func propose(
    _ day: BeatDay, _ views: DayViews, need: Int, seen: Int, mission: Mission, sites: [MapPoint], threads: Int
  ) throws -> BeatSuggestion {
    let beat = day.beat
    let cells = Double(day.raster.count)
    let reasons = try views.finder(of: day).reasons()
    let holes = day.raster.keeping { reasons[$0].map(closable.contains) ?? false }
    let unseen = day.raster.count - seen
    var suggestion = BeatSuggestion(
      beat: beat.id, name: beat.name, requiredShare: beat.requiredShare,
      seenShare: (Double(seen) / cells).rounded(places: 4),
      shareAfter: (Double(seen) / cells).rounded(places: 4),
      notByLooksShare: (Double(unseen - holes.count) / cells).rounded(places: 4), looks: [], looksAtLeast: 0,
      candidates: 0)
    let reaches = zip(mission.sites, sites).filter { beat.sites.contains($0.0.id) }.map {
      ($0.1, $0.0.reach.metres)
    }
    let shut = try ShutZone.all(for: beat, mission: mission).flatMap(\.area)
    guard holes.count > 0,
      let camera = mission.sites.filter({ beat.sites.contains($0.id) }).flatMap(\.cameras).first(where: {
        $0.id == beat.camera
      })
    else { return suggestion }
    // A permission that lifts the ceiling everywhere may be used.
    let ceiling = mission.permissions.filter(\.zones.isEmpty).reduce(mission.rules.ceilingAboveGround.metres)
    {
      max($0, $1.ceilingAboveGround.metres)
    }
    let candidates = try CandidatePoses(
      beat: beat, holes: holes, camera: camera, ground: mission.ground,
      clearanceM: mission.rules.terrainClearance.metres, ceilingM: ceiling
    ) { place in
      reaches.contains { $0.0.distance(to: place) <= $0.1 } && !shut.contains { $0.contains(place) }
    }
    suggestion.candidates = candidates.poses.count
    let looks = candidates.views(camera)
    let setsOf = try looksAt(holes, by: looks, of: beat, camera: camera, mission: mission, threads: threads)
    let isPrivate = try views.posesOnPrivacy(
      looks, count: candidates.poses.count,
      marginM: 5 + 3 * mission.rules.transitSpeed.metresPerSecond)
    var weights: [[Int32]: Int] = [:]
    for sets in setsOf {
      let open = sets.filter { !isPrivate[Int($0)] }
      if !open.isEmpty { weights[open, default: 0] += 1 }
    }
    let items = weights.map { Covering.Item(weight: $0.value, sets: $0.key) }.sorted {
      $0.sets.lexicographicallyPrecedes($1.sets)
    }
    let answer = Covering(items: items, sets: candidates.poses.count, need: need).solve()
    suggestion.looksAtLeast = answer.atLeast
    suggestion.shareAfter = (Double(seen + answer.covered) / cells).rounded(places: 4)
    let chosen = answer.chosen.map { candidates.poses[$0] }
    let places = try mission.frame.toGeo(chosen.map(\.place))
    suggestion.looks = zip(chosen, places).enumerated().map { number, entry in
      let (pose, place) = entry
      return ExtraLook(
        id: "\(beat.id).look-\(number + 1)", longitudeDeg: place.longitude.rounded(places: 7),
        latitudeDeg: place.latitude.rounded(places: 7), aboveGroundM: pose.aboveGroundM,
        headingDeg: pose.heading.degrees, gimbalPitchDeg: pose.pitch.degrees,
        holdS: beat.task.dwell.seconds + 1)
    }
    return suggestion
  }

  /// For each cell the numbers of the poses that see it well enough, at both ends of its band of heights.
  private static func looksAt(
    _ holes: CellRaster, by looks: RouteViews, of beat: Beat, camera: Camera, mission: Mission, threads: Int
  ) throws -> [[Int32]] {
    let slant = ViewGeometry.greatestSlantRange(
      camera: camera, largestGroundPixel: beat.task.largestGroundPixel)
    let box = holes.lattice.box.union(looks.track)
    let surface = try SightSurface(box: box, cellM: holes.cellM, ground: mission.ground)
    let sight = RouteSight(
      views: looks, raster: holes, surface: surface,
      rules: SightRules(
        greatestSlantM: slant.metres, leastIncidence: beat.task.leastIncidence, looksForCover: true),
      threads: threads)
    func sets(_ sight: Sight, _ cell: Int) -> [Int32] {
      Set(sight.spans[Int(sight.offsets[cell])..<Int(sight.offsets[cell + 1])]).sorted()
    }
    return (0..<holes.count).map { cell in
      let high = sets(sight.overHigh, cell)
      guard let low = sight.overLow.map({ Set(sets($0, cell)) }) else { return high }
      return high.filter(low.contains)
    }
  }
}

extension Mission {
  /// The mission with the looks of some suggestions added to its beats.
  ///
  /// - Throws: `CoverageError` when they are of another mission, or of a beat that this one has not.
  public func taking(_ suggestions: Suggestions) throws -> Mission {
    var issues: [String] = []
    if suggestions.schema != "skybeat/suggestions/1" {
      issues.append("schema '\(suggestions.schema)'; expected skybeat/suggestions/1")
    }
    if suggestions.mission != id {
      issues.append("the looks are of mission '\(suggestions.mission)', not of '\(id)'")
    }
    var copy = self
    var ids: Set<String> = []
    for entry in suggestions.beats {
      guard let number = copy.beats.firstIndex(where: { $0.id == entry.beat }) else {
        issues.append("the mission has no beat '\(entry.beat)'")
        continue
      }
      if !copy.beats[number].extraLooks.isEmpty { issues.append("beat '\(entry.beat)' is there twice") }
      for look in entry.looks {
        if look.id.isEmpty || !ids.insert(look.id).inserted {
          issues.append("look '\(look.id)': the id is empty or there twice")
        }
        issues += mistakes(look)
      }
      copy.beats[number].extraLooks = entry.looks
    }
    if !issues.isEmpty { throw CoverageError(issues) }
    return copy
  }

  private func mistakes(_ look: ExtraLook) -> [String] {
    var found: [String] = []
    func need(_ key: String, _ value: Double, _ range: ClosedRange<Double>, _ unit: String) {
      if !(value.isFinite && range.contains(value)) {
        found.append(
          "look \(look.id): \(key) \(value) is outside \(range.lowerBound) to \(range.upperBound) \(unit)")
      }
    }
    // The places that missions may name.
    need("latitude_deg", look.latitudeDeg, 21.9...22.7, "degrees")
    need("longitude_deg", look.longitudeDeg, 113.7...114.6, "degrees")
    need("above_ground_m", look.aboveGroundM, rules.terrainClearance.metres...1000, "m")
    need("heading_deg", look.headingDeg, 0...360, "degrees")
    need("gimbal_pitch_deg", look.gimbalPitchDeg, -90...0, "degrees")
    need("hold_s", look.holdS, 1...3600, "s")
    return found
  }
}
