import Coverage
import Units

/// The ground of a beat in squares, numbered row by row from the south-west.
struct BeatSquares: Hashable, Sendable {
  let squareM: Double
  let columns, rows: Int
  /// South-west, south-east and north-west corner of the box of all squares: longitude and latitude, degrees.
  let corners: [GeoPoint]
  /// Runs of places of the box, in turn without and with a square, beginning without.
  let runs: [Int]
  /// Place in the box of each square.
  private let places: [Int]

  init?(squareM: Double, columns: Int, rows: Int, corners: [GeoPoint], runs: [Int]) {
    guard corners.count == 3, columns >= 0, rows >= 0, runs.allSatisfy({ $0 >= 0 }),
      runs.reduce(0, +) == columns * rows
    else { return nil }
    self.squareM = squareM
    self.columns = columns
    self.rows = rows
    self.corners = corners
    self.runs = runs
    var places: [Int] = []
    var next = 0
    for (index, run) in runs.enumerated() {
      if index % 2 == 1 { places += next..<(next + run) }
      next += run
    }
    self.places = places
  }

  init?(_ map: SightMap) {
    let corners = map.corners.map {
      GeoPoint(longitude: $0.longitude.rounded(places: 8), latitude: $0.latitude.rounded(places: 8))
    }
    self.init(
      squareM: map.squareM, columns: map.columns, rows: map.rows, corners: corners, runs: map.runs)
  }

  var count: Int { places.count }

  /// The four corners and the first again, counter-clockwise. Within the box the frame's lines are as good as straight.
  func ring(_ square: Int) -> [[Double]] {
    let (row, column) = places[square].quotientAndRemainder(dividingBy: columns)
    return [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { east, north in
      let place = place(Double(column + east), Double(row + north))
      return [place.longitude.rounded(places: 8), place.latitude.rounded(places: 8)]
    }
  }

  func centre(_ square: Int) -> GeoPoint {
    let (row, column) = places[square].quotientAndRemainder(dividingBy: columns)
    return place(Double(column) + 0.5, Double(row) + 0.5)
  }

  /// The squares of these in which the centres of `other`'s lie; -1: in none.
  func squares(under other: BeatSquares) -> [Int] {
    let (east, north) = axes
    let determinant = east.x * north.y - east.y * north.x
    var ofPlace = [Int](repeating: -1, count: columns * rows)
    for (square, place) in places.enumerated() { ofPlace[place] = square }
    return (0..<other.count).map { square in
      let centre = other.centre(square)
      let (x, y) = (centre.longitude - corners[0].longitude, centre.latitude - corners[0].latitude)
      let column = ((x * north.y - y * north.x) / determinant).rounded(.down)
      let row = ((east.x * y - east.y * x) / determinant).rounded(.down)
      guard column >= 0, row >= 0, column < Double(columns), row < Double(rows) else { return -1 }
      return ofPlace[Int(row) * columns + Int(column)]
    }
  }

  /// Degrees from one column and one row to the next.
  private var axes: (east: (x: Double, y: Double), north: (x: Double, y: Double)) {
    let (east, north) = (Double(max(1, columns)), Double(max(1, rows)))
    return (
      (
        (corners[1].longitude - corners[0].longitude) / east,
        (corners[1].latitude - corners[0].latitude) / east
      ),
      (
        (corners[2].longitude - corners[0].longitude) / north,
        (corners[2].latitude - corners[0].latitude) / north
      )
    )
  }

  private func place(_ column: Double, _ row: Double) -> GeoPoint {
    let (east, north) = axes
    return GeoPoint(
      longitude: corners[0].longitude + column * east.x + row * north.x,
      latitude: corners[0].latitude + column * east.y + row * north.y)
  }

  /// Columns, rows, edge in metres; corners; runs.
  var text: String {
    let places = corners.flatMap { [$0.longitude, $0.latitude] }
    return [
      NumberList.text([squareM]), NumberList.text([Double(columns), Double(rows)]), NumberList.text(places),
      NumberList.text(runs.map { Double($0) }),
    ].joined(separator: " ")
  }

  init?(text: String) {
    let parts = text.split(separator: " ").compactMap { NumberList.numbers(String($0)) }
    guard parts.count == 4, parts[0].count == 1, parts[1].count == 2, parts[2].count == 6,
      let columns = Int(exactly: parts[1][0]), let rows = Int(exactly: parts[1][1])
    else { return nil }
    let runs = parts[3].compactMap { Int(exactly: $0) }
    guard runs.count == parts[3].count else { return nil }
    let corners = (0..<3).map { GeoPoint(longitude: parts[2][$0 * 2], latitude: parts[2][$0 * 2 + 1]) }
    self.init(squareM: parts[0][0], columns: columns, rows: rows, corners: corners, runs: runs)
  }
}
