import AircraftModel
import AirspaceModel
import Geodesy
import MissionModel
import Planar
import Reports
import Routing
import TerrainModel
import Units

/// A planned way to work over one zone and round another, from above and as heights along it.
enum TransitScene {
  private static let frame = LocalFrame(origin: GeoPoint(longitude: 114.1, latitude: 22.3))
  private static let groundM = 5.0
  private static let lowZoneM = 60.0

  private static func p(_ east: Double, _ north: Double) -> MapPoint {
    MapPoint(east: east, north: north)
  }
  private static func text(_ text: String) -> BilingualText { BilingualText(en: text, zh: text) }

  /// The low zone, and the one without an upper end.
  private static let zones = [
    [p(200, -700), p(260, -700), p(260, 700), p(200, 700)],
    [p(420, -90), p(500, -90), p(500, 130), p(420, 130)],
  ]
  private static let work = [p(700, -60), p(720, 120), p(690, 280)]

  private static func zone(_ index: Int) throws -> Zone {
    Zone(
      id: "zone-\(index)", name: text("zone"), restriction: .authorisation,
      areas: [GeoPolygon(outer: try frame.toGeo(zones[index]))], lower: nil,
      upper: index == 0 ? VerticalLimit(metres: lowZoneM, reference: .hkpd) : nil, hours: .always,
      validFrom: nil, validTo: nil, source: "made up", official: false)
  }

  private static func mission() throws -> Mission {
    try MadeMission.mission(
      .corridor(lines: [try frame.toGeo(work)], left: .metres(20), right: .metres(20)), frame: frame,
      groundM: groundM, zones: [try zone(0), try zone(1)])
  }

  static func sheet() throws -> SketchSheet {
    let routes = try RoutePlanner.plan(mission()).routes
    var map = Sketch("From above")
    for zone in zones { map.area([zone], .zone, legend: "zones") }
    for zone in try Regions.buffered(zones.map { MapPolygon(outer: $0) }, by: 30) {
      map.area([zone.outer], .limit, legend: "their margin")
    }
    map.label("ends at \(Int(lowZoneM)) m", at: p(230, 420), .middle)
    map.label("no upper end", at: p(460, 20), .middle)
    var heights = Sketch(
      chart: "Heights along the way", axes: .init(across: "m along the way", up: "m above HKPD"))
    for route in routes.prefix(1) {
      let places = try frame.toMap(
        route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
      var along = 0.0
      var profile = [p(0, groundM), p(0, route.waypoints[0].hkpdM)]
      var over: [Double] = []
      let low = MapPolygon(outer: zones[0])
      for index in places.indices.dropFirst() {
        let (a, b) = (places[index - 1], places[index])
        map.line(
          [a, b], route.waypoints[index].action == .work ? .work : .transit,
          legend: route.waypoints[index].action == .work ? "work" : "ways out and back")
        let count = max(1, Int(a.distance(to: b)))
        for step in 0...count {
          let share = Double(step) / Double(count)
          if low.contains(a.interpolated(to: b, fraction: share)) {
            over.append(along + a.distance(to: b) * share)
          }
        }
        along += a.distance(to: b)
        profile.append(p(along, route.waypoints[index].hkpdM))
      }
      profile.append(p(along, groundM))
      // The way out and the way back cross the zone once each.
      for half in [over.filter { $0 < along / 2 }, over.filter { $0 >= along / 2 }] {
        guard let from = half.min(), let to = half.max() else { continue }
        heights.area(
          [[p(from, groundM), p(to, groundM), p(to, lowZoneM), p(from, lowZoneM)]], .zone)
      }
      heights.line([p(0, groundM), p(along, groundM)], .ground, legend: "ground")
      heights.line([p(0, groundM + 90), p(along, groundM + 90)], .aid, legend: "ceiling")
      heights.line(profile, .first, legend: "height flown")
    }
    map.point(p(0, 0), .site, legend: "dock")
    return SketchSheet("A way over a low zone and round a high one", [map, heights], columns: 1)
  }
}
