import AircraftModel
import Geodesy
import MissionModel
import Units

/// What turning back costs is stated honestly, and every moment can land with the reserve.
enum ReturnFigures: Rule {
  static let names = ["return.figures", "return.reserve"]
  /// Share by which time and energy may be understated, and points of the pack (as for whole flights).
  static let toleranceShare = 0.02
  static let packShare = 0.02
  /// Seconds for each leg flown by which the moment may differ.
  static let cornerS = 0.25

  private struct Own {
    var atS: Double
    var legs: Int
    var landing, alternate: Double?
    var energyWh, alternateWh: Double?
  }

  static func judge(_ evidence: Evidence, into report: inout Report) throws(GeodesyError) {
    for flight in evidence.soundFlights {
      guard let item = flight.routeCase, let site = flight.site, let account = flight.account,
        account.blockedLeg == nil, flight.sortie.returns.count == item.route.returns.count
      else { continue }
      var worst: (what: String, index: Int)?
      var dry: Int?
      var lost: Int?
      var alone = false
      for (index, entry) in item.route.returns.enumerated() {
        guard StoredReturn.isSound(entry),
          let own = try own(entry, flight, item.route, site, account, evidence)
        else { continue }
        let stated = flight.sortie.returns[index]
        if let fault = fault(stated, own) { worst = worst ?? (fault, index) }
        let reserve = site.airframe.reserveShare - BatteryReserve.toleranceShare
        if own.landing ?? -1 < 0, own.alternate ?? -1 < 0 { dry = dry ?? index }
        if own.landing ?? -1 < reserve {
          lost = lost ?? index
          if own.alternate ?? -1 < reserve { alone = true }
        }
      }
      if let worst {
        let stated = flight.sortie.returns[worst.index]
        report.violation(
          names[0], flight.id,
          en: "the return \(Wording.number(stated.atS)) s after take-off understates its \(worst.what)",
          zh: "起飛後 \(Wording.number(stated.atS)) 秒的返航資料低估：\(worst.what)")
      }
      noReturn(flight, lost, into: &report)
      if let lost {
        let at = flight.sortie.returns[lost].atS
        report.add(
          dry != nil ? .violation : alone ? .warning : .note, names[1], flight.id,
          en: "turning home \(Wording.number(at)) s after take-off does not leave the reserve"
            + (alone ? ", and neither does the alternate at some moment" : "; the alternate does"),
          zh: "起飛後 \(Wording.number(at)) 秒折返將低於備用電量" + (alone ? "；部分時刻飛往備降點亦然" : "；可改飛備降點"))
      }
    }
  }

  /// The stated point of no return is not later than the first moment that the plan itself or the checker
  /// finds without the reserve.
  private static func noReturn(_ flight: Flight, _ lost: Int?, into report: inout Report) {
    let returns = flight.sortie.returns
    let reserve = flight.site?.airframe.reserveShare ?? 0
    let stated = returns.firstIndex { ($0.landingShare ?? -1) < reserve - 0.0001 }
    // The checker's own moment counts only where it is beyond the tolerance of the pack.
    guard let first = stated ?? lost.flatMap({ returns[$0].landingShare == nil ? $0 : nil }) else { return }
    if let point = flight.sortie.pointOfNoReturnS, point < returns[first].atS { return }
    report.violation(
      names[0], flight.id,
      en:
        "the point of no return is not stated before \(Wording.number(returns[first].atS)) s after take-off",
      zh: "未有在起飛後 \(Wording.number(returns[first].atS)) 秒之前列出不可返航點")
  }

  private static func fault(_ stated: SortieReturn, _ own: Own) -> String? {
    // Nothing rests on the moment itself, energies have limits of their own; the two models of a corner differ a little.
    let room = 2 + 0.02 * own.atS + cornerS * Double(own.legs)
    if !(abs(stated.atS - own.atS) <= room) { return "at_s" }
    if let energy = stated.energyWh {
      guard let least = own.energyWh else { return "energy_wh" }
      if !(energy >= least * (1 - toleranceShare) - 0.05) { return "energy_wh" }
    }
    if let share = stated.landingShare {
      guard let most = own.landing, share <= most + packShare else { return "landing_share" }
    }
    if let energy = stated.alternateEnergyWh {
      guard let least = own.alternateWh, energy >= least * (1 - toleranceShare) - 0.05 else {
        return "alternate_energy_wh"
      }
    }
    if let share = stated.alternateLandingShare {
      guard let most = own.alternate, share <= most + packShare else { return "alternate_landing_share" }
    }
    return nil
  }

  private static func own(
    _ entry: ReturnPlace, _ flight: Flight, _ route: Route, _ site: Site, _ account: FlightAccount,
    _ evidence: Evidence
  ) throws(GeodesyError) -> Own? {
    guard account.legsWh.indices.contains(entry.leg), let step = flight.statedWind?.step,
      let station = evidence.mission.station(site.station)
    else { return nil }
    let rest = 1 - entry.legShare
    let at = account.arrivalsS[entry.leg] - account.legsS[entry.leg] * rest
    let hover = PowerCurve(site.airframe).watts(flight.statedWind?.air.speed ?? 0)
    var used = 0.0
    for leg in 0..<entry.leg { used += account.legsWh[leg] + hover * route.waypoints[leg].holdS / 3600 }
    used += account.legsWh[entry.leg] * entry.legShare
    let capacity = site.airframe.battery.wattHours * site.airframe.usableShare
    func left(_ energy: Double) -> Double {
      flight.sortie.batteryAtTakeoffShare - energy * (1 + site.airframe.energyUncertaintyShare) / capacity
    }
    let height = max(flight.routeCase?.greatestAbovePadM ?? 0, route.returnAbovePadM)
    let air = WindAloft(step, shearExponent: station.shearExponent, heightM: height).air
    let speed = evidence.mission.rules.transitSpeed.metresPerSecond
    let home = try StoredReturn.home(entry, route, site, evidence.frame)?.cost(
      site, speedMps: speed, holdS: route.waypoints.last?.holdS ?? 0, groundHKPD: site.padHKPD.metres,
      air: air)
    let ground = site.alternate?.groundHKPD.metres ?? 0
    let away = try StoredReturn.alternate(entry, route, site, evidence.frame)?.cost(
      site, speedMps: speed, holdS: 0, groundHKPD: ground, air: air)
    return Own(
      atS: at, legs: entry.leg, landing: home.map { left(used + $0.wattHours) },
      alternate: away.map { left(used + $0.wattHours) }, energyWh: home?.wattHours,
      alternateWh: away?.wattHours)
  }
}
