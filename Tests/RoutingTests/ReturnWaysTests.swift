import AircraftModel
import Geodesy
import MissionModel
import Planar
import TerrainModel
import TestSupport
import Testing
import Units

@testable import Routing

/// Ways home over random blocks of ground and round random zones, measured by plain loops.
@Suite struct ReturnWaysTests {
  private struct Scene {
    var mission: Mission
    var blocks: [(polygon: MapPolygon, high: Double)]
    var zones: [MapPolygon]
    var route: Route
    var ways: ReturnWays

    init(_ random: inout SplitMix64) throws {
      blocks = (0..<(1 + random.pick(0..<4))).map { _ in
        let place = MapPoint(east: -900 + 1800 * random.unit(), north: -900 + 1800 * random.unit())
        let size = 30 + 200 * random.unit()
        return (Shapes.rectangle(size, size, at: place), 5 + 70 * random.unit())
      }
      zones = (0..<random.pick(0..<3)).map { _ in
        let centre = MapPoint(east: 0, north: 0).moved(
          course: .degrees(360 * random.unit()), by: 350 + 300 * random.unit())
        return MapPolygon(outer: Shapes.star(centre, 60...120, corners: 6, &random))
      }
      var mission = try Meadow.splitter().builder.mission
      mission.ground = Ground(
        grids: [],
        bands: blocks.enumerated().map { index, block in
          DeclaredBand(
            id: "b\(index)", name: Meadow.name("b"), area: [block.polygon], lowHKPD: 0, highHKPD: block.high)
        }, elsewhere: GroundBand(lowHKPD: 5, highHKPD: 5, source: .declared), frame: Meadow.frame)
      self.mission = mission
      let space = try FreeSpace(shut: zones, margin: 20, reaches: [(Meadow.pad, 2000)])
      let net = try TransitNet(space: space)
      var stops: [MapPoint] = [Meadow.pad]
      while stops.count < 5 {
        let next = MapPoint(east: -900 + 1800 * random.unit(), north: -900 + 1800 * random.unit())
        if let way = net.path(stops[stops.count - 1], next) { stops += way.dropFirst() }
      }
      if let way = net.path(stops[stops.count - 1], Meadow.pad) { stops += way.dropFirst() }
      let degrees = try Meadow.frame.toGeo(stops)
      let waypoints = degrees.map { place in
        Waypoint(
          action: .transit, longitudeDeg: place.longitude, latitudeDeg: place.latitude, hkpdM: 90, egm96M: 0,
          ellipsoidM: 0, aboveTakeoffM: 85, aboveGroundLowM: nil, aboveGroundHighM: nil, speedMps: 10,
          holdS: 0, gimbalPitchDeg: nil, headingDeg: nil, target: nil)
      }
      route = Route(
        id: "r", beat: "b", beatKind: "targets", site: "s", part: 1, parts: 1, camera: "none",
        recording: false, waypoints: waypoints, lengthM: 0, returnAbovePadM: 0, calmTimeS: 0, calmEnergyWh: 0,
        permissions: [])
      let lines = ReturnLines(
        mission: mission, ceilingM: 90,
        shut: zones.enumerated().map { index, zone in ("z\(index)", [(zone, zone.bounds.expanded(by: 1))]) })
      ways = ReturnWays(
        mission: mission, site: mission.sites[0], pad: Meadow.pad, net: net, lines: lines)
      try ways.enter(&route)
    }

    func ground(_ p: MapPoint) -> Double {
      blocks.filter { $0.polygon.contains(p) }.map(\.high).max() ?? 5
    }
  }

  /// Every way that is stored is free where a loop of single metres looks, and every shut line is shut.
  @Test func storedWaysAreFree() throws {
    var bent = 0
    var straight = 0
    try forAll(60) { random in
      try? Scene(&random)
    } property: { scene, seed in
      guard let scene else {
        Issue.record("seed \(seed): the scene could not be made")
        return
      }
      let high = 5 + scene.route.returnAbovePadM
      #expect(scene.route.returnAbovePadM >= 60)
      #expect(scene.route.returns.last?.lengthM == 0)
      for entry in scene.route.returns {
        let from = try Meadow.frame.toMap(
          GeoPoint(longitude: entry.longitudeDeg, latitude: entry.latitudeDeg))
        var turns: [(MapPoint, Double)] = [(from, entry.hkpdM)]
        if entry.way == .straight {
          straight += 1
          if entry.lengthM > 10 { turns.append((from, max(high, entry.hkpdM))) }
          turns.append((Meadow.pad, turns[turns.count - 1].1))
        } else {
          bent += 1
          #expect(entry.blockedBy != nil, "seed \(seed)")
          for turn in entry.via {
            let place = GeoPoint(longitude: turn.longitudeDeg, latitude: turn.latitudeDeg)
            turns.append((try Meadow.frame.toMap(place), turn.hkpdM))
          }
          #expect(turns[turns.count - 1].0.distance(to: Meadow.pad) < 0.1, "seed \(seed)")
        }
        for ((a, low), (b, top)) in zip(turns, turns.dropFirst()) {
          let count = max(1, Int(a.distance(to: b)))
          for step in 0...count {
            let share = Double(step) / Double(count)
            let p = a.interpolated(to: b, fraction: share)
            let height = low + (top - low) * share
            for zone in scene.zones {
              #expect(!zone.contains(p), "seed \(seed): in a zone at \(p)")
            }
            if entry.way == .straight, step > 0 {
              #expect(height >= scene.ground(p) + 30 - 1e-6, "seed \(seed): \(height) at \(p)")
            }
          }
        }
      }
    }
    #expect(bent > 20 && straight > 500, "\(bent) bent, \(straight) straight")
  }
}
