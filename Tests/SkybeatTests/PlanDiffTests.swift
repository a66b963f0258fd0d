import Skybeat
import TestSupport
import Testing

/// Differences between plans, as data and as the text that an officer reads.
@Suite struct PlanDiffTests {
  private static let day = MomentRange(
    from: Moment(secondsSince1970: 1_795_824_000), to: Moment(secondsSince1970: 1_795_824_000 + 50_400))

  private static func text(_ en: String, _ zh: String) -> BilingualText { BilingualText(en: en, zh: zh) }

  private static func route(_ id: String, _ beat: String, length: Double = 4200) -> Route {
    Route(
      id: id, beat: beat, beatKind: "ring", site: "dock", part: 1, parts: 1, camera: "c", recording: false,
      waypoints: [], lengthM: length, returnAbovePadM: 60, calmTimeS: 1, calmEnergyWh: 1, permissions: [])
  }

  private static func sortie(
    _ id: String, _ route: String, _ beat: String, visit: Int, minute: Int, landing: Double = 0.5
  ) -> Sortie {
    let takeoff = day.from + minute * 60
    return Sortie(
      id: id, route: route, beat: beat, site: "dock", visit: visit, prepareFrom: takeoff + -60,
      takeoff: takeoff, landing: takeoff + 600, readyAgain: takeoff + 700, windFromDeg: 0, windMps: 0,
      gustMps: 0, energyWh: 1, batteryAtTakeoffShare: 0.95, batteryAtLandingShare: landing,
      batteryReserveShare: 0.25, waypointTimesS: [])
  }

  private static func plan(_ sorties: [Sortie], _ routes: [Route], _ refusals: [Refusal] = []) -> Plan {
    Plan(
      mission: MissionSummary(
        id: "m", file: "m.yaml", name: text("M", "甲"), unit: text("U", "乙"), purpose: text("P", "丙"),
        day: day, sunrise: nil, sunset: nil, forecastIssued: day.from, forecastSource: "made",
        terrainFollowed: false),
      seed: 1, frameOriginLongitudeDeg: 114, frameOriginLatitudeDeg: 22, sites: [], routes: routes,
      sorties: sorties, refusals: refusals, notices: [], zones: [], permissions: [],
      privacy: PrivacySheet(
        purpose: text("P", "丙"), recordingBeats: [], recordingReasons: [], zones: [], statements: []),
      layers: [], facts: [])
  }

  private static let before = plan(
    [
      sortie("S01", "shore.dock.1", "shore", visit: 1, minute: 10),
      sortie("S02", "town.dock.1", "town", visit: 1, minute: 60),
      sortie("S03", "shore.dock.1", "shore", visit: 2, minute: 120),
      sortie("S04", "town.dock.1", "town", visit: 2, minute: 180),
      sortie("S05", "town.dock.1", "town", visit: 3, minute: 240),
    ], [route("shore.dock.1", "shore"), route("town.dock.1", "town")],
    [Refusal(reason: "weather", beat: "town", during: nil, message: text("gusts", "陣風"))])

  private static var after: Plan {
    var plan = plan(
      [
        sortie("S01", "shore.dock.1", "shore", visit: 1, minute: 10),
        sortie("S02", "town.dock.1", "town", visit: 1, minute: 60, landing: 0.41),
        sortie("S03", "shore.dock.1.w2", "shore", visit: 2, minute: 120),
        sortie("S04", "town.dock.1", "town", visit: 2, minute: 192),
        sortie("S06", "shore.dock.1", "shore", visit: 3, minute: 300),
      ],
      [
        route("shore.dock.1", "shore"), route("town.dock.1", "town"),
        route("shore.dock.1.w2", "shore", length: 5100),
      ],
      [Refusal(reason: "no-slot", beat: "town", during: nil, message: text("no place", "沒有空檔"))])
    plan.replanned = Replanned(
      at: day.from + 3600, basis: "x", flown: ["S01"], inAir: [], changes: [text("zone of 500 m", "500 米限飛區")]
    )
    return plan
  }

  private static func coverage(_ share: Double, _ unseen: Double) -> CoverageReport {
    CoverageReport(
      mission: "m", cellM: 10, assumptions: [],
      beats: [
        BeatCoverage(
          beat: "town", name: text("Town", "市區"), areaM2: 100, seenM2: 100 * share, seenShare: share,
          requiredShare: 0.9, leastVisitsSeen: 1, leastVisits: 1, longestUnseenMin: unseen, windows: [],
          seen: [], gaps: [])
      ], districts: [])
  }

  @Test func goldenText() {
    let diff = PlanDiff.of(
      PlanDiffTests.before, PlanDiffTests.after, coverageA: PlanDiffTests.coverage(0.983, 75),
      coverageB: PlanDiffTests.coverage(0.9, 138))
    let golden = """
      because 原因: zone of 500 m 500 米限飛區
      sortie 架次  change 變動      was 原定  is 現定  shift 時差  site 起降點  route 航線       landing % 降落電量
      S02          refigured 重算   09:00     09:00                dock         town.dock.1      50→41
      S03          rerouted 改航線  10:00     10:00                dock         shore.dock.1.w2  50→50
      S04          shifted 改時     11:00     11:12    +12 min     dock         town.dock.1      50→50
      S05          dropped 取消     12:00     -                    dock         town.dock.1      50→-
      S06          added 新增       -         13:00                dock         shore.dock.1     -→50
      1 kept 不變, 1 shifted 改時, 1 rerouted 改航線, 1 dropped 取消, 1 added 新增, 1 refigured 重算

      route 航線 shore.dock.1.w2: added 新增, - → 5.1 km

      no longer refused 不再未能安排: town (weather): gusts 陣風
      refused now 現未能安排: town (no-slot): no place 沒有空檔

      beat 咇  seen % 已覆蓋  longest unseen min 最長未見（分鐘）  least visits 最少次數
      town     98.3→90.0      75→138                               1→1
      """
    #expect(DiffText.lines(diff).joined(separator: "\n") == golden)
  }

  @Test func sameIsEmpty() {
    let diff = PlanDiff.of(PlanDiffTests.before, PlanDiffTests.before)
    #expect(diff.isEmpty && diff.keptSorties == 5)
    #expect(DiffText.lines(diff) == ["no difference 沒有分別"])
  }

  /// Both ways round, nothing is lost: kept, changed, dropped and added make up both timetables.
  @Test func countsAddUp() throws {
    for (a, b) in [
      (PlanDiffTests.before, PlanDiffTests.after), (PlanDiffTests.after, PlanDiffTests.before),
    ] {
      let diff = PlanDiff.of(a, b)
      let dropped = diff.sorties.count { $0.kind == .dropped }
      let added = diff.sorties.count { $0.kind == .added }
      let changed = diff.sorties.count - dropped - added
      #expect(diff.keptSorties + changed + dropped == a.sorties.count)
      #expect(diff.keptSorties + changed + added == b.sorties.count)
    }
  }

  @Test func readsBack() throws {
    let diff = PlanDiff.of(PlanDiffTests.before, PlanDiffTests.after)
    let bytes = try DocumentCodec.encode(diff)
    #expect(try DocumentCodec.decode(PlanDiff.self, from: bytes, file: "diff.json") == diff)
  }
}
