import AirspaceModel
import Geodesy
import MissionModel
import Planar
import TerrainModel
import Units

/// Zones that a permission opens, with the ceiling that it sets inside them.
struct OpenZones {
  struct Entry {
    let zone: Zone
    let permission: Permission
    let areas: [(polygon: MapPolygon, box: MapBox)]

    /// Whether a stretch comes within `metres`.
    func isNear(_ a: MapPoint, _ b: MapPoint, within metres: Double) -> Bool {
      let box = MapBox([a, b]).expanded(by: metres)
      return areas.contains {
        $0.box.intersects(box) && $0.polygon.distance(toSegment: a, b) < metres
      }
    }

    /// The greatest height above HKPD allowed over ground of `topHKPD` metres; what lies below the zone is free.
    ///
    /// A lower end above ground is not counted on: only the highest ground is given.
    func ceilingHKPD(over topHKPD: Double, _ heights: HeightSystem) -> Double {
      let limit = topHKPD + permission.ceilingAboveGround.metres
      switch zone.lower?.reference {
      case .hkpd: return max(limit, zone.lower?.metres ?? limit)
      case .amsl: return max(limit, (zone.lower?.metres ?? 0) + heights.meanSeaLevelAboveHKPD)
      case .agl, nil: return limit
      }
    }
  }

  let mission: Mission
  let entries: [Entry]

  /// Metres between two looks along a route, and looks that are taken together: the checker's stretches of 5 m
  /// lie within three of these.
  static let stepM = 2.5
  static let window = 4

  init(mission: Mission, permitted: [(zone: Zone, permission: Permission)]) throws {
    self.mission = mission
    entries = try permitted.map { zone, permission in
      let areas = try mission.frame.toMap(zone.areas)
      return Entry(zone: zone, permission: permission, areas: areas.map { ($0, $0.bounds) })
    }
  }

  /// Zones in which a route flies certainly higher above the ground than the permission allows.
  func exceeded(by routes: [Route]) throws -> [Entry] {
    var found: [Entry] = []
    guard !entries.isEmpty else { return found }
    for route in routes {
      let places = try mission.frame.toMap(
        route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
      for index in places.indices.dropFirst() {
        let (a, b) = (places[index - 1], places[index])
        let near = entries.filter { entry in
          entry.isNear(a, b, within: ReturnLines.touchM) && !found.contains { $0.zone.id == entry.zone.id }
        }
        guard !near.isEmpty else { continue }
        let looks = try mission.ground.alongLeg(from: a, to: b, step: OpenZones.stepM)
        let (low, high) = (route.waypoints[index - 1].hkpdM, route.waypoints[index].hkpdM)
        let last = max(0, looks.count - OpenZones.window)
        for start in 0...last {
          let part = looks[start..<min(looks.count, start + OpenZones.window)]
          guard let top = part.compactMap({ $0.band?.highHKPD }).min(), let first = part.first,
            let end = part.last
          else { continue }
          let height = max(low + (high - low) * first.fraction, low + (high - low) * end.fraction)
          let from = a.interpolated(to: b, fraction: first.fraction)
          let to = a.interpolated(to: b, fraction: end.fraction)
          for entry in near
          where height > entry.ceilingHKPD(over: top, mission.heights)
            && entry.isNear(from, to, within: ReturnLines.touchM)
            && !found.contains(where: { $0.zone.id == entry.zone.id })
          {
            found.append(entry)
          }
        }
      }
    }
    return found
  }
}
