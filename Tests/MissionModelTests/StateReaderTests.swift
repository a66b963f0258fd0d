import Foundation
import MissionModel
import TestSupport
import Testing
import Units

@Suite struct StateReaderTests {
  private struct Memory: FileSource {
    var text: String
    func bytes(_ path: String) throws -> [UInt8] { Array(text.utf8) }
    func exists(_ path: String) -> Bool { true }
  }

  private static let fingerprint = DayState.fingerprint(Array("a plan".utf8))

  private static func day() throws -> (mission: Mission, plan: Plan) {
    let mission = try MissionReader.read(path: Cases.folder + "sound.yaml", files: DiskFiles())
    let text = BilingualText(en: "a", zh: "甲")
    func sortie(_ id: String) -> Sortie {
      Sortie(
        id: id, route: "r", beat: mission.beats[0].id, site: mission.sites[0].id, visit: 1,
        prepareFrom: mission.day.from, takeoff: mission.day.from + 60, landing: mission.day.from + 600,
        readyAgain: mission.day.from + 700, windFromDeg: 0, windMps: 0, gustMps: 0, energyWh: 1,
        batteryAtTakeoffShare: 0.9, batteryAtLandingShare: 0.8, batteryReserveShare: 0.25, waypointTimesS: [])
    }
    let plan = Plan(
      mission: MissionSummary(
        id: mission.id, file: "sound.yaml", name: text, unit: text, purpose: text, day: mission.day,
        sunrise: nil, sunset: nil, forecastIssued: mission.day.from, forecastSource: "made",
        terrainFollowed: false),
      seed: 1, frameOriginLongitudeDeg: 114, frameOriginLatitudeDeg: 22, sites: [], routes: [],
      sorties: [sortie("S01"), sortie("S02")], refusals: [], notices: [], zones: [], permissions: [],
      privacy: PrivacySheet(
        purpose: text, recordingBeats: [], recordingReasons: [], zones: [], statements: []), layers: [],
      facts: [])
    return (mission, plan)
  }

  private static func read(_ text: String) throws -> DayState {
    let (mission, plan) = try day()
    return try StateReader.read(
      path: "state.json", files: Memory(text: text), mission: mission, plan: plan, fingerprint: fingerprint)
  }

  @Test func freshStateReadsBack() throws {
    let (mission, plan) = try StateReaderTests.day()
    var state = DayState(of: plan, fingerprint: StateReaderTests.fingerprint)
    state.at = mission.day.from + 3600
    state.sorties[0] = DayState.SortieState(
      id: "S01", status: .flown, takeoff: mission.day.from + 90, landing: mission.day.from + 500,
      batteryAtLandingShare: 0.5)
    var zone = DayChange(kind: .zone, saidBy: DayChange.plain("duty officer"), why: DayChange.plain("fire"))
    let place = mission.sites[0].position
    zone.circle = DayChange.Circle(lat: place.latitude, lon: place.longitude, radiusM: 500)
    zone.upperHkpdM = 300
    zone.to = mission.day.to
    var out = DayChange(
      kind: .siteOut, saidBy: BilingualText(en: "workshop", zh: "工場"),
      why: BilingualText(en: "motor", zh: "摩打"))
    out.site = mission.sites[0].id
    state.changes = [zone, out]
    let bytes = try DocumentCodec.encode(state)
    #expect(try StateReaderTests.read(String(decoding: bytes, as: UTF8.self)) == state)
  }

  @Test func readsYAMLWithClockTimes() throws {
    let (mission, _) = try StateReaderTests.day()
    let state = try StateReaderTests.read(
      """
      schema: skybeat/state/1
      mission: \(mission.id)
      plan: "\(StateReaderTests.fingerprint)"
      at: "14:05"
      changes:
        - {kind: wind-above, gust_mps: 15, to: "16:00", said_by: met desk, why: squall line}
        - {kind: urgent, beat: \(mission.beats[0].id), by: "15:00", said_by: {en: Control, zh: 控制室}, why: a call}
      """)
    let midnight = mission.day.from.startOfHongKongDay
    #expect(state.at == midnight + 14 * 3600 + 300)
    #expect(state.changes[0].to == midnight + 16 * 3600 && state.changes[0].gustMps == 15)
    #expect(state.changes[0].why == BilingualText(en: "squall line", zh: "squall line"))
    #expect(state.changes[1].by == midnight + 15 * 3600 && state.changes[1].saidBy.zh == "控制室")
    #expect(state.sortie("S02").status == .planned)
  }

  /// Every mistake is told at once, each at its place.
  @Test func tellsAllMistakes() throws {
    let text = """
      schema: skybeat/state/1
      mission: another
      plan: fnv1a64:0
      sorties:
        - {id: S03, status: flown}
        - {id: S01, status: hovering}
        - {id: S02, status: held, landing: "10:00"}
      sites:
        - {id: nowhere, battery_share: 1.5}
      changes:
        - {kind: site-out, from: "16:00", to: "15:00", said_by: x, why: y}
        - {kind: cancel, sortie: S01, to: "15:00", said_by: x}
        - {kind: zone, said_by: x, why: y}
        - {kind: warning, code: TC4, gust: 3, said_by: x, why: y}
      """
    do {
      _ = try StateReaderTests.read(text)
      Issue.record("was read")
    } catch let issues as FileIssues {
      let told = issues.issues.map(\.description)
      let wanted = [
        "state.json:2:", "is of the mission 'another'", "state.json:3:", "of the plan fnv1a64:0",
        "unknown sortie 'S03'", "unknown value 'hovering'", "goes with a sortie that has taken off",
        "unknown site 'nowhere'", "1.5 (a share) is outside 0 to 1", "the end 15:00 is not after",
        "key 'site' is missing", "does not go with a change of kind cancel", "key 'why' is missing",
        "expected exactly one of 'circle', 'polygon'", "unknown key 'gust'", "unknown warning code 'TC4'",
      ]
      for words in wanted { #expect(told.contains { $0.contains(words) }, "\(words) in \(told)") }
    }
  }

  @Test func fallbackWords() throws {
    let (mission, _) = try StateReaderTests.day()
    let midnight = mission.day.from.startOfHongKongDay
    func change(_ words: String) throws -> DayChange {
      try StateReader.change(
        words, mission: mission, saidBy: DayChange.plain("me"), why: DayChange.plain("drill"))
    }
    let out = try change("site-out \(mission.sites[0].id) from 12:00 to 14:00")
    #expect(out.kind == .siteOut && out.site == mission.sites[0].id)
    #expect(out.from == midnight + 12 * 3600 && out.to == midnight + 14 * 3600)
    #expect(try change("warning TC3 from 12:00").code == "TC3")
    #expect(try change("wind-above 15 to 16:00").gustMps == 15)
    for wrong in ["", "site-out nowhere", "warning TC3 at 12:00", "site-out", "wind-above to 25"] {
      #expect(throws: FileIssues.self, "\(wrong)") { try change(wrong) }
    }
  }

  @Test func schemaHasTheReadersKeys() throws {
    struct Schema: Decodable {
      struct Table: Decodable {
        struct Property: Decodable { var description: String }
        var properties: [String: Property]
        var required: [String]
      }
      var definitions: [String: Table]
      enum CodingKeys: String, CodingKey { case definitions = "$defs" }
    }
    let path = Folders.package + "/docs/schemas/state.schema.json"
    let schema = try JSONDecoder().decode(Schema.self, from: Data(contentsOf: URL(filePath: path)))
    #expect(Set(schema.definitions.keys) == Set(StateReader.keyTables.map(\.title)))
    for (title, keys) in StateReader.keyTables {
      let table = try #require(schema.definitions[title], "\(title) is not in the schema")
      #expect(Set(table.properties.keys) == Set(keys), "keys of \(title)")
      #expect(Set(table.required).isSubset(of: keys), "required keys of \(title)")
    }
  }
}
