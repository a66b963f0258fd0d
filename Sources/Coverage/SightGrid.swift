public import Geodesy
import MissionModel
import Planar
import Units

/// One figure of every ground cell of a beat, as a grid for QGIS and the like.
public struct SightGrid: Sendable {
  /// What a grid tells; the unit is part of the name.
  public enum Figure: String, CaseIterable, Sendable {
    /// Looks that count for the beat's task; 0: not seen.
    case looks
    /// Edge of a pixel square to the line of sight in the best look.
    case bestPixelCm = "best_pixel_cm"
    /// Angle between the line of sight and the surface in that look.
    case bestIncidenceDeg = "best_incidence_deg"
    /// Longest time out of view in any window of the beat.
    case longestUnseenMin = "longest_unseen_min"
    /// Start of the first and end of the last look, minutes after the mission's day begins.
    case firstSeenMin = "first_seen_min"
    case lastSeenMin = "last_seen_min"
  }

  public let beat: String
  public let figure: Figure
  /// The beat's mission's frame, in which the grid's axes run east and north.
  public let frame: LocalFrame
  let raster: CellRaster
  /// For each cell of the raster; NaN: no value.
  let values: [Double]

  static func all(of day: BeatDay, frame: LocalFrame) -> [SightGrid] {
    Figure.allCases.map { figure in
      SightGrid(
        beat: day.beat.id, figure: figure, frame: frame, raster: day.raster,
        values: day.sight.days.map { value(figure, $0) })
    }
  }

  private static func value(_ figure: Figure, _ cell: CellDay) -> Double {
    if figure == .looks { return cell.visits > 0 ? Double(cell.looks) : 0 }
    guard cell.visits > 0 else { return .nan }
    return switch figure {
    case .looks: Double(cell.looks)
    case .bestPixelCm: (Double(cell.bestPixelM) * 100).rounded(places: 1)
    case .bestIncidenceDeg: arcSineDegrees(Double(cell.bestIncidenceSine)).rounded(places: 0)
    case .longestUnseenMin: (Double(cell.longestUnseenS) / 60).rounded(places: 1)
    case .firstSeenMin: (Double(cell.firstS) / 60).rounded(places: 1)
    case .lastSeenMin: (Double(cell.lastS) / 60).rounded(places: 1)
    }
  }

  /// `BEAT.FIGURE.asc` and `BEAT.FIGURE.prj`, the names that go together for readers of ESRI grids.
  public var name: String { "\(beat).\(figure.rawValue)" }

  /// The grid as ESRI ASCII: rows from north to south, corner and cell in metres of the local frame, -9999 where there
  /// is no value or the cell is not of the beat. About 6 bytes a cell of the beat's box.
  public func asciiGrid() -> [UInt8] {
    let lattice = raster.lattice
    let box = lattice.box
    var text = "ncols \(lattice.columns)\nnrows \(lattice.rows)\nxllcorner \(box.minEast)\n"
    text += "yllcorner \(box.minNorth)\ncellsize \(lattice.cellM)\nNODATA_value -9999\n"
    var bytes = Array(text.utf8)
    for row in (0..<lattice.rows).reversed() {
      for column in 0..<lattice.columns {
        let cell = Int(raster.index[row * lattice.columns + column])
        let value = cell >= 0 ? values[cell] : .nan
        if column > 0 { bytes.append(UInt8(ascii: " ")) }
        bytes += value.isNaN ? "-9999".utf8 : SightGrid.short(value).utf8
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// Without `.0`.
  private static func short(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e9 { return "\(Int(value))" }
    return "\(value)"
  }
}
