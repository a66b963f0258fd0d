import Geodesy
import TerrainModel

/// What a mission must have and a report does not look at.
enum SampleWorld {
  static let ground = Ground()
  static let heights = HeightSystem()
}
