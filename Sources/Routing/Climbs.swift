import AircraftModel
import AirspaceModel
import Geodesy
import MissionModel
import Planar
import TerrainModel
import Units

/// A shut zone that ends low enough for ways between pieces of work to go over it.
struct Climb {
  var zone: Zone
  var areas: [MapPolygon]
  /// The upper end over the highest ground below it and `ZoneBands.heightMarginM`, up to the next `layerM`, metres above HKPD.
  var floorHKPD: Double
  /// The lowest ground below it, metres above HKPD.
  var groundHKPD: Double

  /// Metres added to the zone's margin within which a way counts as over it; less than ways that go round keep.
  static let asideM = 1.0

  /// Metres between two layers, so that many zones make few layers.
  static let layerM = 5.0

  /// Metres between two looked-at places of the ground below a zone, at least.
  static let stepM = 20.0

  func isNear(_ a: MapPoint, _ b: MapPoint, within metres: Double) -> Bool {
    areas.contains { $0.distance(toSegment: a, b) < metres }
  }

  /// Those of the zones over which there is room below the ceiling, with the room that a profile of heights takes.
  ///
  /// Prohibited zones are not among them: nothing may lie behind one (decision 0010). That the ground was looked at
  /// on a grid alone does no harm, as finished routes are measured.
  static func possible(
    over zones: [Zone], mission: Mission, reaches: [(centre: MapPoint, radius: Double)]
  ) throws -> [Climb] {
    try zones.compactMap { zone in
      guard zone.restriction == .authorisation, zone.upper != nil else { return nil }
      let areas = try mission.frame.toMap(zone.areas)
      let near = areas.filter { area in
        reaches.contains { area.bounds.expanded(by: $0.radius).contains($0.centre) }
      }
      var grounds: [(low: Double, top: Double)] = []
      for area in near {
        let bands = try mission.ground.bands(at: lattice(area))
        for band in bands {
          guard let band else { return nil }
          grounds.append((band.highHKPD, ZoneBands.Limits(zone, band, mission.heights).upper))
        }
      }
      guard let low = grounds.map(\.low).min(), let top = grounds.map(\.top).max() else { return nil }
      let floor = ((top + ZoneBands.heightMarginM) / layerM).rounded(.up) * layerM
      guard floor + RouteBuilder.slackM <= low + mission.rules.ceilingAboveGround.metres else { return nil }
      return Climb(zone: zone, areas: near, floorHKPD: floor, groundHKPD: low)
    }
  }

  private static func lattice(_ area: MapPolygon) -> [MapPoint] {
    let box = area.bounds
    let step = max(stepM, (box.width * box.height / 2500).squareRoot())
    var places = area.outer
    for row in 0...Int(box.height / step) {
      for column in 0...Int(box.width / step) {
        let place = MapPoint(
          east: box.minEast + Double(column) * step, north: box.minNorth + Double(row) * step)
        if area.contains(place) { places.append(place) }
      }
    }
    return places
  }

  /// Ids of climbs that some route makes use of.
  static func used(_ climbs: [Climb], by routes: [Route], mission: Mission) throws -> Set<String> {
    var found: Set<String> = []
    let margin = mission.rules.zoneMargin.metres
    for route in routes where !climbs.isEmpty {
      let places = try mission.frame.toMap(
        route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
      for climb in climbs
      where zip(places, places.dropFirst()).contains(where: { climb.isNear($0, $1, within: margin) }) {
        found.insert(climb.zone.id)
      }
    }
    return found
  }

  /// Level metres that cost as much as a metre of climb: its potential energy by the climb's efficiency against level
  /// flight at the transit speed. The climb itself takes no time, as profiles are never steeper than the aircraft.
  static func metresPerMetre(_ airframe: Airframe, transit: Speed) -> Double {
    let perClimb = airframe.takeoffMass.kilograms * 9.80665 / airframe.climbEfficiency
    let perLevel = airframe.cruisePower.watts / transit.metresPerSecond
    return perClimb / perLevel
  }
}
