import Skybeat
import Units

/// What became of one seed.
struct Verdict: Codable {
  enum Outcome: String, Codable, CaseIterable {
    /// Everything is flown; some is; nothing is, with reasons.
    case planned
    case partly = "planned-in-part"
    case refused
    /// The reader or the planner reported wrong input.
    case invalid
    /// The program ended without an answer, or used more than `Trial.mostCPUSeconds`.
    case crash
  }

  var seed: UInt64
  var kind, look: String
  var outcome: Outcome
  /// Reasons of refusals, or the mistakes of the input.
  var reasons: [String]
  var violations: [String]
  var sorties: Int
  var cpuSeconds: Double
  /// Of a day with faults: sorties that kept their take-off, of all; the slowest answer, processor seconds.
  var kept: Int?
  var replanSeconds: Double?

  /// Reads, plans and checks one random mission as `skybeat plan` and `skybeat check` do.
  ///
  /// - Parameter faults: whether the rest of the day is then planned again, twice, after random faults.
  static func of(seed: UInt64, kind: RandomMission.Kind?, missions: String, faults: Bool = false) -> Verdict {
    let random = RandomMission(seed: seed, kind: kind, missions: missions)
    var verdict = Verdict(
      seed: seed, kind: random.kind.rawValue, look: random.look, outcome: .invalid, reasons: [],
      violations: [], sorties: 0, cpuSeconds: 0)
    let start = Processor.seconds()
    do {
      let mission = try MissionReader.read(path: random.path, files: random.files)
      let plan = try Planner.plan(mission)
      let findings = try PlanChecker.check(mission: mission, plan: plan)
      verdict.violations = findings.filter { $0.severity == .violation }.map {
        "\($0.rule) [\($0.subject)] \($0.message.en)"
      }
      verdict.sorties = plan.sorties.count
      verdict.reasons = Set(plan.refusals.map(\.reason)).sorted()
      verdict.outcome = plan.routes.isEmpty ? .refused : plan.refusals.isEmpty ? .planned : .partly
      if plan.routes.isEmpty, plan.refusals.isEmpty {
        verdict.violations.append("nothing is flown and nothing is refused")
      }
      if faults, verdict.violations.isEmpty { try verdict.fail(mission, plan) }
    } catch let issues as FileIssues {
      verdict.reasons = issues.issues.prefix(3).map(\.reason)
    } catch {
      verdict.reasons = ["\(error)"]
    }
    verdict.cpuSeconds = Processor.seconds() - start
    return verdict
  }

  /// Lets things go wrong and notes what becomes of the rest of the day.
  mutating func fail(_ mission: Mission, _ plan: Plan) throws {
    var trial = FaultTrial(mission, plan, seed: seed)
    do {
      try trial.run()
    } catch {
      // Re-planning always answers.
      violations.append("no answer: \(error)")
    }
    violations += trial.violations
    sorties = trial.sorties
    kept = trial.kept
    replanSeconds = trial.slowestS
  }
}

/// Shipped missions, planned once each, for trials with faults.
struct ShippedDays {
  private var known: [String: (mission: Mission, plan: Plan)] = [:]

  mutating func verdict(seed: UInt64, paths: [String]) -> Verdict {
    let path = paths[Int(seed % UInt64(paths.count))]
    var verdict = Verdict(
      seed: seed, kind: path, look: "", outcome: .planned, reasons: [], violations: [], sorties: 0,
      cpuSeconds: 0)
    let start = Processor.seconds()
    do {
      if known[path] == nil {
        let mission = try MissionReader.read(path: path, files: DiskFiles())
        known[path] = (mission, try Planner.plan(mission))
      }
      if let (mission, plan) = known[path] { try verdict.fail(mission, plan) }
    } catch {
      verdict.outcome = .invalid
      verdict.reasons = ["\(error)"]
    }
    verdict.cpuSeconds = Processor.seconds() - start
    return verdict
  }
}
