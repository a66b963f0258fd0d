import ArgumentParser
import Skybeat

struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Give the routes of a plan a new timetable, or plan the rest of a day again.",
    discussion: """
      Examples:
        skybeat schedule Missions/border.yaml plan.json --seed 7 --out b.json
        skybeat schedule Missions/border.yaml plan.json --from state.json --at 14:05 --out b.json

      With --from, what has flown stays, what is in the air finishes, and the
      rest is planned again with the changes that the state names, with few
      changes. docs/replanning.md explains how.
      """)

  @Argument(help: "Mission file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var mission: String
  @Argument(help: "Plan (JSON); with --from the plan in force.", completion: .file(extensions: ["json"]))
  var plan: String
  @Option(help: "Where to write the plan; - for standard output.")
  var out = "plan.json"
  @Option(help: "Seed; without it the plan's own.")
  var seed: UInt64?
  @Option(
    help: "State of the day (`skybeat state`): plan the rest again.",
    completion: .file(extensions: ["json", "yaml"]))
  var from: String?
  @Option(help: "With --from: the time, HH:MM in Hong Kong time; the state's own when left out.")
  var at: String?
  @Flag(help: "With --from: fill gaps too that the plan in force has already.")
  var fill = false
  @OptionGroup var known: FromArchive

  func validate() throws {
    if from == nil, at != nil || fill { throw ValidationError("--at and --fill go with --from") }
    if from != nil, seed != nil {
      throw ValidationError("--seed does not go with --from: nothing is drawn anew")
    }
    try StateOptions.validate(at: at)
  }

  func run() throws {
    if let from {
      let files = try InForceFiles(mission: mission, plan: plan, state: from, at: at)
      let result = try Replanner.replan(
        try known.counting(files.mission), files.plan, state: files.state, at: files.at, fillsOldGaps: fill)
      try Files.write(try DocumentCodec.encode(result.plan), to: out)
      return PlanText.summary(result.plan, to: out)
    }
    let old = try Files.plan(plan)
    let fresh = try Planner.reschedule(
      try known.counting(try Files.mission(mission)), old, seed: seed ?? old.seed)
    try Files.write(try DocumentCodec.encode(fresh), to: out)
    PlanText.summary(fresh, to: out)
  }
}

/// The mission, the plan in force and the day's state, read and held against each other.
struct InForceFiles {
  var mission: Mission
  var plan: Plan
  var state: DayState
  var at: Moment

  init(mission path: String, plan planPath: String, state statePath: String, at clock: String?) throws {
    mission = try Files.mission(path)
    let bytes = try Files.read(planPath)
    plan = try DocumentCodec.decode(Plan.self, from: bytes, file: planPath)
    state = try StateReader.read(
      path: statePath, files: DiskFiles(), mission: mission, plan: plan,
      fingerprint: DayState.fingerprint(bytes))
    let midnight = mission.day.from.startOfHongKongDay
    let said = clock.flatMap { Moment.clockSeconds($0, upTo: 48) }.map { midnight + $0 }
    guard let at = said ?? state.at else {
      throw FileIssue(file: statePath, line: 0, column: 0, reason: "has no 'at': give --at HH:MM")
    }
    self.at = at
  }
}

/// Options of commands that judge or use a plan of the rest of a day.
struct StateOptions: ParsableArguments {
  @Option(
    name: .customLong("from"),
    help: "State of the day that the plan came from: its changes count, and what has flown is history.",
    completion: .file(extensions: ["json", "yaml"]))
  var state: String?
  @Option(help: "With --from: the plan that was in force.", completion: .file(extensions: ["json"]))
  var inForce: String?
  @Option(help: "With --from: the time, HH:MM; the re-planned plan's own when left out.")
  var at: String?

  func validate() throws {
    if state == nil, at != nil || inForce != nil {
      throw ValidationError("--at and --in-force go with --from")
    }
    if state != nil, inForce == nil {
      throw ValidationError("--from needs --in-force, the plan that was in force")
    }
    try StateOptions.validate(at: at)
  }

  static func validate(at: String?) throws {
    if let at, Moment.clockSeconds(at, upTo: 48) == nil {
      throw ValidationError("--at \(at): give a time such as 14:30, up to 48:00")
    }
  }

  /// What a plan is to be judged by.
  func judged(mission path: String, plan planPath: String) throws -> (
    mission: Mission, plan: Plan, record: FlownRecord?
  ) {
    let plan = try Files.plan(planPath)
    guard let state, let inForce else { return (try Files.mission(path), plan, nil) }
    let clock = at ?? plan.replanned?.at.hongKongClock
    let files = try InForceFiles(mission: path, plan: inForce, state: state, at: clock)
    let at = self.at == nil ? plan.replanned?.at ?? files.at : files.at
    return (
      ChangedMission.of(files.mission, state: files.state, at: at), plan,
      FlownRecord(plan: files.plan, state: files.state, at: at)
    )
  }
}
