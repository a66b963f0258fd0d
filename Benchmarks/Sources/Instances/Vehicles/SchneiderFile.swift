import RoundTrips

/// Schneider's text format of electric vehicles, in double precision; the fewest vehicles are wanted first.
///
/// Energy is counted in the time that it takes to charge it, so that charging stays exact in whole numbers.
struct SchneiderFile {
  private struct Place {
    var name: String
    var x, y, demand, ready, due, service: Double
  }

  var instance: VehicleInstance

  /// - Parameter partial: whether a charge may end before the battery is full.
  /// - Throws: ``FileIssues`` with every wrong line.
  init(_ text: String, file: String, partial: Bool) throws {
    var rows = FileRows(text, file: file)
    var depot: [Place] = []
    var stations: [Place] = []
    var customers: [Place] = []
    var values: [Character: Double] = [:]
    for row in rows.rows.dropFirst() {
      let line = row.words.joined(separator: " ")
      if let last = row.words.last, last.count > 2, last.first == "/", last.last == "/",
        let key = row.words[0].first, row.words[0].count == 1
      {
        guard let value = Double(last.dropFirst().dropLast()), value >= 0, value <= 1e9 else {
          rows.wrong(row, "`\(line)`: a number from 0 to 1e9 between slashes is expected")
          continue
        }
        values[key] = value
        continue
      }
      let numbers = row.words.dropFirst(2).map { Double($0) ?? .nan }
      guard row.words.count == 8, numbers.allSatisfy({ abs($0) <= 1e9 }), numbers[2] >= 0, numbers[3] >= 0,
        numbers[5] >= 0
      else {
        rows.wrong(row, "`\(line)`: name, type and six numbers are expected, times and demand from 0 on")
        continue
      }
      let place = Place(
        name: String(row.words[0]), x: numbers[0], y: numbers[1], demand: numbers[2], ready: numbers[3],
        due: numbers[4], service: numbers[5])
      switch row.words[1] {
      case "d": depot.append(place)
      case "f": stations.append(place)
      case "c": customers.append(place)
      default: rows.wrong(row, "type \(row.words[1]): d, f or c is expected")
      }
    }
    if depot.count != 1 { rows.wrong(nil, "\(depot.count) depots, 1 is expected") }
    for key in "QCrgv" where values[key] == nil { rows.wrong(nil, "the line of \(key) is missing") }
    guard rows.issues.isEmpty, let home = depot.first, let full = values["Q"], let load = values["C"],
      let consumption = values["r"], let charging = values["g"], let speed = values["v"]
    else { throw FileIssues(file: file, issues: rows.issues) }
    if speed <= 0 { rows.wrong(nil, "the velocity must be above 0") }
    if customers.contains(where: { $0.demand != $0.demand.rounded() }) {
      rows.wrong(nil, "demands must be whole numbers")
    }
    // The search lets stations work as long as the depot; a shorter day of a station is not built.
    if stations.contains(where: { $0.ready > home.ready || $0.due < home.due }) {
      rows.wrong(nil, "a station opens later or closes earlier than the depot, which is not built")
    }
    try rows.finish()

    let places = [home] + stations + customers
    let points = places.map { (x: $0.x, y: $0.y) }
    let distances = VehicleInstance.matrix(points, VehicleInstance.up)
    let times = speed == 1 ? distances : VehicleInstance.matrix(points) { VehicleInstance.up($0 / speed) }
    let price = charging > 0 ? charging : 1
    let stops = customers.enumerated().map { index, customer in
      VehicleProblem.Stop(
        location: 1 + stations.count + index, demand: Int(customer.demand),
        service: VehicleInstance.up(customer.service), ready: VehicleInstance.up(customer.ready),
        due: VehicleInstance.down(customer.due))
    }
    let battery = VehicleProblem.Battery(
      capacity: VehicleInstance.down(full * price),
      energies: VehicleInstance.matrix(points) { VehicleInstance.up($0 * consumption * price) },
      stations: Array(1..<(1 + stations.count)), chargeTime: charging > 0 ? 1 : 0, partial: partial)
    instance = VehicleInstance(
      problem: VehicleProblem(
        locations: places.count, distances: distances, times: times,
        depots: [
          VehicleProblem.Depot(
            location: 0, vehicles: customers.count, capacity: Int(load),
            opens: VehicleInstance.up(home.ready),
            closes: VehicleInstance.down(home.due))
        ],
        stops: stops, battery: battery, fewestVehicles: true),
      names: places.map { InstanceText.json($0.name) }, points: points, unit: .double,
      energyUnit: 1 / (price * VehicleInstance.fine))
  }
}
