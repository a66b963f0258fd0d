import AircraftModel
import Geodesy
import MissionModel
import Planar
import TerrainModel
import TestSupport
import Testing
import Units

@testable import Routing

@Suite("Targets")
struct TargetTests {
  private static let pad = MapPoint(east: 0, north: 0)
  private static func distance(_ a: MapPoint, _ b: MapPoint) -> Double { a.distance(to: b) }

  private static func items(_ random: inout SplitMix64, count: Int, looks: Int) -> [WorkItem] {
    (0..<count).map { number in
      let middle = Shapes.p(2000 * (random.unit() - 0.5), 2000 * (random.unit() - 0.5))
      let places = (0..<(1 + random.pick(0..<looks))).map { _ in
        Look(place: middle.moved(course: .degrees(360 * random.unit()), by: 20 + 150 * random.unit()))
      }
      return WorkItem(target: "t\(number)", looks: places, holdS: 5 + 20 * random.unit(), gimbalPitchDeg: -45)
    }
  }

  private static func length(_ items: [WorkItem]) -> Double {
    TourOrder.linkLength(items, start: pad, distance: distance)
  }

  private static func placings(_ items: ArraySlice<WorkItem>) -> [[WorkItem]] {
    guard let first = items.first else { return [[]] }
    return placings(items.dropFirst()).flatMap { rest in first.looks.map { [first.taking($0)] + rest } }
  }

  private static func orders<T>(_ items: [T]) -> [[T]] {
    if items.isEmpty { return [[]] }
    return items.indices.flatMap { index in
      var rest = items
      let one = rest.remove(at: index)
      return orders(rest).map { [one] + $0 }
    }
  }

  /// Slow twin: all combinations of places.
  @Test func placesAreTheBestForTheirOrder() throws {
    forAll(60) {
      Self.items(&$0, count: 1 + $0.pick(0..<5), looks: 4)
    } property: { items, seed in
      let found = LookOrder.takingBest(items, start: Self.pad, distance: Self.distance)
      #expect(found.map(\.target) == items.map(\.target), "seed \(seed)")
      let best = Self.placings(items[...]).map(Self.length).min() ?? 0
      #expect(abs(Self.length(found) - best) < 1e-6, "seed \(seed): \(Self.length(found)) m, best \(best) m")
    }
  }

  /// Slow twin: all orders and all places. Turns of order and places may miss the best, but not by much.
  @Test func orderAndPlacesTogether() throws {
    var excess = 0.0
    forAll(40) {
      Self.items(&$0, count: 2 + $0.pick(0..<4), looks: 3)
    } property: { items, seed in
      let found = LookOrder.order(
        items, start: Self.pad, roundsPerItem: 10, seed: seed, distance: Self.distance)
      let first = TourOrder.order(
        items, start: Self.pad, rounds: 50, seed: seed, distance: Self.distance)
      #expect(Self.length(found) <= Self.length(first) + 1e-6, "seed \(seed)")
      let best =
        Self.orders(items).map { order in
          Self.length(LookOrder.takingBest(order, start: Self.pad, distance: Self.distance))
        }.min() ?? 0
      #expect(Self.length(found) >= best - 1e-6 && Self.length(found) <= best * 1.15, "seed \(seed)")
      excess += Self.length(found) / best - 1
    }
    #expect(excess / 40 < 0.02, "mean excess \(excess / 40)")
  }

  // MARK: Teams

  private static func seconds(_ items: [WorkItem]) -> Double {
    length(items) / 10 + items.reduce(0) { $0 + $1.holdS + 5 }
  }

  private static func teams(allowedS: Double) -> TargetTeams {
    TargetTeams(
      load: { seconds($0) / allowedS }, pad: pad, distance: distance, speedMps: 10, stopS: 5, seed: 3)
  }

  /// Least seconds of a sortie for each set of items, by trying all orders and places.
  private static func leastSeconds(_ items: [WorkItem]) -> [Double] {
    (0..<(1 << items.count)).map { set in
      let chosen = items.indices.filter { set >> $0 & 1 == 1 }.map { items[$0] }
      return orders(chosen).map {
        seconds(LookOrder.takingBest($0, start: pad, distance: distance))
      }.min() ?? 0
    }
  }

  /// Slow twin: all partitions of five targets.
  @Test func sortiesAreTheFewest() throws {
    var missed = 0
    try forAll(25) { random in
      (Self.items(&random, count: 5, looks: 3), 1.05 + 1.5 * random.unit())
    } property: { input, seed in
      let (items, room) = input
      let least = Self.leastSeconds(items)
      let allowed = room * items.indices.map { least[1 << $0] }.max()!
      let full = least.count - 1
      var fewest = [Int](repeating: .max, count: least.count)
      fewest[0] = 0
      for set in 1...full {
        var part = set
        while part > 0 {
          if least[part] <= allowed, fewest[set & ~part] < .max {
            fewest[set] = min(fewest[set], fewest[set & ~part] + 1)
          }
          part = (part - 1) & set
        }
      }
      let cut = items.map { [LookOrder.takingBest([$0], start: Self.pad, distance: Self.distance)[0]] }
      let found = try Self.teams(allowedS: allowed).fewest(cut)
      let flown = found.flatMap { $0.compactMap(\.target) }
      #expect(flown.sorted() == items.compactMap(\.target).sorted(), "seed \(seed)")
      for sortie in found {
        #expect(Self.seconds(sortie) <= allowed + 1e-6, "seed \(seed)")
        for item in sortie {
          #expect(item.looks.isEmpty || item.look.map { $0.place == item.path[0] } == true)
        }
      }
      #expect(found.count >= fewest[full], "seed \(seed)")
      if found.count > fewest[full] { missed += 1 }
    }
    #expect(missed <= 1, "\(missed) of 25 take a sortie too many")
  }

  /// Slow twin: all choices for one and for two sorties.
  @Test func theBestAreChosen() throws {
    var short = 0.0
    try forAll(25) { random in
      (
        Self.items(&random, count: 5, looks: 3), 1.02 + 1.2 * random.unit(), 1 + random.pick(0..<2),
        (0..<5).map { _ in Double(1 + random.pick(0..<9)) }
      )
    } property: { input, seed in
      let (items, room, sorties, prizes) = input
      let least = Self.leastSeconds(items)
      let allowed = room * items.indices.map { least[1 << $0] }.min()!
      func worth(_ set: Int) -> Double {
        items.indices.reduce(0) { $0 + (set >> $1 & 1 == 1 ? prizes[$1] : 0) }
      }
      var best = 0.0
      for a in least.indices where least[a] <= allowed {
        for b in least.indices where a & b == 0 && least[b] <= allowed && (sorties == 2 || b == 0) {
          best = max(best, worth(a | b))
        }
      }
      let found = try Self.teams(allowedS: allowed).best(items, prizes: prizes, sorties: sorties)
      let flown = found.flatMap { $0.compactMap(\.target) }
      #expect(found.count <= sorties && Set(flown).count == flown.count, "seed \(seed)")
      for sortie in found { #expect(Self.seconds(sortie) <= allowed + 1e-6, "seed \(seed)") }
      let value = items.indices.reduce(0) { $0 + (flown.contains(items[$1].target!) ? prizes[$1] : 0) }
      #expect(value <= best + 1e-9, "seed \(seed): \(value) of \(best)")
      short += best > 0 ? 1 - value / best : 0
    }
    #expect(short / 25 < 0.02, "mean shortfall \(short / 25)")
  }

  // MARK: Places of a view

  private static let camera = Camera(
    id: "wide", name: Meadow.name("wide"), spectrum: .visible, diagonalFieldOfView: .degrees(82),
    sensorPixelsWide: 8000, sensorPixelsHigh: 6000, streamPixelsWide: 1920, streamPixelsHigh: 1080,
    seesAtNight: false, facts: [])

  @Test func placesKeepTheirView() throws {
    var found = 0
    try forAll(120) { random -> (Target, Double, [MapPolygon]) in
      let height = 40 + 60 * random.unit()
      let standOff = 100 * random.unit()
      let steepest = -90 + 50 * random.unit()
      let view = TargetView(
        leastHeight: random.unit() < 0.7 ? .metres(height) : nil,
        greatestHeight: random.unit() < 0.7 ? .metres(height + 40 * random.unit()) : nil,
        leastStandOff: .metres(standOff),
        greatestStandOff: random.unit() < 0.7 ? .metres(standOff + 60 * random.unit()) : nil,
        steepest: random.unit() < 0.7 ? .degrees(steepest) : nil,
        flattest: random.unit() < 0.7 ? .degrees(min(0, steepest + 50 * random.unit())) : nil,
        side: .degrees(360 * random.unit()), sideWithin: .degrees(10 + 160 * random.unit()))
      let target = Target(
        id: "wall", name: Meadow.name("wall"), kind: "wall", position: Meadow.frame.origin,
        extent: .metres(1 + 15 * random.unit()), priority: 3, dwell: .seconds(5), view: view)
      return (target, 25 * random.unit(), Shapes.zones(&random))
    } property: { input, seed in
      let (target, spread, zones) = input
      var beat = try Meadow.splitter().builder.beat
      beat.aboveGround = .metres(35)
      beat.task.objectSize = .metres(0.5)
      let ground = Ground(
        grids: [], bands: [], elsewhere: GroundBand(lowHKPD: 5, highHKPD: 5 + spread, source: .declared),
        frame: Meadow.frame)
      let free = try BoxWithout(zones)
      let finder = TargetLooks(camera: Self.camera, beat: beat, ground: ground, free: free)
      guard case .looks(let looks) = try finder.looks(at: target, position: Self.pad) else { return }
      found += 1
      let view = target.view
      for look in looks {
        let away = Self.pad.distance(to: look.place)
        let above = (look.leastHKPDM ?? -1) - (5 + spread)
        #expect(free.contains(look.place), "seed \(seed)")
        #expect(above >= max(35, view.leastHeight?.metres ?? 0) - 1e-6, "seed \(seed)")
        #expect(above <= (view.greatestHeight?.metres ?? .infinity) + 1e-6, "seed \(seed)")
        #expect(away >= view.leastStandOff!.metres - 1e-6, "seed \(seed)")
        #expect(away <= (view.greatestStandOff?.metres ?? .infinity) + 1e-6, "seed \(seed)")
        if away > 1 {
          let off = abs(
            (Self.pad.course(to: look.place).degrees - view.side!.degrees).remainder(dividingBy: 360))
          #expect(off <= view.sideWithin!.degrees + 1e-6, "seed \(seed)")
        }
        // The patch's nearest and furthest place under the angles at which the picture ends, over both ends of the ground.
        let pitch = RouteBuilder.pitchDeg(aboveM: above + spread / 2, standOffM: away)
        #expect(pitch >= (view.steepest?.degrees ?? -90) - 0.1, "seed \(seed)")
        #expect(pitch <= (view.flattest?.degrees ?? 0) + 0.1, "seed \(seed)")
        let half = Angle.course(east: Self.camera.halfHeightTangent, north: 1).degrees
        for height in [above, above + spread] {
          for reach in [away - target.extent.metres, away + target.extent.metres] {
            let down = 90 - Angle.course(east: reach, north: height).degrees
            let under = reach < 0 ? 90 + (360 - Angle.course(east: reach, north: height).degrees) : down
            #expect(abs(under - -pitch) <= half + 1e-6, "seed \(seed)")
          }
        }
      }
    }
    #expect(found > 30, "only \(found) views have a place")
  }
}
