import MissionModel
import Units

/// The stated times are those that the aircraft needs in the forecast wind.
enum WaypointTimes: Rule {
  static let names = ["time.waypoints", "time.slow"]

  static func judge(_ evidence: Evidence, into report: inout Report) {
    for flight in evidence.soundFlights {
      guard let item = flight.routeCase, item.track != nil else { continue }
      let waypoints = item.route.waypoints
      let sortie = flight.sortie
      if sortie.waypointTimesS.count != waypoints.count {
        report.violation(
          names[0], sortie.id,
          en: "\(Wording.count(sortie.waypointTimesS.count, "waypoint time")) for "
            + "\(Wording.count(waypoints.count, "waypoint"))",
          zh: "\(waypoints.count) 個航點卻有 \(sortie.waypointTimesS.count) 個時間")
        continue
      }
      guard let account = flight.account, account.blockedLeg == nil else { continue }
      let stated = sortie.waypointTimesS + [Double(sortie.landing - sortie.takeoff)]
      tooFast(item, sortie, stated, account, into: &report)
      tooSlow(item, sortie, stated, account, into: &report)
    }
  }

  /// Every leg by itself, and every arrival: many small gains add up.
  private static func tooFast(
    _ item: RouteCase, _ sortie: Sortie, _ stated: [Double], _ account: FlightAccount,
    into report: inout Report
  ) {
    let waypoints = item.route.waypoints
    let arrivals = account.arrivalsS
    var leftS = 0.0
    for (leg, time) in stated.enumerated() {
      let own = account.legsS[leg]
      let seconds = time - leftS
      leftS = time + (leg < waypoints.count ? waypoints[leg].holdS : 0)
      let isLegFast = !(seconds >= own * 0.99 - 1)
      let isEarly = !(time >= arrivals[leg] * 0.99 - 1)
      guard isLegFast || isEarly else { continue }
      let name = Wording.leg(leg, of: waypoints.count)
      let (value, limit) = isLegFast ? (seconds, own) : (time, arrivals[leg])
      let what = isLegFast ? "takes" : "ends after"
      let whatZh = isLegFast ? "需時" : "於起飛後"
      report.violation(
        names[0], sortie.id,
        en: "\(name.en) \(what) \(Wording.number(value)) s, the aircraft needs \(Wording.number(limit)) s "
          + "(1 % + 1 s allowed)",
        zh: "\(name.zh)\(whatZh) \(Wording.number(value)) 秒，無人機需 \(Wording.number(limit)) 秒（容許 1% 另加 1 秒）")
      return
    }
  }

  private static func tooSlow(
    _ item: RouteCase, _ sortie: Sortie, _ stated: [Double], _ account: FlightAccount,
    into report: inout Report
  ) {
    for (leg, (time, own)) in zip(stated, account.arrivalsS).enumerated() {
      guard time > own * 1.05 + 1 else { continue }
      let name = Wording.leg(leg, of: item.route.waypoints.count)
      report.add(
        .warning, names[1], sortie.id,
        en: "\(name.en) ends after \(Wording.number(time)) s, the aircraft needs \(Wording.number(own)) s "
          + "(5 % + 1 s allowed)",
        zh: "\(name.zh)於起飛後 \(Wording.number(time)) 秒，無人機只需 \(Wording.number(own)) 秒（容許 5% 另加 1 秒）")
      return
    }
  }
}
