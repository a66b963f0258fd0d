public import Coverage
internal import GRDB
public import MissionModel
import Units

/// A plan as one GeoPackage with styles, which QGIS opens: the layers of an archive, and waypoints and zones.
public enum PlanPackage {
  /// Writes the file, in place of one that is there; that one stays as it was when this fails.
  ///
  /// - Throws: `ArchiveError`.
  public static func write(
    mission: Mission, plan: Plan, source: PlanSource, coverage: CoverageReport, to path: String
  ) throws(ArchiveError) {
    let tables = [
      PlanTables.plans, PlanTables.sites, PlanTables.routes, PlanTables.waypoints, PlanTables.sorties,
      PlanTables.covered, PlanTables.gaps, PlanTables.zones,
    ]
    do {
      try NewFile.make(path, replacing: true) { db in
        try GeoPackage.create(tables, in: db)
        let rows = try PlanRows(plan, source, in: db)
        try rows.sites()
        try rows.routes()
        try rows.waypoints()
        try rows.sorties()
        try rows.coverage(coverage)
        try rows.zones(mission.zones)
        try GeoPackage.touch(tables, at: plan.mission.day.to, in: db)
      }
    } catch let error as ArchiveError {
      throw error
    } catch let error as DatabaseError {
      throw .of(error, path)
    } catch {
      throw .refused(path: path, reason: "\(error)")
    }
  }
}
