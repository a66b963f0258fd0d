import AirspaceModel
import Geodesy
import MissionModel
import Planar
import TerrainModel
import Units

/// What lies under and beside the straight way from a place to a landing, whatever the height flown.
struct ReturnLine {
  /// The highest ground known under it, metres above HKPD.
  var highestHKPD: Double
  /// The greatest height above HKPD that nowhere lies certainly above the ceiling.
  var ceilingHKPD: Double
  /// Whether the ground is known under all of it.
  var isKnown: Bool
  /// The first shut zone that it meets.
  var zone: String?
}

/// Looks along straight ways.
struct ReturnLines {
  let mission: Mission
  /// Greatest height above the ground, metres.
  let ceilingM: Double
  typealias Ground = (polygon: MapPolygon, box: MapBox)
  /// Zones by id, in the mission's order.
  let shut: [(id: String, areas: [Ground])]
  /// Zones that a permission opens for all the hours.
  var open: [OpenZones.Entry] = []

  /// Metres from a zone within which a line counts as meeting it: two frames and rounding differ by less.
  static let touchM = 1.0

  /// Metres to either side within which the ground counts too, and metres between two looks: a corner of a
  /// declared band that the line only grazes is not missed.
  static let asideM = 3.0
  static let stepM = 5.0

  /// The ground along a line and its two neighbours.
  struct Look {
    var fraction: Double
    /// The greatest and the least of the three highest grounds known, metres above HKPD; nil: one is unknown.
    var top: (greatest: Double, least: Double)?
    /// The highest roof near, metres above HKPD.
    var roof: Double?
  }

  func ground(from a: MapPoint, to b: MapPoint) throws -> [Look] {
    var result = try mission.ground.alongLeg(from: a, to: b, step: ReturnLines.stepM).map { share, band in
      Look(fraction: share, top: band.map { ($0.highHKPD, $0.highHKPD) })
    }
    let length = a.distance(to: b)
    let reach = ReturnLines.asideM + ReturnLines.stepM / 2
    let buildings = mission.ground.buildings(near: a, b, within: reach)
    for index in result.indices where !buildings.isEmpty {
      let place = a.interpolated(to: b, fraction: result[index].fraction)
      result[index].roof = buildings.filter { $0.isNear(place, place, within: reach) }.map(\.roofHKPD).max()
    }
    guard length > 0 else { return result }
    for side in [-ReturnLines.asideM, ReturnLines.asideM] {
      let east = (b.north - a.north) / length * side
      let north = (a.east - b.east) / length * side
      let beside = try mission.ground.bands(
        at: result.map { a.interpolated(to: b, fraction: $0.fraction).moved(east: east, north: north) })
      for (index, band) in beside.enumerated() {
        guard let own = result[index].top, let high = band?.highHKPD else {
          result[index].top = nil
          continue
        }
        result[index].top = (max(own.greatest, high), min(own.least, high))
      }
    }
    return result
  }

  /// Three ground profiles a line, and one zone test a line and zone near it.
  func look(from places: [MapPoint], to home: MapPoint) throws -> [ReturnLine] {
    try places.map { place in
      var line = ReturnLine(
        highestHKPD: -.infinity, ceilingHKPD: .infinity, isKnown: true, zone: zone(place, home))
      let under = open.filter { $0.isNear(place, home, within: ReturnLines.touchM) }
      for look in try ground(from: place, to: home) {
        guard let top = look.top else {
          line.isKnown = false
          continue
        }
        line.highestHKPD = max(line.highestHKPD, top.greatest, look.roof ?? -.infinity)
        line.ceilingHKPD = min(line.ceilingHKPD, top.least + ceilingM)
        let at = place.interpolated(to: home, fraction: look.fraction)
        line.ceilingHKPD = min(line.ceilingHKPD, permitted(under, at, top.least))
      }
      return line
    }
  }

  /// The least ceiling of permissions at a place, metres above HKPD; infinite outside their zones.
  private func permitted(_ zones: [OpenZones.Entry], _ place: MapPoint, _ topHKPD: Double) -> Double {
    let reach = ReturnLines.stepM / 2 + ReturnLines.touchM
    return zones.filter { $0.isNear(place, place, within: reach) }
      .map { $0.ceilingHKPD(over: topHKPD, mission.heights) }.min() ?? .infinity
  }

  /// Whether a way with heights keeps below the ceilings of the permissions that it uses.
  func keepsPermissions(_ way: [(place: MapPoint, hkpdM: Double)]) throws -> Bool {
    for (a, b) in zip(way, way.dropFirst()) {
      let under = open.filter { $0.isNear(a.place, b.place, within: ReturnLines.touchM) }
      guard !under.isEmpty else { continue }
      for look in try ground(from: a.place, to: b.place) {
        guard let top = look.top else { return false }
        let at = a.place.interpolated(to: b.place, fraction: look.fraction)
        let height = a.hkpdM + (b.hkpdM - a.hkpdM) * look.fraction
        if height > permitted(under, at, top.least) + 1e-6 { return false }
      }
    }
    return true
  }

  private func zone(_ a: MapPoint, _ b: MapPoint) -> String? {
    shut.first { ReturnLines.meets($0.areas, a, b) }?.id
  }

  /// Permissions that a way along `line` needs.
  func permissions(_ line: [MapPoint]) -> [String] {
    open.filter { zone in
      zip(line, line.dropFirst()).contains { zone.isNear($0, $1, within: ReturnLines.touchM) }
    }.map(\.permission.number)
  }

  private static func meets(_ areas: [Ground], _ a: MapPoint, _ b: MapPoint) -> Bool {
    let box = MapBox([a, b])
    return areas.contains { $0.box.intersects(box) && $0.polygon.distance(toSegment: a, b) < touchM }
  }

  /// What shuts the line to a flight at `height` metres above HKPD.
  func obstacle(_ line: ReturnLine, at height: Double) -> String? {
    if let zone = line.zone { return zone }
    if !line.isKnown { return "ground-unknown" }
    if height < line.highestHKPD + mission.rules.terrainClearance.metres - 1e-6 { return "ground" }
    return height > line.ceilingHKPD + 1e-6 ? "ceiling" : nil
  }
}

extension ReturnLines {
  init(mission: Mission, ceilingM: Double, verdicts: ZoneVerdicts) throws {
    func grounds(_ zone: Zone) throws -> [Ground] {
      try mission.frame.toMap(zone.areas).map { ($0, $0.bounds.expanded(by: ReturnLines.touchM)) }
    }
    self.mission = mission
    self.ceilingM = ceilingM
    let tall: [(id: String, areas: [Ground])] = try TallBuildings.all(of: mission).map { building in
      ("building " + building.id, building.area.map { ($0, $0.bounds.expanded(by: ReturnLines.touchM)) })
    }
    shut = try verdicts.shut.map { ($0.id, try grounds($0)) } + tall
    open = try OpenZones(mission: mission, permitted: verdicts.permitted).entries
  }
}
