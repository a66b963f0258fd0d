import FoundationEssentials
import Planar
import Skybeat
import TestSupport
import Testing

/// Our drawn areas against a reference that is not ours; prints area and distance of outlines for each.
@Suite struct MapComparisonTests {
  private struct Layer: Decodable {
    var features: [Feature]
  }

  private struct Feature: Decodable {
    struct Properties: Decodable {
      var id: String?
      var nameEn: String?
      var official: Bool?
      enum CodingKeys: String, CodingKey {
        case id, official
        case nameEn = "name_en"
      }
    }
    var properties: Properties
    var geometry: Geometry
  }

  private struct Geometry: Decodable {
    var polygons: [GeoPolygon] = []
    enum CodingKeys: String, CodingKey { case type, coordinates }
    init(from decoder: any Decoder) throws {
      let box = try decoder.container(keyedBy: CodingKeys.self)
      switch try box.decode(String.self, forKey: .type) {
      case "Polygon":
        polygons = [Geometry.polygon(try box.decode([[[Double]]].self, forKey: .coordinates))]
      case "MultiPolygon":
        polygons = try box.decode([[[[Double]]]].self, forKey: .coordinates).map(Geometry.polygon)
      default: break
      }
    }
    static func polygon(_ rings: [[[Double]]]) -> GeoPolygon {
      let open = rings.map { ring in ring.dropLast().map { GeoPoint(longitude: $0[0], latitude: $0[1]) } }
      return GeoPolygon(outer: open[0], holes: Array(open.dropFirst()))
    }
  }

  private static func areas(_ path: String, by key: (Feature) -> String?) throws -> [String: [GeoPolygon]] {
    let bytes = try Data(contentsOf: URL(filePath: path))
    var result: [String: [GeoPolygon]] = [:]
    for feature in try JSONDecoder().decode(Layer.self, from: bytes).features {
      if let key = key(feature), !feature.geometry.polygons.isEmpty {
        result[key] = feature.geometry.polygons
      }
    }
    return result
  }

  /// Our feature, the reference's, and the most that they may differ: share of area and metres of outline.
  /// The border's southern limit is not published: it is compared with a strip and only printed.
  private static let districts: [(ours: String, theirs: String, area: Double, hausdorffM: Double)] = [
    ("central", "central", 0.10, 400), ("mong-kok", "mong-kok", 0.10, 400),
    ("yau-tsim", "yau-tsim", 0.10, 400), ("sham-shui-po", "sham-shui-po", 0.10, 400),
    ("cheung-chau", "cheung-chau-island", 0.05, 150),
    ("cheung-chau-division", "cheung-chau-division", 0.05, 400),
    ("border", "border-strip-1km", .infinity, .infinity),
    ("border", "border-strip-2km", .infinity, .infinity),
  ]

  @Test func districtsAgainstTheReference() throws {
    guard let path = Folders.shared("maps/patrol-areas-approx.geojson") else { return }
    let ours = try Self.areas(Folders.package + "/Maps/districts.geojson") { $0.properties.id }
    let theirs = try Self.areas(path) { $0.properties.id }
    for row in Self.districts {
      try compare(
        row.ours, try #require(ours[row.ours]), try #require(theirs[row.theirs]), area: row.area,
        hausdorffM: row.hausdorffM)
    }
  }

  @Test func sheltersAgainstTheReference() throws {
    guard let path = Folders.shared("maps/typhoon-shelters.geojson") else { return }
    func name(_ feature: Feature) -> String? {
      feature.properties.nameEn?.replacing(" (Aldrich Bay)", with: "")
    }
    let ours = try Self.areas(Folders.package + "/Maps/shelters.geojson", by: name)
    let theirs = try Self.areas(path, by: name)
    for key in ours.keys.sorted() {
      guard let reference = theirs[key] else {
        print("  \(key): the reference has no area")
        continue
      }
      try compare(key, try #require(ours[key]), reference, area: 0.25, hausdorffM: 300)
    }
  }

  @Test func nothingOfOursCallsItselfOfficial() throws {
    for file in ["districts", "shelters", "restricted", "fire-watch", "villages", "land"] {
      let bytes = try Data(contentsOf: URL(filePath: Folders.package + "/Maps/\(file).geojson"))
      for feature in try JSONDecoder().decode(Layer.self, from: bytes).features {
        #expect(feature.properties.official == false, "\(file) \(feature.properties.id ?? "?")")
      }
    }
  }

  private func compare(
    _ name: String, _ ours: [GeoPolygon], _ theirs: [GeoPolygon], area limit: Double, hausdorffM: Double
  ) throws {
    let frame = try LocalFrame(around: ours.flatMap(\.outer))
    // Outlines only: the reference has hairline gaps between its parts that say nothing of the limits.
    let a = try Regions.union(frame.toMap(ours)).map { MapPolygon(outer: $0.outer) }
    let b = try Regions.union(Regions.makeValid(frame.toMap(theirs))).map { MapPolygon(outer: $0.outer) }
      .filter { $0.area > 10_000 }
    let areaA = a.reduce(0) { $0 + $1.area }
    let areaB = b.reduce(0) { $0 + $1.area }
    let difference = areaA / areaB - 1
    let distance = try Regions.hausdorffDistance(a, b)
    print(
      "  \(name): \((areaA / 1e6).rounded(places: 3)) km2, reference \((areaB / 1e6).rounded(places: 3)) km2,"
        + " \((difference * 100).rounded(places: 1)) %, Hausdorff \(distance.rounded(places: 0)) m")
    #expect(abs(difference) <= limit, "\(name)")
    #expect(distance <= hausdorffM, "\(name)")
  }
}
