import AirspaceModel
import Coverage
import Formats
import FoundationEssentials
import MissionModel
import TestSupport
import Testing
import Units

private struct Collection: Decodable {
  struct Feature: Decodable {
    struct Geometry: Decodable {
      var type: String
      var coordinates: [[[[Double]]]]
    }
    var id: String
    var geometry: Geometry?
  }
  var type: String
  var bbox: [Double]?
  var features: [Feature]
}

@Suite struct GeoJSONTests {
  private func read(_ bytes: [UInt8]) throws -> Collection {
    try JSONDecoder().decode(Collection.self, from: Data(bytes))
  }

  private func area(_ ring: [[Double]]) -> Double {
    zip(ring, ring.dropFirst()).map { $0[0] * $1[1] - $1[0] * $0[1] }.reduce(0, +) / 2
  }

  private let star = [[0.1, 0.1], [0.5, 0.2], [0.9, 0.1], [0.8, 0.9], [0.2, 0.8], [0.1, 0.1]]
  private let hole = [[0.4, 0.4], [0.6, 0.4], [0.5, 0.6], [0.4, 0.4]]

  @Test func ringsAreWound() throws {
    for outer in [star, star.reversed()] {
      for inner in [hole, hole.reversed()] {
        var coverage = Samples.coverage
        coverage.beats[0].seen = [[outer, inner]]
        let read = try read(GeoJSONLayers.covered(coverage))
        let rings = try #require(read.features.first?.geometry?.coordinates.first)
        #expect(area(rings[0]) > 0 && area(rings[1]) < 0)
        #expect(read.bbox == [0.1, 0.1, 0.9, 0.9])
      }
    }
  }

  @Test func brokenRingsAreRefused() {
    for ring in [
      [[0.0, 0], [1, 0], [0, 0]], [[0, 0], [1, 0], [1, 1], [0, 1]], [[0, 0], [200, 0], [1, 1], [0, 0]],
    ] {
      var coverage = Samples.coverage
      coverage.beats[0].gaps[0].area = [[ring]]
      #expect(throws: GeoJSONError.self) { try GeoJSONLayers.gaps(coverage) }
    }
    var coverage = Samples.coverage
    coverage.beats[0].seen[0][0][1][0] = .nan
    #expect(throws: (any Error).self) { try GeoJSONLayers.covered(coverage) }
  }

  @Test func nothingSeenHasNoShape() throws {
    var coverage = Samples.coverage
    coverage.beats[0].seen = []
    let read = try read(GeoJSONLayers.covered(coverage))
    #expect(read.features.count == 1 && read.features[0].geometry == nil && read.bbox == nil)
  }

  @Test func zonesSayWhatIsDoneAboutThem() throws {
    let zone = Zone(
      id: "fish-farm", name: Samples.text("Fish farm", "魚排"), restriction: .authorisation,
      areas: [
        GeoPolygon(outer: star.dropLast().reversed().map { GeoPoint(longitude: $0[0], latitude: $0[1]) })
      ], lower: nil, upper: VerticalLimit(metres: 120, reference: .agl),
      hours: .daily([DailyHours(weekdays: [0, 5], from: 25_200, to: 68_400)]), validFrom: nil,
      validTo: Samples.day, source: "layers/zones.geojson", official: false)
    var far = zone
    far.id = "far"
    let bytes = try GeoJSONLayers.zones([zone, far], uses: Samples.plan().zones)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\"treatment\": \"permitted\", \"permission\": \"HKP-2026-1\""))
    #expect(text.contains("\"zone\": \"far\""))
    #expect(text.contains("\"treatment\": null, \"permission\": null"))
    #expect(text.contains("\"hours\": \"Mon Sat 07:00-19:00\""))
    #expect(text.contains("\"upper_m\": 120, \"upper_ref\": \"agl\""))
    let read = try read(bytes)
    #expect(area(try #require(read.features[0].geometry?.coordinates[0][0])) > 0)
  }

  @Test func timetableIsATable() throws {
    let bytes = try TimetableCSV.bytes(Samples.plan()) { _ in ("a,b", "第一行\n\"二\"") }
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    #expect(text.contains("\"a,b\",\"第一行\n\"\"二\"\"\","))
    #expect(text.hasSuffix(",S01-shore\r\n"))
    #expect(text.contains("2026-11-28T07:00:00+08:00"))
  }
}
