import Geodesy
import Planar
import Sweeps
import TestSupport
import Testing
import Units

@Suite("Sweep of an area")
struct SweepPlannerTests {
  /// What GEOS finds of the ground within half the width of the path.
  private func seen(_ sweep: Sweep, _ ground: MapPolygon, width: Double) throws -> Double {
    var parts: [MapPolygon] = []
    for (a, b) in zip(sweep.path, sweep.path.dropFirst()) {
      parts.append(try Regions.bufferedSegment(a, b, by: width / 2, quadrantSegments: 32))
    }
    let band = try Regions.union(parts)
    return try Regions.area(Regions.intersection(band, [ground])) / ground.area
  }

  @Test("Random areas: enough is seen by GEOS, the path stays inside, and no bound is undercut")
  func laws() throws {
    try forAll(12) {
      RandomArea.area(&$0, size: 500)
    } property: { area, seed in
      let task = SweepTask(ground: [area], flyable: area, widthM: 40)
      let sweep = try SweepPlanner.plan(task, stop: StopRule(rounds: 30_000), seed: seed)
      let share = try seen(sweep, area, width: 40)
      #expect(share >= 0.999 - 2e-4, "seed \(seed): \(share)")
      #expect(abs(share - sweep.seenShare) < 3e-4, "seed \(seed): \(share), \(sweep.seenShare)")
      for (a, b) in zip(sweep.path, sweep.path.dropFirst()) {
        #expect(area.containsSegment(a, b), "seed \(seed): \(a) to \(b)")
      }
      // What must be seen, not all of the ground, has this bound.
      let bound = AreaBound.metres(areaM2: area.area * 0.999, widthM: 40)
      #expect(sweep.lengthM >= bound * 0.999, "seed \(seed)")
      #expect(sweep.lengthM < 2.5 * sweep.boundM + 400, "seed \(seed): \(sweep.lengthM)")
    }
  }

  @Test("The same seed gives the same path, another one another")
  func repeats() throws {
    var random = SplitMix64(seed: 3)
    let area = RandomArea.area(&random, size: 300)
    let task = SweepTask(ground: [area], flyable: area, widthM: 40)
    let first = try SweepPlanner.plan(task, stop: StopRule(rounds: 8000), seed: 1)
    let again = try SweepPlanner.plan(task, stop: StopRule(rounds: 8000), seed: 1)
    let other = try SweepPlanner.plan(task, stop: StopRule(rounds: 8000), seed: 2)
    #expect(first.path == again.path)
    #expect(first.path != other.path)
  }

  @Test("Dear bends make straighter paths, a start draws the path's end to it")
  func costs() throws {
    let area = MapPolygon(
      outer: [(0, 0), (600, 0), (600, 200), (0, 300)].map { MapPoint(east: $0, north: $1) })
    var task = SweepTask(ground: [area], flyable: area, widthM: 40)
    func bends(_ sweep: Sweep) -> Int {
      var count = 0
      for (k, here) in sweep.path.enumerated().dropFirst().dropLast() {
        let turn = sweep.path[k - 1].course(to: here).degrees - here.course(to: sweep.path[k + 1]).degrees
        if abs(turn) > 5, abs(turn) < 355 { count += 1 }
      }
      return count
    }
    let plain = try SweepPlanner.plan(task, stop: StopRule(rounds: 40_000), seed: 1)
    task.costs.bendMetresByAngle = [0, 40, 60, 70, 80]
    let smooth = try SweepPlanner.plan(task, stop: StopRule(rounds: 40_000), seed: 1)
    #expect(bends(smooth) < bends(plain))
    task.costs = SweepCosts()
    task.start = MapPoint(east: 620, north: 100)
    let drawn = try SweepPlanner.plan(task, stop: StopRule(rounds: 40_000), seed: 1)
    #expect(try #require(drawn.path.first).distance(to: try #require(task.start)) < 80)
  }

  @Test("Wind along one axis turns the strips")
  func wind() throws {
    let area = MapPolygon(
      outer: [(0, 0), (400, 0), (400, 400), (0, 400)].map { MapPoint(east: $0, north: $1) })
    // Twice the cost on courses to the east and west.
    var task = SweepTask(ground: [area], flyable: area, widthM: 40)
    task.costs.perMetreByCourse = (0..<72).map { 1 + abs(Angle.degrees(5 * Double($0)).sine) }
    let sweep = try SweepPlanner.plan(task, stop: StopRule(rounds: 20_000), seed: 1)
    var (north, east) = (0.0, 0.0)
    for (a, b) in zip(sweep.path, sweep.path.dropFirst()) {
      north += abs(b.north - a.north)
      east += abs(b.east - a.east)
    }
    #expect(north > 3 * east)
  }

  @Test("A closed tour ends where it begins, sees enough by GEOS, and may leave the ground")
  func closed() throws {
    try forAll(4) {
      RandomArea.area(&$0, size: 400)
    } property: { area, seed in
      let room = MapPolygon(
        outer: [(-400, -400), (400, -400), (400, 400), (-400, 400)].map { MapPoint(east: $0, north: $1) })
      var task = SweepTask(ground: [area], flyable: room, widthM: 40)
      task.isClosed = true
      let sweep = try SweepPlanner.plan(task, stop: StopRule(rounds: 20_000), seed: seed)
      #expect(sweep.path.first == sweep.path.last, "seed \(seed)")
      #expect(try seen(sweep, area, width: 40) >= 0.999 - 2e-4, "seed \(seed)")
      #expect(sweep.lengthM < 2.5 * sweep.boundM + 400, "seed \(seed): \(sweep.lengthM)")
    }
  }

  @Test("A heavy start holds the first place; a weight below nothing is refused")
  func heavyStart() throws {
    let area = MapPolygon(
      outer: [(0, 0), (400, 0), (400, 300), (0, 300)].map { MapPoint(east: $0, north: $1) })
    var task = SweepTask(ground: [area], flyable: area, widthM: 40)
    task.start = MapPoint(east: 400, north: 300)
    task.finish = MapPoint(east: 400, north: 300)
    task.startWeight = 4
    let sweep = try SweepPlanner.plan(task, stop: StopRule(rounds: 30_000), seed: 1)
    #expect(try #require(sweep.path.first).distance(to: try #require(task.start)) < 40)
    task.startWeight = -1
    #expect(throws: SweepError.badWeight(-1)) {
      try SweepPlanner.plan(task, stop: StopRule(rounds: 100), seed: 1)
    }
  }

  @Test("A pocket behind a narrow mouth is swept too")
  func pocket() throws {
    let area = MapPolygon(
      outer: [
        (0, 0), (300, 0), (300, 200), (210, 200), (210, 204), (400, 204), (400, 300), (100, 300), (100, 204),
        (200, 204), (200, 200), (0, 200),
      ].map { MapPoint(east: $0, north: $1) })
    let task = SweepTask(ground: [area], flyable: area, widthM: 40)
    let sweep = try SweepPlanner.plan(task, stop: StopRule(rounds: 30_000), seed: 1)
    #expect(sweep.seenShare >= 0.999)
  }

  @Test("Ground smaller than the view takes a short path")
  func small() throws {
    let area = MapPolygon(outer: [(0, 0), (10, 0), (10, 8), (0, 8)].map { MapPoint(east: $0, north: $1) })
    let task = SweepTask(ground: [area], flyable: area, widthM: 40)
    let sweep = try SweepPlanner.plan(task, stop: StopRule(rounds: 5000), seed: 1)
    #expect(sweep.seenShare >= 0.999)
    #expect(sweep.lengthM < 10)
  }

  @Test("What cannot be swept says why")
  func refuses() {
    let area = MapPolygon(outer: [(0, 0), (100, 0), (100, 100)].map { MapPoint(east: $0, north: $1) })
    let hole = MapPolygon(outer: [(0, 0), (100, 0), (100, .nan)].map { MapPoint(east: $0, north: $1) })
    func fails(_ task: SweepTask, _ error: SweepError) {
      #expect(throws: error) { try SweepPlanner.plan(task, stop: StopRule(rounds: 100), seed: 1) }
    }
    fails(SweepTask(ground: [area], flyable: area, widthM: 0), .badWidth(metres: 0))
    fails(SweepTask(ground: [area], flyable: area, widthM: .infinity), .badWidth(metres: .infinity))
    fails(SweepTask(ground: [area], flyable: area, widthM: 10, requiredShare: 1.5), .badShare(1.5))
    fails(SweepTask(ground: [hole], flyable: area, widthM: 10), .badCoordinate)
    fails(SweepTask(ground: [], flyable: area, widthM: 10), .noGround)
    fails(SweepTask(ground: [area], flyable: MapPolygon(outer: []), widthM: 10), .noRoom)
  }
}
