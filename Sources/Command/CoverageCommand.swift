import ArgumentParser
import Skybeat

struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "Measure what a plan sees, how often, and what not.",
    discussion: """
      Examples:
        skybeat coverage Missions/border.yaml plan.json --out coverage.json
        skybeat coverage Missions/border.yaml plan.json --at 14:30 --within-min 60
        skybeat coverage Missions/border.yaml plan.json --cells grids
        skybeat coverage Missions/border.yaml plan.json --suggest --out looks.json
        skybeat plan Missions/border.yaml --take looks.json --out plan-2.json

      --at tells what has been seen in the last so many minutes at that time, and
      with --out writes what has not as GeoJSON. --cells writes a grid for each
      figure of each beat (ESRI ASCII with .prj, in the mission's local frame).
      """)

  @Argument(help: "Mission file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var mission: String
  @Argument(help: "Plan (JSON).", completion: .file(extensions: ["json"]))
  var plan: String
  @Option(help: "Also write the full result as JSON; - for standard output.")
  var out: String?
  @Flag(help: "Print the full result as JSON, not the table.")
  var json = false
  @Flag(help: "Also what is seen at each level, with what hides and without; up to six times the work.")
  var levels = false
  @Flag(help: "Propose the fewest extra looks that bring each beat to its required share.")
  var suggest = false
  @Option(help: "A time of the day, HH:MM in Hong Kong time, 24:00 and later for the next day.")
  var at: String?
  @Option(help: "With --at: how long a look counts, minutes.")
  var withinMin = 60.0
  @Option(help: "Write grids of the cells into this folder.", completion: .directory)
  var cells: String?
  @Option(help: "How many threads share the work; the result is the same for any number.")
  var threads = 1

  func validate() throws {
    guard (1...256).contains(threads) else {
      throw ValidationError("--threads \(threads): give 1 to 256")
    }
    guard withinMin >= 0, withinMin <= 2880 else {
      throw ValidationError("--within-min \(withinMin): give 0 to 2880 minutes")
    }
    if [at != nil, cells != nil, suggest].count(where: { $0 }) > 1 {
      throw ValidationError("--at, --cells and --suggest: one of them at a time")
    }
    if levels, at != nil || cells != nil || suggest {
      throw ValidationError("--levels goes with the table or --json of the whole day only")
    }
    if cells == "-" { throw ValidationError("--cells -: give a folder") }
    if let at, Moment.clockSeconds(at, upTo: 48) == nil {
      throw ValidationError("--at \(at): give a time such as 14:30, up to 48:00")
    }
  }

  func run() throws {
    let mission = try Files.mission(mission)
    let plan = try Files.plan(plan)
    if let at { return try showMemory(mission, plan, at: at) }
    if suggest { return try showSuggestions(mission, plan) }
    if let cells { return try writeCells(mission, plan, to: cells) }
    let report = try CoverageAnalyser.analyse(
      mission: mission, plan: plan, levels: levels, threads: threads)
    let bytes = try DocumentCodec.encode(report)
    if let out { try Files.write(bytes, to: out) }
    if json { try Files.write(bytes, to: "-") } else if out != "-" { CoverageText.show(report) }
  }

  private func showMemory(_ mission: Mission, _ plan: Plan, at: String) throws {
    guard let seconds = Moment.clockSeconds(at, upTo: 48) else { return }
    let memory = try CoverageAnalyser.memory(
      mission: mission, plan: plan, at: mission.day.from.startOfHongKongDay + seconds,
      within: .minutes(withinMin), threads: threads)
    if let out { try Files.write(try GeoJSONLayers.unseen(memory), to: out) }
    if json {
      try Files.write(try DocumentCodec.encode(memory), to: "-")
    } else if out != "-" {
      CoverageText.show(memory)
    }
  }

  private func showSuggestions(_ mission: Mission, _ plan: Plan) throws {
    let suggestions = try ExtraLooks.propose(mission: mission, plan: plan, threads: threads)
    let bytes = try DocumentCodec.encode(suggestions)
    if let out { try Files.write(bytes, to: out) }
    if json {
      try Files.write(bytes, to: "-")
    } else if out != "-" {
      CoverageText.show(suggestions, out: out)
    }
  }

  private func writeCells(_ mission: Mission, _ plan: Plan, to folder: String) throws {
    var count = 0
    try CoverageAnalyser.forEachGrid(mission: mission, plan: plan, threads: threads) { grid in
      try Files.write(grid.asciiGrid(), to: "\(folder)/\(grid.name).asc")
      try Files.write(Array(grid.frame.projectionFile.utf8), to: "\(folder)/\(grid.name).prj")
      count += 1
    }
    Terminal.say("\(NumberText.count(count, "grid")) in \(folder)")
  }
}
