internal import FoundationEssentials
import GRDB
import Units

/// Writes the tables that make an SQLite file a GeoPackage 1.3 (OGC 12-128r17), and rows of ours into them.
///
/// Nothing here reads a clock: `last_change` of a table is the latest moment that was handed in with its rows.
enum GeoPackage {
  /// "GPKG".
  static let applicationID = 0x4750_4B47
  static let version = 10300
  /// When nothing dated has been written yet.
  static let beforeAll = Moment(secondsSince1970: 0)

  /// Makes all tables in an empty database.
  ///
  /// - Throws: `DatabaseError`, as all functions here.
  static func create(_ tables: [PackageTable], in db: Database) throws {
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
    try db.execute(sql: frame)
    for (name, id, organization, definition) in systems {
      try db.execute(
        sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [name, id, organization, id, definition, nil])
    }
    for table in tables {
      try db.execute(sql: table.creation)
      try register(table, in: db)
    }
    try addStyles(tables, to: db)
  }

  private static func register(_ table: PackageTable, in db: Database) throws {
    let isLayer = table.kind != nil
    try db.execute(
      sql: """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        table.name, isLayer ? "features" : "attributes", table.name, table.title, beforeAll.packageText,
        isLayer ? Int(GeometryBlob.srsID) : nil,
      ])
    guard let kind = table.kind else { return }
    try db.execute(
      sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
      arguments: [table.name, PackageTable.geometryColumn, kind.rawValue, GeometryBlob.srsID])
  }

  /// The table in which QGIS looks for styles; it finds the one that is meant for all users of a layer.
  private static func addStyles(_ tables: [PackageTable], to db: Database) throws {
    try db.execute(sql: styles)
    try register(
      PackageTable("layer_styles", "Styles of the layers for QGIS", .rows, []), in: db)
    for table in tables {
      guard let style = table.style else { continue }
      try db.execute(
        sql: """
          INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,
            styleName, styleQML, styleSLD, useAsDefault, description, owner, update_time)
          VALUES ('', '', ?, ?, 'skybeat', ?, '', 1, ?, '', ?)
          """,
        arguments: [
          table.name, PackageTable.geometryColumn, style, table.title, beforeAll.packageText,
        ])
    }
  }

  /// Adds a row; returns its number.
  ///
  /// - Parameter values: one for each column of the table, in its order.
  @discardableResult
  static func insert(
    _ geometry: PackageGeometry? = nil, _ values: [PackageValue], into table: PackageTable, in db: Database
  ) throws -> Int64 {
    let (names, arguments) = try cells(geometry, values, table, db)
    let marks = names.map { _ in "?" }.joined(separator: ", ")
    let statement = try db.cachedStatement(
      sql: "INSERT INTO \(table.name) (\(names.joined(separator: ", "))) VALUES (\(marks))")
    try statement.execute(arguments: StatementArguments(arguments))
    return db.lastInsertedRowID
  }

  /// Puts other values into a row.
  static func replace(
    _ key: Int64, _ geometry: PackageGeometry?, _ values: [PackageValue], in table: PackageTable,
    _ db: Database
  ) throws {
    let (names, arguments) = try cells(geometry, values, table, db)
    let marks = names.map { "\($0) = ?" }.joined(separator: ", ")
    let statement = try db.cachedStatement(
      sql: "UPDATE \(table.name) SET \(marks) WHERE \(PackageTable.key) = ?")
    try statement.execute(arguments: StatementArguments(arguments + [key.databaseValue]))
  }

  /// Whether a row has this geometry and these values.
  static func holds(
    _ row: Row, _ geometry: PackageGeometry?, _ values: [PackageValue], of table: PackageTable
  ) throws -> Bool {
    zip(table.columns, values).allSatisfy { (row[$0.name] as DatabaseValue) == $1.database }
      && (table.kind == nil
        || (row[PackageTable.geometryColumn] as Data?) == geometry.map { Data(GeometryBlob($0).bytes) })
  }

  private static func cells(
    _ geometry: PackageGeometry?, _ values: [PackageValue], _ table: PackageTable, _ db: Database
  ) throws -> (names: [String], arguments: [DatabaseValue]) {
    var names = table.columns.map(\.name)
    var arguments = values.map { $0.database }
    if table.kind != nil {
      names.append(PackageTable.geometryColumn)
      if let geometry {
        let blob = GeometryBlob(geometry)
        arguments.append(Data(blob.bytes).databaseValue)
        try widen(table, by: blob.box, in: db)
      } else {
        arguments.append(.null)
      }
    }
    return (names, arguments)
  }

  /// Takes a box into the extent of a layer; an extent never shrinks, which the standard allows.
  private static func widen(_ table: PackageTable, by box: DegreeBox, in db: Database) throws {
    if box.isEmpty { return }
    let statement = try db.cachedStatement(
      sql: """
        UPDATE gpkg_contents SET min_x = min(ifnull(min_x, ?1), ?1), min_y = min(ifnull(min_y, ?2), ?2),
          max_x = max(ifnull(max_x, ?3), ?3), max_y = max(ifnull(max_y, ?4), ?4)
        WHERE table_name = ?5
          AND (min_x IS NULL OR min_x > ?1 OR min_y > ?2 OR max_x < ?3 OR max_y < ?4)
        """)
    try statement.execute(arguments: [box.minX, box.minY, box.maxX, box.maxY, table.name])
  }

  /// Says that tables hold rows up to some moment.
  static func touch(_ tables: [PackageTable], at moment: Moment, in db: Database) throws {
    for table in tables {
      try db.execute(
        sql: "UPDATE gpkg_contents SET last_change = max(last_change, ?) WHERE table_name = ?",
        arguments: [moment.packageText, table.name])
    }
  }

  private static let systems: [(name: String, id: Int, organization: String, definition: String)] = [
    ("Undefined Cartesian SRS", -1, "NONE", "undefined"),
    ("Undefined geographic SRS", 0, "NONE", "undefined"),
    (
      "WGS 84 geodetic", 4326, "EPSG",
      "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,"
        + "AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,"
        + "AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],"
        + "AUTHORITY[\"EPSG\",\"4326\"]]"
    ),
  ]

  /// The tables of the standard that every file with layers must have.
  private static let frame = """
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL PRIMARY KEY,
      organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL,
      definition TEXT NOT NULL,
      description TEXT
    );
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY,
      data_type TEXT NOT NULL,
      identifier TEXT UNIQUE,
      description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE,
      min_y DOUBLE,
      max_x DOUBLE,
      max_y DOUBLE,
      srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
    );
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL,
      column_name TEXT NOT NULL,
      geometry_type_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL,
      z TINYINT NOT NULL,
      m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
    );
    """

  private static let styles = """
    CREATE TABLE layer_styles (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
      f_table_catalog TEXT(256),
      f_table_schema TEXT(256),
      f_table_name TEXT(256),
      f_geometry_column TEXT(256),
      styleName TEXT(30),
      styleQML TEXT,
      styleSLD TEXT,
      useAsDefault BOOLEAN,
      description TEXT,
      owner TEXT(30),
      ui TEXT(30),
      update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
    )
    """
}

extension PackageValue {
  var database: DatabaseValue {
    switch self {
    case .none: .null
    case .int(let value): value.databaseValue
    case .real(let value): value.databaseValue
    case .text(let value): value.databaseValue
    case .flag(let value): (value ? 1 : 0).databaseValue
    case .moment(let value): value.packageText.databaseValue
    case .bytes(let value): Data(value).databaseValue
    }
  }
}
