import AircraftModel
import MissionModel
import Units

/// The timetable's lines from a book.
enum SortieList {
  /// The sorties in order of take-off, with their names; visits of each beat are numbered by their first take-off.
  static func numbered(_ book: DayBook) -> [Sortie] {
    let ground = book.ground
    var numbers: [Int: Int] = [:]
    for beat in ground.mission.beats.indices {
      for (index, visit) in book.visits(beat).enumerated() { numbers[visit[0].visit] = index + 1 }
    }
    let order = book.flights.sorted { a, b in
      if a.takeoff != b.takeoff { return a.takeoff < b.takeoff }
      let (left, right) = (ground.routes[a.route], ground.routes[b.route])
      return (left.site.id, left.route.id) < (right.site.id, right.route.id)
    }
    let digits = String(order.count).count
    return order.enumerated().map { index, flight in
      let number = String(index + 1)
      let route = ground.routes[flight.route]
      let ledger = book.ledgers[ground.siteOfRoute[flight.route]]
      let booking = Booking(
        takeoff: flight.takeoff, landing: flight.landing, aircraft: flight.aircraft,
        useShare: flight.planned.useShare, needShare: flight.planned.needShare, flight: flight.id)
      var sortie = Sortie(booking, flight.planned, of: route, visit: numbers[flight.visit] ?? 0, in: ledger)
      sortie.id = "S" + String(repeating: "0", count: max(0, max(2, digits) - number.count)) + number
      return sortie
    }
  }
}
