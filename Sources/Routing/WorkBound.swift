import Coverage
import Geodesy
import MissionModel
import Planar
import Sweeps
import Units

/// The least way with the camera at work that any path needs to see a beat's ground, beside what is flown.
///
/// Over level ground at the height of the beat. It heeds neither zones nor the shape of the ground, so that the true
/// least length is larger.
struct WorkBound {
  /// Metres that any path needs.
  let leastM: Double
  /// Metres flown with the camera at work, and how often all of the ground is asked to be seen.
  let flownM: Double
  let times: Int
  /// Whether the times are passes that cross, rather than one way and back.
  let isCrossed: Bool
  /// Square metres that are seen, and metres across the view.
  let areaM2, widthM: Double

  /// Share by which the flown way is longer than the bound.
  var excess: Double { flownM / leastM - 1 }

  /// Nil for lists of targets, and for ground so small that it needs no way at all.
  ///
  /// - Parameters:
  ///   - ground: what is to be seen, in the local frame, without overlaps.
  ///   - leftOutM2: square metres of it that are refused.
  init?(
    _ beat: Beat, ground: [MapPolygon], leftOutM2: Double, view: View, routes: [Route], frame: LocalFrame
  ) throws {
    var aside = false
    var times = 1
    switch beat.shape {
    case .sweep(_, let flown): times = flown.crosshatch ? 2 : 1
    case .corridor(_, _, _, let flown):
      aside = flown.standOff != nil && !view.looksDown
      if flown.bothWays { times = 2 }
    case .ring: aside = !view.looksDown
    case .targets: return nil
    }
    let area = ground.reduce(0) { $0 + $1.area } - leftOutM2
    let width = aside ? view.depth : view.swath
    // The furthest that a place lies from the aircraft that sees it.
    let along = view.lead + view.depth / 2
    let reach = (along * along + view.swath * view.swath / 4).squareRoot()
    let chord = leftOutM2 > 0 ? 0 : try WorkBound.span(ground) - 2 * reach
    let least = max(AreaBound.metres(areaM2: area, widthM: width), chord)
    guard least > 0 else { return nil }
    leastM = least * Double(times)
    self.times = times
    isCrossed = beat.sweepFlight.crosshatch
    areaM2 = area
    widthM = width
    flownM = try WorkBound.work(routes, frame: frame)
  }

  /// Metres of the legs that are flown with the camera at work.
  static func work(_ routes: [Route], frame: LocalFrame) throws -> Double {
    var sum = 0.0
    for route in routes {
      let places = try frame.toMap(
        route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
      for index in places.indices.dropFirst() where route.waypoints[index].action == .work {
        sum += places[index - 1].distance(to: places[index])
      }
    }
    return sum
  }

  /// Metres between the two places of the ground that lie furthest apart.
  static func span(_ ground: [MapPolygon]) throws -> Double {
    guard let hull = try Regions.convexHull(ground) else { return 0 }
    var most = 0.0
    for (k, a) in hull.outer.enumerated() {
      for b in hull.outer[..<k] { most = max(most, a.distance(to: b)) }
    }
    return most
  }
}

extension BeatPlanner {
  /// Tells how far the way with the camera at work is from the least that any path needs.
  func noteBound(
    _ view: View, leftOut: [Unreachable], routes: [Route], _ result: inout RoutePlanner.Result
  ) throws {
    guard
      let bound = try WorkBound(
        beat, ground: try BeatGround.ground(of: beat, frame: mission.frame),
        leftOutM2: leftOut.reduce(0) { $0 + $1.area }, view: view, routes: routes, frame: mission.frame)
    else { return }
    result.notices.append(
      Finding(severity: .note, rule: "length.bound", subject: beat.id, message: Words.bound(bound)))
  }
}
