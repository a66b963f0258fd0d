internal import GRDB
public import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The archive of one unit: one GeoPackage with its plans, what was flown, and when each place was last seen.
///
/// Every change is one transaction with a rollback journal: after a crash in the middle of it the next open takes the
/// journal's half of it back. Programs that write at once wait for each other. `docs/archive.md` describes the tables.
public struct UnitArchive: Sendable {
  public static let format = "skybeat/archive"
  /// Of the tables. Newer ones are refused.
  public static let version = 1
  /// How long one waits for another program's change, seconds.
  public static let patienceS = 60.0

  public let path: String
  public let unit: BilingualText
  let queue: DatabaseQueue

  /// Opens an archive that is there and looks it over: is it ours, of a version that we know, and whole.
  ///
  /// Costs one read of the whole file.
  /// - Throws: `ArchiveError`.
  public init(path: String, patienceS: Double = patienceS) throws(ArchiveError) {
    try UnitArchive.need(path)
    self.path = path
    do {
      queue = try DatabaseQueue(path: path, configuration: UnitArchive.configuration(patienceS))
      unit = try queue.read { try UnitArchive.check($0, path) }
    } catch let error as ArchiveError {
      throw error
    } catch let error as DatabaseError {
      throw .of(error, path)
    } catch {
      throw .refused(path: path, reason: "\(error)")
    }
  }

  /// Opens the archive of a unit, or begins one where there is no file.
  ///
  /// A new file appears whole or not at all, whoever else begins it at the same time.
  /// - Throws: `ArchiveError`; also when the file is another unit's.
  public init(path: String, of unit: BilingualText, patienceS: Double = patienceS) throws(ArchiveError) {
    if access(path, F_OK) != 0 { try UnitArchive.begin(path, unit) }
    try self.init(path: path, patienceS: patienceS)
    if self.unit != unit {
      throw .refused(
        path: path, reason: "this is the archive of '\(self.unit.en)', not of '\(unit.en)': one file a unit")
    }
  }

  /// Everything in `change` or, when it throws, nothing.
  func change<T>(_ change: (Database) throws -> T) throws(ArchiveError) -> T {
    do {
      return try queue.writeWithoutTransaction { db in
        var result: T?
        // Immediate: who reads first and writes later could find that another one has written in between.
        try db.inTransaction(.immediate) {
          result = try change(db)
          return .commit
        }
        guard let result else { throw ArchiveError.refused(path: path, reason: "nothing was done") }
        return result
      }
    } catch let error as ArchiveError {
      throw error
    } catch let error as DatabaseError {
      throw .of(error, path)
    } catch {
      throw .refused(path: path, reason: "\(error)")
    }
  }

  /// Looks at one state of the archive, whoever writes meanwhile.
  func look<T>(_ look: (Database) throws -> T) throws(ArchiveError) -> T {
    do {
      return try queue.read(look)
    } catch let error as ArchiveError {
      throw error
    } catch let error as DatabaseError {
      throw .of(error, path)
    } catch {
      throw .refused(path: path, reason: "\(error)")
    }
  }

  static func configuration(_ patienceS: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patienceS)
    configuration.prepareDatabase { db in
      // Also the folder's entry of the journal is on the disk before a change counts as done.
      try db.execute(sql: "PRAGMA synchronous = EXTRA")
    }
    return configuration
  }

  private static func need(_ path: String) throws(ArchiveError) {
    var information = stat()
    guard stat(path, &information) == 0 else {
      throw .refused(path: path, reason: "there is no such file")
    }
    guard information.st_mode & S_IFMT == S_IFREG else {
      throw .refused(path: path, reason: "this is no plain file")
    }
    // SQLite would take an empty file for a new database.
    if information.st_size == 0 {
      throw .refused(path: path, reason: "the file is empty, so no archive; \(ArchiveError.advice)")
    }
  }

  private static func check(_ db: Database, _ path: String) throws -> BilingualText {
    func refuse(_ reason: String) -> ArchiveError { .refused(path: path, reason: reason) }
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id")
    guard application == GeoPackage.applicationID else {
      throw refuse("this is no archive: an SQLite file, but no GeoPackage")
    }
    let name = ArchiveTables.archive.name
    guard try db.tableExists(name),
      let row = try Row.fetchOne(db, sql: "SELECT format, version, unit_en, unit_zh FROM \(name)"),
      row["format"] as String? == format, let found = row["version"] as Int?
    else { throw refuse("this is a GeoPackage, but no archive of Skybeat") }
    guard found <= version else {
      throw refuse("the archive is of version \(found); this program knows up to \(version)")
    }
    let mistakes = try String.fetchAll(db, sql: "PRAGMA quick_check(3)")
    guard mistakes == ["ok"] else {
      throw refuse("the archive is damaged (\(mistakes.joined(separator: "; "))); \(ArchiveError.advice)")
    }
    for table in ArchiveTables.all {
      guard try db.tableExists(table.name) else { throw refuse("the table '\(table.name)' is missing") }
      let there = Set(try db.columns(in: table.name).map(\.name))
      if let column = table.columns.first(where: { !there.contains($0.name) }) {
        throw refuse("the table '\(table.name)' has no column '\(column.name)'")
      }
    }
    guard try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") == nil else {
      throw refuse("rows name plans that are not there; \(ArchiveError.advice)")
    }
    guard let en = row["unit_en"] as String?, let zh = row["unit_zh"] as String? else {
      throw refuse("the archive does not say whose it is")
    }
    return BilingualText(en: en, zh: zh)
  }

  private static func begin(_ path: String, _ unit: BilingualText) throws(ArchiveError) {
    do {
      try NewFile.make(path) { db in
        try GeoPackage.create(ArchiveTables.all, in: db)
        try GeoPackage.insert(
          nil, [.text(format), .int(version), .text(unit.en), .text(unit.zh)], into: ArchiveTables.archive,
          in: db)
      }
    } catch let error as DatabaseError {
      throw .of(error, path)
    } catch let error as ArchiveError {
      throw error
    } catch {
      throw .refused(path: path, reason: "\(error)")
    }
  }
}
