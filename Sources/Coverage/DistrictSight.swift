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
  static func swept(_ views: RouteViews, greatestSlantM: Double) throws -> [MapPolygon] {
    var areas: [MapPolygon] = []
    for piece in views.pieces {
      var corners: [MapPoint] = []
      for view in [piece.overHigh, piece.overLow] {
        guard let view else { continue }
        // No point of the ground further ahead than this is within the slant range.
        let far = min(view.far.metres, greatestSlantM)
        guard view.near.metres < far else { continue }
        let half = view.halfWidthAtFoot + view.halfWidthSlope * far
        for (ahead, aside) in [
          (view.near.metres, -view.nearHalfWidth.metres), (view.near.metres, view.nearHalfWidth.metres),
          (far, half), (far, -half),
        ] {
          let east = ahead * piece.heading.sine + aside * piece.heading.cosine
          let north = ahead * piece.heading.cosine - aside * piece.heading.sine
          let corner = piece.start.moved(east: east, north: north)
          corners.append(corner)
          corners.append(
            corner.moved(
              east: piece.alongEast * piece.lengthM, north: piece.alongNorth * piece.lengthM))
        }
      }
      if let hull = try Regions.convexHull(corners) { areas.append(hull) }
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
