import AircraftModel
import MissionModel
import Units

extension Mutation {
  /// The first flight in the twilight of 06:06, before civil dawn at about 06:20.
  private static func early(_ day: inout PatrolDay) throws {
    day.mission.beats[0].windows = [
      BeatWindow(during: PatrolDay.hours("06:00", "17:00"), revisit: .minutes(400))
    ]
    try day.shift(0, to: "06:05")
  }

  static let light: [Mutation] = [
    Mutation("work in the dark", ["light.dark"]) { try early(&$0) },
    Mutation("work in the dark over lit ground", []) { day in
      try early(&day)
      day.mission.litAreas = [
        LitArea(
          id: "lamps", name: PatrolDay.name("lamps"), areas: [try PatrolDay.square(350, 400, side: 1200)])
      ]
    },
    Mutation("work in the dark over ground lit in part", ["light.dark"]) { day in
      try early(&day)
      day.mission.litAreas = [
        LitArea(
          id: "lamps", name: PatrolDay.name("lamps"), areas: [try PatrolDay.square(350, 400, side: 600)])
      ]
    },
    Mutation("work in the dark with a camera that sees by night", []) { day in
      try early(&day)
      day.mission.sites[0].cameras[0].seesAtNight = true
    },
  ]
}
