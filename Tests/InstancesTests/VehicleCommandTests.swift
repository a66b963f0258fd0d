import ArgumentParser
import Foundation
import RoundTrips
import TestSupport
import Testing

@testable import Instances

@Suite("Vehicle instances")
struct VehicleCommandTests {
  /// Runs a command for some rounds and hands its file of routes to the referee.
  private func judged(
    _ command: any ParsableCommand.Type, _ path: String, _ rounds: Int, _ more: [String] = [],
    by referee: RouteReferee
  ) throws -> RouteReferee.Verdict {
    let out = FileManager.default.temporaryDirectory.appendingPathComponent("routes-\(UUID()).json").path
    defer { try? FileManager.default.removeItem(atPath: out) }
    var command = try command.parse([path, "--out", out, "--rounds", "\(rounds)"] + more)
    try command.run()
    return try referee.judge(out)
  }

  private func column(_ folder: String, _ name: String) throws -> [(instance: String, best: Double)] {
    let lines = try String(contentsOfFile: folder + "/bks.csv", encoding: .utf8).split(separator: "\n")
    let head = lines[0].split(separator: ",", omittingEmptySubsequences: false)
    guard let at = head.firstIndex(where: { $0 == name }) else { return [] }
    return lines.dropFirst().compactMap { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return Double(cells[at]).map { (String(cells[0]), $0) }
    }
  }

  @Test("Solomon: rules kept, no better than the proven optimum, near it in a second")
  func solomon() throws {
    guard let folder = Folders.shared("instances/vrptw_solomon") else { return }
    var gaps: [Double] = []
    for (instance, best) in try column(folder, "opt_distance_dimacs_1dec") {
      let path = "\(folder)/\(instance).txt"
      let verdict = try judged(
        WindowsCommand.self, path, 20_000, by: RouteReferee.solomon(path, double: false))
      #expect(verdict.flaws.isEmpty, "\(instance): \(verdict.flaws)")
      #expect(verdict.value > best - 1e-6, "\(instance)")
      gaps.append(100 * (verdict.value / best - 1))
    }
    #expect(gaps.reduce(0, +) / Double(gaps.count) < 3, "\(gaps)")
  }

  @Test("Fewest vehicles first, in double precision", arguments: ["c1_2_1", "r2_2_1"])
  func fewest(instance: String) throws {
    guard let folder = Folders.shared("instances/vrptw_gh200") else { return }
    let path = "\(folder)/\(instance).txt"
    let verdict = try judged(
      WindowsCommand.self, path, 4000, ["--fewest-vehicles"], by: RouteReferee.solomon(path, double: true))
    #expect(verdict.flaws.isEmpty, "\(verdict.flaws)")
    let least = try column(folder, "hier_vehicles").first { $0.instance == instance }
    #expect(verdict.vehicles <= Int(least?.best ?? 0) + 1)
  }

  @Test("A thousand stops in sections of VRPLIB")
  func thousand() throws {
    guard let folder = Folders.shared("instances/vrptw_gh1000") else { return }
    let path = "\(folder)/C1_10_3.vrp"
    let verdict = try judged(
      WindowsCommand.self, path, 3000,
      by: RouteReferee.sections(path, scale: 10, nearest: false, divisor: 10))
    #expect(verdict.flaws.isEmpty, "\(verdict.flaws)")
    #expect(verdict.value < 1.3 * 40060)
  }

  @Test("Several depots: rules kept, near the best listed")
  func depots() throws {
    guard let folder = Folders.shared("instances/mdvrp_cordeau") else { return }
    var gaps: [Double] = []
    for (instance, best) in try column(folder, "best_known_cost") {
      let path = "\(folder)/\(instance).txt"
      let verdict = try judged(DepotsCommand.self, path, 20_000, by: RouteReferee.cordeau(path))
      #expect(verdict.flaws.isEmpty, "\(instance): \(verdict.flaws)")
      // Listed, not proven: p02 has been seen 0.07 % below.
      #expect(verdict.value > 0.999 * best, "\(instance)")
      gaps.append(100 * (verdict.value / best - 1))
    }
    #expect(gaps.reduce(0, +) / Double(gaps.count) < 3, "\(gaps)")
  }

  @Test("Several depots with windows and durations", arguments: ["PR11A", "PR13B"])
  func depotsWindows(instance: String) throws {
    guard let folder = Folders.shared("instances/mdvrptw_vidal") else { return }
    let path = "\(folder)/\(instance).vrp"
    let verdict = try judged(
      DepotsWindowsCommand.self, path, 6000,
      by: RouteReferee.sections(path, scale: 1000, nearest: true, divisor: 1))
    #expect(verdict.flaws.isEmpty, "\(verdict.flaws)")
  }

  @Test("Several trips: rules kept, no better than proven optima")
  func trips() throws {
    guard let folder = Folders.shared("instances/mtvrptwr_yang") else { return }
    for (instance, best) in try column(folder, "best_known_cost") {
      let path = "\(folder)/\(instance).vrp"
      let verdict = try judged(
        TripsCommand.self, path, 5000,
        by: RouteReferee.sections(path, scale: 10, nearest: false, divisor: 1))
      #expect(verdict.flaws.isEmpty, "\(instance): \(verdict.flaws)")
      #expect(verdict.value >= best, "\(instance)")
    }
  }

  @Test("Electric vehicles: rules of battery kept, charging full and partial", arguments: [false, true])
  func electric(partial: Bool) throws {
    guard let folder = Folders.shared("instances/evrptw_schneider") else { return }
    let names = ["c101C5", "r104C5", "c103C15", "r209C15", "c101_21", "r103_21", "r201_21", "r211_21"]
    for instance in names {
      let path = "\(folder)/\(instance).txt"
      let verdict = try judged(
        ElectricCommand.self, path, 2000, partial ? ["--partial"] : [],
        by: RouteReferee.schneider(path, partial: partial))
      #expect(verdict.flaws.isEmpty, "\(instance): \(verdict.flaws)")
    }
  }

  @Test("The same seed and rounds write the same bytes but for the time")
  func same() throws {
    let text =
      "X\n\nVEHICLE\nNUMBER CAPACITY\n 3 10\n\nCUSTOMER\n\n"
      + (0..<12).map { "\($0) \($0 * 37 % 50) \($0 * 71 % 50) \($0 == 0 ? 0 : 2) 0 900 \($0 == 0 ? 0 : 5)\n" }
      .joined()
    let instance = try SolomonFile(text, file: "x").leastDistance
    let out = FileManager.default.temporaryDirectory.appendingPathComponent("routes-\(UUID()).json").path
    defer { try? FileManager.default.removeItem(atPath: out) }
    let files = try (0..<2).map { _ in
      try VehicleRun.run(instance, file: "x", out: out, try SearchOptions.parse(["--rounds", "300"]))
      return try String(contentsOfFile: out, encoding: .utf8).split(separator: "\n").filter {
        !$0.contains("cpu_seconds")
      }
    }
    #expect(files[0] == files[1])
  }

  @Test("All that is wrong in a file is said in one run, with its line")
  func wrong() throws {
    func lines(_ read: () throws -> Void) -> [Int] {
      do {
        try read()
      } catch let error as FileIssues {
        return error.issues.map(\.line)
      } catch {
        Issue.record("\(error)")
      }
      return []
    }
    #expect(
      lines {
        _ = try SolomonFile("X\nVEHICLE\n2 10\n0 0 0 0 0 9 0\n1 1 x1\n2 1 1 -4 0 9 0\n3 1\n", file: "f")
      } == [6, 7])
    #expect(lines { _ = try SolomonFile("X\n", file: "f") } == [1, 1])
    #expect(lines { _ = try CordeauFile("2 1 2 1\n0 10\n1 0 0 0 -1\n2 1\n3 0 0\n", file: "f") } == [3, 4])
    #expect(lines { _ = try CordeauFile("2 1 2 1\n0 10\n", file: "f") } == [2])
    #expect(
      lines { _ = try SectionFile("NAME: x\nCOLOUR: red\nDEMAND_SECTION\n1 0\n3 2\nEOF\n", file: "f") } == [
        2, 5,
      ])
    #expect(
      lines {
        _ = try SchneiderFile(
          "id\nD0 d 0 0 0 0 9 0\nC1 k 1 1 1 0 9 0\nQ tank /x/\n", file: "f", partial: false)
      }
        == [3, 4, 4, 4, 4, 4, 4])
  }
}
