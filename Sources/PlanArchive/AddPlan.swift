public import Coverage
internal import GRDB
public import MissionModel
import Units

extension UnitArchive {
  public enum Added: Hashable, Sendable {
    case added
    /// The same bytes were handed in before; nothing was changed.
    case alreadyThere
  }

  /// Takes in a plan with its layers, and when it means to see what.
  ///
  /// - Parameter coverage: what the plan sees and does not see.
  /// - Parameter maps: the squares of each beat and when each sortie sees them, of the same plan.
  /// - Throws: `ArchiveError`; also when mission and plan are of another unit than the archive.
  public func add(
    mission: Mission, plan: Plan, source: PlanSource, coverage: CoverageReport, maps: [SightMap]
  ) throws(ArchiveError) -> Added {
    for other in [mission.unit, plan.mission.unit] where other != unit {
      throw .refused(
        path: path, reason: "this is the archive of '\(unit.en)', not of '\(other.en)': one file a unit")
    }
    guard mission.id == plan.mission.id, coverage.mission == mission.id else {
      throw .refused(path: path, reason: "plan and coverage are not of the mission '\(mission.id)'")
    }
    return try change { db in
      let known = try String.fetchOne(
        db, sql: "SELECT plan_json FROM plans WHERE fingerprint = ?", arguments: [source.fingerprint])
      if let known {
        guard Array(known.utf8) == source.plan else {
          throw ArchiveError.refused(
            path: path, reason: "another plan has the fingerprint \(source.fingerprint)")
        }
        return .alreadyThere
      }
      let rows = try PlanRows(plan, source, in: db)
      try rows.sites()
      try rows.routes()
      try rows.sorties()
      try rows.coverage(coverage)
      for map in maps { try addGround(map, mission, rows) }
      try GeoPackage.touch(ArchiveTables.ofPlans, at: plan.mission.day.to, in: db)
      for map in maps { try SeenCells.renew(map.beat, in: db, path) }
      return .added
    }
  }

  private func addGround(_ map: SightMap, _ mission: Mission, _ rows: PlanRows) throws {
    guard let beat = mission.beat(map.beat), let squares = BeatSquares(map) else {
      throw ArchiveError.refused(path: path, reason: "the squares of beat '\(map.beat)' do not fit together")
    }
    let isSeenByHalf = (0..<squares.count).map { square in
      map.flights.contains { $0.steps[square] != SightMap.nothing }
    }
    let planned = squares.count == 0 ? 0 : Double(isSeenByHalf.count { $0 }) / Double(squares.count)
    let pixels = map.pixels.map { pixel in
      pixel == SightMap.nothing ? -1 : (Double(pixel) * map.pixelStepM * 100).rounded(places: 1)
    }
    let levels = BeatLevels(beat.task, mission.rules.pixelsAcross)
    try GeoPackage.insert(
      nil,
      [
        .int(Int(rows.number)), .text(beat.id), .text(beat.name.en), .text(beat.name.zh),
        .real(beat.requiredShare), .real(planned.rounded(places: 4)), .text(beat.task.level.rawValue),
        .text(squares.text), .text(NumberList.text(pixels)), .text(NumberList.text(levels.largestCm)),
      ], into: ArchiveTables.grounds, in: rows.db)
    for flight in map.flights {
      guard rows.plan.sorties.indices.contains(flight.sortie), flight.steps.count == squares.count else {
        throw ArchiveError.refused(path: path, reason: "looks of beat '\(map.beat)' are of no sortie")
      }
      try GeoPackage.insert(
        nil,
        [
          .int(Int(rows.number)), .text(beat.id), .text(rows.plan.sorties[flight.sortie].id),
          .real(map.stepS), .bytes(flight.steps),
        ], into: ArchiveTables.looks, in: rows.db)
    }
  }
}

/// The finest level that a pixel serves, of those that the rules give pixels for.
struct BeatLevels {
  /// For detect, recognise and identify: the coarsest pixel that serves, centimetres; -1: not known.
  let largestCm: [Double]

  init(_ task: ViewTask, _ pixelsAcross: [ViewTask.Level: Double]) {
    largestCm = ViewTask.pixelLevels.map { level in
      guard task.hotSpot == nil, let pixels = pixelsAcross[level], pixels > 0 else { return -1 }
      return (task.objectSize.metres / pixels * 100).rounded(places: 2)
    }
  }

  init(largestCm: [Double]) { self.largestCm = largestCm }

  /// - Parameter task: what a look serves in any case, since others do not count.
  func level(ofPixelCm pixel: Double, task: String) -> String {
    for (level, largest) in zip(ViewTask.pixelLevels, largestCm).reversed()
    where largest > 0 && pixel > 0 && pixel <= largest {
      return level.rawValue
    }
    return task
  }
}
