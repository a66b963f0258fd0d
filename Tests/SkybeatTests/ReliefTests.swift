import FoundationEssentials
import Planar
import Skybeat
import TestSupport
import Testing

/// The illustrative relief that comes with the maps.
@Suite(.serialized) struct ReliefTests {
  /// A day with it and without it: the same routes and timetable; it is named in the plan and in the coverage.
  @Test(arguments: EveryMission.files) func nothingIsFlownByIt(_ file: String) throws {
    let path = EveryMission.folder + "/" + file
    let mission = try EveryMission.read(file)
    let text = String(decoding: try DiskFiles().bytes(path), as: UTF8.self)
    let bare = text.replacing(/\n  relief:\n(    [^\n]*\n)+/, with: "\n")
    #expect(bare != text)
    let without = try MissionReader.read(path: path, files: Overlay([path: bare]))
    #expect(without.reliefFiles.isEmpty)
    let (one, other) = (try Planner.plan(mission), try Planner.plan(without))
    #expect(one.routes == other.routes && one.sorties == other.sorties && one.refusals == other.refusals)
    let added = one.notices.filter { !other.notices.contains($0) }
    #expect(added.map(\.rule) == ["terrain.relief"])
    #expect(added[0].message.en.hasPrefix("illustrative relief, not surveyed (../Maps/relief.asc)"))
    #expect(one.layers.contains { $0.use == LayerNote.reliefUse && $0.attribution.contains("OpenStreetMap") })
    #expect(
      try PlanChecker.check(mission: mission, plan: one) == PlanChecker.check(mission: without, plan: other))
  }

  /// How far off the relief is, by area: heights of a reference less its own, printed as the table of Maps/README.md.
  @Test func differsFromTheReferenceAsStated() throws {
    let areas: [(layer: String, id: String, grid: String)] = [
      ("districts", "border", "landsd-70m-hongkong.tif"),
      ("districts", "kowloon-west", "landsd-70m-hongkong.tif"),
      ("districts", "central", "landsd-70m-hongkong.tif"),
      ("districts", "central", "landsd-5m-central-wanchai-tst.tif"),
      ("districts", "cheung-chau", "landsd-70m-hongkong.tif"),
      ("districts", "cheung-chau", "landsd-5m-cheungchau-lamma-hkwest.tif"),
      ("districts", "lamma", "landsd-70m-hongkong.tif"),
      ("districts", "lamma", "landsd-5m-cheungchau-lamma-hkwest.tif"),
      ("districts", "peng-chau", "landsd-70m-hongkong.tif"),
      ("fire-watch", "kam-shan", "landsd-70m-hongkong.tif"),
      ("fire-watch", "eagles-nest", "landsd-70m-hongkong.tif"),
    ]
    let readme = String(
      decoding: try DiskFiles().bytes(Folders.package + "/Maps/README.md"), as: UTF8.self)
    let relief = try ReliefTests.grid(Folders.package + "/Maps/relief.asc", crs: .hongKongGrid, datum: .hkpd)
    for area in areas {
      guard let path = Folders.shared("maps/dem/" + area.grid) else { return }
      let reference = try ReliefTests.grid(path, crs: nil, datum: .hkpd)
      let places = try ReliefTests.places(area.layer, area.id)
      var errors: [Double] = []
      for (own, theirs) in zip(try relief.heights(at: places), try reference.heights(at: places)) {
        if let own, let theirs { errors.append(own - theirs) }
      }
      let count = Double(errors.count)
      // The share of the area that the reference covers.
      #expect(
        count > 0.3 * Double(places.count), "\(area.id), \(area.grid): \(errors.count) of \(places.count)")
      let sizes = errors.map(abs).sorted()
      let mean = errors.reduce(0, +) / count
      let square = (errors.reduce(0) { $0 + $1 * $1 } / count).squareRoot()
      func whole(_ value: Double) -> Int { Int(value.rounded()) }
      let step = area.grid.contains("-5m-") ? "5 m" : "70 m"
      let row =
        "| \(area.id) | \(step) | \(errors.count) | \(whole(mean)) | \(whole(square)) | "
        + "\(whole(sizes[Int(0.95 * Double(sizes.count - 1))])) | \(whole(sizes[sizes.count - 1])) |"
      print(row)
      #expect(readme.contains(row), "Maps/README.md does not state: \(row)")
    }
  }

  private static func grid(
    _ path: String, crs: HeightGrid.CRS?, datum: HeightGrid.Datum
  ) throws -> HeightGrid {
    try HeightGrid(file: try DiskFiles().bytes(path), name: path, crs: crs, datum: datum)
  }

  private struct Layer: Decodable {
    struct Feature: Decodable {
      struct Properties: Decodable { var id: String }
      struct Geometry: Decodable {
        var polygons: [[[[Double]]]] = []
        enum CodingKeys: String, CodingKey { case type, coordinates }
        init(from decoder: any Decoder) throws {
          let box = try decoder.container(keyedBy: CodingKeys.self)
          if try box.decode(String.self, forKey: .type) == "Polygon" {
            polygons = [try box.decode([[[Double]]].self, forKey: .coordinates)]
          } else {
            polygons = try box.decode([[[[Double]]]].self, forKey: .coordinates)
          }
        }
      }
      var properties: Properties
      var geometry: Geometry
    }
    var features: [Feature]
  }

  /// Every 50 m of the Hong Kong Grid within a feature.
  private static func places(_ layer: String, _ id: String) throws -> [GridPoint] {
    let bytes = try Data(contentsOf: URL(filePath: Folders.package + "/Maps/\(layer).geojson"))
    let feature = try JSONDecoder().decode(Layer.self, from: bytes).features.first { $0.properties.id == id }
    let shapes = try (feature?.geometry.polygons ?? []).map { rings in
      let turned = try rings.map { ring in
        try HongKongGrid.toGrid(ring.dropLast().map { GeoPoint(longitude: $0[0], latitude: $0[1]) }).map {
          MapPoint(east: $0.easting, north: $0.northing)
        }
      }
      return MapPolygon(outer: turned[0], holes: Array(turned.dropFirst()))
    }
    var places: [GridPoint] = []
    for shape in shapes {
      let box = shape.bounds
      var north = (box.minNorth / 50).rounded(.up) * 50
      while north <= box.maxNorth {
        var east = (box.minEast / 50).rounded(.up) * 50
        while east <= box.maxEast {
          if shape.contains(MapPoint(east: east, north: north)) {
            places.append(GridPoint(northing: north, easting: east))
          }
          east += 50
        }
        north += 50
      }
    }
    return places
  }
}
