public import Coverage
public import MissionModel
import Units

/// One file to write, with its place below the export folder.
public struct ExportedFile: Hashable, Sendable {
  /// Relative, ASCII, with `/`, such as `flights/S01-border-road.ardupilot.plan`.
  public var path: String
  public var bytes: [UInt8]
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Everything that a planned day hands on: mission files of every sortie, map layers, the timetable, the
/// volumes.
public enum ExportSet {
  /// In a fixed order; the same input gives the same bytes. Each mission file is read back by the strict
  /// reader and compared with what was meant before it is handed out.
  ///
  /// - Throws: `FileIssues` with everything that cannot be exported; `NumberError`, `GeoJSONError`.
  public static func files(mission: Mission, plan: Plan, coverage: CoverageReport?) throws -> [ExportedFile] {
    var files = try flightFiles(plan)
    files += [
      ExportedFile(path: "layers/routes.geojson", bytes: try GeoJSONLayers.routes(plan)),
      ExportedFile(path: "layers/waypoints.geojson", bytes: try GeoJSONLayers.waypoints(plan)),
      ExportedFile(path: "layers/sites.geojson", bytes: try GeoJSONLayers.sites(plan)),
      ExportedFile(
        path: "layers/zones.geojson", bytes: try GeoJSONLayers.zones(mission.zones, uses: plan.zones)),
    ]
    if let coverage {
      files += [
        ExportedFile(path: "layers/covered.geojson", bytes: try GeoJSONLayers.covered(coverage)),
        ExportedFile(path: "layers/gaps.geojson", bytes: try GeoJSONLayers.gaps(coverage)),
      ]
    }
    let timetable = try TimetableCSV.bytes(plan) { id in
      mission.beat(id).map { (en: $0.name.en, zh: $0.name.zh) }
    }
    files.append(ExportedFile(path: "timetable.csv", bytes: timetable))
    if let rule = mission.rules.flightVolumes {
      files.append(
        ExportedFile(
          path: "volumes.json", bytes: try FlightVolumesFile.bytes(plan, mission: mission, rule: rule)))
    }
    return files
  }

  /// The mission files alone, which need nothing but the plan: `.plan` and `.waypoints` for each autopilot.
  ///
  /// - Throws: as `files(mission:plan:coverage:)`.
  public static func flightFiles(_ plan: Plan) throws -> [ExportedFile] {
    var files: [ExportedFile] = []
    var issues: [FileIssue] = []
    var stems: Set<String> = []
    for sortie in plan.sorties {
      guard stems.insert(stem(sortie)).inserted else {
        issues.append(
          FileIssue(
            file: "plan.json", line: 0, column: 0,
            reason: "sortie \(sortie.id): a second sortie would be written to '\(stem(sortie))'"))
        continue
      }
      do { files += try flightFiles(plan, sortie) } catch let error as FileIssues {
        issues += error.issues
      }
    }
    guard issues.isEmpty else { throw FileIssues(issues) }
    return files
  }

  /// What the pilots must know about the mission files: too many items, heights that had to be moved.
  ///
  /// - Throws: `FileIssues` as `flightFiles(_:)`.
  public static func findings(_ plan: Plan) throws -> [Finding] {
    var found: [Finding] = []
    for route in plan.routes where plan.sorties.contains(where: { $0.route == route.id }) {
      guard let site = plan.sites.first(where: { $0.id == route.site }) else { continue }
      for profile in FirmwareProfile.allCases {
        found += try FlightItems(route: route, site: site, profile: profile).findings
      }
    }
    return found
  }

  private static func flightFiles(_ plan: Plan, _ sortie: Sortie) throws -> [ExportedFile] {
    guard let route = plan.route(sortie.route), let site = plan.sites.first(where: { $0.id == route.site })
    else {
      throw FileIssues([
        FileIssue(
          file: "plan.json", line: 0, column: 0,
          reason: "sortie \(sortie.id): route '\(sortie.route)' or its site is not in the plan")
      ])
    }
    var files: [ExportedFile] = []
    for profile in FirmwareProfile.allCases {
      let flight = try FlightItems(route: route, site: site, profile: profile)
      let path = "flights/\(stem(sortie)).\(profile.rawValue)"
      let plan = ExportedFile(
        path: "\(path).plan",
        bytes: try QGCPlanFile.bytes(flight, route: route, sortie: sortie, plan: plan))
      let waypoints = ExportedFile(path: "\(path).waypoints", bytes: try WaypointFile.bytes(flight))
      let wanted = FlightFile(
        firmwareType: profile.firmwareType, home: flight.home, items: flight.items, fence: [flight.fence],
        rally: flight.rally.map { [$0] } ?? [])
      let wantedText = FlightFile(
        firmwareType: nil, home: flight.home, items: WaypointFile.items(flight), fence: [], rally: [])
      try same(QGCPlanReader.read(plan.bytes, file: plan.path, profile: profile), wanted, plan.path)
      try same(
        WaypointReader.read(waypoints.bytes, file: waypoints.path, profile: profile), wantedText,
        waypoints.path)
      files += [plan, waypoints]
    }
    return files
  }

  private static func same(_ read: FlightFile, _ wanted: FlightFile, _ path: String) throws {
    guard read != wanted else { return }
    let item = zip(read.items, wanted.items).enumerated().first { $1.0 != $1.1 }?.offset
    let place = item.map { "item \($0 + 1)" } ?? "home, fence, rally points or the number of items"
    throw FileIssues([
      FileIssue(file: path, line: 0, column: 0, reason: "read back, \(place) is not what was meant")
    ])
  }

  /// The file name of a sortie without its endings: letters, digits and hyphens, such as `S01-border-road`.
  public static func stem(_ sortie: Sortie) -> String {
    let beat = safe(sortie.beat)
    return beat.isEmpty ? safe(sortie.id) : "\(safe(sortie.id))-\(beat)"
  }

  /// ASCII letters and digits stay, everything else becomes single hyphens; at most 60 characters.
  private static func safe(_ text: String) -> String {
    var out = ""
    for character in text {
      if character.isASCII, character.isLetter || character.isNumber {
        out.append(character)
      } else if !out.isEmpty, out.last != "-" {
        out.append("-")
      }
    }
    out = String(out.prefix(60))
    while out.last == "-" { out.removeLast() }
    return out
  }
}
