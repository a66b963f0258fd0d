/// The tables of an archive beside those of its plans.
enum ArchiveTables {
  private typealias Column = PackageTable.Column

  /// One row: which format, whose archive.
  static let archive = PackageTable(
    "skybeat_archive", "What this file is", .rows,
    [
      Column("format", .text), Column("version", .integer), Column("unit_en", .text),
      Column("unit_zh", .text),
    ])

  static let flown = PackageTable(
    "flown", "What was flown of each sortie", .layer(.line),
    [
      Column("plan", .integer, refersTo: "plans(fid)"), Column("day", .date), Column("sortie", .text),
      Column("beat", .text), Column("site", .text), Column("outcome", .text),
      Column("takeoff_utc", .moment, needed: false), Column("landing_utc", .moment, needed: false),
      Column("reached_share", .real), Column("waypoint_times_s", .text), Column("source", .text),
    ], unique: ["plan", "sortie"],
    style: LayerStyle(
      rules: [
        .init(label: "flown", filter: "\"outcome\" = 'flown'", symbol: .line("#2e8b57", widthMm: 0.8)),
        .init(label: "partly", filter: "\"outcome\" = 'partly'", symbol: .line("#d9a21b", widthMm: 0.8)),
        .init(label: "held", filter: nil, symbol: .line("#8a8f98", widthMm: 0.6, dashed: true)),
      ], label: "\"sortie\""
    ).qml)

  /// The ground of a beat in squares, as the plan's coverage cut it up, with what a look at each is good for.
  static let grounds = PackageTable(
    "beat_grounds", "The squares of each beat's ground", .rows,
    [
      Column("plan", .integer, refersTo: "plans(fid)"), Column("beat", .text), Column("name_en", .text),
      Column("name_zh", .text), Column("required_share", .real), Column("planned_share", .real),
      Column("task_level", .text), Column("grid", .text), Column("pixels_cm", .text),
      Column("levels", .text),
    ], unique: ["plan", "beat"])

  /// When a planned sortie sees each square of its beat's ground.
  static let looks = PackageTable(
    "looks", "When each sortie sees which square, as planned", .rows,
    [
      Column("plan", .integer, refersTo: "plans(fid)"), Column("beat", .text), Column("sortie", .text),
      Column("step_s", .real), Column("steps", .bytes),
    ], unique: ["plan", "beat", "sortie"])

  static let cells = PackageTable(
    "seen_cells", "When each square was last really seen", .layer(.polygon),
    [
      Column("beat", .text), Column("square", .integer), Column("square_m", .real),
      Column("last_seen_utc", .moment, needed: false), Column("sortie", .text, needed: false),
      Column("plan", .integer, needed: false, refersTo: "plans(fid)"),
      Column("pixel_cm", .real, needed: false), Column("level", .text, needed: false),
    ], unique: ["beat", "square"],
    style: LayerStyle(
      rules: age(hours: [1, 3, 6, 12, 24], colours: ["#1a7f4b", "#6cb36b", "#c9cf5e", "#f0b35a", "#e5793c"])
    ).qml)

  static let all = [
    archive, PlanTables.plans, PlanTables.sites, PlanTables.routes, PlanTables.sorties, PlanTables.covered,
    PlanTables.gaps, flown, grounds, looks, cells,
  ]

  /// Those that change when a plan comes in.
  static let ofPlans = [
    PlanTables.plans, PlanTables.sites, PlanTables.routes, PlanTables.sorties, PlanTables.covered,
    PlanTables.gaps, grounds, looks,
  ]

  /// Rules for the time since the latest look at any square.
  private static func age(hours: [Int], colours: [String]) -> [LayerStyle.Rule] {
    let newest = "maximum(to_datetime(\"last_seen_utc\"))"
    let since = "hour(age(\(newest), to_datetime(\"last_seen_utc\")))"
    var rules = [
      LayerStyle.Rule(
        label: "never seen", filter: "\"last_seen_utc\" IS NULL",
        symbol: .fill("#555555", opacity: 0.45, edge: "#555555"))
    ]
    for (number, (limit, colour)) in zip(hours, colours).enumerated() {
      let lower = number == 0 ? "" : "\(since) >= \(hours[number - 1]) AND "
      rules.append(
        LayerStyle.Rule(
          label: "less than \(limit) h before the latest look", filter: lower + "\(since) < \(limit)",
          symbol: .fill(colour, opacity: 0.5, edge: colour)))
    }
    rules.append(
      LayerStyle.Rule(
        label: "longer ago", filter: nil, symbol: .fill("#a93226", opacity: 0.55, edge: "#a93226")))
    return rules
  }
}
