import Geodesy
import MissionModel
import Planar
import TestSupport
import Testing
import Units

@testable import Routing

@Suite("Whole areas from their edge inward")
struct RingWholeTests {
  let view = View(swath: 40, depth: 30, lead: 0)
  let options = PatternOptions(speed: 10, overlap: 0.1, gimbalPitchDeg: -90)

  /// Seeds 0..<60.
  @Test("All is seen, nothing is flown nearer to the edge than asked")
  func seen() throws {
    try forAll(60) { random in
      (Shapes.area(&random), 5 + random.unit() * 14)
    } property: { input, seed in
      let (area, first) = input
      let result = try Patterns.items(
        for: .ring(around: [area], standOff: -first, depth: 0, lookInward: true, whole: true), view: view,
        free: OpenAir(), options: options)
      let land = try Regions.union([area])
      for item in result.items {
        #expect(item.lookAsideDeg == nil)
        for place in item.path {
          #expect(land.contains { $0.contains(place) }, "seed \(seed)")
          let off = land.map { $0.distanceToBoundary(place) }.min() ?? 0
          #expect(off >= first - 0.1, "seed \(seed): \(off) m instead of \(first) m")
        }
      }
      let share = try Law.share(of: land, in: Law.seen(result.items, radius: view.swath / 2))
      let told = result.unreachable.reduce(0) { $0 + $1.area } / land.reduce(0) { $0 + $1.area }
      // Sharp corners of the area lie further from a round than half a view.
      #expect(share + told >= 0.97, "seed \(seed): \(share) seen, \(told) told")
    }
  }

  @Test("A square: rounds follow each other with one link each, and go out at the corners")
  func square() throws {
    let paths = try SpiralPattern.paths(
      within: [Shapes.rectangle(200, 200)], first: 20, step: 36, width: 40)
    #expect(paths.count == 1)
    // Rounds lie up to 1.6 m further in. At 20, 56 and 92 m: sides of 160, 88 and 16 m. Each inner round goes out 36·√2 − 40 m and back at four corners.
    let corners = 2.0 * 4 * 2 * (36 * 2.0.squareRoot() - 40)
    let links = 2 * 36 * 2.0.squareRoot()
    let length = Polyline.length(paths[0])
    #expect(abs(length - (4 * (160 + 88 + 16) + corners + links)) < 45)
  }

  @Test("Where the area falls apart, each part has its rounds")
  func splits() throws {
    let dumbbell = MapPolygon(outer: [
      Shapes.p(0, 0), Shapes.p(200, 0), Shapes.p(200, 80), Shapes.p(300, 80), Shapes.p(300, 0),
      Shapes.p(500, 0),
      Shapes.p(500, 200), Shapes.p(300, 200), Shapes.p(300, 120), Shapes.p(200, 120), Shapes.p(200, 200),
      Shapes.p(0, 200),
    ])
    let paths = try SpiralPattern.paths(within: [dumbbell], first: 10, step: 36, width: 40)
    #expect(paths.count >= 2)
  }
}

@Suite("Least way of a beat")
struct WorkBoundTests {
  @Test("Two places furthest apart")
  func span() throws {
    let squares = [Shapes.rectangle(100, 100), Shapes.rectangle(100, 100, at: Shapes.p(300, 300))]
    #expect(abs(try WorkBound.span(squares) - 400 * 2.0.squareRoot()) < 1e-9)
    #expect(try WorkBound.span([]) == 0)
  }

  @Test(
    "Of a sweep seen from straight above: the area's bound, twice for a crosshatch, less what is left out")
  func built() throws {
    let mission = try MissionReader.read(path: Folders.package + "/Missions/central.yaml", files: DiskFiles())
    var beat = try #require(mission.beat("peak-area"))
    let ground = [Shapes.rectangle(400, 300)]
    let view = View(swath: 40, depth: 30, lead: 0)
    func bound(leftOutM2: Double = 0, _ routes: [Route] = [], ground: [MapPolygon] = ground) throws
      -> WorkBound?
    {
      try WorkBound(
        beat, ground: ground, leftOutM2: leftOutM2, view: view, routes: routes, frame: mission.frame)
    }
    let least = (400 * 300 - Double.pi * 40 * 40 / 4) / 40
    let plain = try #require(try bound())
    #expect(abs(plain.leastM - least) < 1e-9 && plain.times == 1 && !plain.isCrossed && plain.flownM == 0)
    #expect(plain.areaM2 == 120_000 && plain.widthM == 40 && plain.excess == -1)
    let less = try #require(try bound(leftOutM2: 20_000))
    #expect(abs(less.leastM - (least - 500)) < 1e-9)
    // The way at work is that of the legs into `work` waypoints.
    let planned = try RoutePlanner.plan(mission).routes
    let routes = planned.filter { $0.beat == "peak-area" }
    let flown = try #require(try bound(routes))
    #expect(flown.flownM > 3000 && abs(flown.excess - (flown.flownM / least - 1)) < 1e-9)
    if case .sweep(let areas, _) = beat.shape {
      beat.shape = .sweep(areas, flown: SweepFlight(crosshatch: true))
    }
    let crossed = try #require(try bound())
    #expect(crossed.times == 2 && crossed.isCrossed && abs(crossed.leastM - 2 * least) < 1e-9)
    #expect(try bound(ground: [Shapes.rectangle(20, 20)]) == nil, "seen from one place")
    beat.shape = .targets([])
    #expect(try bound() == nil)
  }

  /// Seeds 0..<40: what a pattern flies is never below the bound of what it sees.
  @Test("No pattern beats the bound")
  func laws() throws {
    let view = View(swath: 40, depth: 30, lead: 0)
    let options = PatternOptions(speed: 10, overlap: 0.1, gimbalPitchDeg: -90)
    try forAll(40) { random in
      PatternTestsCorridor.trail(&random)
    } property: { line, seed in
      let items = try Patterns.items(
        for: .corridor(lines: [line], left: 50, right: 30), view: view, free: OpenAir(), options: options
      ).items
      let seen = try Regions.area(Law.seen(items, radius: view.swath / 2))
      let flown = items.reduce(0) { $0 + Polyline.length($1.path) }
      // Every piece sees the disc at its ends anew.
      let ends = Double(items.count) * .pi * view.swath / 4
      #expect(seen <= (flown + ends) * view.swath, "seed \(seed)")
    }
  }
}
