import Coverage
import Geodesy
import MissionModel
import Planar
import Reports
import Skybeat
import TerrainModel
import Units

/// What a camera that looks ahead sees of streets between towers, and what they hide.
enum CoverScene {
  private static let frame = LocalFrame(origin: GeoPoint(longitude: 114.1, latitude: 22.3))

  static func sheet() throws -> SketchSheet {
    func p(_ east: Double, _ north: Double) -> MapPoint { MapPoint(east: east, north: north) }
    let area = MapPolygon(outer: [p(80, -150), p(480, -150), p(480, 150), p(80, 150)])
    var mission = try MadeMission.mission(.sweep(try frame.toGeo([area])), frame: frame, pitchDeg: -30)
    let towers = [p(125, -90), p(262, -60), p(395, 10), p(130, 50), p(250, 75), p(400, -110)].map { corner in
      MapPolygon(outer: [
        corner, p(corner.east + 34, corner.north), p(corner.east + 34, corner.north + 26),
        p(corner.east, corner.north + 26),
      ])
    }
    mission.ground.buildings = try towers.enumerated().map { number, tower in
      Building(
        id: "tower-\(number)", footprint: try frame.toGeo([tower]), marginM: 0, area: [tower], roofHKPD: 45)
    }
    let plan = try Planner.plan(mission)
    let beat = try CoverageAnalyser.analyse(mission: mission, plan: plan).beats[0]
    func rings(_ polygon: [[[Double]]]) throws -> [[MapPoint]] {
      try polygon.map { try frame.toMap($0.map { GeoPoint(longitude: $0[0], latitude: $0[1]) }) }
    }
    var map = Sketch("\((beat.seenShare * 1000).rounded() / 10) % of the ground is seen for long enough")
    map.area(area.rings, .ground)
    for polygon in beat.seen { map.area(try rings(polygon), .seen, legend: "seen, roofs too") }
    for gap in beat.gaps where gap.reason == .hidden {
      for polygon in gap.area { map.area(try rings(polygon), .missed, legend: "hidden on every pass") }
    }
    for tower in towers { map.area(tower.rings, .land, legend: "towers of 40 m") }
    for route in plan.routes {
      let places = try frame.toMap(
        route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
      for index in places.indices.dropFirst() where route.waypoints[index].action == .work {
        map.line([places[index - 1], places[index]], .work, legend: "flown, looking 30° down ahead")
      }
    }
    return SketchSheet("Towers hide the streets behind them", [map])
  }
}
