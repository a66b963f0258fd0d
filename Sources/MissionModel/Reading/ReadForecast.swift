import AircraftModel
import AirspaceModel
import Units
import Yams

/// The Observatory's warnings that a mission or a list of limits may name.
enum WarningCodes {
  static let known = [
    "TC1", "TC3", "TC8NE", "TC8SE", "TC8SW", "TC8NW", "TC9", "TC10", "WRAINA", "WRAINR", "WRAINB", "WTS",
    "WMSGNL",
    "WFIREY", "WFIRER", "WHOT", "WCOLD", "WFROST", "WL", "WFNTSA", "WTMW",
  ]

  static func read(_ cursor: Cursor) -> String? {
    guard let code = cursor.text("a warning code of the Observatory") else { return nil }
    if known.contains(code) { return code }
    cursor.report(Names.unknown("warning code", code, known: known))
    return nil
  }
}

/// How dry the country is; shortens the revisits that a beat gives for it.
enum FireDanger: String, CaseIterable {
  case none, yellow, red
}

extension Reading {
  func forecast(_ cursor: Cursor, danger: FireDanger) -> Forecast? {
    var root = cursor
    if case .scalar = cursor.node {
      guard let reference = cursor.path(files),
        let document = document(reference.path, from: reference.spot)
      else { return nil }
      root = document
    }
    guard let fields = root.fields(ForecastKey.self) else { return nil }
    // A file says what it is; a block within the mission need not.
    if root.file != cursor.file || fields[.skybeat] != nil { checkHead(fields.need(.skybeat), "forecast/1") }
    let issued = fields.need(.issued)?.moment()
    let source = fields.text(.source)
    let stationItems = fields.items(.stations)
    let stations = stationItems.compactMap(station)
    if stations.count == stationItems.count { unique(stationItems, stations.map(\.id), "station") }
    let warnings = (fields[.warnings]?.items(atLeast: 0) ?? []).compactMap { warning($0, danger: danger) }
    guard let issued else { return nil }
    return Forecast(issued: issued, source: source, stations: stations, warnings: warnings)
  }

  private func station(_ cursor: Cursor) -> StationForecast? {
    guard let fields = cursor.fields(StationKey.self) else { return nil }
    let id = fields.identifier(.id)
    let name = fields.bilingual(.name)
    let shear = fields.number(.shear, in: 0...0.6, "(no unit)")
    let items = fields.items(.steps)
    let steps = items.compactMap(step)
    if steps.count == items.count, let list = fields[.steps] {
      noOverlap(items, steps.map(\.during))
      reportGaps(list, steps.map(\.during), station: id)
    }
    return StationForecast(
      id: id, name: name, shearExponent: shear, steps: steps.sorted { $0.during.from < $1.during.from })
  }

  private func step(_ cursor: Cursor) -> ForecastStep? {
    guard let fields = cursor.fields(StepKey.self) else { return nil }
    let during = span(fields, .from, .to, inDay: false)
    let direction = fields.number(.windFrom, in: 0...360, "degrees")
    let mean = fields.need(.mean)?.number(in: 0...80, "m/s")
    let gust = fields.need(.gust)?.number(in: 0...120, "m/s")
    let rain = fields.number(.rain, in: 0...300, "mm/h")
    let temperature = fields.number(.temperature, in: -10...45, "degrees Celsius")
    if let mean, let gust, gust < mean {
      fields[.gust]?.report("\(gust.plain) m/s is below the mean wind of \(mean.plain) m/s")
    }
    guard let during else { return nil }
    return ForecastStep(
      during: during, windFrom: .degrees(direction), meanAt10m: .metresPerSecond(mean ?? 0),
      gustAt10m: .metresPerSecond(gust ?? 0), rainMmPerHour: rain, temperatureC: temperature)
  }

  /// Reports the parts of the mission's day for which a station has no step.
  private func reportGaps(_ list: Cursor, _ ranges: [MomentRange], station: String) {
    guard let day else { return }
    var open = day.from
    var gaps: [String] = []
    for range in MomentRange.merged(ranges) where range.to > day.from && range.from < day.to {
      if range.from > open { gaps.append("\(clockWords(open)) to \(clockWords(range.from))") }
      open = max(open, range.to)
    }
    if open < day.to { gaps.append("\(clockWords(open)) to \(clockWords(day.to))") }
    if !gaps.isEmpty {
      list.report(
        "station '\(station)' has no forecast for \(gaps.joined(separator: ", ")) of the mission's day")
    }
  }

  private func warning(_ cursor: Cursor, danger: FireDanger) -> WeatherWarning? {
    guard let fields = cursor.fields(WarningKey.self) else { return nil }
    let code = fields.need(.code).flatMap(WarningCodes.read)
    let during = span(fields, .from, .to, inDay: false)
    let wanted: FireDanger? = code == "WFIREY" ? .yellow : code == "WFIRER" ? .red : nil
    if let code, let wanted, danger != wanted, !(danger == .red && wanted == .yellow) {
      fields[.code]?.report(
        "\(code) does not go with fire_danger '\(danger.rawValue)'; expected '\(wanted.rawValue)'")
    }
    var override: BilingualText?
    if let cursor = fields[.override], let given = cursor.fields(OverrideKey.self) {
      let by = given.bilingual(.by)
      let reason = given.bilingual(.reason)
      override = BilingualText(en: "\(by.en): \(reason.en)", zh: "\(by.zh)：\(reason.zh)")
    }
    guard let code, let during else { return nil }
    return WeatherWarning(code: code, during: during, override: override)
  }
}
