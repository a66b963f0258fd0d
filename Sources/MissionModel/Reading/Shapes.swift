import Units

/// Reads areas and lines, from layers or written in place.
extension Reading {
  /// Reports unless exactly one of the keys is given.
  func exactlyOne<Key: FieldKey>(_ keys: [Key], of fields: Fields<Key>) -> Bool {
    let given = keys.filter { fields[$0] != nil }
    if given.count == 1 { return true }
    let names = keys.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let found = given.isEmpty ? "none" : given.map { "'\($0.rawValue)'" }.joined(separator: " and ")
    let spot = given.count > 1 ? fields[given[1]]?.spot ?? fields.owner.spot : fields.owner.spot
    log.add(spot, "\(Key.title): expected exactly one of \(names); found \(found)")
    return false
  }

  /// Reports keys that only go with a layer.
  func onlyWithLayer<Key: FieldKey>(_ keys: [Key], of fields: Fields<Key>) {
    for key in keys { fields[key]?.report("goes only with 'layer'") }
  }

  func area(_ cursor: Cursor?, use: String, label: String) -> [GeoPolygon] {
    guard let cursor, let fields = cursor.fields(AreaKey.self),
      exactlyOne([.layer, .circle, .polygon], of: fields)
    else { return [] }
    if fields[.layer] == nil { onlyWithLayer([.features, .where, .skip], of: fields) }
    if let circle = fields[.circle] { return self.circle(circle).map { [$0] } ?? [] }
    if let polygon = fields[.polygon] {
      let outer = points(polygon, atLeast: 3)
      guard !outer.isEmpty else { return [] }
      let area = GeoPolygon(outer: outer)
      willCheck(area, polygon.spot, label)
      return [area]
    }
    guard
      let selection = select(
        layer: fields[.layer], features: fields[.features], where: fields[.where], skip: fields[.skip],
        wanted: "polygon", use: use)
    else { return [] }
    return polygons(of: selection)
  }

  /// The polygons of a selection, remembered for the check.
  func polygons(of selection: LayerSelection) -> [GeoPolygon] {
    selection.features.flatMap { feature -> [GeoPolygon] in
      guard case .polygons(let polygons) = feature.geometry else { return [] }
      for polygon in polygons { willCheck(polygon, .whole(selection.layer.path), feature.label) }
      return polygons
    }
  }

  func lines(_ cursor: Cursor?, use: String) -> [[GeoPoint]] {
    guard let cursor, let fields = cursor.fields(LinesKey.self), exactlyOne([.layer, .line], of: fields)
    else {
      return []
    }
    if let line = fields[.line] {
      onlyWithLayer([.features, .where, .skip], of: fields)
      let points = points(line, atLeast: 2)
      return points.isEmpty ? [] : [points]
    }
    guard
      let selection = select(
        layer: fields[.layer], features: fields[.features], where: fields[.where], skip: fields[.skip],
        wanted: "line", use: use)
    else { return [] }
    return selection.features.flatMap { feature -> [[GeoPoint]] in
      if case .lines(let lines) = feature.geometry { lines } else { [] }
    }
  }

  /// A number among a feature's properties.
  func property(
    _ key: String, of feature: LayerFeature, _ layer: Layer, in range: ClosedRange<Double>, _ unit: String
  ) -> Double? {
    let expected = "expected a number, \(range.lowerBound.plain) to \(range.upperBound.plain) \(unit)"
    guard case .number(let value) = feature.properties[key], range.contains(value) else {
      let found = feature.properties[key].map(\.words) ?? "missing"
      log.add(.whole(layer.path), "\(feature.label): \(key) is \(found); \(expected)")
      return nil
    }
    return value
  }

  private func points(_ cursor: Cursor, atLeast least: Int) -> [GeoPoint] {
    let items = cursor.items(atLeast: least) ?? []
    let points = items.compactMap { $0.fields(PointKey.self)?.place(latitude: .lat, longitude: .lon) }
    return points.count == items.count ? points : []
  }

  private func circle(_ cursor: Cursor) -> GeoPolygon? {
    guard let fields = cursor.fields(CircleKey.self) else { return nil }
    let place = fields.place(latitude: .lat, longitude: .lon)
    let radius = fields[.radius] == nil ? nil : fields.numberIfGiven(.radius, in: 1...50_000, "m")
    if fields[.radius] == nil { _ = fields.need(.radius) }
    guard let place, let radius else { return nil }
    return GeoPolygon(around: place, radius: .metres(radius))
  }

  /// Reports each id that an earlier entry has already.
  func unique(_ cursors: [Cursor], _ ids: [String], _ what: String) {
    var seen: Set<String> = []
    for (cursor, id) in zip(cursors, ids) where !id.isEmpty && !seen.insert(id).inserted {
      cursor.report("\(what) id '\(id)' is there twice")
    }
  }
}
