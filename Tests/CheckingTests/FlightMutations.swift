import AircraftModel
import MissionModel
import Testing
import Units

extension Mutation {
  static let flight: [Mutation] = [
    Mutation("faster than the aircraft", ["speed.limit"]) { day in
      day.route.waypoints[4].speedMps = 17
      try day.refigure()
    },
    Mutation("faster than the beat", ["speed.limit"]) { day in
      day.route.waypoints[3].speedMps = 9
      try day.refigure()
    },
    Mutation("no speed", ["speed.limit"]) { $0.route.waypoints[3].speedMps = 0 },
    Mutation(
      "wind that no leg can be flown in",
      thrice("speed.wind") + thrice("weather.gust") + thrice("weather.gust")
    ) { day in
      day.setWeather {
        $0.meanAt10m = .metresPerSecond(14)
        $0.gustAt10m = .metresPerSecond(18)
      }
      for index in day.plan.sorties.indices {
        day.plan.sorties[index].windMps = 18.3
        day.plan.sorties[index].gustMps = 23.5
        day.plan.sorties[index].energyWh = 30
        day.plan.sorties[index].batteryAtLandingShare = 0.5
      }
    },
    Mutation("climbs in no time", ["climb.rate", "time.waypoints"]) { day in
      day.plan.sorties[1].waypointTimesS = day.plan.sorties[1].waypointTimesS.map { $0 - 10 }
    },
    Mutation("comes down in no time", ["climb.rate", "time.waypoints"]) { day in
      day.plan.sorties[1].landing = day.plan.sorties[1].landing + -14
    },
    Mutation("times too fast", ["time.waypoints"]) { day in
      day.plan.sorties[0].waypointTimesS[3] -= 5
    },
    Mutation("times too fast little by little", ["time.waypoints"]) { day in
      for index in 1..<6 { day.plan.sorties[0].waypointTimesS[index] -= 0.7 * Double(index) + 2 }
      day.plan.sorties[0].landing = day.plan.sorties[0].landing + -5
    },
    Mutation("times too slow", ["time.slow warning"]) { day in
      day.plan.sorties[0].waypointTimesS[5] += 25
      day.plan.sorties[0].landing = day.plan.sorties[0].landing + 25
      day.plan.sorties[0].readyAgain = day.plan.sorties[0].readyAgain + 25
    },
    Mutation("times cut short", ["time.waypoints"]) { $0.plan.sorties[2].waypointTimesS.removeLast() },
    Mutation("calm figures of another route", ["route.calm warning", "route.calm warning"]) { day in
      day.route.calmTimeS *= 0.9
      day.route.calmEnergyWh *= 0.9
    },
    Mutation("energy of a calm day", ["energy.understated"]) { $0.plan.sorties[0].energyWh *= 0.96 },
    Mutation("cheaper of two forecast steps", ["battery.stated", "energy.understated"]) { day in
      // S02 flies from 10:58 on; a stronger wind comes at 11:00.
      day.mission.forecast.stations[0].steps[11].meanAt10m = .metresPerSecond(8)
      day.mission.forecast.stations[0].steps[11].gustAt10m = .metresPerSecond(9)
    },
    Mutation("reserve not kept", ["battery.reserve", "return.reserve warning"]) { day in
      day.plan.sorties[0].batteryAtTakeoffShare = 0.35
      try day.refigure()
    },
    Mutation("a smaller reserve", ["battery.reserve"]) { $0.plan.sorties[0].batteryReserveShare = 0.1 },
    Mutation("battery at landing too good", ["battery.stated"]) {
      $0.plan.sorties[0].batteryAtLandingShare += 0.05
    },
    Mutation(
      "full packs from a slow charger",
      ["battery.charge", "battery.charge", "battery.stated", "battery.stated"]
    ) { day in
      day.mission.sites[0].turnaround = .charge(fullPacksPerHour: 0.01)
    },
    Mutation("fuller than a charged pack", ["battery.charge", "battery.stated"]) { day in
      day.plan.sorties[0].batteryAtTakeoffShare = 1
      try day.refigure()
    },
    Mutation("no pack left to swap in", ["battery.charge"]) {
      $0.mission.sites[0].turnaround = .swap(time: .minutes(2), packs: 2, recharge: .minutes(400))
    },
    Mutation("no time to swap the pack", ["battery.charge", "battery.charge"]) {
      $0.mission.sites[0].turnaround = .swap(time: .minutes(200), packs: 3, recharge: .minutes(60))
    },
    Mutation("packs enough", []) {
      $0.mission.sites[0].turnaround = .swap(time: .minutes(2), packs: 2, recharge: .minutes(60))
    },
    Mutation("camera of another beat", ["camera.fit", "camera.fit"]) { $0.route.camera = "thermal" },
    Mutation("camera not on board", ["camera.fit"]) { $0.mission.sites[0].cameras = [] },
    Mutation("camera not pointed", ["camera.fit"]) { $0.route.waypoints[3].gimbalPitchDeg = nil },
    Mutation("recording nobody asked for", ["privacy.recording", "privacy.sheet"]) {
      $0.route.recording = true
    },
    Mutation("recording not on the sheet", ["privacy.sheet"]) { day in
      day.route.recording = true
      day.mission.beats[0].recording = true
    },
  ]
}
