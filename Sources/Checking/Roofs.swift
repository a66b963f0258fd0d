import Geodesy
import TerrainModel
import Units

/// The mission's buildings on the grid, measured by the checker's own geometry.
struct Roofs {
  private let buildings: [(shape: ZoneShape, marginM: Double, roofHKPD: Double)]
  /// Numbers of the buildings that may count in a square of the grid.
  private let squares: [Square: [Int]]
  private let frame: GridFrame

  private struct Square: Hashable { var east, north: Int }
  /// Metres.
  private static let side = 100.0

  /// Nil without buildings.
  init?(_ buildings: [Building], _ frame: GridFrame) throws(GeodesyError) {
    guard !buildings.isEmpty else { return nil }
    var own: [(shape: ZoneShape, marginM: Double, roofHKPD: Double)] = []
    var squares: [Square: [Int]] = [:]
    for (index, building) in buildings.enumerated() {
      let shape = try ZoneShape(building.footprint, frame)
      own.append((shape, building.marginM, building.roofHKPD))
      let corners = shape.polygons.flatMap { $0[0] }
      guard let first = corners.first else { continue }
      var (low, high) = (first, first)
      for p in corners {
        low = GridPoint(northing: min(low.northing, p.northing), easting: min(low.easting, p.easting))
        high = GridPoint(northing: max(high.northing, p.northing), easting: max(high.easting, p.easting))
      }
      let reach = building.marginM
      let from = Roofs.square(GridPoint(northing: low.northing - reach, easting: low.easting - reach))
      let to = Roofs.square(GridPoint(northing: high.northing + reach, easting: high.easting + reach))
      for east in from.east...to.east {
        for north in from.north...to.north {
          squares[Square(east: east, north: north), default: []].append(index)
        }
      }
    }
    self.buildings = own
    self.squares = squares
    self.frame = frame
  }

  private static func square(_ p: GridPoint) -> Square {
    Square(
      east: Int((p.easting / side).rounded(.down)), north: Int((p.northing / side).rounded(.down)))
  }

  /// The highest roof at each place, metres above the Principal Datum; nil: none.
  func over(_ places: [GeoPoint]) throws(GeodesyError) -> [Double?] {
    try frame.points(places).map { under($0, $0) }
  }

  /// The highest roof that a straight stretch comes over, or into the margin of, anywhere between its ends; nil: none.
  func under(_ a: GridPoint, _ b: GridPoint) -> Double? {
    let (from, to) = (Roofs.square(a), Roofs.square(b))
    var highest: Double?
    for east in min(from.east, to.east)...max(from.east, to.east) {
      for north in min(from.north, to.north)...max(from.north, to.north) {
        for index in squares[Square(east: east, north: north)] ?? [] {
          let building = buildings[index]
          guard building.roofHKPD > highest ?? -.infinity,
            building.shape.distance(a, b, limit: building.marginM + 1) <= building.marginM
          else { continue }
          highest = building.roofHKPD
        }
      }
    }
    return highest
  }
}
