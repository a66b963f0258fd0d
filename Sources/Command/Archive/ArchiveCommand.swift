import ArgumentParser
import PlanArchive
import Skybeat

struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "Keep a unit's plans, flights and last looks in one GeoPackage.",
    discussion: """
      The file opens in QGIS. One file a unit; programs that write at once wait
      for each other, and a crash leaves what was there before.

      Examples:
        skybeat archive add unit.gpkg Missions/border.yaml plan.json
        skybeat archive flown unit.gpkg plan.json S01.csv --sortie S01
        skybeat archive list unit.gpkg
        skybeat archive last-seen unit.gpkg --out last-seen.json
        skybeat plan Missions/border.yaml --from-archive unit.gpkg
      """,
    subcommands: [
      ArchiveAddCommand.self, ArchiveFlownCommand.self, ArchiveListCommand.self, ArchiveLastSeenCommand.self,
    ])
}

struct ArchiveAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Take in a plan with its layers and with what it means to see when.",
    discussion: """
      Example: skybeat archive add unit.gpkg Missions/border.yaml plan.json
      """)

  @Argument(help: "Archive (GeoPackage); begun where there is none.", completion: .file(extensions: ["gpkg"]))
  var archive: String
  @Argument(help: "Mission file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var mission: String
  @Argument(help: "Plan (JSON).", completion: .file(extensions: ["json"]))
  var plan: String
  @Option(
    help: "Coverage of this plan, where `coverage --out` has written it.",
    completion: .file(extensions: ["json"]))
  var coverage: String?
  @Option(help: "When it was planned, as in 2026-11-27T18:00:00+08:00.", transform: ArchiveText.moment)
  var plannedAt: Moment?
  @Option(help: "How many threads share the work; the result is the same for any number.")
  var threads = 1

  func validate() throws {
    guard (1...256).contains(threads) else {
      throw ValidationError("--threads \(threads): give 1 to 256")
    }
  }

  func run() throws {
    let missionBytes = try Files.read(mission)
    let mission = try Files.mission(mission)
    let planBytes = try Files.read(plan)
    let plan = try DocumentCodec.decode(Plan.self, from: planBytes, file: plan)
    let given = try coverage.map {
      try DocumentCodec.decode(CoverageReport.self, from: try Files.read($0), file: $0)
    }
    Terminal.progress("measuring \(mission.id)")
    let (report, maps) = try CoverageAnalyser.analyseWithMaps(mission: mission, plan: plan, threads: threads)
    Terminal.endProgress()
    if let given, let coverage, given.beats.map(\.seenM2) != report.beats.map(\.seenM2) {
      throw FileIssue(file: coverage, line: 0, column: 0, reason: "this is not the coverage of this plan")
    }
    let added = try UnitArchive(path: archive, of: mission.unit).add(
      mission: mission, plan: plan,
      source: PlanSource(mission: missionBytes, plan: planBytes, plannedAt: plannedAt),
      coverage: given ?? report, maps: maps)
    let what = "\(plan.mission.id) \(plan.mission.day.from.hongKongDate)"
    switch added {
    case .added:
      Terminal.say("\(what), \(NumberText.count(plan.sorties.count, "sortie")) → \(archive)")
    case .alreadyThere: Terminal.say("\(what) is in \(archive) already; nothing was changed")
    }
  }
}

struct ArchiveListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the plans of an archive and what became of them.")

  @Argument(help: "Archive (GeoPackage).", completion: .file(extensions: ["gpkg"]))
  var archive: String
  @Flag(help: "Print the list as JSON.")
  var json = false

  func run() throws {
    let archive = try UnitArchive(path: archive)
    let plans = try archive.plans()
    if json { return Terminal.put(try DocumentCodec.encode(plans)) }
    var table = TextTable([
      ("day", .left), ("mission", .left), ("plan", .left), ("sorties", .right), ("flown", .right),
      ("partly", .right), ("held", .right), ("unknown", .right),
    ])
    for plan in plans {
      table.add([
        plan.day, plan.mission, plan.fingerprint, "\(plan.sorties)", "\(plan.flown)", "\(plan.partly)",
        "\(plan.held)", "\(plan.sorties - plan.flown - plan.partly - plan.held)",
      ])
    }
    Terminal.say("\(archive.unit.en) \(archive.unit.zh)")
    Terminal.say(table.text())
  }
}

struct ArchiveLastSeenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "last-seen", abstract: "Tell when the ground of beats was last really seen.",
    discussion: """
      The file is what `seen_before` of a mission names.

      Example: skybeat archive last-seen unit.gpkg --beat ring --out last-seen.json
      """)

  @Argument(help: "Archive (GeoPackage).", completion: .file(extensions: ["gpkg"]))
  var archive: String
  @Option(help: "Id of a beat; more of them by repeating; all when there is none.")
  var beat: [String] = []
  @Option(
    help: "Looks from then on do not count, as in 2026-11-28T06:00:00+08:00.", transform: ArchiveText.moment)
  var before: Moment?
  @Option(help: "Write it with the time of every square as JSON; - for standard output.")
  var out: String?

  func run() throws {
    let report = try UnitArchive(path: archive).lastSeen(beats: beat.isEmpty ? nil : beat, before: before)
    if let out { try Files.write(try DocumentCodec.encode(report), to: out) }
    if out == "-" { return }
    var table = TextTable([
      ("beat", .left), ("last complete look", .left), ("newest look", .left), ("complete %", .right),
      ("ever seen %", .right), ("squares", .right),
    ])
    for beat in report.beats {
      table.add([
        beat.beat, beat.completeLook?.description ?? "none since \(beat.recordedFrom)",
        beat.newestLook?.description ?? "none", NumberText.short(beat.completeShare * 100),
        NumberText.short(beat.everSeenShare * 100), "\(beat.squares.count)",
      ])
    }
    Terminal.say(table.text())
  }
}

enum ArchiveText {
  @Sendable static func moment(_ text: String) throws -> Moment {
    guard let moment = Moment(rfc3339: text) else {
      throw ValidationError("'\(text)' is not a time such as 2026-11-28T06:00:00+08:00")
    }
    return moment
  }
}
