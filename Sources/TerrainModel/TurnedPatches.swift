import Geodesy
import Synchronization
import Units

/// Places of a local frame in the coordinates of a height grid, without a call of PROJ for each.
///
/// The frame is laid out in squares. PROJ turns their corners once, when a place of the square is first asked for; places
/// inside are straight means of the four. The two projections bend against each other by less than 0.01 mm over such a
/// square, against degrees by less than 0.3 mm. The result depends on the place alone, not on what was asked before.
final class TurnedPatches: Sendable {
  private struct Square: Hashable {
    var column, row: Int32
  }
  /// Of the corners south-west, south-east, north-west, north-east; `isWhole` is false for a square with a corner that
  /// has no coordinates, whose places are turned one by one.
  private struct Corners {
    var x = SIMD4<Double>()
    var y = SIMD4<Double>()
    var isWhole = true
  }

  /// Metres; the most squares that are kept.
  private static let sideM = 160.0
  private static let most = 200_000

  private let frame: LocalFrame
  private let grid: HeightGrid
  private let known = Mutex<[Square: Corners]>([:])

  init(frame: LocalFrame, grid: HeightGrid) {
    self.frame = frame
    self.grid = grid
  }

  /// The coordinates of each place; nil where the grid's system has none.
  func turned(_ places: [MapPoint]) throws(GeodesyError) -> [(x: Double, y: Double)?] {
    var result = [(x: Double, y: Double)?](repeating: nil, count: places.count)
    var open = try fill(&result, places)
    if !open.isEmpty {
      try learn(open)
      open = try fill(&result, places)
    }
    let alone = result.indices.filter { result[$0] == nil }
    if !alone.isEmpty {
      for (index, own) in zip(alone, try grid.ownPlaces(frame.toGeo(alone.map { places[$0] }))) {
        result[index] = own
      }
    }
    return result
  }

  /// Sets what known squares give; -> the squares that are not known.
  private func fill(
    _ result: inout [(x: Double, y: Double)?], _ places: [MapPoint]
  ) throws(GeodesyError) -> Set<Square> {
    var open: Set<Square> = []
    var outside: MapPoint?
    known.withLock { known in
      var last: (square: Square, corners: Corners)?
      for (index, place) in places.enumerated() {
        let (column, row) = (place.east / TurnedPatches.sideM, place.north / TurnedPatches.sideM)
        guard abs(column) < 1e6, abs(row) < 1e6 else {
          outside = place
          continue
        }
        let square = Square(column: Int32(column.rounded(.down)), row: Int32(row.rounded(.down)))
        if last?.square != square {
          guard let corners = known[square] else {
            open.insert(square)
            continue
          }
          last = (square, corners)
        }
        guard let corners = last?.corners, corners.isWhole else { continue }
        let (right, up) = (column - Double(square.column), row - Double(square.row))
        func mean(_ c: SIMD4<Double>) -> Double {
          let south = c[0] + (c[1] - c[0]) * right
          return south + (c[2] + (c[3] - c[2]) * right - south) * up
        }
        result[index] = (mean(corners.x), mean(corners.y))
      }
    }
    if let outside {
      throw GeodesyError(.badShape, "the place \(outside.east), \(outside.north) m is not in the frame")
    }
    return open
  }

  private func learn(_ open: Set<Square>) throws(GeodesyError) {
    let open = open.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    var places: [MapPoint] = []
    for square in open {
      for (right, up) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        places.append(
          MapPoint(
            east: Double(Int(square.column) + right) * TurnedPatches.sideM,
            north: Double(Int(square.row) + up) * TurnedPatches.sideM))
      }
    }
    let own = try grid.ownPlaces(frame.toGeo(places))
    known.withLock { known in
      if known.count + open.count > TurnedPatches.most { known.removeAll() }
      for (number, square) in open.enumerated() {
        var corners = Corners()
        for corner in 0..<4 {
          if let place = own[4 * number + corner] {
            (corners.x[corner], corners.y[corner]) = (place.x, place.y)
          } else {
            corners.isWhole = false
          }
        }
        known[square] = corners
      }
    }
  }
}
