import ArgumentParser
import Skybeat

struct StateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "state", abstract: "Keep the state of a day: what has flown, what has changed.",
    discussion: """
      Examples:
        skybeat state new plan.json --out state.json
        skybeat state set Missions/cheung-chau.yaml plan.json state.json \\
          --at 14:05 --flown S03 --in-air S04 --site-out cheung-chau-dock \\
          --until 16:00 --said-by 'Duty officer' --why 'motor fault'
        skybeat schedule Missions/cheung-chau.yaml plan.json --from state.json
      """,
    subcommands: [StateNewCommand.self, StateSetCommand.self])
}

struct StateNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a fresh state of a plan: nothing flown, nothing changed.")

  @Argument(help: "Plan in force (JSON).", completion: .file(extensions: ["json"]))
  var plan: String
  @Option(help: "Where to write the state; - for standard output.")
  var out = "state.json"
  @Option(
    help:
      "The state that the plan was made from: its changes go on, but for urgent beats and cancelled sorties.",
    completion: .file(extensions: ["json"]))
  var keep: String?

  func run() throws {
    let bytes = try Files.read(plan)
    let plan = try DocumentCodec.decode(Plan.self, from: bytes, file: self.plan)
    var state = DayState(of: plan, fingerprint: DayState.fingerprint(bytes))
    if let keep {
      let old = try DocumentCodec.decode(DayState.self, from: try Files.read(keep), file: keep)
      guard old.mission == state.mission, old.plan == plan.replanned?.basis else {
        throw FileIssue(
          file: keep, line: 0, column: 0, reason: "is not the state that '\(self.plan)' was made from")
      }
      state.keep(old, since: plan.replanned?.at)
    }
    try Files.write(try DocumentCodec.encode(state), to: out)
    if out != "-" { Terminal.say("\(NumberText.count(state.sorties.count, "sortie")) → \(out)") }
  }
}

struct StateSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Note what happened; the file is read, checked and written again.",
    discussion: """
      Sorties, sites and changes may be given several times. A change holds from
      --at, or --since, until --until, or to the end of the day. `S03=41` with
      --flown gives the battery left at landing, in percent.
      """)

  @Argument(help: "Mission file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var mission: String
  @Argument(help: "Plan in force (JSON).", completion: .file(extensions: ["json"]))
  var plan: String
  @Argument(help: "State to change.", completion: .file(extensions: ["json", "yaml"]))
  var state: String
  @Option(help: "Where to write it; in place when left out.")
  var out: String?
  @Option(help: "The time of all this, HH:MM.")
  var at: String?
  @Flag(help: "Sorties that nobody mentioned flew as planned up to --at.")
  var asPlanned = false
  @Option(help: "A sortie that has landed: ID or ID=PERCENT.")
  var flown: [String] = []
  @Option(help: "A sortie in the air.")
  var inAir: [String] = []
  @Option(help: "A sortie that waits on the ground.")
  var held: [String] = []
  @Option(help: "A sortie that has not begun after all.")
  var planned: [String] = []
  @Option(help: "The battery at a site now: SITE=PERCENT.")
  var battery: [String] = []
  @Option(help: "A site without its aircraft.")
  var gone: [String] = []
  @Option(help: "A site that is out.")
  var siteOut: [String] = []
  @Option(help: "A site whose aircraft is grounded.")
  var aircraftOut: [String] = []
  @Option(help: "Gusts in m/s, or 'limit' for above every limit; STATION=GUST for one station.")
  var windAbove: [String] = []
  @Option(help: "A warning of the Observatory.")
  var warning: [String] = []
  @Option(help: "A temporary zone: LAT,LON,RADIUS in degrees and metres.")
  var zone: [String] = []
  @Option(help: "A beat to be visited by --until.")
  var urgent: [String] = []
  @Option(help: "A sortie that is not flown.")
  var cancel: [String] = []
  @Option(help: "When the change begins, HH:MM; --at when left out.")
  var since: String?
  @Option(help: "When it ends, HH:MM.")
  var until: String?
  @Option(help: "Who says so.")
  var saidBy: String?
  @Option(help: "Why.")
  var why: String?
  @Flag(help: "Forget all changes noted so far first.")
  var clear = false

  func validate() throws {
    for time in [at, since, until].compactMap({ $0 }) { try StateOptions.validate(at: time) }
    let changes = siteOut + aircraftOut + windAbove + warning + zone + urgent + cancel
    if !changes.isEmpty, saidBy == nil || why == nil {
      throw ValidationError("a change needs --said-by and --why")
    }
    if !urgent.isEmpty, until == nil { throw ValidationError("--urgent needs --until") }
    if asPlanned, at == nil { throw ValidationError("--as-planned needs --at") }
  }

  func run() throws {
    let mission = try Files.mission(self.mission)
    let bytes = try Files.read(self.plan)
    let plan = try DocumentCodec.decode(Plan.self, from: bytes, file: self.plan)
    let fingerprint = DayState.fingerprint(bytes)
    var state = try StateReader.read(
      path: self.state, files: DiskFiles(), mission: mission, plan: plan, fingerprint: fingerprint)
    let midnight = mission.day.from.startOfHongKongDay
    func moment(_ clock: String?) -> Moment? {
      clock.flatMap { Moment.clockSeconds($0, upTo: 48) }.map { midnight + $0 }
    }
    state.at = moment(at) ?? state.at
    try noteSorties(&state, plan)
    try noteSites(&state)
    if clear { state.changes = [] }
    state.changes += try changes(from: moment(since) ?? moment(at), to: moment(until))
    let written = try DocumentCodec.encode(state)
    // Read back as it will be: names and times are checked by the one reader there is.
    _ = try StateReader.read(
      path: self.state, files: Written(path: self.state, content: written), mission: mission, plan: plan,
      fingerprint: fingerprint)
    try Files.write(written, to: out ?? self.state)
  }

  private struct Written: FileSource {
    var path: String
    var content: [UInt8]
    func bytes(_ path: String) throws -> [UInt8] { content }
    func exists(_ path: String) -> Bool { path == self.path }
  }

  private func noteSorties(_ state: inout DayState, _ plan: Plan) throws {
    func note(_ id: String, _ status: DayState.Status, share: Double? = nil) {
      var entry = state.sortie(id)
      if entry.status != status { entry = DayState.SortieState(id: id, status: status) }
      entry.batteryAtLandingShare = share ?? entry.batteryAtLandingShare
      state.sorties.removeAll { $0.id == id }
      state.sorties.append(entry)
    }
    for text in flown {
      let (id, percent) = try StateSetCommand.pair(text, "--flown")
      note(id, .flown, share: percent.map { $0 / 100 })
    }
    for id in inAir { note(id, .inAir) }
    for id in held { note(id, .held) }
    for id in planned { note(id, .planned) }
    if asPlanned, let at = state.at {
      for sortie in plan.sorties where state.sortie(sortie.id).status == .planned && sortie.takeoff < at {
        note(sortie.id, sortie.landing <= at ? .flown : .inAir)
      }
    }
    let order = plan.sorties.map(\.id)
    state.sorties.sort { a, b in
      (order.firstIndex(of: a.id) ?? order.count, a.id) < (order.firstIndex(of: b.id) ?? order.count, b.id)
    }
  }

  private func noteSites(_ state: inout DayState) throws {
    func note(_ id: String, _ change: (inout DayState.SiteState) -> Void) {
      var entry = state.site(id)
      change(&entry)
      if let index = state.sites.firstIndex(where: { $0.id == id }) {
        state.sites[index] = entry
      } else {
        state.sites.append(entry)
      }
    }
    for text in battery {
      let (id, percent) = try StateSetCommand.pair(text, "--battery")
      guard let percent else { throw ValidationError("--battery \(text): give SITE=PERCENT") }
      note(id) { $0.batteryShare = percent / 100 }
    }
    for id in gone { note(id) { $0.aircraftPresent = false } }
  }

  /// `NAME` or `NAME=NUMBER`.
  private static func pair(_ text: String, _ option: String) throws -> (String, Double?) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return (text, nil) }
    guard let value = Double(parts[1]), (0...100).contains(value) else {
      throw ValidationError("\(option) \(text): give 0 to 100 percent")
    }
    return (parts[0], value)
  }

  private func changes(from: Moment?, to: Moment?) throws -> [DayChange] {
    let saidBy = DayChange.plain(self.saidBy ?? "")
    let why = DayChange.plain(self.why ?? "")
    func change(_ kind: DayChange.Kind, _ fill: (inout DayChange) throws -> Void) rethrows -> DayChange {
      var change = DayChange(kind: kind, saidBy: saidBy, why: why)
      change.from = from
      change.to = to
      try fill(&change)
      return change
    }
    var result: [DayChange] = []
    result += siteOut.map { id in change(.siteOut) { $0.site = id } }
    result += aircraftOut.map { id in change(.aircraftOut) { $0.site = id } }
    result += try windAbove.map { text in
      try change(.windAbove) { change in
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        if parts.count == 2 { change.station = parts[0] }
        if let last = parts.last, last != "limit" {
          guard let gust = Double(last) else {
            throw ValidationError("--wind-above \(text): give a gust in m/s or 'limit'")
          }
          change.gustMps = gust
        }
      }
    }
    result += warning.map { code in change(.warning) { $0.code = code } }
    result += try zone.map { text in
      let numbers = text.split(separator: ",").compactMap { Double($0) }
      guard numbers.count == 3 else { throw ValidationError("--zone \(text): give LAT,LON,RADIUS") }
      return change(.zone) {
        $0.circle = DayChange.Circle(lat: numbers[0], lon: numbers[1], radiusM: numbers[2])
      }
    }
    result += urgent.map { id in
      change(.urgent) {
        $0.beat = id
        $0.by = to
        $0.to = nil
      }
    }
    result += cancel.map { id in
      change(.cancel) {
        $0.sortie = id
        $0.from = nil
        $0.to = nil
      }
    }
    return result
  }
}
