import Skybeat

/// All mistakes of a map layer: what a mission would refuse, and what its user must be told and is not.
enum LayerCheck {
  /// - Throws: `FileIssue` when the file is no layer at all.
  static func mistakes(_ sheet: LayerSheet) throws -> [FileIssue] {
    var issues: [FileIssue] = []
    func add(_ reason: String) {
      issues.append(FileIssue(file: sheet.path, line: 0, column: 0, reason: reason))
    }
    if sheet.features.isEmpty { add("the layer has no features") }
    if sheet.attribution == nil { add("'attribution' is missing: whose data is it?") }
    var ids: [String] = []
    for feature in sheet.features {
      if let id = feature.id {
        if ids.contains(id) { add("\(feature.label): the id is there twice") }
        ids.append(id)
      } else {
        add("\(feature.label): 'id' is missing")
      }
      if feature.nameEn == nil { add("\(feature.label): 'name_en' is missing") }
      if feature.nameZh == nil { add("\(feature.label): 'name_zh' is missing") }
      if feature.licence == nil, sheet.licence == nil { add("\(feature.label): 'licence' is missing") }
      if feature.official == nil, sheet.official == nil { add("\(feature.label): 'official' is missing") }
      switch feature.accuracyM {
      case nil: add("\(feature.label): 'accuracy_m' is missing")
      case .some(let metres) where !(metres > 0 && metres <= 10_000):
        add("\(feature.label): accuracy_m is \(metres); expected more than 0 and at most 10000 m")
      case .some: break
      }
    }
    return issues + (try asMission(sheet))
  }

  /// What the mission reader says. It picks features by id, so those without one or with a double one are left out.
  private static func asMission(_ sheet: LayerSheet) throws -> [FileIssue] {
    let all = sheet.features.compactMap(\.id)
    let known = sheet.features.filter { feature in
      feature.shape != nil && all.count { $0 == feature.id } == 1
    }
    var probe = MissionProbe.Choice()
    for feature in known {
      guard let id = feature.id else { continue }
      switch feature.shape {
      case .polygons: if feature.isZone { probe.zones.append(id) } else { probe.polygons.append(id) }
      case .lines: probe.lines.append(id)
      case .points: probe.points.append(id)
      case nil: break
      }
    }
    return try MissionProbe.mistakes(layer: sheet.path, probe)
  }
}
