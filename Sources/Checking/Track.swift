import Geodesy
import MissionModel
import Units

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A route laid out on the grid: its legs measured, its heights and the ground known at close steps.
struct Track {
  /// Level metres between two places at which height and ground are looked at.
  static let stepM = 5.0

  struct Sample {
    var place: GeoPoint
    var grid: GridPoint
    var hkpdM: Double
    var ground: KnownGround?
    /// The leg that ends at waypoint `leg`, counted from 0.
    var leg: Int
  }

  /// A short straight bit of the way; the take-off and landing columns are bits of no level length.
  struct Piece {
    var from, to: Sample
    var lowHKPD: Double { min(from.hkpdM, to.hkpdM) }
    var highHKPD: Double { max(from.hkpdM, to.hkpdM) }
    var ground: KnownGround? {
      guard let a = from.ground, let b = to.ground else { return nil }
      return a.joined(b)
    }
  }

  let places: [GeoPoint]
  let grid: [GridPoint]
  let groundAtWaypoints: [KnownGround?]
  /// Geodesic metres of the leg that ends at each waypoint; 0 for the first.
  let lengthsM: [Double]
  /// True course of that leg, degrees; 0 for the first.
  let coursesDeg: [Double]
  /// From the first waypoint to the last.
  let samples: [Sample]
  /// The whole flight with take-off (leg 0) and landing (leg number = count of waypoints).
  let pieces: [Piece]

  /// Nil unless there are waypoints, all of finite numbers and in Hong Kong.
  init?(_ route: Route, padHKPD: Double?, frame: GridFrame, probe: GroundProbe) throws(GeodesyError) {
    let waypoints = route.waypoints
    guard !waypoints.isEmpty, waypoints.allSatisfy({ Soundness.isSound($0) }) else { return nil }
    places = waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) }
    let points = try frame.points(places)
    grid = points
    let ways = Geodesics.inverse(along: places)
    lengthsM = [0] + ways.map { $0.distance.metres }
    coursesDeg = [0] + ways.map { $0.course.degrees }
    var flat: [Sample] = []
    var starts: [Int] = []
    for (index, waypoint) in waypoints.enumerated() {
      let count = index == 0 ? 1 : max(1, Int((lengthsM[index] / Track.stepM).rounded(.up)))
      for step in 1...count where index > 0 {
        let share = Double(step) / Double(count)
        flat.append(
          Sample(
            place: Track.between(places[index - 1], places[index], share),
            grid: Track.between(points[index - 1], points[index], share),
            hkpdM: waypoints[index - 1].hkpdM + (waypoint.hkpdM - waypoints[index - 1].hkpdM) * share,
            ground: nil, leg: index))
      }
      if index == 0 {
        flat.append(
          Sample(place: places[0], grid: points[0], hkpdM: waypoint.hkpdM, ground: nil, leg: 0))
      }
      starts.append(flat.count - 1)
    }
    let grounds = try probe.under(flat.map(\.place))
    for index in flat.indices { flat[index].ground = grounds[index] }
    samples = flat
    groundAtWaypoints = starts.map { flat[$0].ground }

    var bits: [Piece] = []
    if let padHKPD, let first = flat.first {
      var pad = first
      pad.hkpdM = padHKPD
      bits.append(Piece(from: pad, to: first))
    }
    for (from, to) in zip(flat, flat.dropFirst()) { bits.append(Piece(from: from, to: to)) }
    if let padHKPD, var last = flat.last {
      last.leg = waypoints.count
      var pad = last
      pad.hkpdM = padHKPD
      bits.append(Piece(from: last, to: pad))
    }
    pieces = bits
  }

  /// Unit direction of a course on the map of true east and north.
  func direction(ofLeg leg: Int) -> (east: Double, north: Double) {
    let radians = coursesDeg[leg] * .pi / 180
    return (sin(radians), cos(radians))
  }

  /// Degrees between the courses of two legs, 0…180.
  func turnDeg(fromLeg a: Int, toLeg b: Int) -> Double {
    abs((coursesDeg[b] - coursesDeg[a]).remainder(dividingBy: 360))
  }

  static func between(_ a: GeoPoint, _ b: GeoPoint, _ share: Double) -> GeoPoint {
    if share == 1 { return b }
    return GeoPoint(
      longitude: a.longitude + (b.longitude - a.longitude) * share,
      latitude: a.latitude + (b.latitude - a.latitude) * share)
  }

  static func between(_ a: GridPoint, _ b: GridPoint, _ share: Double) -> GridPoint {
    if share == 1 { return b }
    return GridPoint(
      northing: a.northing + (b.northing - a.northing) * share,
      easting: a.easting + (b.easting - a.easting) * share)
  }
}

/// Whether numbers are fit to be reckoned with at all.
enum Soundness {
  /// No height, time or speed of a patrol comes near this; it keeps sums finite.
  static let bound = 1e7

  static func isSound(_ value: Double) -> Bool { abs(value) <= bound }

  static func numbers(of waypoint: Waypoint) -> [(String, Double)] {
    var all = [
      ("longitude_deg", waypoint.longitudeDeg), ("latitude_deg", waypoint.latitudeDeg),
      ("hkpd_m", waypoint.hkpdM), ("egm96_m", waypoint.egm96M), ("ellipsoid_m", waypoint.ellipsoidM),
      ("above_takeoff_m", waypoint.aboveTakeoffM), ("speed_mps", waypoint.speedMps),
      ("hold_s", waypoint.holdS),
    ]
    if let value = waypoint.aboveGroundLowM { all.append(("above_ground_low_m", value)) }
    if let value = waypoint.aboveGroundHighM { all.append(("above_ground_high_m", value)) }
    if let value = waypoint.gimbalPitchDeg { all.append(("gimbal_pitch_deg", value)) }
    if let value = waypoint.headingDeg { all.append(("heading_deg", value)) }
    return all
  }

  static func isSound(_ waypoint: Waypoint) -> Bool {
    let place = GeoPoint(longitude: waypoint.longitudeDeg, latitude: waypoint.latitudeDeg)
    return GridFrame.isInArea(place) && numbers(of: waypoint).allSatisfy { isSound($0.1) }
  }

  static func numbers(of sortie: Sortie) -> [(String, Double)] {
    [
      ("wind_from_deg", sortie.windFromDeg), ("wind_mps", sortie.windMps), ("gust_mps", sortie.gustMps),
      ("energy_wh", sortie.energyWh), ("battery_at_takeoff_share", sortie.batteryAtTakeoffShare),
      ("battery_at_landing_share", sortie.batteryAtLandingShare),
      ("battery_reserve_share", sortie.batteryReserveShare),
    ] + sortie.waypointTimesS.enumerated().map { ("waypoint_times_s[\($0.offset)]", $0.element) }
  }
}
