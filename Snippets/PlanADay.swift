// Reads a mission, plans its day, prints the timetable and writes the first flight for QGroundControl.
// Run it from the top folder: swift run PlanADay
import FoundationEssentials
import Skybeat

let mission = try MissionReader.read(path: "Missions/cheung-chau.yaml", files: DiskFiles())
let plan = try Planner.plan(mission)
for sortie in plan.sorties {
  let left = Int((sortie.batteryAtLandingShare * 100).rounded())
  print(
    "\(sortie.takeoff.hongKongClock)-\(sortie.landing.hongKongClock) \(sortie.id) \(sortie.route)"
      + " lands with \(left) % of the pack")
}
for refusal in plan.refusals { print("not planned: \(refusal.beat): \(refusal.message.en)") }

if let flight = try ExportSet.flightFiles(plan).first(where: { $0.path.hasSuffix(".plan") }) {
  let target = FileManager.default.temporaryDirectory.appending(path: "first.plan")
  try Data(flight.bytes).write(to: target)
  print("\(flight.path): \(flight.bytes.count) bytes in \(target.path)")
}
