import Coverage
import Planar
import Units

/// The cells around a track that none of its views sees.
struct GapScene {
  private let raster: CellRaster
  private let isUnseen: [Bool]

  /// Every third view is taken, so that gaps are many and of all sizes.
  init(track: FootprintTrack, cellM: Double) {
    let views = track.shapes().enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
    let box = MapBox(views.flatMap(\.outer)).expanded(by: 100)
    raster = CellRaster(
      ground: [
        MapPolygon(outer: [
          MapPoint(east: box.minEast, north: box.minNorth), MapPoint(east: box.maxEast, north: box.minNorth),
          MapPoint(east: box.maxEast, north: box.maxNorth), MapPoint(east: box.minEast, north: box.maxNorth),
        ])
      ], cellM: cellM)
    isUnseen = raster.mask(of: views).map { !$0 }
  }

  /// The product's way.
  func outlines() -> [MapPolygon] { CellOutlines.patches(of: isUnseen, in: raster).map(\.outline) }

  /// One square a cell.
  func boxes() -> [MapPolygon] {
    let half = raster.cellM / 2
    return isUnseen.indices.filter { isUnseen[$0] }.map { cell in
      let centre = raster.centre(of: cell)
      return MapPolygon(
        outer: [(-half, -half), (half, -half), (half, half), (-half, half)].map {
          MapPoint(east: centre.east + $0.0, north: centre.north + $0.1)
        })
    }
  }
}
