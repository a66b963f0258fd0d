import AircraftModel
import Geodesy
import MissionModel
import TestSupport
import Testing
import Units

@testable import Checking

/// The checker's arithmetic against the planner's, which was written apart from it, and against slow twins.
@Suite struct ArithmeticTests {
  private static func airframe(_ random: inout SplitMix64) -> Airframe {
    var airframe = PatrolDay.airframe
    airframe.hoverPower = .watts(100 + 900 * random.unit())
    airframe.cruisePower = .watts(airframe.hoverPower.watts * (0.5 + random.unit()))
    airframe.cruiseSpeed = .metresPerSecond(5 + 12 * random.unit())
    airframe.inducedVelocity = .metresPerSecond(3 + 4 * random.unit())
    airframe.accelerationMps2 = 0.5 + 3 * random.unit()
    return airframe
  }

  @Test func powerAgreesWithThePlanners() {
    func input(_ random: inout SplitMix64) -> (Double, Airframe) {
      (random.unit() * 40, ArithmeticTests.airframe(&random))
    }
    forAll(200, make: input) { input, seed in
      let own = PowerCurve(input.1).watts(input.0)
      let other = FlightModel(input.1).power(airspeedMps: input.0)
      #expect(abs(own - other) <= 1e-9 * other, "seed \(seed)")
    }
  }

  @Test func powerMeetsItsAnchors() {
    let curve = PowerCurve(PatrolDay.airframe)
    #expect(abs(curve.watts(0) - 210) < 1e-9)
    #expect(abs(curve.watts(12) - 190) < 1e-9)
  }

  /// Rows of legs of every autopilot: the planner's closed forms against the checker's steps.
  @Test func legsAgreeWithThePlanners() {
    func generator(_ random: inout SplitMix64) -> SplitMix64 { random }
    var flown = 0
    forAll(600, make: generator) { seeded, seed in
      var random = seeded
      var airframe = ArithmeticTests.airframe(&random)
      airframe.handling = Handling(
        autopilot: Handling.Autopilot.allCases[random.pick(0..<3)], jerkMps3: 0.5 + 4 * random.unit(),
        verticalAccelerationMps2: 0.5 + 2 * random.unit(), cornerRadiusM: 0.5 + 8 * random.unit(),
        cornerAccelerationMps2: 0.5 + 4 * random.unit(), settleS: 2 * random.unit(),
        crosswindExponent: random.unit() < 0.5 ? 2 : 3)
      let wind = Wind(from: .degrees(random.unit() * 360), speed: .metresPerSecond(random.unit() * 14))
      let air = Air(east: wind.eastMps, north: wind.northMps)
      var demands: [LegDemand] = []
      var own: [(leg: LegCase, limits: LegLimits)]? = []
      for _ in 0..<(1 + random.pick(0..<6)) {
        let level = random.unit() < 0.1 ? 0 : 1 + 1500 * random.unit() * random.unit() * random.unit()
        let course = random.unit() * 360
        let (east, north) =
          level > 0 ? (Wind(from: .degrees(course), speed: .metresPerSecond(-1))).unit : (0, 0)
        let climb = random.unit() < 0.5 ? 0 : 0.3 * (level + 10) * (random.unit() - 0.5)
        let speed = 1 + 16 * random.unit()
        let stands = random.unit() < 0.2
        demands.append(
          LegDemand(
            distanceM: level, climbM: climb, directionEast: east, directionNorth: north, speedMps: speed,
            holdS: 0, isStopped: stands))
        let leg = LegCase(
          levelM: level, riseM: climb, east: east, north: north, speedMps: speed, stands: stands)
        own = leg.limits(airframe, air).flatMap { limits in own.map { $0 + [(leg, limits)] } }
      }
      let other = FlightModel(airframe).fly(demands, wind: wind)
      #expect((own == nil) == (other == nil), "seed \(seed)")
      guard let own, let other else { return }
      flown += 1
      for (mine, theirs) in zip(LegRow(airframe: airframe, legs: own).times(), other) {
        // The search for a corner's overlap goes by 0.01 s, that for a speed by 0.01 m/s.
        #expect(
          abs(mine.seconds - theirs.timeS) <= 0.5 + 0.005 * theirs.timeS,
          "seed \(seed): \(mine.seconds) s, planner \(theirs.timeS) s")
      }
    }
    #expect(flown > 200)
  }

  @Test func legByHand() throws {
    // ArduPilot: 10 m/s at 2.5 m/s² and 1 m/s³ with 0.3 s takes 6.8 s and 34 m.
    let rise = RiseTable(acceleration: 2.5, jerk: 1, build: 0.3, speed: 10, way: 1000)
    #expect(abs(rise.seconds - 6.8) < 1e-6 && abs(rise.speed - 10) < 1e-3 && abs(rise.way - 34) < 0.01)
    // On 10 m of way the speed is not reached.
    let short = RiseTable(acceleration: 2.5, jerk: 1, build: 0.3, speed: 10, way: 10)
    #expect(abs(short.way - 10) < 0.01 && short.speed < 6)
    // Against 15 m/s with 16 m/s of airspeed 1 m/s is left; across 16 m/s nothing.
    #expect(
      abs(
        try #require(LegCase.greatestPace(PatrolDay.airframe, Air(east: -15, north: 0), east: 1, north: 0))
          - 1) < 1e-9)
    #expect(LegCase.greatestPace(PatrolDay.airframe, Air(east: 0, north: 16), east: 1, north: 0) == nil)
  }

  @Test func wholeFlightsAgreeWithThePlanners() throws {
    let day = try PatrolDay.make()
    let frame = try GridFrame()
    let probe = GroundProbe(ground: day.mission.ground)
    for seed: UInt64 in 0..<150 {
      var random = SplitMix64(seed: seed)
      var route = day.plan.routes[0]
      for index in route.waypoints.indices {
        let place = try PatrolDay.place(1500 * random.unit() - 750, 1500 * random.unit() - 750)
        route.waypoints[index].longitudeDeg = place.longitude
        route.waypoints[index].latitudeDeg = place.latitude
        let hkpd = 40 + 60 * random.unit()
        route.waypoints[index].hkpdM = hkpd
        route.waypoints[index].aboveTakeoffM = hkpd - 6
        route.waypoints[index].holdS = random.unit() < 0.2 ? 10 : 0
      }
      let wind = Wind(from: .degrees(random.unit() * 360), speed: .metresPerSecond(9 * random.unit()))
      let track = try #require(try Track(route, padHKPD: 6, frame: frame, probe: probe))
      let own = FlightAccount(
        track, route.waypoints, padHKPD: 6, airframe: PatrolDay.airframe,
        air: Air(east: wind.eastMps, north: wind.northMps))
      let other = try #require(
        try RouteFlight(route: route, frame: day.mission.frame).fly(
          FlightModel(PatrolDay.airframe), wind: wind))
      for (index, time) in other.waypointTimesS.enumerated() {
        #expect(abs(time - own.arrivalsS[index]) <= 0.2 + 0.003 * time, "seed \(seed)")
      }
      #expect(abs(other.energyWh - own.energyWh) <= own.energyWh * 0.005, "seed \(seed)")
    }
  }

  @Test func windAloftFollowsThePage() {
    let step = ForecastStep(
      during: PatrolDay.hours("08:00", "09:00"), windFrom: .degrees(90), meanAt10m: .metresPerSecond(5),
      gustAt10m: .metresPerSecond(8), rainMmPerHour: 0, temperatureC: 20)
    // (40/10)^0.5 = 2; held at 2 m and 150 m.
    let wind = WindAloft(step, shearExponent: 0.5, heightM: 40)
    #expect(abs(wind.meanMps - 10) < 1e-12 && abs(wind.gustMps - 16) < 1e-12)
    // From the east: the air moves west.
    #expect(abs(wind.air.east + 10) < 1e-9 && abs(wind.air.north) < 1e-9)
    #expect(abs(WindAloft(step, shearExponent: 0.5, heightM: 900).meanMps - 5 * 15.0.squareRoot()) < 1e-12)
    #expect(abs(WindAloft(step, shearExponent: 0.5, heightM: 0).meanMps - 5 * 0.2.squareRoot()) < 1e-12)
  }

  @Test func gridGoesOnBeyondItsArea() throws {
    let frame = try GridFrame()
    // On both sides of the area's edge, neighbours stay as far apart as their geodesic (the grid's scale is
    // 15 ppm).
    for (a, b) in [
      (GeoPoint(longitude: 114.0, latitude: 22.579), GeoPoint(longitude: 114.001, latitude: 22.581)),
      (GeoPoint(longitude: 113.7601, latitude: 22.3), GeoPoint(longitude: 113.7599, latitude: 22.302)),
      (GeoPoint(longitude: 114.509, latitude: 22.2), GeoPoint(longitude: 114.511, latitude: 22.2)),
      (GeoPoint(longitude: 114.2, latitude: 22.131), GeoPoint(longitude: 114.2, latitude: 22.129)),
    ] {
      let points = try frame.points([a, b])
      let (east, north) = (points[1].easting - points[0].easting, points[1].northing - points[0].northing)
      let distance = Geodesics.inverse(a, b).distance.metres
      #expect(abs((east * east + north * north).squareRoot() - distance) < 0.1)
    }
    let mixed = [GeoPoint(longitude: 114.1, latitude: 22.3), GeoPoint(longitude: 115, latitude: 22.3)]
    #expect(try frame.points(mixed)[0] == HongKongGrid.toGrid([mixed[0]])[0])
  }

  @Test func zoneDistancesAgreeWithASlowTwin() throws {
    let frame = try GridFrame()
    for seed: UInt64 in 0..<60 {
      var random = SplitMix64(seed: seed)
      var ring: [GeoPoint] = []
      for corner in 0..<(3 + random.pick(0..<6)) {
        // A star around the pad.
        let turn = Double(corner) + 0.8 * random.unit()
        let (east, north) = Wind(from: .degrees(turn * 40), speed: .metresPerSecond(-1)).unit
        let radius = 50 + 300 * random.unit()
        ring.append(try PatrolDay.place(north * radius, east * radius))
      }
      let hole = try PatrolDay.square(0, 0, side: 20)
      let shape = try ZoneShape([GeoPolygon(outer: ring, holes: [hole.outer])], frame)
      func grid(_ north: Double, _ east: Double) -> GridPoint {
        GridPoint(northing: 807_800 + north, easting: 821_300 + east)
      }
      let a = grid(1000 * random.unit() - 500, 1000 * random.unit() - 500)
      let b = grid(1000 * random.unit() - 500, 1000 * random.unit() - 500)
      let own = shape.distance(a, b, limit: 10_000)
      var slow = Double.infinity
      for step in 0...400 {
        let p = Track.between(a, b, Double(step) / 400)
        if shape.contains(p) { slow = 0 }
        for rings in shape.polygons {
          for ring in rings {
            for (index, from) in ring.enumerated() {
              let to = ring[(index + 1) % ring.count]
              for part in 0...200 {
                let q = Track.between(from, to, Double(part) / 200)
                let (east, north) = (p.easting - q.easting, p.northing - q.northing)
                slow = min(slow, (east * east + north * north).squareRoot())
              }
            }
          }
        }
      }
      // Points on both lie at most 2 m apart.
      #expect(own <= slow + 1e-9 && slow <= own + 3, "seed \(seed): \(own) m, twin \(slow) m")
    }
  }
}

extension Wind {
  /// The direction as a unit vector.
  fileprivate var unit: (Double, Double) {
    (eastMps / speed.metresPerSecond, northMps / speed.metresPerSecond)
  }
}
