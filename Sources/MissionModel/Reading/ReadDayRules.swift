import AirspaceModel
import Units

/// What bounds the day besides sites and beats: pilots, standing reserves, quiet hours, caps on overflights.
extension Reading {
  func operators(_ items: [Cursor], sites: [String], sitesComplete: Bool) -> [Operators] {
    let found = items.compactMap { item -> Operators? in
      guard let fields = item.fields(OperatorsKey.self) else { return nil }
      let id = fields.identifier(.id)
      let name = fields.bilingual(.name)
      let names = knownSites(fields.items(.sites), sites, sitesComplete)
      let pilots = fields.whole(.pilots, in: 1...500, "pilots")
      let ratio = fields.number(.aircraftPerPilot, in: 0.1...50, "aircraft a pilot")
      var duty: [MomentRange]? = day.map { [$0] }
      if let cursor = fields[.duty] { duty = spans(cursor, inDay: true) }
      let group = Operators(
        id: id, name: name, sites: names, pilots: pilots, aircraftPerPilot: ratio, duty: duty ?? [])
      if group.mostAircraft < 1 {
        fields[.aircraftPerPilot]?.report(
          "\(pilots) pilots at \(ratio.plain) aircraft a pilot cannot look after one aircraft")
      }
      return group
    }
    if found.count == items.count { unique(items, found.map(\.id), "group of operators") }
    return found
  }

  func reserves(_ items: [Cursor], sites: [String], sitesComplete: Bool) -> [StandingReserve] {
    let found = items.compactMap { item -> StandingReserve? in
      guard let fields = item.fields(ReserveKey.self) else { return nil }
      let id = fields.identifier(.id)
      let name = fields.bilingual(.name)
      let place = fields.place(latitude: .lat, longitude: .lon)
      let within = fields.number(.within, in: 0.5...120, "min")
      let onScene = fields.number(.onScene, in: 0...120, "min")
      let names = knownSites(fields.items(.sites), sites, sitesComplete)
      let aircraft = fields[.aircraft]?.whole(in: 1...50, "aircraft") ?? 1
      var hours: [MomentRange]? = day.map { [$0] }
      if let cursor = fields[.hours] { hours = spans(cursor, inDay: true) }
      guard let place, let hours else { return nil }
      return StandingReserve(
        id: id, name: name, place: place, within: .minutes(within), onScene: .minutes(onScene), sites: names,
        aircraft: aircraft, hours: hours)
    }
    if found.count == items.count { unique(items, found.map(\.id), "reserve") }
    return found
  }

  func quietHours(_ items: [Cursor]) -> [QuietHours] {
    let found = items.compactMap { item -> QuietHours? in
      guard let fields = item.fields(QuietHoursKey.self) else { return nil }
      let id = fields.identifier(.id)
      let name = fields.bilingual(.name)
      let areas = fields[.area].map { area($0, use: "quiet hours", label: "quiet hours '\(id)'") } ?? []
      guard let hours = fields.need(.hours).flatMap(self.hours), let day else { return nil }
      return QuietHours(id: id, name: name, areas: areas, during: hours.active(in: day))
    }
    if found.count == items.count { unique(items, found.map(\.id), "quiet hours") }
    return found
  }

  func overflightCaps(_ items: [Cursor]) -> [OverflightCap] {
    let found = items.compactMap { item -> OverflightCap? in
      guard let fields = item.fields(OverflightCapKey.self) else { return nil }
      let id = fields.identifier(.id)
      let name = fields.bilingual(.name)
      let areas = area(fields.need(.area), use: "a cap on overflights", label: "cap '\(id)'")
      let most = fields.whole(.mostFlights, in: 0...1000, "flights")
      let per = fields.numberIfGiven(.per, in: 1...1440, "min").map { TimeSpan.minutes($0) }
      return OverflightCap(id: id, name: name, areas: areas, mostFlights: most, per: per)
    }
    if found.count == items.count { unique(items, found.map(\.id), "cap") }
    return found
  }

  /// Names of sites that are there, each once.
  private func knownSites(_ items: [Cursor], _ sites: [String], _ complete: Bool) -> [String] {
    var found: [String] = []
    for item in items {
      guard let name = item.text() else { continue }
      if found.contains(name) {
        item.report("site '\(name)' is named twice")
      } else if sites.contains(name) {
        found.append(name)
      } else if complete {
        item.report(Names.unknown("site", name, known: sites))
      }
    }
    return found
  }

  /// Whether a window of the kinds of day that it names is one of the mission's date: a public holiday is `holiday` and no
  /// day of the week.
  func isToday(_ items: [Cursor], publicHoliday: Bool) -> Bool {
    var holds = items.isEmpty
    for item in items {
      guard let name = item.text() else { continue }
      if name == "holiday" {
        if publicHoliday { holds = true }
      } else if let numbers = Weekdays.numbers(name) {
        if name == "any" || (!publicHoliday && midnight.map { numbers.contains($0.hongKongWeekday) } ?? false)
        {
          holds = true
        }
      } else {
        item.report(Names.unknown("day", name, known: Weekdays.names + ["holiday", "any"]))
      }
    }
    return holds
  }
}
