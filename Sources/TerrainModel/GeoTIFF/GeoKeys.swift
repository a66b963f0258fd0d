/// Where the posts of a GeoTIFF lie and from what zero heights count (OGC GeoTIFF 1.1, 19-008r4).
struct GeoKeys {
  /// As the file says; nil where it does not.
  var crs: HeightGrid.CRS?
  var datum: HeightGrid.Datum?
  /// The north-western post, and the distance of posts.
  var westPost, northPost, columnSize, rowSize: Double

  init(_ tags: TiffDirectory) throws(TerrainError) {
    let source = tags.source
    let keys = try GeoKeys.keys(tags)
    crs = try GeoKeys.crs(keys, source)
    datum = try GeoKeys.datum(keys, source)
    // Key 1025: 1, the places named are corners of cells; 2, they are posts.
    let half = keys[1025] == 2 ? 0 : 0.5
    if let scale = try tags.doubles(33550), let ties = try tags.doubles(33922) {
      guard scale.count >= 2, ties.count == 6 else {
        throw source.failure(
          "\(scale.count) numbers of scale and \(ties.count) of tie points; 2 or 3 and 6 are needed: a grid laid "
            + "out evenly from one place")
      }
      (columnSize, rowSize) = (scale[0], scale[1])
      westPost = ties[3] + (half - ties[0]) * scale[0]
      northPost = ties[4] - (half - ties[1]) * scale[1]
    } else if let matrix = try tags.doubles(34264) {
      guard matrix.count == 16, matrix[1] == 0, matrix[4] == 0, matrix[0] > 0, matrix[5] < 0 else {
        throw source.failure(
          "its grid is turned or runs from the south (tag 34264); rows must run east, from the north")
      }
      (columnSize, rowSize) = (matrix[0], -matrix[5])
      westPost = matrix[3] + half * matrix[0]
      northPost = matrix[7] + half * matrix[5]
    } else {
      throw source.failure("it does not say where it lies: tags 33550 and 33922, or 34264, are missing")
    }
    guard westPost.isFinite, northPost.isFinite, columnSize.isFinite, rowSize.isFinite, columnSize > 0,
      rowSize > 0
    else {
      throw source.failure(
        "cells of \(columnSize) by \(rowSize) from \(westPost), \(northPost) must be finite, sizes above 0")
    }
  }

  /// Keys with a short value.
  private static func keys(_ tags: TiffDirectory) throws(TerrainError) -> [Int: Int] {
    guard let words = try tags.wholes(34735), words.count >= 4 else { return [:] }
    var keys: [Int: Int] = [:]
    for index in 0..<words[3] {
      let place = 4 + 4 * index
      guard place + 3 < words.count else {
        throw tags.source.failure(
          "its list of keys (tag 34735) ends after \(words.count) numbers; \(4 + 4 * words[3]) are needed")
      }
      // A place of 0: the value itself stands in the last word.
      if words[place + 1] == 0 { keys[words[place]] = words[place + 3] }
    }
    return keys
  }

  private static func crs(_ keys: [Int: Int], _ source: TiffBytes) throws(TerrainError) -> HeightGrid.CRS? {
    // 32767 is a system that the file describes in its own words.
    let code: Int?
    switch keys[1024] {
    case 1: code = keys[3072]
    case 2: code = keys[2048]
    case nil: return nil
    default: throw source.failure("model type \(keys[1024] ?? 0); a map (1) or degrees (2) are read")
    }
    guard let code else { return nil }
    guard let crs = HeightGrid.CRS(rawValue: "EPSG:\(code)") else {
      let known = HeightGrid.CRS.allCases.map(\.rawValue).joined(separator: ", ")
      throw source.failure(
        (code == 32767 ? "its system has no EPSG number" : "its system is EPSG:\(code)") + "; known: \(known)"
      )
    }
    let unit = crs.isInMetres ? (keys[3076] ?? 9001, 9001) : (keys[2054] ?? 9102, 9102)
    guard unit.0 == unit.1 else {
      throw source.failure("its unit is EPSG:\(unit.0); \(crs.rawValue) goes with EPSG:\(unit.1)")
    }
    return crs
  }

  private static func datum(_ keys: [Int: Int], _ source: TiffBytes) throws(TerrainError) -> HeightGrid.Datum?
  {
    if let unit = keys[4099], unit != 9001 {
      throw source.failure("heights in unit EPSG:\(unit); only metres are read")
    }
    switch keys[4096] {
    case nil: return nil
    case 5738: return .hkpd
    case 5773: return .seaLevelEGM96
    case let code?:
      throw source.failure(
        "its heights count from EPSG:\(code); known: EPSG:5738 (Hong Kong Principal Datum), EPSG:5773 (EGM96)"
      )
    }
  }
}
