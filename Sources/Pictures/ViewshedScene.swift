import Reports
import TerrainModel
import Units
import Viewshed

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Hills made up, and what an eye between them sees.
enum ViewshedScene {
  private static let cellM = 20.0

  private struct Hill {
    var column, row, topM, width: Double
  }

  private static let hills = [
    Hill(column: 18, row: 44, topM: 90, width: 7), Hill(column: 42, row: 40, topM: 120, width: 9),
    Hill(column: 34, row: 14, topM: 70, width: 6), Hill(column: 10, row: 12, topM: 60, width: 8),
  ]

  private static func ground(_ column: Double, _ row: Double) -> Double {
    var sum = 5.0
    for hill in hills {
      let x = (column - hill.column) / hill.width
      let y = (row - hill.row) / hill.width
      let squared: Double = x * x + y * y
      sum += hill.topM / (1 + squared * squared)
    }
    return sum
  }

  static func sheet() throws -> SketchSheet {
    var heights: [Double?] = []
    for row in 0..<56 {
      for column in 0..<64 { heights.append(ground(Double(column), Double(row))) }
    }
    let grid = try HeightGrid(
      name: "made up", crs: .hongKongGrid, datum: .hkpd, columns: 64, rows: 56, westPost: 830_000,
      southPost: 815_000, cellSize: cellM, heights: heights)
    let observer = Viewshed.Observer(
      eastM: 830_000 + 27 * cellM, northM: 815_000 + 28 * cellM, heightAboveGroundM: 60)
    let look = Viewshed.Look(targetHeightM: 1.7, radiusM: 540)
    let cells = try Viewshed.seen(from: observer, on: Relief(grid), look)
    let share = 100 * cells.count(.seen) / (cells.count(.seen) + cells.count(.hidden))
    var map = Sketch("Seen from 60 m above the ground: \(share) % of the cells within 540 m")
    func place(_ column: Double, _ row: Double) -> MapPoint {
      MapPoint(east: column * cellM, north: (55 - row) * cellM)
    }
    for mark in [SeenCells.Mark.seen, .hidden] {
      for row in 0..<56 {
        // Runs of cells of one mark.
        var start: Int?
        for column in 0...64 {
          if column < 64, cells.mark(column: column, row: row) == mark {
            start = start ?? column
          } else if let from = start {
            let (left, right) = (Double(from) - 0.5, Double(column) - 0.5)
            let (top, bottom) = (Double(row) - 0.5, Double(row) + 0.5)
            map.area(
              [[place(left, bottom), place(right, bottom), place(right, top), place(left, top)]],
              mark == .seen ? .seen : .missed, legend: mark == .seen ? "seen" : "hidden by ground")
            start = nil
          }
        }
      }
    }
    for hill in hills {
      for level in [20.0, 40, 60, 80, 100] where level < hill.topM {
        let radius = (hill.topM / level - 1).squareRoot().squareRoot() * hill.width
        map.line(
          (0...48).map { step in
            let angle = Double(step) / 48 * 2 * Double.pi
            return place(hill.column + radius * cos(angle), hill.row + radius * sin(angle))
          }, .aid, legend: "hills, every 20 m")
      }
      map.label("\(Int(hill.topM)) m", at: place(hill.column, hill.row), .middle)
    }
    map.point(place(27, 27), .pose, legend: "the eye")
    return SketchSheet("What one eye sees between hills", [map])
  }
}
