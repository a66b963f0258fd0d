import Formats
import MissionModel
import TestSupport
import Testing
import Units

@Suite struct ExportSetTests {
  /// Every mission file of a random plan comes back as it was meant, and the whole twice the same.
  @Test func randomPlansRoundTrip() throws {
    try forAll(40) { random in
      Samples.randomPlan(&random)
    } property: { plan, seed in
      let files = try ExportSet.flightFiles(plan)
      #expect(files.count == plan.sorties.count * 4, "seed \(seed)")
      #expect(try ExportSet.flightFiles(plan) == files, "seed \(seed)")
      for file in files {
        let profile: FirmwareProfile = file.path.contains(".px4.") ? .px4 : .arduPilotCopter
        let isPlan = file.path.hasSuffix(".plan")
        let read =
          isPlan
          ? try QGCPlanReader.read(file.bytes, file: file.path, profile: profile)
          : try WaypointReader.read(file.bytes, file: file.path, profile: profile)
        let sortie = try #require(
          plan.sorties.first { file.path.hasPrefix("flights/\(ExportSet.stem($0)).") })
        let route = try #require(plan.route(sortie.route))
        let places = read.items.filter(\.hasPlace)
        #expect(places.map(\.latitudeDeg) == route.waypoints.map(\.latitudeDeg), "seed \(seed)")
        #expect(places.map(\.longitudeDeg) == route.waypoints.map(\.longitudeDeg), "seed \(seed)")
        for (place, point) in zip(places, route.waypoints) {
          let height = try #require(place.altitudeM)
          #expect(abs(height - point.aboveTakeoffM) <= (profile == .px4 ? 0.0006 : 0.0501), "seed \(seed)")
        }
        #expect(read.items.last?.command == 20)
      }
    }
  }

  @Test func pathsAreSafe() {
    var sortie = Samples.sortie(1, route: Samples.route())
    sortie.beat = "../海 岸//Border Road!"
    #expect(ExportSet.stem(sortie) == "S01-Border-Road")
    sortie.beat = "巡邏"
    #expect(ExportSet.stem(sortie) == "S01")
  }

  @Test func twoSortiesWithOneNameAreRefused() {
    var plan = Samples.plan()
    plan.sorties.append(plan.sorties[0])
    #expect(throws: FileIssues.self) { try ExportSet.flightFiles(plan) }
  }

  @Test func unknownRouteIsRefused() {
    var plan = Samples.plan()
    plan.sorties[0].route = "nowhere"
    let error = #expect(throws: FileIssues.self) { try ExportSet.flightFiles(plan) }
    #expect(error?.description.contains("'nowhere'") == true)
    #expect(throws: FileIssues.self) { try TimetableCSV.bytes(plan) { _ in nil } }
  }

  @Test func notANumberIsNeverWritten() {
    var plan = Samples.plan()
    plan.sorties[0].windMps = .nan
    #expect(throws: NumberError.self) { try TimetableCSV.bytes(plan) { _ in nil } }
    plan.routes[0].lengthM = .infinity
    #expect(throws: NumberError.self) { try GeoJSONLayers.routes(plan) }
    plan.routes[0].waypoints[2].aboveTakeoffM = .nan
    #expect(throws: FileIssues.self) { try ExportSet.flightFiles(plan) }
  }
}
