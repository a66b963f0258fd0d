import FoundationEssentials
import TerrainModel

/// Reading of height grids.
enum GridFile {
  /// A grid in the Hong Kong 1980 Grid; the zero of its heights plays no part here.
  static func read(_ path: String) throws -> HeightGrid {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InstanceText.Failure(description: "\(path): cannot be read")
    }
    return try HeightGrid(asciiGrid: [UInt8](data), name: path, crs: .hongKongGrid, datum: .hkpd)
  }
}
