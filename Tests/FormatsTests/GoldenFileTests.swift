import Formats
import MissionModel
import Testing

/// The five-waypoint plan as files that a person can read.
@Suite struct GoldenFileTests {
  @Test(arguments: FirmwareProfile.allCases) func missionFiles(_ profile: FirmwareProfile) throws {
    let plan = Samples.plan()
    let files = try ExportSet.flightFiles(plan)
    for ending in ["plan", "waypoints"] {
      let path = "flights/S01-shore.\(profile.rawValue).\(ending)"
      let file = try #require(files.first { $0.path == path })
      try Golden.check("S01-shore.\(profile.rawValue).\(ending)", file.bytes)
    }
  }

  @Test func recordedFlight() throws {
    let plan = Samples.plan(routes: [Samples.route(recording: true)])
    let files = try ExportSet.flightFiles(plan)
    let file = try #require(files.first { $0.path == "flights/S01-shore.px4.plan" })
    try Golden.check("S01-recorded.px4.plan", file.bytes)
  }

  @Test func timetable() throws {
    try Golden.check(
      "timetable.csv", try TimetableCSV.bytes(Samples.plan()) { _ in ("Shore, \"east\"", "海岸") })
  }

  @Test func layers() throws {
    try Golden.check("routes.geojson", try GeoJSONLayers.routes(Samples.plan()))
    try Golden.check("waypoints.geojson", try GeoJSONLayers.waypoints(Samples.plan()))
    try Golden.check("sites.geojson", try GeoJSONLayers.sites(Samples.plan()))
    try Golden.check("gaps.geojson", try GeoJSONLayers.gaps(Samples.coverage))
    try Golden.check("covered.geojson", try GeoJSONLayers.covered(Samples.coverage))
  }
}
