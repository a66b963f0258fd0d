import Geodesy
import Units

/// Places on the Hong Kong 1980 Grid, and a little beyond its area for the far parts of zones.
///
/// Within the grid's area of use the answer is PROJ's own. Beyond it, a transverse Mercator with the grid's
/// origin is fitted to the grid at three places (a turn, a stretch and a shift: the datum's), which continues
/// the grid to within a decimetre.
struct GridFrame {
  /// The grid's origin on WGS 84.
  private static let origin = GeoPoint(longitude: 114.181009327, latitude: 22.310602434)
  private static let anchors = [
    origin, GeoPoint(longitude: 114.45, latitude: 22.32), GeoPoint(longitude: 114.19, latitude: 22.53),
  ]
  private let beyond = LocalFrame(origin: GridFrame.origin)
  private let corner: GridPoint
  private let base: MapPoint
  /// Metres easting and northing on the grid for a metre east and a metre north in `beyond`.
  private let eastPerEast, northPerEast, eastPerNorth, northPerNorth: Double

  init() throws(GeodesyError) {
    let grid = try HongKongGrid.toGrid(GridFrame.anchors)
    let map = try beyond.toMap(GridFrame.anchors)
    corner = grid[0]
    base = map[0]
    let (ue, un) = (map[1].east - map[0].east, map[1].north - map[0].north)
    let (ve, vn) = (map[2].east - map[0].east, map[2].north - map[0].north)
    let determinant = ue * vn - un * ve
    func solve(_ atU: Double, _ atV: Double) -> (Double, Double) {
      ((atU * vn - atV * un) / determinant, (atV * ue - atU * ve) / determinant)
    }
    (eastPerEast, eastPerNorth) = solve(grid[1].easting - corner.easting, grid[2].easting - corner.easting)
    (northPerEast, northPerNorth) = solve(
      grid[1].northing - corner.northing, grid[2].northing - corner.northing)
  }

  static func isInArea(_ place: GeoPoint) -> Bool {
    HongKongGrid.longitudes.contains(place.longitude) && HongKongGrid.latitudes.contains(place.latitude)
  }

  /// Metres on the grid. Throws for places that are NaN or more than 200 km away from the grid's origin.
  func points(_ places: [GeoPoint]) throws(GeodesyError) -> [GridPoint] {
    if places.allSatisfy(GridFrame.isInArea) { return try HongKongGrid.toGrid(places) }
    let inside = places.indices.filter { GridFrame.isInArea(places[$0]) }
    let outside = places.indices.filter { !GridFrame.isInArea(places[$0]) }
    var result = [GridPoint](repeating: corner, count: places.count)
    for (index, point) in zip(inside, try HongKongGrid.toGrid(inside.map { places[$0] })) {
      result[index] = point
    }
    for (index, point) in zip(outside, try beyond.toMap(outside.map { places[$0] })) {
      let (east, north) = (point.east - base.east, point.north - base.north)
      result[index] = GridPoint(
        northing: corner.northing + northPerEast * east + northPerNorth * north,
        easting: corner.easting + eastPerEast * east + eastPerNorth * north)
    }
    return result
  }
}
