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

  /// Reads, plans and checks one random mission as `skybeat plan` and `skybeat check` do.
  static func of(seed: UInt64, kind: RandomMission.Kind?, missions: String) -> Verdict {
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
    } catch let issues as FileIssues {
      verdict.reasons = issues.issues.prefix(3).map(\.reason)
    } catch {
      verdict.reasons = ["\(error)"]
    }
    verdict.cpuSeconds = Processor.seconds() - start
    return verdict
  }
}
