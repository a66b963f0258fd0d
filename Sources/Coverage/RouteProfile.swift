import AirspaceModel
import Geodesy
public import MissionModel
import Planar
import TerrainModel
import Units

/// The ground below a route, what may be flown over it, and whether the dock can see the aircraft.
public struct RouteProfile: Hashable, Sendable {
  /// Line of sight between the dock's aerial and the aircraft, past ground and buildings that are known. Says nothing
  /// about range or interference.
  public enum Link: Int, Hashable, Sendable { case unknown, free, hidden }

  /// One place along the route.
  public struct Sample: Hashable, Sendable {
    /// The aircraft, metres above the Principal Datum.
    public var hkpdM: Double
    /// The surface below, ground or roof, from the lowest to the highest that is declared; nil: not known.
    public var surfaceLowHkpdM, surfaceHighHkpdM: Double?
    /// Highest that may be flown here: above the lowest surface; nil where that is not known.
    public var ceilingHkpdM: Double?
    public var link: Link
  }

  public var route: String
  /// Between samples along the route, level, metres; the first is at take-off.
  public var stepM: Double
  public var samples: [Sample]
  /// Least height above the highest surface between the climb-out and the descent, and where along the route; nil: not
  /// known anywhere.
  public var leastClearanceM, leastClearanceAtM: Double?

  /// Share of the samples at which the link is hidden.
  public var hiddenShare: Double {
    samples.isEmpty ? 0 : Double(samples.count { $0.link == .hidden }) / Double(samples.count)
  }

  /// Height of the dock's aerial above the pad: a choice of this project, unverified.
  public static let aerialAbovePadM = 3.0
  static let mostSamples = 240.0
  static let leastStepM = 20.0
  /// Nearer to the pad a flight climbs out or comes down.
  static let climbOutM = 50.0
  static let mostCells = 1_000_000.0

  /// The profiles of all routes of a plan, in its order. Costs one surface a site, of at most a million cells, and a
  /// line of sight for each sample.
  ///
  /// - Throws: `GeodesyError` when a place does not fit the mission's frame.
  public static func all(mission: Mission, plan: Plan) throws -> [RouteProfile] {
    var found: [String: RouteProfile] = [:]
    for site in mission.sites {
      let routes = plan.routes.filter { $0.site == site.id && !$0.waypoints.isEmpty }
      if routes.isEmpty { continue }
      let tracks = try routes.map { route in
        try mission.frame.toMap(
          route.waypoints.map { GeoPoint(longitude: $0.longitudeDeg, latitude: $0.latitudeDeg) })
      }
      let pad = try mission.frame.toMap([site.position])[0]
      let box = tracks.reduce(MapBox([pad])) { $0.union(MapBox($1)) }
      var cellM = 10.0
      while (box.width / cellM + 5) * (box.height / cellM + 5) > mostCells { cellM += 5 }
      let surface = try SightSurface(box: box, cellM: cellM, ground: mission.ground)
      let ceilings = try Ceilings(mission)
      for (route, track) in zip(routes, tracks) {
        found[route.id] = RouteProfile(
          route: route, track: track, surface: surface, pad: pad,
          aerialHKPD: site.padHKPD.metres + aerialAbovePadM, ceilings: ceilings.of(route))
      }
    }
    return plan.routes.compactMap { found[$0.id] }
  }

  private init(
    route: Route, track: [MapPoint], surface: SightSurface, pad: MapPoint, aerialHKPD: Double,
    ceilings: Ceilings.OfRoute
  ) {
    let lengths = zip(track, track.dropFirst()).map { $0.distance(to: $1) }
    let length = lengths.reduce(0, +)
    let step = max(RouteProfile.leastStepM, (length / RouteProfile.mostSamples).rounded(.up))
    self.route = route.id
    stepM = step
    samples = []
    let lattice = surface.lattice
    let aerial = lattice.place(of: pad)
    surface.top.withUnsafeBufferPointer { top in
      guard let first = top.baseAddress else { return }
      let lines = SightLines(surface, top: first)
      var leg = 0
      var before = 0.0
      for number in 0...Int(length / step) {
        let along = Double(number) * step
        while leg < lengths.count - 1, before + lengths[leg] < along {
          before += lengths[leg]
          leg += 1
        }
        let share =
          leg < lengths.count && lengths[leg] > 0 ? min(1, (along - before) / lengths[leg]) : 0
        let next = min(leg + 1, track.count - 1)
        let place = MapPoint(
          east: track[leg].east + (track[next].east - track[leg].east) * share,
          north: track[leg].north + (track[next].north - track[leg].north) * share)
        let hkpd =
          route.waypoints[leg].hkpdM + (route.waypoints[next].hkpdM - route.waypoints[leg].hkpdM) * share
        var sample = Sample(hkpdM: hkpd, link: .unknown)
        if let cell = lattice.place(of: place), !surface.low[cell].isNaN {
          sample.surfaceLowHkpdM = Double(surface.low[cell])
          sample.surfaceHighHkpdM = Double(surface.high[cell])
          sample.ceilingHkpdM = Double(surface.low[cell]) + ceilings.aboveGroundM(at: place)
        }
        if surface.hides, let aerial {
          let (row, column) = aerial.quotientAndRemainder(dividingBy: lattice.columns)
          let isFree = lines.isFree(
            east: place.east, north: place.north, hkpd: hkpd, column: column, row: row, target: aerialHKPD)
          sample.link = isFree ? .free : .hidden
        }
        samples.append(sample)
        // The climb-out and the descent begin and end on the pad.
        if place.distance(to: pad) > RouteProfile.climbOutM, let high = sample.surfaceHighHkpdM,
          hkpd - high < leastClearanceM ?? .infinity
        {
          leastClearanceM = hkpd - high
          leastClearanceAtM = along
        }
      }
    }
  }
}

/// Heights above ground that may be flown.
private struct Ceilings {
  let mission: Mission
  /// By number of the permission: its zones' areas in the local frame; empty: everywhere.
  private let areas: [String: [MapPolygon]]

  struct OfRoute {
    var generalM: Double
    var inside: [(areas: [MapPolygon], aboveGroundM: Double)]

    func aboveGroundM(at place: MapPoint) -> Double {
      inside.reduce(generalM) { highest, entry in
        entry.areas.contains { $0.contains(place) } ? max(highest, entry.aboveGroundM) : highest
      }
    }
  }

  /// - Throws: `GeodesyError`.
  init(_ mission: Mission) throws {
    self.mission = mission
    var areas: [String: [MapPolygon]] = [:]
    for permission in mission.permissions {
      let zones = mission.zones.filter { permission.zones.contains($0.id) }
      areas[permission.number] = try zones.flatMap { try mission.frame.toMap($0.areas) }
    }
    self.areas = areas
  }

  /// The rules' ceiling, lifted by the permissions that the route is flown under.
  func of(_ route: Route) -> OfRoute {
    var result = OfRoute(generalM: mission.rules.ceilingAboveGround.metres, inside: [])
    for permission in mission.permissions where route.permissions.contains(permission.number) {
      let limit = permission.ceilingAboveGround.metres
      if permission.zones.isEmpty {
        result.generalM = max(result.generalM, limit)
      } else {
        result.inside.append((areas[permission.number] ?? [], limit))
      }
    }
    return result
  }
}
