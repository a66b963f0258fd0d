import Coverage
import Planar
import Units

/// The cells around a track that none of its views sees, or that stand behind something.
struct GapScene {
  private let raster: CellRaster
  private let isUnseen: [Bool]

  /// Besides the ground that no view reaches, boxes of 5 to 50 m, one a view, are hidden from all: so gaps
  /// are many, of all sizes and with holes.
  init(track: FootprintTrack, cellM: Double) {
    let views = track.shapes()
    let box = MapBox(views.flatMap(\.outer)).expanded(by: 100)
    raster = CellRaster(
      ground: [
        GapScene.box(MapPoint(east: box.minEast, north: box.minNorth), box.width, box.height)
      ], cellM: cellM)
    var random = SplitMix64(seed: track.seed)
    let hidden = views.map { _ in
      let corner = MapPoint(
        east: box.minEast + box.width * random.unit(), north: box.minNorth + box.height * random.unit())
      return GapScene.box(corner, 5 + 45 * random.unit(), 5 + 45 * random.unit())
    }
    isUnseen = zip(raster.mask(of: views), raster.mask(of: hidden)).map { !$0 || $1 }
  }

  /// The product's way.
  func outlines() -> [MapPolygon] { CellOutlines.patches(of: isUnseen, in: raster).map(\.outline) }

  /// One square a cell.
  func boxes() -> [MapPolygon] {
    let half = raster.cellM / 2
    return isUnseen.indices.filter { isUnseen[$0] }.map { cell in
      GapScene.box(raster.centre(of: cell).moved(east: -half, north: -half), raster.cellM, raster.cellM)
    }
  }

  private static func box(_ corner: MapPoint, _ width: Double, _ height: Double) -> MapPolygon {
    MapPolygon(
      outer: [(0, 0), (width, 0), (width, height), (0, height)].map { corner.moved(east: $0.0, north: $0.1) })
  }
}
