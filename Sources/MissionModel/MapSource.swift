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
