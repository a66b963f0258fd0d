import AircraftModel
import MissionModel
import Planar
import Sweeps
import TestSupport
import Testing
import Units

@testable import Routing

/// Strips are laid by the wind: against strips at the worst course, time is saved that the model predicts.
@Suite("Sweep in wind")
struct SweepWindTests {
  private let ground = Shapes.rectangle(300, 240)

  private func airframe() throws -> Airframe {
    let mission = try MissionReader.read(path: Folders.package + "/Missions/central.yaml", files: DiskFiles())
    return try #require(mission.sites.first).airframe
  }

  private func seconds(_ path: [MapPoint], _ model: FlightModel, _ wind: Wind) -> Double? {
    let legs = zip(path, path.dropFirst()).map { a, b in
      LegDemand(
        distanceM: a.distance(to: b), climbM: 0, directionEast: (b.east - a.east) / a.distance(to: b),
        directionNorth: (b.north - a.north) / a.distance(to: b), speedMps: 10, holdS: 0)
    }
    return model.fly(legs, wind: wind)?.reduce(0) { $0 + $1.timeS }
  }

  @Test("The path for a wind is quicker in it than the path for a wind from the side, both ways round")
  func turnsWithWind() throws {
    let model = FlightModel(try airframe())
    let winds = [Wind(eastMps: -10, northMps: 0), Wind(eastMps: 0, northMps: -10)]
    let paths = try winds.map { wind in
      var task = SweepTask(ground: [ground], flyable: ground, widthM: 40)
      task.costs = WindCosts.sweep(model: model, winds: [wind], speedMps: 10, gap: 40)
      return try SweepPlanner.plan(task, stop: StopRule(rounds: 30_000), seed: 1).path
    }
    for (k, wind) in winds.enumerated() {
      let own = try #require(seconds(paths[k], model, wind))
      let other = try #require(seconds(paths[1 - k], model, wind))
      #expect(own < other, "wind \(k): \(own) s, \(other) s")
    }
  }

  @Test("Calm: all courses cost the same; a course that the wind forbids costs most")
  func costs() throws {
    let model = FlightModel(try airframe())
    let calm = WindCosts.sweep(model: model, winds: [], speedMps: 8, gap: 40)
    #expect(calm.perMetreByCourse.allSatisfy { abs($0 - 1) < 1e-9 })
    #expect(calm.bendMetresByAngle.first == 0)
    let storm = WindCosts.sweep(
      model: model, winds: [Wind(eastMps: 0, northMps: -60)], speedMps: 8, gap: 40)
    #expect(storm.perMetreByCourse[0] == 20)
  }
}
