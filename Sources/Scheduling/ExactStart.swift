import AircraftModel
import MissionModel
import Units

extension StartFinder {
  /// The flight that takes off at exactly `takeoff`, when all but the state of the site allows it.
  func stands(at takeoff: Moment) -> Start? {
    guard case .success(let planned) = route.planned(takeoff: takeoff) else { return nil }
    if let longest = mission.beat(route.route.beat)?.longestSortie, planned.durationS > Int(longest.seconds) {
      return nil
    }
    let landing = takeoff + planned.durationS
    let site = route.site
    let prepare = takeoff + -Int(site.prepare.seconds.rounded(.up))
    let back = landing + Int(site.recover.seconds.rounded(.up))
    let block = MomentRange(from: prepare, to: back)
    guard hours.contains(where: { $0.from <= takeoff && landing <= $0.to }), mission.day.covers(block),
      self.route.reach.duty.contains(where: { $0.covers(block) }),
      route.hold(from: prepare, to: landing) == nil
    else { return nil }
    return Start(takeoff: takeoff, planned: planned, aircraft: 0, share: 0)
  }
}

extension Sortie {
  /// A line of the timetable for a booked flight; `id` is given later.
  init(
    _ booking: Booking, _ planned: RouteInWeather.Planned, of route: RouteInWeather, visit: Int,
    in ledger: SiteLedger
  ) {
    let charge = ledger.share(of: booking)
    let wind = route.wind(planned.step)
    let back = route.turningBack(planned.step, takeoffShare: charge)
    self.init(
      id: "", route: route.route.id, beat: route.route.beat, site: route.route.site, visit: visit,
      prepareFrom: booking.takeoff + -ledger.prepareS, takeoff: booking.takeoff, landing: booking.landing,
      readyAgain: ledger.free(afterLanding: booking.landing), windFromDeg: planned.step.windFrom.degrees,
      windMps: wind.mean.metresPerSecond.rounded(places: 2),
      gustMps: wind.gust.metresPerSecond.rounded(places: 2),
      energyWh: planned.flown.energyWh.rounded(places: 2), batteryAtTakeoffShare: charge.rounded(places: 4),
      batteryAtLandingShare: (charge - planned.useShare).rounded(places: 4),
      batteryReserveShare: route.site.airframe.reserveShare,
      waypointTimesS: planned.flown.waypointTimesS.map { $0.rounded(places: 1) }, returns: back.returns,
      pointOfNoReturnS: back.pointOfNoReturnS)
    aircraft = booking.aircraft + 1
  }

  /// The same line, but for what rounding and a slightly fuller pack make of it.
  func isAlmost(_ other: Sortie) -> Bool {
    takeoff == other.takeoff && landing == other.landing && readyAgain == other.readyAgain
      && prepareFrom == other.prepareFrom && visit == other.visit && route == other.route
      && windMps == other.windMps && gustMps == other.gustMps && energyWh == other.energyWh
      && abs(batteryAtTakeoffShare - other.batteryAtTakeoffShare) <= 0.001
  }
}
