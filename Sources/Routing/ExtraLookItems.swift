import Geodesy
import MissionModel
import Planar
import Units

extension BeatPlanner {
  /// The beat's extra looks as pieces of work.
  func extraItems() throws -> [WorkItem] {
    let places = try mission.frame.toMap(
      beat.extraLooks.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
    return zip(beat.extraLooks, places).map { look, place in
      var item = WorkItem(
        path: [place], reversible: false, holdS: look.holdS, gimbalPitchDeg: look.gimbalPitchDeg,
        lookAsideDeg: nil, target: nil)
      item.extra = WorkItem.Extra(headingDeg: look.headingDeg, aboveGroundM: look.aboveGroundM)
      return item
    }
  }
}
