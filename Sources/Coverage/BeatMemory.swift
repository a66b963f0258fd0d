import Geodesy
import MissionModel
import Planar
public import Units

/// What was in view lately, at one moment of the day (keys in snake case).
public struct MemoryReport: Hashable, Sendable, Codable {
  public var schema = "skybeat/memory/1"
  public var mission: String
  public var at: Moment
  /// How long a look counts.
  public var withinMin: Double
  public var beats: [BeatMemory]

  init(mission: String, at: Moment, withinMin: Double, beats: [BeatMemory]) {
    self.mission = mission
    self.at = at
    self.withinMin = withinMin
    self.beats = beats
  }
}

/// What of a beat was in view lately, well and long enough for its task.
public struct BeatMemory: Hashable, Sendable, Codable {
  public var beat: String
  public var name: BilingualText
  public var areaM2, seenM2, seenShare: Double
  /// Whether a window of the beat is open at that moment.
  public var isAsked: Bool
  /// The longest time since the end of a cell's last look, over the cells that have had one; nil: none has.
  public var longestSinceMin: Double?
  /// Share of the ground without any look so far.
  public var neverShare: Double
  /// Ground without a look lately.
  public var unseen: MultiPolygonDegrees

  /// A look counts when any of it lies in the stretch that ends at the moment: one that is under way has begun to count.
  ///
  /// - Throws: `GeodesyError` when a place does not fit the frame.
  init(_ day: BeatDay, at moment: Moment, within: TimeSpan, mission: Mission) throws {
    let now = Double(moment - mission.day.from)
    let since = now - within.seconds
    let raster = day.raster
    var isSeen = [Bool](repeating: false, count: raster.count)
    var never = 0
    var longest: Double?
    if let looks = day.sight.looks {
      for cell in 0..<raster.count {
        var last = -Double.infinity
        for look in looks.looks(at: cell) where Double(looks.first[look]) <= now {
          last = max(last, min(now, Double(looks.last[look])))
        }
        isSeen[cell] = last >= since
        if last == -.infinity { never += 1 } else { longest = max(longest ?? 0, now - last) }
      }
    }
    let seen = isSeen.count { $0 }
    let share = Double(seen) / Double(raster.count)
    beat = day.beat.id
    name = day.beat.name
    areaM2 = day.areaM2.rounded(places: 0)
    seenM2 = (share * day.areaM2).rounded(places: 0)
    seenShare = share.rounded(places: 4)
    isAsked = day.windows.contains { $0.contains(now) }
    longestSinceMin = longest.map { ($0 / 60).rounded(places: 1) }
    neverShare = (Double(never) / Double(raster.count)).rounded(places: 4)
    unseen = try OutlineDegrees.multiPolygons(
      [CellOutlines.patches(of: isSeen.map { !$0 }, in: raster)], cellM: raster.cellM, frame: mission.frame)[
        0]
  }
}
