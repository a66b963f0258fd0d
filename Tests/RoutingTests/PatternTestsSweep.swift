import Geodesy
import Planar
import TestSupport
import Testing
import Units

@testable import Routing

@Suite struct PatternTestsSweep {
  let view = View(swath: 40, depth: 30, lead: 0)
  let options = PatternOptions(speed: 10, overlap: 0.1, gimbalPitchDeg: -90)

  @Test func openAreasAreSeenWhole() throws {
    try forAll(25) {
      Shapes.area(&$0)
    } property: { area, seed in
      let result = try Patterns.items(for: .sweep([area]), view: view, free: OpenAir(), options: options)
      let seen = try Law.seen(result.items, radius: view.swath / 2)
      let share = try Law.share(of: [area], in: seen)
      #expect(share >= 0.999, "seed \(seed)")
      #expect(result.unreachable.isEmpty, "seed \(seed)")
      for item in result.items {
        let length = Polyline.length(item.path)
        #expect(length >= 5 && length <= 1600, "seed \(seed)")
        #expect(item.reversible && item.lookAsideDeg == nil && item.gimbalPitchDeg == -90)
      }
      let tour = TourOrder.order(
        result.items, start: Shapes.p(0, -700), rounds: 100, seed: 1, distance: { $0.distance(to: $1) })
      draw("sweep\(seed)", ground: [area], items: tour, width: view.swath, start: Shapes.p(0, -700))
    }
  }

  @Test func blockedAreasAreSeenAsFarAsTheyCanBe() throws {
    try forAll(25) {
      (Shapes.area(&$0), Shapes.zones(&$0))
    } property: { input, seed in
      let (area, zones) = input
      let free = try BoxWithout(zones)
      let result = try Patterns.items(for: .sweep([area]), view: view, free: free, options: options)
      let reachable = try Regions.intersection(
        [area], Regions.buffered(free.polygons, by: view.swath / 2 * 0.9))
      let seen = try Law.seen(result.items, radius: view.swath / 2)
      let share = try Law.share(of: reachable, in: seen)
      #expect(share >= 0.995, "seed \(seed)")
      // The ends of strips lie on the edges of the zones, up to rounding.
      #expect(Law.intruding(result.items, try Regions.buffered(zones, by: -0.01)) == 0, "seed \(seed)")
      for item in result.items { #expect(Polyline.length(item.path) >= 5, "seed \(seed)") }
      // What is reported is not seen, and nearly all that is not seen is reported.
      let unseen = try Regions.difference([area], Footprint.region(of: result.items, view: view))
      let missing = unseen.reduce(0) { $0 + $1.area }
      let reported = result.unreachable.reduce(0) { $0 + $1.area }
      #expect(reported <= missing + 1, "seed \(seed)")
      #expect(missing - reported <= 0.01 * area.area, "seed \(seed)")
      let tour = TourOrder.order(
        result.items, start: Shapes.p(0, -700), rounds: 100, seed: 1, distance: { $0.distance(to: $1) })
      draw(
        "zones\(seed)", ground: [area], zones: zones, items: tour, width: view.swath, start: Shapes.p(0, -700)
      )
    }
  }

  @Test func convexAreasNeedNoMoreStripsThanTheirWidthSays() throws {
    try forAll(25) { random in
      random.next()
    } property: { value, seed in
      var random = SplitMix64(seed: value)
      let area = try Shapes.convex(&random)
      let spacing = view.swath * (1 - options.overlap)
      for degrees in stride(from: 0.0, to: 180, by: 15) {
        let course = Angle.degrees(degrees)
        let layout = StripLayout(polygons: [area], course: course, spacing: spacing, bridge: 0)
        let across = area.outer.map { $0.east * course.cosine - $0.north * course.sine }
        let width = (across.max() ?? 0) - (across.min() ?? 0)
        #expect(layout.strips.count == Int((width / spacing).rounded(.up)), "seed \(seed), course \(degrees)")
        #expect(layout.spacing <= spacing + 1e-9)
      }
    }
  }

  @Test func aRectangleIsFlownLengthwise() throws {
    let area = Shapes.rectangle(900, 200)
    let result = try Patterns.items(for: .sweep([area]), view: view, free: OpenAir(), options: options)
    // 200 m take six strips of at most 36 m and five links between them.
    var (length, east) = (0.0, 0.0)
    for path in result.items.map(\.path) {
      for (a, b) in zip(path, path.dropFirst()) {
        length += a.distance(to: b)
        east += abs(b.east - a.east)
      }
    }
    let strips = 6.0 * 900 + 5 * 36
    #expect(length < strips)
    let lengthwise = east / length
    #expect(lengthwise > 0.93)
    // One path from end to end: each piece begins where another ends, but for the two ends of the whole.
    let ends = result.items.flatMap { [$0.path[0], $0.path[$0.path.count - 1]] }
    let single = ends.filter { end in ends.filter { $0 == end }.count == 1 }
    #expect(single.count == 2)
  }

  @Test func smallAreasTakeOneLookOrOneStrip() throws {
    let speck = Shapes.rectangle(15, 15)
    let look = try Patterns.items(for: .sweep([speck]), view: view, free: OpenAir(), options: options)
    #expect(look.items.count == 1 && look.items[0].path == [Shapes.p(7.5, 7.5)])
    #expect(look.items[0].holdS == options.lookS)
    let lane = Shapes.rectangle(300, 20)
    let strip = try Patterns.items(for: .sweep([lane]), view: view, free: OpenAir(), options: options)
    #expect(strip.items.count == 1)
    let length = Polyline.length(strip.items[0].path)
    #expect(length > 300 - view.swath)
    #expect(length < 301)
  }

  @Test func aCameraThatLooksAheadSeesAllFromBothDirections() throws {
    let ahead = View(swath: 50, depth: 40, lead: 60)
    try forAll(15) {
      (Shapes.area(&$0), Shapes.zones(&$0))
    } property: { input, seed in
      let (area, zones) = input
      let free = try BoxWithout(seed % 2 == 0 ? [] : zones)
      let result = try Patterns.items(for: .sweep([area]), view: ahead, free: free, options: options)
      // The slow twin: the middle of the view, a metre at a time, for both directions or the one allowed.
      for forwards in [true, false] {
        var discs: [WorkItem] = []
        for item in result.items {
          let flown = item.reversible && !forwards ? item.reversed : item
          let shifted = zip(flown.path, flown.path.dropFirst()).map { a, b in
            let course = a.course(to: b)
            return [a.moved(course: course, by: 60), b.moved(course: course, by: 60)]
          }
          for path in shifted {
            var copy = item
            copy.path = path
            discs.append(copy)
          }
        }
        let seen = try Law.seen(discs, radius: ahead.swath / 2)
        let share = try Law.share(of: [area], in: seen)
        let missing = result.unreachable.reduce(0) { $0 + $1.area }
        #expect(share >= 0.99 - missing / area.area, "seed \(seed), forwards \(forwards)")
      }
      #expect(Law.intruding(result.items, try Regions.buffered(seed % 2 == 0 ? [] : zones, by: -0.01)) == 0)
    }
  }

  @Test func badNumbersAreRefusedTogether() {
    let bad = View(swath: 0, depth: .nan, lead: -1)
    #expect {
      try Patterns.items(for: .sweep([]), view: bad, free: OpenAir(), options: options)
    } throws: { error in
      (error as? PatternError)?.problems.count == 3
    }
  }

  @Test func sameInputSameStrips() throws {
    var random = SplitMix64(seed: 7)
    let area = Shapes.area(&random)
    let zones = Shapes.zones(&random)
    let free = try BoxWithout(zones)
    let first = try Patterns.items(for: .sweep([area]), view: view, free: free, options: options)
    let second = try Patterns.items(for: .sweep([area]), view: view, free: free, options: options)
    #expect(first == second && !first.items.isEmpty)
  }
}
