import Geodesy
import MissionModel
import Planar
import TerrainModel
import Units

/// Buildings that flights go round: over their roofs they would be above the ceiling.
enum TallBuildings {
  /// Those whose roof with the clearance over it, and the room that a profile of heights takes, is above the ceiling
  /// of the rules somewhere on their ground.
  static func all(of mission: Mission) throws -> [Building] {
    let rules = mission.rules
    let over = rules.terrainClearance.metres + RouteBuilder.slackM - rules.ceilingAboveGround.metres
    return try mission.ground.buildings.filter { building in
      let grounds = try mission.ground.bands(at: building.area.flatMap(\.outer)).compactMap { $0?.highHKPD }
      return building.roofHKPD + over > grounds.min() ?? .infinity
    }
  }

  /// The ground that they take within some reaches, with room for a turn beside them.
  static func barriers(
    _ mission: Mission, turnRoomM: Double, reaches: [(centre: MapPoint, radius: Double)]
  ) throws -> [MapPolygon] {
    let areas = try all(of: mission).flatMap(\.area).filter { area in
      reaches.contains { reach in
        area.bounds.expanded(by: reach.radius + turnRoomM).contains(reach.centre)
      }
    }
    return areas.isEmpty ? [] : try Regions.buffered(areas, by: turnRoomM * 1.02 + Ground.hairM)
  }
}
