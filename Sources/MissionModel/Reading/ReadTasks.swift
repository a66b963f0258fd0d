import AircraftModel
import Units

extension ViewTask.Level: CaseIterable {
  public static let allCases: [ViewTask.Level] = [.detect, .recognise, .identify, .hotSpot]
}

/// What a look must be good for: an object of a size, or a spot of fire.
extension Reading {
  /// A hot spot comes without its hours; `settled` adds them.
  func task(_ cursor: Cursor, _ context: BeatContext) -> ViewTask? {
    guard let fields = cursor.fields(TaskKey.self) else { return nil }
    let level = fields.need(.level)?.choice(ViewTask.Level.self)
    let dwell = TimeSpan.seconds(fields.number(.dwell, in: 0...600, "s"))
    let incidence =
      fields.numberIfGiven(.leastIncidence, in: 0...85, "degrees").map { Angle.degrees($0) }
      ?? ViewTask.usualLeastIncidence
    guard let level else { return nil }
    if level == .hotSpot {
      for key in [TaskKey.object, .size] {
        fields[key]?.report("goes only with other levels than 'hot-spot'")
      }
      return hotSpot(fields, context).map { ViewTask($0, dwell: dwell, leastIncidence: incidence) }
    }
    for key in [TaskKey.spotSize, .spotTemperature, .spotEmissivity, .background] {
      fields[key]?.report("goes only with level 'hot-spot'")
    }
    let object = fields.bilingual(.object)
    let size = fields.number(.size, in: 0.05...50, "m")
    return ViewTask(
      level: level, object: object, objectSize: .metres(size), pixelsAcross: context.pixels[level] ?? 1,
      dwell: dwell, leastIncidence: incidence)
  }

  private func hotSpot(_ fields: Fields<TaskKey>, _ context: BeatContext) -> HotSpot? {
    let size = fields.need(.spotSize)?.number(in: 0.02...20, "m")
    let temperature = fields.need(.spotTemperature)?.number(in: 60...1500, "degrees Celsius")
    let own = fields.numberIfGiven(.spotEmissivity, in: 0.05...1, "(share)")
    // Read even when something before is missing, so that its mistakes are told as well.
    let given = fields[.background].map { background($0) }
    if let limits = context.limits, limits.hotSpot == nil, !limits.hotSpotIsWrong {
      fields[.level]?.report(
        "level 'hot-spot' needs the section 'hot_spot' of the limits, and '\(limits.rules.id)' has none")
    }
    guard let size, let temperature, let rule = context.limits?.hotSpot else { return nil }
    if let given, given == nil { return nil }
    return HotSpot(
      size: .metres(size), temperatureC: temperature, emissivity: own ?? rule.emissivity,
      ground: (given ?? nil) ?? .air(rule.heating), rule: rule, hours: [])
  }

  /// Either both temperatures or a table of heating.
  private func background(_ cursor: Cursor) -> HotSpotGround? {
    guard let fields = cursor.fields(BackgroundKey.self) else { return nil }
    if let list = fields[.heating] {
      for key in [BackgroundKey.coldest, .hottest] {
        fields[key]?.report("goes only without 'sun_heating'")
      }
      let items = list.items() ?? []
      let rows = items.compactMap { item -> SunHeating? in
        guard let parts = item.fields(HeatingKey.self) else { return nil }
        let kelvins = parts.number(.aboveAir, in: 0...60, "K")
        return heatingHours(parts, .from, .to).map {
          SunHeating(fromS: $0.lowerBound, toS: $0.upperBound, aboveAirK: kelvins)
        }
      }
      guard !items.isEmpty, rows.count == items.count else { return nil }
      noOverlap(items, rows)
      return .air(rows)
    }
    let coldest = fields.need(.coldest)?.number(in: -10...90, "degrees Celsius")
    let hottest = fields.need(.hottest)?.number(in: -10...90, "degrees Celsius")
    guard let coldest, let hottest else { return nil }
    guard coldest <= hottest else {
      fields[.hottest]?.report(
        "\(hottest.plain) degrees Celsius is below coldest_c, \(coldest.plain) degrees Celsius")
      return nil
    }
    return .between(coldestC: coldest, hottestC: hottest)
  }

  /// `from` and `to` as seconds of any day.
  func heatingHours<Key: FieldKey>(_ fields: Fields<Key>, _ from: Key, _ to: Key) -> Range<Int>? {
    let start = fields.need(from)?.clock(upTo: 24)
    let end = fields.need(to)?.clock(upTo: 24)
    guard let start, let end else { return nil }
    guard start < end else {
      fields[to]?.report("the end is not after the start; hours past midnight are an entry of their own")
      return nil
    }
    return start..<end
  }

  /// Reports each entry that overlaps an earlier one.
  func noOverlap(_ items: [Cursor], _ rows: [SunHeating]) {
    for (index, row) in rows.enumerated()
    where rows[..<index].contains(where: { $0.fromS < row.toS && row.fromS < $0.toS }) {
      items[index].report("overlaps an earlier entry")
    }
  }

  /// The task with the hours of its hot spot; reports cameras that see no heat and spots that never stand out.
  func settled(
    _ task: ViewTask, _ fields: Fields<BeatKey>, sites: [Site], windows: [MomentRange], _ context: BeatContext
  ) -> ViewTask {
    guard var spot = task.hotSpot, let first = sites.first else { return task }
    let name = fields[.camera]?.text() ?? ""
    let cameras = sites.flatMap(\.cameras).filter { $0.id == name }
    if cameras.contains(where: { $0.spectrum != .thermal }) {
      fields[.camera]?.report(
        "camera '\(name)' sees visible light; a task of level 'hot-spot' needs a thermal camera")
    }
    spot.hours = HotSpotHours.cut(
      windows: windows, ground: spot.ground,
      stations: context.stations.filter { station in sites.contains { $0.station == station.id } },
      place: first.position)
    var task = task
    task.hotSpot = spot
    if let worst = spot.worst, worst.largestPixel.metres == 0 {
      fields[.task]?.fields(TaskKey.self)?[.spotTemperature]?.report(
        "a spot of \(spot.temperatureC.plain) C with an emissivity of \(spot.emissivity.plain) never shows "
          + "with \(worst.thresholdC.plain) C over ground of \(worst.groundC.plain) C, as may be at "
          + clockWords(worst.during.from))
    }
    return task
  }
}

extension ViewTask {
  /// Stands in for a task with mistakes; a mission with one is never handed out.
  static let unread = ViewTask(
    level: .detect, object: BilingualText(en: "", zh: ""), objectSize: .metres(1), pixelsAcross: 1,
    dwell: .seconds(0))
}
