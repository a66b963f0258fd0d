import RoundTrips

/// The format of VRPLIB with sections, as the sets of several depots with windows, of several trips and of thousand
/// stops use it. Places are straight points; every key or section that is not understood is refused.
struct SectionFile {
  private(set) var header: [String: String] = [:]
  /// Rows of each section, without the number that they begin with.
  private var sections: [String: [[Double]]] = [:]
  private var rows: FileRows

  /// How a set makes whole numbers of its distances, times and windows.
  enum Rounding {
    /// Times 1000, to the nearest.
    case thousandths
    /// Times 10, truncated.
    case tenths

    func callAsFunction(_ value: Double) -> Int {
      switch self {
      case .thousandths: Int((1000 * value).rounded(.toNearestOrEven))
      case .tenths: Int((10 * value).rounded(.towardZero))
      }
    }
  }

  private static let keys: Set<String> = [
    "NAME", "COMMENT", "TYPE", "EDGE_WEIGHT_TYPE", "DIMENSION", "VEHICLES", "CAPACITY", "SERVICE_TIME",
    "VEHICLES_MAX_DURATION",
  ]
  private static let sectionKeys: Set<String> = [
    "NODE_COORD", "DEMAND", "SERVICE_TIME", "TIME_WINDOW", "RELEASE_TIME", "VEHICLES_DEPOT",
    "VEHICLES_RELOAD_DEPOT", "DEPOT",
  ]

  /// - Throws: ``FileIssues`` with every wrong line.
  init(_ text: String, file: String) throws {
    rows = FileRows(text, file: file)
    var section: String?
    for row in rows.rows {
      let word = row.words[0]
      if word == "EOF" { break }
      if word.first?.isLetter ?? false {
        section = nil
        let line = row.words.joined(separator: " ")
        let key = line.prefix { $0 != ":" && $0 != " " }
        if key.hasSuffix("_SECTION") {
          let name = String(key.dropLast("_SECTION".count))
          if !Self.sectionKeys.contains(name) { rows.wrong(row, "section \(name) is not understood") }
          section = name
          sections[name] = []
        } else {
          if !Self.keys.contains(String(key)) { rows.wrong(row, "key \(key) is not understood") }
          let rest = line.dropFirst(key.count).drop { $0 == " " || $0 == ":" }
          header[String(key)] = String(rest)
        }
        continue
      }
      guard let section else {
        rows.wrong(row, "a line with a key is expected")
        continue
      }
      guard let values = rows.numbers(row, section == "DEPOT" ? 1 : 2, "the numbers of a row") else {
        continue
      }
      if section == "DEPOT" {
        if values[0] >= 0 { sections[section]?.append(values) }
      } else {
        let count = sections[section]?.count ?? 0
        if values[0] != Double(count + 1) {
          rows.wrong(row, "row \(row.words[0]) of \(section), \(count + 1) is expected")
        }
        sections[section]?.append(Array(values.dropFirst()))
      }
    }
    try rows.finish()
  }

  /// - Throws: ``FileIssues`` if something is missing or does not fit.
  func instance(_ round: Rounding, divisor: Double) throws -> VehicleInstance {
    var rows = rows
    let points = (sections["NODE_COORD"] ?? []).map { (x: $0[0], y: $0.count > 1 ? $0[1] : .nan) }
    let n = points.count
    func number(_ key: String) -> Double? { header[key].flatMap { Double($0) } }
    func column(_ key: String, _ index: Int, _ standard: Double) -> [Double] {
      (sections[key] ?? []).map { $0.count > index ? $0[index] : standard }
    }
    var checks: [(Bool, String)] = [
      (header["EDGE_WEIGHT_TYPE"] == "EUC_2D", "EDGE_WEIGHT_TYPE must be EUC_2D"),
      (n > 0 && number("DIMENSION") == Double(n), "DIMENSION must be the number of coordinates, \(n)"),
      (points.allSatisfy { $0.y.isFinite }, "every coordinate needs x and y"),
      ((number("VEHICLES") ?? 0) >= 1, "VEHICLES is missing"),
      ((number("CAPACITY") ?? -1) >= 0, "CAPACITY is missing"),
      (sections["DEMAND"]?.count == n, "DEMAND must have \(n) rows"),
      (sections["TIME_WINDOW"]?.count ?? n == n, "TIME_WINDOW must have \(n) rows"),
      (sections["SERVICE_TIME"]?.count ?? n == n, "SERVICE_TIME must have \(n) rows"),
      (sections["RELEASE_TIME"]?.count ?? n == n, "RELEASE_TIME must have \(n) rows"),
      (
        header["VEHICLES_MAX_DURATION"] == nil || number("VEHICLES_MAX_DURATION") != nil,
        "VEHICLES_MAX_DURATION must be a number"
      ),
      (header["SERVICE_TIME"] == nil || number("SERVICE_TIME") != nil, "SERVICE_TIME must be a number"),
    ]
    let homes = (sections["DEPOT"] ?? []).map { Int($0[0]) - 1 }
    checks.append((homes == Array(0..<homes.count) && !homes.isEmpty, "depots must be the first places"))
    let vehicles = Int(number("VEHICLES") ?? 0)
    let starts = column("VEHICLES_DEPOT", 0, 1).map { Int($0) - 1 }
    let reloads = column("VEHICLES_RELOAD_DEPOT", 0, 1).map { Int($0) - 1 }
    let home = starts.isEmpty ? Array(repeating: 0, count: vehicles) : starts
    checks.append((home.count == vehicles, "VEHICLES_DEPOT must have \(vehicles) rows"))
    checks.append((home.allSatisfy { homes.contains($0) }, "VEHICLES_DEPOT names a place that is no depot"))
    checks.append(
      (reloads.isEmpty || reloads == home, "VEHICLES_RELOAD_DEPOT other than the vehicle's own is not built"))
    for (fine, reason) in checks where !fine { rows.wrong(nil, reason) }
    try rows.finish()

    let last = Double(Int32.max)
    let demands = column("DEMAND", 0, 0)
    let ready = sections["TIME_WINDOW"] == nil ? demands.map { _ in 0 } : column("TIME_WINDOW", 0, 0)
    let due = sections["TIME_WINDOW"] == nil ? demands.map { _ in last } : column("TIME_WINDOW", 1, last)
    let service =
      sections["SERVICE_TIME"] == nil
      ? demands.map { _ in number("SERVICE_TIME") ?? 0 } : column("SERVICE_TIME", 0, 0)
    let release = sections["RELEASE_TIME"] == nil ? demands.map { _ in 0 } : column("RELEASE_TIME", 0, 0)
    let longest = number("VEHICLES_MAX_DURATION").map { round($0) }
    let distances = VehicleInstance.matrix(points) { round($0) }
    let depots = homes.map { place in
      VehicleProblem.Depot(
        location: place, vehicles: home.count { $0 == place }, capacity: Int(number("CAPACITY") ?? 0),
        opens: round(ready[place]), closes: round(due[place]), longest: longest)
    }
    let stops = (homes.count..<n).map { place in
      VehicleProblem.Stop(
        location: place, demand: Int(demands[place]), service: round(service[place]),
        ready: round(ready[place]), due: round(due[place]), release: round(release[place]))
    }
    return VehicleInstance(
      problem: VehicleProblem(
        locations: n, distances: distances, times: distances, depots: depots, stops: stops,
        reloads: !reloads.isEmpty),
      names: (1...n).map(String.init), points: points, unit: .whole(divisor: divisor))
  }
}
