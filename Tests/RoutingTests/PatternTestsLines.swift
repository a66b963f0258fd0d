import Geodesy
import Offsets
import Planar
import TestSupport
import Testing
import Units

@testable import Routing

@Suite struct PatternTestsCorridor {
  let view = View(swath: 40, depth: 30, lead: 0)
  let options = PatternOptions(speed: 10, overlap: 0.2, gimbalPitchDeg: -90)

  static func trail(_ random: inout SplitMix64) -> [MapPoint] {
    var here = Shapes.p(0, 0)
    var course = random.unit() * 360
    var line = [here]
    for _ in 0..<(4 + random.pick(0..<8)) {
      course += (random.unit() - 0.5) * 140
      here = here.moved(course: .degrees(course), by: 120 + random.unit() * 200)
      line.append(here)
    }
    return line
  }

  @Test func theWholeWidthIsSeen() throws {
    try forAll(25) { random in
      (Self.trail(&random), random.unit() * 90, random.unit() * 90, Shapes.zones(&random))
    } property: { input, seed in
      let (line, left, right, zones) = input
      let closed = seed % 2 == 0 ? [] : zones
      let free = try BoxWithout(closed)
      let result = try Patterns.items(
        for: .corridor(lines: [line], left: left, right: right), view: view, free: free, options: options)
      let ground = try Regions.bufferedLine(line, left: left, right: right)
      let reachable = try Regions.intersection(
        ground, Regions.buffered(free.polygons, by: view.swath / 2 * 0.9))
      let share = try Law.share(of: reachable, in: Law.seen(result.items, radius: view.swath / 2))
      #expect(share >= 0.995, "seed \(seed)")
      #expect(Law.intruding(result.items, try Regions.buffered(closed, by: -0.01)) == 0, "seed \(seed)")
      for item in result.items {
        let length = Polyline.length(item.path)
        #expect(item.reversible && length >= 5 && length <= 1600 + 1e-6, "seed \(seed)")
      }
      let tour = TourOrder.order(
        result.items, start: line[0], rounds: 100, seed: 1, distance: { $0.distance(to: $1) })
      draw("corridor\(seed)", ground: ground, zones: closed, items: tour, width: view.swath, start: line[0])
    }
  }

  @Test func passesAreAsFewAsTheWidthAllows() throws {
    #expect(CorridorPattern.offsets(left: 0, right: 0, spacing: 32, edge: 16) == [0])
    #expect(CorridorPattern.offsets(left: 16, right: 16, spacing: 32, edge: 16) == [0])
    #expect(CorridorPattern.offsets(left: 33, right: 0, spacing: 32, edge: 16) == [8.25, 24.75])
    // Only neighbours overlap: one view of 40 m sees 36 m, two see 66 m, and no gap is above the spacing.
    #expect(CorridorPattern.offsets(left: 36, right: 0, spacing: 32, edge: 18) == [18])
    #expect(CorridorPattern.offsets(left: 66, right: 0, spacing: 32, edge: 18) == [17, 49])
    let line = [Shapes.p(0, 0), Shapes.p(2000, 0)]
    let result = try Patterns.items(
      for: .corridor(lines: [line], left: 50, right: 30), view: view, free: OpenAir(), options: options)
    // 80 m in passes of at most 32 m: three; 2,000 m in pieces of at most 800 m: three.
    #expect(result.items.count == 9)
    let norths = Set(result.items.map { $0.path[0].north.rounded(places: 3) }).sorted()
    #expect(norths.count == 3)
    #expect(zip(norths, [-16.667, 10, 36.667]).allSatisfy { abs($0 - $1) <= CorridorPattern.tolerance / 2 })
    #expect(abs(result.items.reduce(0) { $0 + Polyline.length($1.path) } - 6000) < 1e-6)
  }

  @Test func aCameraThatLooksAheadStartsBeforeTheLineAndGoesOnBehindIt() throws {
    let ahead = View(swath: 50, depth: 40, lead: 60)
    let line = [Shapes.p(0, 0), Shapes.p(1000, 0)]
    let result = try Patterns.items(
      for: .corridor(lines: [line], left: 20, right: 20), view: ahead, free: OpenAir(), options: options)
    let easts = result.items.map { $0.path.map(\.east) }
    #expect(easts == [[-60, 560], [440, 1060]])
    #expect(result.items.allSatisfy { $0.reversible })
    // With the air closed beyond the end, the last piece is flown towards it only, up to where its view ends.
    let free = try BoxWithout([Shapes.rectangle(500, 500, at: Shapes.p(1000, -250))])
    let cut = try Patterns.items(
      for: .corridor(lines: [line], left: 20, right: 20), view: ahead, free: free, options: options)
    #expect(cut.items.map { $0.path.map(\.east) } == [[-60, 560], [440, 940]])
    #expect(cut.items.map(\.reversible) == [true, false])
    #expect(cut.unreachable.isEmpty)
  }
}

@Suite struct PatternTestsRing {
  let options = PatternOptions(speed: 10, overlap: 0.1, gimbalPitchDeg: -30)
  let side = View(swath: 60, depth: 70, lead: 80)

  static func islands(_ random: inout SplitMix64) -> [MapPolygon] {
    (0..<(1 + random.pick(0..<3))).map { number in
      let centre = Shapes.p(Double(number) * 350, random.unit() * 200)
      return MapPolygon(
        outer: Shapes.star(centre, 90...280, corners: 6 + random.pick(0..<12), &random))
    }
  }

  @Test func roundsKeepTheirStandOff() throws {
    try forAll(25) { random in
      // From 46 m off the view begins before the edge, so one round is enough.
      (Self.islands(&random), 46 + random.unit() * 54, Shapes.zones(&random))
    } property: { input, seed in
      let (islands, standOff, zones) = input
      let closed = seed % 3 == 0 ? zones : []
      let result = try Patterns.items(
        for: .ring(around: islands, standOff: standOff, depth: 20, lookInward: true), view: side,
        free: BoxWithout(closed), options: options)
      #expect(!result.items.isEmpty)
      let land = try Regions.union(islands)
      for item in result.items {
        #expect(Polyline.length(item.path) <= 800 + 1e-6, "seed \(seed)")
        for step in stride(from: 0, through: Polyline.length(item.path), by: 7) {
          guard let place = Polyline.point(along: item.path, at: step) else { continue }
          let distance = land.map { $0.distance(to: place) }.min() ?? 0
          #expect(distance >= standOff - 1e-6 && distance <= standOff + 3, "seed \(seed)")
        }
        // The camera looks at the land: it is nearer on the looked-at side than on the other.
        let (a, b) = (item.path[0], item.path[1])
        let middle = a.interpolated(to: b, fraction: 0.5)
        let look = Angle.degrees(a.course(to: b).degrees + (item.lookAsideDeg ?? 0))
        let there = land.map { $0.distance(to: middle.moved(course: look, by: 5)) }.min() ?? 0
        let away = land.map { $0.distance(to: middle.moved(course: look, by: -5)) }.min() ?? 0
        #expect(there < away, "seed \(seed)")
      }
      #expect(Law.intruding(result.items, try Regions.buffered(closed, by: -0.01)) == 0, "seed \(seed)")
      if closed.isEmpty {
        // Round every island at once: the lines together are closed.
        let ends = result.items.flatMap { [$0.path[0], $0.path[$0.path.count - 1]] }
        for end in ends { #expect(ends.filter { $0 == end }.count == 2, "seed \(seed)") }
      }
      draw("ring\(seed)", ground: islands, zones: closed, items: result.items, width: 3)
    }
  }

  @Test func aDeepBandTakesSeveralRounds() throws {
    let down = View(swath: 40, depth: 30, lead: 0)
    let park = Shapes.rectangle(600, 400)
    let result = try Patterns.items(
      for: .ring(around: [park], standOff: -20, depth: 100, lookInward: true), view: down, free: OpenAir(),
      options: options)
    #expect(result.items.allSatisfy { $0.lookAsideDeg == nil })
    let band = try RingPattern.band([park], depth: 100, lookInward: true)
    let share = try Law.share(of: band, in: Law.seen(result.items, radius: 20))
    #expect(share >= 0.98)
    for item in result.items {
      for p in item.path { #expect(park.contains(p) && park.distanceToBoundary(p) >= 20 - 1e-6) }
    }
    draw("deepring", ground: [park], items: result.items, width: 40)
  }

  @Test func distancesOfRounds() {
    let down = View(swath: 40, depth: 30, lead: 0)
    // Looking down 20 m inside, with a band of 100 m: 0…40 m, then 60 m more in steps of at most 36 m.
    let inner = RingPattern.distances(
      standOff: 20, outside: false, depth: 100, lookInward: true, view: down, overlap: 0.1)
    #expect(inner.distances == [20, 50, 80] && inner.sees)
    // From 60 m off at sea, 80 m ahead with 70 m of depth, one sees from 15 m off the edge to 55 m behind it.
    let one = RingPattern.distances(
      standOff: 60, outside: true, depth: 50, lookInward: true, view: side, overlap: 0.1)
    #expect(one.distances == [60] && one.sees)
    // Deeper than 55 m cannot be seen without going nearer.
    let deep = RingPattern.distances(
      standOff: 60, outside: true, depth: 90, lookInward: true, view: side, overlap: 0.1)
    #expect(deep.distances == [60] && !deep.sees)
    // From 20 m off the view begins 25 m behind the edge; a second round sees the rest of it.
    let near = RingPattern.distances(
      standOff: 20, outside: true, depth: 50, lookInward: true, view: side, overlap: 0.1)
    #expect(near.distances == [20, 45] && near.sees)
  }

  @Test func islandsThatTouchShareTheirRounds() throws {
    let west = Shapes.rectangle(200, 200)
    let east = Shapes.rectangle(200, 200, at: Shapes.p(200, 50))
    let rounds = try RingPattern.rounds([west, east], distance: 30, outside: true)
    #expect(rounds.count == 1)
    // A channel too narrow to fly in at the stand-off: one round about both; wide enough: two.
    let apart = try RingPattern.rounds(
      [west, Shapes.rectangle(200, 200, at: Shapes.p(240, 0))], distance: 30, outside: true)
    #expect(apart.count == 1)
    let wide = try RingPattern.rounds(
      [west, Shapes.rectangle(200, 200, at: Shapes.p(290, 0))], distance: 30, outside: true)
    #expect(wide.count == 2)
  }
}

@Suite struct PatternTestsTargets {
  let options = PatternOptions(speed: 10, overlap: 0.1, gimbalPitchDeg: -90)

  @Test func posesSeeTheirTargets() throws {
    try forAll(40) { random in
      let targets = (0..<12).map { number in
        MapTarget(
          id: "t\(number)", position: Shapes.p(random.unit() * 800 - 400, random.unit() * 800 - 400),
          extent: random.unit() * 12, dwell: 10)
      }
      return (targets, Shapes.zones(&random), random.unit() < 0.5 ? 0.0 : 70.0)
    } property: { input, seed in
      let (targets, zones, lead) = input
      let view = View(swath: 50, depth: 36, lead: lead)
      let free = try BoxWithout(zones)
      let result = try Patterns.items(for: .targets(targets), view: view, free: free, options: options)
      #expect(result.items.count + result.unreachable.count == targets.count, "seed \(seed)")
      for target in targets {
        if let item = result.items.first(where: { $0.target == target.id }) {
          #expect(item.path.count == 1 && item.holdS == 10)
          #expect(free.contains(item.path[0]), "seed \(seed)")
          // With the camera turned to the target, its whole patch is within the smaller half of the view.
          let off = abs(item.path[0].distance(to: target.position) - lead)
          #expect(off + target.extent <= 18 + 1e-6, "seed \(seed), \(target.id)")
        } else {
          let missing = result.unreachable.first { $0.target == target.id }
          #expect(missing?.reason == .blocked, "seed \(seed)")
          // The slow twin: no place above it, or at the lead around it, is free.
          let around = (0..<16).map { target.position.moved(course: .degrees(22.5 * Double($0)), by: lead) }
          #expect(!around.contains { free.contains($0) }, "seed \(seed)")
        }
      }
    }
  }

  @Test func aPatchBiggerThanTheViewTakesSeveralLooks() throws {
    let view = View(swath: 50, depth: 36, lead: 0)
    let target = MapTarget(id: "yard", position: Shapes.p(100, 100), extent: 40, dwell: 8)
    let result = try Patterns.items(for: .targets([target]), view: view, free: OpenAir(), options: options)
    #expect(result.items.count > 1)
    #expect(result.items.allSatisfy { $0.target == "yard" && $0.holdS == 8 })
    let seen = try Law.seen(result.items, radius: 18)
    let share = try Law.share(of: [Footprint.disc(target.position, 40)], in: seen)
    #expect(share >= 0.995)
    let ahead = View(swath: 50, depth: 36, lead: 60)
    let strips = try Patterns.items(for: .targets([target]), view: ahead, free: OpenAir(), options: options)
    #expect(!strips.items.isEmpty && strips.items.allSatisfy { $0.target == "yard" && $0.path.count > 1 })
  }

  @Test func aTargetWithoutAFreePoseIsReported() throws {
    let view = View(swath: 50, depth: 36, lead: 0)
    let target = MapTarget(id: "roof", position: Shapes.p(0, 0), extent: 5, dwell: 8)
    let free = try BoxWithout([Shapes.rectangle(100, 100, at: Shapes.p(-50, -50))])
    let result = try Patterns.items(for: .targets([target]), view: view, free: free, options: options)
    #expect(result.items.isEmpty)
    #expect(
      result.unreachable == [Unreachable(reason: .blocked, target: "roof", place: Shapes.p(0, 0), area: 0)])
  }
}

@Suite("Passes beside several lines")
struct NearestLineTests {
  /// Two lines to the north, 100 m apart.
  let lines = [[Shapes.p(0, 0), Shapes.p(0, 500)], [Shapes.p(100, 0), Shapes.p(100, 500)]]

  @Test("A pass is kept where its own line is nearest, and cut where another has it on the wrong side")
  func cuts() throws {
    let near = [Shapes.p(20, 0), Shapes.p(20, 500)]
    #expect(try NearestLine.cut(near, own: 0, of: lines, side: .right) == [near])
    let beyond = [Shapes.p(80, 0), Shapes.p(80, 500)]
    #expect(try NearestLine.cut(beyond, own: 0, of: lines, side: .right).isEmpty, "left of the other line")
    #expect(
      try NearestLine.cut([Shapes.p(120, 0), Shapes.p(120, 500)], own: 0, of: lines, side: .right).count == 1)
    #expect(try NearestLine.cut(beyond, own: 0, of: [lines[0]], side: .right) == [beyond], "one line alone")
    let across = try NearestLine.cut([Shapes.p(20, 100), Shapes.p(80, 400)], own: 0, of: lines, side: .right)
    #expect(across.count == 1 && across[0][0] == Shapes.p(20, 100))
    let end = try #require(across[0].last)
    #expect(end.east <= 50 + 0.01 && end.east > 50 - NearestLine.stepM, "cut half-way between the lines")
  }
}
