// Changes a beat in code, plans again, and shows what it does to the coverage and to the checker's findings.
// Run it from the top folder: swift run CheckAPlan
import Skybeat

var mission = try MissionReader.read(path: "Missions/cheung-chau.yaml", files: DiskFiles())
mission.beats = [mission.beats[0]]

for metres in [60.0, 90.0, 120.0] {
  mission.beats[0].aboveGround = .metres(metres)
  let plan = try Planner.plan(mission)
  let coverage = try CoverageAnalyser.analyse(mission: mission, plan: plan)
  let findings = try PlanChecker.check(mission: mission, plan: plan)
  let broken = findings.filter { $0.severity == .violation }
  for beat in coverage.beats {
    let seen = (beat.seenShare * 100).rounded(places: 1)
    print("\(metres) m above ground: \(seen) % of \(beat.beat) seen, \(plan.sorties.count) sorties")
  }
  for refusal in plan.refusals { print("  refused: \(refusal.message.en)") }
  for finding in broken { print("  \(finding.rule): \(finding.message.en)") }
}
