import Foundation
import Orienteering
import TestSupport
import Testing
import Units

@testable import Instances

@Suite("Chao's instances")
struct ChaoFileTests {
  @Test("A file is read, with tabs, blank lines and Windows line ends")
  func reads() throws {
    let file = try ChaoFile("n 3\r\nm 2\r\ntmax 7.5\r\n0\t0\t0\r\n\r\n3\t4\t9\r\n6\t0\t5\r\n", file: "x")
    let problem = file.problem
    #expect(problem.paths == 2 && problem.limit == 7.5)
    #expect(problem.prizes == [0, 9, 0])
    #expect(problem.cost(of: [0, 1]) == 5)
  }

  @Test("All that is wrong is said in one run, with its line and value")
  func wrong() {
    let text = "n 4\nm 0\ntmax 1x\n0 0 0\n1 2\n3 nan 1\n2 2 -5\n9 9 0\n"
    do {
      _ = try ChaoFile(text, file: "bad.txt")
      Issue.record("it was read")
    } catch let error as ChaoFile.Issues {
      #expect(error.issues.map(\.line) == [2, 3, 5, 6, 7])
      #expect(error.description.contains("bad.txt:2: m 0"))
      #expect(error.description.contains("bad.txt:3: `tmax 1x`"))
      #expect(error.description.contains("bad.txt:7: score -5"))
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test(
    "Files that cannot be instances",
    arguments: [
      "", "n 2\nm 1\n0 0 0\n1 1 0\n", "n 5\nm 1\ntmax 3\n0 0 0\n1 1 0\n", "n 1\nm 1\ntmax 3\n0 0 0\n",
    ])
  func refused(text: String) {
    #expect(throws: ChaoFile.Issues.self) { try ChaoFile(text, file: "x") }
  }

  @Test("The bound is no less than the listed best, and a short search comes near it")
  func shared() throws {
    guard let folder = Folders.shared("instances/team_orienteering_chao") else { return }
    let rows = try String(contentsOfFile: folder + "/bks.csv", encoding: .utf8).split(separator: "\n")
      .dropFirst()
    var gaps: [Double] = []
    for row in rows {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      guard let best = Double(cells[1]) else { continue }
      let path = "\(folder)/\(cells[0]).txt"
      let problem = try ChaoFile(String(contentsOfFile: path, encoding: .utf8), file: path).problem
      let plan = try Orienteering.paths(for: problem, seed: 1, stop: StopRule(rounds: 4_000))
      let bound = try OrienteeringBound.value(
        of: problem, stop: StopRule(rounds: 6), levels: 250, known: plan.value)
      #expect(bound >= max(best, plan.value), "\(cells[0])")
      gaps.append(100 * (1 - plan.value / best))
    }
    // A quarter of a second each; ten seconds reach a tenth of this.
    #expect(gaps.reduce(0, +) / Double(gaps.count) < 2.5, "\(gaps)")
  }

  @Test("Text for JSON is escaped, whole numbers have no point")
  func json() {
    #expect(InstanceText.json("a\"b\\c\u{1}") == "\"a\\\"b\\\\c\\u0001\"")
    #expect(InstanceText.json(3.0) == "3" && InstanceText.json(0.5) == "0.5")
  }
}
