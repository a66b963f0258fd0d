import AircraftModel
import AirspaceModel
import Geodesy
import MissionModel
import TerrainModel
import Testing
import Units

extension Mutation {
  static let plan: [Mutation] = [
    Mutation("another mission", ["plan.mission-mismatch"]) { $0.plan.mission.id = "other" },
    Mutation("another schema", ["plan.mission-mismatch"]) { $0.plan.schema = "skybeat/plan/0" },
    Mutation("another day", ["plan.mission-mismatch"]) { $0.plan.mission.day.to = PatrolDay.at("19:00") },
    Mutation("another frame", ["plan.mission-mismatch"]) { $0.plan.frameOriginLatitudeDeg += 0.001 },
    Mutation("a newer forecast", ["plan.mission-mismatch warning"]) {
      $0.mission.forecast.issued = PatrolDay.at("05:30")
    },
    Mutation("pad height of an older survey", ["plan.mission-mismatch"]) { $0.plan.sites[0].padHkpdM += 0.3 },
    Mutation("pad height above the wrong zero", ["plan.mission-mismatch"]) {
      $0.plan.sites[0].padEllipsoidM = $0.plan.sites[0].padEgm96M
    },
    Mutation("another aircraft", ["plan.mission-mismatch"]) { $0.plan.sites[0].airframe = "hexa" },
    Mutation("a site that is not there", ["plan.mission-mismatch"]) { day in
      var site = day.plan.sites[0]
      site.id = "ghost"
      day.plan.sites.append(site)
    },
    Mutation("route of an unknown beat", thrice("plan.reference") + ["plan.reference"]) {
      $0.route.beat = "harbour"
    },
    Mutation("sortie on an unknown route", ["plan.reference", "revisit.missed warning"]) {
      $0.plan.sorties[2].route = "none"
    },
    Mutation("unknown target", ["plan.reference"]) { $0.route.waypoints[2].target = "roof-1" },
    Mutation("sortie id twice", ["plan.ids"]) { $0.plan.sorties[1].id = "S01" },
    Mutation("a height that is not a number", ["plan.numbers"]) { $0.route.waypoints[2].hkpdM = .nan },
    Mutation("an infinite energy", ["plan.numbers"]) { $0.plan.sorties[0].energyWh = .infinity },
    Mutation("latitude and longitude swapped", ["geometry.place"]) { day in
      let place = day.route.waypoints[3]
      day.route.waypoints[3].latitudeDeg = place.longitudeDeg
      day.route.waypoints[3].longitudeDeg = place.latitudeDeg
    },
    Mutation("terrain said to be followed over a band", ["plan.terrain-claim", "height.above-ground"]) {
      day in
      let ground = GroundBand(lowHKPD: 4, highHKPD: 6, source: .declared)
      day.mission.ground = Ground(grids: [], bands: [], elsewhere: ground, frame: day.mission.frame)
    },
    Mutation("route of another site", ["route.site"]) { $0.mission.beats[0].sites = ["other"] },
    Mutation("route of another kind", ["route.kind"]) { $0.route.beatKind = "sweep" },
    Mutation("a part too few", ["route.parts"] + thrice("visit.incomplete warning")) { $0.route.parts = 2 },
    Mutation("a part twice from one site", ["route.parts"]) { day in
      var second = day.route
      second.id = "shore.dock.2"
      day.plan.routes.append(second)
    },
    Mutation("a part from another site too", []) { day in
      var site = day.mission.sites[0]
      site.id = "crew"
      day.mission.sites.append(site)
      day.mission.beats[0].sites.append("crew")
      var second = day.route
      second.id = "shore.crew.1"
      second.site = "crew"
      day.plan.routes.append(second)
    },
    Mutation("a visit with a part missing", ["visit.incomplete warning"]) { day in
      var second = day.route
      second.id = "shore.dock.2"
      second.part = 2
      day.route.parts = 2
      second.parts = 2
      day.plan.routes.append(second)
      day.plan.sorties[0].visit = 1
      day.plan.sorties[1].visit = 1
      day.plan.sorties[1].route = second.id
      day.plan.sorties[2].visit = 2
      day.mission.beats[0].windows[0].revisit = .minutes(400)
    },
  ]

  static let geometry: [Mutation] = [
    Mutation("starts beside the pad", ["geometry.start"]) { day in
      try day.move(0, 4, 0)
      try day.refigure()
    },
    Mutation("ends beside the pad", ["geometry.closes"]) { day in
      try day.move(5, 0, -3)
      try day.refigure()
    },
    Mutation(
      "last waypoints cut off",
      [
        "geometry.actions", "geometry.closes", "geometry.length", "return.figures", "return.figures",
        "return.figures", "return.moments", "route.calm warning", "route.calm warning", "time.waypoints",
        "time.waypoints", "time.waypoints",
      ]
    ) {
      $0.route.waypoints.removeLast(2)
    },
    Mutation("no waypoints", ["geometry.actions"]) { $0.route.waypoints = [] },
    Mutation("take-off on the way", ["geometry.actions"]) { $0.route.waypoints[4].action = .takeoff },
    Mutation("dwell without time", ["geometry.actions"]) { $0.route.waypoints[3].action = .dwell },
    Mutation("length of a shorter route", ["geometry.length"]) { $0.route.lengthM -= 20 },
    Mutation("beyond the reach", ["reach.exceeded"]) { $0.mission.sites[0].reach = .metres(850) },
    Mutation("ellipsoid height without the geoid", ["height.consistent"]) {
      $0.route.waypoints[2].ellipsoidM = $0.route.waypoints[2].egm96M
    },
    Mutation("HKPD given as EGM96", ["height.consistent"]) {
      $0.route.waypoints[2].egm96M = $0.route.waypoints[2].hkpdM
    },
    Mutation("take-off height from another pad", ["height.consistent"]) {
      $0.route.waypoints[4].aboveTakeoffM += 0.1
    },
    Mutation("height above ground from another ground", ["height.above-ground"]) {
      $0.route.waypoints[3].aboveGroundLowM? += 1
    },
    Mutation("height above ground left out", ["height.above-ground"]) {
      $0.route.waypoints[3].aboveGroundHighM = nil
    },
    Mutation("a waypoint too low", ["height.ground-clearance"]) { day in
      day.route.waypoints[3].hkpdM = 33
      try day.refigure()
    },
    Mutation(
      "a hill between two waypoints high enough", ["height.ground-clearance", "return.terrain warning"]
    ) { day in
      try day.move(2, -900, 300)
      try day.move(3, -300, 900)
      try day.refigure()
    },
    Mutation(
      "unknown ground",
      ["height.ground-unknown", "plan.terrain-claim", "return.terrain warning", "return.way"]
    ) { day in
      day.mission.ground = Ground(grids: [], bands: [], elsewhere: nil, frame: day.mission.frame)
      try day.refigure()
    },
    Mutation(
      "too high above a grid", ["height.ceiling", "height.ceiling", "height.ceiling", "return.way"]
    ) { day in
      day.fly(at: 98)
      day.mission.zones.removeAll()
      try day.refigure()
    },
    Mutation(
      "perhaps too high above a band",
      ["height.ceiling warning", "height.ceiling warning", "height.ceiling warning"]
    ) { day in
      let ground = GroundBand(lowHKPD: -40, highHKPD: 20, source: .declared)
      day.mission.ground = Ground(grids: [], bands: [], elsewhere: ground, frame: day.mission.frame)
      day.plan.mission.terrainFollowed = false
      day.mission.zones.removeAll()
      try day.refigure()
    },
    Mutation("return below the rules", ["return.height"]) { $0.route.returnAbovePadM = 50 },
  ]
}
