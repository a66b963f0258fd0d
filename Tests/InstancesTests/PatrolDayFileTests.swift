import Foundation
import PatrolDays
import TestSupport
import Testing
import Units

@testable import Instances

@Suite("Patrol day files")
struct PatrolDayFileTests {
  private static let text = """
    {"format": "patrol-day/1", "horizon_min": 120, "start_grid_min": 5, "tick_min": 5, "speed_mps": 12.0,
     "energy_cost_per_min": 0.05, "docks": [{"id": "D0", "x": 0, "y": 0, "drones": 1, "batteries": 2,
     "endurance_min": 20, "charge_min": 30, "turnaround_min": 3}], "tasks": [{"id": "T0", "x": 720, "y": 0,
     "service_min": 2, "revisit_min": 60, "weight": 4, "active": [[0, 120]]}]}
    """

  private func read(_ text: String) throws -> PatrolDayFile {
    let path = FileManager.default.temporaryDirectory.appending(path: "patrol-\(UUID()).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(text.utf8).write(to: URL(filePath: path))
    return try PatrolDayFile.read(path)
  }

  @Test("a file becomes a day, with whole numbers in the objective") func good() throws {
    let file = try read(Self.text)
    #expect(file.scale == 20)
    let block = file.day(.block)
    #expect(block.minuteCost == DayCost(energy: 1))
    #expect(
      block.tasks[0].windows == [
        RevisitWindow(from: 0, to: 120, revisit: 60, step: 60, loss: DayCost(energy: 4800))
      ])
    #expect(file.day(.sliding).tasks[0].windows[0].loss == DayCost(energy: 400))
    // Two blocks, each served by a flight of two minutes' way, two minutes' stay: 20 times 0.05 each minute.
    var search = PatrolSearch(try FreeFlights(block), seed: 1)
    search.run(StopRule(rounds: 200))
    #expect(search.cost == DayCost(energy: 8))
  }

  @Test("what is wrong is named with the file") func bad() throws {
    let changes = [
      ("patrol-day/1", "patrol-day/9"), ("\"horizon_min\"", "\"horizon\""), ("[[0, 120]]", "[[0]]"),
      ("0.05", "0.0331234567"), ("\"drones\": 1", "\"drones\": 1.5"), ("{", "["),
    ]
    for (old, new) in changes {
      let text = Self.text.replacing(old, with: new)
      #expect(throws: InstanceText.Failure.self, "\(new)") { try read(text) }
    }
    let twice = Self.text.replacing("\"docks\": [", with: "\"docks\": [], \"docs\": [")
    #expect(throws: Never.self) { try read(twice) }
  }

  @Test("the referee agrees with the value of the search", .timeLimit(.minutes(5))) func referee() throws {
    guard let folder = Folders.shared("instances/patrol_day") else { return }
    for name in ["pd-S11", "pd-T11", "pd-M11"] {
      let file = try PatrolDayFile.read("\(folder)/\(name).json")
      for mode in PatrolDayFile.Mode.allCases {
        var search = PatrolSearch(try FreeFlights(file.day(mode)), seed: 3)
        search.run(StopRule(rounds: 3000))
        let out = FileManager.default.temporaryDirectory.appending(path: "patrol-\(UUID()).json").path
        defer { try? FileManager.default.removeItem(atPath: out) }
        try InstanceText.write(PatrolDayCommand.solution(search.plan.flights, file), to: out)
        let judge = Process()
        judge.executableURL = URL(filePath: "/usr/bin/env")
        judge.arguments = ["python3", "\(folder)/score.py", "\(folder)/\(name).json", out, mode.rawValue]
        let pipe = Pipe()
        judge.standardOutput = pipe
        try judge.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        judge.waitUntilExit()
        let answer = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(answer["feasible"] as? Bool == true, "\(name) \(mode): \(answer)")
        let value = try #require(answer["J"] as? Double)
        #expect(
          (value * Double(file.scale)).rounded() == Double(search.cost.levels.energy), "\(name) \(mode)")
      }
    }
  }
}
