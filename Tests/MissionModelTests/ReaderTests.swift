import AircraftModel
import AirspaceModel
import Geodesy
import MissionModel
import Planar
import TerrainModel
import TestSupport
import Testing
import Units

@Suite struct ReaderTests {
  private func sound(_ edits: [(String, String)] = []) throws -> Mission {
    var text = try Cases.sound()
    for (old, new) in edits {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    return try MissionReader.read(path: Cases.soundPath, files: Overlay([Cases.soundPath: text]))
  }

  private func moment(_ text: String) throws -> Moment { try #require(Moment(rfc3339: text)) }

  @Test func valuesArriveWithTheirUnits() throws {
    let mission = try sound()
    #expect(mission.day.from == (try moment("2026-11-28T08:00:00+08:00")))
    #expect(mission.day.to == (try moment("2026-11-28T20:00:00+08:00")))
    let post = try #require(mission.site("post"))
    #expect(post.position == GeoPoint(longitude: 114.171, latitude: 22.301))
    #expect(post.duty == [mission.day])
    #expect(post.gustLimitAtPad == .metresPerSecond(12))
    guard case .charge(let curve) = post.turnaround, let rate = curve.parts.first?.fullPacksPerHour else {
      throw FileIssue(file: "", line: 0, column: 0, reason: "")
    }
    #expect(abs(rate - 0.8 / 27 * 60) < 1e-12)
    let van = try #require(mission.site("van"))
    #expect(van.turnaround == .swap(time: .minutes(4), packs: 4, recharge: .minutes(60)))
    #expect(van.duty.map(\.seconds) == [3 * 3600, 4 * 3600])
    let block = try #require(mission.beat("block"))
    #expect(block.overlap == 0.2 && block.requiredShare == 0.9 && block.recording)
    #expect(block.task.pixelsAcross == 8 && block.task.largestGroundPixel == .metres(0.0625))
    #expect(block.windows.map(\.revisit) == [.minutes(60), nil])
    #expect(mission.beat("roofs")?.shape.kindName == "targets")
    #expect(mission.permissions[0].hours == .daily([DailyHours(weekdays: [0, 5], from: 25_200, to: 82_800)]))
    #expect(mission.heights.meanSeaLevelAboveHKPD == 1.23 && !mission.heights.verified)
  }

  @Test func factsKeepTheirSources() throws {
    let airframe = try #require(sound().site("post")).airframe
    let hover = try #require(airframe.facts.first { $0.key == "hover_w" })
    #expect(hover.value == "191" && !hover.verified && hover.source.contains("47 min"))
    #expect(airframe.facts.count == 26)
    #expect(airframe.hoverPower == .watts(191))
  }

  @Test func fireDangerPicksTheInterval() throws {
    for (danger, minutes) in [("none", 60.0), ("yellow", 50), ("red", 40)] {
      let mission = try sound([("seed: 1\n", "seed: 1\nfire_danger: \(danger)\n")])
      #expect(mission.beat("block")?.windows.first?.revisit == .minutes(minutes))
    }
    // Without a shorter interval for red the yellow one counts.
    let mission = try sound([("seed: 1\n", "seed: 1\nfire_danger: red\n"), (", revisit_red_min: 40", "")])
    #expect(mission.beat("block")?.windows.first?.revisit == .minutes(50))
  }

  @Test func clockRunsIntoTheNextDay() throws {
    let mission = try sound([
      ("to: \"20:00\"}\nseed", "to: \"30:00\"}\nseed"), ("to: \"20:00\", wind", "to: \"30:00\", wind"),
      ("{from: \"18:00\", to: \"20:00\"}", "{from: \"24:30\", to: \"29:00\"}"),
    ])
    #expect(mission.day.to == (try moment("2026-11-29T06:00:00+08:00")))
    #expect(mission.beat("edge")?.windows.first?.during.from == (try moment("2026-11-29T00:30:00+08:00")))
  }

  @Test func bandsAreWidenedAndElsewhereCounts() throws {
    let mission = try sound()
    let places = try mission.frame.toMap([
      GeoPoint(longitude: 114.17, latitude: 22.3),
      // 815 m north: outside the band, inside its margin of 20 m. Then 900 m.
      GeoPoint(longitude: 114.17, latitude: 22.3 + 815 / 110_740.0),
      GeoPoint(longitude: 114.17, latitude: 22.3 + 900 / 110_740.0),
    ])
    let bands = try mission.ground.bands(at: places)
    #expect(bands.map { $0?.highHKPD } == [60, 60, 100])
    #expect(bands.map { $0?.lowHKPD } == [2, 2, 0])
  }

  @Test func gridsAreRead() throws {
    let grid = "ncols 3\nnrows 3\nxllcenter 114.16\nyllcenter 22.29\ncellsize 0.01\n5 5 5\n5 25 5\n5 5 5\n"
    let path = Cases.folder + "grid.asc"
    let edited = try Cases.sound().replacing(
      "  elsewhere:", with: "  grids: [{path: grid.asc, crs: EPSG:4326, datum: hkpd}]\n  elsewhere:")
    let files = Overlay([Cases.soundPath: edited, path: grid])
    let mission = try MissionReader.read(path: Cases.soundPath, files: files)
    #expect(mission.ground.followsGrid)
    let place = try mission.frame.toMap([GeoPoint(longitude: 114.17, latitude: 22.3)])
    #expect(try mission.ground.bands(at: place)[0]?.highHKPD == 25)
    do {
      let broken = Overlay([Cases.soundPath: edited, path: grid.replacing("25", with: "x")])
      _ = try MissionReader.read(path: Cases.soundPath, files: broken)
      Issue.record("a broken grid was read")
    } catch let error as FileIssues {
      #expect(error.issues.map(\.file) == [path] && error.issues[0].line == 7)
    }
  }

  /// A relief that nobody surveyed is no ground: it is noted, drawn and asked for sight lines only.
  @Test func reliefIsReadAndIsNoGround() throws {
    let grid = "ncols 3\nnrows 3\nxllcenter 114.16\nyllcenter 22.29\ncellsize 0.01\n5 5 5\n5 225 5\n5 5 5\n"
    let path = Cases.folder + "relief.asc"
    func edited(_ keys: String) throws -> String {
      try Cases.sound().replacing(
        "  elsewhere:", with: "  relief: [{path: relief.asc, \(keys)}]\n  elsewhere:")
    }
    let keys = "crs: EPSG:4326, datum: hkpd, licence: ODbL-1.0, attribution: everybody"
    let mission = try MissionReader.read(
      path: Cases.soundPath, files: Overlay([Cases.soundPath: edited(keys), path: grid]))
    let sound = try sound()
    #expect(mission.ground.relief.count == 1 && !mission.ground.followsGrid)
    let place = try mission.frame.toMap([GeoPoint(longitude: 114.17, latitude: 22.3)])
    #expect(try mission.ground.bands(at: place) == sound.ground.bands(at: place))
    let note = try #require(mission.layers.first { $0.use == "illustrative relief, not surveyed" })
    #expect(note.path == "relief.asc" && note.licence == "ODbL-1.0" && note.attribution == "everybody")
    #expect(!note.official && mission.reliefFiles == ["relief.asc"] && sound.reliefFiles.isEmpty)
    let drawn = mission.background.filter { $0.kind == .contour }
    #expect(drawn.map(\.name.en) == ["50 m", "100 m", "150 m", "200 m"])
    #expect(drawn.allSatisfy { !$0.lines.isEmpty })
    #expect(sound.background == mission.background.filter { $0.kind != .contour })
    let issues = try Cases.issues(
      path: Cases.soundPath, files: Overlay([Cases.soundPath: edited("crs: EPSG:4326"), path: grid]))
    #expect(issues.count == 1 && issues[0].reason.contains("'datum' is missing"))
    let alone = try edited(keys).replacing(/\n  elsewhere:[^\n]*/, with: "").replacing(
      /\n  band[\s\S]*?\n(?=\w)/, with: "\n")
    let told = try Cases.issues(path: Cases.soundPath, files: Overlay([Cases.soundPath: alone, path: grid]))
    #expect(told.contains { $0.reason.contains("the ground's height is unknown everywhere") }, "\(told)")
  }

  /// What the file does not state the mission must, and it is told where.
  @Test func systemAndZeroOfAGridAreNeverAssumed() throws {
    let grid = "ncols 2\nnrows 2\nxllcenter 114.16\nyllcenter 22.29\ncellsize 0.01\n5 5 5 5\n"
    let path = Cases.folder + "grid.asc"
    for (keys, expected) in [
      ("crs: EPSG:4326", "'datum' is missing, and grid.asc does not state it; known: hkpd, sea_level_egm96"),
      ("datum: hkpd", "'crs' is missing, and grid.asc does not state it; known: EPSG:2326"),
      ("crs: EPSG:4326, datum: sea", "sea_level_egm96"),
    ] {
      let edited = try Cases.sound().replacing(
        "  elsewhere:", with: "  grids: [{path: grid.asc, \(keys)}]\n  elsewhere:")
      do {
        _ = try MissionReader.read(
          path: Cases.soundPath, files: Overlay([Cases.soundPath: edited, path: grid]))
        Issue.record("'\(keys)' was enough")
      } catch let error as FileIssues {
        #expect(
          error.issues.count == 1 && error.issues[0].file == Cases.soundPath && error.issues[0].line > 1)
        #expect(error.issues[0].reason.contains(expected), "\(error.issues[0].reason)")
      }
    }
  }

  @Test func layersAreNotedWithTheirTerms() throws {
    let notes = try sound().layers
    let zones = try #require(notes.first { $0.use == "restricted zones" })
    #expect(zones.path == "layers/zones.geojson" && zones.licence == "CC0-1.0" && !zones.official)
    #expect(Set(notes.map(\.use)) == ["restricted zones", "map", "beat street", "beat edge"])
  }

  @Test func relativePathsNeedNoFolder() throws {
    // From inside the folder the mission is named without any folder.
    let text = try Cases.sound()
    let files = Renamed(from: Cases.folder, disk: DiskFiles(), text: text)
    let mission = try MissionReader.read(path: "sound.yaml", files: files)
    #expect(mission.file == "sound.yaml" && mission.beats.count == 4)
  }

  private struct Renamed: FileSource {
    var from: String
    var disk: DiskFiles
    var text: String
    func bytes(_ path: String) throws -> [UInt8] {
      path == "sound.yaml" ? Array(text.utf8) : try disk.bytes(from + path)
    }
    func exists(_ path: String) -> Bool { disk.exists(from + path) }
  }

  @Test func schemaHasTheReadersKeys() throws {
    struct Schema: Decodable {
      struct Table: Decodable {
        struct Property: Decodable {}
        var properties: [String: Property]
        var required: [String]
      }
      var definitions: [String: Table]
      enum CodingKeys: String, CodingKey { case definitions = "$defs" }
    }
    let path = Folders.package + "/Missions/mission.schema.json"
    let schema = try JSONText.decode(Schema.self, from: DiskFiles().bytes(path))
    let tables = MissionReader.keyTables
    #expect(Set(schema.definitions.keys) == Set(tables.map(\.title)))
    #expect(Set(tables.map(\.title)).count == tables.count)
    for (title, keys) in tables {
      let table = try #require(schema.definitions[title], "\(title) is not in the schema")
      #expect(Set(table.properties.keys) == Set(keys), "keys of \(title)")
      #expect(Set(table.required).isSubset(of: keys), "required keys of \(title)")
    }
  }

  /// Heights above the ground stand on the highest ground below, those above HKPD on nothing.
  @Test func readsBuildings() throws {
    let layer = Cases.folder + "layers/made.geojson"
    let json = """
      {"type": "FeatureCollection", "features": [{"type": "Feature",
       "properties": {"id": "hall", "base_m": 0, "roof_m": 20, "TOP": 33.5, "FOOT": 3},
       "geometry": {"type": "Polygon", "coordinates":
       [[[114.17, 22.3], [114.1703, 22.3], [114.1703, 22.3003], [114.17, 22.3003], [114.17, 22.3]]]}}]}
      """
    let text = try Cases.sound().replacing(
      "heights: {mean",
      with: "buildings:\n  - {layer: layers/made.geojson, reference: agl, margin_m: 5}\n"
        + "  - {layer: layers/made.geojson, reference: hkpd, margin_m: 0, roof_property: TOP, "
        + "base_property: FOOT}\nheights: {mean")
    let files = Overlay([Cases.soundPath: text, layer: json])
    let mission = try MissionReader.read(path: Cases.soundPath, files: files)
    let buildings = mission.ground.buildings
    // The town's band reaches up to 60 m there.
    #expect(buildings.map(\.roofHKPD) == [80, 33.5])
    #expect(buildings.map(\.marginM) == [5, 0])
    // 30.9 m by 33.2 m, and 5 m around.
    #expect(abs(buildings[1].area[0].area - 1027) < 10 && abs(buildings[0].area[0].area - 1746) < 20)
  }

  /// The department's export, when it is at hand: every zone arrives, and none has a height limit.
  @Test func readsTheOfficialExport() throws {
    guard let path = Folders.shared("maps/rfz-esua-2026-07.geojson") else { return }
    let text = try Cases.sound().replacing(
      "  - layer: layers/zones.geojson\n    profile: skybeat\n",
      with: "  - {layer: layers/zones.geojson, profile: skybeat}\n"
        + "  - {layer: \"\(path)\", profile: esua, official: true, where: {sandbox: false}}\n")
    let files = Overlay([Cases.soundPath: text])
    do {
      let mission = try MissionReader.read(path: Cases.soundPath, files: files)
      let official = mission.zones.filter(\.official)
      #expect(official.count == 283 - 25)
      #expect(official.allSatisfy { $0.lower == nil && $0.upper == nil && $0.restriction == .authorisation })
      #expect(official.allSatisfy { $0.validFrom != nil })
    } catch let error as FileIssues {
      Issue.record("\(error)")
    }
  }
}
