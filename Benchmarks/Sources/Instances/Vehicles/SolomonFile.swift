import RoundTrips

/// Solomon's text format: number and capacity of the vehicles, then a row per place; the first is the depot.
struct SolomonFile {
  struct Place {
    var number, demand: Int
    var x, y, ready, due, service: Double
  }

  var vehicles: Int
  var capacity: Int
  var places: [Place]

  /// - Throws: ``FileIssues`` with every wrong line.
  init(_ text: String, file: String) throws {
    var rows = FileRows(text, file: file)
    places = []
    vehicles = 0
    capacity = 0
    for row in rows.rows {
      // Titles have letters; the name of the instance stands alone in its line.
      if row.number == rows.rows.first?.number
        || row.words.contains(where: { $0.contains(where: \.isLetter) })
      {
        continue
      }
      if vehicles == 0 {
        guard let values = rows.numbers(row, 2, "number and capacity of the vehicles") else { break }
        guard values[0] >= 1, values[1] >= 0, values[0] == values[0].rounded(),
          values[1] == values[1].rounded()
        else {
          rows.wrong(row, "number and capacity of the vehicles: whole numbers from 1 and 0 are expected")
          break
        }
        vehicles = Int(values[0])
        capacity = Int(values[1])
        continue
      }
      guard let values = rows.numbers(row, 7, "number, x, y, demand, ready, due and service") else {
        continue
      }
      guard values[3] >= 0, values[3] == values[3].rounded(), values[4] >= 0, values[6] >= 0 else {
        rows.wrong(row, "demand (whole), ready and service: 0 or more is expected")
        continue
      }
      places.append(
        Place(
          number: Int(values[0]), demand: Int(values[3]), x: values[1], y: values[2], ready: values[4],
          due: values[5], service: values[6]))
    }
    if rows.issues.isEmpty {
      if vehicles == 0 { rows.wrong(nil, "number and capacity of the vehicles are missing") }
      if places.isEmpty { rows.wrong(nil, "the depot is missing") }
    }
    try rows.finish()
  }

  /// Distances truncated to one decimal, the least distance wanted (the convention of the DIMACS challenge).
  var leastDistance: VehicleInstance {
    instance(unit: .whole(divisor: 10), fewest: false) { Int((10 * $0).rounded(.towardZero)) }
  }

  /// Distances in double precision, the fewest vehicles wanted first.
  var fewestVehicles: VehicleInstance {
    instance(unit: .double, fewest: true, VehicleInstance.up)
  }

  private func instance(unit: VehicleInstance.Unit, fewest: Bool, _ round: (Double) -> Int) -> VehicleInstance
  {
    let points = places.map { (x: $0.x, y: $0.y) }
    let distances = VehicleInstance.matrix(points, round)
    // Windows are whole numbers in these sets, so that rounding up and truncating agree on them.
    let stops = places.indices.dropFirst().map { index in
      VehicleProblem.Stop(
        location: index, demand: places[index].demand, service: round(places[index].service),
        ready: round(places[index].ready), due: round(places[index].due))
    }
    let depot = VehicleProblem.Depot(
      location: 0, vehicles: vehicles, capacity: capacity, opens: round(places[0].ready),
      closes: round(places[0].due))
    return VehicleInstance(
      problem: VehicleProblem(
        locations: places.count, distances: distances, times: distances, depots: [depot], stops: stops,
        fewestVehicles: fewest),
      names: places.map { "\($0.number)" }, points: points, unit: unit)
  }
}
