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
      let id = "S" + String(repeating: "0", count: max(0, max(2, digits) - number.count)) + number
      return sortie(flight, id: id, visit: numbers[flight.visit] ?? 0, book)
    }
  }

  private static func sortie(_ flight: BookedFlight, id: String, visit: Int, _ book: DayBook) -> Sortie {
    let route = book.ground.routes[flight.route]
    let ledger = book.ledgers[book.ground.siteOfRoute[flight.route]]
    let charge = ledger.bookings.first { $0.flight == flight.id }.map { ledger.share(of: $0) } ?? 0
    let planned = flight.planned
    let wind = route.wind(planned.step)
    let back = route.turningBack(planned.step, takeoffShare: charge)
    var sortie = Sortie(
      id: id, route: route.route.id, beat: route.route.beat, site: route.route.site, visit: visit,
      prepareFrom: flight.takeoff + -ledger.prepareS, takeoff: flight.takeoff, landing: flight.landing,
      readyAgain: ledger.free(afterLanding: flight.landing), windFromDeg: planned.step.windFrom.degrees,
      windMps: wind.mean.metresPerSecond.rounded(places: 2),
      gustMps: wind.gust.metresPerSecond.rounded(places: 2),
      energyWh: planned.flown.energyWh.rounded(places: 2),
      batteryAtTakeoffShare: charge.rounded(places: 4),
      batteryAtLandingShare: (charge - planned.useShare).rounded(places: 4),
      batteryReserveShare: route.site.airframe.reserveShare,
      waypointTimesS: planned.flown.waypointTimesS.map { $0.rounded(places: 1) },
      returns: back.returns, pointOfNoReturnS: back.pointOfNoReturnS)
    sortie.aircraft = flight.aircraft + 1
    return sortie
  }
}
