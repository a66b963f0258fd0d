import AircraftModel
import Geodesy
import MissionModel
import Planar
import TerrainModel
import Units

/// A stretch of a route along which the camera's view of the ground keeps its shape: it only moves.
struct ViewPiece: Sendable {
  /// Twice the number of the waypoint that ends the leg; one more for the hold at that waypoint.
  var span: Int
  /// Where the stretch begins, the unit vector along it and its length; a hold has length 0.
  var start: MapPoint
  var alongEast, alongNorth: Double
  var lengthM: Double
  /// Share of the span that has passed at `start`, and the share that a metre takes.
  var fromShare, sharePerMetre: Double
  /// Where the camera looks.
  var heading: Angle
  /// The view if all ground lay at the high end of what is known, and if it lay at the low end; nil: nothing
  /// is in view then.
  var overHigh, overLow: Footprint?
}

/// The views of one route.
struct RouteViews: Sendable {
  var pieces: [ViewPiece] = []
  /// Places along the work that were looked up, those under which or ahead of which no ground is known, and
  /// those that lie no higher than the highest ground.
  var places = 0
  var unknownPlaces = 0
  var buriedPlaces = 0

  /// Distance between looked-up ground heights along a leg, metres, at most.
  static let stepM = 10.0
  /// Heights above ground that differ by no more than this share are one piece; it is counted with the lowest
  /// over the high end and with the highest over the low end, so that the error is to the careful side.
  static let sameHeightShare = 0.02

  /// Where a look at the ground's height is taken.
  private struct Place {
    var point: MapPoint
    var hkpdM: Double
    /// Metres along the leg.
    var along: Double
    /// Least and greatest height above the ground.
    var above: (low: Double, high: Double)?
  }

  private struct Leg {
    var span: Int
    var start: MapPoint
    var alongEast, alongNorth, lengthM: Double
    var heading: Angle
    var pitch: Angle
    var places: Range<Int>
  }

  init(pieces: [ViewPiece]) { self.pieces = pieces }

  /// - `greatestSlantRange`: how far away the camera still serves the task.
  ///
  /// A hold without a heading of its own and without a leg keeps the course flown before; without any course
  /// nobody knows where the camera looks, and the hold sees nothing.
  ///
  /// - Throws: `GeodesyError` when a place does not fit the frame.
  init(route: Route, camera: Camera, greatestSlantRange: Length, mission: Mission) throws {
    let points = try mission.frame.toMap(
      route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
    var places: [Place] = []
    var legs: [Leg] = []
    var lastCourse: Angle?
    for (number, waypoint) in route.waypoints.enumerated() {
      let end = points[number]
      let start = number > 0 ? points[number - 1] : end
      let length = start.distance(to: end)
      // A shorter leg has no direction that means anything.
      if length > 1e-6 { lastCourse = start.course(to: end) }
      let working = waypoint.action == .work || waypoint.action == .dwell
      guard working, let pitch = waypoint.gimbalPitchDeg,
        let heading = waypoint.headingDeg.map({ Angle.degrees($0) }) ?? lastCourse
      else { continue }
      if waypoint.action == .work, length > 1e-6 {
        // A hair of slack: 200.0000001 m are 20 steps of 10 m and not 21.
        let steps = max(1, Int((length / RouteViews.stepM - 1e-4).rounded(.up)))
        let from = route.waypoints[number - 1].hkpdM
        let first = places.count
        for step in 0...steps {
          let share = Double(step) / Double(steps)
          places.append(
            Place(
              point: start.interpolated(to: end, fraction: share),
              hkpdM: from + (waypoint.hkpdM - from) * share, along: length * share))
        }
        legs.append(
          Leg(
            span: 2 * number, start: start, alongEast: (end.east - start.east) / length,
            alongNorth: (end.north - start.north) / length, lengthM: length, heading: heading,
            pitch: .degrees(pitch), places: first..<places.count))
      }
      if waypoint.holdS > 0 {
        places.append(Place(point: end, hkpdM: waypoint.hkpdM, along: 0))
        legs.append(
          Leg(
            span: 2 * number + 1, start: end, alongEast: 0, alongNorth: 0, lengthM: 0, heading: heading,
            pitch: .degrees(pitch), places: (places.count - 1)..<places.count))
      }
    }
    try lookUp(&places, legs: legs, camera: camera, greatestSlantRange, mission.ground)
    for leg in legs { addPieces(leg, places, camera) }
  }

  /// Sets the height above ground of every place: over all that is known under the aircraft and where the
  /// middle of its useful view meets that ground.
  private mutating func lookUp(
    _ places: inout [Place], legs: [Leg], camera: Camera, _ greatestSlantRange: Length, _ ground: Ground
  ) throws {
    self.places = places.count
    let under = try ground.bands(at: places.map(\.point))
    var aims = places.map(\.point)
    for leg in legs {
      for index in leg.places {
        guard let band = under[index], places[index].hkpdM > band.highHKPD,
          let view = Footprint(
            camera: camera, pitch: leg.pitch, aboveGround: .metres(places[index].hkpdM - band.highHKPD),
            greatestSlantRange: greatestSlantRange)
        else { continue }
        aims[index] = aims[index].moved(course: leg.heading, by: view.centreOffset.metres)
      }
    }
    let ahead = try ground.bands(at: aims)
    for index in places.indices {
      guard let near = under[index], let far = ahead[index] else {
        unknownPlaces += 1
        continue
      }
      let high = max(near.highHKPD, far.highHKPD)
      let low = min(near.lowHKPD, far.lowHKPD)
      let hkpd = places[index].hkpdM
      guard hkpd > high else {
        buriedPlaces += 1
        continue
      }
      places[index].above = (hkpd - high, hkpd - low)
    }
  }

  /// Joins neighbouring places of like height to pieces; a step with an unknown end sees nothing.
  private mutating func addPieces(_ leg: Leg, _ places: [Place], _ camera: Camera) {
    func piece(from first: Double, to last: Double, low: Double, high: Double) -> ViewPiece {
      let perMetre = leg.lengthM > 0 ? 1 / leg.lengthM : 0
      return ViewPiece(
        span: leg.span, start: leg.start.moved(east: leg.alongEast * first, north: leg.alongNorth * first),
        alongEast: leg.alongEast, alongNorth: leg.alongNorth, lengthM: last - first,
        fromShare: first * perMetre, sharePerMetre: perMetre, heading: leg.heading,
        overHigh: Footprint(camera: camera, pitch: leg.pitch, aboveGround: .metres(low)),
        overLow: Footprint(camera: camera, pitch: leg.pitch, aboveGround: .metres(high)))
    }
    if leg.lengthM == 0 {
      guard let above = places[leg.places.lowerBound].above else { return }
      pieces.append(piece(from: 0, to: 0, low: above.low, high: above.high))
      return
    }
    var open: (first: Double, low: ClosedRange<Double>, high: ClosedRange<Double>)?
    for index in leg.places.dropLast() {
      guard let here = places[index].above, let next = places[index + 1].above else {
        if let done = open {
          let last = places[index].along
          pieces.append(
            piece(from: done.first, to: last, low: done.low.lowerBound, high: done.high.upperBound))
        }
        open = nil
        continue
      }
      let low = min(here.low, next.low)...max(here.low, next.low)
      let high = min(here.high, next.high)...max(here.high, next.high)
      if let current = open {
        let allLow = min(current.low.lowerBound, low.lowerBound)...max(current.low.upperBound, low.upperBound)
        let allHigh =
          min(current.high.lowerBound, high.lowerBound)...max(current.high.upperBound, high.upperBound)
        let slack = RouteViews.sameHeightShare
        if allLow.upperBound <= allLow.lowerBound * (1 + slack),
          allHigh.upperBound <= allHigh.lowerBound * (1 + slack)
        {
          open = (current.first, allLow, allHigh)
          continue
        }
        let last = places[index].along
        pieces.append(
          piece(from: current.first, to: last, low: current.low.lowerBound, high: current.high.upperBound))
      }
      open = (places[index].along, low, high)
    }
    if let done = open {
      pieces.append(
        piece(from: done.first, to: leg.lengthM, low: done.low.lowerBound, high: done.high.upperBound))
    }
  }
}
