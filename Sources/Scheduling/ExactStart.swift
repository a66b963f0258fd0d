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
      site.duty.contains(where: { $0.covers(block) }), route.hold(from: prepare, to: landing) == nil
    else { return nil }
    return Start(takeoff: takeoff, planned: planned)
  }
}

extension Sortie {
  /// A line of the timetable for a flight from a site in the state `before` it; `id` is given later.
  init(_ start: StartFinder.Start, of route: RouteInWeather, visit: Int, before state: SiteState) {
    let planned = start.planned
    let landing = start.takeoff + planned.durationS
    let charge = state.chargeAt(takeoff: start.takeoff)
    var after = state
    let ready = after.book(takeoff: start.takeoff, landing: landing, use: planned.useShare)
    let wind = route.wind(planned.step)
    let back = route.turningBack(planned.step, takeoffShare: charge)
    self.init(
      id: "", route: route.route.id, beat: route.route.beat, site: route.site.id, visit: visit,
      prepareFrom: start.takeoff + -state.prepareS, takeoff: start.takeoff, landing: landing,
      readyAgain: ready, windFromDeg: planned.step.windFrom.degrees,
      windMps: wind.mean.metresPerSecond.rounded(places: 2),
      gustMps: wind.gust.metresPerSecond.rounded(places: 2),
      energyWh: planned.flown.energyWh.rounded(places: 2), batteryAtTakeoffShare: charge.rounded(places: 4),
      batteryAtLandingShare: (charge - planned.useShare).rounded(places: 4),
      batteryReserveShare: route.site.airframe.reserveShare,
      waypointTimesS: planned.flown.waypointTimesS.map { $0.rounded(places: 1) }, returns: back.returns,
      pointOfNoReturnS: back.pointOfNoReturnS)
  }

  /// The same line, but for what rounding and a slightly fuller pack make of it.
  func isAlmost(_ other: Sortie) -> Bool {
    takeoff == other.takeoff && landing == other.landing && readyAgain == other.readyAgain
      && prepareFrom == other.prepareFrom && visit == other.visit && route == other.route
      && windMps == other.windMps && gustMps == other.gustMps && energyWh == other.energyWh
      && abs(batteryAtTakeoffShare - other.batteryAtTakeoffShare) <= 0.001
  }
}
