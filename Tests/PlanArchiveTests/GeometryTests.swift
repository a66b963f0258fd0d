import Testing
import Units

@testable import PlanArchive

@Suite("Binary geometries") struct GeometryTests {
  private func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test("a point, byte by byte") func point() {
    let blob = GeometryBlob(.point(GeoPoint(longitude: 1, latitude: 2)))
    let (one, two) = ("000000000000f03f", "0000000000000040")
    #expect(
      hex(blob.bytes) == "47500003" + "e6100000" + one + one + two + two + "01" + "01000000" + one + two)
  }

  @Test("a line holds its places, and the head their box") func line() {
    let blob = GeometryBlob(
      .line([GeoPoint(longitude: 1, latitude: -2), GeoPoint(longitude: -1, latitude: 2)]))
    #expect(blob.box == DegreeBox(minX: -1, minY: -2, maxX: 1, maxY: 2))
    #expect(blob.bytes.count == 8 + 32 + 9 + 32)
    #expect(hex(blob.bytes[40..<49]) == "01" + "02000000" + "02000000")
  }

  @Test("polygons in polygons, and nothing at all") func polygons() {
    let ring = [[0.0, 0], [1, 0], [1, 1], [0, 0]]
    let blob = GeometryBlob(.polygons([[ring], [ring, ring]]))
    #expect(blob.bytes.count == 40 + 9 + (9 + 4 + 64) + (9 + 2 * (4 + 64)))
    #expect(hex(blob.bytes[40..<58]) == "01" + "06000000" + "02000000" + "01" + "03000000" + "01000000")
    let none = GeometryBlob(.polygons([]))
    #expect(hex(none.bytes) == "47500011" + "e6100000" + "01" + "06000000" + "00000000")
    #expect(none.box.isEmpty)
  }

  @Test("times are UTC and come back") func times() {
    let moment = Moment(secondsSince1970: 1_795_816_800)
    #expect(moment.packageText == "2026-11-27T22:00:00.000Z")
    #expect(Moment(packageText: moment.packageText) == moment)
    #expect(Moment(packageText: "2026-11-27 22:00") == nil)
  }

  @Test("lists of numbers come back, others are refused") func lists() {
    #expect(NumberList.numbers(NumberList.text([0, 1.5, -2])) == [0, 1.5, -2])
    #expect(NumberList.numbers("[]") == [])
    #expect(NumberList.numbers("[1,x]") == nil)
    #expect(NumberList.numbers("1,2") == nil)
  }

  @Test("squares come back from their text, and find each other in other cuts") func squares() throws {
    let corners = [
      GeoPoint(longitude: 114, latitude: 22), GeoPoint(longitude: 114.004, latitude: 22),
      GeoPoint(longitude: 114, latitude: 22.003),
    ]
    // Four columns, three rows; the first place and the last two have none.
    let runs = [1, 9, 2]
    let squares = try #require(
      BeatSquares(squareM: 100, columns: 4, rows: 3, corners: corners, runs: runs))
    #expect(squares.count == 9)
    #expect(BeatSquares(text: squares.text) == squares)
    #expect(squares.squares(under: squares) == Array(0..<9))
    #expect(squares.ring(0)[0] == [114.001, 22])
    #expect(BeatSquares(squareM: 100, columns: 4, rows: 3, corners: corners, runs: [1, 9]) == nil)
    #expect(BeatSquares(text: "[1] [2,2] [0,0,0,0,0,0] [0,5]") == nil)
    // Twice as fine: square 2 x 2 of these in each of those.
    let fine = try #require(
      BeatSquares(squareM: 50, columns: 8, rows: 6, corners: corners, runs: [0, 48]))
    let found = squares.squares(under: fine)
    #expect(found[0] == -1 && found[2] == 0 && found[3] == 0 && found[8] == -1 && found[16] == 3)
    #expect(found.count { $0 == 4 } == 4 && found[47] == -1)
  }

  @Test("styles are XML with their expressions escaped") func styles() throws {
    for table in ArchiveTables.all + [PlanTables.waypoints, PlanTables.zones] where table.kind != nil {
      let style = try #require(table.style)
      #expect(style.hasPrefix("<!DOCTYPE qgis") && style.hasSuffix("</qgis>\n"))
      #expect(style.count { $0 == "<" } == style.count { $0 == ">" })
    }
  }
}
