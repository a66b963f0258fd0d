import Foundation

/// What all seeds together say.
struct TrialSummary {
  let verdicts: [Verdict]

  init(_ verdicts: [Verdict]) { self.verdicts = verdicts }

  var broken: [Verdict] { verdicts.filter { !$0.violations.isEmpty } }
  var crashed: [Verdict] { verdicts.filter { $0.outcome == .crash } }
  var slow: [Verdict] { verdicts.filter { $0.cpuSeconds > TrialCommand.slowCPUSeconds } }
  var failed: Bool { !broken.isEmpty || !crashed.isEmpty || !slow.isEmpty }

  var text: String {
    let outcomes = Verdict.Outcome.allCases
    var lines = [
      "kind        " + outcomes.map(\.rawValue).joined(separator: "  ") + "  violations  mean s  most s"
    ]
    for kind in Set(verdicts.map(\.kind)).sorted() + ["all"] {
      let some = verdicts.filter { kind == "all" || $0.kind == kind }
      let counts = outcomes.map { outcome in "\(some.count { $0.outcome == outcome })" }
      let bad = some.reduce(0) { $0 + $1.violations.count }
      let seconds = some.map(\.cpuSeconds)
      let mean = seconds.reduce(0, +) / Double(max(1, some.count))
      lines.append(
        "\(kind)  \(counts.joined(separator: "  "))  \(bad)  \(decimal(mean, 3))  \(decimal(seconds.max() ?? 0, 2))"
      )
    }
    var reasons: [String: Int] = [:]
    for verdict in verdicts where verdict.outcome != .invalid {
      for reason in verdict.reasons { reasons[reason, default: 0] += 1 }
    }
    lines.append(
      "refusals: "
        + reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    let mended = verdicts.filter { $0.kept != nil }
    if !mended.isEmpty {
      let all = mended.reduce(0) { $0 + $1.sorties }
      let kept = mended.reduce(0) { $0 + ($1.kept ?? 0) }
      let slowest = mended.compactMap(\.replanSeconds).max() ?? 0
      lines.append(
        "planned again: \(2 * mended.count) times, \(kept) of \(all) sorties at their old take-off, slowest answer "
          + "\(decimal(slowest, 2)) s")
    }
    lines.append("slowest:")
    for verdict in verdicts.sorted(by: { $0.cpuSeconds > $1.cpuSeconds }).prefix(10) {
      lines.append(
        "  seed \(verdict.seed) \(verdict.kind) \(verdict.look) \(decimal(verdict.cpuSeconds, 2)) s")
    }
    for verdict in crashed { lines.append("crash: seed \(verdict.seed) \(verdict.kind) \(verdict.reasons)") }
    for verdict in broken {
      for violation in verdict.violations {
        lines.append("violation: seed \(verdict.seed) \(verdict.kind) \(verdict.look): \(violation)")
      }
    }
    lines.append(
      "\(verdicts.count) missions, \(broken.count) with violations, \(crashed.count) crashes, "
        + "\(slow.count) over \(decimal(TrialCommand.slowCPUSeconds, 0)) s")
    return lines.joined(separator: "\n")
  }
}
