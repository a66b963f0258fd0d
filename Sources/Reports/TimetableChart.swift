import AircraftModel
import AirspaceModel
import MissionModel
import Units

/// Where everything of the timetable's chart goes, in its own units (CSS pixels on a screen).
struct TimetableChart {
  struct Bar {
    var sortie: Int
    /// Whether there is room for its name.
    var labelled: Bool
  }
  struct Row {
    var site: Int
    var bars: [Bar]
    var weatherHolds, otherHolds, offDuty: [MomentRange]
  }
  struct Hour {
    var at: Moment
    var label: String?
    var date: String?
    var midnight: Bool
  }
  struct Warning {
    var code: String
    var during: MomentRange
    var top: Int
  }

  let range: MomentRange
  let width: Int
  let rows: [Row]
  let warnings: [Warning]
  let hours: [Hour]
  let nights: [MomentRange]
  /// Top of the first row.
  let top: Int
  private let pixelsPerHour: Double
  private static let rowHeight = 54
  private static let margin = 26.0

  var height: Int { top + max(rows.count, 1) * TimetableChart.rowHeight }
  func rowTop(_ row: Int) -> Int { top + row * TimetableChart.rowHeight }

  init(_ content: ReportContent) {
    let plan = content.plan
    let from =
      plan.sorties.map(\.prepareFrom).min().map { min($0, plan.mission.day.from) } ?? plan.mission.day.from
    let to = plan.sorties.map(\.readyAgain).max().map { max($0, plan.mission.day.to) } ?? plan.mission.day.to
    let range = MomentRange(
      from: from + -(from.secondsOfHongKongDay % 3600),
      to: to + (3600 - to.secondsOfHongKongDay % 3600) % 3600)
    let count = max(Double(range.seconds) / 3600, 1)
    let pixelsPerHour = min(max(1240 / count, 44), 160)
    self.range = range
    self.pixelsPerHour = pixelsPerHour
    width = Int((count * pixelsPerHour + 2 * TimetableChart.margin).rounded(.up))
    func place(_ moment: Moment) -> Double {
      Double(moment - range.from) / 3600 * pixelsPerHour + TimetableChart.margin
    }

    var hours: [Hour] = []
    var hour = range.from
    while hour <= range.to {
      let midnight = hour.secondsOfHongKongDay == 0
      hours.append(
        Hour(
          at: hour,
          label: midnight && hour == range.to && hour != range.from
            ? "24" : String(hour.hongKongClock.prefix(2)),
          date: midnight && hour != range.to || hour == range.from ? hour.hongKongDate : nil,
          midnight: midnight))
      hour = hour + 3600
    }
    self.hours = hours
    nights = TimetableChart.nights(plan.mission, range)

    // Warnings that overlap go on lines of their own.
    var lines: [Moment] = []
    var warnings: [Warning] = []
    for warning in content.mission.forecast.warnings.sorted(by: {
      ($0.during.from, $0.code) < ($1.during.from, $1.code)
    }) {
      guard warning.during.overlaps(range) else { continue }
      let cut = MomentRange(from: max(warning.during.from, range.from), to: min(warning.during.to, range.to))
      let line = lines.firstIndex { $0 <= cut.from } ?? lines.count
      if line == lines.count { lines.append(cut.to) } else { lines[line] = cut.to }
      warnings.append(Warning(code: warning.code, during: cut, top: 19 + 15 * line))
    }
    self.warnings = warnings
    top = 40 + 15 * lines.count

    rows = plan.sites.indices.map { site in
      let id = plan.sites[site].id
      var bars: [Bar] = []
      var free = -Double.infinity
      for (at, sortie) in plan.sorties.enumerated() where sortie.site == id {
        let middle = (place(sortie.takeoff) + place(sortie.landing)) / 2
        let half = Double(sortie.id.utf8.count) * 3.4 + 2
        let fits = middle - half >= free
        if fits { free = middle + half }
        bars.append(Bar(sortie: at, labelled: fits))
      }
      func holds(_ wanted: (String) -> Bool) -> [MomentRange] {
        let found = plan.refusals.compactMap { refusal -> MomentRange? in
          guard let during = refusal.during, wanted(refusal.reason), during.overlaps(range) else {
            return nil
          }
          let sites = content.mission.beat(refusal.beat)?.sites ?? []
          guard sites.isEmpty || sites.contains(id) else { return nil }
          return MomentRange(from: max(during.from, range.from), to: min(during.to, range.to))
        }
        return MomentRange.merged(found)
      }
      var offDuty: [MomentRange] = []
      if let duty = content.mission.site(id)?.duty {
        var free = range.from
        for part in MomentRange.merged(duty) {
          if part.from > free { offDuty.append(MomentRange(from: free, to: min(part.from, range.to))) }
          free = max(free, part.to)
        }
        if free < range.to { offDuty.append(MomentRange(from: free, to: range.to)) }
      }
      return Row(
        site: site, bars: bars, weatherHolds: holds { $0 == "weather" },
        otherHolds: holds { $0 != "weather" },
        offDuty: offDuty.filter { $0.from < $0.to })
    }
  }

  /// Dark hours. The one sunrise and sunset that the plan tells serve for the day before and after too.
  private static func nights(_ mission: MissionSummary, _ range: MomentRange) -> [MomentRange] {
    guard let sunrise = mission.sunrise, let sunset = mission.sunset else { return [] }
    let day = 86_400
    let light = (((sunset - sunrise) % day) + day) % day
    guard light > 0 else { return [] }
    var nights: [MomentRange] = []
    for turn in -3...3 {
      let dusk = sunrise + (turn * day + light)
      let dawn = sunrise + (turn + 1) * day
      let night = MomentRange(from: max(dusk, range.from), to: min(dawn, range.to))
      if night.from < night.to { nights.append(night) }
    }
    return nights
  }

  private func place(_ moment: Moment) -> Double {
    Double(moment - range.from) / 3600 * pixelsPerHour + TimetableChart.margin
  }
  func x(_ moment: Moment, plus: Double = 0) -> String { NumberText.plain(place(moment) + plus, 1) }
  func middle(_ a: Moment, _ b: Moment) -> String { NumberText.plain((place(a) + place(b)) / 2, 1) }
  func width(_ a: Moment, _ b: Moment, least: Double) -> String {
    NumberText.plain(max(place(b) - place(a), least), 1)
  }
}
