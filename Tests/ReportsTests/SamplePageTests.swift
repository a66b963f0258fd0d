import Foundation
import MissionModel
import Reports
import Testing

/// Writes sample pages where `SKYBEAT_REPORT_SAMPLES` says, for people and browsers to look at.
@Test(.enabled(if: ProcessInfo.processInfo.environment["SKYBEAT_REPORT_SAMPLES"] != nil))
func writesSamplePages() throws {
  let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["SKYBEAT_REPORT_SAMPLES"] ?? "")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let mission = SampleDay.mission()
  for (name, sorties) in [("day", SamplePlan.sorties()), ("empty", [])] {
    let page = try ReportPage.html(
      mission: mission, plan: SamplePlan.plan(mission, sorties: sorties),
      coverage: SamplePlan.coverage(mission),
      findings: sorties.isEmpty ? [] : SamplePlan.findings)
    try Data(page).write(to: folder.appendingPathComponent(name + ".html"))
  }
}
