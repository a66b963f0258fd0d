import AirspaceModel
import Units

private enum ZoneProfile: String, CaseIterable { case skybeat, esua }

extension Reading {
  func zones(_ items: [Cursor]) -> [Zone] {
    var zones: [Zone] = []
    var sources: [String: String] = [:]
    for item in items {
      for zone in zoneLayer(item) {
        if let other = sources[zone.id] {
          item.report("zone id '\(zone.id)' is there twice: in \(other) and in \(zone.source)")
        }
        sources[zone.id] = zone.source
        zones.append(zone)
      }
    }
    return zones
  }

  private func zoneLayer(_ cursor: Cursor) -> [Zone] {
    guard let fields = cursor.fields(ZoneLayerKey.self) else { return [] }
    let profile = fields.need(.profile)?.choice(ZoneProfile.self)
    let official = fields[.official]?.flag()
    let selection = select(
      layer: fields.need(.layer), features: fields[.features], where: fields[.where], skip: fields[.skip],
      wanted: "polygon", use: "restricted zones", official: official)
    guard let selection, let profile else { return [] }
    let source = fields[.layer]?.text() ?? selection.layer.path
    return selection.features.compactMap { feature in
      let problem = { (text: String) in
        self.log.add(.whole(selection.layer.path), "\(feature.label): \(text)")
      }
      guard let id = feature.id else {
        problem("a zone needs an id")
        return nil
      }
      guard let name = feature.name else {
        problem("a zone needs name_en or name_zh")
        return nil
      }
      guard case .polygons(let areas) = feature.geometry else { return nil }
      for area in areas { willCheck(area, .whole(selection.layer.path), feature.label) }
      var zone = Zone(
        id: id, name: name, restriction: .authorisation, areas: areas, lower: nil, upper: nil, hours: .always,
        validFrom: nil, validTo: nil, source: source, official: false)
      if case .flag(let flag) = feature.properties["official"] { zone.official = flag }
      zone.official = official ?? (zone.official || selection.layer.official == true)
      switch profile {
      case .skybeat: readRules(&zone, feature, problem)
      case .esua:
        zone.validFrom = time("from", feature, problem)
        zone.validTo = time("to", feature, problem)
      }
      if let from = zone.validFrom, let to = zone.validTo, to <= from {
        problem("it ends at \(to), not after its start at \(from)")
      }
      return zone
    }
  }

  /// The properties of our own layers.
  private func readRules(_ zone: inout Zone, _ feature: LayerFeature, _ problem: (String) -> Void) {
    let known = Zone.Restriction.allCases.map(\.rawValue)
    switch feature.properties["restriction"] {
    case .text(let text):
      if let restriction = Zone.Restriction(rawValue: text) {
        zone.restriction = restriction
      } else {
        problem("restriction: " + Names.unknown("value", text, known: known))
      }
    default: problem("restriction is missing; expected one of \(known.joined(separator: ", "))")
    }
    zone.lower = limit("lower", feature, problem)
    zone.upper = limit("upper", feature, problem)
    if let lower = zone.lower, let upper = zone.upper, lower.reference == upper.reference,
      upper.metres <= lower.metres
    {
      problem("upper_m \(upper.metres.plain) m is not above lower_m \(lower.metres.plain) m")
    }
    zone.hours = hours(feature.properties["hours"] ?? .text("always"), problem)
    zone.validFrom = time("valid_from", feature, problem)
    zone.validTo = time("valid_to", feature, problem)
  }

  private func limit(_ end: String, _ feature: LayerFeature, _ problem: (String) -> Void) -> VerticalLimit? {
    switch feature.properties["\(end)_m"] {
    case nil, .null: return nil
    case .number(let metres) where (-100...20_000).contains(metres):
      guard case .text(let text) = feature.properties["\(end)_ref"],
        let reference = VerticalReference(rawValue: text)
      else {
        problem("\(end)_ref: expected one of agl, amsl, hkpd for \(end)_m \(metres.plain) m")
        return nil
      }
      return VerticalLimit(metres: metres, reference: reference)
    case .some(let value):
      problem("\(end)_m is \(value.words); expected null or a number, -100 to 20000 m")
      return nil
    }
  }

  private func time(_ key: String, _ feature: LayerFeature, _ problem: (String) -> Void) -> Moment? {
    switch feature.properties[key] {
    case nil, .null: return nil
    case .text(let text):
      if let moment = Moment(offsetTime: text) { return moment }
      problem("\(key) is '\(text)'; expected a time such as 2026-11-28T06:00:00+08:00")
    case .some(let value): problem("\(key) is \(value.words); expected a time or null")
    }
    return nil
  }

  private func hours(_ value: JSONValue, _ problem: (String) -> Void) -> Hours {
    if case .text("always") = value { return .always }
    guard case .list(let items) = value, !items.isEmpty else {
      problem("hours is \(value.words); expected \"always\" or a list of {days, from, to}")
      return .always
    }
    var rules: [DailyHours] = []
    for item in items {
      guard case .object(let object) = item, case .list(let days) = object["days"],
        case .text(let fromText) = object["from"], case .text(let toText) = object["to"],
        let from = Moment.clockSeconds(fromText, upTo: 24), let to = Moment.clockSeconds(toText, upTo: 24)
      else {
        problem("hours: expected {\"days\": [\"mon\"], \"from\": \"07:00\", \"to\": \"19:00\"}")
        continue
      }
      var weekdays: Set<Int> = []
      for day in days {
        if case .text(let name) = day, let numbers = Weekdays.numbers(name) {
          weekdays.formUnion(numbers)
        } else {
          problem("hours: unknown day \(day.words); known: \(Weekdays.names.joined(separator: ", ")), any")
        }
      }
      rules.append(DailyHours(weekdays: weekdays, from: from, to: to))
    }
    return .daily(rules)
  }

  func permissions(_ items: [Cursor], zones: [String]) -> [Permission] {
    let permissions = items.compactMap { permission($0, zones: zones) }
    if permissions.count == items.count { unique(items, permissions.map(\.number), "permission") }
    return permissions
  }

  private func permission(_ cursor: Cursor, zones: [String]) -> Permission? {
    guard let fields = cursor.fields(PermissionKey.self) else { return nil }
    let number = fields.text(.number)
    let holder = fields.bilingual(.holder)
    var opened: [String] = []
    for item in fields.need(.zones)?.items(atLeast: 0) ?? [] {
      guard let id = item.text() else { continue }
      if !zones.isEmpty, !zones.contains(id) { item.report(Names.unknown("zone", id, known: zones)) }
      opened.append(id)
    }
    let ceiling = fields.number(.ceiling, in: 1...1000, "m")
    let hours = fields.need(.hours).flatMap(self.hours)
    let from = fields.need(.validFrom)?.moment()
    let to = fields.need(.validTo)?.moment()
    if let from, let to, to <= from { fields[.validTo]?.report("\(to) is not after valid_from, \(from)") }
    let conditions = (fields[.conditions]?.items(atLeast: 0) ?? []).compactMap { $0.bilingual() }
    guard let hours, let from, let to else { return nil }
    return Permission(
      number: number, holder: holder, zones: opened, ceilingAboveGround: .metres(ceiling), hours: hours,
      validFrom: from, validTo: to, conditions: conditions)
  }
}
