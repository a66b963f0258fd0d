import AircraftModel
import AirspaceModel
import Formats
import Geodesy
import MissionModel
import TerrainModel
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

  private var mission: Mission {
    get throws {
      let frame = LocalFrame(origin: GeoPoint(longitude: 114.23, latitude: 22.47))
      let day = Samples.plan().mission.day
      let rules = OperatingRules(
        id: "rules", zoneMargin: .metres(50), ceilingAboveGround: .metres(90), terrainClearance: .metres(30),
        transitAboveGround: .metres(60), transitSpeed: .metresPerSecond(12), terrainStep: .metres(50),
        holdWarnings: [], padSpacing: .minutes(2), returnAbovePad: .metres(60), facts: [])
      let area = GeoPolygon(outer: [
        GeoPoint(longitude: 114.24, latitude: 22.47), GeoPoint(longitude: 114.25, latitude: 22.47),
        GeoPoint(longitude: 114.25, latitude: 22.48),
      ])
      let zone = Zone(
        id: "fish-farm", name: Samples.text("Fish farm", "魚排"), restriction: .authorisation, areas: [area],
        lower: nil, upper: nil, hours: .always, validFrom: nil, validTo: nil, source: "zones.geojson",
        official: false)
      return Mission(
        file: "tolo-east.yaml", id: "tolo-east", name: Samples.text("Shore patrol", "海岸巡邏"),
        unit: Samples.text("Marine unit", "水警小隊"), purpose: Samples.text("Wrecks", "殘骸"), day: day, seed: 7,
        sites: [], beats: [], zones: [zone], permissions: [], rules: rules,
        forecast: Forecast(issued: day.from, source: "hand made", stations: [], warnings: []),
        ground: Ground(grids: [], bands: [], elsewhere: nil, frame: frame), frame: frame,
        heights: HeightSystem(), privacyZones: [], layers: [], background: [])
    }
  }

  @Test func wholeDay() throws {
    let paths = try ExportSet.files(mission: mission, plan: Samples.plan(), coverage: Samples.coverage)
      .map(\.path)
    #expect(
      paths == [
        "flights/S01-shore.ardupilot.plan", "flights/S01-shore.ardupilot.waypoints",
        "flights/S01-shore.px4.plan", "flights/S01-shore.px4.waypoints", "layers/routes.geojson",
        "layers/waypoints.geojson", "layers/sites.geojson", "layers/zones.geojson", "layers/covered.geojson",
        "layers/gaps.geojson", "timetable.csv",
      ])
    let short = try ExportSet.files(mission: mission, plan: Samples.plan(), coverage: nil)
    #expect(short.count == 9)
  }
}
