import Skybeat
import TestSupport
import Testing

@testable import Trial

/// A small part of what `Benchmarks/trial` runs.
@Suite struct RandomMissionTests {
  private static let missions = Folders.package + "/Missions"

  /// Seeds whose missions once broke a rule or ended without a word.
  static let regressions: [(seed: UInt64, what: String)] = [
    (32, "a leg passed the edge of a ground band between two samples"),
    (56, "the same on another route"),
    (77, "a line with nothing to see beside it"),
    (180, "nothing flown, nothing refused: all of the ground a sliver beside a zone"),
    (1025, "the same, and a line of 2 m"),
    (1116, "a speed rounded late made a sortie 4 s too long"),
    (1886, "a straight return through a bay of the zone that encloses the pad"),
    (63, "a return of millimetres over the pad, which the checker flew at no speed at all"),
    (271, "looks that share a patch, judged as if each were to hold its middle"),
    (566, "a pack too empty to turn home from some moment, when a charged one is not"),
    (58, "speeds looked for in steps of 0.01 m/s made the checker slow over many short legs"),
    (4973, "a place as near to one stretch of a line as to another that has it on its other side"),
    (8793, "room at the end of a pass that reaches past another stretch of the line"),
    (8161, "a lead before a pass, beyond the line's end and beside another stretch"),
    (5423, "ground at a target that may be higher than the camera"),
    (6253, "moments of a zigzag by two models of a corner"),
    (7982, "a square metre of ground: refused, not forgotten"),
    (8754, "longest time in the air in a wind that only one start meets"),
    (4033, "a pass beside one of two kept lines, on the wrong side of the other"),
    (4365, "the same, and a straight way home from there that crossed it"),
    (43, "a long lens over a deep band of ground, turned to the middle of it"),
    (275, "a camera that looked over its target, being higher than it was laid out for"),
    (5568, "a turn at the end of a pass, to whose last heading a privacy zone lay ahead"),
    (2884, "a turn on the way out, before the camera had an order"),
    (835, "a look given up near a privacy zone: the aircraft turned to it where the way was cut"),
    (511, "a look come to with the camera up: the aircraft turned back to its course where the way was cut"),
  ]

  private func judge(_ seed: UInt64, _ note: String = "") -> Verdict {
    let verdict = Verdict.of(seed: seed, kind: nil, missions: RandomMissionTests.missions)
    print("seed \(seed) \(verdict.kind) \(verdict.look): \(verdict.outcome.rawValue) \(verdict.reasons)")
    #expect(verdict.violations.isEmpty, "seed \(seed) \(verdict.kind) \(note): \(verdict.violations)")
    #expect(verdict.cpuSeconds < TrialCommand.slowCPUSeconds, "seed \(seed): \(verdict.cpuSeconds) s")
    return verdict
  }

  @Test("random missions break no rule") func soundPlans() {
    let verdicts = (UInt64(0)..<40).map { judge($0) }
    // Most must reach the planner, and many must be flown, or the trial would prove nothing.
    #expect(verdicts.count { $0.outcome != .invalid } >= 32)
    #expect(verdicts.count { $0.sorties > 0 } >= 8)
    #expect(Set(verdicts.map(\.kind)).count == RandomMission.Kind.allCases.count)
  }

  @Test("what earlier trials found stays mended") func regressions() {
    for (seed, what) in RandomMissionTests.regressions { _ = judge(seed, what) }
  }

  @Test("the rest of random days with faults is planned again without a violation") func faults() {
    let verdicts = (UInt64(0)..<24).map { seed in
      Verdict.of(seed: seed, kind: nil, missions: RandomMissionTests.missions, faults: true)
    }
    for verdict in verdicts {
      #expect(verdict.violations.isEmpty, "seed \(verdict.seed): \(verdict.violations)")
      #expect(verdict.replanSeconds ?? 0 < 2, "seed \(verdict.seed)")
    }
    #expect(verdicts.contains { ($0.kept ?? 0) > 0 })
  }

  @Test("a seed gives the same mission again, another seed another") func sameSeed() {
    let first = RandomMission(seed: 7, missions: "m").files.texts
    #expect(first == RandomMission(seed: 7, missions: "m").files.texts)
    #expect(first != RandomMission(seed: 11, missions: "m").files.texts)
  }

  @Test("a violation and a slow one fail the trial") func failures() {
    var verdict = Verdict(
      seed: 1, kind: "area", look: "star", outcome: .planned, reasons: [], violations: [], sorties: 1,
      cpuSeconds: 1)
    #expect(!TrialSummary([verdict]).failed)
    verdict.cpuSeconds = 6
    #expect(TrialSummary([verdict]).failed)
    verdict.cpuSeconds = 1
    verdict.violations = ["zone.kept"]
    #expect(TrialSummary([verdict]).failed)
    #expect(TrialSummary([verdict]).text.contains("violation: seed 1 area star: zone.kept"))
    verdict.violations = []
    verdict.outcome = .crash
    #expect(TrialSummary([verdict]).failed)
  }
}
