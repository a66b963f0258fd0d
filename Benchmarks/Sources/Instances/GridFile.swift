import FoundationEssentials
import TerrainModel

/// Reading of height grids.
enum GridFile {
  /// A grid of any format that missions take. What the file does not state plays no part here: the Hong Kong 1980 Grid and
  /// the Principal Datum stand in for it.
  static func read(_ path: String) throws -> HeightGrid {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InstanceText.Failure(description: "\(path): cannot be read")
    }
    var (crs, datum): (HeightGrid.CRS?, HeightGrid.Datum?) = (nil, nil)
    while true {
      do throws(TerrainError) {
        return try HeightGrid(file: [UInt8](data), name: path, crs: crs, datum: datum)
      } catch {
        switch error.missingKey {
        case "crs" where crs == nil: crs = .hongKongGrid
        case "datum" where datum == nil: datum = .hkpd
        default: throw error
        }
      }
    }
  }
}
