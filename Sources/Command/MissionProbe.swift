import Skybeat

/// Reads single aircraft files and map layers through the mission reader, inside a mission made up in memory, so
/// that `skybeat maps` and `skybeat aircraft` accept and refuse exactly what a mission does.
///
/// The made-up files have names that no disk holds; all others come from the disk.
struct MissionProbe: FileSource {
  private static let top = "skybeat:probe"
  /// Lines of YAML below `zones`, `privacy_zones`, `map` and `sites`.
  private var zones: [String] = []
  private var areas: [String] = []
  private var map: [String] = []
  private var sites: [String] = []

  func bytes(_ path: String) throws -> [UInt8] {
    if path == MissionProbe.top { return Array(document.utf8) }
    if let text = MissionProbe.parts[path] { return Array(text.utf8) }
    return try DiskFiles().bytes(path)
  }

  func exists(_ path: String) -> Bool { MissionProbe.parts[path] != nil || DiskFiles().exists(path) }

  /// The aircraft in each file, with their cameras.
  /// - Throws: `FileIssues` with every mistake in any of the files.
  static func aircraft(_ paths: [String]) throws -> [(airframe: Airframe, cameras: [Camera])] {
    var probe = MissionProbe()
    for (index, path) in paths.enumerated() {
      // The reader would speak of the made-up mission's line.
      _ = try DiskFiles().bytes(path)
      probe.sites.append(site("s\(index)", aircraft: quoted(path)))
    }
    return try probe.read().sites.dropFirst().map { (airframe: $0.airframe, cameras: $0.cameras) }
  }

  /// Ids of features by how they are read; `zones` with their rules, heights, hours and dates.
  struct Choice {
    var polygons: [String] = []
    var zones: [String] = []
    var lines: [String] = []
    var points: [String] = []
  }

  /// What a mission that uses these features of a layer would be told.
  static func mistakes(layer path: String, _ choice: Choice) throws -> [FileIssue] {
    var probe = MissionProbe()
    func part(_ ids: [String]) -> String {
      "layer: \(quoted(path)), features: [\(ids.map(quoted).joined(separator: ", "))]"
    }
    if !choice.zones.isEmpty { probe.zones = ["{profile: skybeat, \(part(choice.zones))}"] }
    if !choice.polygons.isEmpty {
      probe.areas = ["{id: probe, name: {en: probe, zh: probe}, area: {\(part(choice.polygons))}}"]
    }
    if !choice.lines.isEmpty { probe.map.append("boundary: {\(part(choice.lines))}") }
    if !choice.points.isEmpty { probe.map.append("landmarks: {\(part(choice.points))}") }
    // With nothing to choose the file is read all the same, for what is wrong with its features.
    if probe.zones.isEmpty, probe.areas.isEmpty, probe.map.isEmpty {
      probe.map.append("landmarks: {layer: \(quoted(path))}")
    }
    do {
      _ = try probe.read()
      return []
    } catch let found as FileIssues {
      return found.issues
    }
  }

  private func read() throws -> Mission {
    try MissionReader.read(path: MissionProbe.top, files: self)
  }

  /// A YAML text in double quotes.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func site(_ id: String, aircraft: String) -> String {
    """
    {id: \(id), name: {en: probe, zh: probe}, kind: crew, lat: 22.3, lon: 114.17, pad_hkpd_m: 5, reach_m: 1000, \
    aircraft: \(aircraft), station: probe, duty: [{from: "08:00", to: "18:00"}], \
    crew: {packs: 1, swap_min: 5, recharge_min: 60, prepare_min: 5, recover_min: 5}}
    """
  }

  private var document: String {
    """
    skybeat: mission/1
    id: probe
    name: {en: probe, zh: probe}
    unit: {en: probe, zh: probe}
    purpose: {en: probe, zh: probe}
    date: "2026-01-01"
    day: {from: "08:00", to: "18:00"}
    seed: 1
    rules: probe-limits.yaml
    map: {\(map.joined(separator: ", "))}
    zones: [\((["{profile: skybeat, layer: probe-zones.geojson}"] + zones).joined(separator: ", "))]
    privacy_zones: [\(areas.joined(separator: ", "))]
    ground: {elsewhere: {low_hkpd_m: 0, high_hkpd_m: 10}}
    forecast:
      issued: "2026-01-01T06:00:00+08:00"
      source: probe
      stations:
        - id: probe
          name: {en: probe, zh: probe}
          shear_exponent: 0.16
          steps: [{from: "08:00", to: "18:00", wind_from_deg: 0, mean_mps: 1, gust_mps: 1, rain_mm_per_h: 0, temperature_c: 20}]
    sites: [\(([MissionProbe.site("own", aircraft: "probe-aircraft.yaml")] + sites).joined(separator: ", "))]
    beats:
      - id: probe
        name: {en: probe, zh: probe}
        sweep: {area: {circle: {lat: 22.3, lon: 114.17, radius_m: 100}}}
        sites: [own]
        height_above_ground_m: 60
        speed_mps: 5
        camera: probe
        gimbal_pitch_deg: -90
        overlap_percent: 0
        task: {level: detect, object: {en: probe, zh: probe}, object_size_m: 1, dwell_s: 0}
        windows: [{from: "09:00", to: "10:00"}]
        priority: 1
        required_percent: 0

    """
  }

  /// The made-up mission's own small files.
  private static let parts: [String: String] = [
    "probe-limits.yaml": sheet(
      "limits/1",
      [
        "zone_margin_m": "1", "ceiling_above_ground_m": "90", "terrain_clearance_m": "30",
        "transit_above_ground_m": "60", "transit_mps": "5", "terrain_step_m": "30", "pad_spacing_s": "0",
        "return_above_pad_m": "60",
      ],
      "hold_warnings: []\npixels: {\(facts(["detect_px": "2", "recognise_px": "8", "identify_px": "13"]).joined(separator: ", "))}"
    ),
    "probe-camera.yaml": sheet(
      "camera/1",
      [
        "diagonal_fov_deg": "80", "sensor_wide_px": "1000", "sensor_high_px": "800", "stream_wide_px": "1000",
        "stream_high_px": "800", "sees_at_night": "false",
      ], "name: {en: probe, zh: probe}\nspectrum: visible"),
    "probe-aircraft.yaml": sheet(
      "aircraft/1",
      [
        "takeoff_mass_kg": "1", "battery_wh": "100", "usable_share": "1", "reserve_share": "0.2",
        "hover_w": "100",
        "cruise_w": "100", "cruise_mps": "10", "induced_velocity_mps": "5", "greatest_airspeed_mps": "20",
        "climb_mps": "3", "descent_mps": "3", "acceleration_mps2": "2", "autopilot": "ardupilot",
        "jerk_mps3": "1",
        "vertical_acceleration_mps2": "1", "corner_radius_m": "2", "corner_acceleration_mps2": "5",
        "settle_s": "1",
        "crosswind_exponent": "2", "climb_efficiency_share": "1",
        "gust_in_flight_mps": "10", "gust_at_pad_mps": "10", "rain_mm_per_h": "0", "temperature_least_c": "0",
        "temperature_greatest_c": "40", "energy_uncertainty_share": "0",
      ], "name: {en: probe, zh: probe}\ncameras: [probe-camera.yaml]"),
    "probe-zones.geojson": """
    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "skybeat-probe",
    "name_en": "probe", "restriction": "authorisation", "lower_m": null, "upper_m": null, "hours": "always"},
    "geometry": {"type": "Polygon", "coordinates": [[[114.1, 22.2], [114.101, 22.2], [114.1, 22.201], [114.1, 22.2]]]}}]}
    """,
  ]

  private static func facts(_ values: [String: String]) -> [String] {
    values.sorted { $0.key < $1.key }.map {
      "\($0.key): {value: \($0.value), source: probe, verified: false}"
    }
  }

  private static func sheet(_ head: String, _ values: [String: String], _ rest: String) -> String {
    (["skybeat: \(head)", "id: probe"] + facts(values) + [rest, ""]).joined(separator: "\n")
  }
}
