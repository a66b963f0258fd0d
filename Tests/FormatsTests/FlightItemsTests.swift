import Formats
import MissionModel
import TestSupport
import Testing
import Units

@Suite struct FlightItemsTests {
  private func items(_ profile: FirmwareProfile, _ route: Route) throws -> FlightItems {
    try FlightItems(route: route, site: Samples.site(), profile: profile)
  }

  @Test func orderOnArduPilot() throws {
    let flight = try items(.arduPilotCopter, Samples.route())
    #expect(flight.items.map(\.command) == [22, 178, 16, 178, 1000, 16, 1000, 115, 16, 178, 16, 20])
    #expect(flight.items[8].parameters[0] == 21)
    #expect(flight.items[7].parameters[0] == 360)
    #expect(flight.items.filter(\.hasPlace).allSatisfy { $0.frame == 3 && $0.parameters[3] == 0 })
  }

  @Test func orderOnPX4() throws {
    let flight = try items(.px4, Samples.route())
    #expect(flight.items.map(\.command) == [22, 178, 16, 178, 1001, 1000, 16, 1000, 16, 178, 16, 20])
    let headings = flight.items.filter(\.hasPlace).map { $0.parameters[3] }
    #expect(headings == [nil, nil, nil, 360, nil])
    #expect(flight.items[8].parameters[0] == 20.5)
  }

  @Test func filmsOnlyAtWork() throws {
    let flight = try items(.px4, Samples.route(recording: true))
    let commands = flight.items.map(\.command)
    let start = try #require(commands.firstIndex(of: 2500))
    let stop = try #require(commands.firstIndex(of: 2501))
    let places = flight.items.indices.filter { flight.items[$0].command == 16 }
    #expect(places[0] < start && start < places[1])
    #expect(places[2] < stop && stop < places[3])
    #expect(try !items(.px4, Samples.route()).items.contains { $0.command >= 2000 })
  }

  @Test func headingThatComesFirstGetsACompanion() throws {
    var points = Samples.fivePoints
    points[3].gimbalPitchDeg = -45
    points[3].headingDeg = 90
    let flight = try items(.arduPilotCopter, Samples.route(waypoints: points))
    let yaw = try #require(flight.items.firstIndex { $0.command == 115 })
    #expect(flight.items[yaw - 1].command == 178)
    #expect(flight.items[yaw + 1].command == 16)
  }

  @Test func padHeightOnArduPilot() throws {
    var points = Samples.fivePoints
    points[2].aboveTakeoffM = 0
    let route = Samples.route(waypoints: points)
    let flight = try items(.arduPilotCopter, route)
    #expect(flight.items.filter(\.hasPlace)[2].altitudeM == FlightItems.insteadOfZeroM)
    #expect(flight.findings.map(\.rule) == ["export.zero-height"])
    let other = try items(.px4, route)
    #expect(other.items.filter(\.hasPlace)[2].altitudeM == 0)
    #expect(other.findings.isEmpty)
  }

  @Test func tooManyItemsAreSaid() throws {
    let legs = (0..<600).map { Samples.waypoint(.transit, 114.231 + Double($0) * 1e-5, 22.471, up: 60) }
    let points = [Samples.fivePoints[0]] + legs + [Samples.fivePoints[4]]
    let route = Samples.route(waypoints: points)
    #expect(try items(.px4, route).findings.map(\.rule) == ["export.capacity"])
    #expect(try items(.arduPilotCopter, route).findings.isEmpty)
    let plan = Samples.plan(routes: [route])
    #expect(try ExportSet.findings(plan).map(\.severity) == [.warning])
    #expect(try ExportSet.flightFiles(plan).count == 4)
  }

  @Test func allMistakesInOneRun() throws {
    var points = Samples.fivePoints
    points[0].aboveTakeoffM = 0
    points[1].speedMps = 0
    points[2].latitudeDeg = .nan
    points[3].gimbalPitchDeg = -120
    points[4].action = .transit
    let error = #expect(throws: FileIssues.self) {
      try items(.px4, Samples.route(waypoints: points))
    }
    let text = error?.description ?? ""
    for part in [
      "waypoint 1: above_takeoff_m 0.0", "waypoint 2: speed_mps 0.0", "waypoint 3: latitude_deg is nan",
      "waypoint 4: gimbal_pitch_deg -120.0", "waypoint 5 is 'transit'",
    ] { #expect(text.contains(part), "\(part) in \(text)") }
  }

  @Test func startsAndEndsAtThePad() {
    var points = Samples.fivePoints
    points[4].longitudeDeg += 0.001
    let error = #expect(throws: FileIssues.self) {
      try items(.px4, Samples.route(waypoints: points))
    }
    #expect(error?.description.contains("waypoint 5: 102.9 m from the pad") == true)
  }

  @Test func emptyAndSwappedPlacesAreRefused() {
    var points = Samples.fivePoints
    points[1].longitudeDeg = 0
    points[1].latitudeDeg = 0
    points[2].latitudeDeg = 114.2
    let error = #expect(throws: FileIssues.self) {
      try items(.arduPilotCopter, Samples.route(waypoints: points))
    }
    #expect(error?.issues.count == 2)
  }

  /// The fence is simple, small enough for both autopilots, and keeps its distance from every leg.
  @Test func fenceHoldsEveryLeg() throws {
    try forAll(60) { random in
      Samples.randomPlan(&random)
    } property: { plan, seed in
      for route in plan.routes {
        let site = try #require(plan.sites.first { $0.id == route.site })
        let fence = FlightFence.polygon(route: route, site: site)
        #expect(fence.vertices.count <= 60 && fence.inclusion)
        var places = route.waypoints.map { ($0.longitudeDeg, $0.latitudeDeg) }
        if let lon = site.alternateLongitudeDeg, let lat = site.alternateLatitudeDeg {
          places.append((lon, lat))
        }
        for (a, b) in zip(places, places.dropFirst()) {
          let least = (0...20).map { k in
            let share = Double(k) / 20
            return distance(
              fence.vertices, longitude: a.0 + share * (b.0 - a.0), latitude: a.1 + share * (b.1 - a.1))
          }.min()
          #expect((least ?? 0) > FlightFence.marginM * 0.98, "seed \(seed), \(route.id)")
        }
      }
    }
  }

  /// Metres from the nearest side of a convex, counter-clockwise ring; negative outside.
  private func distance(_ ring: [FencePolygon.Vertex], longitude: Double, latitude: Double) -> Double {
    let eastM = 6_378_137 * 0.92 * Double.pi / 180
    let northM = 110_700.0
    var least = Double.infinity
    var v = ring[ring.count - 1]
    for w in ring {
      let (dx, dy) = ((w.longitudeDeg - v.longitudeDeg) * eastM, (w.latitudeDeg - v.latitudeDeg) * northM)
      let (px, py) = ((longitude - v.longitudeDeg) * eastM, (latitude - v.latitudeDeg) * northM)
      least = min(least, (dx * py - dy * px) / (dx * dx + dy * dy).squareRoot())
      v = w
    }
    return least
  }
}
