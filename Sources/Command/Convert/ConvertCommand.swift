import ArgumentParser
import Skybeat

/// The zeros of heights as the command line names them.
enum HeightZero: String, ExpressibleByArgument, CaseIterable {
  case hkpd, egm96, ellipsoid
  case aboveTakeoff = "above-takeoff"
  case aboveGround = "above-ground"

  var kind: AltitudeKind {
    switch self {
    case .hkpd: .hkpd
    case .egm96: .seaLevelEGM96
    case .ellipsoid: .ellipsoid
    case .aboveTakeoff: .aboveTakeoff
    case .aboveGround: .aboveGround
    }
  }

  /// Name of the column that holds such a height.
  var column: String { "height_" + rawValue.split(separator: "-").joined(separator: "_") + "_m" }

  /// Whether it hangs on the Principal Datum; the step from there to sea level is the unverified constant.
  var isAboveLocalGround: Bool { self == .hkpd || self == .aboveTakeoff || self == .aboveGround }
}

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turn coordinates and heights from one system into another.",
    discussion: """
      Points are arguments such as 22.3193,114.1694 or rows of a CSV file. The two
      numbers of a point come in the order of the system's own axes (EPSG:4326:
      latitude, longitude; EPSG:2326: northing, easting) unless --order says
      otherwise; the result always has a line of column names. A third number is a
      height, whose zeros --height-from and --height-to must name. Columns of a
      CSV file go by name (lat, lon, northing, easting, height, ground_hkpd_m,
      pad_hkpd_m); other columns pass through. Points before a minus sign need --
      in front.

      Degrees are written with 8 decimals, metres with 4. EPSG:4326 to and from
      EPSG:2326 goes by EPSG:1825, good to 1 m; the step between Principal Datum
      and sea level is an unverified constant. Not for survey work.

      Examples:
        skybeat convert 22.3193,114.1694
        skybeat convert --from EPSG:2326 --to EPSG:4326 --csv points.csv
        skybeat convert --height-from hkpd --height-to ellipsoid 22.204,114.027,25
      """)

  @Argument(help: ArgumentHelp("Points: two numbers, perhaps a height; commas.", valueName: "point"))
  var points: [String] = []

  @Option(help: "System of the points: an EPSG code, a PROJ string with +type=crs, or WKT.")
  var from = "EPSG:4326"
  @Option(help: "System wanted.")
  var to = "EPSG:2326"
  @Option(
    help: ArgumentHelp(
      "Which number comes first, in and out: latlon or lonlat for degrees, ne or en for grids; once for each.",
      valueName: "order"))
  var order: [PointOrder] = []
  @Option(help: "Read points from a CSV file; - for standard input.", completion: .file(extensions: ["csv"]))
  var csv: String?
  @Flag(help: "Write JSON in place of CSV.")
  var json = false
  @Option(help: "Zero of the heights that come in.")
  var heightFrom: HeightZero?
  @Option(help: "Zero of the heights wanted.")
  var heightTo: HeightZero?
  @Option(
    name: .customLong("pad-hkpd"), help: "Take-off, metres above the Principal Datum.")
  var padHKPD: Double?
  @Option(
    name: .customLong("ground-hkpd"), help: "Ground below, metres above the Principal Datum.")
  var groundHKPD: Double?
  @Option(
    name: .customLong("sea-level-hkpd"),
    help: "Mean sea level, metres above the Principal Datum; unverified default.")
  var seaLevelHKPD = HeightSystem().meanSeaLevelAboveHKPD

  func validate() throws {
    if points.isEmpty == (csv == nil) {
      throw ValidationError("Give points as arguments or --csv, one of the two.")
    }
    if (heightFrom == nil) != (heightTo == nil) {
      throw ValidationError("--height-from and --height-to go together.")
    }
    let numbers = [
      ("--pad-hkpd", padHKPD), ("--ground-hkpd", groundHKPD), ("--sea-level-hkpd", seaLevelHKPD),
    ]
    for (name, value) in numbers where value.map({ !$0.isFinite }) ?? false {
      throw ValidationError("\(name) is not a finite number.")
    }
  }

  func run() throws {
    let source = try CoordinateSide(from, orders: order)
    let target = try CoordinateSide(to, orders: order)
    for order in order where order.isGeographic != source.system.isGeographic {
      if order.isGeographic != target.system.isGeographic {
        throw ValidationError("--order \(order.rawValue) fits neither \(from) nor \(to).")
      }
    }
    var step: ConversionJob.HeightStep?
    if let heightFrom, let heightTo {
      step = ConversionJob.HeightStep(
        from: heightFrom.kind, to: heightTo.kind, system: HeightSystem(meanSeaLevelAboveHKPD: seaLevelHKPD),
        groundHKPD: groundHKPD, takeoffHKPD: padHKPD)
      if heightFrom.isAboveLocalGround != heightTo.isAboveLocalGround {
        Terminal.complain(
          "note: mean sea level is taken \(seaLevelHKPD) m above the Principal Datum, a constant that is not verified"
        )
      }
    }
    let input = try PointInput(
      points: points, csv: csv, side: source, heightColumn: heightFrom.map { $0.column })
    let results: [PointOut]
    do {
      results = try ConversionJob(from: source, to: target, heights: step).run(input.points)
    } catch let more as FileIssues {
      throw FileIssues(input.issues + more.issues)
    }
    if !input.issues.isEmpty { throw FileIssues(input.issues) }
    try write(input, results, target)
  }

  private func write(_ input: PointInput, _ results: [PointOut], _ target: CoordinateSide) throws {
    var names = target.names
    if let heightTo { names.append(heightTo.column) }
    if let clash = input.extraNames.first(where: names.contains) {
      throw FileIssue(
        file: csv ?? "", line: 1, column: 1,
        reason: "the column '\(clash)' would be there twice in the result")
    }
    let numbers = results.map { result -> [(value: Double, decimals: Int)] in
      var row = target.pair(result.place).map { (value: $0, decimals: target.decimals) }
      if let height = result.height { row.append((value: height, decimals: 4)) }
      return row
    }
    if json {
      let rows = zip(numbers, input.extras).map { row, extras -> JSONText in
        let converted = zip(names, row).map { JSONText.Member($0, .fixed($1.value, places: $1.decimals)) }
        return .object(converted + zip(input.extraNames, extras).map { JSONText.Member($0, .string($1)) })
      }
      let document = JSONText.object([
        .init("from", .string(from)), .init("to", .string(to)),
        .init("columns", .array((names + input.extraNames).map { .string($0) })),
        .init("points", .array(rows)),
      ])
      Terminal.put(try document.bytes(breakingTo: 2))
      return
    }
    var lines = [CSVTable.line(names + input.extraNames)]
    for (row, extras) in zip(numbers, input.extras) {
      lines.append(
        CSVTable.line(try row.map { try DecimalText.fixed($0.value, places: $0.decimals) } + extras))
    }
    Terminal.say(lines.joined(separator: "\n"))
  }
}
