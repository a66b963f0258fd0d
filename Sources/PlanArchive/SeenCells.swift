internal import FoundationEssentials
import GRDB
import MissionModel
import Units

/// When each square of a beat was last really seen: worked out anew from all that was flown, so that a record that is
/// put right later leaves no trace.
struct SeenCells {
  struct Look {
    var at: Moment
    var sortie: String
    var plan: Int64
  }

  /// The newest plan's squares of the beat.
  let ground: Ground
  /// For each square; nil: never.
  var looks: [Look?]

  struct Ground {
    var plan: Int64
    var name: BilingualText
    var requiredShare, plannedShare: Double
    var taskLevel: String
    var squares: BeatSquares
    var pixelsCm: [Double]
    var levels: BeatLevels
  }

  /// Nil: the archive has no plan with this beat.
  ///
  /// - Parameter before: looks from then on do not count; nil: all do.
  /// - Throws: `DatabaseError`, `ArchiveError`.
  init?(_ beat: String, before: Moment? = nil, in db: Database, _ path: String) throws {
    guard let ground = try SeenCells.newest(beat, before: before, in: db, path) else { return nil }
    self.ground = ground
    looks = [Look?](repeating: nil, count: ground.squares.count)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT f.plan, f.sortie, f.takeoff_utc, f.waypoint_times_s AS flown_s, s.waypoint_times_s AS planned_s,
          l.step_s, l.steps, g.grid
        FROM flown f
        JOIN looks l ON l.plan = f.plan AND l.sortie = f.sortie AND l.beat = ?1
        JOIN sorties s ON s.plan = f.plan AND s.sortie = f.sortie
        JOIN beat_grounds g ON g.plan = f.plan AND g.beat = ?1
        WHERE f.takeoff_utc IS NOT NULL AND (?2 IS NULL OR f.takeoff_utc < ?2)
        ORDER BY f.takeoff_utc, f.plan, f.sortie
        """, arguments: [beat, before?.packageText])
    let own = ground.squares.text
    var others: [String: [Int]] = [:]
    while let row = try rows.next() {
      guard let flight = Flight(row) else {
        throw ArchiveError.refused(path: path, reason: "a record of beat '\(beat)' cannot be read")
      }
      let grid: String = row["grid"]
      if grid != own, others[grid] == nil {
        guard let squares = BeatSquares(text: grid) else {
          throw ArchiveError.refused(path: path, reason: "the squares of beat '\(beat)' cannot be read")
        }
        others[grid] = squares.squares(under: ground.squares)
      }
      let old = others[grid]
      for square in looks.indices {
        let from = old.map { $0[square] } ?? square
        guard from >= 0, from < flight.steps.count, let at = flight.look(from) else { continue }
        if let before, at >= before { continue }
        if let last = looks[square], last.at >= at { continue }
        looks[square] = Look(at: at, sortie: flight.sortie, plan: flight.plan)
      }
    }
  }

  private struct Flight {
    var plan: Int64
    var sortie: String
    var takeoff: Moment
    /// When each waypoint was planned, and when those that were reached were, seconds from take-off.
    var plannedS, flownS: [Double]
    var stepS: Double
    var steps: [UInt8]

    init?(_ row: Row) {
      guard let takeoff = Moment(packageText: row["takeoff_utc"]),
        let flownS = NumberList.numbers(row["flown_s"]), let plannedS = NumberList.numbers(row["planned_s"]),
        flownS.count <= plannedS.count
      else { return nil }
      plan = row["plan"]
      sortie = row["sortie"]
      self.takeoff = takeoff
      self.flownS = flownS
      self.plannedS = plannedS
      stepS = row["step_s"]
      steps = Array(row["steps"] as Data)
    }

    /// When the square came into view, at the early end of its step; nil: the sortie does not see it, or did not surely come
    /// so far.
    func look(_ square: Int) -> Moment? {
      // 255: not seen.
      guard steps[square] != 255 else { return nil }
      let latest = Double(steps[square]) * stepS
      guard let reached = plannedS.firstIndex(where: { $0 >= latest }) ?? plannedS.indices.last,
        reached < flownS.count
      else { return nil }
      let planned = max(0, latest - stepS)
      guard let next = plannedS[...reached].firstIndex(where: { $0 >= planned }), next > 0 else {
        return takeoff + Int(flownS[planned > 0 ? reached : 0].rounded())
      }
      let leg = plannedS[next] - plannedS[next - 1]
      let share = leg > 0 ? (planned - plannedS[next - 1]) / leg : 1
      return takeoff + Int((flownS[next - 1] + share * (flownS[next] - flownS[next - 1])).rounded())
    }
  }

  private static func newest(_ beat: String, before: Moment?, in db: Database, _ path: String) throws
    -> Ground?
  {
    guard
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT g.* FROM beat_grounds g JOIN plans p ON p.fid = g.plan
          WHERE g.beat = ?1 AND (?2 IS NULL OR p.day_from_utc < ?2)
          ORDER BY p.day_from_utc DESC, p.fid DESC LIMIT 1
          """, arguments: [beat, before?.packageText])
    else { return nil }
    guard let squares = BeatSquares(text: row["grid"]), let pixels = NumberList.numbers(row["pixels_cm"]),
      pixels.count == squares.count, let levels = NumberList.numbers(row["levels"])
    else { throw ArchiveError.refused(path: path, reason: "the squares of beat '\(beat)' cannot be read") }
    return Ground(
      plan: row["plan"], name: BilingualText(en: row["name_en"], zh: row["name_zh"]),
      requiredShare: row["required_share"], plannedShare: row["planned_share"],
      taskLevel: row["task_level"], squares: squares, pixelsCm: pixels,
      levels: BeatLevels(largestCm: levels))
  }

  /// Brings the layer of a beat's squares up to what was flown; rows that stay the same are left alone.
  ///
  /// - Throws: `DatabaseError`, `ArchiveError`.
  static func renew(_ beat: String, in db: Database, _ path: String) throws {
    guard let cells = try SeenCells(beat, in: db, path) else { return }
    let table = ArchiveTables.cells
    let ground = cells.ground
    try db.execute(
      sql: "DELETE FROM seen_cells WHERE beat = ? AND square >= ?",
      arguments: [beat, ground.squares.count])
    var known: [Int: Row] = [:]
    let rows = try Row.fetchAll(db, sql: "SELECT * FROM seen_cells WHERE beat = ?", arguments: [beat])
    for row in rows { known[row["square"]] = row }
    var latest: Moment?
    for (square, look) in cells.looks.enumerated() {
      let geometry = PackageGeometry.polygon([ground.squares.ring(square)])
      let pixel = ground.pixelsCm[square]
      let values: [PackageValue] = [
        .text(beat), .int(square), .real(ground.squares.squareM), .optional(look?.at),
        .optional(look?.sortie), look.map { .int(Int($0.plan)) } ?? .none,
        look == nil || pixel < 0 ? .none : .real(pixel),
        look.map { _ in .text(ground.levels.level(ofPixelCm: pixel, task: ground.taskLevel)) } ?? .none,
      ]
      if let at = look?.at { latest = max(latest ?? at, at) }
      if let row = known[square] {
        if try GeoPackage.holds(row, geometry, values, of: table) { continue }
        try GeoPackage.replace(row[PackageTable.key], geometry, values, in: table, db)
      } else {
        try GeoPackage.insert(geometry, values, into: table, in: db)
      }
    }
    if let latest { try GeoPackage.touch([table], at: latest, in: db) }
  }
}
