import Units
import Yams

/// Which features of a layer are meant: `features` by id, `where` by property, `skip` without these.
struct LayerSelection {
  var layer: Layer
  var features: [LayerFeature]
  var spot: Spot
}

extension Reading {
  /// Reads `layer`, `features`, `where` and `skip` and picks the features with the wanted shape.
  ///
  /// Issues: unknown or double ids, properties that no feature has, an empty choice, another shape, places
  /// outside Hong Kong.
  func select(
    layer cursor: Cursor?, features: Cursor?, where condition: Cursor?, skip: Cursor?, wanted: String,
    use: String, official: Bool? = nil
  ) -> LayerSelection? {
    guard let cursor, let layer = layer(cursor, use: use, official: official) else { return nil }
    var chosen = layer.features
    if let features {
      let ids = features.items() ?? []
      chosen = ids.compactMap { item in item.text().flatMap { feature($0, in: layer, item) } }
      if chosen.count < ids.count { return nil }
    }
    if let condition {
      guard let matches = conditions(condition, in: layer) else { return nil }
      chosen = chosen.filter { feature in matches.allSatisfy { $0.holds(feature) } }
    }
    if let skip {
      let ids = Set(
        (skip.items() ?? []).compactMap { item in item.text().flatMap { feature($0, in: layer, item)?.id } })
      chosen = chosen.filter { feature in feature.id.map { !ids.contains($0) } ?? true }
    }
    if chosen.isEmpty {
      cursor.report("no feature of \(layer.path) is left to use; it has \(layer.features.count)")
      return nil
    }
    for feature in chosen {
      if feature.geometry.kind != wanted {
        (features ?? cursor).report(
          "\(feature.label) of \(layer.path) is a \(feature.geometry.kind); expected a \(wanted)")
      } else {
        checkPlaces(feature, layer.path)
      }
    }
    return LayerSelection(layer: layer, features: chosen, spot: (features ?? cursor).spot)
  }

  private func feature(_ id: String, in layer: Layer, _ cursor: Cursor) -> LayerFeature? {
    let found = layer.features.filter { $0.id == id }
    if found.isEmpty {
      cursor.report(
        Names.unknown("feature", id, known: layer.features.compactMap(\.id)) + " in \(layer.path)")
    } else if found.count > 1 {
      cursor.report("feature '\(id)' is there \(found.count) times in \(layer.path)")
    }
    return found.first
  }

  /// Reports the first place of a feature that cannot be in Hong Kong.
  private func checkPlaces(_ feature: LayerFeature, _ path: String) {
    let places = feature.geometry.allPoints
    let bad = places.indices.filter { HongKong.problem(places[$0]) != nil }
    guard let first = bad.first, let problem = HongKong.problem(places[first]) else { return }
    let more = bad.count > 1 ? " (and \(bad.count - 1) more points)" : ""
    log.add(.whole(path), "\(feature.label): point \(first): \(problem)\(more)")
  }

  private struct Condition {
    var key: String
    var values: [String]
    func holds(_ feature: LayerFeature) -> Bool {
      switch feature.properties[key] {
      case .text(let text): values.contains(text)
      case .number(let number): values.contains(number.plain)
      case .flag(let flag): values.contains("\(flag)")
      default: false
      }
    }
  }

  /// The mapping of `where`: property to value, or to a list of values.
  private func conditions(_ cursor: Cursor, in layer: Layer) -> [Condition]? {
    guard case .mapping(let mapping) = cursor.node else {
      cursor.report("expected a mapping of a property to its value or values")
      return nil
    }
    let known = Set(layer.features.flatMap(\.properties.keys)).sorted()
    var result: [Condition] = []
    for (keyNode, value) in mapping {
      let key = Cursor(node: keyNode, file: cursor.file, log: log, name: "where")
      let values = Cursor(node: value, file: cursor.file, log: log, name: key.text() ?? "where")
      guard known.contains(values.name) else {
        key.report(Names.unknown("property", values.name, known: known) + " in \(layer.path)")
        return nil
      }
      if case .sequence = value {
        result.append(Condition(key: values.name, values: values.words()))
      } else {
        guard let word = values.text() else { return nil }
        result.append(Condition(key: values.name, values: [word]))
      }
    }
    return result
  }
}
