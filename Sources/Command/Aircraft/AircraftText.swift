import Skybeat

/// An aircraft on the terminal.
enum AircraftText {
  static func show(_ airframe: Airframe, cameras: [Camera], _ endurance: Endurance) {
    Terminal.say(Terminal.bold("aircraft \(airframe.id): \(airframe.name.en) \(airframe.name.zh)"))
    facts(airframe.facts)
    for camera in cameras {
      Terminal.say("\n" + Terminal.bold("camera \(camera.id): \(camera.name.en) \(camera.name.zh)"))
      facts(camera.facts)
    }
    let wind = NumberText.short(endurance.windMps)
    let height = NumberText.short(endurance.heightM)
    Terminal.say("\n" + Terminal.bold("flight in \(wind) m/s of wind, \(height) m above take-off"))
    let reserve = NumberText.short(airframe.reserveShare * 100)
    let cruise = NumberText.short(airframe.cruiseSpeed.metresPerSecond)
    var table = TextTable([("what", .left), ("value", .right), ("unit", .left)])
    table.add(["pack after ageing and heat", NumberText.short(airframe.capacity.wattHours), "Wh"])
    table.add([
      "to spend, keeping \(reserve) % and the uncertainty", NumberText.short(airframe.spendable.wattHours),
      "Wh",
    ])
    table.add(["hover", NumberText.whole(endurance.hoverMin), "min"])
    table.add(["flight at \(cruise) m/s through the air", NumberText.whole(endurance.cruiseMin), "min"])
    table.add([
      "furthest place against the wind, and back", NumberText.kilometres(endurance.reachM(alongWind: true)),
      "km",
    ])
    table.add([
      "furthest place across the wind, and back", NumberText.kilometres(endurance.reachM(alongWind: false)),
      "km",
    ])
    Terminal.say(table.text())
    let limit = airframe.gustLimitInFlight.metresPerSecond
    if endurance.windMps > limit {
      let words =
        "this wind is above the gust limit in flight, \(NumberText.short(limit)) m/s: no plan flies in it"
      Terminal.say(Terminal.yellow(words))
    }
    let open = airframe.facts.count { !$0.verified }
    Terminal.say("\(open) of \(airframe.facts.count) numbers of the aircraft are unverified defaults")
  }

  private static func facts(_ facts: [Fact]) {
    var table = TextTable([("number", .left), ("value", .right), ("mark", .left), ("source", .left)])
    for fact in facts {
      let mark = fact.verified ? "verified" : Terminal.yellow("unverified")
      table.add([fact.key, fact.value, mark, fact.source])
    }
    Terminal.say(table.text())
  }
}
