import Checking
import Foundation
import MissionModel
import TestSupport
import Testing
import Units

@Suite struct PlanCheckerTests {
  static let mutations =
    Mutation.plan + Mutation.geometry + Mutation.zones + Mutation.targets + Mutation.flight
    + Mutation.timetable + Mutation.dayRules + Mutation.hotSpots + Mutation.light

  static func told(_ findings: [Finding]) -> [String] {
    findings.map { $0.severity == .violation ? $0.rule : "\($0.rule) \($0.severity.rawValue)" }.sorted()
  }

  @Test func soundPlanHasNoFindings() throws {
    let day = try PatrolDay.make()
    #expect(try PlanChecker.check(mission: day.mission, plan: day.plan) == [])
  }

  @Test(arguments: mutations) func spoiledPlanIsFound(_ mutation: Mutation) throws {
    var day = try PatrolDay.make()
    try mutation.spoil(&day)
    let findings = try PlanChecker.check(mission: day.mission, plan: day.plan, record: day.record)
    let text = findings.map { "\($0.severity) \($0.rule) \($0.subject): \($0.message.en)" }
    #expect(PlanCheckerTests.told(findings) == mutation.tells, "\(text.joined(separator: "\n"))")
    for finding in findings {
      #expect(PlanChecker.ruleNames.contains(finding.rule))
      #expect(!finding.message.zh.isEmpty && finding.message.zh != finding.message.en)
    }
  }

  @Test func everyRuleHasACase() {
    let told = Set(PlanCheckerTests.mutations.flatMap(\.tells).map { String($0.prefix { $0 != " " }) })
    #expect(told.sorted() == PlanChecker.ruleNames)
    #expect(Set(PlanChecker.ruleNames).count == PlanChecker.ruleNames.count)
  }

  @Test func everyRuleIsDocumented() throws {
    let page = try String(contentsOfFile: Folders.package + "/docs/checks.md", encoding: .utf8)
    for name in PlanChecker.ruleNames {
      #expect(page.contains("| `\(name)` |"), "\(name) is not in docs/checks.md")
    }
  }

  @Test func findingsAreInOrder() throws {
    var day = try PatrolDay.make()
    for mutation in [Mutation.geometry[6], Mutation.flight[11], Mutation.timetable[11]] {
      try mutation.spoil(&day)
    }
    let findings = try PlanChecker.check(mission: day.mission, plan: day.plan)
    let ranks = findings.map { $0.severity == .violation ? 0 : $0.severity == .warning ? 1 : 2 }
    #expect(findings.count > 3 && ranks == ranks.sorted())
    #expect(try PlanChecker.check(mission: day.mission, plan: day.plan) == findings)
    day.plan.sorties.reverse()
    let reversed = try PlanChecker.check(mission: day.mission, plan: day.plan)
    #expect(reversed.filter { $0.rule != "timetable.order" } == findings)
  }
}
