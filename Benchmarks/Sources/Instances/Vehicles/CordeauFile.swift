import RoundTrips

/// Cordeau's text format of several depots without windows, in double precision.
///
/// Line 1: type (2), vehicles of each depot, customers, depots. A line per depot: longest duration of a route (0: none),
/// capacity. Then customers (number, x, y, service, demand, more) and depots (number, x, y, more).
struct CordeauFile {
  var instance: VehicleInstance

  /// - Throws: ``FileIssues`` with every wrong line.
  init(_ text: String, file: String) throws {
    var rows = FileRows(text, file: file)
    guard let head = rows.rows.first,
      let first = rows.numbers(head, 4, "type, vehicles, customers and depots")
    else {
      if rows.rows.isEmpty { rows.wrong(nil, "the file is empty") }
      throw FileIssues(file: file, issues: rows.issues)
    }
    guard first[0] == 2, first.prefix(4).allSatisfy({ $0 >= 1 && $0 <= 100_000 && $0 == $0.rounded() }) else {
      rows.wrong(head, "type 2 and three whole numbers from 1 to 100000 are expected")
      throw FileIssues(file: file, issues: rows.issues)
    }
    let (vehicles, customers, depots) = (Int(first[1]), Int(first[2]), Int(first[3]))
    guard rows.rows.count == 1 + customers + 2 * depots else {
      rows.wrong(nil, "\(rows.rows.count) lines, but \(1 + customers + 2 * depots) are expected")
      throw FileIssues(file: file, issues: rows.issues)
    }
    let lines = rows.rows
    var limits: [(longest: Double, capacity: Int)] = []
    for row in lines[1...depots] {
      guard let values = rows.numbers(row, 2, "duration and capacity") else { continue }
      if values[0] < 0 || values[1] < 0 || values[1] != values[1].rounded() {
        rows.wrong(row, "duration and capacity (whole): 0 or more is expected")
        continue
      }
      limits.append((values[0], Int(values[1])))
    }
    var points: [(x: Double, y: Double)] = []
    var names: [String] = []
    var stops: [VehicleProblem.Stop] = []
    let closes = VehicleInstance.down(1e9)
    for (index, row) in lines[(1 + depots)...].enumerated() {
      let customer = index < customers
      guard
        let values = rows.numbers(
          row, customer ? 5 : 3, customer ? "number, x, y, service, demand" : "number, x, y")
      else { continue }
      if customer {
        if values[3] < 0 || values[4] < 0 || values[4] != values[4].rounded() {
          rows.wrong(row, "service and demand (whole): 0 or more is expected")
        }
        stops.append(
          VehicleProblem.Stop(
            location: index, demand: Int(values[4]), service: VehicleInstance.up(values[3]), ready: 0,
            due: closes))
      }
      points.append((values[1], values[2]))
      names.append("\(row.words[0])")
    }
    try rows.finish()
    let distances = VehicleInstance.matrix(points, VehicleInstance.up)
    let sites = limits.enumerated().map { index, limit in
      VehicleProblem.Depot(
        location: customers + index, vehicles: vehicles, capacity: limit.capacity, opens: 0, closes: closes,
        longest: limit.longest > 0 ? VehicleInstance.down(limit.longest) : nil)
    }
    instance = VehicleInstance(
      problem: VehicleProblem(
        locations: points.count, distances: distances, times: distances, depots: sites, stops: stops),
      names: names, points: points, unit: .double)
  }
}
