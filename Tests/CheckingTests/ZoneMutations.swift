import AirspaceModel
import Geodesy
import MissionModel
import TerrainModel
import Testing
import Units

extension Mutation {
  static func thrice(_ name: String) -> [String] { [name, name, name] }

  static let zones: [Mutation] = [
    Mutation("a line across the way out", ["line.crossed"]) { day in
      try day.keep(lineFrom: (-50, 150), to: (100, 150), side: .right, keepOff: 20, returnMayCross: true)
    },
    Mutation("a line that ends close beside the way out", ["line.near"]) { day in
      try day.keep(lineFrom: (-50, 150), to: (-10, 150), side: .right, keepOff: 20)
    },
    Mutation("a line across the straight way home alone", ["line.return"]) { day in
      try day.keep(lineFrom: (120, 100), to: (160, 100), side: .right, keepOff: 5)
    },
    Mutation("work on the wrong side of a line", ["line.side"]) { day in
      try day.keep(lineFrom: (120, 100), to: (160, 100), side: .left, keepOff: 5, returnMayCross: true)
    },
    Mutation("a line that is kept", []) { day in
      try day.keep(lineFrom: (120, 100), to: (160, 100), side: .right, keepOff: 50, returnMayCross: true)
    },
    Mutation(
      "a leg through a zone with both ends outside", thrice("zone.entered") + ["return.blocked"]
    ) { day in
      // Halfway from 700, 500 to 400, 0.
      try day.setZone("shut") { $0.areas = [try PatrolDay.square(550, 250, side: 40)] }
    },
    Mutation("a leg close by a zone", thrice("zone.margin")) { day in
      try day.setZone("shut") { $0.areas = [try PatrolDay.square(200, 380, side: 80)] }
    },
    Mutation("a zone with a hole around the way", []) { day in
      let outer = try PatrolDay.square(350, 250, side: 3000)
      let hole = try PatrolDay.square(350, 250, side: 1400)
      day.setZone("shut") { $0.areas = [GeoPolygon(outer: outer.outer, holes: [hole.outer])] }
    },
    Mutation("a zone low over the pad", thrice("zone.entered")) { day in
      try day.setZone("shut") {
        $0.areas = [try PatrolDay.square(0, 0, side: 60)]
        $0.upper = VerticalLimit(metres: 40, reference: .agl)
      }
    },
    Mutation(
      "a zone that begins at the route's height", thrice("zone.entered") + ["return.blocked", "return.way"]
    ) { day in
      day.setZone("high") { $0.lower = VerticalLimit(metres: 58.5, reference: .amsl) }
    },
    Mutation("a zone from the ground to below the route", thrice("zone.entered")) { day in
      try day.setZone("shut") {
        $0.areas = [try PatrolDay.square(0, 0, side: 3000)]
        $0.upper = VerticalLimit(metres: 50, reference: .agl)
      }
    },
    Mutation("a zone active at this hour", ["zone.entered", "return.blocked", "return.way"]) { day in
      day.setZone("evening") {
        $0.hours = .daily([DailyHours(weekdays: [5], from: 14 * 3600 + 1320, to: 16 * 3600)])
      }
    },
    Mutation("a temporary zone", ["zone.entered", "return.blocked", "return.way"]) { day in
      day.setZone("evening") {
        $0.hours = .always
        $0.validFrom = PatrolDay.at("11:00")
        $0.validTo = PatrolDay.at("12:00")
      }
    },
    Mutation(
      "a zone in the windows of a route not flown", ["zone.entered warning", "revisit.missed warning"]
    ) { day in
      day.plan.sorties = []
      try day.setZone("shut") { $0.areas = [try PatrolDay.square(0, 300, side: 100)] }
    },
    Mutation(
      "permission not yet valid",
      ["zone.entered", "permission.expired", "return.blocked warning", "return.way"]
    ) {
      $0.mission.permissions[0].validFrom = PatrolDay.at("08:06")
    },
    Mutation(
      "permission run out", ["zone.entered", "permission.expired", "return.blocked warning", "return.way"]
    ) {
      $0.mission.permissions[0].validTo = PatrolDay.at("14:22")
    },
    Mutation(
      "permission for other days",
      thrice("zone.entered") + thrice("permission.expired") + ["return.blocked warning", "return.way"]
    ) {
      $0.mission.permissions[0].hours = .daily([DailyHours(weekdays: [0], from: 0, to: 86_400)])
    },
    Mutation(
      "permission for a zone that none opens", thrice("zone.entered") + ["return.blocked", "return.way"]
    ) {
      day in
      day.setZone("open") { $0.restriction = .prohibited }
    },
    Mutation(
      "permission not listed", thrice("permission.unlisted") + ["return.blocked warning", "return.way"]
    ) {
      $0.route.permissions = []
    },
    Mutation("permission that is not there", ["permission.unknown"]) { $0.route.permissions.append("P-2") },
    Mutation("higher than the permission allows", thrice("permission.ceiling") + ["return.way"]) {
      $0.mission.permissions[0].ceilingAboveGround = .metres(50)
    },
    Mutation("a way home that is higher than the permission allows", ["return.way"]) {
      $0.mission.permissions[0].ceilingAboveGround = .metres(58)
    },
    Mutation("a return left out", thrice("return.moments") + ["return.moments"]) {
      $0.route.returns.remove(at: 2)
    },
    Mutation("a return off its leg", ["return.moments"]) { $0.route.returns[2].latitudeDeg += 0.0001 },
    Mutation("a bent way that ends elsewhere", ["return.way"]) { day in
      let entry = day.route.returns[3]
      day.route.returns[3].way = .bent
      day.route.returns[3].via = [
        ReturnTurn(longitudeDeg: entry.longitudeDeg, latitudeDeg: entry.latitudeDeg, hkpdM: entry.hkpdM)
      ]
    },
    Mutation("a return that costs more than stated", ["return.figures"]) { day in
      day.plan.sorties[0].returns[3].energyWh? *= 0.8
    },
    Mutation("a point of no return that is not stated", ["return.figures"]) { day in
      day.plan.sorties[1].returns[3].landingShare = 0.2
    },
    Mutation("return through a zone", ["return.blocked", "return.way"]) { day in
      // Between the pad and the first bend, aside from every leg.
      try day.setZone("shut") { $0.areas = [try PatrolDay.square(250, 180, side: 20)] }
      day.mission.rules.zoneMargin = .metres(10)
    },
    Mutation("return into a hill", ["return.terrain warning", "return.way"]) { day in
      try day.setZone("open") { $0.areas = [try PatrolDay.square(700, 500, side: 300)] }
      try day.move(2, -900, 100)
      try day.move(3, -900, 900)
      try day.move(4, -300, 1100)
      day.route.waypoints[1].hkpdM = 60
      try day.refigure()
    },
    Mutation("camera at work above a privacy zone", ["privacy.zone"]) {
      $0.mission.privacyZones[0].areas = [try PatrolDay.square(550, 400, side: 20)]
    },
    // 75 m north-west of waypoint 3: ahead on neither leg, but the aircraft turns past it.
    Mutation("camera that sweeps over a privacy zone in a turn", ["privacy.zone"]) {
      $0.mission.privacyZones[0].areas = [try PatrolDay.square(754, 448, side: 10)]
    },
    Mutation("the next leg's camera angle on this leg's heading", ["privacy.zone"]) {
      // Ahead at waypoint 4, where only a flat angle reaches it, which is ordered there for the way home.
      $0.mission.privacyZones[0].areas = [try PatrolDay.square(270, -230, side: 10)]
      $0.route.waypoints[5].gimbalPitchDeg = -35
    },
  ]
}
