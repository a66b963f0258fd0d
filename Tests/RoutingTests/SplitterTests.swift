import AircraftModel
import Geodesy
import MissionModel
import Planar
import TerrainModel
import TestSupport
import Testing
import Units

@testable import Routing

/// A flat, open stretch of ground with one site in its middle.
enum Meadow {
  static let frame = LocalFrame(origin: GeoPoint(longitude: 114.1, latitude: 22.3))
  static let pad = MapPoint(east: 0, north: 0)
  static let noon = Moment(secondsSince1970: 1_795_363_200)

  static func name(_ text: String) -> BilingualText { BilingualText(en: text, zh: "甲" + text) }

  static let quad = Airframe(
    id: "quad", name: name("Quad"), takeoffMass: Mass(kilograms: 1.9), battery: .wattHours(150),
    usableShare: 0.9, reserveShare: 0.25, hoverPower: .watts(210), cruisePower: .watts(190),
    cruiseSpeed: .metresPerSecond(12), inducedVelocity: .metresPerSecond(5),
    greatestAirspeed: .metresPerSecond(16), climbRate: .metresPerSecond(5),
    descentRate: .metresPerSecond(4), accelerationMps2: 2, climbEfficiency: 0.6,
    gustLimitInFlight: .metresPerSecond(14), gustLimitAtPad: .metresPerSecond(11), rainLimitMmPerHour: 4,
    temperatureRangeC: -10...40, energyUncertaintyShare: 0.2, facts: [])

  static func mission(_ beat: Beat, _ site: Site) -> Mission {
    let rules = OperatingRules(
      id: "rules", zoneMargin: .metres(50), ceilingAboveGround: .metres(90), terrainClearance: .metres(30),
      transitAboveGround: .metres(50), transitSpeed: .metresPerSecond(10), terrainStep: .metres(20),
      holdWarnings: [], padSpacing: .minutes(5), returnAbovePad: .metres(60), facts: [])
    return Mission(
      file: "meadow.yaml", id: "meadow", name: name("Meadow"), unit: name("Unit"), purpose: name("trial"),
      day: MomentRange(from: noon, to: noon + 86_400), seed: 1, sites: [site], beats: [beat], zones: [],
      permissions: [], rules: rules,
      forecast: Forecast(issued: noon, source: "made", stations: [], warnings: []),
      ground: Ground(
        grids: [], bands: [], elsewhere: GroundBand(lowHKPD: 5, highHKPD: 5, source: .declared),
        frame: frame),
      frame: frame, heights: HeightSystem(), privacyZones: [], layers: [], background: [])
  }

  static func splitter(longest: TimeSpan? = nil, weather: [ForecastStep] = []) throws -> SortieSplitter {
    let site = Site(
      id: "s", name: name("s"), kind: .dock, position: frame.origin, padHKPD: .metres(5), alternate: nil,
      airframe: quad, cameras: [], model: "dock", turnaround: .charge(fullPacksPerHour: 1),
      prepare: .minutes(2), recover: .minutes(2), reach: .metres(15_000), gustLimitAtPad: nil,
      rainLimitMmPerHour: nil, duty: [MomentRange(from: noon, to: noon + 86_400)], station: "none", facts: [])
    let beat = Beat(
      id: "b", name: name("b"), shape: .targets([]), sites: ["s"], aboveGround: .metres(60),
      speed: .metresPerSecond(8), camera: "none", gimbalPitch: .degrees(-90), overlap: 0,
      task: ViewTask(
        level: .detect, object: name("boat"), objectSize: .metres(3), pixelsAcross: 2, dwell: .seconds(1)),
      windows: [], irregularStarts: false, priority: 5, longestSortie: longest, requiredShare: 0,
      recording: false, recordingReason: nil)
    let space = try FreeSpace(shut: [], margin: 50, reaches: [(centre: pad, radius: 15_000)])
    let builder = RouteBuilder(
      mission: mission(beat, site), beat: beat, site: site, pad: pad, net: try TransitNet(space: space),
      workSpeedMps: 8, targets: [:])
    return SortieSplitter(
      builder: builder, model: FlightModel(quad), weather: weather, shearExponent: 0.16, longest: longest)
  }

  static func line(_ from: MapPoint, _ to: MapPoint, hold: Double = 0) -> WorkItem {
    WorkItem(
      path: [from, to], reversible: true, holdS: hold, gimbalPitchDeg: -90, lookAsideDeg: nil, target: nil)
  }

  /// Strips side by side, as a sweep makes them, and now and then a long line that no sortie flies alone.
  static func tour(_ random: inout SplitMix64) -> [WorkItem] {
    let corner = MapPoint(east: 3000 * (random.unit() - 0.5), north: 3000 * (random.unit() - 0.5))
    let length = 100 + 900 * random.unit()
    var items: [WorkItem] = []
    for row in 0..<(1 + random.pick(0..<40)) {
      let a = corner.moved(east: 0, north: Double(row) * 45)
      let b = a.moved(east: length, north: 0)
      items.append(row % 2 == 0 ? line(a, b) : line(b, a, hold: random.pick(0..<9) == 0 ? 5 : 0))
    }
    if random.pick(0..<4) == 0 {
      let far = corner.moved(east: 5000 + 7000 * random.unit(), north: 400)
      items.insert(line(corner, far, hold: 3), at: random.pick(0..<items.count))
    }
    return items
  }
}

@Suite struct SplitterTests {
  /// A first-fit of one's own over the admitted items: the greedy bound.
  private static func greedy(_ items: [WorkItem], _ splitter: SortieSplitter) throws -> Int {
    var parts = 0
    var start = 0
    while start < items.count {
      var end = start
      while end + 1 < items.count, try load(items[start...(end + 1)], splitter) != nil { end += 1 }
      parts += 1
      start = end + 1
    }
    return parts
  }

  private static func load(_ items: ArraySlice<WorkItem>, _ splitter: SortieSplitter) throws -> Double? {
    if case .fits(let load, _) = try splitter.fit(items) { load } else { nil }
  }

  @Test func partsCoverTheTour() throws {
    var many = 0
    var halved = 0
    try forAll(25) { random -> ([WorkItem], TimeSpan?) in
      (Meadow.tour(&random), [nil, .minutes(12), .minutes(25)][random.pick(0..<3)])
    } property: { input, seed in
      let (tour, longest) = input
      let splitter = try Meadow.splitter(longest: longest)
      let cut = try splitter.cut(tour)
      let items = cut.sorties.flatMap { $0 }
      // The paths in order, joined again where an item was halved, are the tour.
      var at = 0
      for item in tour {
        var length = 0.0
        var pieces = 0
        let total = Polyline.length(item.path)
        let lost = cut.impossible.filter { SplitterTests.lies($0.item, on: item) }
        for piece in lost { length += Polyline.length(piece.item.path) }
        while at < items.count, SplitterTests.lies(items[at], on: item), length < total - 1e-6 {
          length += Polyline.length(items[at].path)
          pieces += 1
          let last = items[at].path.last == item.path.last
          #expect(items[at].holdS == (last ? item.holdS : 0), "seed \(seed): the hold is at the end alone")
          at += 1
        }
        if pieces > 1 { halved += 1 }
        #expect(abs(length - total) < 1e-6, "seed \(seed): \(length) m of \(total) m")
      }
      #expect(at == items.count, "seed \(seed): more work than was asked for")
      var loads: [Double] = []
      for part in cut.sorties {
        #expect(!part.isEmpty, "seed \(seed)")
        let load = try SplitterTests.load(part[...], splitter)
        #expect(load != nil, "seed \(seed): a part that does not fit")
        loads.append(load ?? 0)
      }
      guard !items.isEmpty else { return }
      let greedy = try SplitterTests.greedy(items, splitter)
      #expect(cut.sorties.count <= greedy, "seed \(seed): \(cut.sorties.count) parts, first fit \(greedy)")
      // Work alone, without any way out and home, needs at least this much energy.
      let work = items.reduce(0) { $0 + Polyline.length($1.path) }
      let least = splitter.model.power(airspeedMps: 8) * work / 8 / 3600
      let bound = (least / Meadow.quad.spendable.wattHours).rounded(.up)
      #expect(Double(cut.sorties.count) >= bound, "seed \(seed)")
      if cut.sorties.count > 1 {
        many += 1
        // First fit leaves its last part with what remains; the balanced cut is never worse at its fullest.
        #expect((loads.max() ?? 0) <= 1, "seed \(seed)")
        let heaviest = try items.map { try SplitterTests.load([$0], splitter) ?? 0 }.max() ?? 0
        let spread = (loads.max() ?? 0) - (loads.min() ?? 0)
        print(
          "split, seed \(seed): \(loads.map { $0.rounded(places: 2) }), spread \(spread.rounded(places: 2))")
        #expect(heaviest <= 1)
      }
    }
    #expect(many > 5 && halved > 1, "\(many) tours of several parts, \(halved) halved lines")
  }

  /// Whether a piece is a stretch of an item's straight path.
  private static func lies(_ piece: WorkItem, on item: WorkItem) -> Bool {
    piece.path.allSatisfy { Segments.distance($0, to: item.path[0], item.path[1]) < 1e-6 }
  }

  @Test func whatIsTooFarIsNamed() throws {
    let splitter = try Meadow.splitter()
    let far = Meadow.line(MapPoint(east: 14_000, north: 0), MapPoint(east: 14_100, north: 0))
    let near = Meadow.line(MapPoint(east: 500, north: 0), MapPoint(east: 700, north: 0))
    let cut = try splitter.cut([near, far])
    #expect(cut.sorties == [[near]])
    #expect(cut.impossible.map(\.item) == [far])
    guard case .tooMuch(let energy, let allowed, let minutes)? = cut.impossible.first?.fit else {
      Issue.record("expected the reason 'too much'")
      return
    }
    #expect(energy > allowed && allowed == Meadow.quad.spendable.wattHours && minutes > 40)
  }

  @Test func whatTheWindForbidsIsNamed() throws {
    let storm = ForecastStep(
      during: MomentRange(from: Meadow.noon, to: Meadow.noon + 3600), windFrom: .degrees(30),
      meanAt10m: .metresPerSecond(16), gustAt10m: .metresPerSecond(16), rainMmPerHour: 0, temperatureC: 20)
    let near = Meadow.line(MapPoint(east: 500, north: 0), MapPoint(east: 700, north: 0))
    let cut = try Meadow.splitter(weather: [storm]).cut([near])
    #expect(cut.sorties.isEmpty)
    guard case .unflyable? = cut.impossible.first?.fit else {
      Issue.record("expected the reason 'unflyable'")
      return
    }
  }

  /// More wind never means fewer sorties.
  @Test func windCostsSorties() throws {
    var random = SplitMix64(seed: 3)
    let tour = (0..<30).map { row in
      let a = MapPoint(east: 200 + 5 * random.unit(), north: Double(row) * 45)
      return Meadow.line(a, a.moved(east: 800, north: 0))
    }
    func count(_ speed: Double) throws -> Int {
      let step = ForecastStep(
        during: MomentRange(from: Meadow.noon, to: Meadow.noon + 3600), windFrom: .degrees(90),
        meanAt10m: .metresPerSecond(speed), gustAt10m: .metresPerSecond(speed), rainMmPerHour: 0,
        temperatureC: 20)
      return try Meadow.splitter(weather: [step]).cut(tour).sorties.count
    }
    let calm = try count(0)
    #expect(calm >= 2)
    #expect(try count(9) > calm)
  }

  @Test func nothingToDo() throws {
    let cut = try Meadow.splitter().cut([])
    #expect(cut.sorties.isEmpty && cut.impossible.isEmpty)
  }
}
