import Geodesy
import MissionModel
import Planar
import Reports
import Routing
import Units

/// An area with a lake that is shared by several sorties from one dock.
enum RoutingScene {
  private static let frame = LocalFrame(origin: GeoPoint(longitude: 114.1, latitude: 22.3))

  static func sheet() throws -> SketchSheet {
    func p(_ east: Double, _ north: Double) -> MapPoint { MapPoint(east: east, north: north) }
    let area = MapPolygon(
      outer: [p(150, -500), p(1000, -420), p(1150, 60), p(900, 560), p(260, 620), p(120, 180), p(300, 0)],
      holes: [[p(560, -60), p(520, 120), p(700, 160), p(760, 10)]])
    let mission = try MadeMission.mission(.sweep(try frame.toGeo([area])), frame: frame, batteryWh: 60)
    let routes = try RoutePlanner.plan(mission).routes
    var map = Sketch("One area, \(routes.count) sorties of like size, each with its own ways out and back")
    map.area(area.rings, .ground, legend: "ground to be seen")
    for (number, route) in routes.enumerated() {
      let places = try frame.toMap(
        route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
      for index in places.indices.dropFirst() {
        let isWork = route.waypoints[index].action == .work
        map.line(
          [places[index - 1], places[index]],
          isWork ? (number % 2 == 0 ? .work : .other) : .aid,
          legend: isWork
            ? "work of \(number % 2 == 0 ? "odd" : "even") sorties" : "ways out and back")
      }
      if let first = route.waypoints.firstIndex(where: { $0.action == .work }) {
        map.label("\(number + 1)", at: places[first], .above)
      }
    }
    map.point(p(0, 0), .site, legend: "dock")
    return SketchSheet("A sweep shared by sorties", [map])
  }
}
