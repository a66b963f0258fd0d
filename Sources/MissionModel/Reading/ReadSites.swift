import AircraftModel
import Units

extension Site.Kind: CaseIterable {
  public static let allCases: [Site.Kind] = [.dock, .crew]
}

extension Reading {
  func sites(_ items: [Cursor], stations: [String]) -> [Site] {
    let sites = items.compactMap { site($0, stations: stations) }
    if sites.count == items.count { unique(items, sites.map(\.id), "site") }
    return sites
  }

  /// How a site gets aircraft ready, whichever kind it is.
  private struct Service {
    var model = "crew"
    var turnaround = Site.Turnaround.charge(fullPacksPerHour: 1)
    var prepare = TimeSpan.seconds(0)
    var recover = TimeSpan.seconds(0)
    var gustLimit: Speed?
    var rainLimit: Double?
    var temperatures: ClosedRange<Double>?
    /// What an idle pack is held at in schedule mode.
    var scheduleShare: Double?
    var facts: [Fact] = []
  }

  private func site(_ cursor: Cursor, stations: [String]) -> Site? {
    guard let fields = cursor.fields(SiteKey.self) else { return nil }
    let kind = fields.need(.kind)?.choice(Site.Kind.self)
    let place = fields.place(latitude: .lat, longitude: .lon)
    let aircraft = fields.need(.aircraft).flatMap(self.aircraft)
    var service = Service()
    var duty: [MomentRange]? = day.map { [$0] }
    if let cursor = fields[.duty] { duty = spans(cursor, inDay: true) }
    switch kind {
    case .dock:
      fields[.crew]?.report("a site of kind dock has no crew")
      service = fields.need(.dock).flatMap { dockService($0, aircraft) } ?? service
    case .crew:
      fields[.dock]?.report("a site of kind crew has no dock")
      fields[.batteryMode]?.report("a site of kind crew has no battery_mode")
      service = fields.need(.crew).flatMap(crewService) ?? service
      _ = fields.need(.duty)
    case nil: break
    }
    let station = fields.need(.station)?.text()
    if let station, !stations.isEmpty, !stations.contains(station) {
      fields[.station]?.report(Names.unknown("station", station, known: stations))
    }
    let mode = fields[.batteryMode]?.choice(Site.BatteryMode.self) ?? .standby
    if mode == .schedule, kind == .dock, service.scheduleShare == nil, fields[.dock] != nil {
      fields[.batteryMode]?.report("'schedule' needs schedule_mode_share in the dock's file")
    }
    let shut = fields[.maintenance].flatMap { spans($0, inDay: true) } ?? []
    let alternate = fields[.alternate].flatMap(self.alternate)
    if let place { places.append(place) }
    guard let kind, let place, let aircraft else { return nil }
    var site = Site(
      id: fields.identifier(.id), name: fields.bilingual(.name), kind: kind, position: place,
      padHKPD: .metres(fields.number(.pad, in: -5...1000, "m")), alternate: alternate,
      airframe: aircraft.airframe, cameras: aircraft.cameras, model: service.model,
      turnaround: service.turnaround, prepare: service.prepare, recover: service.recover,
      reach: .metres(fields.number(.reach, in: 50...20_000, "m")), gustLimitAtPad: service.gustLimit,
      rainLimitMmPerHour: service.rainLimit, duty: (duty ?? []).flatMap { MomentRange.without(shut, in: $0) },
      station: station ?? "", facts: service.facts)
    site.aircraftCount = fields[.aircraftCount]?.whole(in: 1...50, "aircraft") ?? 1
    site.batteryMode = mode
    site.idleShare = mode == .schedule ? service.scheduleShare : nil
    site.maintenance = shut
    site.temperatureRangeC = service.temperatures
    return site
  }

  private func dockService(_ cursor: Cursor, _ aircraft: AircraftFile?) -> Service? {
    guard let dock = dock(cursor) else { return nil }
    if let id = aircraft?.airframe.id, !dock.aircraft.contains(id) {
      cursor.report(
        "dock '\(dock.id)' does not hold aircraft '\(id)'; it holds \(dock.aircraft.joined(separator: ", "))")
    }
    return Service(
      model: dock.id, turnaround: .charge(dock.charge), prepare: dock.prepare,
      recover: dock.recover, gustLimit: dock.gustLimitAtPad, rainLimit: dock.rainLimit,
      temperatures: dock.temperatures, scheduleShare: dock.scheduleShare, facts: dock.facts)
  }

  private func crewService(_ cursor: Cursor) -> Service? {
    guard let fields = cursor.fields(CrewKey.self) else { return nil }
    var service = Service()
    service.turnaround = .swap(
      time: .minutes(fields.number(.swap, in: 0.5...120, "min")),
      packs: fields.whole(.packs, in: 1...200, "packs"),
      recharge: .minutes(fields.number(.recharge, in: 1...1440, "min")))
    service.prepare = .minutes(fields.number(.prepare, in: 0...120, "min"))
    service.recover = .minutes(fields.number(.recover, in: 0...120, "min"))
    return service
  }

  private func alternate(_ cursor: Cursor) -> Site.Alternate? {
    guard let fields = cursor.fields(AlternateKey.self) else { return nil }
    let name = fields.bilingual(.name)
    let ground = fields.number(.ground, in: -5...1000, "m")
    guard let place = fields.place(latitude: .lat, longitude: .lon) else { return nil }
    places.append(place)
    return Site.Alternate(name: name, position: place, groundHKPD: .metres(ground))
  }
}
