public import Geodesy
public import Units

/// Heights of the ground at the posts of a regular grid; between them, bilinear.
public struct HeightGrid: Sendable {
  /// The system of the posts' coordinates.
  public enum CRS: String, Hashable, Sendable, CaseIterable {
    /// EPSG:2326, metres.
    case hongKongGrid = "EPSG:2326"
    /// EPSG:4326, degrees; columns run along longitude.
    case wgs84 = "EPSG:4326"
    /// Universal Transverse Mercator on WGS 84, metres: the zones west and east of 114 degrees.
    case utm49 = "EPSG:32649"
    case utm50 = "EPSG:32650"

    public var isInMetres: Bool { self != .wgs84 }
  }

  /// The zero of the heights.
  public enum Datum: String, Hashable, Sendable, CaseIterable {
    case hkpd
    case seaLevelEGM96 = "sea_level_egm96"
  }

  public let name: String
  public let crs: CRS
  public let datum: Datum
  public let columns, rows: Int
  /// The coordinates of the south-western post: easting or longitude, northing or latitude.
  public let westPost, southPost: Double
  /// Metres or degrees between neighbouring posts of a row.
  public let cellSize: Double
  /// Metres or degrees between neighbouring rows; the same as `cellSize` in most grids.
  public let rowSize: Double
  /// Metres above the datum row by row from the north, each row from the west; NaN where there is none.
  private let heights: [Float]

  /// A grid of `rows` times `columns` heights, row by row from the north, nil where there is none.
  public init(
    name: String, crs: CRS, datum: Datum, columns: Int, rows: Int, westPost: Double, southPost: Double,
    cellSize: Double, heights: [Double?]
  ) throws(TerrainError) {
    try self.init(
      name: name, crs: crs, datum: datum, columns: columns, rows: rows, westPost: westPost,
      southPost: southPost,
      cellSize: cellSize, floats: heights.map { $0.map { Float($0) } ?? .nan })
  }

  init(
    name: String, crs: CRS, datum: Datum, columns: Int, rows: Int, westPost: Double, southPost: Double,
    cellSize: Double, rowSize: Double? = nil, floats: [Float]
  ) throws(TerrainError) {
    func fail(_ message: String) -> TerrainError { TerrainError(file: name, line: nil, message: message) }
    guard columns >= 2, rows >= 2 else {
      throw fail("\(columns) by \(rows) posts; at least 2 by 2 are needed")
    }
    guard floats.count == columns * rows else {
      throw fail("\(floats.count) heights for \(columns) by \(rows) posts; \(columns * rows) are needed")
    }
    let rowSize = rowSize ?? cellSize
    guard cellSize > 0, cellSize.isFinite, rowSize > 0, rowSize.isFinite, westPost.isFinite,
      southPost.isFinite
    else {
      throw fail(
        "cell size \(cellSize) and corner \(westPost), \(southPost) must be finite, the size above 0")
    }
    let east = westPost + cellSize * Double(columns - 1)
    let north = southPost + rowSize * Double(rows - 1)
    switch crs {
    case .wgs84:
      guard westPost >= -180, east <= 180, southPost >= -90, north <= 90 else {
        throw fail("posts from \(westPost), \(southPost) to \(east), \(north) are not all degrees on Earth")
      }
    case .hongKongGrid:
      guard east >= HongKongGrid.eastings.lowerBound, westPost <= HongKongGrid.eastings.upperBound,
        north >= HongKongGrid.northings.lowerBound, southPost <= HongKongGrid.northings.upperBound
      else {
        throw fail("posts from \(westPost), \(southPost) to \(east), \(north) miss the Hong Kong 1980 Grid")
      }
    case .utm49, .utm50:
      guard westPost >= 0, east <= 1_000_000, southPost >= 0, north <= 10_000_000 else {
        throw fail("posts from \(westPost), \(southPost) to \(east), \(north) are not all in a zone of UTM")
      }
    }
    self.name = name
    self.crs = crs
    self.datum = datum
    self.columns = columns
    self.rows = rows
    self.westPost = westPost
    self.southPost = southPost
    self.cellSize = cellSize
    self.rowSize = rowSize
    heights = floats
  }

  /// All heights in their order, metres above the datum; NaN where there is none.
  package var posts: [Float] { heights }

  /// The height at a post, metres above the datum; row 0 is the northern one. Nil where there is none.
  public func height(column: Int, row: Int) -> Double? {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return nil }
    let value = heights[row * columns + column]
    return value.isNaN ? nil : Double(value)
  }

  /// The heights at places in the grid's own coordinates, in metres above the grid's own datum.
  ///
  /// Bilinear between the four posts around; nil beyond the outermost posts and where a post that counts is
  /// missing. On the line between two posts only these two count, on a post only that one.
  public func heights(x: [Double], y: [Double]) -> [Double?] {
    zip(x, y).map { height(x: $0, y: $1) }
  }

  func height(x: Double, y: Double) -> Double? {
    let column = snapped((x - westPost) / cellSize)
    let row = snapped(Double(rows - 1) - (y - southPost) / rowSize)
    guard column >= 0, column <= Double(columns - 1), row >= 0, row <= Double(rows - 1) else { return nil }
    let left = Int(column)
    let top = Int(row)
    let right = column - Double(left)
    let down = row - Double(top)
    guard let upper = height(row: top, left: left, right: right) else { return nil }
    if down == 0 { return upper }
    guard let lower = height(row: top + 1, left: left, right: right) else { return nil }
    return upper * (1 - down) + lower * down
  }

  /// Along one row, `right` of the way from the post `left` to the next.
  private func height(row: Int, left: Int, right: Double) -> Double? {
    guard let first = height(column: left, row: row) else { return nil }
    if right == 0 { return first }
    guard let second = height(column: left + 1, row: row) else { return nil }
    return first * (1 - right) + second * right
  }

  /// A whole number when so close to one that only rounding can part them: a millionth of a cell.
  private func snapped(_ value: Double) -> Double {
    let whole = value.rounded()
    return abs(value - whole) < 1e-6 ? whole : value
  }

  /// The heights at grid places, in metres above the grid's own datum; the grid must be EPSG:2326.
  public func heights(at places: [GridPoint]) throws(TerrainError) -> [Double?] {
    guard crs == .hongKongGrid else {
      throw TerrainError(file: name, line: nil, message: "its posts are in \(crs.rawValue), not in EPSG:2326")
    }
    return places.map { height(x: $0.easting, y: $0.northing) }
  }

  /// The heights at places in degrees, in metres above the grid's own datum.
  ///
  /// For a grid in EPSG:2326 one PROJ call turns them all; places off the Hong Kong grid then have no height.
  public func heights(at places: [GeoPoint]) throws(GeodesyError) -> [Double?] {
    switch crs {
    case .wgs84:
      return places.map { height(x: $0.longitude, y: $0.latitude) }
    case .hongKongGrid:
      let inside = places.indices.filter { HongKongGrid.isInArea(places[$0]) }
      let turned = try HongKongGrid.toGrid(inside.map { places[$0] })
      var result = [Double?](repeating: nil, count: places.count)
      for (index, place) in zip(inside, turned) {
        result[index] = height(x: place.easting, y: place.northing)
      }
      return result
    case .utm49, .utm50:
      let near = places.indices.filter { HeightGrid.isNearUTM(places[$0]) }
      let turned = try UTMPlaces.turned(near.map { places[$0] }, isEast: crs == .utm50)
      var result = [Double?](repeating: nil, count: places.count)
      for (index, place) in zip(near, turned) { result[index] = height(x: place.x, y: place.y) }
      return result
    }
  }

  /// Far from the zone PROJ gives no sense; the places that count lie around Hong Kong.
  static func isNearUTM(_ place: GeoPoint) -> Bool {
    (108...120).contains(place.longitude) && (0...60).contains(place.latitude)
  }

  /// Metres between posts, the larger of the two directions; degrees count 111320 m, the length at the
  /// equator.
  public var postSpacing: Double { max(cellSize, rowSize) * (crs.isInMetres ? 1 : 111_320) }
}
