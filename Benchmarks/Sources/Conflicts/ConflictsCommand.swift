import ArgumentParser
import Foundation
import Separations
import Units

/// Times the search for conflicts among made-up flights beside looking at every pair of motions; it only
/// makes, times, compares and prints.
@main
struct ConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "Times the search for conflicts between flights beside brute force; prints one JSON object.")

  @Option(help: "How many flights.") var flights = 1000
  @Option(help: "Legs of each, between take-off and landing.") var legs = 50
  @Option(help: "Hours within which they take off.") var hours = 12.0
  @Option(help: "Edge of the square that they fly over, kilometres.") var side = 20.0
  @Option(help: "Seconds by which flights may be early or late.") var margin = 30.0
  @Option(help: "Seed of the flights.") var seed: UInt64 = 1
  @Option(help: "How often the search is timed; brute force runs once.") var repeats = 5

  func run() throws {
    guard flights > 0, legs > 0, repeats > 0, hours > 0, side > 0,
      let separation = Separation(levelM: 50, verticalM: 20, marginS: margin)
    else { throw ValidationError("all numbers must be above 0, --margin at least 0") }
    var random = SplitMix64(seed: seed)
    let made = try (0..<flights).map { _ in try flight(&random) }
    var ours: [Double] = []
    var found: [Conflict] = []
    for _ in 0..<repeats {
      let start = Processor.seconds()
      found = ConflictSearch.conflicts(made, separation)
      ours.append(Processor.seconds() - start)
    }
    let start = Processor.seconds()
    let brute = ConflictsCommand.brute(made, separation)
    let slow = Processor.seconds() - start
    let median = ours.sorted()[ours.count / 2]
    let answer = Answer(
      flights: flights, motions: made.reduce(0) { $0 + $1.motions.count }, conflicts: found.count,
      same: found == brute, cpuSeconds: ours, bruteCPUSeconds: slow, ratio: median / slow)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    print(String(decoding: try encoder.encode(answer), as: UTF8.self))
    if !answer.same { throw ExitCode(1) }
  }

  private struct Answer: Encodable {
    var flights, motions, conflicts: Int
    var same: Bool
    var cpuSeconds: [Double]
    var bruteCPUSeconds, ratio: Double

    enum CodingKeys: String, CodingKey {
      case flights, motions, conflicts, same, ratio
      case cpuSeconds = "cpu_s"
      case bruteCPUSeconds = "brute_cpu_s"
    }
  }

  /// A sweep-like flight: legs of 50 to 400 m at 10 m/s around a place, 30 to 120 m up, with a hold now and
  /// then.
  private func flight(_ random: inout SplitMix64) throws -> TimedFlight {
    var at = random.unit() * hours * 3600
    var here = SpacePoint(east: random.unit() * side * 1000, north: random.unit() * side * 1000, up: 0)
    let pad = here
    var fixes = [Fix(here, atS: at)]
    here.up = 30 + random.unit() * 90
    at += here.up / 4
    fixes.append(Fix(here, atS: at))
    for _ in 0..<legs {
      let length = 50 + random.unit() * 350
      let course = random.unit() * 2 * Double.pi
      here.east += length * sin(course)
      here.north += length * cos(course)
      at += length / 10
      fixes.append(Fix(here, atS: at))
      if random.unit() < 0.1 {
        at += 20
        fixes.append(Fix(here, atS: at))
      }
    }
    let home = SpacePoint(east: pad.east, north: pad.north, up: here.up)
    let way =
      ((home.east - here.east) * (home.east - here.east) + (home.north - here.north)
        * (home.north - here.north))
    at += way.squareRoot() / 10 + 1
    fixes.append(Fix(home, atS: at))
    fixes.append(Fix(pad, atS: at + here.up / 3))
    return try TimedFlight(fixes)
  }

  /// Every pair of motions of every two flights, with nothing but a look at their times before the exact
  /// test.
  private static func brute(_ flights: [TimedFlight], _ separation: Separation) -> [Conflict] {
    var found: [Conflict] = []
    for first in flights.indices {
      for second in flights.indices where second > first {
        var met: [Encounter] = []
        for a in flights[first].motions {
          for b in flights[second].motions
          where a.startS <= b.endS + separation.marginS && b.startS <= a.endS + separation.marginS {
            if let encounter = Encounter(a, b, separation) { met.append(encounter) }
          }
        }
        if met.isEmpty { continue }
        found.append(Conflict(first: first, second: second, encounters: Encounter.joined(met)))
      }
    }
    return found
  }
}
