import AircraftModel
import Geodesy
import MissionModel
import Units

extension Mutation {
  /// What bounds a day besides sites and beats.
  static let dayRules: [Mutation] = [
    Mutation("an aircraft that is not there", ["site.aircraft"]) { $0.plan.sorties[2].aircraft = 2 },
    Mutation("two aircraft of one site, apart", []) { day in
      day.mission.sites[0].aircraftCount = 2
      day.plan.sorties[1].aircraft = 2
    },
    Mutation("a pack that idled half full", ["battery.charge", "battery.reserve", "battery.stated"]) {
      $0.mission.sites[0].idleShare = 0.3
      $0.mission.sites[0].turnaround = .charge(fullPacksPerHour: 0.01)
      $0.plan.sorties.removeLast(2)
      $0.mission.beats[0].windows[0].revisit = nil
    },
    Mutation("pilots for every flight", []) { $0.pilots(1, perPilot: 1, "06:00", "18:00") },
    Mutation("pilots who go home early", ["pilots.duty"]) { $0.pilots(1, perPilot: 1, "06:00", "14:10") },
    Mutation("pilots for none", ["pilots.count", "pilots.count", "pilots.count"]) {
      $0.pilots(0, perPilot: 1, "06:00", "18:00")
    },
    Mutation("quiet everywhere", ["quiet.hours"]) { $0.quiet([], "10:59", "12:00") },
    Mutation("quiet over the shore", ["quiet.hours"]) {
      $0.quiet([try PatrolDay.square(200, 300, side: 100)], "10:59", "12:00")
    },
    Mutation("quiet elsewhere", []) {
      $0.quiet([try PatrolDay.square(-900, -900, side: 100)], "06:00", "18:00")
    },
    Mutation("two flights over the shore allowed", ["overflight.cap"]) {
      $0.cap([try PatrolDay.square(200, 300, side: 100)], 2, per: nil)
    },
    Mutation("one flight an hour allowed", []) {
      $0.cap([try PatrolDay.square(200, 300, side: 100)], 1, per: .minutes(60))
    },
    Mutation("a must-do window without a visit", ["must-do.missed warning", "revisit.missed warning"]) {
      $0.mission.beats[0].mustDo = true
      $0.mission.beats[0].windows.append(BeatWindow(during: PatrolDay.hours("17:00", "18:00"), revisit: nil))
    },
    Mutation("a promise that is not kept", ["revisit.missed warning", "timetable.claim"]) {
      $0.mission.beats[0].windows[0].revisit = .minutes(180)
      $0.claim(kept: true, reserveShortMin: 0)
    },
    Mutation("a promise told as missed", ["revisit.missed warning"]) {
      $0.mission.beats[0].windows[0].revisit = .minutes(180)
      $0.claim(kept: false, reserveShortMin: 0)
    },
    Mutation("a reserve that is not there while the aircraft flies", ["reserve.short warning"]) { day in
      try day.reserve(within: 5)
      day.claim(kept: true, reserveShortMin: 300)
    },
    Mutation("a reserve said to be always there", ["reserve.short warning", "timetable.claim"]) { day in
      try day.reserve(within: 5)
      day.claim(kept: true, reserveShortMin: 0)
    },
    Mutation("a reserve that nobody reaches in time", ["reserve.short warning"]) {
      try $0.reserve(within: 2)
    },
    Mutation("too hot for the dock", ["weather.temperature", "weather.temperature", "weather.temperature"]) {
      $0.mission.sites[0].temperatureRangeC = -10...20
    },
  ]
}

extension PatrolDay {
  fileprivate mutating func pilots(_ count: Int, perPilot: Double, _ from: String, _ to: String) {
    mission.operators = [
      Operators(
        id: "desk", name: PatrolDay.name("Desk"), sites: ["dock"], pilots: count, aircraftPerPilot: perPilot,
        duty: [PatrolDay.hours(from, to)])
    ]
  }

  fileprivate mutating func quiet(_ areas: [GeoPolygon], _ from: String, _ to: String) {
    mission.quietHours = [
      QuietHours(
        id: "quiet", name: PatrolDay.name("Quiet"), areas: areas, during: [PatrolDay.hours(from, to)])
    ]
  }

  fileprivate mutating func cap(_ areas: [GeoPolygon], _ most: Int, per: TimeSpan?) {
    mission.overflightCaps = [
      OverflightCap(id: "cap", name: PatrolDay.name("Cap"), areas: areas, mostFlights: most, per: per)
    ]
  }

  fileprivate mutating func reserve(within minutes: Double) throws {
    mission.reserves = [
      StandingReserve(
        id: "harbour", name: PatrolDay.name("Harbour"), place: try PatrolDay.place(300, 300),
        within: .minutes(minutes), onScene: .minutes(5), sites: ["dock"], aircraft: 1,
        hours: [PatrolDay.hours("07:00", "17:00")])
    ]
  }

  fileprivate mutating func claim(kept: Bool, reserveShortMin: Double) {
    let window = mission.beats[0].windows[0]
    plan.timetable = TimetableSheet(
      mustDoMissed: 0, overdueWeightedMin: 0, overdueWeightedBoundMin: nil, reserveShortMin: reserveShortMin,
      energyWh: 0, rounds: 0, sites: [],
      beats: [
        BeatPromise(
          beat: "shore", during: window.during, revisitMin: window.revisit?.minutes, visits: 3,
          longestGapMin: 0, isKept: kept)
      ])
  }
}
