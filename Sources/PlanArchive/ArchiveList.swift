internal import GRDB
public import Units

/// One plan of an archive and what became of it.
public struct ArchivedPlan: Hashable, Sendable, Codable {
  public var mission: String
  public var name: BilingualText
  /// In Hong Kong, as in `2026-11-28`.
  public var day: String
  public var fingerprint: String
  public var planned: Moment?
  public var sorties, flown, partly, held: Int
}

extension UnitArchive {
  /// The plans in the order of their days, those of one day in the order in which they came.
  ///
  /// - Throws: `ArchiveError`.
  public func plans() throws(ArchiveError) -> [ArchivedPlan] {
    try look { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT p.*, (SELECT count(*) FROM sorties s WHERE s.plan = p.fid) AS sorties,
            (SELECT count(*) FROM flown f WHERE f.plan = p.fid AND f.outcome = 'flown') AS flown,
            (SELECT count(*) FROM flown f WHERE f.plan = p.fid AND f.outcome = 'partly') AS partly,
            (SELECT count(*) FROM flown f WHERE f.plan = p.fid AND f.outcome = 'held') AS held
          FROM (SELECT fid, mission, name_en, name_zh, day, day_from_utc, fingerprint, planned_utc FROM plans) p
          ORDER BY p.day_from_utc, p.fid
          """)
      return rows.map { row in
        ArchivedPlan(
          mission: row["mission"], name: BilingualText(en: row["name_en"], zh: row["name_zh"]),
          day: row["day"], fingerprint: row["fingerprint"],
          planned: (row["planned_utc"] as String?).flatMap { Moment(packageText: $0) },
          sorties: row["sorties"], flown: row["flown"], partly: row["partly"], held: row["held"])
      }
    }
  }
}
