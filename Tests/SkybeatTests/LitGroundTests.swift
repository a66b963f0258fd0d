import Skybeat
import TestSupport
import Testing

/// Cameras that need light: in the dark over lit ground only, and never by a plan that says otherwise.
@Suite struct LitGroundTests {
  /// The sound mission's area alone, by the wide camera, from 15:00 to 20:00; civil dusk is at about 18:02.
  private func mission(lit: String?) throws -> Mission {
    let path = Folders.package + "/Missions/cases/sound.yaml"
    var text = String(decoding: try DiskFiles().bytes(path), as: UTF8.self)
    for (old, new) in [
      (
        "      - {from: \"09:00\", to: \"12:00\", revisit_min: 60, revisit_yellow_min: 50, revisit_red_min: 40}\n",
        ""
      ),
      ("{from: \"13:00\", to: \"18:00\"}", "{from: \"15:00\", to: \"20:00\", revisit_min: 40}"),
      ("zones: [pier]", "zones: []"), ("ceiling_above_ground_m: 120", "ceiling_above_ground_m: 300"),
      ("hours: [{days: [mon, sat], from: \"07:00\", to: \"23:00\"}]", "hours: always"),
      ("      low_hkpd_m: 2\n", "      low_hkpd_m: 50\n"), ("pad_hkpd_m: 10", "pad_hkpd_m: 55"),
      ("level: recognise", "level: detect"), ("irregular_starts: true", "irregular_starts: false"),
      ("{lat: 22.3015, lon: 114.1705, radius_m: 40}", "{lat: 22.31, lon: 114.18, radius_m: 40}"),
    ] {
      try #require(text.contains(old), "\(old)")
      text = text.replacing(old, with: new)
    }
    let beats = try #require(text.firstRange(of: "  - id: street"))
    let rest = try #require(text.firstRange(of: "privacy_zones:"))
    text = String(text[..<beats.lowerBound]) + text[rest.lowerBound...]
    if let lit {
      text += "lit_areas:\n  - {id: lamps, name: {en: Lamps, zh: 路燈}, area: \(lit)}\n"
    }
    return try MissionReader.read(path: path, files: Overlay([path: text]))
  }

  private static let all = "{circle: {lat: 22.301, lon: 114.171, radius_m: 400}}"
  /// The western half.
  private static let half =
    "{polygon: [{lat: 22.29, lon: 114.16}, {lat: 22.29, lon: 114.171}, {lat: 22.31, lon: 114.171},"
    + " {lat: 22.31, lon: 114.16}]}"

  private func dusk(_ mission: Mission) throws -> Moment {
    try #require(Sun.times(on: mission.day.from, at: mission.sites[0].position).dusk)
  }

  @Test func litGroundIsFlownByNight() throws {
    let mission = try mission(lit: LitGroundTests.all)
    let day = try Day.run(mission)
    #expect(day.isSound, "\(day.findings.filter { $0.severity == .violation }.map(\.message.en))")
    let dusk = try dusk(mission)
    #expect(day.plan.sorties.contains { $0.takeoff > dusk + 3600 })
    #expect(!day.plan.refusals.contains { $0.reason == "camera" })
    let notice = try #require(day.plan.notices.first { $0.rule == "light.lamps" })
    #expect(notice.severity == .warning && notice.subject == "block")
  }

  @Test func darkGroundIsNot() throws {
    for (lit, words) in [(nil, "needs light"), (LitGroundTests.half, "% of the ground, all of it is needed")]
    {
      let mission = try mission(lit: lit)
      let day = try Day.run(mission)
      #expect(day.isSound, "\(day.findings.filter { $0.severity == .violation }.map(\.message.en))")
      let dusk = try dusk(mission)
      #expect(!day.plan.sorties.isEmpty && day.plan.sorties.allSatisfy { $0.takeoff < dusk })
      let refusal = try #require(day.plan.refusals.first { $0.reason == "camera" })
      #expect(refusal.message.en.contains(words) && refusal.during?.from == dusk)
      #expect(!day.plan.notices.contains { $0.rule == "light.lamps" })
    }
  }

  /// The plan over lit ground, judged by the same mission without its lamps, or with half of them.
  @Test func theCheckerLooksForItself() throws {
    let plan = try Planner.plan(try mission(lit: LitGroundTests.all))
    for lit in [nil, LitGroundTests.half] {
      let dark = try mission(lit: lit)
      let dusk = try dusk(dark)
      let told = try PlanChecker.check(mission: dark, plan: plan).filter { $0.rule == "light.dark" }
      let late = plan.sorties.filter { $0.takeoff > dusk + 120 }.map(\.id)
      #expect(Set(told.map(\.subject)).isSuperset(of: late) && !late.isEmpty)
      #expect(told.allSatisfy { $0.severity == .violation })
    }
  }

  /// A dark spot inside the area, away from its edges, is found both by the planner and by the checker.
  @Test func aHoleInTheLightCounts() throws {
    let plan = try Planner.plan(try mission(lit: LitGroundTests.all))
    var holed = try mission(lit: LitGroundTests.all)
    let middle = GeoPoint(longitude: 114.171, latitude: 22.301)
    let (e, n) = (0.0003, 0.0003)
    holed.litAreas[0].areas[0].holes = [
      [(-e, -n), (e, -n), (e, n), (-e, n)].map {
        GeoPoint(longitude: middle.longitude + $0.0, latitude: middle.latitude + $0.1)
      }
    ]
    #expect(try Planner.plan(holed).refusals.contains { $0.reason == "camera" })
    #expect(try PlanChecker.check(mission: holed, plan: plan).contains { $0.rule == "light.dark" })
  }
}
