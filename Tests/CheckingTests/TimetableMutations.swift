import AircraftModel
import MissionModel
import Testing
import Units

extension Mutation {
  static let timetable: [Mutation] = [
    Mutation("lands before it takes off", ["timetable.order", "revisit.missed warning"]) {
      $0.plan.sorties[0].landing = PatrolDay.at("08:00")
      $0.plan.sorties[0].takeoff = PatrolDay.at("08:01")
      $0.mission.beats[0].windows[0].revisit = .minutes(200)
    },
    Mutation("listed out of order", ["timetable.order note"]) { $0.plan.sorties.swapAt(0, 1) },
    Mutation(
      "before the day",
      ["timetable.day", "duty.hours", "light.dark", "beat.window warning", "revisit.missed warning"]
    ) { day in
      day.mission.beats[0].windows[0].revisit = .minutes(220)
      try day.shift(0, to: "05:50")
    },
    Mutation("on another day", ["timetable.day", "timetable.day"]) { day in
      for key in [\Sortie.prepareFrom, \.takeoff, \.landing, \.readyAgain] {
        day.plan.sorties[0][keyPath: key] = day.plan.sorties[0][keyPath: key] + 9 * 86_400
      }
      day.plan.sorties.swapAt(0, 2)
      day.plan.sorties.swapAt(0, 1)
      day.mission.beats[0].windows[0].revisit = nil
    },
    Mutation("no time to prepare", ["timetable.turnaround"]) {
      $0.plan.sorties[0].prepareFrom = $0.plan.sorties[0].takeoff + -60
    },
    Mutation("no time to recover", ["timetable.turnaround"]) {
      $0.plan.sorties[0].readyAgain = $0.plan.sorties[0].landing + 30
    },
    Mutation(
      "two sorties at once",
      [
        "timetable.overlap", "dock.occupied", "pad.spacing", "pad.spacing", "battery.charge",
        "battery.stated", "separation.kept note",
      ]
    ) { day in
      day.mission.beats[0].windows[0].revisit = .minutes(400)
      try day.shift(1, to: "08:08")
    },
    Mutation("prepared while busy", ["timetable.overlap"]) {
      $0.plan.sorties[0].readyAgain = PatrolDay.at("10:57")
    },
    Mutation("crew off duty", ["duty.hours"]) {
      $0.mission.sites[0].duty = [PatrolDay.hours("06:00", "14:00"), PatrolDay.hours("14:19", "18:00")]
    },
    Mutation("duty of two shifts that touch", []) {
      $0.mission.sites[0].duty = [PatrolDay.hours("06:00", "11:00"), PatrolDay.hours("11:00", "18:00")]
    },
    Mutation("too soon on the same pad", ["pad.spacing"]) {
      $0.mission.rules.padSpacing = .minutes(170)
    },
    Mutation("a neighbour on the same pad", ["pad.spacing", "pad.spacing", "separation.kept note"]) { day in
      day.addNeighbour(after: 240)
    },
    Mutation("a neighbour on the same way half a minute later", ["separation.kept"]) { day in
      day.mission.rules.padSpacing = .seconds(0)
      day.mission.rules.separation = PatrolDay.separation(margin: 0)
      day.addNeighbour(after: 4)
    },
    Mutation("a neighbour kept apart by the margin alone", ["separation.kept"]) { day in
      day.mission.rules.padSpacing = .seconds(0)
      day.mission.rules.separation = PatrolDay.separation(margin: 60)
      day.addNeighbour(after: 60)
    },
    Mutation("a neighbour on the same way, far enough behind", []) { day in
      day.mission.rules.padSpacing = .seconds(0)
      day.mission.rules.separation = PatrolDay.separation(margin: 10)
      day.addNeighbour(after: 60)
    },
    Mutation("wind of another hour", ["weather.wind"]) { $0.plan.sorties[0].windFromDeg = 250 },
    Mutation("wind at ten metres", ["weather.wind"]) { $0.plan.sorties[0].windMps = 4 },
    Mutation("gust at ten metres", ["weather.wind warning"]) { $0.plan.sorties[0].gustMps = 7 },
    Mutation("no forecast for the hour", ["weather.no-forecast"]) {
      $0.mission.forecast.stations[0].steps.remove(at: 14)
    },
    Mutation("a gap in the forecast", ["weather.no-forecast"]) {
      $0.mission.forecast.stations[0].steps[11].during.from = PatrolDay.at("11:01")
    },
    Mutation("no station", ["weather.no-forecast", "weather.no-forecast", "weather.no-forecast"]) {
      $0.mission.forecast.stations = []
    },
    Mutation("gusts aloft", ["weather.gust"]) { day in
      day.mission.sites[0].gustLimitAtPad = nil
      day.mission.forecast.stations[0].steps[8].gustAt10m = .metresPerSecond(10.9)
      try day.refigure()
    },
    Mutation("gusts at the dock", ["weather.gust"]) { day in
      day.mission.forecast.stations[0].steps[8].gustAt10m = .metresPerSecond(10.5)
      try day.refigure()
    },
    Mutation("rain on the dock", ["weather.rain"]) {
      $0.mission.forecast.stations[0].steps[8].rainMmPerHour = 3.5
    },
    Mutation("too hot", ["weather.temperature"]) {
      $0.mission.forecast.stations[0].steps[11].temperatureC = 41
    },
    Mutation("typhoon signal", ["weather.warning"]) {
      $0.mission.forecast.warnings = [
        WeatherWarning(code: "TC3", during: PatrolDay.hours("14:22", "18:00"), override: nil)
      ]
    },
    Mutation("typhoon signal, overridden", ["weather.warning note"]) {
      $0.mission.forecast.warnings = [
        WeatherWarning(
          code: "TC3", during: PatrolDay.hours("14:22", "18:00"), override: PatrolDay.name("duty officer"))
      ]
    },
    Mutation("a warning that holds nothing", []) {
      $0.mission.forecast.warnings = [
        WeatherWarning(code: "WFIRER", during: PatrolDay.hours("06:00", "18:00"), override: nil)
      ]
    },
    Mutation("starts like clockwork", ["beat.irregular note"]) { day in
      try day.shift(0, to: "08:05")
      try day.shift(1, to: "11:05")
      try day.shift(2, to: "14:05")
    },
    Mutation(
      "longer than the beat wants", ["beat.longest-sortie", "beat.longest-sortie", "beat.longest-sortie"]
    ) {
      $0.mission.beats[0].longestSortie = .minutes(3)
    },
    Mutation("outside the beat's hours", ["beat.window warning"]) {
      $0.mission.beats[0].windows[0] = BeatWindow(
        during: PatrolDay.hours("10:00", "17:00"), revisit: .minutes(240))
    },
    Mutation("a revisit missed", ["revisit.missed warning"]) {
      $0.mission.beats[0].windows[0].revisit = .minutes(180)
    },
    Mutation("a look before the day that leaves too little time", ["revisit.missed warning"]) {
      $0.mission.beats[0].lastSeen = $0.mission.beats[0].windows[0].during.from + -3 * 3600
    },
    Mutation("overdue when the hours begin", ["revisit.inherited note"]) {
      $0.mission.beats[0].lastSeen = $0.mission.beats[0].windows[0].during.from + -24 * 3600
    },
    Mutation("a window without a visit", ["revisit.missed warning"]) {
      $0.mission.beats[0].windows.append(BeatWindow(during: PatrolDay.hours("17:00", "18:00"), revisit: nil))
    },
    // Once a sortie is history, what it breaks is only told.
    Mutation("history without its preparation", ["timetable.turnaround note"]) { day in
      day.plan.sorties[0].prepareFrom = day.plan.sorties[0].takeoff
      let state = DayState(of: day.plan, fingerprint: "")
      day.record = FlownRecord(plan: day.plan, state: state, at: day.plan.sorties[0].landing)
    },
    Mutation("took off before the time of planning, unrecorded", ["record.kept"]) { day in
      var state = DayState(of: day.plan, fingerprint: "")
      state.sorties[0].status = .held
      day.record = FlownRecord(plan: day.plan, state: state, at: day.plan.sorties[0].landing)
    },
  ]
}

extension PatrolDay {
  static func separation(margin: Double) -> SeparationRule {
    SeparationRule(level: .metres(50), vertical: .metres(20), margin: .seconds(margin))
  }

  /// The first sortie once more so many seconds later, from a second site on the same pad.
  fileprivate mutating func addNeighbour(after seconds: Int) {
    var site = mission.sites[0]
    site.id = "crew"
    mission.sites.append(site)
    mission.beats[0].sites.append("crew")
    var other = route
    other.id = "shore.crew.1"
    other.site = "crew"
    plan.routes.append(other)
    var sortie = plan.sorties[0]
    sortie.id = "S04"
    sortie.route = other.id
    sortie.site = "crew"
    sortie.visit = 4
    for key in [\Sortie.prepareFrom, \.takeoff, \.landing, \.readyAgain] {
      sortie[keyPath: key] = sortie[keyPath: key] + seconds
    }
    plan.sorties.insert(sortie, at: 1)
  }
}
