/// Plans for days that go wrong, prepared ahead, and what each costs in coverage.
public enum Fallback {
  public struct Day: Sendable {
    /// A name for files: small letters, digits and hyphens.
    public var name: String
    public var state: DayState
    public var plan: Plan
    public var coverage: CoverageReport
    /// Against the usual plan.
    public var diff: PlanDiff
    public var cost: FallbackCosts.Day
  }

  /// `warning TC3 from 12:00` as `warning-tc3-from-12-00`.
  public static func name(_ words: String) -> String {
    var name = ""
    for byte in words.lowercased().utf8 {
      if (97...122).contains(byte) || (48...57).contains(byte) {
        name.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !name.isEmpty, name.last != "-" {
        name += "-"
      }
    }
    while name.last == "-" { name.removeLast() }
    return name
  }

  /// The plan of a day on which what `words` say is known from its beginning.
  ///
  /// - Parameters:
  ///   - words: changes joined by ` + `, as `StateReader.change` reads them.
  ///   - usual: coverage of the usual plan.
  /// - Throws: `FileIssues` with what is wrong in the words; what planning and coverage throw.
  public static func prepare(
    _ mission: Mission, _ plan: Plan, fingerprint: String, words: String, usual: CoverageReport
  ) throws -> Day {
    var state = DayState(mission: mission.id, plan: fingerprint, at: mission.day.from)
    for part in words.replacing(" + ", with: "\n").split(separator: "\n") {
      state.changes.append(
        try StateReader.change(
          String(part), mission: mission, saidBy: BilingualText(en: "fallback", zh: "後備計劃"),
          why: BilingualText(en: "prepared ahead", zh: "預先準備")))
    }
    let result = try Replanner.replan(mission, plan, state: state, at: mission.day.from)
    let coverage = try CoverageAnalyser.analyse(mission: result.mission, plan: result.plan)
    let findings = try PlanChecker.check(
      mission: result.mission, plan: result.plan, record: result.record)
    let diff = PlanDiff.of(plan, result.plan, coverageA: usual, coverageB: coverage)
    let cost = FallbackCosts.Day(
      what: words, folder: name(words), sortiesBefore: plan.sorties.count,
      sorties: result.plan.sorties.count, violations: findings.count { $0.severity == .violation },
      beats: usual.beats.map { before in
        let after = coverage.beats.first { $0.beat == before.beat }
        return FallbackCosts.Beat(
          beat: before.beat, name: before.name, seenShareBefore: before.seenShare,
          seenShare: after?.seenShare ?? 0, worstGapMinBefore: worstGap(before),
          worstGapMin: after.map(worstGap) ?? 0)
      })
    return Day(
      name: cost.folder, state: state, plan: result.plan, coverage: coverage, diff: diff, cost: cost)
  }

  /// The longest time without a look in any window, minutes: from its start, between looks, to its end.
  private static func worstGap(_ beat: BeatCoverage) -> Double {
    beat.windows.map(\.worstGapMin).max() ?? 0
  }
}

/// What fallback days cost in coverage, as `fallback.json` holds it.
public struct FallbackCosts: Hashable, Sendable, Codable {
  public static let schemaName = "skybeat/fallback/1"

  public struct Beat: Hashable, Sendable, Codable {
    public var beat: String
    public var name: BilingualText
    public var seenShareBefore, seenShare: Double
    public var worstGapMinBefore, worstGapMin: Double
  }

  public struct Day: Hashable, Sendable, Codable {
    /// As it was asked for.
    public var what: String
    public var folder: String
    public var sortiesBefore, sorties: Int
    /// Rules that the plan breaks by the checker.
    public var violations: Int
    public var beats: [Beat]
  }

  public var schema = FallbackCosts.schemaName
  public var mission: String
  /// Fingerprint of the file of the usual plan.
  public var plan: String
  public var days: [Day]

  public init(mission: String, plan: String, days: [Day]) {
    self.mission = mission
    self.plan = plan
    self.days = days
  }
}

/// The costs of fallback days as a table, English and Chinese side by side.
public enum FallbackText {
  public static func lines(_ costs: FallbackCosts) -> [String] {
    func share(_ value: Double) -> String { "\((value * 100).rounded(places: 1))" }
    var rows: [[String]] = []
    for day in costs.days {
      for (index, beat) in day.beats.enumerated() {
        rows.append([
          index == 0 ? day.what : "", index == 0 ? "\(day.sortiesBefore)→\(day.sorties)" : "",
          "\(beat.beat) \(beat.name.zh)", "\(share(beat.seenShareBefore))→\(share(beat.seenShare))",
          "\(Int(beat.worstGapMinBefore.rounded()))→\(Int(beat.worstGapMin.rounded()))",
        ])
      }
    }
    return TextTable.lines(
      ["day 情況", "sorties 架次", "beat 咇", "seen % 已覆蓋", "longest unseen min 最長未見（分鐘）"], rows)
      + costs.days.filter { $0.violations > 0 }.map {
        "\($0.what): \($0.violations) violations 項違規"
      }
  }
}
