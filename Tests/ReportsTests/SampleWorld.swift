import Geodesy
import TerrainModel
import Units

/// What a mission must have and a report does not look at.
enum SampleWorld {
  static let heights = HeightSystem()
  static let ground = Ground(
    grids: [], bands: [], elsewhere: nil,
    frame: LocalFrame(origin: GeoPoint(longitude: 114.03, latitude: 22.21)), heights: heights)
}
