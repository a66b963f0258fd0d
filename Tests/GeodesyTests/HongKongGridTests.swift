import FoundationEssentials
import Geodesy
import TestSupport
import Testing
import Units

@Suite struct HongKongGridTests {
  struct Published: Sendable, CustomTestStringConvertible {
    var name: String
    var grid: GridPoint
    var place: GeoPoint
    var testDescription: String { name }
  }

  /// A: the Lands Department's online tool as quoted in the R package HK80. B: the README of PyHK80.
  static let published = [
    Published(
      name: "A", grid: GridPoint(northing: 820_351.389, easting: 832_591.320),
      place: GeoPoint(longitude: 114.141187917, latitude: 22.322172084)),
    Published(
      name: "B", grid: GridPoint(northing: 816_128.2739, easting: 832_242.6233),
      place: GeoPoint(longitude: 114.137814, latitude: 22.284034)),
  ]

  @Test(arguments: published) func publishedPointsWithinFiveMillimetres(point: Published) throws {
    let grid = try HongKongGrid.toGrid([point.place])[0]
    #expect(abs(grid.northing - point.grid.northing) < 0.005)
    #expect(abs(grid.easting - point.grid.easting) < 0.005)
    let place = try HongKongGrid.toGeo([point.grid])[0]
    #expect(abs(place.latitude - point.place.latitude) < 5e-8)
    #expect(abs(place.longitude - point.place.longitude) < 5e-8)
  }

  @Test func referenceListWithinFiveMillimetres() throws {
    guard let path = Folders.shared("maps/hk1980-test-points.csv") else { return }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var grids: [GridPoint] = []
    var places: [GeoPoint] = []
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let fields = fieldsOfCSV(String(line))
      guard let north = Double(fields[2]), let east = Double(fields[3]), let latitude = Double(fields[4]),
        let longitude = Double(fields[5])
      else { continue }
      grids.append(GridPoint(northing: north, easting: east))
      places.append(GeoPoint(longitude: longitude, latitude: latitude))
    }
    #expect(grids.count >= 50, "the list must have been read")
    var worst = 0.0
    for (computed, given) in zip(try HongKongGrid.toGrid(places), grids) {
      worst = max(worst, abs(computed.northing - given.northing), abs(computed.easting - given.easting))
    }
    print("reference list: \(grids.count) points, worst \((worst * 1000).rounded(places: 2)) mm")
    #expect(worst < 0.005)
  }

  private func fieldsOfCSV(_ line: String) -> [String] {
    var fields = [""]
    var quoted = false
    for character in line {
      if character == "\"" {
        quoted.toggle()
      } else if character == ",", !quoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  /// Northing and easting share their range, so only a point off the diagonal shows a swap.
  @Test func axesAreNotSwapped() throws {
    let place = try HongKongGrid.toGeo([GridPoint(northing: 846_000, easting: 862_000)])[0]
    #expect(abs(place.latitude - 22.553600194) < 1e-8)
    #expect(abs(place.longitude - 114.427047364) < 1e-8)
    let southWest = try HongKongGrid.toGeo([GridPoint(northing: 807_800, easting: 821_300)])[0]
    #expect(abs(southWest.latitude - 22.208764067) < 1e-8)
    #expect(abs(southWest.longitude - 114.031709646) < 1e-8)
  }

  /// The two directions are exact inverses only in three dimensions; leaving out the height costs half a
  /// millimetre.
  @Test func roundTripsBelowAMillimetre() throws {
    var worst = 0.0
    try forAll(20) { random in
      (0..<200).map { _ in randomPlace(&random) }
    } property: { places, seed in
      let back = try HongKongGrid.toGeo(try HongKongGrid.toGrid(places))
      for (a, b) in zip(places, back) { worst = max(worst, Geodesics.inverse(a, b).distance.metres) }
      #expect(worst < 1e-3, "seed \(seed)")
    }
    print("grid round trip: worst \(worst * 1000) mm")
  }

  /// The grid's scale and the datum shift's -1.1 ppm leave ground distances within 20 ppm.
  @Test func gridDistancesAreGroundDistances() throws {
    try forAll(50) { random in
      [randomPlace(&random), randomPlace(&random)]
    } property: { pair, seed in
      let grid = try HongKongGrid.toGrid(pair)
      let east = grid[1].easting - grid[0].easting
      let north = grid[1].northing - grid[0].northing
      let metres = (east * east + north * north).squareRoot()
      let ground = Geodesics.inverse(pair[0], pair[1]).distance.metres
      #expect(abs(metres - ground) < 20e-6 * ground + 0.001, "seed \(seed)")
    }
  }

  @Test func badPlacesAreNamed() throws {
    let good = GeoPoint(longitude: 114.1, latitude: 22.3)
    func error(_ place: GeoPoint) -> GeodesyError? {
      #expect(throws: GeodesyError.self) { try HongKongGrid.toGrid([good, place]) }
    }
    let nan = error(GeoPoint(longitude: .nan, latitude: 22.3))
    #expect(nan?.code == .notFinite && nan?.message.contains("NaN") == true && nan?.points == [1])
    let swapped = error(GeoPoint(longitude: 22.3, latitude: 114.1))
    #expect(swapped?.code == .swappedAxes && swapped?.message.contains("look swapped") == true)
    let beijing = error(GeoPoint(longitude: 116.4, latitude: 39.9))
    #expect(beijing?.code == .outOfArea)
    for part in ["point 1", "39.9", "116.4", "22.13...22.58", "113.76...114.51"] {
      #expect(beijing?.message.contains(part) == true, "\(part)")
    }
    let far = #expect(throws: GeodesyError.self) {
      try HongKongGrid.toGrid(
        (0..<10).map { GeoPoint(longitude: 110 + Double($0 % 2) * 4.1, latitude: 22.3) })
    }
    #expect(far?.points == [0, 2, 4, 6, 8], "all points at fault at once")
    #expect(try HongKongGrid.toGrid([]).isEmpty)
  }

  @Test func badGridPlacesAreNamed() {
    func error(_ place: GridPoint) -> GeodesyError? {
      #expect(throws: GeodesyError.self) { try HongKongGrid.toGeo([place]) }
    }
    #expect(error(GridPoint(northing: 816_000, easting: .infinity))?.code == .notFinite)
    #expect(error(GridPoint(northing: 862_000, easting: 846_000))?.code == .swappedAxes)
    // Feet of the grid of 1963.
    let feet = error(GridPoint(northing: 60_000, easting: 130_000))
    #expect(feet?.code == .outOfArea && feet?.message.contains("800000...850000 m") == true)
  }
}
