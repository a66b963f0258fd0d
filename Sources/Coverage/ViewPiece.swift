import AircraftModel
import Geodesy
import MissionModel
import Planar
import Units

/// A stretch of a route along which the camera keeps its attitude: it only moves, on a straight line.
struct ViewPiece: Sendable {
  /// Twice the number of the waypoint that ends the leg; one more for the hold at that waypoint.
  var span: Int
  /// Where the stretch begins, the level unit vector along it and its level length; a hold has length 0.
  var start: MapPoint
  var startHKPD: Double
  var alongEast, alongNorth: Double
  var lengthM: Double
  /// Metres up for each level metre.
  var climb: Double
  /// Where the camera looks.
  var heading: Angle
  /// The view from one metre above level ground; all its lengths grow with the height.
  var view: Footprint

  var endHKPD: Double { startHKPD + climb * lengthM }
  var end: MapPoint { start.moved(east: alongEast * lengthM, north: alongNorth * lengthM) }

  /// The corners of the view of all level ground that lies so far below the higher end of the stretch, at both ends.
  func corners(aboveGroundM: Double) -> [MapPoint] {
    let near = view.near.metres * aboveGroundM
    let far = view.far.metres * aboveGroundM
    let (sine, cosine) = (heading.sine, heading.cosine)
    var corners: [MapPoint] = []
    for (ahead, half) in [(near, view.nearHalfWidth.metres), (far, view.farHalfWidth.metres)] {
      for aside in [-half * aboveGroundM, half * aboveGroundM] {
        let east = ahead * sine + aside * cosine
        let north = ahead * cosine - aside * sine
        corners.append(start.moved(east: east, north: north))
        corners.append(end.moved(east: east, north: north))
      }
    }
    return corners
  }
}

/// The views of one route.
struct RouteViews: Sendable {
  var pieces: [ViewPiece] = []

  init(pieces: [ViewPiece]) { self.pieces = pieces }

  /// A hold without a heading of its own and without a leg keeps the course flown before; without any course
  /// nobody knows where the camera looks, and the hold sees nothing. A climb on the spot while at work sees nothing.
  ///
  /// - Throws: `GeodesyError` when a place does not fit the frame.
  ///
  /// - Parameter averted: what would be in view on the stretches where the camera is turned up from a privacy zone, had it
  ///   kept its angle; those stretches alone.
  init(route: Route, camera: Camera, frame: LocalFrame, averted: Bool = false) throws {
    var heldPitch: Double?
    let points = try frame.toMap(
      route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
    var lastCourse: Angle?
    for (number, waypoint) in route.waypoints.enumerated() {
      let end = points[number]
      let start = number > 0 ? points[number - 1] : end
      let length = start.distance(to: end)
      // A shorter leg has no direction that means anything.
      if length > 1e-6 { lastCourse = start.course(to: end) }
      let working = waypoint.action == .work || waypoint.action == .dwell
      if working { heldPitch = waypoint.gimbalPitchDeg }
      guard averted ? waypoint.action == .avert : working,
        let pitch = averted ? heldPitch : waypoint.gimbalPitchDeg,
        let heading = waypoint.headingDeg.map({ Angle.degrees($0) }) ?? lastCourse,
        let view = Footprint(camera: camera, pitch: .degrees(pitch), aboveGround: .metres(1))
      else { continue }
      if waypoint.action != .dwell, length > 1e-6 {
        let from = route.waypoints[number - 1].hkpdM
        pieces.append(
          ViewPiece(
            span: 2 * number, start: start, startHKPD: from, alongEast: (end.east - start.east) / length,
            alongNorth: (end.north - start.north) / length, lengthM: length,
            climb: (waypoint.hkpdM - from) / length, heading: heading, view: view))
      }
      if waypoint.holdS > 0 {
        pieces.append(
          ViewPiece(
            span: 2 * number + 1, start: end, startHKPD: waypoint.hkpdM, alongEast: 0, alongNorth: 0,
            lengthM: 0,
            climb: 0, heading: heading, view: view))
      }
    }
  }

  /// Where the camera is at work.
  var track: MapBox { MapBox(pieces.flatMap { [$0.start, $0.end] }) }

  /// The box around the cameras and all ground within a slant range that may come into view, if none of it lies lower
  /// than `deepestHKPD`.
  func reach(within slantM: Double) -> MapBox {
    pieces.reduce(track) { box, piece in
      let above = max(piece.startHKPD, piece.endHKPD) - RouteViews.deepestHKPD
      let near = MapBox([piece.start, piece.end]).expanded(by: slantM)
      let view = MapBox(piece.corners(aboveGroundM: above)).intersection(near)
      return view.isEmpty ? box : box.union(view)
    }
  }

  /// Below all ground of Hong Kong, metres above the Principal Datum. Ground of a district that lies lower and outside
  /// of its beats is not looked for.
  static let deepestHKPD = -30.0
}
