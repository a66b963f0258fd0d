import AircraftModel
import Geodesy
import MissionModel
import Planar
import Sweeps
import TestSupport
import Testing
import Units

@testable import Routing

/// What a sweep makes small is the mission's choice, and its work begins where the mission says.
@Suite("Objective and entry of a sweep")
struct SweepObjectiveTests {
  private func model() throws -> FlightModel {
    let mission = try MissionReader.read(path: Folders.package + "/Missions/central.yaml", files: DiskFiles())
    return FlightModel(try #require(mission.sites.first).airframe)
  }

  /// Metres, seconds and joules of a path from rest to rest.
  private func measured(
    _ path: [MapPoint], _ model: FlightModel, _ wind: Wind, speedMps: Double
  ) throws -> [SweepFlight.Objective: Double] {
    let legs = zip(path, path.dropFirst()).map { a, b in
      LegDemand(
        distanceM: a.distance(to: b), climbM: 0, directionEast: (b.east - a.east) / a.distance(to: b),
        directionNorth: (b.north - a.north) / a.distance(to: b), speedMps: speedMps, holdS: 0)
    }
    let flown = try #require(model.fly(legs, wind: wind))
    return [
      .length: Polyline.length(path), .time: flown.reduce(0) { $0 + $1.timeS },
      .energy: flown.reduce(0) { $0 + $1.energyWh * 3600 },
    ]
  }

  @Test("Oblong in a wind: the path for each objective is the best of the three by its own measure")
  func eachIsBestAtItsOwn() throws {
    let ground = Shapes.rectangle(520, 330)
    let model = try model()
    // Along the longer side, so that few turns and cheap metres want different strips.
    let wind = Wind(eastMps: -11, northMps: 0)
    let all = SweepFlight.Objective.allCases
    var found: [SweepFlight.Objective: [SweepFlight.Objective: Double]] = [:]
    for objective in all {
      var task = SweepTask(ground: [ground], flyable: ground, widthM: 60)
      task.costs = WindCosts.sweep(objective, model: model, winds: [wind], speedMps: 8, gap: 60)
      let path = try SweepPlanner.plan(task, stop: StopRule(rounds: 120_000), seed: 1).path
      found[objective] = try measured(path, model, wind, speedMps: 8)
    }
    for own in all {
      let best = try #require(found[own]?[own])
      for other in all where other != own {
        let theirs = try #require(found[other]?[own])
        #expect(best < theirs, "\(own.rawValue): \(best), of the path for \(other.rawValue): \(theirs)")
      }
    }
  }

  @Test("The turn of an energy table costs what the model says; metres alone heed no wind")
  func costs() throws {
    let model = try model()
    let wind = Wind(eastMps: -9, northMps: 0)
    let plain = WindCosts.sweep(.length, model: model, winds: [wind], speedMps: 8, gap: 40)
    #expect(plain == SweepCosts())
    let costs = CourseCosts(model: model, wind: wind, speedMps: 8)
    let north = try #require(costs.joulesPerMetre(course: .degrees(0)))
    let turn = try #require(costs.turnJoules(course: .degrees(0), gap: 40, toRight: true))
    let a = LegDemand(
      distanceM: 4000, climbM: 0, directionEast: 0, directionNorth: 1, speedMps: 8, holdS: 0)
    let link = LegDemand(
      distanceM: 40, climbM: 0, directionEast: 1, directionNorth: 0, speedMps: 8, holdS: 0)
    let b = LegDemand(
      distanceM: 4000, climbM: 0, directionEast: 0, directionNorth: -1, speedMps: 8, holdS: 0)
    func joules(_ legs: [LegDemand]) throws -> Double {
      try #require(model.fly(legs, wind: wind)).reduce(0) { $0 + $1.energyWh * 3600 }
    }
    // North and south cost the same in this wind: two strips in one go, less two alone, leave the turn and one start.
    let alone = try joules([a])
    #expect(abs(try joules([a, link, b]) - (alone + turn + 4000 * north)) < 0.001 * alone)
    #expect(turn > 0)
  }

  @Test("The work begins at the corner that is named, whatever the dock")
  func entries() throws {
    let ground = Shapes.rectangle(400, 300)
    let corners: [(SweepFlight.Entry, MapPoint)] = [
      (.northEast, Shapes.p(400, 300)), (.southEast, Shapes.p(400, 0)), (.southWest, Shapes.p(0, 0)),
      (.northWest, Shapes.p(0, 300)),
    ]
    let view = View(swath: 60, depth: 40, lead: 0)
    let options = PatternOptions(speed: 8, overlap: 0.1, gimbalPitchDeg: -90)
    for (entry, corner) in corners {
      let result = try Patterns.items(
        for: .sweep([ground], flown: SweepFlight(entry: entry)), view: view, free: try BoxWithout([]),
        options: options, near: Shapes.p(200, -100))
      let tour = SweepEntry.tour(
        result.items.shuffledPaths, from: try #require(SweepEntry.corner(entry, of: [ground])),
        distance: { $0.distance(to: $1) })
      let first = try #require(tour.first?.path.first)
      #expect(first.distance(to: corner) < 60, "\(entry.rawValue): \(first)")
      #expect(tour.count == result.items.count)
      let links = zip(tour, tour.dropFirst()).map { $0.path[$0.path.count - 1].distance(to: $1.path[0]) }
      #expect(links.reduce(0, +) < 250, "\(entry.rawValue): \(links)")
    }
    #expect(SweepEntry.corner(.dock, of: [ground]) == nil)
    #expect(SweepEntry.corner(.northEast, of: []) == nil)
  }
}

extension [WorkItem] {
  /// The same work with the paths that do not touch each other in reverse order.
  fileprivate var shuffledPaths: [WorkItem] {
    var paths: [[WorkItem]] = []
    for item in self {
      if let last = paths.last?.last?.path.last, last.distance(to: item.path[0]) < 1 {
        paths[paths.count - 1].append(item)
      } else {
        paths.append([item])
      }
    }
    return paths.reversed().flatMap { $0 }
  }
}
