import AirspaceModel
import Coverage
import Geodesy
import MissionModel
import Planar
import TerrainModel
import TestSupport
import Testing
import Units

@Suite("Coverage of a planned day") struct AnalyserTests {
  /// A strip of 200 m by 40 m, flown along its middle from 50 m before its start to 50 m before its end, 100 m up
  /// (view 40 m across and 30 m deep) at 5 m/s: a place is in view for 6 s.
  func strip(dwellS: Double = 5.8) throws -> Scene {
    var scene = try Scene(areas: [Scene.polygon(0, -20, 200, 20)], dwellS: dwellS)
    try scene.addRoute("r", [MapPoint(-50, 0), MapPoint(150, 0)])
    scene.addSortie("S01", route: "r", visit: 1, takeoffS: 1800)
    scene.addSortie("S02", route: "r", visit: 2, takeoffS: 5400)
    return scene
  }

  @Test("known by hand: share, visits, worst gap, reasons and areas of gaps") func byHand() throws {
    let report = try strip().report()
    #expect(report.cellM == 5)
    #expect(report.schema == "skybeat/coverage/1" && report.mission == "scene")
    let beat = report.beats[0]
    #expect(beat.areaM2 == 8000)
    // Columns of cells with their centres at 2.5 ... 132.5 m pass through the whole view: 27 of 40.
    #expect(beat.seenShare == 0.675)
    #expect(beat.seenM2 == 5400)
    #expect(beat.leastVisitsSeen == 2)
    #expect(beat.leastVisits == 0)
    // From the last sight of one flight to the first of the next: 3600 s less the 6 s in view.
    #expect(beat.windows.count == 1)
    #expect(beat.windows[0].worstGapMin == 59.9)
    #expect(beat.windows[0].visits == 2)
    #expect(beat.windows[0].wantedRevisitMin == 60)
    #expect(beat.longestUnseenMin == 59.9)
    #expect(beat.gaps.map(\.reason) == [.tooBrief, .notOnRoute])
    // Six columns at 137.5 ... 162.5 m are in view for less, at most (15 + 150 - 137.5) / 5 = 5.5 s.
    #expect(beat.gaps[0].areaM2 == 1200)
    #expect(beat.gaps[0].message.en.contains("5.5 s") && beat.gaps[0].message.en.contains("5.8 s"))
    #expect(beat.gaps[1].areaM2 == 1400)
    #expect(beat.gaps.allSatisfy { $0.nearestSite == "s" && $0.beat == "b" })
    #expect(beat.gaps.map(\.id) == ["b.too-brief.1", "b.not-on-route.1"])
    #expect(beat.unlistedM2 == 0)
    #expect(beat.seen.count == 1 && beat.seen[0].count == 1)
    #expect(report.districts.isEmpty)
  }

  @Test("the same input gives the same bytes") func same() throws {
    let first = try DocumentCodec.encode(strip().report())
    #expect(try DocumentCodec.encode(strip().report()) == first)
    let read = try DocumentCodec.decode(CoverageReport.self, from: first, file: "coverage.json")
    #expect(try read == strip().report())
  }

  @Test("nothing planned: nothing is seen, and the whole window is unseen") func emptyPlan() throws {
    let scene = try Scene(areas: [Scene.polygon(0, -20, 200, 20)])
    let beat = try scene.beatReport()
    #expect(beat.seenShare == 0 && beat.seenM2 == 0 && beat.seen.isEmpty)
    #expect(beat.leastVisits == 0 && beat.leastVisitsSeen == 0)
    #expect(beat.longestUnseenMin == 120 && beat.windows[0].worstGapMin == 120)
    #expect(beat.gaps.map(\.reason) == [.notOnRoute])
    #expect(beat.gaps[0].areaM2 == 8000)
  }

  @Test("refused as a whole: the gap tells the refusal") func refused() throws {
    var scene = try Scene(areas: [Scene.polygon(0, -20, 200, 20)])
    scene.plan.refusals = [
      Refusal(reason: "energy", beat: "b", during: nil, message: Scene.text("Too far for the battery."))
    ]
    let beat = try scene.beatReport()
    #expect(beat.gaps.map(\.reason) == [.refusedByEnergy])
    #expect(beat.gaps[0].message.en.contains("Too far for the battery."))
    scene.plan.refusals[0].reason = "weather"
    #expect(try scene.beatReport().gaps.map(\.reason) == [.heldByWeather])
    scene.plan.refusals[0].reason = "no-slot"
    #expect(try scene.beatReport().gaps.map(\.reason) == [.notScheduled])
  }

  @Test("a gap tells each refusal that explains it once, and no other") func refusalsInGaps() throws {
    func refusal(_ reason: String) -> Refusal {
      Refusal(
        reason: reason, beat: "b", during: nil,
        message: BilingualText(en: "reason \(reason)", zh: "原因 \(reason)"))
    }
    let all = ["size", "weather", "reach", "no-slot", "size"].map(refusal)
    var scene = try strip()
    scene.plan.sorties = []
    scene.plan.refusals = all
    let gaps = try scene.beatReport().gaps
    #expect(gaps.map(\.reason) == [.notScheduled, .notOnRoute])
    #expect(gaps[0].message.en.hasSuffix("windows; reason weather; reason no-slot."))
    #expect(gaps[0].message.zh.hasSuffix("架次；原因 weather；原因 no-slot。"))
    #expect(gaps[1].message.en.hasSuffix("touch it; reason size; reason reach."))
    #expect(gaps[1].message.zh.hasSuffix("看到此處；原因 size；原因 reach。"))
    // Without any route all of them tell why there is none.
    var bare = try Scene(areas: [Scene.polygon(0, -20, 200, 20)])
    bare.plan.refusals = all
    let whole = try bare.beatReport().gaps
    #expect(whole.map(\.reason) == [.notScheduled])
    #expect(
      whole[0].message.en
        == "No route was planned; reason size; reason weather; reason reach; reason no-slot.")
    scene.plan.refusals = []
    #expect(try scene.beatReport().gaps[1].message.en.hasSuffix("touch it."))
  }

  @Test("a route without flights, and flights outside the window, are not scheduled") func unscheduled()
    throws
  {
    var scene = try strip()
    scene.plan.sorties = []
    #expect(try scene.beatReport().gaps.map(\.reason) == [.notScheduled, .notOnRoute])
    scene.addSortie("S01", route: "r", visit: 1, takeoffS: 7300)
    let late = try scene.beatReport()
    #expect(late.gaps.map(\.reason) == [.tooBrief, .notScheduled, .notOnRoute])
    #expect(late.windows[0].visits == 0 && late.seenShare == 0)
  }

  @Test("pixels too coarse for the task") func coarse() throws {
    // 0.625 mrad at 100 m is 6.25 cm straight down and more to the sides.
    var scene = try Scene(areas: [Scene.polygon(0, -20, 100, 20)], largestPixelM: 0.06)
    try scene.addRoute("r", [MapPoint(-50, 0), MapPoint(150, 0)])
    scene.addSortie("S01", route: "r", visit: 1, takeoffS: 1800)
    let beat = try scene.beatReport()
    #expect(beat.seenShare == 0)
    #expect(beat.gaps.map(\.reason) == [.tooCoarse])
    #expect(beat.gaps[0].message.en.contains("6.3 cm") && beat.gaps[0].message.en.contains("6.0 cm"))
  }

  @Test("the lowest ground sets the pixel, the highest the width") func band() throws {
    var scene = try Scene(areas: [Scene.polygon(0, -20, 100, 20)], largestPixelM: 0.065)
    try scene.addRoute("r", [MapPoint(-50, 0), MapPoint(150, 0)])
    scene.addSortie("S01", route: "r", visit: 1, takeoffS: 1800)
    #expect(try scene.beatReport().seenShare == 1)
    // Ground between -20 and 0 m: 120 m above the low end gives 7.5 cm.
    scene.mission.ground = Scene.ground(low: -20, high: 0)
    #expect(try scene.beatReport().gaps.map(\.reason) == [.tooCoarse])
    // Ground between 0 and 50 m: 50 m above the high end gives a strip of 20 m, half of the beat.
    scene.mission.ground = Scene.ground(low: 0, high: 50)
    #expect(try scene.beatReport().seenShare == 0.5)
    #expect(try scene.beatReport().unlistedM2 == 0)
  }

  @Test("unknown ground sees nothing and says so") func unknownGround() throws {
    var scene = try strip()
    scene.mission.ground = Ground(
      grids: [],
      bands: [
        DeclaredBand(
          id: "west", name: Scene.text("West"), area: [Scene.polygon(-100, -100, 61, 100)], lowHKPD: 0,
          highHKPD: 0)
      ], elsewhere: nil, frame: Scene.frame)
    let beat = try scene.beatReport()
    // Columns of cells with their centres at 2.5 ... 57.5 m know their ground.
    #expect(beat.seenShare == 12.0 / 40)
    #expect(beat.gaps.map(\.reason) == [.unknownGround] && beat.gaps[0].areaM2 == 28 * 200)
    // Ground higher than the flight: the same.
    scene.mission.ground = Scene.ground(low: 0, high: 200)
    let buried = try scene.beatReport()
    #expect(buried.seenShare == 0)
    #expect(buried.gaps.map(\.reason) == [.unknownGround])
  }

  @Test("reach, zones and privacy come before the camera's reasons") func order() throws {
    var scene = try strip()
    let south = try Scene.frame.toGeo([Scene.polygon(100, -100, 180, 100)])
    scene.mission.zones = [
      Zone(
        id: "z1", name: Scene.text("Airfield"), restriction: .authorisation, areas: south, lower: nil,
        upper: nil, hours: .always, validFrom: nil, validTo: nil, source: "test", official: false)
    ]
    // Unseen are the columns from 135 m on: 9 of them in the zone, 4 not.
    var gaps = try scene.beatReport().gaps
    #expect(gaps.map(\.reason) == [.restrictedZone, .notOnRoute])
    #expect(gaps.map(\.areaM2) == [1800, 800])
    #expect(gaps[0].message.en.contains("Airfield"))
    scene.mission.rules.zoneMargin = .metres(10)
    gaps = try scene.beatReport().gaps
    #expect(gaps.map(\.areaM2) == [2200, 400])
    // A permission for the window opens it.
    scene.mission.permissions = [
      Permission(
        number: "P1", holder: Scene.text("Unit"), zones: ["z1"], ceilingAboveGround: .metres(120),
        hours: .always, validFrom: Scene.morning, validTo: Scene.morning + 7200, conditions: [])
    ]
    #expect(try scene.beatReport().gaps.map(\.reason) == [.tooBrief, .notOnRoute])
    scene.mission.permissions[0].validTo = Scene.morning + 3600
    #expect(try scene.beatReport().gaps.map(\.reason) == [.restrictedZone, .notOnRoute])
    // A zone that begins above the flight is shut all the same in this version: routes keep out of it too.
    scene.mission.zones[0].lower = VerticalLimit(metres: 150, reference: .hkpd)
    #expect(try scene.beatReport().gaps.map(\.reason) == [.restrictedZone, .notOnRoute])
    scene.mission.zones = []
    scene.mission.sites[0].reach = .metres(150)
    gaps = try scene.beatReport().gaps
    #expect(gaps.map(\.reason) == [.outsideReach, .tooBrief])
    #expect(gaps[0].message.en.contains("0.15 km"))
  }

  @Test("a privacy zone is never seen, and the views that pass over it are named") func privacy() throws {
    var scene = try strip()
    scene.mission.privacyZones = [
      PrivacyZone(
        id: "p", name: Scene.text("School"), areas: try Scene.frame.toGeo([Scene.polygon(20, 0, 60, 20)]))
    ]
    let report = try scene.report()
    #expect(report.beats[0].gaps.map(\.reason) == [.privacyZone, .tooBrief, .notOnRoute])
    #expect(report.beats[0].gaps[0].areaM2 == 800)
    #expect(report.beats[0].seenM2 == 4600)
    #expect(report.assumptions.contains { $0.en.contains("School") && $0.en.contains("route r") })
  }

  @Test("districts: all flights count, the area is exact") func districts() throws {
    var scene = try strip()
    scene.mission.background = [
      MapFeature(
        kind: .district, name: Scene.text("West"),
        polygons: try Scene.frame.toGeo([Scene.polygon(-100, -100, 100, 100)])),
      MapFeature(
        kind: .land, name: Scene.text("Land"),
        polygons: try Scene.frame.toGeo([Scene.polygon(-100, -100, 100, 100)])),
    ]
    let found = try scene.report().districts
    #expect(found.count == 1)
    #expect(found[0].areaM2 == 40_000)
    // In view for 5.8 s of 6 s: centres from -35 + 14 - ... to 100 m: columns at -32.5 ... 97.5 m, 27 of them.
    #expect(found[0].seenM2 == 27 * 8 * 25)
    #expect(found[0].seenShare == 0.135)
  }

  @Test("a hover over a place, a look to the side, and a second part") func holdsAndParts() throws {
    var scene = try Scene(areas: [Scene.polygon(-20, -15, 20, 15)], dwellS: 8)
    scene.plan.routes = []
    let pad = MapPoint(0, 0)
    let waypoints = [
      try Scene.waypoint(.takeoff, pad, hkpdM: 100),
      try Scene.waypoint(.dwell, pad, hkpdM: 100, pitchDeg: -90, headingDeg: 0, holdS: 8),
      try Scene.waypoint(.land, pad, hkpdM: 100),
    ]
    var route = try strip().plan.routes[0]
    route.waypoints = waypoints
    route.parts = 2
    scene.plan.routes = [route]
    scene.addSortie("S01", route: "r", visit: 1, takeoffS: 0)
    let beat = try scene.beatReport()
    #expect(beat.seenShare == 1)
    // One part of two is no complete visit.
    #expect(beat.windows[0].visits == 0)
    // Hover from 10 s (times of the scene: take-off height at 10 s, the next point at 60 s) to 68 s.
    #expect(beat.longestUnseenMin == ((7200.0 - 68) / 60).rounded(places: 1))
    scene.beat.task.dwell = .seconds(8.1)
    #expect(try scene.beatReport().gaps.map(\.reason) == [.tooBrief])
  }

  @Test("one more sortie never lowers what is seen and never lengthens a gap of the seen") func monotone()
    throws
  {
    try forAll(12) { random in
      (0..<40).map { _ in random.unit() }
    } property: { r, seed in
      var scene = try Scene(areas: [Scene.polygon(-100, -100, 100, 100)], dwellS: 3)
      var before: BeatCoverage?
      for number in 0..<6 {
        let a = MapPoint(-120 + 240 * r[6 * number], -120 + 240 * r[6 * number + 1])
        let b = MapPoint(-120 + 240 * r[6 * number + 2], -120 + 240 * r[6 * number + 3])
        let pitch = number % 2 == 0 ? -90 : -40 - 50 * r[6 * number + 4]
        try scene.addRoute("r\(number)", [a, b], pitchDeg: pitch)
        scene.addSortie(
          "S\(number)", route: "r\(number)", visit: number + 1, takeoffS: Int(6000 * r[6 * number + 5]))
        let now = try scene.beatReport()
        if let before {
          #expect(now.seenShare >= before.seenShare, "seed \(seed)")
          #expect(now.leastVisits >= before.leastVisits, "seed \(seed)")
        }
        let missing = now.areaM2 - now.seenM2
        let listed = now.gaps.reduce(0) { $0 + $1.areaM2 } + now.unlistedM2
        #expect(abs(missing - listed) <= Double(now.gaps.count) + 1, "seed \(seed)")
        before = now
      }
    }
  }

  @Test("a plan that does not fit is an error with every mistake") func mistakes() throws {
    var scene = try strip()
    scene.plan.routes[0].waypoints[2].hkpdM = .nan
    scene.plan.sorties[0].waypointTimesS.removeLast()
    scene.plan.sorties[1].route = "x"
    scene.beat.task.objectSize = .metres(.nan)
    let error = try #require(throws: CoverageError.self) { try scene.report() }
    #expect(error.issues.count == 4)
    for part in ["waypoint 3", "sortie S01", "'x'", "beat b"] {
      #expect(error.description.contains(part), "\(part)")
    }
  }
}
