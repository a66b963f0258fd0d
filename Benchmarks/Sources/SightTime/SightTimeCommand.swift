import ArgumentParser
import Skybeat

/// Does a second thread make the coverage of a day, or of one sortie of it, faster? Files are read once; both numbers of threads
/// take turns in one run; the reports must be the same.
@main
struct SightTimeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sight-time",
    abstract: "Times the coverage of a plan with one thread and with two; prints one JSON object.")

  @Argument(help: "Mission file (YAML).") var mission: String
  @Argument(help: "Plan (JSON).") var plan: String
  @Option(help: "One sortie alone, with the beat that it is for.") var sortie: String?
  @Option(help: "How often each is timed; the least counts.") var repeats = 9

  func run() throws {
    let files = DiskFiles()
    var mission = try MissionReader.read(path: mission, files: files)
    var plan = try DocumentCodec.decode(Plan.self, from: try files.bytes(plan), file: plan)
    if let sortie {
      guard let flight = plan.sorties.first(where: { $0.id == sortie }) else {
        throw ValidationError("--sortie \(sortie): the plan has no such sortie")
      }
      plan.sorties = [flight]
      plan.routes.removeAll { $0.id != flight.route }
      mission.beats.removeAll { $0.id != flight.beat }
      plan.refusals.removeAll { $0.beat != flight.beat }
      mission.background = []
    }
    var least: [Double] = [.infinity, .infinity]
    var reports: [[UInt8]] = []
    for _ in 0..<max(1, repeats) {
      for threads in 1...2 {
        let clock = ContinuousClock()
        let start = clock.now
        let report = try CoverageAnalyser.analyse(mission: mission, plan: plan, threads: threads)
        let spent = clock.now - start
        least[threads - 1] = min(
          least[threads - 1], Double(spent.components.seconds) + Double(spent.components.attoseconds) * 1e-18)
        reports.append(try DocumentCodec.encode(report))
      }
    }
    guard reports.allSatisfy({ $0 == reports[0] }) else {
      throw ValidationError("one thread and two do not give the same report")
    }
    print(
      "{\"mission\": \"\(mission.id)\", \"sorties\": \(plan.sorties.count), \"beats\": \(mission.beats.count), "
        + "\"one_thread_s\": \((least[0] * 1e4).rounded() / 1e4), \"two_threads_s\": \((least[1] * 1e4).rounded() / 1e4), "
        + "\"ratio\": \((least[0] / least[1] * 100).rounded() / 100)}")
  }
}
