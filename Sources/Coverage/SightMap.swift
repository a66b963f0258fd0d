import Geodesy
import MissionModel
import Planar
public import Units

/// What the day sees of one beat, in squares that are coarse enough to be drawn: figures for heat maps, and when each
/// sortie sees what, from which a page works out a map for any minute.
///
/// A square of so many cells counts as seen by a sortie when at least half of its cells are; then its time is that at
/// which the first half of them have come into view. Other figures are the worst of its seen cells. Squares are numbered row by row
/// from the south-west; only those that hold a cell of the beat.
public struct SightMap: Hashable, Sendable {
  /// When one sortie sees the squares.
  public struct Flight: Hashable, Sendable {
    /// Number of the sortie in the plan.
    public var sortie: Int
    /// For each square: steps from take-off; `nothing`: not seen.
    public var steps: [UInt8]
  }

  public var beat: String
  /// Edge of a square, metres.
  public var squareM: Double
  public var columns, rows: Int
  /// South-west, south-east and north-west corners of the box of all squares.
  public var corners: [GeoPoint]
  /// Runs of places of the box, in turn without and with a square, beginning without.
  public var runs: [Int]
  /// Fewest looks that count at any cell of the square, at most 254; unseen cells count 0.
  public var looks: [UInt8]
  /// Coarsest best look, in steps of `pixelStepM`; `nothing`: no cell is seen.
  public var pixels: [UInt8]
  public var pixelStepM: Double
  /// Longest time unseen in a window, in steps of `unseenStepS`; `nothing`: no cell is seen.
  public var unseen: [UInt8]
  public var unseenStepS: Double
  public var stepS: Double
  public var flights: [Flight]

  public static let nothing: UInt8 = 255
  /// Aim for the number of squares of one beat.
  static let mostSquares = 4000

  /// - Throws: `GeodesyError` when a place does not fit the frame.
  init(_ day: BeatDay, mission: Mission, plan: Plan) throws {
    let raster = day.raster
    let squares = Squares(raster, most: SightMap.mostSquares)
    let lattice = squares.lattice
    beat = day.beat.id
    squareM = lattice.cellM
    (columns, rows) = (lattice.columns, lattice.rows)
    let box = lattice.box
    corners = try mission.frame.toGeo([
      MapPoint(east: box.minEast, north: box.minNorth), MapPoint(east: box.maxEast, north: box.minNorth),
      MapPoint(east: box.minEast, north: box.maxNorth),
    ])
    runs = squares.runs

    var looks = [Int](repeating: 254, count: squares.count)
    var pixel = [Double](repeating: -1, count: squares.count)
    var unseen = pixel
    for (cell, figures) in day.sight.days.enumerated() {
      let square = Int(squares.ofCell[cell])
      let isSeen = figures.visits > 0
      looks[square] = min(looks[square], isSeen ? Int(figures.looks) : 0)
      guard isSeen else { continue }
      pixel[square] = max(pixel[square], Double(figures.bestPixelM))
      unseen[square] = max(unseen[square], Double(figures.longestUnseenS))
    }
    self.looks = looks.map { UInt8($0) }
    (pixels, pixelStepM) = SightMap.steps(pixel, least: 0.002)
    (self.unseen, unseenStepS) = SightMap.steps(unseen, least: 60)

    let known = day.sight.looks ?? CellLooks()
    let firsts = SightMap.firstLooks(known, squares, sorties: plan.sorties.count)
    let used = firsts.keys.sorted()
    let takeoffs = used.map { Double(plan.sorties[$0].takeoff - mission.day.from) }
    let longest = zip(used, takeoffs).map { sortie, takeoff in
      (firsts[sortie] ?? []).reduce(0) { max($0, $1 - takeoff) }
    }
    let step = max(15, ((longest.max() ?? 0) / 254).rounded(.up))
    stepS = step
    flights = zip(used, takeoffs).map { sortie, takeoff in
      Flight(
        sortie: sortie,
        steps: (firsts[sortie] ?? []).map { first in
          first < 0 ? SightMap.nothing : UInt8(max(0, min(254, ((first - takeoff) / step).rounded(.up))))
        })
    }
  }

  /// Values below 0 are `nothing`; steps are rounded up, so that no figure is told better than it is.
  private static func steps(_ values: [Double], least: Double) -> ([UInt8], Double) {
    let greatest = values.max() ?? 0
    let step = max(least, (greatest / 254 / least).rounded(.up) * least)
    return (
      values.map { $0 < 0 ? nothing : UInt8(min(254, ($0 / step).rounded(.up))) }, step
    )
  }

  /// For each sortie that sees any square when half of each square's cells have come into view; -1: never.
  private static func firstLooks(
    _ looks: CellLooks, _ squares: Squares, sorties: Int
  ) -> [Int: [Double]] {
    var times: [Int: [[Float]]] = [:]
    var sizes = [Int](repeating: 0, count: squares.count)
    for cell in 0..<looks.cells {
      let square = Int(squares.ofCell[cell])
      sizes[square] += 1
      for look in looks.looks(at: cell) {
        times[
          Int(looks.flight[look]), default: [[Float]](repeating: [], count: squares.count)
        ][square].append(looks.first[look])
      }
    }
    return times.mapValues { bySquare in
      bySquare.enumerated().map { square, firsts in
        let half = (sizes[square] + 1) / 2
        return firsts.count >= half && half > 0 ? Double(firsts.sorted()[half - 1]) : -1
      }
    }.filter { $0.value.contains { $0 >= 0 } }
  }
}

/// Squares of several cells each, fixed to the local frame's origin like the cells.
private struct Squares {
  var lattice: CellLattice
  /// Number of the square of each cell.
  var ofCell: [Int32]
  var count: Int
  var runs: [Int]

  init(_ raster: CellRaster, most: Int) {
    var times = 1
    while true {
      let lattice = Squares.coarse(raster.lattice, times)
      var isUsed = [Bool](repeating: false, count: lattice.places)
      let placeOf = raster.places.map { place in
        let (row, column) = Int(place).quotientAndRemainder(dividingBy: raster.lattice.columns)
        let (east, north) = (raster.lattice.firstColumn + column, raster.lattice.firstRow + row)
        return (floor(north, times) - lattice.firstRow) * lattice.columns + floor(east, times)
          - lattice.firstColumn
      }
      for place in placeOf { isUsed[place] = true }
      let used = isUsed.count { $0 }
      if used > most {
        times += max(1, Int((Double(used) / Double(most)).squareRoot() * Double(times)) - times)
        continue
      }
      var number = [Int32](repeating: -1, count: lattice.places)
      var runs = [0]
      var next: Int32 = 0
      for place in isUsed.indices {
        if isUsed[place] {
          number[place] = next
          next += 1
        }
        // An odd count of runs: the last one is of places without a square.
        if (runs.count % 2 == 0) == isUsed[place] { runs[runs.count - 1] += 1 } else { runs.append(1) }
      }
      self.lattice = lattice
      self.runs = runs
      count = used
      ofCell = placeOf.map { number[$0] }
      return
    }
  }

  private static func coarse(_ fine: CellLattice, _ times: Int) -> CellLattice {
    let cell = fine.cellM * Double(times)
    let half = fine.cellM / 2
    return CellLattice(
      box: fine.places == 0 ? .empty : fine.box.expanded(by: -half), cellM: cell)
  }
}

private func floor(_ value: Int, _ divisor: Int) -> Int {
  value >= 0 ? value / divisor : -((divisor - 1 - value) / divisor)
}
