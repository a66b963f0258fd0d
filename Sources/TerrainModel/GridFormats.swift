extension HeightGrid {
  /// Reads a grid from the bytes of a file: GeoTIFF by its first bytes, SRTM by its name (`.hgt`), else ESRI ASCII.
  ///
  /// `crs` and `datum` are what the mission says; each must come from the file or the mission and from both alike, and is
  /// never assumed. `name` stands for the file in messages. See `init(geoTIFF:name:crs:datum:)`,
  /// `init(srtm:name:crs:datum:)` and `init(asciiGrid:name:crs:datum:)`.
  public init(file bytes: [UInt8], name: String, crs: CRS?, datum: Datum?) throws(TerrainError) {
    if TiffBytes.isTiff(bytes) {
      try self.init(geoTIFF: bytes, name: name, crs: crs, datum: datum)
    } else if name.lowercased().hasSuffix(".hgt") {
      try self.init(srtm: bytes, name: name, crs: crs, datum: datum)
    } else {
      try self.init(
        asciiGrid: bytes, name: name, crs: HeightGrid.agreed(nil, crs, "crs", name),
        datum: HeightGrid.agreed(nil, datum, "datum", name))
    }
  }

  /// What file and mission say of one thing, when it is the same or only one speaks.
  static func agreed<Value: RawRepresentable & Equatable>(
    _ stated: Value?, _ given: Value?, _ key: String, _ file: String
  ) throws(TerrainError) -> Value where Value.RawValue == String {
    if let stated, let given, stated != given {
      throw TerrainError(
        file: file, line: nil,
        message: "the file says \(stated.rawValue), the mission's '\(key)' \(given.rawValue)")
    }
    guard let value = stated ?? given else {
      throw TerrainError(
        file: file, line: nil, message: "the file does not state it: '\(key)' is needed", missingKey: key)
    }
    return value
  }
}
