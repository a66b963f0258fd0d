internal import FoundationEssentials
import Units

/// One table of a GeoPackage that we write: a layer with geometries, or rows without any.
public struct PackageTable: Sendable {
  public enum Content: Hashable, Sendable {
    case layer(PackageGeometry.Kind)
    case rows
  }

  public enum ColumnType: String, Sendable {
    case text = "TEXT"
    case integer = "INTEGER"
    case real = "REAL"
    case boolean = "BOOLEAN"
    case date = "DATE"
    /// UTC, as GeoPackage writes it.
    case moment = "DATETIME"
    case bytes = "BLOB"
  }

  public struct Column: Sendable {
    var name: String
    var type: ColumnType
    var isNeeded: Bool
    /// Such as `plans(fid)`.
    var refersTo: String?

    init(_ name: String, _ type: ColumnType, needed: Bool = true, refersTo: String? = nil) {
      self.name = name
      self.type = type
      isNeeded = needed
      self.refersTo = refersTo
    }
  }

  /// What layers have their geometries in.
  static let geometryColumn = "geom"
  /// Number of a row.
  static let key = "fid"

  let name: String
  /// What people read; one line.
  let title: String
  let content: Content
  let columns: [Column]
  /// Columns whose values together occur once.
  let unique: [String]
  /// QGIS style (QML); nil: QGIS chooses.
  let style: String?

  init(
    _ name: String, _ title: String, _ content: Content, _ columns: [Column], unique: [String] = [],
    style: String? = nil
  ) {
    self.name = name
    self.title = title
    self.content = content
    self.columns = columns
    self.unique = unique
    self.style = style
  }

  var kind: PackageGeometry.Kind? {
    if case .layer(let kind) = content { kind } else { nil }
  }

  /// Names in single use here are all ours: letters and underscores.
  var creation: String {
    var parts = ["\(PackageTable.key) INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    if let kind { parts.append("\(PackageTable.geometryColumn) \(kind.rawValue)") }
    parts += columns.map { column in
      var text = "\(column.name) \(column.type.rawValue)"
      if column.isNeeded { text += " NOT NULL" }
      if let other = column.refersTo { text += " REFERENCES \(other)" }
      return text
    }
    if !unique.isEmpty { parts.append("UNIQUE (\(unique.joined(separator: ", ")))") }
    return "CREATE TABLE \(name) (\n  " + parts.joined(separator: ",\n  ") + "\n)"
  }
}

/// A value of a column.
enum PackageValue: Hashable, Sendable {
  case none
  case int(Int)
  case real(Double)
  case text(String)
  case flag(Bool)
  case moment(Moment)
  case bytes([UInt8])

  static func optional(_ text: String?) -> PackageValue { text.map { .text($0) } ?? .none }
  static func optional(_ number: Double?) -> PackageValue { number.map { .real($0) } ?? .none }
  static func optional(_ moment: Moment?) -> PackageValue { moment.map { .moment($0) } ?? .none }
}

extension Moment {
  /// As GeoPackage writes times: UTC, with thousandths.
  var packageText: String {
    let date = Date(timeIntervalSince1970: Double(secondsSince1970))
    return String(Date.ISO8601FormatStyle().format(date).dropLast()) + ".000Z"
  }

  init?(packageText text: String) {
    guard text.hasSuffix(".000Z") else { return nil }
    self.init(rfc3339: String(text.dropLast(5)) + "Z")
  }
}
