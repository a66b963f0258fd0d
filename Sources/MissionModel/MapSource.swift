public import TerrainModel
public import Units

/// A file that an address list names, to be loaded when somebody asks for it. Nothing here reaches for it.
public struct MapSource: Hashable, Sendable {
  public var id: String
  public var name: BilingualText
  /// `http` or `https`; nil where the list does not know the address.
  public var url: String?
  /// A bare file name to store it under.
  public var file: String
  /// The length in bytes; nil when the list does not state it.
  public var bytes: Int?
  /// 64 small hexadecimal digits; nil when the list does not pin the content.
  public var sha256: String?
  public var licence, attribution: String
  public var official: Bool
  /// For heights: the system of the places and the zero, to be written into the mission; nil when not stated.
  public var crs: HeightGrid.CRS?
  public var datum: HeightGrid.Datum?
  /// Whether somebody held the entry against what the publisher says.
  public var verified: Bool
  /// Where the entry begins in its list, 1-based.
  public var line, column: Int
}

/// The note beside a loaded file: what its address list said when it came. It has no times, so that the same list and
/// file give the same bytes.
public struct SourceNote: Codable, Hashable, Sendable {
  /// The note of `heights.tif` is `heights.tif.source.json`.
  public static let ending = ".source.json"

  public private(set) var skybeat = "loaded/1"
  public var id: String
  public var name: BilingualText
  /// Nil when the file was in its place before the list had an address.
  public var url: String?
  public var file: String
  /// The length of the file, bytes.
  public var bytes: Int
  /// 64 small hexadecimal digits, of the file.
  public var sha256: String
  /// Whether the list gave the digest, or only the server the file.
  public var pinned: Bool
  public var official, verified: Bool
  public var licence, attribution: String
  /// As a mission writes them; nil when the list does not state them.
  public var crs, datum: String?

  /// - Parameter bytes: the length of the file.
  public init(_ source: MapSource, sha256: String, bytes: Int) {
    id = source.id
    name = source.name
    url = source.url
    file = source.file
    self.bytes = bytes
    self.sha256 = sha256
    pinned = source.sha256 != nil
    official = source.official
    verified = source.verified
    licence = source.licence
    attribution = source.attribution
    crs = source.crs?.rawValue
    datum = source.datum?.rawValue
  }
}
