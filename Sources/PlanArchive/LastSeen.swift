internal import GRDB
public import MissionModel
public import Units

extension UnitArchive {
  /// When the ground of beats was last really seen.
  ///
  /// - Parameter beats: ids; nil: all that the archive has, in the order of their names.
  /// - Parameter before: looks from then on do not count, nor plans of later days; nil: all do.
  /// - Throws: `ArchiveError`; also for a beat that the archive does not have.
  public func lastSeen(beats: [String]? = nil, before: Moment? = nil) throws(ArchiveError) -> LastSeenReport {
    try look { db in
      let known = try String.fetchAll(db, sql: "SELECT DISTINCT beat FROM beat_grounds ORDER BY beat")
      if let strange = beats?.first(where: { !known.contains($0) }) {
        throw ArchiveError.refused(path: path, reason: "the archive has no beat '\(strange)'")
      }
      let asked = beats ?? known
      return LastSeenReport(
        unit: unit, before: before,
        beats: try asked.compactMap { beat in
          try SeenCells(beat, before: before, in: db, path).map { try report(beat, $0, db) }
        })
    }
  }

  private func report(_ beat: String, _ cells: SeenCells, _ db: Database) throws -> BeatLastSeen {
    let ground = cells.ground
    let first = try String.fetchOne(
      db,
      sql: """
        SELECT min(p.day_from_utc) FROM beat_grounds g JOIN plans p ON p.fid = g.plan WHERE g.beat = ?
        """, arguments: [beat])
    guard let recordedFrom = first.flatMap({ Moment(packageText: $0) }) else {
      throw ArchiveError.refused(path: path, reason: "a time of beat '\(beat)' cannot be read")
    }
    let seen = cells.looks.compactMap { $0?.at }.sorted(by: >)
    let share = min(ground.requiredShare, ground.plannedShare)
    let needed = Int((share * Double(cells.looks.count) - 1e-6).rounded(.up))
    return BeatLastSeen(
      beat: beat, name: ground.name, recordedFrom: recordedFrom, completeShare: share,
      completeLook: needed > 0 && needed <= seen.count ? seen[needed - 1] : nil,
      everSeenShare: cells.looks.isEmpty
        ? 0 : (Double(seen.count) / Double(cells.looks.count)).rounded(places: 4),
      newestLook: seen.first, squareM: ground.squares.squareM,
      squares: cells.looks.enumerated().map { square, look in
        let centre = ground.squares.centre(square)
        return SquareLastSeen(
          longitudeDeg: centre.longitude.rounded(places: 7), latitudeDeg: centre.latitude.rounded(places: 7),
          lastSeen: look?.at, sortie: look?.sortie)
      })
  }
}
