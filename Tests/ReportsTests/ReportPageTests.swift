import AircraftModel
import AirspaceModel
import Coverage
import Foundation
import MissionModel
import Testing
import Units

@testable import Reports

@Suite struct ReportPageTests {
  static func page(sorties: Int = 12, name: BilingualText? = nil) throws -> String {
    let mission = name.map { SampleDay.mission(name: $0) } ?? SampleDay.mission()
    let plan = SamplePlan.plan(mission, sorties: SamplePlan.sorties(sorties))
    let bytes = try ReportPage.html(
      mission: mission, plan: plan, coverage: SamplePlan.coverage(mission), findings: SamplePlan.findings)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func count(_ needle: String, _ text: String) -> Int {
    text.components(separatedBy: needle).count - 1
  }

  static func data(_ page: String) throws -> PageData {
    let after = page.components(separatedBy: "<script type=\"application/json\" id=\"data\">")
    let json = try #require(after.last?.components(separatedBy: "</script>").first)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(PageData.self, from: Data(json.utf8))
  }

  @Test func sameInputSameBytes() throws {
    let one = try ReportPageTests.page()
    let two = try ReportPageTests.page()
    let same = one == two
    #expect(same)
  }

  @Test func loadsNothing() throws {
    let page = try ReportPageTests.page()
    let links = page.matches(of: #/(?:href|src|srcset|action|poster|data)="([^"]*)"/#).map { String($0.1) }
    #expect(links.count > 5)
    for link in links { #expect(link.hasPrefix("#"), "\(link)") }
    for place in page.matches(of: #/url\((.)/#) { #expect(place.1 == "#") }
    for word in [
      "@import", "@font-face", "fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "import(", "<link",
      "<iframe",
      "<img", "eval(", "innerHTML", "document.write", " onclick", " onload",
    ] {
      let found = page.contains(word)
      #expect(!found, "\(word)")
    }
    // The name of SVG's elements, and an address in an attribution, which is only text.
    for at in page.ranges(of: "http") {
      let rest = page[at.lowerBound...].prefix(60)
      let known =
        rest.hasPrefix("http://www.w3.org/2000/svg\"")
        || rest.hasPrefix("https://example.org/terms for nothing")
        || rest.hasPrefix("http-equiv=\"Content-Security-Policy\"")
      #expect(known, "\(rest)")
    }
    let closed = page.contains("content=\"default-src 'none';")
    #expect(closed)
  }

  @Test func theDataReadsBack() throws {
    let mission = SampleDay.mission()
    let plan = SamplePlan.plan(mission, sorties: SamplePlan.sorties())
    let content = ReportContent(
      mission: mission, plan: plan, coverage: SamplePlan.coverage(mission), findings: SamplePlan.findings)
    let data = try ReportPageTests.data(try ReportPageTests.page())
    #expect(data == PageData(content, MapSheet(content)))
    for (route, track) in zip(plan.routes, data.routes) {
      func sums(_ steps: [Int]) -> [Int] {
        var last = 0
        return steps.map { step in
          last += step
          return last
        }
      }
      #expect(sums(track.longitudeE7).map { Double($0) / 1e7 } == route.waypoints.map(\.longitudeDeg))
      #expect(sums(track.latitudeE7).map { Double($0) / 1e7 } == route.waypoints.map(\.latitudeDeg))
      #expect(sums(track.hkpdDm).map { Double($0) / 10 } == route.waypoints.map(\.hkpdM))
      func all(_ runs: [Int?]) -> [Int?] {
        stride(from: 0, to: runs.count, by: 2).flatMap { at in
          [Int?](repeating: runs[at], count: (runs[at + 1] ?? 0))
        }
      }
      let low = all(track.aboveGroundLowDm).map { $0.map { Double($0) / 10 } }
      #expect(low == route.waypoints.map(\.aboveGroundLowM))
      #expect(all(track.action).map { data.actions[$0 ?? 99] } == route.waypoints.map(\.action.rawValue))
    }
    #expect(data.sorties.map(\.takeoff) == plan.sorties.map(\.takeoff.secondsSince1970))
  }

  static let attack =
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"' onclick=alert(3) <!-- &lt; \u{2028} {0}"

  /// Every free text of a document with the attack added.
  static func poisoned<T: Codable>(_ document: T) throws -> T {
    let free: Set<String> = [
      "en", "zh", "path", "use", "licence", "attribution", "value", "source", "key", "subject", "rule",
      "number",
      "file", "forecast_source", "airframe", "camera", "target", "reason_text", "nearest_site",
    ]
    func walk(_ value: Any) -> Any {
      if let list = value as? [Any] { return list.map(walk) }
      guard let object = value as? [String: Any] else { return value }
      return Dictionary(
        uniqueKeysWithValues: object.map { key, value -> (String, Any) in
          if free.contains(key), let text = value as? String { return (key, text + attack) }
          return (key, walk(value))
        })
    }
    let json = try JSONSerialization.jsonObject(with: Data(try DocumentCodec.encode(document)))
    return try DocumentCodec.decode(
      T.self, from: Array(try JSONSerialization.data(withJSONObject: walk(json))), file: "poisoned")
  }

  @Test func noNameBecomesMarkup() throws {
    var mission = SampleDay.mission(
      name: BilingualText(en: ReportPageTests.attack, zh: "\"'><b>" + ReportPageTests.attack))
    for at in mission.beats.indices { mission.beats[at].name.en += ReportPageTests.attack }
    for at in mission.zones.indices { mission.zones[at].name.zh += ReportPageTests.attack }
    for at in mission.background.indices { mission.background[at].name.en += ReportPageTests.attack }
    for at in mission.forecast.warnings.indices {
      mission.forecast.warnings[at].code += ReportPageTests.attack
    }
    mission.privacyZones[0].name.en += ReportPageTests.attack
    var plan = try ReportPageTests.poisoned(SamplePlan.plan(mission, sorties: SamplePlan.sorties()))
    for at in plan.sorties.indices { plan.sorties[at].id += ReportPageTests.attack }
    let findings = try ReportPageTests.poisoned(SamplePlan.findings)
    var coverage = try ReportPageTests.poisoned(SamplePlan.coverage(mission))
    for at in coverage.beats.indices {
      for gap in coverage.beats[at].gaps.indices { coverage.beats[at].gaps[gap].id += ReportPageTests.attack }
    }
    let bytes = try ReportPage.html(mission: mission, plan: plan, coverage: coverage, findings: findings)
    let page = String(decoding: bytes, as: UTF8.self)
    let opened = ReportPageTests.count("<script", page)
    let closed = ReportPageTests.count("</script", page)
    let attacks = ReportPageTests.count("alert(1)", page)
    #expect(opened == 3 && closed == 3 && attacks > 100)
    let shown = try #require(page.components(separatedBy: "id=\"data\"").first)
    for markup in ["<img", "<!-- ", "<b>", "' onclick", "\u{2028}<"] {
      let found = shown.contains(markup)
      #expect(!found, "\(markup)")
    }
    let data = try ReportPageTests.data(page)
    #expect(data.title == plan.mission.name)
    if let folder = ProcessInfo.processInfo.environment["SKYBEAT_REPORT_SAMPLES"] {
      try Data(bytes).write(to: URL(fileURLWithPath: folder).appendingPathComponent("attack.html"))
    }
  }

  @Test func aDayWithoutSortiesSaysSo() throws {
    let mission = SampleDay.mission()
    var plan = SamplePlan.plan(mission, sorties: [])
    plan.sites = []
    plan.zones = []
    plan.permissions = []
    plan.refusals = []
    plan.facts = []
    plan.layers = []
    plan.notices = []
    var bare = mission
    bare.beats = []
    bare.zones = []
    bare.background = []
    bare.privacyZones = []
    let coverage = CoverageReport(mission: mission.id, cellM: 5, assumptions: [], beats: [], districts: [])
    let page = String(
      decoding: try ReportPage.html(mission: bare, plan: plan, coverage: coverage, findings: []),
      as: UTF8.self)
    for word: PageWord in [
      .noSorties, .noBeats, .noFindings, .noneRefused, .noZones, .verdictGood, .noRevisitWanted,
    ] {
      let told = page.contains(word.text.en) && page.contains(word.text.zh)
      #expect(told, "\(word)")
    }
    let wrong = page.contains("NaN") || page.contains(PageWord.illustrative.text.en)
    #expect(!wrong)
    #expect(try ReportPageTests.data(page).sorties.isEmpty)
  }

  @Test func theVerdictCounts() throws {
    let mission = SampleDay.mission()
    var plan = SamplePlan.plan(mission, sorties: SamplePlan.sorties())
    func verdict(_ findings: [Finding]) throws -> String {
      let bytes = try ReportPage.html(
        mission: mission, plan: plan, coverage: SamplePlan.coverage(mission), findings: findings)
      let page = String(decoding: bytes, as: UTF8.self)
      let after = page.components(separatedBy: "id=\"verdict\">")
      return try #require(after.last?.components(separatedBy: "</p>").first)
    }
    #expect(try verdict(SamplePlan.findings).contains("Violations: 1, warnings: 1."))
    #expect(try verdict([]).contains(PageWord.verdictGood.text.zh))
    // A warning of the planner counts, and only once when the checker repeats it.
    let notice = Finding(severity: .warning, rule: "x", subject: "", message: BilingualText(en: "a", zh: "b"))
    plan.notices.append(notice)
    #expect(try verdict([notice]).contains("Violations: 0, warnings: 1."))
    #expect(try verdict([]).contains(PageWord.verdictWarn.text.en))
  }

  @Test func documentsThatDoNotBelongTogetherAreRefused() throws {
    let mission = SampleDay.mission()
    var plan = SamplePlan.plan(mission, sorties: SamplePlan.sorties())
    plan.mission.id = "other"
    plan.sorties[0].route = "nowhere"
    plan.sorties[1].waypointTimesS = [1]
    plan.sorties[2].landing = plan.sorties[2].takeoff + -1
    plan.routes[3].waypoints[1].hkpdM = .nan
    plan.zones[0].treatment = "ignored"
    var coverage = SamplePlan.coverage(mission)
    coverage.mission = "another"
    let error = #expect(throws: ReportError.self) {
      try ReportPage.html(mission: mission, plan: plan, coverage: coverage, findings: [])
    }
    let reasons = error?.reasons ?? []
    #expect(reasons.count == 7, "\(reasons)")
    for part in [
      "'other'", "'another'", "'nowhere'", "'ignored'", "waypoint 2", "out of order", "1 waypoints",
    ] {
      #expect(reasons.contains { $0.contains(part) }, "\(part) in \(reasons)")
    }
  }
}
