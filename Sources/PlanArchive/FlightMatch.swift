public import Formats
public import Geodesy
public import MissionModel
import Planar
public import Units

/// Holds the track of a flight against its route: which waypoints were reached, in their order, and when.
public enum FlightMatch {
  /// What the flight was of its sortie.
  ///
  /// A waypoint is reached where the track first comes within the distance, at the nearest moment of that stretch, seen
  /// from above. After one that was missed none counts. A log without places is reckoned from the pad by its speeds.
  /// - Parameter takeoff: when the first line of flight was.
  /// - Parameter within: how near counts.
  /// - Throws: `GeodesyError` when a place lies outside the frame.
  public static func flown(
    _ track: FlightTrack, sortie: Sortie, route: Route, pad: GeoPoint, frame: LocalFrame, takeoff: Moment,
    within: Length, source: String
  ) throws(GeodesyError) -> FlownSortie {
    let places = try positions(track, pad: pad, frame: frame)
    let goals = try frame.toMap(
      route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
    let seconds = track.points.map(\.seconds)
    let times = reached(goals, places, seconds, within: within.metres)
    let way = try frame.toGeo(thinned(places)).map {
      GeoPoint(longitude: $0.longitude.rounded(places: 7), latitude: $0.latitude.rounded(places: 7))
    }
    return FlownSortie(
      sortie: sortie.id, outcome: times.count == goals.count ? .flown : .partly, takeoff: takeoff,
      landing: takeoff + Int((seconds.last ?? 0).rounded()),
      waypointTimesS: times.map { $0.rounded(places: 1) }, track: way, source: source)
  }

  private static func positions(_ track: FlightTrack, pad: GeoPoint, frame: LocalFrame) throws(GeodesyError)
    -> [MapPoint]
  {
    let known = track.points.compactMap(\.place)
    if known.count == track.points.count { return try frame.toMap(known) }
    var places = [try frame.toMap(pad)]
    for (point, next) in zip(track.points, track.points.dropFirst()) {
      let step = next.seconds - point.seconds
      // The mean of both ends' speeds, as they change evenly between two lines.
      let east = ((point.eastMps ?? 0) + (next.eastMps ?? 0)) / 2 * step
      let north = ((point.northMps ?? 0) + (next.northMps ?? 0)) / 2 * step
      let last = places[places.count - 1]
      places.append(MapPoint(east: last.east + east, north: last.north + north))
    }
    return places
  }

  /// Times at the goals, as far as they were reached.
  static func reached(_ goals: [MapPoint], _ places: [MapPoint], _ seconds: [Double], within: Double)
    -> [Double]
  {
    var times: [Double] = []
    var leg = 0
    var from = seconds.first ?? 0
    for goal in goals {
      var best: (seconds: Double, distance: Double, leg: Int)?
      search: for next in leg..<max(leg, places.count - 1) {
        let (start, end) = (places[next], places[next + 1])
        let earliest =
          next == leg && seconds[next + 1] > seconds[next]
          ? max(0, min(1, (from - seconds[next]) / (seconds[next + 1] - seconds[next]))) : 0
        let (share, distance) = nearest(goal, start, end, from: earliest)
        if distance <= within {
          let at = seconds[next] + share * (seconds[next + 1] - seconds[next])
          if distance < best?.distance ?? .infinity { best = (at, distance, next) }
        } else if best != nil {
          break search
        }
      }
      guard let best else { return times }
      times.append(best.seconds)
      (leg, from) = (best.leg, best.seconds)
    }
    return times
  }

  /// The place of a leg, from a share of it on, that is nearest to a goal.
  private static func nearest(_ goal: MapPoint, _ start: MapPoint, _ end: MapPoint, from: Double)
    -> (share: Double, distance: Double)
  {
    let (east, north) = (end.east - start.east, end.north - start.north)
    let square = east * east + north * north
    let along =
      square > 0
      ? ((goal.east - start.east) * east + (goal.north - start.north) * north) / square : from
    let share = max(from, min(1, along))
    let place = MapPoint(east: start.east + share * east, north: start.north + share * north)
    return (share, place.distance(to: goal))
  }

  /// Places at least 2 m apart, and the last one: logs have many a second.
  private static func thinned(_ places: [MapPoint]) -> [MapPoint] {
    var kept: [MapPoint] = []
    for place in places where kept.last.map({ $0.distance(to: place) >= 2 }) ?? true { kept.append(place) }
    if let last = places.last, kept.last != last { kept.append(last) }
    return kept
  }
}
