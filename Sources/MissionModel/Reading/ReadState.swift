import AircraftModel
import Geodesy
public import Units
import Yams

/// Reads `state.json`, JSON or YAML, against the mission and the plan that it speaks of.
public enum StateReader {
  /// - Parameter fingerprint: of the plan's file, `DayState.fingerprint`.
  /// - Throws: `FileIssues` with every mistake found: unknown keys and names, times that run backwards, a plan
  ///   other than the one that the state was made for.
  public static func read(
    path: String, files: any FileSource, mission: Mission, plan: Plan, fingerprint: String
  ) throws -> DayState {
    let reading = Reading(files: files, missionPath: path)
    reading.midnight = mission.day.from.startOfHongKongDay
    reading.day = mission.day
    let state = reading.document(path, from: .whole(path)).flatMap {
      reading.state($0, mission, plan, fingerprint)
    }
    reading.checkAreas(in: mission.frame)
    return try reading.answer(state, path)
  }

  /// One change written as `site-out cheung-chau-dock from 14:00 to 16:00`, as fallback days are named.
  ///
  /// Words: `site-out SITE`, `aircraft-out SITE`, `wind-above [STATION] [GUST m/s]`, `warning CODE`,
  /// `cancel SORTIE`, each with `from HH:MM` and `to HH:MM` where it has hours.
  /// - Throws: `FileIssues` with what is wrong.
  public static func change(_ words: String, mission: Mission, saidBy: BilingualText, why: BilingualText)
    throws -> DayChange
  {
    let reading = Reading(files: DiskFiles(), missionPath: words)
    reading.midnight = mission.day.from.startOfHongKongDay
    reading.day = mission.day
    return try reading.answer(reading.change(words: words, mission, saidBy, why), words)
  }
}

extension Reading {
  fileprivate func answer<Value>(_ value: Value?, _ path: String) throws -> Value {
    let issues = log.sorted(first: path)
    guard issues.isEmpty, let value else {
      let unsaid = FileIssue(file: path, line: 0, column: 0, reason: "cannot be read")
      throw FileIssues(issues.isEmpty ? [unsaid] : issues)
    }
    return value
  }

  fileprivate func state(_ root: Cursor, _ mission: Mission, _ plan: Plan, _ fingerprint: String) -> DayState?
  {
    guard let fields = root.fields(StateKey.self) else { return nil }
    checkHead(fields.need(.schema), DayState.schemaName)
    if let cursor = fields.need(.mission), let id = cursor.text(), id != mission.id {
      cursor.report("the state is of the mission '\(id)', not '\(mission.id)'")
    }
    if let cursor = fields.need(.plan), let id = cursor.text(), id != fingerprint {
      cursor.report("the state is of the plan \(id); this plan is \(fingerprint)")
    }
    var state = DayState(mission: mission.id, plan: fingerprint)
    state.at = fields[.at].flatMap(instant)
    let sorties = fields[.sorties]?.items(atLeast: 0) ?? []
    state.sorties = sorties.compactMap { sortieState($0, plan) }
    if state.sorties.count == sorties.count { unique(sorties, state.sorties.map(\.id), "sortie") }
    let sites = fields[.sites]?.items(atLeast: 0) ?? []
    state.sites = sites.compactMap { siteState($0, mission) }
    if state.sites.count == sites.count { unique(sites, state.sites.map(\.id), "site") }
    state.changes = (fields[.changes]?.items(atLeast: 0) ?? []).compactMap { change($0, mission, plan) }
    return state
  }

  /// A clock time of the mission's day, or an instant with its offset.
  private func instant(_ cursor: Cursor) -> Moment? {
    if let text = cursor.text("a time such as 14:05"), text.utf8.count <= 5 {
      guard let seconds = cursor.clock(), let midnight else { return nil }
      return midnight + seconds
    }
    return cursor.isEmpty ? nil : cursor.moment()
  }

  /// A name that must be one of those known; nil, with an issue, when it is not.
  private func known(_ cursor: Cursor?, _ what: String, _ names: [String]) -> String? {
    guard let cursor, let name = cursor.text("the id of a \(what)") else { return nil }
    if names.contains(name) { return name }
    cursor.report(Names.unknown(what, name, known: names))
    return nil
  }

  private func sortieState(_ cursor: Cursor, _ plan: Plan) -> DayState.SortieState? {
    guard let fields = cursor.fields(SortieStateKey.self) else { return nil }
    let id = known(fields.need(.id), "sortie", plan.sorties.map(\.id))
    let status = fields.need(.status)?.choice(DayState.Status.self)
    let takeoff = fields[.takeoff].flatMap(instant)
    let landing = fields[.landing].flatMap(instant)
    let share = fields.numberIfGiven(.batteryAtLanding, in: 0...1, "(a share)")
    guard let id, let status else { return nil }
    let hasFlown = status == .flown || status == .inAir || status == .aborted
    for key in [SortieStateKey.takeoff, .landing, .batteryAtLanding] where !hasFlown {
      fields[key]?.report("goes with a sortie that has taken off, not with one that is \(status.rawValue)")
    }
    if status == .aborted, takeoff == nil || landing == nil {
      cursor.report("an aborted sortie needs 'takeoff' and 'landing'")
    }
    if let takeoff, let landing, landing <= takeoff {
      fields[.landing]?.report("\(clockWords(landing)) is not after the take-off at \(clockWords(takeoff))")
    }
    return DayState.SortieState(
      id: id, status: status, takeoff: takeoff, landing: landing, batteryAtLandingShare: share)
  }

  private func siteState(_ cursor: Cursor, _ mission: Mission) -> DayState.SiteState? {
    guard let fields = cursor.fields(SiteStateKey.self) else { return nil }
    let id = known(fields.need(.id), "site", mission.sites.map(\.id))
    let share = fields.numberIfGiven(.battery, in: 0...1, "(a share)")
    let present = fields[.aircraft].map { $0.flag() ?? true } ?? true
    return id.map { DayState.SiteState(id: $0, batteryShare: share, aircraftPresent: present) }
  }

  private func change(_ cursor: Cursor, _ mission: Mission, _ plan: Plan) -> DayChange? {
    guard let fields = cursor.fields(ChangeKey.self) else { return nil }
    let kind = fields.need(.kind)?.choice(DayChange.Kind.self)
    let saidBy = said(fields.need(.saidBy))
    let why = said(fields.need(.why))
    guard let kind else { return nil }
    var change = DayChange(kind: kind, saidBy: saidBy, why: why)
    let allowed = DayChange.keys(kind) + [.kind, .saidBy, .why] + (kind == .cancel ? [] : [.from, .to])
    for key in ChangeKey.allCases where !allowed.contains(key) {
      fields[key]?.report("does not go with a change of kind \(kind.rawValue)")
    }
    change.from = fields[.from].flatMap(instant)
    change.to = fields[.to].flatMap(instant)
    if let from = change.from, let to = change.to, to <= from {
      fields[.to]?.report("the end \(clockWords(to)) is not after the start \(clockWords(from))")
    }
    switch kind {
    case .siteOut, .aircraftOut:
      change.site = known(fields.need(.site), "site", mission.sites.map(\.id))
    case .windAbove:
      change.station = known(fields[.station], "station", mission.forecast.stations.map(\.id))
      change.gustMps = fields.numberIfGiven(.gust, in: 0...120, "m/s")
    case .zone: readArea(fields, &change)
    case .warning: change.code = fields.need(.code).flatMap(WarningCodes.read)
    case .urgent:
      change.beat = known(fields.need(.beat), "beat", mission.beats.map(\.id))
      change.by = fields.need(.by).flatMap(instant)
      fields[.to]?.report("an urgent beat has 'by', not 'to'")
      if let from = change.from, let by = change.by, by <= from {
        fields[.by]?.report("\(clockWords(by)) is not after the start \(clockWords(from))")
      }
    case .cancel: change.sortie = known(fields.need(.sortie), "sortie", plan.sorties.map(\.id))
    }
    return change
  }

  private func readArea(_ fields: Fields<ChangeKey>, _ change: inout DayChange) {
    guard exactlyOne([.circle, .polygon], of: fields) else { return }
    if let circle = fields[.circle]?.fields(CircleKey.self) {
      let place = circle.place(latitude: .lat, longitude: .lon)
      let radius = circle.need(.radius)?.number(in: 1...50_000, "m")
      if let place, let radius {
        change.circle = DayChange.Circle(lat: place.latitude, lon: place.longitude, radiusM: radius)
      }
    }
    if let polygon = fields[.polygon] {
      let items = polygon.items(atLeast: 3) ?? []
      let places = items.compactMap { $0.fields(PointKey.self)?.place(latitude: .lat, longitude: .lon) }
      if places.count == items.count, !places.isEmpty {
        willCheck(GeoPolygon(outer: places), polygon.spot, "temporary zone")
        change.polygon = places.map { DayChange.Corner(lat: $0.latitude, lon: $0.longitude) }
      }
    }
    change.lowerHkpdM = fields.numberIfGiven(.lower, in: -10...1500, "m")
    change.upperHkpdM = fields.numberIfGiven(.upper, in: -10...1500, "m")
    if let lower = change.lowerHkpdM, let upper = change.upperHkpdM, upper <= lower {
      fields[.upper]?.report("\(upper.plain) m is not above the lower end of \(lower.plain) m")
    }
  }

  /// A text in both languages, or one that stands for both.
  private func said(_ cursor: Cursor?) -> BilingualText {
    guard let cursor else { return BilingualText(en: "", zh: "") }
    if case .scalar = cursor.node { return DayChange.plain(cursor.text() ?? "") }
    return cursor.bilingual() ?? DayChange.plain("")
  }

  fileprivate func change(
    words: String, _ mission: Mission, _ saidBy: BilingualText, _ why: BilingualText
  ) -> DayChange? {
    let parts = words.split(separator: " ").map(String.init)
    func wrong(_ reason: String) { log.add(.whole(words), reason) }
    let kinds: [DayChange.Kind] = [.siteOut, .aircraftOut, .windAbove, .warning]
    guard let first = parts.first, let kind = DayChange.Kind(rawValue: first), kinds.contains(kind) else {
      wrong(Names.unknown("change", parts.first ?? "", known: kinds.map(\.rawValue)))
      return nil
    }
    var change = DayChange(kind: kind, saidBy: saidBy, why: why)
    var index = 1
    func name(_ what: String, _ known: [String]) -> String? {
      guard index < parts.count, known.contains(parts[index]) else {
        wrong(Names.unknown(what, index < parts.count ? parts[index] : "", known: known))
        return nil
      }
      index += 1
      return parts[index - 1]
    }
    switch kind {
    case .siteOut, .aircraftOut: change.site = name("site", mission.sites.map(\.id))
    case .warning: change.code = name("warning code", WarningCodes.known)
    default:
      let stations = mission.forecast.stations.map(\.id)
      if index < parts.count, stations.contains(parts[index]) { change.station = name("station", stations) }
      if index < parts.count, let gust = Double(parts[index]), (0...120).contains(gust) {
        change.gustMps = gust
        index += 1
      }
    }
    if !log.issues.isEmpty { return nil }
    while index < parts.count {
      let word = parts[index]
      guard word == "from" || word == "to", index + 1 < parts.count,
        let seconds = Moment.clockSeconds(parts[index + 1], upTo: 48), let midnight
      else {
        wrong("'\(word)': expected 'from HH:MM' or 'to HH:MM'")
        return nil
      }
      if word == "from" { change.from = midnight + seconds } else { change.to = midnight + seconds }
      index += 2
    }
    if let from = change.from, let to = change.to, to <= from {
      wrong("the end \(clockWords(to)) is not after the start \(clockWords(from))")
    }
    return change
  }
}

extension DayChange {
  /// The same words for both languages, as an officer typed them.
  public static func plain(_ text: String) -> BilingualText { BilingualText(en: text, zh: text) }
}
