public import AircraftModel
public import Geodesy
public import Units

/// The legs of a route as the flight model sees them, pad to pad (`docs/flight-model.md`).
public struct RouteFlight: Sendable {
  /// One waypoint, free of longitude and latitude.
  public struct Point: Hashable, Sendable {
    public var place: MapPoint
    public var aboveTakeoffM: Double
    /// Wanted ground speed on the leg that ends here.
    public var speedMps: Double
    public var holdS: Double
    public init(place: MapPoint, aboveTakeoffM: Double, speedMps: Double, holdS: Double) {
      self.place = place
      self.aboveTakeoffM = aboveTakeoffM
      self.speedMps = speedMps
      self.holdS = holdS
    }
  }

  /// A route flown in a wind.
  public struct Flown: Hashable, Sendable {
    /// Seconds from lift-off at which each waypoint is reached; its hold comes after.
    public var waypointTimesS: [Double]
    /// Seconds from lift-off to touch-down.
    public var timeS: Double
    /// Expected energy, without the uncertainty.
    public var energyWh: Double
  }

  /// Vertical take-off, the legs between waypoints, vertical landing.
  public let legs: [LegDemand]
  /// Greatest height above the pad, metres: the wind is taken there.
  public let greatestHeightM: Double

  public init(_ points: [Point]) {
    var legs: [LegDemand] = []
    greatestHeightM = points.map(\.aboveTakeoffM).max() ?? 0
    for (index, point) in points.enumerated() {
      if index == 0 {
        legs.append(RouteFlight.vertical(climb: point.aboveTakeoffM, hold: point.holdS))
        continue
      }
      let way = RouteFlight.direction(points[index - 1].place, point.place)
      legs.append(
        LegDemand(
          distanceM: way.length, climbM: point.aboveTakeoffM - points[index - 1].aboveTakeoffM,
          directionEast: way.east, directionNorth: way.north, speedMps: point.speedMps, holdS: point.holdS,
          isStopped: index == points.count - 1))
    }
    if let last = points.last { legs.append(RouteFlight.vertical(climb: -last.aboveTakeoffM, hold: 0)) }
    self.legs = legs
  }

  /// - Throws: `GeodesyError` when a waypoint lies outside the frame.
  public init(route: Route, frame: LocalFrame) throws(GeodesyError) {
    let places = try frame.toMap(
      route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
    self.init(
      zip(places, route.waypoints).map { place, waypoint in
        Point(
          place: place, aboveTakeoffM: waypoint.aboveTakeoffM, speedMps: waypoint.speedMps,
          holdS: waypoint.holdS)
      })
  }

  /// Time and energy in a steady wind, or nil when a leg cannot be flown in it.
  public func fly(_ model: FlightModel, wind: Wind) -> Flown? {
    var times: [Double] = []
    times.reserveCapacity(legs.count - 1)
    var time = 0.0
    var energy = 0.0
    guard let flights = model.fly(legs, wind: wind) else { return nil }
    for (index, (leg, flight)) in zip(legs, flights).enumerated() {
      time += flight.timeS
      energy += flight.energyWh
      if index < legs.count - 1 { times.append(time - leg.holdS) }
    }
    return Flown(waypointTimesS: times, timeS: time, energyWh: energy)
  }

  private static func vertical(climb: Double, hold: Double) -> LegDemand {
    LegDemand(
      distanceM: 0, climbM: climb, directionEast: 0, directionNorth: 0, speedMps: 0, holdS: hold,
      isStopped: true)
  }

  private static func direction(_ a: MapPoint, _ b: MapPoint) -> (east: Double, north: Double, length: Double)
  {
    let east = b.east - a.east
    let north = b.north - a.north
    let length = (east * east + north * north).squareRoot()
    return length > 0 ? (east / length, north / length, length) : (0, 0, 0)
  }
}
