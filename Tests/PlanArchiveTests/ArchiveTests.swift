import Foundation
import PlanArchive
import Skybeat
import TestSupport
import Testing

/// One small day, planned once.
private struct TinyDay {
  let mission: Mission
  let missionBytes, planBytes: [UInt8]
  let plan: Plan
  let coverage: CoverageReport
  let maps: [SightMap]

  init(seed: UInt64, mend: (inout Plan) -> Void = { _ in }) throws {
    let path = Folders.package + "/Tests/CommandTests/missions/tiny.yaml"
    missionBytes = try DiskFiles().bytes(path)
    mission = try MissionReader.read(path: path, files: DiskFiles())
    var plan = try Planner.plan(mission, seed: seed)
    mend(&plan)
    planBytes = try DocumentCodec.encode(plan)
    self.plan = plan
    (coverage, maps) = try CoverageAnalyser.analyseWithMaps(mission: mission, plan: plan)
  }

  static let usual = Result { try TinyDay(seed: 7) }

  var source: PlanSource { PlanSource(mission: missionBytes, plan: planBytes) }

  @discardableResult func add(to archive: UnitArchive) throws -> UnitArchive.Added {
    try archive.add(mission: mission, plan: plan, source: source, coverage: coverage, maps: maps)
  }

  /// Everything as planned, each flight so many seconds late.
  func flights(late: Int = 0) throws -> [FlownSortie] {
    try plan.sorties.map { sortie in
      .asPlanned(
        sortie, route: try #require(plan.route(sortie.route)), takeoff: sortie.takeoff + late,
        landing: sortie.landing + late, source: "test")
    }
  }
}

@Suite("Archive of a unit") struct ArchiveTests {
  private let folder: String
  private var path: String { folder + "/unit.gpkg" }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "skybeat-\(UUID().uuidString)")
      .path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func bytes() throws -> Data { try Data(contentsOf: URL(filePath: path)) }

  private func refusal(_ body: () throws -> Void) -> String {
    do {
      try body()
    } catch let error as ArchiveError {
      guard case .refused = error else { return "other: \(error)" }
      return error.reason
    } catch { return "other: \(error)" }
    return "not refused"
  }

  @Test("a plan comes in once, and what was flown with it") func comesIn() throws {
    let day = try TinyDay.usual.get()
    let archive = try UnitArchive(path: path, of: day.mission.unit)
    #expect(try archive.plans() == [])
    #expect(try day.add(to: archive) == .added)
    let before = try bytes()
    #expect(try day.add(to: archive) == .alreadyThere)
    #expect(try bytes() == before)
    var listed = try #require(try archive.plans().first)
    #expect(listed.mission == "tiny" && listed.day == "2026-11-28")
    #expect(listed.sorties == day.plan.sorties.count && listed.flown == 0)

    let nothing = try archive.lastSeen().beats[0]
    #expect(nothing.completeLook == nil && nothing.newestLook == nil && nothing.everSeenShare == 0)
    #expect(nothing.countsFrom == day.mission.day.from)

    let flights = try day.flights(late: 90)
    #expect(try archive.record(flights, of: day.plan, bytes: day.planBytes) == flights.count)
    #expect(try archive.record(flights, of: day.plan, bytes: day.planBytes) == 0)
    listed = try #require(try archive.plans().first)
    #expect(listed.flown == flights.count)
    let seen = try archive.lastSeen().beats[0]
    let complete = try #require(seen.completeLook)
    let newest = try #require(seen.newestLook)
    let last = try #require(flights.last)
    #expect(complete <= newest && newest <= last.landing ?? newest)
    #expect(complete >= day.plan.sorties[0].takeoff + 90)
    #expect(seen.everSeenShare >= 0.9)
    // The square's time is that of the plan's own map, moved with the flight, to the second's rounding.
    let map = try #require(day.maps.first)
    let step = Int(map.stepS)
    for (square, cell) in seen.squares.enumerated() {
      var planned: Moment?
      for flight in map.flights where flight.steps[square] != SightMap.nothing {
        let after = Int(Double(flight.steps[square]) * map.stepS)
        let at = day.plan.sorties[flight.sortie].takeoff + after
        planned = max(planned ?? at, at)
      }
      guard let planned else {
        #expect(cell.lastSeen == nil)
        continue
      }
      // Told to the early end of the plan's step; a look after the last waypoint's time counts at the last.
      let found = try #require(cell.lastSeen)
      #expect(found <= planned + 91)
      #expect(found >= planned + (90 - step - 1))
    }
    // Looks from a time on can be left out.
    let earlier = try archive.lastSeen(before: day.plan.sorties[0].takeoff).beats[0]
    #expect(earlier.newestLook == nil)
  }

  @Test("a record that is put right leaves no trace") func putRight() throws {
    let day = try TinyDay.usual.get()
    let archive = try UnitArchive(path: path, of: day.mission.unit)
    try day.add(to: archive)
    let held = day.plan.sorties.map {
      FlownSortie(
        sortie: $0.id, outcome: .held, takeoff: nil, landing: nil, waypointTimesS: [], track: [],
        source: "test")
    }
    _ = try archive.record(held, of: day.plan, bytes: day.planBytes)
    let before = try archive.lastSeen()
    _ = try archive.record(try day.flights(), of: day.plan, bytes: day.planBytes)
    #expect(try archive.lastSeen() != before)
    _ = try archive.record(held, of: day.plan, bytes: day.planBytes)
    #expect(try archive.lastSeen() == before)
    #expect(try archive.plans().first?.held == held.count)
  }

  @Test("a flight that broke off counts up to its last waypoint") func brokeOff() throws {
    let day = try TinyDay.usual.get()
    let archive = try UnitArchive(path: path, of: day.mission.unit)
    try day.add(to: archive)
    var shares: [Double] = []
    for count in stride(from: 1, through: day.plan.sorties[0].waypointTimesS.count, by: 2) {
      var flight = try day.flights()[0]
      flight.outcome = .partly
      flight.waypointTimesS = Array(flight.waypointTimesS.prefix(count))
      _ = try archive.record([flight], of: day.plan, bytes: day.planBytes)
      shares.append(try archive.lastSeen().beats[0].everSeenShare)
    }
    #expect(shares.first == 0)
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(shares.last ?? 0 > 0.5)
  }

  @Test("a state of the day is recorded sortie by sortie") func state() throws {
    let day = try TinyDay.usual.get()
    let archive = try UnitArchive(path: path, of: day.mission.unit)
    try day.add(to: archive)
    let sortie = day.plan.sorties[0]
    func outcome(_ status: DayState.Status, late: Int?, at: Moment) throws -> FlownSortie? {
      var state = DayState(of: day.plan, fingerprint: DayState.fingerprint(day.planBytes))
      state.sorties[0].status = status
      state.sorties[0].takeoff = late.map { sortie.takeoff + $0 }
      state.sorties[0].landing = late.map { sortie.landing + $0 }
      let flights = try FlownSortie.all(of: state, plan: day.plan, at: at, source: "state")
      _ = try archive.record(flights, of: day.plan, bytes: day.planBytes)
      return flights.first { $0.sortie == sortie.id }
    }
    let end = day.mission.day.to
    #expect(try outcome(.planned, late: nil, at: sortie.takeoff) == nil)
    #expect(try outcome(.inAir, late: 60, at: end) == nil)
    #expect(try archive.plans()[0].flown == 0)
    #expect(try outcome(.planned, late: nil, at: end)?.takeoff == sortie.takeoff)
    #expect(try outcome(.flown, late: 60, at: end)?.takeoff == sortie.takeoff + 60)
    #expect(try archive.lastSeen().beats[0].everSeenShare > 0.9)
    #expect(try outcome(.aborted, late: 60, at: end)?.outcome == .partly)
    #expect(try archive.lastSeen().beats[0].everSeenShare == 0)
    #expect(try outcome(.held, late: nil, at: end)?.outcome == .held)
    #expect(try archive.plans()[0].held == 1)
  }

  @Test("the next day's first visit counts from the last complete look") func nextDay() throws {
    let day = try TinyDay.usual.get()
    let archive = try UnitArchive(path: path, of: day.mission.unit)
    try day.add(to: archive)
    _ = try archive.record(try day.flights(), of: day.plan, bytes: day.planBytes)
    let report = try archive.lastSeen()
    let look = try #require(report.beats[0].completeLook)
    var next = day.mission
    let window = next.beats[0].windows[0].during
    let shift = 86_400
    next.day = MomentRange(from: next.day.from + shift, to: next.day.to + shift)
    next.beats[0].windows = [
      BeatWindow(during: MomentRange(from: window.from + shift, to: window.to + shift), revisit: .minutes(90))
    ]
    for index in next.forecast.stations[0].steps.indices {
      let during = next.forecast.stations[0].steps[index].during
      next.forecast.stations[0].steps[index].during = MomentRange(
        from: during.from + shift, to: during.to + shift)
    }
    for index in next.sites[0].duty.indices {
      let duty = next.sites[0].duty[index]
      next.sites[0].duty[index] = MomentRange(from: duty.from + shift, to: duty.to + shift)
    }
    let known = try next.counting(from: report, file: "last-seen.json")
    #expect(known.beats[0].lastSeen == look)
    // A day later it is overdue: flown as soon as the hours begin, which the checker tells.
    let late = try Planner.plan(known)
    let usual = try Planner.plan(next)
    let opening = window.from + shift
    #expect(late.sorties.first?.takeoff == opening)
    #expect(try #require(usual.sorties.first).takeoff > opening)
    let findings = try PlanChecker.check(mission: known, plan: late)
    #expect(findings.contains { $0.rule == "revisit.inherited" && $0.severity == .note })
    #expect(!findings.contains { $0.rule == "revisit.missed" })
    // Looked at an hour before the hours begin, half an hour is left of its ninety minutes.
    var fresh = next
    fresh.beats[0].lastSeen = opening + -3600
    let soon = try #require(try Planner.plan(fresh).sorties.first)
    #expect(soon.takeoff <= opening + 1800 && soon.takeoff > opening)
    let held = try PlanChecker.check(mission: fresh, plan: usual).filter { $0.rule == "revisit.missed" }
    #expect((try #require(usual.sorties.first).takeoff > opening + 1800) == !held.isEmpty)
    // A look after the day's start, or of other beats, is a mistake.
    var odd = report
    odd.beats[0].completeLook = next.day.from + 1
    #expect(throws: FileIssue.self) { try next.counting(from: odd, file: "x") }
    odd.beats = []
    #expect(throws: FileIssue.self) { try next.counting(from: odd, file: "x") }
  }

  @Test("the same steps give the same file") func sameFile() throws {
    let day = try TinyDay.usual.get()
    var files: [Data] = []
    for _ in 0..<2 {
      try? FileManager.default.removeItem(atPath: path)
      let archive = try UnitArchive(path: path, of: day.mission.unit)
      try day.add(to: archive)
      _ = try archive.record(try day.flights(), of: day.plan, bytes: day.planBytes)
      files.append(try bytes())
    }
    #expect(files[0] == files[1])
    try PlanPackage.write(
      mission: day.mission, plan: day.plan, source: day.source, coverage: day.coverage, to: path)
    let first = try bytes()
    try PlanPackage.write(
      mission: day.mission, plan: day.plan, source: day.source, coverage: day.coverage, to: path)
    #expect(try bytes() == first)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["unit.gpkg"])
  }

  @Test("files that are no archive of ours are refused in words, and stay") func refusals() throws {
    let day = try TinyDay.usual.get()
    func open() -> String { refusal { _ = try UnitArchive(path: path) } }
    #expect(open() == "there is no such file")
    try Data().write(to: URL(filePath: path))
    #expect(open().hasPrefix("the file is empty"))
    #expect(refusal { _ = try UnitArchive(path: path, of: day.mission.unit) }.hasPrefix("the file is empty"))
    let text = Data("this is a text, and a long one at that. ".utf8) + Data(repeating: 65, count: 4000)
    try text.write(to: URL(filePath: path))
    #expect(open() == "this is no archive: not an SQLite file")
    #expect(try bytes() == text)
    try PlanPackage.write(
      mission: day.mission, plan: day.plan, source: day.source, coverage: day.coverage, to: path)
    #expect(open() == "this is a GeoPackage, but no archive of Skybeat")
    try FileManager.default.removeItem(atPath: path)
    let archive = try UnitArchive(path: path, of: day.mission.unit)
    #expect(
      refusal { _ = try UnitArchive(path: path, of: BilingualText(en: "Others", zh: "其他")) }
        .contains("not of 'Others'"))
    #expect(refusal { _ = try archive.lastSeen(beats: ["x"]) } == "the archive has no beat 'x'")
    #expect(
      refusal { _ = try archive.record([], of: day.plan, bytes: day.planBytes) }.contains("add` it first"))
    try day.add(to: archive)
    var strange = try day.flights()[0]
    strange.sortie = "S99"
    #expect(
      refusal { _ = try archive.record([strange], of: day.plan, bytes: day.planBytes) }
        == "the plan has no sortie 'S99'")
  }

  @Test("a file that was cut short anywhere is refused") func cutShort() throws {
    let day = try TinyDay.usual.get()
    let archive = try UnitArchive(path: path, of: day.mission.unit)
    try day.add(to: archive)
    _ = try archive.record(try day.flights(), of: day.plan, bytes: day.planBytes)
    let whole = try bytes()
    for part in 1..<40 {
      let length = whole.count * part / 40
      try whole.prefix(length).write(to: URL(filePath: path))
      let reason = refusal { _ = try UnitArchive(path: path) }
      #expect(reason.contains("damaged"), "\(length) of \(whole.count) bytes: \(reason)")
    }
    try whole.write(to: URL(filePath: path))
    #expect(try UnitArchive(path: path).plans().count == 1)
  }
}
