import AircraftModel
import Geodesy
import MissionModel
import Planar
import TerrainModel
import Units

extension BeatPlanner {
  /// The route as the plan holds it: places in degrees, heights from all four zeros, figures in still air.
  func route(index: Int, points: [RouteBuilder.Point], builder: RouteBuilder, model: FlightModel) throws
    -> Route
  {
    // Seven decimals of a degree are about a centimetre: the file's own precision is what is flown.
    let places = try mission.frame.toGeo(points.map(\.place)).map { place in
      GeoPoint(longitude: place.longitude.rounded(places: 7), latitude: place.latitude.rounded(places: 7))
    }
    let hkpd = points.map(\.hkpdM)
    let egm96 = mission.heights.seaLevelEGM96(hkpd: hkpd)
    let ellipsoid = try mission.heights.ellipsoid(hkpd: hkpd, at: places)
    var waypoints: [Waypoint] = []
    for (k, point) in points.enumerated() {
      waypoints.append(
        Waypoint(
          action: point.action, longitudeDeg: places[k].longitude, latitudeDeg: places[k].latitude,
          hkpdM: point.hkpdM.rounded(places: 2), egm96M: egm96[k].rounded(places: 2),
          ellipsoidM: ellipsoid[k].rounded(places: 2),
          aboveTakeoffM: (point.hkpdM - builder.site.padHKPD.metres).rounded(places: 2),
          aboveGroundLowM: point.ground.map { (point.hkpdM - $0.highHKPD).rounded(places: 1) },
          aboveGroundHighM: point.ground.map { (point.hkpdM - $0.lowHKPD).rounded(places: 1) },
          speedMps: point.speedMps.rounded(places: 1), holdS: point.holdS,
          gimbalPitchDeg: point.pitchDeg, headingDeg: point.headingDeg?.rounded(places: 1),
          target: point.target))
    }
    let length = zip(places, places.dropFirst()).reduce(0) { sum, leg in
      sum + Geodesics.inverse(leg.0, leg.1).distance.metres
    }
    var route = Route(
      id: "\(beat.id).\(builder.site.id).\(index + 1)", beat: beat.id, beatKind: beat.shape.kindName,
      site: builder.site.id, part: 1, parts: 1, camera: beat.camera, recording: beat.recording,
      waypoints: waypoints, lengthM: length.rounded(places: 1),
      returnAbovePadM: mission.rules.returnAbovePad.metres, calmTimeS: 0, calmEnergyWh: 0, permissions: [])
    if let calm = try RouteFlight(route: route, frame: mission.frame).fly(model, wind: .calm) {
      route.calmTimeS = calm.timeS.rounded(places: 1)
      route.calmEnergyWh = calm.energyWh.rounded(places: 2)
    }
    return route
  }
}
