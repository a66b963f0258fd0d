import Units

private enum Choice: String, CaseIterable { case all, best }

/// Reads lists of targets, from a layer or written in place.
extension Reading {
  /// - Parameter dwell: stands where a target does not say its own.
  func targets(_ cursor: Cursor, dwell: TimeSpan, use: String) -> BeatShape? {
    guard let fields = cursor.fields(TargetsKey.self), exactlyOne([.layer, .list], of: fields) else {
      return nil
    }
    let common = fields[.view].map { view($0) } ?? TargetView()
    var result: [Target] = []
    if let list = fields[.list] {
      onlyWithLayer([.features, .where, .skip], of: fields)
      result = (list.items() ?? []).compactMap { target($0, dwell: dwell, common) }
      unique(list.items() ?? [], result.map(\.id), "target")
    } else if let selection = select(
      layer: fields[.layer], features: fields[.features], where: fields[.where], skip: fields[.skip],
      wanted: "point", use: use)
    {
      result = selection.features.compactMap { target($0, of: selection.layer, dwell: dwell, common) }
      var seen: Set<String> = []
      for target in result where !seen.insert(target.id).inserted {
        log.add(.whole(selection.layer.path), "target id '\(target.id)' is there twice")
      }
    }
    places += result.map(\.position)
    let choose = choice(fields)
    return result.isEmpty ? nil : .targets(result, choose: choose)
  }

  private func choice(_ fields: Fields<TargetsKey>) -> TargetChoice {
    guard fields[.choose]?.choice(Choice.self) == .best else {
      fields[.sorties]?.report("goes only with 'choose: best'")
      return .all
    }
    return .best(sorties: fields.whole(.sorties, in: 1...20, "sorties"))
  }

  private func target(_ cursor: Cursor, dwell: TimeSpan, _ common: TargetView) -> Target? {
    guard let fields = cursor.fields(TargetKey.self) else { return nil }
    let place = fields.place(latitude: .lat, longitude: .lon)
    let own = fields.numberIfGiven(.dwell, in: 0...600, "s").map { TimeSpan.seconds($0) }
    let view = fields[.view].map { self.view($0, common) } ?? common
    return Target(
      id: fields.identifier(.id), name: fields.bilingual(.name), kind: fields.text(.kind),
      position: place ?? GeoPoint(longitude: 0, latitude: 0),
      extent: .metres(fields.number(.extent, in: 1...1000, "m")),
      priority: fields.whole(.priority, in: 1...9, "(1 least to 9)"), dwell: own ?? dwell, view: view)
  }

  private func target(
    _ feature: LayerFeature, of layer: Layer, dwell: TimeSpan, _ common: TargetView
  ) -> Target? {
    guard case .points(let points) = feature.geometry, points.count == 1 else {
      log.add(.whole(layer.path), "\(feature.label): expected one point")
      return nil
    }
    guard let id = feature.id, let name = feature.name, let kind = feature.text("kind") else {
      log.add(.whole(layer.path), "\(feature.label): a target needs id, name_en, name_zh and kind")
      return nil
    }
    let extent = property("extent_m", of: feature, layer, in: 1...1000, "m")
    let priority = property("priority", of: feature, layer, in: 1...9, "(1 least to 9)")
    var own = dwell
    if feature.properties["dwell_s"] != nil {
      own = .seconds(property("dwell_s", of: feature, layer, in: 0...600, "s") ?? 0)
    }
    return Target(
      id: id, name: name, kind: kind, position: points[0], extent: .metres(extent ?? 1),
      priority: Int(priority ?? 1), dwell: own, view: common)
  }

  /// A view; what it leaves open is taken from `common`, and the limits are judged together.
  private func view(_ cursor: Cursor, _ common: TargetView = TargetView()) -> TargetView {
    guard let fields = cursor.fields(TargetViewKey.self) else { return common }
    func metres(_ key: TargetViewKey, from least: Double) -> Length? {
      fields.numberIfGiven(key, in: least...2000, "m").map { .metres($0) }
    }
    func angle(_ key: TargetViewKey, _ range: ClosedRange<Double>) -> Angle? {
      fields.numberIfGiven(key, in: range, "degrees").map { .degrees($0) }
    }
    var view = TargetView(
      leastHeight: metres(.leastHeight, from: 5), greatestHeight: metres(.greatestHeight, from: 5),
      leastStandOff: metres(.leastStandOff, from: 0), greatestStandOff: metres(.greatestStandOff, from: 0),
      steepest: angle(.steepest, -90...0), flattest: angle(.flattest, -90...0), side: angle(.side, 0...360),
      sideWithin: angle(.sideWithin, 1...180))
    if fields[.from] != nil || fields[.to] != nil { view.hours = span(fields, .from, .to, inDay: true) }
    let own = view
    view = view.filled(from: common)
    // Told where it was written: not again for a target that takes it over, nor for a value that is no number.
    func inOrder<Value: Comparable>(
      _ low: KeyPath<TargetView, Value?>, _ high: KeyPath<TargetView, Value?>,
      _ keys: (TargetViewKey, TargetViewKey), _ words: (Value) -> String
    ) {
      guard own[keyPath: low] != nil || own[keyPath: high] != nil,
        (own[keyPath: low] == nil) == (fields[keys.0] == nil),
        (own[keyPath: high] == nil) == (fields[keys.1] == nil),
        let least = view[keyPath: low], let greatest = view[keyPath: high], least > greatest
      else { return }
      if let cursor = fields[keys.0] {
        cursor.report("\(words(least)) is above \(keys.1.rawValue), \(words(greatest))")
      } else {
        fields[keys.1]?.report("\(words(greatest)) is below \(keys.0.rawValue), \(words(least))")
      }
    }
    inOrder(\.leastHeight, \.greatestHeight, (.leastHeight, .greatestHeight)) { "\($0.metres.plain) m" }
    inOrder(\.leastStandOff, \.greatestStandOff, (.leastStandOff, .greatestStandOff)) {
      "\($0.metres.plain) m"
    }
    inOrder(\.steepest, \.flattest, (.steepest, .flattest)) { "\($0.degrees.plain) degrees" }
    if view.side != nil, view.leastStandOff == nil, view.greatestStandOff == nil, view.steepest == nil,
      view.flattest == nil
    {
      (fields[.side] ?? cursor).report(
        "needs a stand-off or a camera angle, else nothing puts the aircraft aside")
    }
    if (view.side == nil) != (view.sideWithin == nil) {
      cursor.report("'side_deg' and 'side_within_deg' go together")
    }
    return view
  }
}
