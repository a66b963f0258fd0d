import Skybeat
import TestSupport
import Testing

/// One area, watched for a hot spot from high above and for people from low down.
@Suite struct HotSpotDayTests {
  private func mission(_ task: String, heightM: Double) throws -> Mission {
    let path = Folders.package + "/Missions/cases/sound.yaml"
    var text = String(decoding: try DiskFiles().bytes(path), as: UTF8.self)
    for (old, new) in [
      ("police-default", "fire-default"), ("zones: [pier]", "zones: []"),
      ("ceiling_above_ground_m: 120", "ceiling_above_ground_m: 500"),
      ("hours: [{days: [mon, sat], from: \"07:00\", to: \"23:00\"}]", "hours: always"),
      ("      low_hkpd_m: 2\n", "      low_hkpd_m: 50\n"), ("pad_hkpd_m: 10", "pad_hkpd_m: 55"),
    ] {
      try #require(text.contains(old), "\(old)")
      text = text.replacing(old, with: new)
    }
    // The first beat alone, with the thermal camera.
    let beats = try #require(text.firstRange(of: "  - id: street"))
    let rest = try #require(text.firstRange(of: "privacy_zones:"))
    text = String(text[..<beats.lowerBound]) + text[rest.lowerBound...]
    text = text.replacing("camera: m4td-wide", with: "camera: m4td-thermal")
      .replacing("height_above_ground_m: 60", with: "height_above_ground_m: \(heightM)")
      .replacing(/task: \{.*\}/, with: "task: {\(task)}")
      .replacing(
        "{lat: 22.3015, lon: 114.1705, radius_m: 40}", with: "{lat: 22.31, lon: 114.18, radius_m: 40}")
    return try MissionReader.read(path: path, files: Overlay([path: text]))
  }

  private static let person =
    "level: recognise, object: {en: a person, zh: 人}, object_size_m: 0.5, dwell_s: 3"
  private static let fire = "level: hot-spot, spot_size_m: 0.3, spot_temperature_c: 600, dwell_s: 3"

  @Test func fireIsWatchedFromHigherThanPeople() throws {
    let low = try Day.run(try mission(HotSpotDayTests.person, heightM: 45))
    let high = try Day.run(try mission(HotSpotDayTests.fire, heightM: 350))
    for day in [low, high] {
      #expect(day.isSound, "\(day.findings.filter { $0.severity == .violation }.map(\.message.en))")
      #expect(!day.plan.sorties.isEmpty, "\(day.plan.refusals.map(\.message.en))")
      #expect(day.coverage.beats[0].seenShare >= 0.9, "\(day.coverage.beats[0].seenShare)")
    }
    func heights(_ day: Day) -> [Double] {
      day.plan.routes.flatMap(\.waypoints).filter { $0.action == .work }.map(\.hkpdM)
    }
    #expect(try #require(heights(high).min()) > #require(heights(low).max()) + 250)
    #expect(high.plan.routes.count <= low.plan.routes.count)
    // People cannot be recognised from there, and a smaller spot does not show.
    for task in [
      HotSpotDayTests.person, HotSpotDayTests.fire.replacing("spot_size_m: 0.3", with: "spot_size_m: 0.1"),
    ] {
      let none = try Day.run(try mission(task, heightM: 350))
      #expect(none.plan.routes.isEmpty && none.plan.refusals.contains { $0.reason == "camera" })
    }
  }

  @Test func everyPaperNamesTheTask() throws {
    let day = try Day.run(try mission(HotSpotDayTests.fire, heightM: 350))
    let note = try #require(day.plan.notices.first { $0.rule == "task.hot-spot" })
    #expect(note.subject == "block")
    #expect(note.message.en.hasPrefix("hot spot 0.3 m, 600 °C: seen by 'm4td-thermal' up to "))
    #expect(note.message.zh.hasPrefix("熱點 0.3 米、600 °C："))
    let files = try day.files()
    for name in ["report.html", "plan.json"] {
      let text = String(decoding: try #require(files.first { $0.path == name }).bytes, as: UTF8.self)
      #expect(text.contains("hot spot 0.3 m, 600 °C") && text.contains("熱點 0.3 米、600 °C"), "\(name)")
    }
    #expect(day.plan.facts.contains { sheet in sheet.facts.contains { $0.key == "threshold_day_c" } })
  }

  /// The planner's limit, the checker's and the coverage's are one: just below it all is seen, just above nothing.
  @Test func planCheckAndCoverageAgreeOnTheLimit() throws {
    let probe = try mission(HotSpotDayTests.fire, heightM: 350)
    let camera = try #require(probe.sites[0].cameras.first { $0.id == "m4td-thermal" })
    let slant = ViewGeometry.greatestSlantRange(
      camera: camera, largestGroundPixel: probe.beats[0].task.largestGroundPixel
    ).metres
    #expect((480...620).contains(slant), "\(slant) m")
    var day = try Day.run(probe)
    let lowest = 50.0
    for (share, isSeen) in [(0.9, true), (1.02, false)] {
      // The whole flight, since a working leg begins at the height of the waypoint before it.
      for route in day.plan.routes.indices {
        for index in day.plan.routes[route].waypoints.indices {
          day.plan.routes[route].waypoints[index].hkpdM = lowest + slant * share
        }
      }
      let seen = try CoverageAnalyser.analyse(mission: probe, plan: day.plan).beats[0].seenShare
      let findings = try PlanChecker.check(mission: probe, plan: day.plan)
      #expect((seen > 0.5) == isSeen, "\(share): \(seen)")
      #expect(findings.contains { $0.rule == "hot-spot.pixel" } == !isSeen, "\(share)")
    }
  }
}
