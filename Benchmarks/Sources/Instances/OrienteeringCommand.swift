import ArgumentParser
import Orienteering
import Units

/// Team orienteering in the format of Chao's instances.
struct OrienteeringCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orienteering",
    abstract: "Collects the most score with m paths of limited length (format of Chao's instances).")

  @Argument(help: "The instance.") var file: String
  @Option(help: "Where the paths are written, as JSON.") var out: String
  @Option(help: "Subgradient steps of the bound.") var boundRounds = 120
  @OptionGroup var search: SearchOptions

  func validate() throws {
    if boundRounds < 0 { throw ValidationError("--bound-rounds \(boundRounds): at least 0 is needed") }
  }

  func run() throws {
    let file = try ChaoFile(InstanceText.read(file), file: file)
    let problem = file.problem
    // Given seconds hold for all of the run; the bound comes out of them too, a quarter at most.
    var stop = search.stop(standard: 100_000)
    if let seconds = search.seconds {
      stop = StopRule(rounds: search.rounds ?? .max) { Processor.seconds() < 0.78 * seconds }
    }
    let plan = try Orienteering.paths(for: problem, seed: search.seed, stop: stop)
    let searched = Processor.seconds()
    let limit = search.seconds
    let bound = try OrienteeringBound.value(
      of: problem,
      stop: StopRule(rounds: boundRounds) {
        guard let limit else { return true }
        return Processor.seconds() < 0.98 * limit
      }, known: plan.value)
    try InstanceText.write(routes(plan, problem), to: out)
    let cpu = Processor.seconds()
    let fields: [(String, String)] = [
      ("instance", InstanceText.json(self.file)),
      ("value", InstanceText.json(plan.value)),
      ("bound", InstanceText.json(bound)),
      ("gap_to_bound_percent", bound > 0 ? InstanceText.json(100 * (1 - plan.value / bound)) : "0"),
      ("cpu_seconds", InstanceText.json(cpu)),
      ("cpu_seconds_search", InstanceText.json(searched)),
      ("seed", "\(search.seed)"),
      ("rounds", "\(plan.rounds)"),
      ("threads", "\(search.threads)"),
      ("places", "\(problem.count)"),
      ("paths", "\(problem.paths)"),
      ("limit", InstanceText.json(problem.limit)),
    ]
    print("{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}")
  }

  /// Places count from 0 in the order of the file; every route begins with the start and ends with the end.
  private func routes(_ plan: OrienteeringPlan, _ problem: OrienteeringProblem) -> String {
    let rows = plan.paths.map { path in
      let score = path.reduce(0) { $0 + problem.prizes[$1] }
      return "    {\"nodes\": [\(path.map(String.init).joined(separator: ", "))], "
        + "\"length\": \(InstanceText.json(problem.cost(of: path))), \"score\": \(InstanceText.json(score))}"
    }
    return """
      {
        "instance": \(InstanceText.json(file)),
        "first_node": 0,
        "value": \(InstanceText.json(plan.value)),
        "routes": [
      \(rows.joined(separator: ",\n"))
        ]
      }

      """
  }
}
