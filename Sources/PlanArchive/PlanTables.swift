import Units

/// The layers of a plan: the same in a unit's archive and in a plan that is exported alone. `docs/archive.md` tells every column.
enum PlanTables {
  private typealias Column = PackageTable.Column

  static let plans = PackageTable(
    "plans", "Plans as they were handed in, whole", .rows,
    [
      Column("fingerprint", .text), Column("mission", .text), Column("day", .date),
      Column("day_from_utc", .moment), Column("day_to_utc", .moment),
      Column("planned_utc", .moment, needed: false), Column("seed", .text), Column("name_en", .text),
      Column("name_zh", .text), Column("unit_en", .text), Column("unit_zh", .text),
      Column("purpose_en", .text), Column("purpose_zh", .text), Column("mission_yaml", .text),
      Column("plan_json", .text),
    ], unique: ["fingerprint"])

  static let sites = PackageTable(
    "sites", "Docks and launch points", .layer(.point),
    plan + [
      Column("site", .text), Column("kind", .text), Column("name_en", .text), Column("name_zh", .text),
      Column("airframe", .text), Column("pad_hkpd_m", .real), Column("pad_egm96_m", .real),
      Column("pad_ellipsoid_m", .real),
    ], unique: ["plan", "site"],
    style: LayerStyle(
      rules: [
        .init(
          label: "dock", filter: "\"kind\" = 'dock'", symbol: .marker("square", fill: "#1f4e79", sizeMm: 3)),
        .init(label: "crew", filter: nil, symbol: .marker("triangle", fill: "#1f4e79", sizeMm: 3.4)),
      ], label: "\"name_zh\" || ' ' || \"name_en\""
    ).qml)

  static let routes = PackageTable(
    "routes", "Routes, from take-off to landing", .layer(.line),
    plan + [
      Column("route", .text), Column("beat", .text), Column("beat_kind", .text), Column("site", .text),
      Column("part", .integer), Column("parts", .integer), Column("camera", .text),
      Column("recording", .boolean), Column("length_m", .real), Column("hkpd_least_m", .real),
      Column("hkpd_greatest_m", .real), Column("return_above_pad_m", .real), Column("calm_time_s", .real),
      Column("calm_energy_wh", .real), Column("sorties", .integer), Column("permissions", .text),
    ], unique: ["plan", "route"],
    style: LayerStyle(
      rules: [
        .init(
          label: "recording", filter: "\"recording\"", symbol: .line("#b02a5b", widthMm: 0.5)),
        .init(label: "route", filter: nil, symbol: .line("#2b6cb0", widthMm: 0.5)),
      ]
    ).qml)

  static let waypoints = PackageTable(
    "waypoints", "Waypoints of the routes", .layer(.point),
    plan + [
      Column("route", .text), Column("number", .integer), Column("action", .text), Column("hkpd_m", .real),
      Column("egm96_m", .real), Column("ellipsoid_m", .real), Column("above_takeoff_m", .real),
      Column("above_ground_low_m", .real, needed: false),
      Column("above_ground_high_m", .real, needed: false), Column("speed_mps", .real),
      Column("hold_s", .real), Column("gimbal_pitch_deg", .real, needed: false),
      Column("heading_deg", .real, needed: false), Column("target", .text, needed: false),
    ], unique: ["plan", "route", "number"],
    style: LayerStyle(
      rules: [
        .init(
          label: "at work", filter: "\"action\" IN ('work', 'dwell')",
          symbol: .marker("circle", fill: "#2b6cb0", sizeMm: 1.4)),
        .init(
          label: "camera turned up", filter: "\"action\" = 'avert'",
          symbol: .marker("circle", fill: "#b02a5b", sizeMm: 1.4)),
        .init(label: "on the way", filter: nil, symbol: .marker("circle", fill: "#8a8f98", sizeMm: 1.2)),
      ]
    ).qml)

  static let sorties = PackageTable(
    "sorties", "The timetable: one line a flight", .layer(.line),
    plan + [
      Column("sortie", .text), Column("route", .text), Column("beat", .text), Column("site", .text),
      Column("visit", .integer), Column("prepare_utc", .moment), Column("takeoff_utc", .moment),
      Column("landing_utc", .moment), Column("ready_utc", .moment), Column("wind_from_deg", .real),
      Column("wind_mps", .real), Column("gust_mps", .real), Column("energy_wh", .real),
      Column("battery_at_takeoff_share", .real), Column("battery_at_landing_share", .real),
      Column("battery_reserve_share", .real), Column("point_of_no_return_s", .real, needed: false),
      Column("waypoint_times_s", .text),
    ], unique: ["plan", "sortie"],
    style: LayerStyle(
      rules: [.init(label: "sortie", filter: nil, symbol: .line("#5a6472", widthMm: 0.4, dashed: true))]
    ).qml)

  static let covered = PackageTable(
    "covered", "Ground that a plan sees, by beat", .layer(.polygons),
    plan + [
      Column("beat", .text), Column("name_en", .text), Column("name_zh", .text), Column("area_m2", .real),
      Column("seen_m2", .real), Column("unlisted_m2", .real), Column("seen_share", .real),
      Column("required_share", .real), Column("longest_unseen_min", .real),
    ], unique: ["plan", "beat"],
    style: LayerStyle(
      rules: [
        .init(
          label: "seen, as much as required", filter: "\"seen_share\" >= \"required_share\"",
          symbol: .fill("#3c9d5d", opacity: 0.3, edge: "#3c9d5d")),
        .init(
          label: "seen, too little", filter: nil, symbol: .fill("#d9a21b", opacity: 0.35, edge: "#d9a21b")),
      ]
    ).qml)

  static let gaps = PackageTable(
    "gaps", "Ground that a beat asks for and the plan does not see", .layer(.polygons),
    plan + [
      Column("gap", .text), Column("beat", .text), Column("reason", .text), Column("area_m2", .real),
      Column("nearest_site", .text), Column("message_en", .text), Column("message_zh", .text),
      Column("remedy_en", .text, needed: false), Column("remedy_zh", .text, needed: false),
    ], unique: ["plan", "gap"],
    style: LayerStyle(
      rules: [
        .init(
          label: "zones", filter: "\"reason\" IN ('restricted-zone', 'privacy-zone')",
          symbol: .fill("#7a4fb5", opacity: 0.45, edge: "#7a4fb5")),
        .init(
          label: "hidden, too coarse, too flat, too brief",
          filter: "\"reason\" IN ('hidden', 'too-coarse', 'too-oblique', 'too-brief', 'unknown-ground')",
          symbol: .fill("#e07b39", opacity: 0.5, edge: "#b85c1e")),
        .init(label: "not flown", filter: nil, symbol: .fill("#c0392b", opacity: 0.5, edge: "#922b21")),
      ], label: "\"reason\""
    ).qml)

  static let zones = PackageTable(
    "zones", "Zones of the mission and what the plan does about them", .layer(.polygons),
    plan + [
      Column("zone", .text), Column("name_en", .text), Column("name_zh", .text), Column("restriction", .text),
      Column("treatment", .text, needed: false), Column("permission", .text, needed: false),
      Column("lower_m", .real, needed: false), Column("lower_ref", .text, needed: false),
      Column("upper_m", .real, needed: false), Column("upper_ref", .text, needed: false),
      Column("official", .boolean), Column("source", .text),
    ], unique: ["plan", "zone"],
    style: LayerStyle(
      rules: [
        .init(
          label: "flown under a permission", filter: "\"treatment\" LIKE '%permitted%'",
          symbol: .fill("#d9a21b", opacity: 0.2, edge: "#a57a0f")),
        .init(label: "zone", filter: nil, symbol: .fill("#c0392b", opacity: 0.18, edge: "#c0392b")),
      ], label: "\"name_zh\" || ' ' || \"name_en\""
    ).qml)

  /// Which plan a row is of, and its day in Hong Kong, to filter layers by.
  private static let plan = [
    PackageTable.Column("plan", .integer, refersTo: "plans(fid)"), PackageTable.Column("day", .date),
  ]
}
