import AircraftModel
import Units

/// What a beat is judged against.
struct BeatContext {
  var sites: [Site]
  /// False when some site could not be read: then names of sites cannot be judged.
  var sitesComplete: Bool
  var danger: FireDanger
  /// Nil when the limits could not be read.
  var limits: LimitsFile?
  var stations: [StationForecast]
  var publicHoliday: Bool
  /// The least height above the ground that the rules allow.
  var clearance: Length? { limits?.rules.terrainClearance }
  /// Pixels across the object that each level needs.
  var pixels: [ViewTask.Level: Double] { limits?.pixels ?? [:] }
}

extension Reading {
  func beats(_ items: [Cursor], _ context: BeatContext) -> [Beat] {
    let beats = items.compactMap { beat($0, context) }
    if beats.count == items.count { unique(items, beats.map(\.id), "beat") }
    return beats
  }

  private func beat(_ cursor: Cursor, _ context: BeatContext) -> Beat? {
    guard let fields = cursor.fields(BeatKey.self) else { return nil }
    let id = fields.identifier(.id)
    var task = fields.need(.task).flatMap { self.task($0, context) }
    var shape = shape(fields, dwell: task?.dwell ?? .seconds(0), use: "beat \(id)")
    let speed = Speed.metresPerSecond(fields.number(.speed, in: 0.5...40, "m/s"))
    let sites = siteNames(fields, context)
    judge(fields, speed: speed, sites: sites)
    let height = Length.metres(fields.number(.height, in: 5...500, "m"))
    if let clearance = context.clearance, height < clearance {
      fields[.height]?.report(
        "\(height.metres.plain) m is below the least height above ground of the rules, "
          + "\(clearance.metres.plain) m")
    }
    let pitch = pitch(fields, &shape, height: height)
    let windows = windows(fields, context)
    if let asked = task, asked.hotSpot != nil {
      task = settled(asked, fields, sites: sites, windows: windows.map(\.during), context)
    }
    let longest = fields.numberIfGiven(.longest, in: 1...180, "min").map { TimeSpan.minutes($0) }
    var reason: BilingualText?
    if let recording = fields[.recording]?.fields(RecordingKey.self) { reason = recording.bilingual(.reason) }
    var beat = Beat(
      id: id, name: fields.bilingual(.name), shape: shape ?? .targets([]), sites: sites.map(\.id),
      aboveGround: height, speed: speed,
      camera: fields.text(.camera),
      gimbalPitch: pitch,
      overlap: fields.number(.overlap, in: 0...89, "%") / 100,
      task: task ?? .unread, windows: windows, irregularStarts: fields[.irregular]?.flag() ?? false,
      priority: fields.whole(.priority, in: 1...9, "(1 least to 9)"), longestSortie: longest,
      requiredShare: fields.number(.required, in: 0...100, "%") / 100, recording: reason != nil,
      recordingReason: reason)
    beat.mustDo = fields[.mustDo]?.flag() ?? false
    return shape == nil || task == nil ? nil : beat
  }

  /// The one of `sweep`, `corridor`, `ring` and `targets` that is given.
  private func shape(_ fields: Fields<BeatKey>, dwell: TimeSpan, use: String) -> BeatShape? {
    guard exactlyOne([.sweep, .corridor, .ring, .targets], of: fields) else { return nil }
    if let sweep = fields[.sweep] {
      guard let parts = sweep.fields(SweepKey.self) else { return nil }
      let areas = area(parts.need(.area), use: use, label: "sweep")
      remember(areas)
      let flown = SweepFlight(
        objective: parts[.objective]?.choice(SweepFlight.Objective.self) ?? .time,
        crosshatch: parts[.crosshatch]?.flag() ?? false,
        entry: parts[.entry]?.choice(SweepFlight.Entry.self) ?? .dock,
        kept: parts[.kept].flatMap { kept($0, use: use) })
      return areas.isEmpty ? nil : .sweep(areas, flown: flown)
    }
    if let corridor = fields[.corridor] { return self.corridor(corridor, use: use) }
    if let ring = fields[.ring] { return self.ring(ring, use: use) }
    guard let cursor = fields[.targets] else { return nil }
    return self.targets(cursor, dwell: dwell, use: use)
  }

  func remember(_ areas: [GeoPolygon]) { places += areas.flatMap(\.outer) }

  /// The sites that a beat names, in its order.
  private func siteNames(_ fields: Fields<BeatKey>, _ context: BeatContext) -> [Site] {
    let items = fields.items(.sites)
    var found: [Site] = []
    for item in items {
      guard let name = item.text() else { continue }
      if found.contains(where: { $0.id == name }) {
        item.report("site '\(name)' is named twice")
      } else if let site = context.sites.first(where: { $0.id == name }) {
        found.append(site)
      } else if context.sitesComplete {
        item.report(Names.unknown("site", name, known: context.sites.map(\.id)))
      }
    }
    return found
  }

  /// Reports a camera that a site's aircraft lacks and a speed that it cannot fly.
  private func judge(_ fields: Fields<BeatKey>, speed: Speed, sites: [Site]) {
    guard let cursor = fields.need(.camera), let camera = cursor.text() else { return }
    for site in sites {
      let known = site.cameras.map(\.id)
      if !known.contains(camera) {
        cursor.report(
          Names.unknown("camera", camera, known: known)
            + " (aircraft '\(site.airframe.id)' of site '\(site.id)')")
      }
      if speed > site.airframe.greatestAirspeed {
        fields[.speed]?.report(
          "\(speed.metresPerSecond.plain) m/s is above the greatest airspeed of aircraft '\(site.airframe.id)' at "
            + "site '\(site.id)', \(site.airframe.greatestAirspeed.metresPerSecond.plain) m/s")
      }
    }
  }

  private func windows(_ fields: Fields<BeatKey>, _ context: BeatContext) -> [BeatWindow] {
    let items = fields.items(.windows)
    var today: [Cursor] = []
    let windows = items.compactMap { item -> BeatWindow? in
      guard let parts = item.fields(WindowKey.self) else { return nil }
      let isToday = isToday(parts[.days]?.items() ?? [], publicHoliday: context.publicHoliday)
      let during = span(parts, .from, .to, inDay: true)
      func minutes(_ key: WindowKey) -> TimeSpan? {
        parts.numberIfGiven(key, in: 1...1440, "min").map { .minutes($0) }
      }
      let (plain, yellow, red) = (minutes(.revisit), minutes(.revisitYellow), minutes(.revisitRed))
      if let plain, let yellow, plain < yellow {
        parts[.revisitYellow]?.report(
          "\(yellow.minutes.plain) min is longer than revisit_min, \(plain.minutes.plain) min")
      }
      if let longer = yellow ?? plain, let red, longer < red {
        parts[.revisitRed]?.report(
          "\(red.minutes.plain) min is longer than \(longer.minutes.plain) min without it")
      }
      guard let during, isToday else { return nil }
      today.append(item)
      let revisit =
        switch context.danger {
        case .none: plain
        case .yellow: yellow ?? plain
        case .red: red ?? yellow ?? plain
        }
      return BeatWindow(during: during, revisit: revisit)
    }
    noOverlap(today, windows.map(\.during))
    return windows.sorted { $0.during.from < $1.during.from }
  }
}
