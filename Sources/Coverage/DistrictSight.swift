import Geodesy
import MissionModel
import Planar
import Units

/// Cells that any sortie sees well and long enough for the task of the beat it flies.
struct DistrictSight {
  private var lattice: CellLattice
  private var seen: [Bool]

  /// Room for all that lies in `box`.
  init(box: MapBox, cellM: Double) {
    lattice = CellLattice(box: box, cellM: cellM)
    seen = [Bool](repeating: false, count: lattice.places)
  }

  /// The ground that may come into view within the useful slant range: a polygon for each piece.
  ///
  /// - Throws: `GeodesyError`.
  static func swept(
    _ views: RouteViews, over surface: SightSurface, within slantM: Double
  ) throws -> [MapPolygon] {
    var areas: [MapPolygon] = []
    for piece in views.pieces {
      guard let outline = SweptOutline(piece, over: surface),
        let hull = try Regions.convexHull(outline.points)
      else { continue }
      let near = MapBox([piece.start, piece.end]).expanded(by: slantM).intersection(surface.lattice.box)
      let corners = [
        MapPoint(east: near.minEast, north: near.minNorth),
        MapPoint(east: near.maxEast, north: near.minNorth),
        MapPoint(east: near.maxEast, north: near.maxNorth),
        MapPoint(east: near.minEast, north: near.maxNorth),
      ]
      areas += try Regions.intersection([hull], [MapPolygon(outer: corners)])
    }
    return areas
  }

  /// Adds what the sorties of one route see.
  mutating func add(_ sight: RouteSight, in raster: CellRaster, times: [SpanTimes], dwellS: Double) {
    for cell in 0..<raster.count where sight.isSeen(cell) {
      guard
        let place = lattice.place(of: raster.centre(of: cell)), !seen[place],
        times.contains(where: { times in
          guard let look = sight.look(at: cell, times, visit: 0) else { return false }
          return look.inViewS >= dwellS - BeatSight.dwellSlackS
        })
      else { continue }
      seen[place] = true
    }
  }

  /// Cells there never count.
  mutating func hide(_ areas: [MapPolygon]) {
    for area in areas {
      lattice.forEachSpan(of: area) { row, from, to in
        for column in from..<to { seen[row * lattice.columns + column] = false }
      }
    }
  }

  /// Square metres seen of areas that do not overlap.
  func seenM2(of areas: [MapPolygon]) -> Double {
    var count = 0
    for area in areas {
      lattice.forEachSpan(of: area) { row, from, to in
        for column in from..<to where seen[row * lattice.columns + column] { count += 1 }
      }
    }
    return Double(count) * lattice.cellM * lattice.cellM
  }
}
