import AircraftModel
import AirspaceModel
import Checking
import MissionModel
import Testing
import Units

@Suite struct PlanCheckerTests {
  @Test func soundPlanHasNoFindings() throws {
    let day = try PatrolDay.make()
    let findings = try PlanChecker.check(mission: day.mission, plan: day.plan)
    #expect(findings == [])
  }
}
